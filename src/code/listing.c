/* The `-v -v` listing: byte for byte what the listing specification says.
 *
 * Functions appear breadth-first in scope order, module first. Nothing is cached; text goes
 * straight to the lister. Pointers print as lower-case hex without prefix. */
#include "base/buf.h"
#include "code/debug.h"
#include "code/opcode.h"
#include "object/seq.h"
#include "object/str.h"

#include <stdarg.h>

static void put(const kr_lister *out, const char *fmt, ...) KR_PRINTF(2, 3);
static void put(const kr_lister *out, const char *fmt, ...) {
    char line[160];
    va_list ap;
    size_t n;
    va_start(ap, fmt);
    n = kr_buf_vsnprintf(line, sizeof line, fmt, ap);
    va_end(ap);
    out->write(out->opaque, line, n);
}

static void put_str(const kr_lister *out, kr_value s) {
    size_t n;
    const char *p = kr_str_data(s, &n);
    out->write(out->opaque, p, n);
}

static unsigned long long address(const void *p) {
    return (unsigned long long)(uintptr_t)p;
}

static void list_head(kr_ctx *ctx, kr_code *c, const kr_lister *out) {
    uint32_t info = (uint32_t)(c->insns - c->body);
    put(out, "File ");
    put_str(out, kr_unit_filename(c->unit));
    put(out, ", code block '");
    put_str(out, c->name);
    put(out, "' (descriptor: %llx, bytecode @%llx %u bytes)\n", address(c), address(c->body),
        (unsigned)c->body_len);
    put(out, "Raw bytecode (code_info_size=%u, bytecode_size=%u):\n", (unsigned)info,
        (unsigned)(c->body_len - info));
    for (uint32_t i = 0; i < c->body_len; i++) {
        put(out, " %02x", c->body[i]);
        if ((i & 15) == 15 && i + 1 < c->body_len) put(out, "\n");
    }
    put(out, "\narg names:");
    for (uint32_t i = 0; i < c->n_pos + c->n_kwonly; i++) {
        put(out, " ");
        put_str(out, kr_code_arg_names(ctx, c)[i]);
    }
    put(out, "\n(N_STATE %u)\n(N_EXC_STACK %u)\n", (unsigned)c->n_state, (unsigned)c->n_exc_stack);
    for (uint32_t i = 0; i < c->n_cells; i++) put(out, "(INIT_CELL %u)\n", c->cells[i]);
}

static void list_name(const kr_lister *out, const char *op, kr_value name, bool quoted) {
    put(out, quoted ? "%s '" : "%s ", op);
    put_str(out, name);
    put(out, quoted ? "'\n" : "\n");
}

static void list_object(kr_ctx *ctx, const kr_lister *out, const char *op, kr_value v) {
    put(out, "%s %llx=", op, (unsigned long long)v.w);
    put_str(out, kr_repr(ctx, v));
    put(out, "\n");
}

/* Instructions that the listing prints in a way of their own; false: by operand kind. */
static bool list_special(kr_ctx *ctx, const kr_insn *in, const kr_code *c, const char *op,
                         const kr_lister *out) {
    unsigned k = (unsigned)in->arg;
    switch (in->first) {
    case KR_OPC_UNARY_OP_INLINE:
        put(out, "%s %u %s\n", op, k, kr_listing_unops[k]);
        return true;
    case KR_OPC_BINARY_OP_INLINE:
        put(out, "%s %u %s\n", op, k, kr_listing_binops[k]);
        return true;
    case KR_OPC_CALL_FUNCTION_UINT:
    case KR_OPC_CALL_FUNCTION_VAR_KW_UINT:
    case KR_OPC_CALL_METHOD_UINT:
    case KR_OPC_CALL_METHOD_VAR_KW_UINT:
        put(out, "%s n=%u nkw=%u\n", op, k & 0xff, k >> 8 & 0xff);
        return true;
    case KR_OPC_LOAD_CONST_STRING_NAME:
    case KR_OPC_IMPORT_NAME_NAME:
    case KR_OPC_IMPORT_FROM_NAME:
        list_name(out, op, kr_unit_name(ctx, c->unit, k), true);
        return true;
    case KR_OPC_LOAD_FAST_N_UINT:
        put(out, "LOAD_FAST_N %u\n", k);
        return true;
    case KR_OPC_STORE_FAST_N_UINT:
        put(out, "STORE_FAST_N %u\n", k);
        return true;
    default:
        return false;
    }
}

/* One row; false at an unassigned byte, where the listing stops. */
static bool list_insn(kr_ctx *ctx, kr_code *c, uint32_t at, const kr_insn *in,
                      const kr_lister *out) {
    kr_opcode_info info = kr_opcode_lookup(in->byte);
    put(out, "%02u ", (unsigned)at);
    if (info.operand == KR_OPERAND_INVALID) {
        put(out, "code %llx, byte code 0x%02x not implemented\n", address(c->insns + at), in->byte);
        return false;
    }
    if (list_special(ctx, in, c, info.name, out)) return true;
    switch (info.operand) {
    case KR_OPERAND_NONE:
        put(out, "%s\n", info.name);
        break;
    case KR_OPERAND_NAME:
        list_name(out, info.name, kr_unit_name(ctx, c->unit, (uint32_t)in->arg), false);
        break;
    case KR_OPERAND_OBJ:
        list_object(ctx, out, info.name, c->unit->objs[in->arg]);
        break;
    case KR_OPERAND_CHILD:
        put(out, "%s %llx\n", info.name, address(kr_code_child(ctx, c, (uint32_t)in->arg)));
        break;
    case KR_OPERAND_CHILD_X:
        put(out, "%s %llx %u\n", info.name, address(kr_code_child(ctx, c, (uint32_t)in->arg)),
            in->extra);
        break;
    case KR_OPERAND_LABEL_X:
        put(out, "%s %u %u\n", info.name, (unsigned)in->arg, in->extra);
        break;
    default:
        put(out, "%s %lld\n", info.name, (long long)in->arg);
        break;
    }
    return true;
}

static void list_one(kr_ctx *ctx, kr_code *c, const kr_lister *out) {
    uint32_t len = (uint32_t)(c->insns_end - c->insns);
    kr_line_walker w = {0};
    kr_insn in;
    list_head(ctx, c, out);
    while (kr_line_next(c, &w)) put(out, "  bc=%u line=%u\n", (unsigned)w.offset, (unsigned)w.line);
    for (uint32_t at = 0; at < len; at += in.size) {
        kr_insn_decode(c, at, &in);
        if (!list_insn(ctx, c, at, &in, out)) return;
    }
}

/* Prints the codes `depth` levels below c; false if there are none. */
static bool list_level(kr_ctx *ctx, kr_code *c, unsigned depth, const kr_lister *out) {
    bool any = false;
    if (depth == 0) {
        list_one(ctx, c, out);
        return true;
    }
    for (uint32_t i = 0; i < c->n_children; i++) {
        any |= list_level(ctx, kr_code_child(ctx, c, i), depth - 1, out);
    }
    return any;
}

/* All codes of c and below, each at its number. */
static void collect(kr_ctx *ctx, kr_code *c, kr_value *by_number) {
    by_number[c->number] = kr_from_ptr(c);
    for (uint32_t i = 0; i < c->n_children; i++) collect(ctx, kr_code_child(ctx, c, i), by_number);
}

void kr_code_list(kr_ctx *ctx, kr_code *code, const kr_lister *out) {
    const kr_unit *u = code->unit;
    if (u->listed && code->number == 0) {
        kr_value all = kr_tuple_new(ctx, u->n_codes, NULL), *items = KR_AS(kr_tuple, all)->items;
        collect(ctx, code, items);
        for (uint32_t i = 0; i < u->n_codes; i++) {
            list_one(ctx, KR_AS(kr_code, items[u->listed[i]]), out);
        }
        kr_keep(all);
        return;
    }
    for (unsigned depth = 0; list_level(ctx, code, depth, out); depth++) continue;
}
