/* Constant folding, as the reference compiler does it: purely on the text of one operator chain.
 *
 * A rule may only give a value that evaluation at run time would give as well, without raising.
 * Chains of one precedence fold whole or not at all; only ints and floats take part. What was found
 * not to be constant is marked in the node, so that nested chains are not tried again. Results are
 * capped in size: `1 << 10**9` stays as written.
 *
 * NAME = const(...) lives in kr_text_entry.konst. A function or class that binds the name itself
 * hides it while its body is generated. */
#include <math.h>
#include <string.h>

#include "compile/gen.h"
#include "object/float.h"
#include "object/int.h"

enum {
    NOT_CONSTANT = 0x80, /* free bit of kr_node.flags in BINOP, UNARYOP, TUPLE */
    MAX_BITS = 1 << 16,
    MAX_BITS_PORTABLE = 1 << 18, /* v6 has no limit */
};

static bool fold(kr_gen *g, kr_node *e, kr_const *out, bool nested);

static bool is_number(const kr_const *k) {
    return k->kind == KR_K_INT || k->kind == KR_K_BIGINT || k->kind == KR_K_FLOAT;
}

/* In steps of 64, whatever a limb is: what is folded does not depend on the machine. */
static size_t bits_of(kr_value v) {
    kr_intview view;
    kr_int_view(v, &view);
    return (view.n * KR_LIMB_BITS + 63) / 64 * 64;
}

/* Fits the small ints of a host with 31 bits. */
static bool is_small(kr_value v) {
    int64_t n;
    return kr_int_to_i64(v, &n) && n >= -(1 << 30) && n < 1 << 30;
}

static void set_int(kr_const *out, kr_value v) {
    *out = (kr_const){.kind = is_small(v) ? KR_K_INT : KR_K_BIGINT, .i = v};
}

/* Result of an operation: in v6, large operands make an object even of a small number. */
static void set_result(kr_gen *g, kr_const *out, kr_value v, bool large) {
    set_int(out, v);
    if (large && g->portable) out->kind = KR_K_BIGINT;
}

/* ---- arithmetic ---- */

/* Is the result small enough to be worth it, and is there one? */
static bool may_fold(kr_gen *g, kr_binop op, kr_value a, kr_value b) {
    size_t most = g->portable ? MAX_BITS_PORTABLE : MAX_BITS;
    int64_t n = 0;
    bool small = kr_int_to_i64(b, &n);
    if (bits_of(a) > most || bits_of(b) > most) return false;
    switch (op) {
    case KR_BIN_FLOORDIV:
    case KR_BIN_MOD:
        return kr_int_sign(b) != 0;
    case KR_BIN_TRUEDIV:
        return kr_int_sign(b) != 0 && bits_of(a) <= 960 && bits_of(b) <= 960;
    case KR_BIN_LSHIFT:
        return small && n >= 0 && (size_t)n <= most;
    case KR_BIN_RSHIFT:
        return small && n >= 0;
    case KR_BIN_POW:
        if (!small) return false;
        if (n < 0) return kr_int_sign(a) != 0 && bits_of(a) <= 64 && n >= -15;
        return (size_t)n <= most && bits_of(a) * (size_t)n <= most * 4;
    default:
        return op != KR_BIN_MATMUL;
    }
}

static bool fold_ints(kr_gen *g, kr_binop op, const kr_const *a, const kr_const *b, kr_const *out) {
    bool large = a->kind == KR_K_BIGINT || b->kind == KR_K_BIGINT;
    kr_value r;
    if (!may_fold(g, op, a->i, b->i)) return false;
    r = kr_binary(g->ctx, op, a->i, b->i);
    if (kr_is_float(r)) {
        *out = (kr_const){.kind = KR_K_FLOAT, .d = kr_float_val(r)};
        return true;
    }
    set_result(g, out, r, large);
    return true;
}

static bool to_double(kr_gen *g, const kr_const *k, double *out) {
    if (k->kind == KR_K_FLOAT) {
        *out = k->d;
        return true;
    }
    if (bits_of(k->i) > 960) return false;
    *out = kr_int_to_double(g->ctx, k->i);
    return true;
}

static bool fold_floats(kr_gen *g, kr_binop op, double a, double b, kr_const *out) {
    switch (op) {
    case KR_BIN_ADD:
    case KR_BIN_SUB:
    case KR_BIN_MUL:
        break;
    case KR_BIN_TRUEDIV:
    case KR_BIN_FLOORDIV:
    case KR_BIN_MOD:
        if (b == 0) return false;
        break;
    case KR_BIN_POW:
        if ((a == 0 && b < 0) || (a < 0 && b != floor(b)) || !isfinite(a) || !isfinite(b) ||
            !isfinite(pow(a, b)))
            return false;
        break;
    default:
        return false;
    }
    *out = (kr_const){.kind = KR_K_FLOAT, .d = kr_float_val(kr_float_binary(g->ctx, op, a, b))};
    return true;
}

static bool fold_two(kr_gen *g, kr_binop op, const kr_const *a, const kr_const *b, kr_const *out) {
    double x, y;
    if (!is_number(a) || !is_number(b)) return false;
    if (a->kind != KR_K_FLOAT && b->kind != KR_K_FLOAT) return fold_ints(g, op, a, b, out);
    return to_double(g, a, &x) && to_double(g, b, &y) && fold_floats(g, op, x, y, out);
}

static int precedence(uint8_t op) {
    switch (op) {
    case KR_ASTOP_ADD:
    case KR_ASTOP_SUB:
        return 1;
    case KR_ASTOP_MULT:
    case KR_ASTOP_DIV:
    case KR_ASTOP_MOD:
    case KR_ASTOP_FLOORDIV:
    case KR_ASTOP_MATMULT:
        return 2;
    case KR_ASTOP_LSHIFT:
    case KR_ASTOP_RSHIFT:
        return 3;
    case KR_ASTOP_BITOR:
        return 4;
    case KR_ASTOP_BITXOR:
        return 5;
    case KR_ASTOP_BITAND:
        return 6;
    default:
        return 7;
    }
}

bool kr_fold_chained(const kr_node *e) {
    const kr_node *l = e->pair.left;
    return l->kind == KR_AST_BINOP && !(l->flags & KR_AST_PAREN) && e->op != KR_ASTOP_POW &&
           precedence(l->op) == precedence(e->op);
}

static bool fold_binop(kr_gen *g, kr_node *e, kr_const *out) {
    kr_node *n = e, **spine;
    uint32_t count = 1;
    kr_const left, right, r;
    for (; kr_fold_chained(n); n = n->pair.left) count++;
    if (!fold(g, n->pair.left, &left, false) || !is_number(&left)) return false;
    spine = kr_gen_temp(g, count * sizeof *spine);
    n = e;
    for (uint32_t i = count; i-- > 0; n = n->pair.left) spine[i] = n;
    for (uint32_t i = 0; i < count; i++) {
        if (!fold(g, spine[i]->pair.right, &right, false) ||
            !fold_two(g, kr_gen_operator(spine[i]->op, false), &left, &right, &r))
            return false;
        left = r;
    }
    *out = left;
    return true;
}

static bool fold_unary(kr_gen *g, kr_node *e, kr_const *out) {
    kr_const k;
    if (e->op == KR_ASTOP_NOT) {
        int t = kr_fold_truth(g, e->one.value);
        if (t < 0) return false;
        *out = (kr_const){.kind = t ? KR_K_FALSE : KR_K_TRUE};
        return true;
    }
    if (!fold(g, e->one.value, &k, false) || !is_number(&k)) return false;
    if (k.kind == KR_K_FLOAT) {
        if (e->op == KR_ASTOP_INVERT) return false;
        if (e->op == KR_ASTOP_USUB) k.d = -k.d;
        *out = k;
        return true;
    }
    if (bits_of(k.i) > MAX_BITS_PORTABLE) return false;
    set_result(g, out,
               kr_unary(g->ctx,
                        e->op == KR_ASTOP_USUB     ? KR_UN_NEG
                        : e->op == KR_ASTOP_INVERT ? KR_UN_INVERT
                                                   : KR_UN_POS,
                        k.i),
               k.kind == KR_K_BIGINT);
    return true;
}

/* ---- names, tuples, literals ---- */

bool kr_fold_is_debug(const kr_node *e) {
    return e->n == 9 && memcmp(e->text.s, "__debug__", 9) == 0;
}

static bool fold_name(kr_gen *g, const kr_node *e, kr_const *out) {
    kr_sid name;
    if ((e->flags & KR_AST_CTX) != KR_AST_LOAD) return false;
    if (kr_fold_is_debug(e)) {
        *out = (kr_const){.kind = g->opt_level > 0 ? KR_K_FALSE : KR_K_TRUE};
        return true;
    }
    if (!g->n_konsts) return false;
    name = kr_text_ident(g, e->text.s, e->n);
    if (!g->texts[name].konst || g->texts[name].konst == KR_FOLD_MATH) return false;
    kr_const_get(g, g->texts[name].konst - 1, out);
    return true;
}

static bool fold_math(kr_gen *g, const kr_node *e, kr_const *out) {
    static const struct {
        const char *name;
        double value;
    } rows[] = {{"pi", 3.141592653589793},
                {"e", 2.718281828459045},
                {"tau", 6.283185307179586},
                {"inf", INFINITY},
                {"nan", NAN}};
    const kr_node *m = e->attr.value;
    kr_sid name = g->known[KR_KN_MATH];
    if (m->kind != KR_AST_NAME || m->n != 4 || memcmp(m->text.s, "math", 4) != 0 ||
        (e->flags & KR_AST_CTX) != KR_AST_LOAD ||
        (kr_row(g, KR_ROW_math_const) && g->texts[name].konst != KR_FOLD_MATH))
        return false;
    for (size_t i = 0; i < KR_ARRAY_LEN(rows); i++) {
        if (strlen(rows[i].name) == e->n && memcmp(rows[i].name, e->attr.name, e->n) == 0) {
            *out = (kr_const){.kind = KR_K_FLOAT, .d = rows[i].value};
            return true;
        }
    }
    return false;
}

static bool fold_tuple(kr_gen *g, kr_node *e, kr_const *out, bool nested) {
    kr_cid *items;
    kr_const k;
    if ((e->n == 0 && !nested) || (e->flags & KR_AST_CTX) != KR_AST_LOAD) return false;
    if (e->n && !fold(g, e->seq.at[0], &k, true)) return false;
    items = kr_gen_temp(g, (e->n + 1) * sizeof *items);
    for (uint32_t i = 0; i < e->n; i++) {
        if (!fold(g, e->seq.at[i], &k, true)) return false;
        items[i] = kr_const_add(g, &k);
    }
    *out = (kr_const){.kind = KR_K_TUPLE, .tuple = kr_const_tuple(g, items, e->n)};
    return true;
}

static bool fold_boolop(kr_gen *g, kr_node *e, kr_const *out, bool nested) {
    uint32_t n;
    kr_node **rest;
    kr_fold_boolop(g, e, &n, &rest);
    return n == 1 && fold(g, rest[0], out, nested);
}

static bool fold(kr_gen *g, kr_node *e, kr_const *out, bool nested) {
    bool ok;
    switch (e->kind) {
    case KR_AST_NONE:
        *out = (kr_const){.kind = KR_K_NONE};
        return true;
    case KR_AST_TRUE:
        *out = (kr_const){.kind = KR_K_TRUE};
        return true;
    case KR_AST_FALSE:
        *out = (kr_const){.kind = KR_K_FALSE};
        return true;
    case KR_AST_ELLIPSIS:
        *out = (kr_const){.kind = KR_K_ELLIPSIS};
        return true;
    case KR_AST_INT:
        set_int(out, kr_int_new(g->ctx, e->integer.value));
        return true;
    case KR_AST_BIGINT:
        set_int(out, kr_int_from_digits(g->ctx, e->text.s, e->n, e->op, false));
        return true;
    case KR_AST_FLOAT:
        *out = (kr_const){.kind = KR_K_FLOAT, .d = e->real.value};
        return true;
    case KR_AST_IMAGINARY:
        *out = (kr_const){.kind = KR_K_COMPLEX, .d = e->real.value};
        return true;
    case KR_AST_STR:
    case KR_AST_BYTES:
        *out = (kr_const){.kind = e->kind == KR_AST_STR ? KR_K_STR : KR_K_BYTES,
                          .text = kr_text_add(g, e->text.s, e->n)};
        return true;
    case KR_AST_NAME:
        return fold_name(g, e, out);
    case KR_AST_ATTRIBUTE:
        return fold_math(g, e, out);
    case KR_AST_BOOLOP:
        return fold_boolop(g, e, out, nested);
    case KR_AST_BINOP:
    case KR_AST_UNARYOP:
    case KR_AST_TUPLE:
        if (e->flags & NOT_CONSTANT) return false;
        ok = e->kind == KR_AST_BINOP     ? fold_binop(g, e, out)
             : e->kind == KR_AST_UNARYOP ? fold_unary(g, e, out)
                                         : fold_tuple(g, e, out, nested);
        if (!ok && !(e->kind == KR_AST_TUPLE && e->n == 0)) e->flags |= NOT_CONSTANT;
        return ok;
    default:
        return false;
    }
}

bool kr_fold(kr_gen *g, kr_node *e, kr_const *out) {
    return fold(g, e, out, false);
}

int kr_fold_truth(kr_gen *g, kr_node *e) {
    kr_const k;
    if (e->kind == KR_AST_TUPLE && e->n == 0) return 0;
    if (e->kind == KR_AST_BOOLOP) {
        uint32_t n;
        kr_node **rest;
        kr_fold_boolop(g, e, &n, &rest);
        return n == 1 ? kr_fold_truth(g, rest[0]) : -1;
    }
    return fold(g, e, &k, false) ? kr_const_truth(g, &k) : -1;
}

void kr_fold_boolop(kr_gen *g, kr_node *e, uint32_t *n, kr_node ***rest) {
    uint32_t count = 0;
    bool is_or = e->op == KR_ASTOP_OR, copied = false;
    kr_node **out = e->seq.at;
    for (uint32_t i = 0; i < e->n; i++) {
        int t = i + 1 < e->n ? kr_fold_truth(g, e->seq.at[i]) : -1;
        if (t >= 0 && !copied) { /* from here the list differs from the node's */
            out = kr_gen_temp(g, e->n * sizeof *out);
            memcpy(out, e->seq.at, count * sizeof *out);
            copied = true;
        }
        if (t < 0 || t == is_or) out[count++] = e->seq.at[i];
        if (t == is_or) break;
    }
    *n = count;
    *rest = out;
}

/* ---- const() ---- */

static bool is_const_call(kr_gen *g, const kr_node *v) {
    const kr_node *f;
    if (v->kind != KR_AST_CALL || v->n != 1 || (kr_row(g, KR_ROW_const_names) && g->const_rebound))
        return false;
    f = v->call.func;
    return f->kind == KR_AST_NAME && f->n == 5 && memcmp(f->text.s, "const", 5) == 0 &&
           !(f->flags & KR_AST_PAREN) && v->call.args[0]->kind != KR_AST_STARRED &&
           v->call.args[0]->kind != KR_AST_KEYWORD;
}

bool kr_fold_is_const_statement(kr_gen *g, const kr_node *s) {
    if (s->kind == KR_AST_ASSIGN) return s->n == 1 && is_const_call(g, s->assign.value);
    return s->kind == KR_AST_ANNASSIGN && s->annassign.value &&
           is_const_call(g, s->annassign.value);
}

bool kr_fold_const_statement(kr_gen *g, kr_node *target, kr_node *value) {
    kr_sid name;
    kr_cid outer;
    kr_const k;
    if (!is_const_call(g, value)) return false;
    if (target->kind != KR_AST_NAME) {
        kr_out_line(g, target->line);
        return false;
    }
    name = kr_gen_ident(g, target);
    if (!fold(g, value->call.args[0], &k, true)) {
        if (g->portable || g->const_imported) kr_gen_fail(g, value, "not a constant");
        kr_out_line(g, target->line);
        return false;
    }
    if (!kr_row(g, KR_ROW_const_names) && g->texts[name].konst)
        kr_gen_fail(g, target, "can't assign to expression");
    outer = g->texts[name].konst;
    if (target->text.s[0] != '_' || kr_row(g, KR_ROW_const_names)) {
        kr_out_line(g, target->line);
        kr_out_const(g, &k, value->call.args[0]);
        kr_out_store(g, name, target);
    }
    if (!g->mute) {
        if (kr_row(g, KR_ROW_const_names) && g->scope->type != KR_SCOPE_MODULE) {
            kr_fold_hidden *h = kr_gen_keep(g, sizeof *h);
            *h = (kr_fold_hidden){.next = g->scope->local_konsts, .name = name, .konst = outer};
            g->scope->local_konsts = h;
        }
        g->texts[name].konst = kr_const_add(g, &k) + 1;
        g->n_konsts++;
    }
    return true;
}

void kr_fold_import_math(kr_gen *g) {
    g->texts[g->known[KR_KN_MATH]].konst = KR_FOLD_MATH;
    g->n_konsts++;
}

void kr_fold_rebound(kr_gen *g, kr_sid name) {
    if (kr_row(g, KR_ROW_const_names)) g->texts[name].konst = 0;
}

static void hide(kr_gen *g, kr_fold_hidden **list, const char *s, uint32_t n) {
    kr_sid name;
    kr_fold_hidden *h;
    if (!s) return;
    name = kr_text_ident(g, s, n);
    if (!g->texts[name].konst) return;
    h = kr_gen_keep(g, sizeof *h);
    *h = (kr_fold_hidden){.next = *list, .name = name, .konst = g->texts[name].konst};
    g->texts[name].konst = 0;
    *list = h;
}

static void hide_target(kr_gen *g, kr_fold_hidden **list, const kr_node *t) {
    if (!t) return;
    switch (t->kind) {
    case KR_AST_NAME:
        hide(g, list, t->text.s, t->n);
        break;
    case KR_AST_STARRED:
        hide_target(g, list, t->one.value);
        break;
    case KR_AST_TUPLE:
    case KR_AST_LIST:
        for (uint32_t i = 0; i < t->n; i++) hide_target(g, list, t->seq.at[i]);
        break;
    default:
        break;
    }
}

static void hide_body(kr_gen *g, kr_fold_hidden **list, const kr_nodes *body);

static bool is_const_binding(const kr_node *s) {
    const kr_node *v = s->assign.value;
    return v->kind == KR_AST_CALL && v->call.func->kind == KR_AST_NAME && v->call.func->n == 5 &&
           memcmp(v->call.func->text.s, "const", 5) == 0;
}

static void hide_statement(kr_gen *g, kr_fold_hidden **list, const kr_node *s) {
    switch (s->kind) {
    case KR_AST_ASSIGN:
        if (is_const_binding(s)) break;
        for (uint32_t i = 0; i < s->n; i++) hide_target(g, list, s->assign.targets[i]);
        break;
    case KR_AST_AUGASSIGN:
        hide_target(g, list, s->pair.left);
        break;
    case KR_AST_ANNASSIGN:
        hide_target(g, list, s->annassign.target);
        break;
    case KR_AST_DELETE:
        for (uint32_t i = 0; i < s->n; i++) hide_target(g, list, s->seq.at[i]);
        break;
    case KR_AST_FUNCTIONDEF:
    case KR_AST_ASYNCFUNCTIONDEF:
        hide(g, list, s->def.name, s->n);
        break;
    case KR_AST_CLASSDEF:
        hide(g, list, s->classdef.name, s->n);
        break;
    case KR_AST_FOR:
    case KR_AST_ASYNCFOR:
        hide_target(g, list, s->loop.target);
        hide_body(g, list, &s->loop.body);
        hide_body(g, list, &s->loop.orelse);
        break;
    case KR_AST_WHILE:
    case KR_AST_IF:
        hide_body(g, list, &s->cond.body);
        hide_body(g, list, &s->cond.orelse);
        break;
    case KR_AST_WITH:
    case KR_AST_ASYNCWITH:
        for (uint32_t i = 0; i < s->n; i++) hide_target(g, list, s->with.items[i]->pair.right);
        hide_body(g, list, &s->with.body);
        break;
    case KR_AST_TRY:
    case KR_AST_TRYSTAR:
        hide_body(g, list, &s->try_.body);
        for (uint32_t i = 0; i < s->try_.handlers.n; i++) {
            const kr_node *h = s->try_.handlers.at[i];
            hide(g, list, h->handler.name.s, h->handler.name.n);
            hide_body(g, list, &h->handler.body);
        }
        hide_body(g, list, &s->try_.orelse);
        hide_body(g, list, &s->try_.finalbody);
        break;
    case KR_AST_MATCH:
        for (uint32_t i = 0; i < s->n; i++) hide_body(g, list, &s->match.cases[i]->match_case.body);
        break;
    case KR_AST_IMPORT:
    case KR_AST_IMPORTFROM:
        for (uint32_t i = 0; i < s->n; i++) {
            const kr_node *a = (s->kind == KR_AST_IMPORT ? s->seq.at : s->import_from.names)[i];
            hide(g, list, a->alias.asname.s ? a->alias.asname.s : a->alias.name,
                 a->alias.asname.s ? a->alias.asname.n : a->n);
        }
        break;
    default:
        break;
    }
}

static void hide_body(kr_gen *g, kr_fold_hidden **list, const kr_nodes *body) {
    for (uint32_t i = 0; i < body->n; i++) hide_statement(g, list, body->at[i]);
}

kr_fold_hidden *kr_fold_hide(kr_gen *g, const kr_node *args, const kr_nodes *body,
                             const kr_node *comp) {
    kr_fold_hidden *list = NULL;
    if (!g->n_konsts || !kr_row(g, KR_ROW_const_names)) return NULL;
    if (args) {
        for (uint32_t i = 0; i < args->n; i++)
            hide(g, &list, args->arguments.at[i]->arg.name, args->arguments.at[i]->n);
    }
    if (body) hide_body(g, &list, body);
    if (comp) {
        for (uint32_t i = 0; i < comp->n; i++)
            hide_target(g, &list, comp->comp.generators[i]->comprehension.target);
    }
    return list;
}

void kr_fold_hide_in_class(kr_gen *g, const kr_node *s) {
    if (g->n_konsts && kr_row(g, KR_ROW_const_names)) hide_statement(g, &g->scope->local_konsts, s);
}

void kr_fold_unhide(kr_gen *g, kr_scope *s, kr_fold_hidden *h) {
    for (kr_fold_hidden *l = s->local_konsts; l; l = l->next) g->texts[l->name].konst = l->konst;
    s->local_konsts = NULL;
    for (; h; h = h->next) g->texts[h->name].konst = h->konst;
}
