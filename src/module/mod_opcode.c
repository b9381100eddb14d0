/* Module _opcode: the tables of the bytecode for tools written in Python (opcode, dis, krait mpy).
 * Everything is read from the tables that compiler and interpreter use. */
#include "code/debug.h"
#include "code/opcode.h"
#include "object/int.h"
#include "object/module.h"
#include "object/names.h"
#include "object/seq.h"
#include "object/str.h"

static kr_value text(kr_ctx *ctx, const char *s) {
    return kr_str_intern_rom(ctx, s);
}

/* (first, last, name, operand, effect, meaning) */
static kr_value row(kr_ctx *ctx, int lo, int hi, const char *name, const char *operand,
                    const char *effect, const char *meaning) {
    kr_value t[6] = {
        kr_smallint(lo),    kr_smallint(hi),   text(ctx, name),
        text(ctx, operand), text(ctx, effect), kr_str_from_cstr(ctx, meaning),
    };
    return kr_tuple_new(ctx, 6, t);
}

static kr_value make_table(kr_ctx *ctx) {
    kr_value out = kr_list_new(ctx, 0, NULL);
#define KR_OPCODE(lo, hi, nm, opnd, dlt, eff, txt)                                                 \
    kr_list_append(ctx, out, row(ctx, lo, hi, #nm, #opnd, #eff, txt));
#include "code/opcodes.def"
#undef KR_OPCODE
    return kr_tuple_from_iterable(ctx, out);
}

/* Strings that .mpy files tell by a number, from 1 on. */
static kr_value make_static_names(kr_ctx *ctx) {
    static const char *const names[] = {
#define KR_STATIC_NAME(s) s,
#include "code/static_names.def"
#undef KR_STATIC_NAME
    };
    kr_value out = kr_list_new(ctx, 0, NULL);
    for (size_t i = 0; i < KR_ARRAY_LEN(names); i++) kr_list_append(ctx, out, text(ctx, names[i]));
    return kr_tuple_from_iterable(ctx, out);
}

/* Machines of .mpy files by number. */
static kr_value make_archs(kr_ctx *ctx) {
    kr_value out = kr_list_new(ctx, 0, NULL);
#define KR_MPY_ARCH(number, name) kr_list_append(ctx, out, text(ctx, name));
#include "code/mpy_arch.def"
#undef KR_MPY_ARCH
    return kr_tuple_from_iterable(ctx, out);
}

/* (symbol, special method or "<symbol>") */
static kr_value operator_row(kr_ctx *ctx, const char *symbol, kr_value method) {
    kr_value s = text(ctx, symbol);
    return kr_tuple2(ctx, s, kr_isnull(method) ? kr_str_format(ctx, "<%U>", s) : method);
}

static kr_value make_unary(kr_ctx *ctx) {
    kr_value t[KR_ARRAY_LEN(kr_listing_unops)];
    for (size_t i = 0; i < KR_ARRAY_LEN(t); i++) {
        const char *symbol = kr_unop_symbol((kr_unop)i), *blank = strchr(symbol, ' ');
        bool method = *kr_listing_unops[i];
        t[i] = operator_row(ctx, blank ? blank + 1 : symbol,
                            method ? text(ctx, kr_listing_unops[i]) : KR_NULL);
    }
    return kr_tuple_new(ctx, KR_ARRAY_LEN(t), t);
}

static kr_value make_binary(kr_ctx *ctx) {
    kr_value t[KR_ARRAY_LEN(kr_listing_binops)];
    for (int i = 0; i < (int)KR_ARRAY_LEN(t); i++) {
        const char *symbol = i == KR_BIN_POW ? "**" : kr_binop_symbol((kr_binop)i);
        bool method = i <= KR_BIN_NE || i >= KR_BIN_IOR;
        t[i] = operator_row(ctx, symbol,
                            method ? kr_name_value(kr_binop_dunder((kr_binop)i)) : KR_NULL);
    }
    return kr_tuple_new(ctx, KR_ARRAY_LEN(t), t);
}

static bool needs_argument(kr_opcode_info info) {
    return info.operand != KR_OPERAND_NONE && info.operand != KR_OPERAND_INLINE;
}

static kr_value op_stack_effect(kr_ctx *ctx, const kr_value *a) {
    int op = kr_as_int(ctx, a[0]);
    bool arg = !kr_isnull(a[1]) && !kr_is_none(a[1]), jump = !kr_isnull(a[2]) && !kr_is_none(a[2]);
    kr_opcode_info info = kr_opcode_lookup((uint8_t)op);
    kr_insn in = {.byte = (uint8_t)op, .first = info.first};
    if (op < 0 || op > 255 || info.operand == KR_OPERAND_INVALID) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "invalid opcode");
    }
    if (needs_argument(info) && !arg) {
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     "stack_effect: opcode requires oparg but oparg was not specified");
    }
    if (arg) in.arg = kr_as_int64(ctx, a[1]);
    if (!kr_isnull(a[3])) in.extra = (uint8_t)kr_as_int(ctx, a[3]);
    int through = kr_insn_delta(&in), over = kr_insn_jump_delta(&in);
    if (jump) return kr_smallint(kr_truth(ctx, a[2]) ? over : through);
    return kr_smallint(over > through ? over : through);
}

static kr_value slot_names(kr_ctx *ctx, kr_code *c) {
    kr_value out = kr_list_new(ctx, 0, NULL);
    for (uint32_t i = 0; i < c->n_state; i++) {
        kr_value name = kr_code_slot_name(ctx, c, i);
        if (kr_isnull(name) && i >= (c->debug ? c->debug->n_slots : c->n_pos + c->n_kwonly)) break;
        if (kr_isnull(name)) name = i < c->n_pos ? kr_str_intern_rom(ctx, ".0") : KR_NONE;
        kr_list_append(ctx, out, name);
    }
    return kr_tuple_from_iterable(ctx, out);
}

/* What the operands of a code's instructions count in. */
static kr_value op_tables(kr_ctx *ctx, kr_value code) {
    kr_value t[4];
    if (!kr_is_exact(code, &kr_type_code)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "code object expected, not %T", code);
    }
    kr_code *c = KR_AS(kr_code, code);
    for (uint32_t i = 0; i < c->unit->n_names; i++) kr_unit_name(ctx, c->unit, i);
    t[0] = kr_tuple_new(ctx, c->unit->n_names, c->unit->names);
    t[1] = kr_tuple_new(ctx, c->unit->n_objs, c->unit->objs);
    t[2] = kr_list_new(ctx, 0, NULL);
    for (uint32_t i = 0; i < c->n_children; i++) {
        kr_list_append(ctx, t[2], kr_from_ptr(kr_code_child(ctx, c, i)));
    }
    t[2] = kr_tuple_from_iterable(ctx, t[2]);
    t[3] = slot_names(ctx, c);
    return kr_tuple_new(ctx, 4, t);
}

static const kr_builtin members[] = {
    KR_FUNC_SIG("stack_effect", op_stack_effect, "opcode,oparg=,/,*,jump=,extra=",
                "Compute the stack effect of the opcode; extra is the byte after the argument."),
    KR_FUNC_1("tables", op_tables,
              "tables(code) -> (names, constants, codes, names of the local slots)"),
};

static const kr_lazy_member lazy[] = {
    {"table", make_table, NULL},       {"static_names", make_static_names, NULL},
    {"archs", make_archs, NULL},       {"unary_ops", make_unary, NULL},
    {"binary_ops", make_binary, NULL}, {NULL, NULL, NULL},
};

const kr_module_def kr_module_opcode = {
    .name = "_opcode",
    .doc = KR_DOC("Tables of the bytecode: what opcode, dis and krait mpy are made from."),
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
    .lazy = lazy,
};
