/* Code objects as Python sees them: co_* attributes, replace(), comparison, the type.
 *
 * Invariant: nothing is kept for them; every attribute is computed from the body and the debug
 * record when asked for. */
#include "code/debug.h"
#include "code/opcode.h"
#include "object/bytes.h"
#include "object/dict.h"
#include "object/int.h"
#include "object/iter.h"
#include "object/names.h"
#include "object/seq.h"
#include "object/str.h"

static kr_code *code_of(kr_value self) {
    return KR_AS(kr_code, self);
}

static uint32_t n_free(const kr_code *c) {
    return c->debug ? c->debug->n_free : 0;
}

static uint32_t first_line(const kr_code *c) {
    kr_line_walker w = {0};
    uint32_t line = 1;
    if (c->debug && c->debug->first_line) return c->debug->first_line;
    while (kr_line_next(c, &w) && w.offset == 0) line = w.line;
    return line;
}

static kr_value get_name(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return code_of(self)->name;
}
static kr_value get_qualname(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return code_of(self)->qualname;
}
static kr_value get_filename(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_unit_filename(code_of(self)->unit);
}
static kr_value get_firstlineno(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_smallint(first_line(code_of(self)));
}
static kr_value get_argcount(kr_ctx *ctx, kr_value self) {
    const kr_code *c = code_of(self);
    (void)ctx;
    return kr_smallint(c->n_pos - n_free(c));
}
static kr_value get_posonlyargcount(kr_ctx *ctx, kr_value self) {
    const kr_code *c = code_of(self);
    (void)ctx;
    return kr_smallint(c->debug ? c->debug->n_pos_only : 0);
}
static kr_value get_kwonlyargcount(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_smallint(code_of(self)->n_kwonly);
}
static kr_value get_stacksize(kr_ctx *ctx, kr_value self) {
    const kr_code *c = code_of(self);
    uint32_t slots = c->debug ? c->debug->n_slots : c->n_pos + c->n_kwonly;
    (void)ctx;
    return kr_smallint(c->n_state > slots ? c->n_state - slots : 1);
}

static bool is_cell_slot(const kr_code *c, uint32_t slot) {
    for (uint32_t i = 0; i < c->n_cells; i++) {
        if (c->cells[i] == slot) return true;
    }
    return false;
}

static uint32_t n_params(const kr_code *c) {
    return c->n_pos - n_free(c) + c->n_kwonly + !!(c->flags & KR_V6_VARARGS) +
           !!(c->flags & KR_V6_VARKEYWORDS);
}

/* Names of slots: 0 locals (parameters first, cells only if parameters), 1 cells, 2 free. */
static kr_value slot_list(kr_ctx *ctx, kr_code *c, int which) {
    kr_value out = kr_list_new(ctx, 0, NULL);
    uint32_t nf = n_free(c), n = c->debug ? c->debug->n_slots : c->n_pos + c->n_kwonly;
    for (uint32_t i = 0; i < n; i++) {
        kr_value name = kr_code_slot_name(ctx, c, i);
        int kind = i < nf ? 2 : is_cell_slot(c, i) ? 1 : 0;
        bool param = i >= nf && i - nf < n_params(c);
        if (kr_isnull(name) && which == 0 && param) name = kr_str_intern_rom(ctx, ".0");
        if (kr_isnull(name)) continue;
        if (kind == which || (which == 0 && kind == 1 && param)) kr_list_append(ctx, out, name);
    }
    return kr_tuple_from_iterable(ctx, out);
}

static kr_value get_varnames(kr_ctx *ctx, kr_value self) {
    return slot_list(ctx, code_of(self), 0);
}
static kr_value get_cellvars(kr_ctx *ctx, kr_value self) {
    return slot_list(ctx, code_of(self), 1);
}
static kr_value get_freevars(kr_ctx *ctx, kr_value self) {
    return slot_list(ctx, code_of(self), 2);
}
static kr_value get_nlocals(kr_ctx *ctx, kr_value self) {
    return kr_smallint((kr_sword)KR_AS(kr_tuple, get_varnames(ctx, self))->len);
}

static void add_unique(kr_ctx *ctx, kr_value seen, kr_value list, kr_value v) {
    if (!kr_isnull(kr_dict_get(ctx, seen, v))) return;
    kr_dict_set(ctx, seen, v, KR_NONE);
    kr_list_append(ctx, list, v);
}

static kr_value get_names(kr_ctx *ctx, kr_value self) {
    const kr_code *c = code_of(self);
    kr_value out = kr_list_new(ctx, 0, NULL), seen = kr_dict_new(ctx, 0);
    uint32_t len = (uint32_t)(c->insns_end - c->insns);
    kr_insn in;
    for (uint32_t at = 0; at < len; at += in.size) {
        kr_insn_decode(c, at, &in);
        if (in.byte > 0x10 && in.byte <= 0x1c)
            add_unique(ctx, seen, out, kr_unit_name(ctx, c->unit, (uint32_t)in.arg));
    }
    return kr_tuple_from_iterable(ctx, out);
}

static kr_value get_consts(kr_ctx *ctx, kr_value self) {
    kr_code *c = code_of(self);
    kr_value out = kr_list_new(ctx, 0, NULL), doc = kr_code_doc(ctx, c), v;
    uint32_t len = (uint32_t)(c->insns_end - c->insns);
    kr_insn in;
    kr_list_append(ctx, out, kr_isnull(doc) ? KR_NONE : doc);
    for (uint32_t at = 0; at < len; at += in.size) {
        kr_insn_decode(c, at, &in);
        if (in.first == KR_OPC_LOAD_CONST_STRING_NAME) {
            v = kr_unit_name(ctx, c->unit, (uint32_t)in.arg);
        } else if (in.first == KR_OPC_LOAD_CONST_OBJ_OBJ) {
            v = c->unit->objs[in.arg];
        } else if (in.first == KR_OPC_LOAD_CONST_SMALL_INT_SINT ||
                   in.first == KR_OPC_LOAD_CONST_SMALL_INT_INLINE) {
            v = kr_int_new(ctx, in.arg);
        } else if (in.first == KR_OPC_LOAD_CONST_TRUE_NONE) {
            v = KR_TRUE;
        } else if (in.first == KR_OPC_LOAD_CONST_FALSE_NONE) {
            v = KR_FALSE;
        } else {
            continue;
        }
        kr_list_append(ctx, out, v);
    }
    for (uint32_t i = 0; i < c->n_children; i++)
        kr_list_append(ctx, out, kr_from_ptr(kr_code_child(ctx, c, i)));
    return kr_tuple_from_iterable(ctx, out);
}

/* CPython's CO_ flags. */
static kr_value get_flags(kr_ctx *ctx, kr_value self) {
    const kr_code *c = code_of(self);
    uint32_t d = c->debug ? c->debug->flags : 0;
    kr_sword f = 0;
    (void)ctx;
    if (!(d & (KR_CODE_CLASS | KR_CODE_MODULE))) f |= 1 | 2;
    if (c->flags & KR_V6_VARARGS) f |= 4;
    if (c->flags & KR_V6_VARKEYWORDS) f |= 8;
    if (d & KR_CODE_NESTED && !(d & KR_CODE_CLASS)) f |= 16;
    if (d & KR_CODE_COROUTINE)
        f |= 128;
    else if (d & KR_CODE_ASYNC_GEN)
        f |= 512;
    else if (c->flags & KR_V6_GENERATOR)
        f |= 32;
    if (d & KR_CODE_ITERABLE_COROUTINE) f |= 256;
    if (d & KR_CODE_FUTURE_ANNOTATIONS) f |= 0x1000000;
    return kr_smallint(f);
}

static kr_value get_code(kr_ctx *ctx, kr_value self) {
    const kr_code *c = code_of(self);
    return kr_bytes_new(ctx, (const char *)c->insns, (size_t)(c->insns_end - c->insns));
}

/* ---- lines and positions ---- */

/* A walk over the instructions with the line of each. The line table of v6 never goes back, so it
 * cannot tell that a loop's condition stands at its end: where the debug record knows better it
 * decides, and what it leaves out belongs to the instruction before, unless the table begins a
 * line there. */
typedef struct insn_walker {
    kr_insn in;
    uint32_t at, next; /* offsets of this instruction and of the one after */
    uint32_t line, table_line;
    kr_line_walker lines;
    kr_pos_walker rows;
    bool more_lines, more_rows;
    bool exact; /* rows.pos is this instruction's */
} insn_walker;

static void begin_walk(const kr_code *c, insn_walker *w) {
    *w = (insn_walker){.line = 1, .table_line = 1};
    w->more_lines = kr_line_next(c, &w->lines);
    w->more_rows = kr_pos_next(c->debug, &w->rows);
}

static bool next_insn(const kr_code *c, insn_walker *w) {
    w->at = w->next;
    if (w->at >= (size_t)(c->insns_end - c->insns)) return false;
    kr_insn_decode(c, w->at, &w->in);
    w->next = w->at + w->in.size;
    while (w->more_lines && w->lines.offset <= w->at) {
        if (w->lines.line != w->table_line) w->line = w->table_line = w->lines.line;
        w->more_lines = kr_line_next(c, &w->lines);
    }
    while (w->more_rows && w->rows.offset < w->at) w->more_rows = kr_pos_next(c->debug, &w->rows);
    w->exact = w->more_rows && w->rows.offset == w->at;
    if (w->exact) w->line = w->rows.pos.line;
    return true;
}

/* (start, end, line) of each stretch of instructions, none empty, neighbours of different lines. */
static kr_value m_lines(kr_ctx *ctx, kr_value self) {
    const kr_code *c = code_of(self);
    kr_value out = kr_list_new(ctx, 0, NULL);
    uint32_t start = 0, line = 0;
    insn_walker w;
    begin_walk(c, &w);
    for (bool more = true; more;) {
        more = next_insn(c, &w);
        if (more && (w.line == line || w.at == 0)) {
            line = w.line;
            continue;
        }
        if (w.at > start) {
            kr_list_append(
                ctx, out, kr_tuple3(ctx, kr_smallint(start), kr_smallint(w.at), kr_smallint(line)));
        }
        start = w.at;
        line = w.line;
    }
    return kr_iter(ctx, out);
}

/* A row for every byte: CPython's library takes the row number tb_lasti / 2, and our tb_lasti is
 * twice the offset because instructions may be one byte long. */
static kr_value m_positions(kr_ctx *ctx, kr_value self) {
    const kr_code *c = code_of(self);
    kr_value out = kr_list_new(ctx, 0, NULL), row;
    insn_walker w;
    begin_walk(c, &w);
    while (next_insn(c, &w)) {
        kr_value t[4] = {kr_smallint(w.line), kr_smallint(w.line), KR_NONE, KR_NONE};
        if (w.exact) {
            t[1] = kr_smallint(w.rows.pos.end_line);
            t[2] = kr_smallint(w.rows.pos.col);
            t[3] = kr_smallint(w.rows.pos.end_col);
        }
        row = kr_tuple_new(ctx, 4, t);
        for (uint32_t i = w.at; i < w.next; i++) kr_list_append(ctx, out, row);
    }
    return kr_iter(ctx, out);
}

static kr_value get_linetable(kr_ctx *ctx, kr_value self) {
    const kr_code *c = code_of(self);
    return kr_bytes_new(ctx, (const char *)c->line_table,
                        (size_t)(c->line_table_end - c->line_table));
}

/* Pairs of bytes: how far to the next line's first instruction (unsigned), how many lines further
 * that is (signed). */
static kr_value get_lnotab(kr_ctx *ctx, kr_value self) {
    const kr_code *c = code_of(self);
    kr_strbuf out;
    uint32_t at = 0;
    int64_t line = first_line(c);
    insn_walker w;
    kr_strbuf_init(ctx, &out, 64);
    begin_walk(c, &w);
    while (next_insn(c, &w)) {
        while (line != w.line) {
            uint32_t far = w.at - at;
            int64_t step = (int64_t)w.line - line;
            if (far > 255) step = 0;
            step = step > 127 ? 127 : step < -128 ? -128 : step;
            uint8_t pair[2] = {(uint8_t)(far > 255 ? 255 : far), (uint8_t)(int8_t)step};
            kr_strbuf_add(ctx, &out, (const char *)pair, 2);
            at += pair[0];
            line += step;
        }
    }
    return kr_bytes_new(ctx, out.data, out.len);
}

/* ---- replace(): a copy with another name, qualified name, file name or first line ---- */

static kr_unit *unit_with_filename(kr_ctx *ctx, const kr_unit *u, kr_value filename) {
    kr_unit *n = kr_unit_new(ctx);
    memcpy((char *)n + sizeof(kr_object), (const char *)u + sizeof(kr_object),
           sizeof *n - sizeof(kr_object));
    n->names = kr_heap_leaf0(ctx, u->n_names * sizeof(kr_value));
    memcpy(n->names, u->names, u->n_names * sizeof(kr_value));
    n->names[0] = filename;
    return n;
}

static kr_code *copy_code(kr_ctx *ctx, const kr_code *c) {
    kr_code *n = kr_heap_new(ctx, &kr_type_code, sizeof *n);
    memcpy((char *)n + sizeof(kr_object), (const char *)c + sizeof(kr_object),
           sizeof *n - sizeof(kr_object));
    n->quick = NULL;
    n->debug = &n->record;
    if (!c->debug) { /* names of slots are those of the arguments */
        n->record.first_line = first_line(c);
    }
    return n;
}

static kr_value str_argument(kr_ctx *ctx, kr_value key, kr_value v) {
    if (!kr_is_str(v)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "replace() argument '%U' must be str, not %Z", key,
                     v);
    }
    return v;
}

/* What replace() accepts but this kind of code cannot change. */
static bool is_fixed(kr_value key) {
    static const char *const names[] = {
        "co_argcount", "co_posonlyargcount", "co_kwonlyargcount", "co_nlocals",  "co_stacksize",
        "co_code",     "co_consts",          "co_names",          "co_varnames", "co_freevars",
        "co_cellvars", "co_linetable",       "co_exceptiontable",
    };
    for (size_t i = 0; i < KR_ARRAY_LEN(names); i++) {
        if (kr_str_eq_cstr(key, names[i])) return true;
    }
    return false;
}

static kr_value m_replace(kr_ctx *ctx, const kr_value *a) {
    kr_code *n = copy_code(ctx, code_of(a[0]));
    size_t pos = 0;
    kr_value key, value;
    while (kr_dict_next(a[1], &pos, &key, &value)) {
        if (kr_str_eq_cstr(key, "co_name"))
            n->name = str_argument(ctx, key, value);
        else if (kr_str_eq_cstr(key, "co_qualname"))
            n->qualname = str_argument(ctx, key, value);
        else if (kr_str_eq_cstr(key, "co_firstlineno"))
            n->debug->first_line = (uint32_t)kr_as_int(ctx, value);
        else if (kr_str_eq_cstr(key, "co_filename"))
            n->unit = unit_with_filename(ctx, n->unit, str_argument(ctx, key, value));
        else if (kr_str_eq_cstr(key, "co_flags")) {
            int64_t f = kr_as_int64(ctx, value);
            n->debug->flags &= ~(uint32_t)(KR_CODE_ITERABLE_COROUTINE);
            if (f & 256) n->debug->flags |= KR_CODE_ITERABLE_COROUTINE;
        } else if (is_fixed(key)) {
            kr_raise_fmt(ctx, &kr_type_NotImplementedError, "code.replace(%U=...)", key);
        } else {
            kr_raise_fmt(ctx, &kr_type_TypeError,
                         "replace() got an unexpected keyword argument '%U'", key);
        }
    }
    return kr_from_ptr(n);
}

static kr_value code_repr(kr_ctx *ctx, kr_value self) {
    const kr_code *c = code_of(self);
    return kr_str_format(ctx, "<code object %U at 0x%zx, file \"%U\", line %d>", c->name,
                         (size_t)(uintptr_t)c, kr_unit_filename(c->unit), (int)first_line(c));
}

static kr_value code_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    const kr_code *x, *y;
    bool eq;
    if (!kr_is_exact(b, &kr_type_code) || !kr_is_exact(a, &kr_type_code) ||
        (op != KR_BIN_EQ && op != KR_BIN_NE)) {
        return KR_NOTIMPL;
    }
    x = code_of(a);
    y = code_of(b);
    kr_check_recursion(ctx, NULL);
    eq = x == y || (x->body_len == y->body_len && memcmp(x->body, y->body, x->body_len) == 0 &&
                    kr_equal(ctx, x->name, y->name) && first_line(x) == first_line(y) &&
                    kr_equal(ctx, get_names(ctx, a), get_names(ctx, b)) &&
                    kr_equal(ctx, get_consts(ctx, a), get_consts(ctx, b)));
    return kr_bool(eq == (op == KR_BIN_EQ));
}

static kr_hash_t code_hash(kr_ctx *ctx, kr_value self) {
    const kr_code *c = code_of(self);
    uint64_t h = c->body_len;
    (void)ctx;
    for (uint32_t i = 0; i < c->body_len; i++) h = (h ^ c->body[i]) * UINT64_C(1099511628211);
    return (kr_hash_t)(h >> 2);
}

static const kr_builtin code_methods[] = {
    KR_GETTER(&kr_type_code, "co_name", get_name, NULL, NULL),
    KR_GETTER(&kr_type_code, "co_qualname", get_qualname, NULL, NULL),
    KR_GETTER(&kr_type_code, "co_filename", get_filename, NULL, NULL),
    KR_GETTER(&kr_type_code, "co_firstlineno", get_firstlineno, NULL, NULL),
    KR_GETTER(&kr_type_code, "co_argcount", get_argcount, NULL, NULL),
    KR_GETTER(&kr_type_code, "co_posonlyargcount", get_posonlyargcount, NULL, NULL),
    KR_GETTER(&kr_type_code, "co_kwonlyargcount", get_kwonlyargcount, NULL, NULL),
    KR_GETTER(&kr_type_code, "co_varnames", get_varnames, NULL, NULL),
    KR_GETTER(&kr_type_code, "co_names", get_names, NULL, NULL),
    KR_GETTER(&kr_type_code, "co_consts", get_consts, NULL, NULL),
    KR_GETTER(&kr_type_code, "co_freevars", get_freevars, NULL, NULL),
    KR_GETTER(&kr_type_code, "co_cellvars", get_cellvars, NULL, NULL),
    KR_GETTER(&kr_type_code, "co_flags", get_flags, NULL, NULL),
    KR_GETTER(&kr_type_code, "co_nlocals", get_nlocals, NULL, NULL),
    KR_GETTER(&kr_type_code, "co_stacksize", get_stacksize, NULL, NULL),
    KR_GETTER(&kr_type_code, "co_code", get_code, NULL, NULL),
    KR_GETTER(&kr_type_code, "co_linetable", get_linetable, NULL, NULL),
    KR_GETTER(&kr_type_code, "co_lnotab", get_lnotab, NULL, NULL),
    KR_METHOD_1(&kr_type_code, "co_lines", m_lines, NULL),
    KR_METHOD_1(&kr_type_code, "co_positions", m_positions, NULL),
    KR_METHOD_SIG(&kr_type_code, "replace", m_replace, "**changes", NULL),
};

const kr_type kr_type_code = {
    .base_object = {&kr_type_type},
    .name = "code",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW | KR_TF_WEAKREF,
    .rom_id = KR_ROM_code,
    .version = 1,
    .size = sizeof(kr_code),
    .methods = code_methods,
    .n_methods = KR_ARRAY_LEN(code_methods),
    .trace = kr_code_trace,
    .repr = code_repr,
    .compare = code_compare,
    .hash = code_hash,
    .getattr = kr_object_getattr,
    .setattr = kr_object_setattr,
};
