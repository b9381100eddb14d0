/* Decides what pre-code left open and passes v6 instructions on, see lower.h.
 *
 * In the alternative of an IF that is not taken, rows are decoded only for the line and position
 * state that they carry. Rows of divergence.def decided here: class_deref, annotation names,
 * assert_class, many_cells. */
#include "compile/lower.h"

#include "base/buf.h"

int kr_lower_delta(uint8_t op, uint64_t k, uint8_t x) {
    (void)x;
    switch (op) {
#define KR_OPCODE(lo, hi, nm, opnd, dlt, eff, txt)                                                 \
    case lo ... hi:                                                                                \
        return (int)(dlt);
#include "code/opcodes.def"
#undef KR_OPCODE
    default:
        return 0;
    }
}

/* ---- one v6 instruction ---- */

static void track(kr_lower *o, int delta) {
    o->depth += delta;
    if (o->depth > o->max_depth) o->max_depth = o->depth;
}

static void put_op(kr_lower *o, uint8_t op) {
    if (o->writing) {
        kr_encode_op(o, op);
    } else {
        track(o, kr_lower_delta(op, 0, 0));
    }
}

static void put_u(kr_lower *o, uint8_t op, uint64_t n) {
    if (o->writing) {
        kr_encode_u(o, op, n);
    } else {
        track(o, kr_lower_delta(op, n, 0));
    }
}

static void put_int(kr_lower *o, int64_t n) {
    if (o->writing) {
        kr_encode_int(o, n);
    } else {
        track(o, 1);
    }
}

static void put_name(kr_lower *o, uint8_t op, kr_sid t, bool ident) {
    if (o->writing) {
        kr_encode_u(o, op, o->g->texts[t].index - 1);
        return;
    }
    kr_sweep_name(o->g, t, ident);
    track(o, kr_lower_delta(op, 0, 0));
}

static void put_const(kr_lower *o, kr_cid c) {
    if (o->writing) {
        kr_encode_u(o, KR_OPC_LOAD_CONST_OBJ_OBJ, o->g->consts[c].index - 1);
        return;
    }
    kr_sweep_const(o->g, c);
    track(o, 1);
}

static void put_jump(kr_lower *o, uint8_t op, uint32_t label, uint8_t x) {
    if (o->writing) {
        kr_encode_jump(o, op, label, x);
    } else {
        track(o, kr_lower_delta(op, 0, x));
    }
}

static void put_helper(kr_lower *o, int helper) {
    put_name(o, KR_OPC_LOAD_GLOBAL_NAME, kr_text_helper(o->g, helper), false);
}

static void load_fast(kr_lower *o, uint32_t slot) {
    if (slot < 16) {
        put_op(o, (uint8_t)(KR_OPC_LOAD_FAST_INLINE + slot));
    } else {
        put_u(o, KR_OPC_LOAD_FAST_N_UINT, slot);
    }
}

static void store_fast(kr_lower *o, uint32_t slot) {
    if (slot < 16) {
        put_op(o, (uint8_t)(KR_OPC_STORE_FAST_INLINE + slot));
    } else {
        put_u(o, KR_OPC_STORE_FAST_N_UINT, slot);
    }
}

/* ---- identifiers ---- */

/* May the class's namespace hold a name that the body does not bind? */
static bool odd_class(kr_gen *g, const kr_scope *s) {
    static const char *const openers[] = {"locals", "vars", "exec", "eval"};
    if (s->flags & KR_SF_CLASS_ODD) return true;
    for (size_t i = 0; i < KR_ARRAY_LEN(openers); i++) {
        if (kr_scope_find(s, kr_text_cstr(g, openers[i])) >= 0) return true;
    }
    return false;
}

static void load_free_in_class(kr_lower *o, const kr_ident *e) {
    const kr_text_entry *t = &o->g->texts[e->name];
    bool bound = e->flags & (KR_ID_BOUND | KR_ID_DEAD_BOUND) && !(e->flags & KR_ID_NONLOCAL);
    if (!kr_row(o->g, KR_ROW_class_deref) || t->s[0] == '.' || (!bound && !odd_class(o->g, o->s))) {
        put_u(o, KR_OPC_LOAD_DEREF_UINT, e->slot);
        return;
    }
    put_helper(o, KR_HELPER_class_deref);
    put_name(o, KR_OPC_LOAD_CONST_STRING_NAME, e->name, false);
    load_fast(o, e->slot);
    put_u(o, KR_OPC_CALL_FUNCTION_UINT, 2);
}

static void load_ident(kr_lower *o, uint32_t id) {
    const kr_ident *e = &o->s->ids[id];
    switch (e->kind) {
    case KR_IK_LOCAL:
        load_fast(o, e->slot);
        break;
    case KR_IK_FREE:
        if (o->s->type == KR_SCOPE_CLASS && !(e->flags & KR_ID_HIDDEN)) {
            load_free_in_class(o, e);
            break;
        } /* fall through */
    case KR_IK_CELL:
        put_u(o, KR_OPC_LOAD_DEREF_UINT, e->slot);
        break;
    case KR_IK_GLOBAL:
        put_name(o, KR_OPC_LOAD_GLOBAL_NAME, e->name, true);
        break;
    default:
        put_name(o, KR_OPC_LOAD_NAME_NAME, e->name, true);
        break;
    }
}

static void load_from_class(kr_lower *o, uint32_t id) {
    const kr_ident *e = &o->s->ids[id];
    int64_t dict;
    if (!kr_resolve_from_class(o->s, id)) {
        load_ident(o, id);
        return;
    }
    dict = kr_scope_find(o->s, o->g->known[KR_KN_CLASSDICT]);
    put_helper(o, e->kind == KR_IK_FREE ? KR_HELPER_dict_or_cell : KR_HELPER_dict_or_global);
    put_name(o, KR_OPC_LOAD_CONST_STRING_NAME, e->name, false);
    load_ident(o, (uint32_t)dict);
    if (e->kind == KR_IK_FREE) load_fast(o, e->slot);
    put_u(o, KR_OPC_CALL_FUNCTION_UINT, e->kind == KR_IK_FREE ? 3 : 2);
}

static void store_ident(kr_lower *o, uint32_t id) {
    const kr_ident *e = &o->s->ids[id];
    switch (e->kind) {
    case KR_IK_LOCAL:
        store_fast(o, e->slot);
        break;
    case KR_IK_FREE:
    case KR_IK_CELL:
        put_u(o, KR_OPC_STORE_DEREF_UINT, e->slot);
        break;
    case KR_IK_GLOBAL:
        put_name(o, KR_OPC_STORE_GLOBAL_NAME, e->name, true);
        break;
    default:
        put_name(o, KR_OPC_STORE_NAME_NAME, e->name, true);
        break;
    }
}

static void delete_ident(kr_lower *o, uint32_t id) {
    const kr_ident *e = &o->s->ids[id];
    switch (e->kind) {
    case KR_IK_LOCAL:
        put_u(o, KR_OPC_DELETE_FAST_UINT, e->slot);
        break;
    case KR_IK_FREE:
    case KR_IK_CELL:
        put_u(o, KR_OPC_DELETE_DEREF_UINT, e->slot);
        break;
    case KR_IK_GLOBAL:
        put_name(o, KR_OPC_DELETE_GLOBAL_NAME, e->name, true);
        break;
    default:
        put_name(o, KR_OPC_DELETE_NAME_NAME, e->name, true);
        break;
    }
}

/* ---- functions ---- */

static void make_instruction(kr_lower *o, uint32_t child, bool defaults, uint32_t cells) {
    uint8_t op =
        !cells ? (defaults ? KR_OPC_MAKE_FUNCTION_DEFARGS_CHILD : KR_OPC_MAKE_FUNCTION_CHILD)
               : (defaults ? KR_OPC_MAKE_CLOSURE_DEFARGS_CHILD_X : KR_OPC_MAKE_CLOSURE_CHILD_X);
    if (o->writing) {
        kr_encode_u(o, op, child);
        if (cells) kr_encode_byte(o, (uint8_t)cells);
    } else {
        track(o, kr_lower_delta(op, child, (uint8_t)cells));
    }
}

static void make_function(kr_lower *o, const kr_scope *child, uint32_t number, bool defaults) {
    const kr_scope *s = o->s;
    uint32_t n = child->n_free;
    if (n > 255) {
        if (o->g->portable) kr_gen_fail(o->g, NULL, "too many captured names");
        make_instruction(o, number, defaults, 0);
        put_helper(o, KR_HELPER_closure);
        put_op(o, KR_OPC_ROT_TWO_NONE);
    }
    for (uint32_t i = 0, left = n; i < s->n_ids && left; i++) {
        const kr_ident *e = &s->ids[i];
        if ((e->kind != KR_IK_CELL && e->kind != KR_IK_FREE) ||
            kr_resolve_child_free(child, e->name) < 0)
            continue;
        load_fast(o, e->slot);
        left--;
    }
    if (n > 255) {
        put_u(o, KR_OPC_BUILD_TUPLE_UINT, n);
        put_u(o, KR_OPC_CALL_FUNCTION_UINT, 2);
    } else {
        make_instruction(o, number, defaults, n);
    }
}

/* Cells in slots that the cell section cannot name are made by code. */
static void far_cells(kr_lower *o) {
    kr_scope *s = o->s;
    if (s->n_slots <= 256) return;
    for (uint32_t i = 0; i < s->n_ids; i++) {
        const kr_ident *e = &s->ids[i];
        if (e->kind != KR_IK_CELL || e->slot <= 255) continue;
        if (o->g->portable) kr_gen_fail(o->g, NULL, "too many local names");
        put_helper(o, KR_HELPER_cell);
        if (e->flags & KR_ID_PARAM) load_fast(o, e->slot);
        put_u(o, KR_OPC_CALL_FUNCTION_UINT, e->flags & KR_ID_PARAM ? 1 : 0);
        store_fast(o, e->slot);
    }
}

/* ---- texts ---- */

static void new_line(kr_lower *o, uint32_t line) {
    if (line <= o->rec_line) return;
    if (o->writing) kr_encode_line(o, line - o->rec_line);
    o->rec_line = line;
}

/* A long string is stored as a name only if the reference compiler has met it as one before. */
static void load_text(kr_lower *o, const kr_pre_insn *in) {
    kr_gen *g = o->g;
    kr_sid t = (kr_sid)in->arg;
    const kr_text_entry *e = &g->texts[t];
    uint32_t line = (uint32_t)in->more[0], col = (uint32_t)in->more[1];
    kr_cid c;
    if ((e->line && (e->line < line || (e->line == line && e->col < col))) || kr_text_is_known(e)) {
        put_name(o, KR_OPC_LOAD_CONST_STRING_NAME, t, false);
        return;
    }
    new_line(o, line);
    c = kr_const_add(g, &(kr_const){.kind = KR_K_STR, .text = t});
    put_const(o, c);
}

/* The builtin itself, whatever the program calls by its name. */
static void load_builtin(kr_lower *o, kr_sid name) {
    kr_gen *g = o->g;
    char dotted[40];
    if (!kr_row(g, KR_ROW_builtin_class) || !(g->texts[name].flags & KR_TX_BOUND)) {
        put_name(o, KR_OPC_LOAD_GLOBAL_NAME, name, false);
        return;
    }
    kr_buf_snprintf(dotted, sizeof dotted, ".%s", g->texts[name].s);
    put_name(o, KR_OPC_LOAD_GLOBAL_NAME, kr_text_cstr(g, dotted), false);
}

/* ---- the stream ---- */

static void set_position(kr_lower *o, const kr_pre_insn *in) {
    o->pos_line = (uint32_t)(o->pos_line + in->arg);
    o->pos_col = (uint32_t)in->more[0];
    o->pos_end_line = o->pos_line + (uint32_t)in->more[1];
    o->pos_end_col = (uint32_t)(in->more[0] + in->more[2]);
}

static void lower_v6(kr_lower *o, const kr_pre_insn *in) {
    switch (kr_pre_operand(in->op)) {
    case KR_OPERAND_NONE:
    case KR_OPERAND_INLINE:
        put_op(o, in->op);
        break;
    case KR_OPERAND_UINT:
        put_u(o, in->op, (uint64_t)in->arg);
        break;
    case KR_OPERAND_SINT:
        put_int(o, in->arg);
        break;
    case KR_OPERAND_NAME:
        put_name(o, in->op, (kr_sid)in->arg, false);
        break;
    case KR_OPERAND_OBJ:
        put_const(o, (kr_cid)in->arg);
        break;
    case KR_OPERAND_LABEL:
    case KR_OPERAND_FWD:
        put_jump(o, in->op, (uint32_t)in->arg, 0);
        break;
    case KR_OPERAND_LABEL_X:
        put_jump(o, in->op, (uint32_t)in->arg, in->x);
        break;
    default:
        break;
    }
}

static void lower_pre(kr_lower *o, const kr_pre_insn *in) {
    switch (in->op) {
    case KR_PRE_LABEL:
        if (o->writing) kr_encode_label(o, (uint32_t)in->arg);
        break;
    case KR_PRE_DEPTH:
        track(o, (int)in->arg);
        break;
    case KR_PRE_LOAD_ID:
        load_ident(o, (uint32_t)in->arg);
        break;
    case KR_PRE_STORE_ID:
        store_ident(o, (uint32_t)in->arg);
        break;
    case KR_PRE_DELETE_ID:
        delete_ident(o, (uint32_t)in->arg);
        break;
    case KR_PRE_ANNOT_ID:
        load_from_class(o, (uint32_t)in->arg);
        break;
    case KR_PRE_LOAD_CELL:
        load_fast(o, o->s->ids[in->arg].slot);
        break;
    case KR_PRE_MAKE:
        make_function(o, o->made, (uint32_t)in->arg, in->more[0]);
        o->made = o->made->next_made;
        break;
    case KR_PRE_MAKE_ANNOTATE:
        make_function(o, o->s->annotate, o->s->n_made - 1, false);
        break;
    case KR_PRE_TEXT:
        load_text(o, in);
        break;
    case KR_PRE_BUILTIN:
        load_builtin(o, (kr_sid)in->arg);
        break;
    case KR_PRE_HELPER:
        put_helper(o, (int)in->arg);
        break;
    default:
        lower_v6(o, in);
        break;
    }
}

void kr_lower_scope(kr_lower *o) {
    kr_pre_reader r;
    kr_pre_insn in;
    bool skip = false;
    o->gen_line = o->rec_line = 1;
    o->pos_line = o->s->first_line;
    o->pos_end_line = 0;
    o->made = o->s->made;
    kr_pre_open(&r, &o->s->code);
    far_cells(o);
    for (;;) {
        kr_pre_next(&r, &in);
        switch (in.op) {
        case KR_PRE_STOP:
            return;
        case KR_PRE_LINE:
            o->gen_line += (uint32_t)in.arg;
            if (!skip) new_line(o, o->gen_line);
            break;
        case KR_PRE_POS:
            set_position(o, &in);
            break;
        case KR_PRE_IF:
            skip = !kr_resolve_condition(o->g, o->s, (int)in.arg, in.more[0], in.more[1]);
            break;
        case KR_PRE_ELSE:
            skip = !skip;
            break;
        case KR_PRE_END:
            skip = false;
            break;
        default:
            if (!skip) lower_pre(o, &in);
            break;
        }
    }
}
