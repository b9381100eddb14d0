/* Module random: the generator classes, seeding, state and integers.
 *
 * Everything is drawn from random() and getrandbits(). An instance that has its own ones (through a
 * subclass or an attribute) is asked by call; one that has not is read directly. Which of the two
 * feeds whole numbers depends on which of them a subclass defines nearest in its MRO. */
#include <errno.h>
#include <math.h>
#include <sys/random.h>
#include <time.h>

#include "base/sha512.h"
#include "module/random_parts.h"
#include "object/bytes.h"
#include "object/descr.h"
#include "object/dict.h"
#include "object/float.h"
#include "object/int.h"
#include "object/module.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "object/shape.h"
#include "object/str.h"

enum { STATE_VERSION = 3 };

static kr_random *random_of(kr_value v) {
    return KR_AS(kr_random, v);
}

/* ---- seeding ---- */
static void fill_from_system(kr_ctx *ctx, void *out, size_t n) {
    uint8_t *p = out;
    while (n) {
        ssize_t k = getrandom(p, n > 1 << 20 ? 1 << 20 : n, 0);
        if (k < 0 && errno != EINTR) kr_raise_oserror(ctx, errno, KR_NULL);
        if (k < 0)
            kr_poll(ctx);
        else
            p += k, n -= (size_t)k;
    }
}

static kr_rng *rng_of(kr_ctx *ctx, kr_value self) {
    kr_random *r = random_of(self);
    if (KR_UNLIKELY(!r->rng)) {
        uint32_t key[KR_RNG_N];
        fill_from_system(ctx, key, sizeof key);
        kr_rng *rng = kr_heap_leaf(ctx, sizeof *rng);
        kr_rng_init_array(rng, key, KR_RNG_N);
        r->rng = rng;
    }
    return r->rng;
}

static void seed_from_int(kr_ctx *ctx, kr_value self, kr_value n) {
    kr_intview v;
    kr_rng *rng = rng_of(ctx, self);
    kr_int_view(n, &v);
    size_t words = v.n * sizeof(kr_limb) / 4, k = 0;
    uint32_t *key = kr_heap_leaf(ctx, (words + 1) * sizeof *key);
    key[0] = 0;
    for (size_t i = 0; i < v.n; i++) {
        for (size_t b = 0; b < KR_LIMB_BITS; b += 32) key[k++] = (uint32_t)(v.limbs[i] >> b);
    }
    while (k > 1 && key[k - 1] == 0) k--;
    kr_rng_init_array(rng, key, k ? k : 1);
    kr_heap_free(ctx, key);
}

/* The text followed by its digest, as one big-endian number. */
static kr_value number_of_text(kr_ctx *ctx, const uint8_t *data, size_t n) {
    size_t total = n + 64, limbs = (total + sizeof(kr_limb) - 1) / sizeof(kr_limb);
    uint8_t digest[64];
    kr_limb *v = kr_heap_leaf0(ctx, limbs * sizeof *v);
    kr_sha512(data, n, digest);
    for (size_t i = 0; i < total; i++) {
        size_t from_end = total - 1 - i;
        kr_limb byte = from_end < n ? data[from_end] : digest[from_end - n];
        v[i / sizeof(kr_limb)] |= byte << 8 * (i % sizeof(kr_limb));
    }
    return kr_int_from_limbs(ctx, false, v, limbs);
}

/* Hash of text as Python 2 had it: seed(text, version=1). */
static kr_value number_of_text_v1(kr_ctx *ctx, kr_value text) {
    size_t n = kr_len(ctx, text);
    uint64_t x = 0;
    for (size_t i = 0; i < n; i++) {
        uint64_t c = kr_is_str(text) ? kr_str_char(ctx, text, i) : KR_AS(kr_bytes, text)->data[i];
        if (i == 0) x = c << 7;
        x = UINT64_C(1000003) * x ^ c;
    }
    return kr_int_from_u64(ctx, x ^ n);
}

static kr_value seed_number(kr_ctx *ctx, kr_value a, kr_value version) {
    bool v1 = !kr_isnull(version) && kr_is(version, kr_smallint(1));
    bool v2 = kr_isnull(version) || kr_is(version, kr_smallint(2));
    bool bytearray = kr_has_flag(a, KR_TF_BYTEARRAY);
    if (kr_is_int(a)) return a;
    if (v1 && (kr_is_str(a) || kr_is_bytes(a))) return number_of_text_v1(ctx, a);
    if (v2 && (kr_is_str(a) || kr_is_bytes(a) || bytearray)) {
        kr_buffer buf;
        kr_get_buffer(ctx, kr_is_str(a) ? kr_str_encode(ctx, a, "utf-8", NULL) : a, &buf, false);
        kr_value r = number_of_text(ctx, buf.data, buf.len);
        kr_release_buffer(ctx, &buf);
        return r;
    }
    if (!kr_is_float(a) && !kr_is_str(a) && !kr_is_bytes(a) && !bytearray) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "The only supported seed types are:\n"
                     "None, int, float, str, bytes, and bytearray.");
    }
    return kr_int_from_u64(ctx, (uint64_t)kr_hash(ctx, a));
}

static void do_seed(kr_ctx *ctx, kr_value self, kr_value a, kr_value version) {
    if (kr_isnull(a) || kr_is_none(a)) {
        random_of(self)->rng = NULL; /* from the system when first needed */
    } else {
        seed_from_int(ctx, self, seed_number(ctx, a, version));
    }
    kr_store(ctx, kr_ptr(self), &random_of(self)->gauss_next, KR_NONE);
}

static kr_value m_seed(kr_ctx *ctx, kr_value callee, kr_value *args, kr_nargs n) {
    kr_value a[3];
    (void)callee;
    if (kr_npos(n) > 3) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "Random.seed() takes from 1 to 3 positional arguments but %d were given",
                     (int)kr_npos(n));
    }
    kr_bind_args(ctx, "Random.seed", "a=,version=", args, n, 1, a);
    do_seed(ctx, a[0], a[1], a[2]);
    return KR_NONE;
}

/* ---- life ---- */
static void random_trace(kr_visitor *v, kr_object *obj) {
    kr_random *r = (kr_random *)obj;
    kr_attrs_trace(v, &r->attrs, obj);
    kr_visit_ptr(v, &r->rng);
    kr_visit(v, &r->gauss_next);
}

static kr_value random_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    (void)args;
    (void)n;
    kr_random *r = kr_instance_alloc(ctx, cls);
    r->gauss_next = KR_NONE;
    return kr_from_ptr(r);
}

static void random_init(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    kr_value x;
    kr_bind_args(ctx, "Random.__init__", "x=", args, n, 0, &x);
    if (kr_is_exact(self, &kr_type_random)) {
        do_seed(ctx, self, x, KR_NULL);
        return;
    }
    if (kr_isnull(x)) x = KR_NONE;
    kr_call_method(ctx, self, KR_N(ctx, seed), &x, 1);
}

/* ---- where the bits come from ---- */
static kr_value m_random(kr_ctx *ctx, kr_value self);
static kr_value m_getrandbits(kr_ctx *ctx, kr_value self, kr_value k);
static kr_value m_randbelow(kr_ctx *ctx, kr_value self, kr_value n);

/* Is the method that `self` shows under this name the given built-in one? */
static inline bool is_own(kr_ctx *ctx, kr_value self, kr_value name, void *fn) {
    const kr_random *r = random_of(self);
    if (KR_LIKELY(r->base.type == &kr_type_random && !r->attrs.shape && !r->attrs.slots))
        return true;
    if (!kr_isnull(kr_attrs_get(ctx, kr_attrs_of(self), name))) return false;
    kr_value m = kr_type_lookup(ctx, kr_typeof(self), name);
    return kr_is_exact(m, &kr_type_method_descriptor) &&
           (void *)KR_AS(const kr_builtin, m)->fn.f1 == fn;
}

double kr_random_unit(kr_ctx *ctx, kr_value self) {
    if (KR_LIKELY(is_own(ctx, self, KR_N(ctx, random), (void *)m_random))) {
        return kr_rng_double(rng_of(ctx, self));
    }
    return kr_as_double(ctx, kr_call_method(ctx, self, KR_N(ctx, random), NULL, 0));
}

static kr_value bits_of_rng(kr_ctx *ctx, kr_rng *rng, uint64_t k) {
    if (k <= 64) return kr_int_from_u64(ctx, kr_rng_bits(rng, (unsigned)k));
    size_t words = (size_t)((k + 31) / 32), per = sizeof(kr_limb) / 4;
    size_t limbs = (words + per - 1) / per;
    uint32_t *w = kr_heap_leaf(ctx, words * sizeof *w);
    kr_limb *v = kr_heap_leaf0(ctx, limbs * sizeof *v);
    kr_rng_words(rng, w, k);
    for (size_t i = 0; i < words; i++) v[i / per] |= (kr_limb)w[i] << 32 * (i % per);
    kr_value r = kr_int_from_limbs(ctx, false, v, limbs);
    kr_heap_free(ctx, w);
    kr_heap_free(ctx, v);
    return r;
}

static uint64_t bit_count(kr_ctx *ctx, kr_value k) {
    kr_value v = kr_index(ctx, k);
    int64_t n;
    if (kr_int_sign(v) < 0) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "number of bits must be non-negative");
    }
    if (!kr_int_to_i64(v, &n) || n > INT64_C(1) << 40) kr_raise_memory(ctx);
    return (uint64_t)n;
}

kr_value kr_random_bits(kr_ctx *ctx, kr_value self, kr_value k) {
    if (KR_LIKELY(is_own(ctx, self, KR_N(ctx, getrandbits), (void *)m_getrandbits))) {
        return bits_of_rng(ctx, rng_of(ctx, self), bit_count(ctx, k));
    }
    return kr_call_method(ctx, self, KR_N(ctx, getrandbits), &k, 1);
}

/* Does a subclass define random() but not getrandbits() before Random does? */
static bool by_random(kr_ctx *ctx, kr_value self) {
    const kr_type *t = kr_typeof(self);
    if (!(t->flags & KR_TF_HEAP)) return false;
    size_t n;
    kr_value *mro = kr_seq_items(kr_type_mro(ctx, t), &n);
    for (size_t i = 0; i < n; i++) {
        const kr_type *c = KR_AS(const kr_type, mro[i]);
        if (c == &kr_type_random || c == &kr_type_system_random) return false;
        if (!(c->flags & KR_TF_HEAP)) continue;
        if (!kr_isnull(kr_type_find_own(ctx, c, KR_N(ctx, getrandbits)))) return false;
        if (!kr_isnull(kr_type_find_own(ctx, c, KR_N(ctx, random)))) return true;
    }
    return false;
}

/* A whole number below n out of random() alone: numbers in the last, incomplete stretch of the
 * 2**53 possible ones are drawn again. */
static kr_value below_by_random(kr_ctx *ctx, kr_value self, kr_value n) {
    const double all = 9007199254740992.0;
    int64_t m;
    if (!kr_int_to_i64(n, &m) || m >= INT64_C(1) << 53) {
        kr_warn(ctx, &kr_type_UserWarning,
                "Underlying random() generator does not supply \n"
                "enough bits to choose from a population range this large.\n"
                "To remove the range limitation, add a getrandbits() method.");
        double u = kr_random_unit(ctx, self);
        return kr_int_from_double(ctx, floor(u * kr_int_to_double(ctx, n)));
    }
    if (m == 0) kr_raise_fmt(ctx, &kr_type_ZeroDivisionError, "division by zero");
    double limit = (all - (double)((INT64_C(1) << 53) % m)) / all, r;
    do {
        r = kr_random_unit(ctx, self);
    } while (r >= limit);
    return kr_int_new(ctx, (int64_t)floor(r * all) % m);
}

static kr_value bit_length(kr_ctx *ctx, kr_value n) {
    kr_intview v;
    kr_int_view(n, &v);
    return kr_int_from_u64(ctx, kr_limb_bit_length(v.limbs, v.n));
}

static kr_value m_randbelow(kr_ctx *ctx, kr_value self, kr_value n) {
    if (!kr_is_int(n)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "'%T' object cannot be interpreted as an integer", n);
    }
    if (by_random(ctx, self)) return below_by_random(ctx, self, n);
    kr_value k = bit_length(ctx, n), r;
    do { /* for ever if n is not positive */
        kr_tick(ctx, 100);
        r = kr_random_bits(ctx, self, k);
    } while (kr_truth(ctx, kr_binary(ctx, KR_BIN_GE, r, n)));
    return r;
}

static uint64_t below_u64(kr_rng *rng, uint64_t n) {
    unsigned k = 0;
    uint64_t r;
    while (k < 64 && n >> k) k++;
    do {
        r = kr_rng_bits(rng, k);
    } while (r >= n);
    return r;
}

kr_value kr_random_below(kr_ctx *ctx, kr_value self, kr_value n) {
    if (kr_is_smallint(n) && is_own(ctx, self, KR_N(ctx, _randbelow), (void *)m_randbelow) &&
        is_own(ctx, self, KR_N(ctx, getrandbits), (void *)m_getrandbits) && !by_random(ctx, self)) {
        return kr_smallint((kr_sword)below_u64(rng_of(ctx, self), (uint64_t)kr_smallint_val(n)));
    }
    if (is_own(ctx, self, KR_N(ctx, _randbelow), (void *)m_randbelow)) {
        return m_randbelow(ctx, self, n);
    }
    return kr_call_method(ctx, self, KR_N(ctx, _randbelow), &n, 1);
}

size_t kr_random_index(kr_ctx *ctx, kr_value self, size_t n) {
    kr_value r = kr_random_below(ctx, self, kr_smallint((kr_sword)n));
    kr_sword i = kr_index_ssize(ctx, r);
    if (i < 0 || (size_t)i >= n) kr_raise_fmt(ctx, &kr_type_IndexError, "list index out of range");
    return (size_t)i;
}

static kr_value m_random(kr_ctx *ctx, kr_value self) {
    return kr_float_new(ctx, kr_rng_double(rng_of(ctx, self)));
}

static kr_value m_getrandbits(kr_ctx *ctx, kr_value self, kr_value k) {
    return bits_of_rng(ctx, rng_of(ctx, self), bit_count(ctx, k));
}

/* ---- integers ---- */
static kr_value bytes_of_int(kr_ctx *ctx, kr_value v, size_t n) {
    kr_intview iv;
    uint8_t *out;
    kr_value b = kr_bytes_alloc(ctx, n, &out);
    kr_int_view(v, &iv);
    if (iv.neg || (kr_limb_bit_length(iv.limbs, iv.n) + 7) / 8 > n) {
        kr_raise_fmt(ctx, &kr_type_OverflowError, "int too big to convert");
    }
    for (size_t i = 0; i < n; i++) {
        size_t at = i / sizeof(kr_limb);
        out[i] = at < iv.n ? (uint8_t)(iv.limbs[at] >> 8 * (i % sizeof(kr_limb))) : 0;
    }
    return b;
}

static kr_value m_randbytes(kr_ctx *ctx, kr_value self, kr_value n) {
    kr_value bits = kr_binary(ctx, KR_BIN_MUL, n, kr_smallint(8));
    kr_value r = kr_random_bits(ctx, self, bits);
    return bytes_of_int(ctx, kr_index(ctx, r), (size_t)kr_index_ssize(ctx, n));
}

static kr_value range_from(kr_ctx *ctx, const kr_value *a, kr_value start, kr_value stop) {
    kr_value step = kr_isnull(a[3]) ? kr_smallint(1) : kr_index(ctx, a[3]);
    kr_value width = kr_int_binary(ctx, KR_BIN_SUB, stop, start);
    if (kr_is(step, kr_smallint(1))) {
        if (kr_int_sign(width) <= 0) {
            kr_raise_fmt(ctx, &kr_type_ValueError, "empty range in randrange(%S, %S)", a[1], a[2]);
        }
        return kr_int_binary(ctx, KR_BIN_ADD, start, kr_random_below(ctx, a[0], width));
    }
    int sign = kr_int_sign(step);
    if (sign == 0) kr_raise_fmt(ctx, &kr_type_ValueError, "zero step for randrange()");
    width = kr_int_binary(ctx, KR_BIN_SUB, kr_int_binary(ctx, KR_BIN_ADD, width, step),
                          kr_smallint(sign));
    kr_value n = kr_int_binary(ctx, KR_BIN_FLOORDIV, width, step);
    if (kr_int_sign(n) <= 0) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "empty range in randrange(%S, %S, %S)", a[1], a[2],
                     a[3]);
    }
    kr_value r = kr_index(ctx, kr_random_below(ctx, a[0], n));
    return kr_int_binary(ctx, KR_BIN_ADD, start, kr_int_binary(ctx, KR_BIN_MUL, step, r));
}

static kr_value m_randrange(kr_ctx *ctx, const kr_value *a) {
    kr_value start = kr_index(ctx, a[1]);
    if (kr_isnull(a[2]) || kr_is_none(a[2])) {
        if (!kr_isnull(a[3]) && !kr_equal(ctx, a[3], kr_smallint(1))) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "Missing a non-None stop argument");
        }
        if (kr_int_sign(start) > 0) return kr_random_below(ctx, a[0], start);
        kr_raise_fmt(ctx, &kr_type_ValueError, "empty range for randrange()");
    }
    return range_from(ctx, a, start, kr_index(ctx, a[2]));
}

static kr_value m_randint(kr_ctx *ctx, const kr_value *a) {
    kr_value low = kr_index(ctx, a[1]), high = kr_index(ctx, a[2]);
    if (kr_int_sign(kr_int_binary(ctx, KR_BIN_SUB, high, low)) < 0) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "empty range in randint(%S, %S)", a[1], a[2]);
    }
    kr_value r[4] = {a[0], low, kr_binary(ctx, KR_BIN_ADD, high, kr_smallint(1)), KR_NULL};
    return m_randrange(ctx, r);
}

/* ---- state ---- */
static kr_value m_getstate(kr_ctx *ctx, kr_value self) {
    const kr_rng *r = rng_of(ctx, self);
    kr_value t = kr_tuple_new(ctx, KR_RNG_N + 1, NULL);
    kr_value *items = KR_AS(kr_tuple, t)->items;
    for (int i = 0; i < KR_RNG_N; i++) {
        kr_store(ctx, kr_ptr(t), &items[i], kr_int_from_u64(ctx, r->state[i]));
    }
    items[KR_RNG_N] = kr_smallint(r->index);
    return kr_tuple3(ctx, kr_smallint(STATE_VERSION), t, random_of(self)->gauss_next);
}

static void words_from(kr_ctx *ctx, kr_value state, bool reduce, kr_rng *out) {
    size_t n;
    if (reduce && !kr_is_tuple(state)) state = kr_tuple_from_iterable(ctx, state);
    if (!kr_is_tuple(state)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "state vector must be a tuple");
    }
    kr_value *items = kr_seq_items(state, &n);
    if (n != KR_RNG_N + 1) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "state vector is the wrong size");
    }
    for (size_t i = 0; i < KR_RNG_N; i++) out->state[i] = (uint32_t)kr_as_int64(ctx, items[i]);
    int64_t index = kr_as_int64(ctx, items[KR_RNG_N]);
    if (index < 0 || index > KR_RNG_N) kr_raise_fmt(ctx, &kr_type_ValueError, "invalid state");
    out->index = (uint32_t)index;
}

static kr_value m_setstate(kr_ctx *ctx, kr_value self, kr_value state) {
    kr_rng fresh;
    kr_value version = kr_getitem(ctx, state, kr_smallint(0));
    bool old = kr_equal(ctx, version, kr_smallint(2));
    if (!old && !kr_equal(ctx, version, kr_smallint(STATE_VERSION))) {
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     "state with version %S passed to Random.setstate() of version %d", version,
                     STATE_VERSION);
    }
    kr_value all = kr_tuple_from_iterable(ctx, state);
    if (KR_AS(kr_tuple, all)->len != 3) {
        bool many = KR_AS(kr_tuple, all)->len > 3;
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     many ? "too many values to unpack (expected 3)"
                          : "not enough values to unpack (expected 3, got %zu)",
                     KR_AS(kr_tuple, all)->len);
    }
    words_from(ctx, KR_AS(kr_tuple, all)->items[1], old, &fresh);
    *rng_of(ctx, self) = fresh;
    kr_store(ctx, kr_ptr(self), &random_of(self)->gauss_next, KR_AS(kr_tuple, all)->items[2]);
    return KR_NONE;
}

static kr_value m_reduce(kr_ctx *ctx, kr_value self) {
    kr_value state = kr_call_method(ctx, self, kr_str_intern_rom(ctx, "getstate"), NULL, 0);
    return kr_tuple3(ctx, kr_type_value(kr_typeof(self)), ctx->vm->tuple_empty, state);
}

static kr_value get_gauss(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return random_of(self)->gauss_next;
}

static void set_gauss(kr_ctx *ctx, kr_value self, kr_value v) {
    kr_store(ctx, kr_ptr(self), &random_of(self)->gauss_next, kr_isnull(v) ? KR_NONE : v);
}

#define OWN &kr_type_random
static const kr_builtin random_methods[] = {
    KR_METHOD_1(OWN, "random", m_random, "random() -> x in the interval [0, 1)."),
    KR_METHOD_RAW(OWN, "seed", m_seed, "Initialize internal state from a seed."),
    KR_METHOD_2(OWN, "getrandbits", m_getrandbits,
                "getrandbits(k) -> x.  Generates an int with k random bits."),
    KR_METHOD_1(OWN, "getstate", m_getstate,
                "Return internal state; can be passed to setstate() later."),
    KR_METHOD_2(OWN, "setstate", m_setstate,
                "Restore internal state from object returned by getstate()."),
    KR_METHOD_1(OWN, "__getstate__", m_getstate, NULL),
    KR_METHOD_2(OWN, "__setstate__", m_setstate, NULL),
    KR_METHOD_1(OWN, "__reduce__", m_reduce, NULL),
    KR_METHOD_2(OWN, "_randbelow", m_randbelow, "Return a random int in the range [0,n)."),
    KR_METHOD_2(OWN, "randbytes", m_randbytes, "Generate n random bytes."),
    KR_METHOD_SIG(OWN, "randrange", m_randrange, "start,stop=,step=",
                  "Choose a random item from range(stop) or range(start, stop[, step])."),
    KR_METHOD_SIG(OWN, "randint", m_randint, "a,b",
                  "Return random integer in range [a, b], including both end points."),
    KR_METHOD_2(OWN, "choice", kr_random_choice,
                "Choose a random element from a non-empty sequence."),
    KR_METHOD_2(OWN, "shuffle", kr_random_shuffle, "Shuffle list x in place, and return None."),
    KR_METHOD_SIG(OWN, "sample", kr_random_sample, "population,k,*,counts=",
                  "Chooses k unique random elements from a population sequence."),
    KR_METHOD_SIG(OWN, "choices", kr_random_choices, "population,weights=,*,cum_weights=,k=",
                  "Return a k sized list of population elements chosen with replacement."),
    KR_METHOD_SIG(OWN, "uniform", kr_random_uniform, "a,b",
                  "Get a random number in the range [a, b) or [a, b] depending on rounding."),
    KR_METHOD_SIG(OWN, "triangular", kr_random_triangular,
                  "low=,high=,mode=", "Triangular distribution."),
    KR_METHOD_SIG(OWN, "normalvariate", kr_random_normalvariate,
                  "mu=,sigma=", "Normal distribution."),
    KR_METHOD_SIG(OWN, "gauss", kr_random_gauss,
                  "mu=,sigma=", "Gaussian distribution, two numbers at a time."),
    KR_METHOD_SIG(OWN, "lognormvariate", kr_random_lognormvariate,
                  "mu=,sigma=", "Log normal distribution."),
    KR_METHOD_SIG(OWN, "expovariate", kr_random_expovariate, "lambd=", "Exponential distribution."),
    KR_METHOD_SIG(OWN, "vonmisesvariate", kr_random_vonmisesvariate, "mu,kappa",
                  "Circular data distribution."),
    KR_METHOD_SIG(OWN, "gammavariate", kr_random_gammavariate, "alpha,beta",
                  "Gamma distribution.  Not the gamma function!"),
    KR_METHOD_SIG(OWN, "betavariate", kr_random_betavariate, "alpha,beta", "Beta distribution."),
    KR_METHOD_SIG(OWN, "paretovariate", kr_random_paretovariate, "alpha", "Pareto distribution."),
    KR_METHOD_SIG(OWN, "weibullvariate", kr_random_weibullvariate, "alpha,beta",
                  "Weibull distribution."),
    KR_METHOD_SIG(OWN, "binomialvariate", kr_random_binomialvariate,
                  "n=,p=", "Binomial random variable."),
    KR_GETTER(OWN, "gauss_next", get_gauss, set_gauss, NULL),
    KR_GETTER(OWN, "__dict__", kr_object_dict_get, kr_object_dict_set, NULL),
    KR_CONSTANT_INT("VERSION", STATE_VERSION),
};
#undef OWN

const kr_type kr_type_random = {
    .base_object = {&kr_type_type},
    .name = "random.Random",
    .base = &kr_type_object,
    .flags = KR_TF_BASE | KR_TF_WEAKREF,
    .trace = random_trace,
    .version = 1,
    .size = sizeof(kr_random),
    .attrs_offset = offsetof(kr_random, attrs),
    .methods = random_methods,
    .n_methods = KR_ARRAY_LEN(random_methods),
    .doc = KR_DOC("Random number generator base class used by bound module functions."),
    .new_ = random_new,
    .init = random_init,
};

/* ---- SystemRandom ---- */
static kr_value s_random(kr_ctx *ctx, kr_value self) {
    uint64_t x;
    (void)self;
    fill_from_system(ctx, &x, sizeof x);
    return kr_float_new(ctx, (double)(x >> 11) * (1.0 / 9007199254740992.0));
}

static kr_value s_getrandbits(kr_ctx *ctx, kr_value self, kr_value k) {
    uint64_t bits = bit_count(ctx, k);
    size_t n = (size_t)((bits + KR_LIMB_BITS - 1) / KR_LIMB_BITS);
    (void)self;
    kr_limb *v = kr_heap_leaf(ctx, n * sizeof *v);
    fill_from_system(ctx, v, n * sizeof *v);
    if (bits % KR_LIMB_BITS) v[n - 1] >>= KR_LIMB_BITS - bits % KR_LIMB_BITS;
    return kr_int_from_limbs(ctx, false, v, n);
}

static kr_value s_randbytes(kr_ctx *ctx, kr_value self, kr_value count) {
    kr_sword n = kr_index_ssize(ctx, count);
    uint8_t *out;
    (void)self;
    if (n < 0) kr_raise_fmt(ctx, &kr_type_ValueError, "negative argument not allowed");
    kr_value b = kr_bytes_alloc(ctx, (size_t)n, &out);
    fill_from_system(ctx, out, (size_t)n);
    return b;
}

static kr_value s_seed(kr_ctx *ctx, kr_value callee, kr_value *args, kr_nargs n) {
    (void)ctx;
    (void)callee;
    (void)args;
    (void)n;
    return KR_NONE;
}

static kr_value s_no_state(kr_ctx *ctx, kr_value callee, kr_value *args, kr_nargs n) {
    (void)callee;
    (void)args;
    (void)n;
    kr_raise_fmt(ctx, &kr_type_NotImplementedError, "System entropy source does not have state.");
}

#define OWN &kr_type_system_random
static const kr_builtin system_methods[] = {
    KR_METHOD_1(OWN, "random", s_random, "Get the next random number in the range 0.0 <= X < 1.0."),
    KR_METHOD_2(OWN, "getrandbits", s_getrandbits,
                "getrandbits(k) -> x.  Generates an int with k random bits."),
    KR_METHOD_2(OWN, "randbytes", s_randbytes, "Generate n random bytes."),
    KR_METHOD_RAW(OWN, "seed", s_seed,
                  "Stub method.  Not used for a system random number generator."),
    KR_METHOD_RAW(OWN, "getstate", s_no_state,
                  "Method should not be called for a system random number generator."),
    KR_METHOD_RAW(OWN, "setstate", s_no_state,
                  "Method should not be called for a system random number generator."),
};
#undef OWN

const kr_type kr_type_system_random = {
    .base_object = {&kr_type_type},
    .name = "random.SystemRandom",
    .base = &kr_type_random,
    .flags = KR_TF_BASE | KR_TF_WEAKREF,
    .trace = random_trace,
    .version = 1,
    .size = sizeof(kr_random),
    .attrs_offset = offsetof(kr_random, attrs),
    .methods = system_methods,
    .n_methods = KR_ARRAY_LEN(system_methods),
    .doc =
        KR_DOC("Alternate random number generator using sources provided by the operating system."),
    .new_ = random_new,
    .init = random_init,
};

/* ---- module ---- */
static const char *const exported[] = {
    "betavariate",    "binomialvariate", "choice",
    "choices",        "expovariate",     "gammavariate",
    "gauss",          "getrandbits",     "getstate",
    "lognormvariate", "normalvariate",   "paretovariate",
    "randbytes",      "randint",         "random",
    "randrange",      "sample",          "seed",
    "setstate",       "shuffle",         "triangular",
    "uniform",        "vonmisesvariate", "weibullvariate",
};

static void init_random(kr_ctx *ctx, kr_value m) {
    kr_value inst = kr_call0(ctx, kr_type_value(&kr_type_random));
    kr_value all = kr_list_new(ctx, 0, NULL);
    kr_list_append(ctx, all, kr_str_intern_rom(ctx, "Random"));
    kr_list_append(ctx, all, kr_str_intern_rom(ctx, "SystemRandom"));
    for (size_t i = 0; i < KR_ARRAY_LEN(exported); i++) {
        kr_value name = kr_str_intern_cstr(ctx, exported[i]);
        kr_list_append(ctx, all, name);
        kr_module_set(ctx, m, exported[i], kr_getattr(ctx, inst, name));
    }
    kr_module_set(ctx, m, "_inst", inst);
    kr_module_set(ctx, m, "__all__", all);
    kr_module_set(ctx, m, "BPF", kr_smallint(53));
    kr_module_set(ctx, m, "RECIP_BPF", kr_float_new(ctx, ldexp(1, -53)));
    kr_module_set(ctx, m, "TWOPI", kr_float_new(ctx, 6.283185307179586));
    kr_module_set(ctx, m, "LOG4", kr_float_new(ctx, log(4.0)));
    kr_module_set(ctx, m, "NV_MAGICCONST", kr_float_new(ctx, 4 * exp(-0.5) / sqrt(2.0)));
    kr_module_set(ctx, m, "SG_MAGICCONST", kr_float_new(ctx, 1.0 + log(4.5)));
}

static const kr_type *const types[] = {&kr_type_random, &kr_type_system_random, NULL};

const kr_module_def kr_module_random = {
    .name = "random",
    .doc = KR_DOC("Random variable generators."),
    .types = types,
    .init = init_random,
};
