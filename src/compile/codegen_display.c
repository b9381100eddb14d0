/* Displays: (a, b), [a, *b], {a, *b}, {k: v, **m}.
 *
 * Rows of divergence.def: dict_order (v6 evaluates the value before the key), star_display. */
#include "compile/gen.h"

enum { APPEND = 1 << 2 | 0, ADD = 1 << 2 | 2 }; /* STORE_COMP to the collection right below */

bool kr_gen_has_star(kr_node *const *at, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        if (at[i]->kind == KR_AST_STARRED) return true;
    }
    return false;
}

void kr_gen_star_list(kr_gen *g, kr_node **at, uint32_t n, bool set) {
    uint32_t i = 0;
    while (i < n && i < 100 && at[i]->kind != KR_AST_STARRED) kr_gen_expr(g, at[i++]);
    if (set) {
        KR_OUT_U(g, BUILD_SET, i);
    } else {
        KR_OUT_U(g, BUILD_LIST, i);
    }
    for (; i < n; i++) {
        kr_node *e = at[i];
        if (e->kind == KR_AST_STARRED) {
            kr_out_helper(g, set ? KR_HELPER_set_update : KR_HELPER_list_extend);
            KR_OUT0(g, ROT_TWO);
            kr_gen_expr(g, e->one.value);
            kr_out_at(g, e);
            kr_out_call(g, 2);
        } else {
            kr_gen_expr(g, e);
            kr_out_at(g, e);
            KR_OUT_U(g, STORE_COMP, set ? ADD : APPEND);
        }
    }
}

static void gen_starred(kr_gen *g, kr_node *e) {
    kr_gen_need_helpers(g, e, "a starred expression in a display");
    kr_out_at(g, e);
    if (e->kind == KR_AST_TUPLE) {
        kr_out_helper(g, KR_HELPER_tuple);
        kr_gen_star_list(g, e->seq.at, e->n, false);
        kr_out_call(g, 1);
        return;
    }
    kr_gen_star_list(g, e->seq.at, e->n, e->kind == KR_AST_SET);
}

static void gen_pair(kr_gen *g, kr_node *key, kr_node *value, const kr_node *at) {
    if (!kr_row(g, KR_ROW_dict_order) || kr_gen_is_pure(g, key, false) ||
        kr_gen_is_pure(g, value, false)) {
        kr_gen_expr(g, value);
        kr_gen_expr(g, key);
    } else {
        kr_gen_expr(g, key);
        kr_gen_expr(g, value);
        KR_OUT0(g, ROT_TWO);
    }
    kr_out_at(g, at);
    KR_OUT0(g, STORE_MAP);
}

/* Could a key's hash be noticed to be taken before something later is evaluated? */
static bool hashes_late(kr_gen *g, kr_node *e) {
    bool open = false, late = false;
    if (!kr_row(g, KR_ROW_dict_late) || e->n < 2 || e->n > 15) return false;
    for (uint32_t i = 0; i < e->n; i++) {
        kr_node *key = e->seq.at[2 * i], *value = e->seq.at[2 * i + 1];
        if (!key) return false;
        late = late || (open && (!kr_gen_is_pure(g, key, true) || !kr_gen_is_pure(g, value, true)));
        open = open || !kr_gen_is_pure(g, key, false);
    }
    return late;
}

static void gen_late_dict(kr_gen *g, kr_node *e) {
    kr_out_helper(g, KR_HELPER_dict);
    for (uint32_t i = 0; i < 2 * e->n; i++) kr_gen_expr(g, e->seq.at[i]);
    kr_out_at(g, e);
    kr_out_call(g, 2 * e->n);
}

static void gen_dict(kr_gen *g, kr_node *e) {
    if (hashes_late(g, e)) {
        gen_late_dict(g, e);
        return;
    }
    kr_out_at(g, e);
    KR_OUT_U(g, BUILD_MAP, e->n);
    for (uint32_t i = 0; i < e->n; i++) {
        kr_node *key = e->seq.at[2 * i], *value = e->seq.at[2 * i + 1];
        if (key) {
            kr_out_line(g, key->line);
            gen_pair(g, key, value, e);
            continue;
        }
        kr_gen_need_helpers(g, value, "** in a dict display");
        kr_out_helper(g, KR_HELPER_dict_update);
        KR_OUT0(g, ROT_TWO);
        kr_gen_expr(g, value);
        kr_out_at(g, value);
        kr_out_call(g, 2);
    }
}

void kr_gen_display(kr_gen *g, kr_node *e) {
    kr_out_line(g, e->line);
    if (e->kind == KR_AST_DICT) {
        gen_dict(g, e);
        return;
    }
    if (kr_gen_has_star(e->seq.at, e->n)) {
        gen_starred(g, e);
        return;
    }
    for (uint32_t i = 0; i < e->n; i++) kr_gen_expr(g, e->seq.at[i]);
    kr_out_at(g, e);
    if (e->kind == KR_AST_TUPLE) {
        KR_OUT_U(g, BUILD_TUPLE, e->n);
    } else if (e->kind == KR_AST_LIST) {
        KR_OUT_U(g, BUILD_LIST, e->n);
    } else {
        KR_OUT_U(g, BUILD_SET, e->n);
    }
}
