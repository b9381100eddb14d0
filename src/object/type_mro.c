/* The C3 linearisation of a class's bases. */
#include "object/type_internal.h"

/* Sequences still to be merged: tuples with a position each. */
typedef struct merge {
    size_t n;
    kr_value *seqs; /* tuples */
    size_t *at;
} merge;

static kr_value head(const merge *m, size_t i) {
    const kr_tuple *t = KR_AS(const kr_tuple, m->seqs[i]);
    return m->at[i] < t->len ? t->items[m->at[i]] : KR_NULL;
}

static bool in_tail(const merge *m, kr_value c) {
    for (size_t i = 0; i < m->n; i++) {
        const kr_tuple *t = KR_AS(const kr_tuple, m->seqs[i]);
        for (size_t j = m->at[i] + 1; j < t->len; j++) {
            if (kr_is(t->items[j], c)) return true;
        }
    }
    return false;
}

static KR_NORETURN void raise_conflict(kr_ctx *ctx, const merge *m) {
    kr_value names = kr_list_new(ctx, 0, NULL), seen = kr_set_new(ctx, &kr_type_set);
    for (size_t i = 0; i < m->n; i++) {
        kr_value c = head(m, i);
        if (kr_isnull(c) || kr_set_contains(ctx, seen, c)) continue;
        kr_set_add(ctx, seen, c);
        kr_list_append(ctx, names, kr_type_name(ctx, kr_type_of_value(c)));
    }
    kr_raise_fmt(ctx, &kr_type_TypeError,
                 "Cannot create a consistent method resolution order (MRO) for bases %U",
                 kr_str_join(ctx, kr_str_from_cstr(ctx, ", "), names));
}

static void check_duplicates(kr_ctx *ctx, kr_value bases) {
    const kr_tuple *t = KR_AS(const kr_tuple, bases);
    for (size_t i = 0; i < t->len; i++) {
        for (size_t j = i + 1; j < t->len; j++) {
            if (kr_is(t->items[i], t->items[j])) {
                kr_raise_fmt(ctx, &kr_type_TypeError, "duplicate base class %N",
                             kr_type_of_value(t->items[i]));
            }
        }
    }
}

static kr_value merge_all(kr_ctx *ctx, const kr_type *t, merge *m) {
    kr_value out = kr_list_new(ctx, 0, NULL);
    kr_list_append(ctx, out, kr_type_value(t));
    for (;;) {
        kr_value next = KR_NULL;
        bool left = false;
        for (size_t i = 0; i < m->n && kr_isnull(next); i++) {
            kr_value c = head(m, i);
            if (kr_isnull(c)) continue;
            left = true;
            if (!in_tail(m, c)) next = c;
        }
        if (!left) break;
        if (kr_isnull(next)) raise_conflict(ctx, m);
        kr_list_append(ctx, out, next);
        for (size_t i = 0; i < m->n; i++) m->at[i] += kr_is(head(m, i), next);
    }
    return kr_tuple_new(ctx, KR_AS(kr_list, out)->len, KR_AS(kr_list, out)->items);
}

/* One base: its MRO with t in front. */
static kr_value extend_mro(kr_ctx *ctx, const kr_type *t, const kr_type *base) {
    kr_value below = kr_type_mro(ctx, base);
    size_t n = KR_AS(kr_tuple, below)->len;
    kr_value mro = kr_tuple_new(ctx, n + 1, NULL);
    KR_AS(kr_tuple, mro)->items[0] = kr_type_value(t);
    memcpy(KR_AS(kr_tuple, mro)->items + 1, KR_AS(kr_tuple, below)->items, n * sizeof(kr_value));
    return mro;
}

kr_value kr_type_compute_mro(kr_ctx *ctx, const kr_type *t, kr_value bases) {
    const kr_tuple *b = KR_AS(const kr_tuple, bases);
    merge m;
    if (kr_isnull(bases)) return extend_mro(ctx, t, t->base);
    if (b->len == 1) return extend_mro(ctx, t, kr_type_of_value(b->items[0]));
    check_duplicates(ctx, bases);
    m.n = b->len + 1;
    kr_value seqs = kr_tuple_new(ctx, m.n, NULL);
    m.seqs = KR_AS(kr_tuple, seqs)->items;
    m.at = kr_heap_leaf0(ctx, m.n * sizeof *m.at);
    for (size_t i = 0; i < b->len; i++) {
        m.seqs[i] = kr_type_mro(ctx, kr_type_of_value(b->items[i]));
    }
    m.seqs[b->len] = bases;
    return merge_all(ctx, t, &m);
}
