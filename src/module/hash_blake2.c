/* Constructors of blake2b and blake2s with all their parameters. */
#include "module/hash.h"
#include "object/bytes_internal.h"
#include "object/int.h"

enum {
    DATA,
    SIZE,
    KEY,
    SALT,
    PERSON,
    FANOUT,
    DEPTH,
    LEAF,
    OFFSET,
    NODE_DEPTH,
    INNER,
    LAST,
    USED,
    N
};
#define SIG                                                                                        \
    "data=,/,*,digest_size=,key=,salt=,person=,fanout=,depth=,leaf_size=,node_offset=,node_depth=" \
    ",inner_size=,last_node=,usedforsecurity="

/* A number among the arguments, from low to high. */
static int64_t number(kr_ctx *ctx, kr_value v, int64_t dflt, int64_t low, int64_t high,
                      const char *text) {
    int64_t i;
    if (kr_isnull(v)) return dflt;
    v = kr_index(ctx, v);
    if (!kr_int_to_i64(v, &i)) i = kr_int_sign(v) < 0 ? low - 1 : high == INT64_MAX ? -1 : high + 1;
    if (i < low || i > high) {
        const kr_type *type = high > 255 ? &kr_type_OverflowError : &kr_type_ValueError;
        kr_raise_fmt(ctx, type, text, (int)low, (int)high);
    }
    return i;
}

/* Bytes among the arguments; how many. */
static size_t bytes(kr_ctx *ctx, kr_value v, const char *what, size_t most, uint8_t *out) {
    kr_span s;
    if (kr_isnull(v)) return 0;
    s = kr_bytes_need_span(ctx, v);
    if (s.n > most) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "maximum %s length is %zu bytes", what, most);
    }
    memcpy(out, s.p, s.n);
    return s.n;
}

kr_value kr_hash_blake2_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    bool big = cls == &kr_type_hash_blake2b;
    const kr_digest_kind *kind = big ? &kr_digest_blake2b : &kr_digest_blake2s;
    uint8_t key[128] = {0};
    kr_value a[N];
    kr_blake2_params p = {0};
    kr_bind_args(ctx, kind->name, SIG, args, n, 0, a);
    size_t text = big ? 16 : 8;
    p.size = (uint8_t)number(ctx, a[SIZE], kind->size, 1, kind->size,
                             "digest_size must be between %d and %d bytes");
    bytes(ctx, a[SALT], "salt", text, p.salt);
    bytes(ctx, a[PERSON], "person", text, p.person);
    p.fanout = (uint8_t)number(ctx, a[FANOUT], 1, 0, 255, "fanout must be between %d and %d");
    p.depth = (uint8_t)number(ctx, a[DEPTH], 1, 1, 255, "depth must be between %d and %d");
    p.leaf_size = (uint32_t)number(ctx, a[LEAF], 0, 0, UINT32_MAX, "leaf_size is too large");
    p.node_offset = (uint64_t)number(ctx, a[OFFSET], 0, 0, big ? INT64_MAX : (INT64_C(1) << 48) - 1,
                                     "node_offset is too large");
    p.node_depth =
        (uint8_t)number(ctx, a[NODE_DEPTH], 0, 0, 255, "node_depth must be between %d and %d");
    p.inner_size =
        (uint8_t)number(ctx, a[INNER], 0, 0, kind->size, "inner_size must be between %d and is %d");
    p.last_node = !kr_isnull(a[LAST]) && kr_truth(ctx, a[LAST]);
    p.key_size = (uint8_t)bytes(ctx, a[KEY], "key", kind->size, key);
    kr_hash_object *h = kr_instance_alloc(ctx, cls);
    kr_blake2_start(&h->digest, kind, &p);
    if (p.key_size) kr_digest_update(&h->digest, key, kind->block);
    if (!kr_isnull(a[DATA])) kr_hash_add(ctx, &h->digest, a[DATA]);
    return kr_from_ptr(h);
}
