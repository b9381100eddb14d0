/* Calls, attributes and subscripts: the trailers behind a primary, and zero-argument super().
 *
 * `o.m(...)` becomes LOAD_METHOD and CALL_METHOD unless `o.m` stands in parentheses, but not inside
 * an assignment target. Rows of
 * divergence.def: star_order, kw_order, many_args, super_plain. */
#include "compile/gen.h"

enum { MAX_COUNT = 255, MAX_STAR_BIT = 29 };

static void *spine_of(kr_gen *g, kr_node *e, uint32_t *count) {
    kr_node *n = e, **spine;
    uint32_t k = 0;
    for (;; k++) {
        if (n->kind == KR_AST_CALL) {
            n = n->call.func;
        } else if (n->kind == KR_AST_ATTRIBUTE) {
            n = n->attr.value;
        } else if (n->kind == KR_AST_SUBSCRIPT) {
            n = n->subscript.value;
        } else {
            break;
        }
    }
    spine = kr_gen_temp(g, (k + 1) * sizeof *spine);
    *count = k;
    for (n = e;; k--) {
        spine[k] = n;
        if (k == 0) break;
        n = n->kind == KR_AST_CALL        ? n->call.func
            : n->kind == KR_AST_ATTRIBUTE ? n->attr.value
                                          : n->subscript.value;
    }
    return spine;
}

static kr_sid attr_name(kr_gen *g, const kr_node *e) {
    kr_sid name = kr_text_ident(g, e->attr.name, e->n);
    kr_text_seen(g, name, kr_ast_end_line(e), e->end_col);
    return name;
}

/* ---- arguments ---- */

typedef struct arg_counts {
    uint32_t pos, kw, last_star; /* last_star: position of the last * + 1 */
    bool star, dstar;
} arg_counts;

static void count_arguments(kr_gen *g, kr_node **args, uint32_t n, arg_counts *c) {
    uint32_t stamp = ++g->stamp;
    *c = (arg_counts){0};
    for (uint32_t i = 0; i < n; i++) {
        kr_node *a = args[i];
        if (a->kind == KR_AST_KEYWORD) {
            kr_sid name;
            c->kw++;
            if (!a->keyword.name) {
                c->dstar = true;
                continue;
            }
            name = kr_text_add(g, a->keyword.name, a->n);
            kr_text_seen(g, name, a->line, a->col);
            if (name == g->known[KR_KN___DEBUG__] && kr_row(g, KR_ROW_debug_name))
                kr_gen_fail(g, a, "cannot assign to __debug__");
            if (g->texts[name].stamp == stamp)
                kr_gen_fail(g, a, "keyword argument repeated: %.*s", (int)a->n, a->keyword.name);
            g->texts[name].stamp = stamp;
            if (g->portable && g->texts[name].konst)
                kr_gen_fail(g, a, "LHS of keyword arg must be an id");
            continue;
        }
        if (a->kind == KR_AST_STARRED) {
            c->star = true;
            c->last_star = c->pos + 1;
            if (g->portable && c->kw) kr_gen_need_helpers(g, a, "* after a keyword argument");
        }
        c->pos++;
    }
}

/* Is every argument evaluated after number i free of effects? Positional ones go first. */
static bool rest_is_pure(kr_gen *g, kr_node **args, uint32_t n, uint32_t i) {
    bool keyword = args[i]->kind == KR_AST_KEYWORD;
    for (uint32_t j = 0; j < n; j++) {
        kr_node *a = args[j];
        bool a_kw = a->kind == KR_AST_KEYWORD;
        if (a_kw == keyword ? j <= i : keyword) continue;
        if (a_kw) a = a->keyword.value;
        if (a->kind == KR_AST_STARRED) a = a->one.value;
        if (!kr_gen_is_pure(g, a, true)) return false;
    }
    return true;
}

static bool iterates_plainly(kr_gen *g, kr_node *e) {
    kr_const k;
    return e->kind == KR_AST_LIST || e->kind == KR_AST_TUPLE || e->kind == KR_AST_DICT ||
           e->kind == KR_AST_SET ||
           (kr_fold(g, e, &k) &&
            (k.kind == KR_K_STR || k.kind == KR_K_BYTES || k.kind == KR_K_TUPLE));
}

/* The value of *e, or of **e with the callable `depth` slots below it; copied at once when what
 * follows could notice that it is not. */
static void gen_spread(kr_gen *g, kr_node **args, uint32_t n, uint32_t i, uint32_t depth) {
    kr_node *a = args[i], *e = a->kind == KR_AST_KEYWORD ? a->keyword.value : a->one.value;
    if (!kr_row(g, KR_ROW_star_order) || iterates_plainly(g, e) || rest_is_pure(g, args, n, i)) {
        kr_gen_expr(g, e);
        return;
    }
    kr_out_helper(g, depth ? KR_HELPER_kw_copy : KR_HELPER_star_copy);
    kr_gen_expr(g, e);
    if (depth) kr_out_int(g, depth);
    kr_out_at(g, e);
    kr_out_call(g, depth ? 2 : 1);
}

/* `depth`: slots from the callable to the last positional argument. */
static void gen_keywords(kr_gen *g, kr_node **args, uint32_t n, uint32_t n_kw, uint32_t depth) {
    bool grouped = n_kw > MAX_COUNT;
    uint32_t open = 0;
    for (uint32_t i = 0; i < n; i++) {
        kr_node *a = args[i];
        kr_sid name;
        if (a->kind != KR_AST_KEYWORD) continue;
        if (!a->keyword.name) {
            KR_OUT0(g, LOAD_NULL);
            gen_spread(g, args, n, i, depth + 3); /* over NULL and the helper */
            depth += 2;
            open = 0;
            continue;
        }
        name = kr_text_add(g, a->keyword.name, a->n);
        if (!grouped) {
            kr_out_name_const(g, name);
            kr_gen_expr(g, a->keyword.value);
            depth += 2;
            continue;
        }
        if (!open) { /* very many: groups of them travel as one **{...} */
            KR_OUT0(g, LOAD_NULL);
            KR_OUT_U(g, BUILD_MAP, 0);
            depth += 2;
        }
        open = 1;
        kr_gen_expr(g, a->keyword.value);
        kr_out_name_const(g, name);
        KR_OUT0(g, STORE_MAP);
    }
}

/* Number of keyword pairs that gen_keywords leaves. */
static uint32_t keyword_pairs(kr_node **args, uint32_t n, uint32_t n_kw) {
    uint32_t pairs = 0;
    bool open = false;
    if (n_kw <= MAX_COUNT) return n_kw;
    for (uint32_t i = 0; i < n; i++) {
        if (args[i]->kind != KR_AST_KEYWORD) continue;
        if (!args[i]->keyword.name || !open) pairs++;
        open = args[i]->keyword.name != NULL;
    }
    return pairs;
}

static void emit_call(kr_gen *g, const kr_call_extra *x, uint32_t pos, uint32_t kw, bool spread,
                      uint64_t bitmap) {
    uint64_t k = pos | (uint64_t)kw << 8;
    if (spread) kr_out_int(g, (int64_t)bitmap);
    kr_out_at(g, x->at);
    if (x->method) {
        kr_out_u(g, spread ? KR_OPC_CALL_METHOD_VAR_KW_UINT : KR_OPC_CALL_METHOD_UINT, k);
    } else {
        kr_out_u(g, spread ? KR_OPC_CALL_FUNCTION_VAR_KW_UINT : KR_OPC_CALL_FUNCTION_UINT, k);
    }
}

static void gen_generic_base(kr_gen *g) {
    kr_out_helper(g, KR_HELPER_generic);
    kr_out_load(g, g->known[KR_KN_TYPE_PARAMS]);
    kr_out_call(g, 1);
}

/* More positional arguments than the operand can count: one list, passed as *list. */
static void gen_many(kr_gen *g, kr_node **args, uint32_t n, const kr_call_extra *x,
                     const arg_counts *c) {
    kr_node **pos = kr_gen_temp(g, (c->pos + 1) * sizeof *pos);
    uint32_t k = 0, kw = keyword_pairs(args, n, c->kw);
    for (uint32_t i = 0; i < n; i++) {
        if (args[i]->kind != KR_AST_KEYWORD) pos[k++] = args[i];
    }
    kr_gen_star_list(g, pos, k, false);
    if (x->generic_base) {
        gen_generic_base(g);
        KR_OUT_U(g, STORE_COMP, 4);
    }
    gen_keywords(g, args, n, c->kw, x->pushed + 1 + x->method);
    emit_call(g, x, x->pushed + 1, kw, true, (uint64_t)1 << x->pushed);
}

void kr_gen_arguments(kr_gen *g, kr_node **args, uint32_t n, const kr_call_extra *x) {
    arg_counts c;
    uint64_t bitmap = 0;
    uint32_t shift = kr_row(g, KR_ROW_class_star) ? x->pushed : 0, pos, kw;
    count_arguments(g, args, n, &c);
    if (c.pos + x->pushed + x->generic_base > MAX_COUNT || c.kw > MAX_COUNT ||
        c.last_star + shift > MAX_STAR_BIT + 1) {
        if (g->portable) kr_gen_fail(g, x->at, "too many args");
        if (c.pos + x->pushed + x->generic_base > MAX_COUNT ||
            c.last_star + shift > MAX_STAR_BIT + 1) {
            gen_many(g, args, n, x, &c);
            return;
        }
    }
    pos = 0;
    for (uint32_t i = 0; i < n; i++) {
        kr_node *a = args[i];
        if (a->kind == KR_AST_KEYWORD) continue;
        if (a->kind == KR_AST_STARRED) {
            bitmap |= (uint64_t)1 << (pos + shift);
            if (c.pos == 1 && !x->pushed && !x->generic_base) {
                kr_gen_expr(g, a->one.value); /* all there is: iterated by the call */
            } else {
                gen_spread(g, args, n, i, 0);
            }
        } else {
            kr_gen_expr(g, a);
        }
        pos++;
    }
    if (x->generic_base) {
        gen_generic_base(g);
        pos++;
    }
    gen_keywords(g, args, n, c.kw, pos + x->pushed + x->method);
    kw = keyword_pairs(args, n, c.kw);
    emit_call(g, x, pos + x->pushed, kw, c.star || c.dstar || c.kw > MAX_COUNT, bitmap);
}

/* ---- super() ---- */

static bool is_super_call(kr_gen *g, const kr_node *base, const kr_node *call) {
    return call->kind == KR_AST_CALL && base->kind == KR_AST_NAME && base->n == 5 && call->n == 0 &&
           kr_gen_ident(g, base) == g->known[KR_KN_SUPER] && !(base->flags & KR_AST_PAREN);
}

/* The first parameter of the function that super() runs in: list, set and dict comprehensions
 * belong to the function around them. Returns false if there is none. */
static bool load_first_param(kr_gen *g, bool check_only) {
    kr_scope *s = g->scope, *f = s;
    while (f->type == KR_SCOPE_LISTCOMP || f->type == KR_SCOPE_SETCOMP ||
           f->type == KR_SCOPE_DICTCOMP)
        f = f->parent;
    if (!kr_scope_is_function(f) || !f->first_param) return false;
    if (check_only) return true;
    if (f == s) {
        kr_out_load_id(g, f->first_param - 1);
    } else {
        kr_out_load(g, f->ids[f->first_param - 1].name);
    }
    return true;
}

/* super() or, with `method`, super().name up to the arguments. Returns false if it is an ordinary
 * call. */
static bool gen_super(kr_gen *g, kr_node *base, kr_node *call, kr_node *method) {
    uint32_t super_id, class_id;
    if (!kr_row(g, KR_ROW_super_nested) && g->scope->type != KR_SCOPE_FUNCTION) return false;
    if (!load_first_param(g, true)) {
        if (g->portable) kr_gen_fail(g, call, "super() can't find self");
        return false;
    }
    super_id = kr_scope_use(g, g->known[KR_KN_SUPER]);
    class_id = kr_scope_use(g, g->known[KR_KN___CLASS__]);
    if (kr_row(g, KR_ROW_super_plain)) kr_out_if(g, KR_COND_SUPER, super_id, class_id);
    kr_out_at(g, base);
    kr_out_load_id(g, super_id);
    kr_out_load_id(g, class_id);
    load_first_param(g, false);
    kr_out_at(g, method ? method : call);
    if (method) {
        KR_OUT_NAME(g, LOAD_SUPER_METHOD, attr_name(g, method));
    } else {
        kr_out_call(g, 2);
    }
    if (!kr_row(g, KR_ROW_super_plain)) return true;
    kr_out_op(g, KR_PRE_ELSE);
    kr_out_load_id(g, super_id);
    kr_out_at(g, call);
    kr_out_call(g, 0);
    if (method) {
        kr_out_at(g, method);
        KR_OUT_NAME(g, LOAD_METHOD, attr_name(g, method));
    }
    kr_out_op(g, KR_PRE_END);
    return true;
}

/* ---- trailers ---- */

static void gen_call(kr_gen *g, kr_node *call, bool method) {
    kr_call_extra x = {.method = method, .at = call};
    kr_gen_arguments(g, call->call.args, call->n, &x);
}

static void gen_base(kr_gen *g, kr_node *base, kr_node *next) {
    if (base->kind == KR_AST_NAME && next->kind == KR_AST_CALL && next->n && !g->n_konsts) {
        /* a name that is called with arguments: `super` needs no __class__ then */
        kr_out_at(g, base);
        kr_out_load(g, kr_gen_ident(g, base));
        return;
    }
    kr_gen_expr(g, base);
}

static void gen_trailers(kr_gen *g, kr_node *e, bool methods) {
    uint32_t n, i = 1;
    kr_node **s = spine_of(g, e, &n);
    kr_const k;
    if (methods) kr_out_line(g, e->line);
    if (is_super_call(g, s[0], s[1]) && (methods || kr_row(g, KR_ROW_super_nested))) {
        bool method = n >= 3 && s[2]->kind == KR_AST_ATTRIBUTE && s[3]->kind == KR_AST_CALL &&
                      !(s[2]->flags & KR_AST_PAREN) && !(s[1]->flags & KR_AST_PAREN);
        if (gen_super(g, s[0], s[1], method ? s[2] : NULL)) {
            i = 2;
            if (method) {
                gen_call(g, s[3], true);
                i = 4;
            }
        }
    } else if (s[1]->kind == KR_AST_ATTRIBUTE && (g->n_konsts || !kr_row(g, KR_ROW_math_const)) &&
               kr_fold(g, s[1], &k)) {
        kr_out_const(g, &k, s[1]);
        i = 2;
    }
    if (s[1]->kind == KR_AST_CALL) kr_gen_warn_call(g, s[0]);
    if (s[1]->kind == KR_AST_SUBSCRIPT) kr_gen_warn_subscript(g, s[0], s[1]->subscript.index);
    if (i == 1) gen_base(g, s[0], s[1]);
    for (; i <= n; i++) {
        kr_node *t = s[i];
        if (t->kind == KR_AST_ATTRIBUTE) {
            bool method =
                methods && i < n && s[i + 1]->kind == KR_AST_CALL && !(t->flags & KR_AST_PAREN);
            if (!method) kr_out_line(g, t->attr.op_line);
            kr_out_at(g, t);
            kr_out_u(g, method ? KR_OPC_LOAD_METHOD_NAME : KR_OPC_LOAD_ATTR_NAME, attr_name(g, t));
            if (method) gen_call(g, s[++i], true);
        } else if (t->kind == KR_AST_CALL) {
            kr_out_line(g, t->call.op_line);
            gen_call(g, t, false);
        } else {
            kr_out_line(g, t->subscript.op_line);
            kr_gen_expr(g, t->subscript.index);
            kr_out_at(g, t);
            KR_OUT0(g, LOAD_SUBSCR);
        }
    }
}

void kr_gen_trailers(kr_gen *g, kr_node *e) {
    gen_trailers(g, e, true);
}

/* The object whose attribute or item is bound or unbound. */
void kr_gen_target_base(kr_gen *g, kr_node *e) {
    if (e->kind == KR_AST_CALL || e->kind == KR_AST_ATTRIBUTE || e->kind == KR_AST_SUBSCRIPT) {
        gen_trailers(g, e, false);
    } else {
        kr_gen_expr(g, e);
    }
}
