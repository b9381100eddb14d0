/* The file's pool of constants: equal type and value, one entry (0.0 and -0.0, 1 and 1.0 and True
 * differ). Values are kept as plain data, big ints as hexadecimal text, so the collector need not
 * know; kr_const_value makes the object at the end. */
#include <string.h>

#include "compile/gen.h"
#include "object/bytes.h"
#include "object/float.h"
#include "object/int.h"
#include "object/seq.h"
#include "object/str.h"

static uint32_t mix(uint64_t x) {
    x ^= x >> 32;
    x *= UINT64_C(0xd6e8feb86659fd93);
    return (uint32_t)(x ^ x >> 32);
}

static uint64_t bits_of(double d) {
    uint64_t b;
    memcpy(&b, &d, sizeof b);
    return b;
}

static uint32_t hash_entry(const kr_const_entry *e) {
    uint64_t h = (uint64_t)e->kind << 56;
    switch (e->kind) {
    case KR_K_STR:
    case KR_K_BYTES:
    case KR_K_BIGINT:
        return mix(h ^ e->text);
    case KR_K_INT:
        return mix(h ^ (uint64_t)e->i);
    case KR_K_FLOAT:
    case KR_K_COMPLEX:
        return mix(h ^ bits_of(e->d));
    case KR_K_TUPLE:
        for (uint32_t i = 0; i < e->n; i++) h = (uint64_t)mix(h) << 20 ^ e->items[i] ^ i;
        return mix(h);
    default:
        return mix(h);
    }
}

static bool same(const kr_const_entry *a, const kr_const_entry *b) {
    if (a->hash != b->hash || a->kind != b->kind) return false;
    switch (a->kind) {
    case KR_K_STR:
    case KR_K_BYTES:
    case KR_K_BIGINT:
        return a->text == b->text;
    case KR_K_INT:
        return a->i == b->i;
    case KR_K_FLOAT:
    case KR_K_COMPLEX:
        return bits_of(a->d) == bits_of(b->d);
    case KR_K_TUPLE:
        return a->n == b->n && memcmp(a->items, b->items, a->n * sizeof(kr_cid)) == 0;
    default:
        return true;
    }
}

static void grow_table(kr_gen *g) {
    uint32_t cap = g->cap_consts ? g->cap_consts + g->cap_consts / 4 : 16;
    g->consts =
        kr_gen_resize(g, g->consts, g->cap_consts * sizeof *g->consts, cap * sizeof *g->consts);
    g->cap_consts = cap;
}

static void rehash(kr_gen *g) {
    uint32_t size = g->const_mask ? (g->const_mask + 1) * 2 : 64;
    if (g->const_hash)
        g->mem(g, g->const_hash, (g->const_mask + (size_t)1) * sizeof *g->const_hash, 0);
    g->const_hash = NULL;
    g->const_hash = kr_gen_resize(g, NULL, 0, size * sizeof *g->const_hash);
    g->const_mask = size - 1;
    for (uint32_t i = 0; i < g->n_consts; i++) {
        uint32_t at = g->consts[i].hash & g->const_mask;
        while (g->const_hash[at]) at = (at + 1) & g->const_mask;
        g->const_hash[at] = i + 1;
    }
}

static kr_cid add_entry(kr_gen *g, kr_const_entry *e) {
    uint32_t at, id;
    if (!g->const_hash) rehash(g);
    e->hash = hash_entry(e);
    for (at = e->hash & g->const_mask; (id = g->const_hash[at]) != 0;
         at = (at + 1) & g->const_mask) {
        if (same(&g->consts[id - 1], e)) return id - 1;
    }
    if (e->kind == KR_K_TUPLE) {
        kr_cid *items = kr_gen_keep(g, (e->n + 1) * sizeof *items);
        memcpy(items, e->items, e->n * sizeof *items);
        e->items = items;
    }
    if (g->n_consts == g->cap_consts) grow_table(g);
    g->consts[g->n_consts++] = *e;
    g->const_hash[at] = g->n_consts;
    if (g->n_consts > g->const_mask / 3 * 2) rehash(g);
    return g->n_consts - (kr_cid)1;
}

static kr_sid bigint_text(kr_gen *g, kr_value v) {
    kr_value text = kr_int_to_text(g->ctx, v, 16, false);
    size_t n;
    const char *s = kr_str_data(text, &n);
    char *copy = kr_gen_temp(g, n + 2);
    bool neg = s[0] == '-';
    copy[0] = neg ? '-' : '+';
    memcpy(copy + 1, s + neg, n - neg);
    return kr_text_add(g, copy, (uint32_t)(n - neg + 1));
}

kr_cid kr_const_add(kr_gen *g, const kr_const *k) {
    kr_const_entry e = {.kind = k->kind};
    switch (k->kind) {
    case KR_K_STR:
    case KR_K_BYTES:
        e.text = k->text;
        break;
    case KR_K_INT:
    case KR_K_BIGINT:
        if (kr_int_to_i64(k->i, &e.i)) {
            e.kind = KR_K_INT;
        } else {
            e.kind = KR_K_BIGINT;
            e.text = bigint_text(g, k->i);
        }
        break;
    case KR_K_FLOAT:
    case KR_K_COMPLEX:
        e.d = k->d;
        break;
    case KR_K_TUPLE:
        return k->tuple;
    default:
        break;
    }
    return add_entry(g, &e);
}

kr_cid kr_const_tuple(kr_gen *g, const kr_cid *items, uint32_t n) {
    kr_const_entry e = {.kind = KR_K_TUPLE, .n = n, .items = (kr_cid *)items};
    return add_entry(g, &e);
}

void kr_const_get(kr_gen *g, kr_cid id, kr_const *out) {
    const kr_const_entry *e = &g->consts[id];
    *out = (kr_const){.kind = e->kind, .tuple = id};
    switch (e->kind) {
    case KR_K_STR:
    case KR_K_BYTES:
        out->text = e->text;
        break;
    case KR_K_INT:
        out->i = kr_int_new(g->ctx, e->i);
        break;
    case KR_K_BIGINT:
        out->i = kr_const_value(g, id);
        break;
    case KR_K_FLOAT:
    case KR_K_COMPLEX:
        out->d = e->d;
        break;
    default:
        break;
    }
}

kr_value kr_const_value(kr_gen *g, kr_cid id) {
    const kr_const_entry *e = &g->consts[id];
    const kr_text_entry *t;
    switch (e->kind) {
    case KR_K_NONE:
        return KR_NONE;
    case KR_K_FALSE:
        return KR_FALSE;
    case KR_K_TRUE:
        return KR_TRUE;
    case KR_K_ELLIPSIS:
        return KR_ELLIPSIS;
    case KR_K_STR:
        t = &g->texts[e->text];
        return kr_str_new(g->ctx, t->s, t->n);
    case KR_K_BYTES:
        t = &g->texts[e->text];
        return kr_bytes_new(g->ctx, t->s, t->n);
    case KR_K_INT:
        return kr_int_new(g->ctx, e->i);
    case KR_K_BIGINT:
        t = &g->texts[e->text];
        return kr_int_from_digits(g->ctx, t->s + 1, t->n - 1, 16, t->s[0] == '-');
    case KR_K_FLOAT:
        return kr_float_new(g->ctx, e->d);
    case KR_K_COMPLEX:
        return kr_complex_new(g->ctx, 0.0, e->d);
    default:
        break;
    }
    kr_value tuple = kr_tuple_new(g->ctx, e->n, NULL);
    for (uint32_t i = 0; i < e->n; i++) {
        kr_value item = kr_const_value(g, g->consts[id].items[i]);
        kr_store(g->ctx, kr_ptr(tuple), &KR_AS(kr_tuple, tuple)->items[i], item);
    }
    return tuple;
}

bool kr_const_truth(kr_gen *g, const kr_const *k) {
    switch (k->kind) {
    case KR_K_NONE:
    case KR_K_FALSE:
        return false;
    case KR_K_STR:
    case KR_K_BYTES:
        return g->texts[k->text].n != 0;
    case KR_K_INT:
    case KR_K_BIGINT:
        return kr_int_sign(k->i) != 0;
    case KR_K_FLOAT:
    case KR_K_COMPLEX:
        return k->d != 0;
    case KR_K_TUPLE:
        return g->consts[k->tuple].n != 0;
    default:
        return true;
    }
}
