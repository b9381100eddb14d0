/* Module _random: the Mersenne Twister generator class under lib/random.py. */
#include <sys/random.h>
#include <time.h>

#include "base/rng.h"
#include "object/float.h"
#include "object/int.h"
#include "object/module.h"
#include "object/protocol.h"
#include "object/seq.h"

typedef struct kr_random {
    kr_object base;
    kr_rng *rng; /* leaf block */
} kr_random;

static const kr_type random_type;

static kr_rng *rng_of(kr_value self) {
    return KR_AS(kr_random, self)->rng;
}

static void seed_from_int(kr_ctx *ctx, kr_rng *r, kr_value n) {
    kr_intview v;
    kr_int_view(n, &v);
    size_t words = v.n * sizeof(kr_limb) / 4, k = 0;
    uint32_t *key = kr_heap_leaf(ctx, (words + 1) * sizeof *key);
    key[0] = 0;
    for (size_t i = 0; i < v.n; i++) {
        for (size_t b = 0; b < KR_LIMB_BITS; b += 32) key[k++] = (uint32_t)(v.limbs[i] >> b);
    }
    while (k > 1 && key[k - 1] == 0) k--;
    kr_rng_init_array(r, key, k ? k : 1);
}

static void seed_from_system(kr_rng *r) {
    uint32_t key[KR_RNG_N];
    if (getrandom(key, sizeof key, 0) != (ssize_t)sizeof key) {
        struct timespec t;
        clock_gettime(CLOCK_REALTIME, &t);
        key[0] = (uint32_t)t.tv_nsec;
        key[1] = (uint32_t)t.tv_sec;
        kr_rng_init_array(r, key, 2);
        return;
    }
    kr_rng_init_array(r, key, KR_RNG_N);
}

static void seed(kr_ctx *ctx, kr_rng *r, kr_value arg) {
    if (kr_isnull(arg) || kr_is_none(arg)) {
        seed_from_system(r);
    } else if (kr_is_int(arg)) {
        seed_from_int(ctx, r, arg);
    } else {
        seed_from_int(ctx, r, kr_int_from_u64(ctx, (uint64_t)kr_hash(ctx, arg)));
    }
}

static kr_value random_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_random *o = kr_instance_alloc(ctx, cls);
    o->rng = kr_heap_leaf(ctx, sizeof *o->rng);
    seed(ctx, o->rng, kr_npos(n) ? args[0] : KR_NULL);
    return kr_from_ptr(o);
}

static void random_trace(kr_visitor *v, kr_object *obj) {
    kr_visit_ptr(v, &((kr_random *)obj)->rng);
}

static kr_value m_random(kr_ctx *ctx, kr_value self) {
    return kr_float_new(ctx, kr_rng_double(rng_of(self)));
}

static kr_value m_seed(kr_ctx *ctx, size_t n, const kr_value *a) {
    seed(ctx, rng_of(a[0]), n > 1 ? a[1] : KR_NULL);
    return KR_NONE;
}

static kr_value m_getrandbits(kr_ctx *ctx, kr_value self, kr_value k) {
    int64_t bits = kr_as_int64(ctx, kr_index(ctx, k));
    if (bits < 0) kr_raise_fmt(ctx, &kr_type_ValueError, "number of bits must be non-negative");
    if (bits <= 64) return kr_int_from_u64(ctx, kr_rng_bits(rng_of(self), (unsigned)bits));
    if (bits > INT32_MAX) kr_raise_memory(ctx);
    size_t words = ((size_t)bits + 31) / 32;
    uint32_t *w = kr_heap_leaf(ctx, words * sizeof *w);
    kr_rng_words(rng_of(self), w, (uint64_t)bits);
    kr_limb *l = kr_heap_leaf0(ctx, (words * 4 / sizeof *l + 1) * sizeof *l);
    for (size_t i = 0; i < words; i++) {
        l[i * 32 / KR_LIMB_BITS] |= (kr_limb)w[i] << (i * 32 % KR_LIMB_BITS);
    }
    return kr_int_from_limbs(ctx, false, l, words * 4 / sizeof *l + 1);
}

static kr_value m_getstate(kr_ctx *ctx, kr_value self) {
    kr_rng *r = rng_of(self);
    kr_value t = kr_tuple_new(ctx, KR_RNG_N + 1, NULL);
    for (size_t i = 0; i < KR_RNG_N; i++) KR_AS(kr_tuple, t)->items[i] = kr_smallint(r->state[i]);
    KR_AS(kr_tuple, t)->items[KR_RNG_N] = kr_smallint(r->index);
    return t;
}

static kr_value m_setstate(kr_ctx *ctx, kr_value self, kr_value state) {
    size_t n;
    kr_rng fresh;
    if (!kr_is_tuple(state)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "state vector must be a tuple");
    }
    kr_value *items = kr_seq_items(state, &n);
    if (n != KR_RNG_N + 1) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "state vector is the wrong size");
    }
    for (size_t i = 0; i < KR_RNG_N; i++) fresh.state[i] = (uint32_t)kr_as_int64(ctx, items[i]);
    int64_t index = kr_as_int64(ctx, items[KR_RNG_N]);
    if (index < 0 || index > KR_RNG_N) kr_raise_fmt(ctx, &kr_type_ValueError, "invalid state");
    fresh.index = (uint32_t)index;
    *rng_of(self) = fresh;
    return KR_NONE;
}

#define OWN &random_type
static const kr_builtin random_methods[] = {
    KR_METHOD_1(OWN, "random", m_random, "random() -> x in the interval [0, 1)."),
    KR_METHOD_VAR(OWN, "seed", m_seed, 1, 2, "seed([n]) -> None."),
    KR_METHOD_2(OWN, "getrandbits", m_getrandbits, "getrandbits(k) -> x."),
    KR_METHOD_1(OWN, "getstate", m_getstate, "getstate() -> tuple containing the current state."),
    KR_METHOD_2(OWN, "setstate", m_setstate, "setstate(state) -> None."),
};

static const kr_type random_type = {
    .base_object = {&kr_type_type},
    .name = "Random",
    .base = &kr_type_object,
    .flags = KR_TF_BASE,
    .trace = random_trace,
    .version = 1,
    .size = sizeof(kr_random),
    .methods = random_methods,
    .n_methods = KR_ARRAY_LEN(random_methods),
    .doc = "Random() -> create a random number generator with its own internal state.",
    .new_ = random_new,
};

static const kr_type *const types[] = {&random_type, NULL};

const kr_module_def kr_module_random = {
    .name = "_random",
    .doc = "Module implements the Mersenne Twister random number generator.",
    .types = types,
};
