/* Module random: what its files share. */
#ifndef KR_MODULE_RANDOM_PARTS_H
#define KR_MODULE_RANDOM_PARTS_H

#include "base/rng.h"
#include "object/type.h"

typedef struct kr_random {
    kr_object base;
    kr_attrs attrs;
    kr_rng *rng;         /* leaf block; NULL: not seeded yet */
    kr_value gauss_next; /* second number of a pair, None if there is none */
} kr_random;

extern const kr_type kr_type_random, kr_type_system_random;

/* ---- mod_random.c: where the bits come from; overriding methods are asked ---- */
double kr_random_unit(kr_ctx *ctx, kr_value self);                /* self.random() */
kr_value kr_random_bits(kr_ctx *ctx, kr_value self, kr_value k);  /* self.getrandbits(k) */
kr_value kr_random_below(kr_ctx *ctx, kr_value self, kr_value n); /* 0 <= result < n */
size_t kr_random_index(kr_ctx *ctx, kr_value self, size_t n);

/* ---- random_seq.c: sequences ---- */
kr_value kr_random_choice(kr_ctx *ctx, kr_value self, kr_value seq);
kr_value kr_random_shuffle(kr_ctx *ctx, kr_value self, kr_value x);
kr_value kr_random_sample(kr_ctx *ctx, const kr_value *a);
kr_value kr_random_choices(kr_ctx *ctx, const kr_value *a);

/* ---- random_dist.c: real-valued distributions ---- */
kr_value kr_random_uniform(kr_ctx *ctx, const kr_value *a);
kr_value kr_random_triangular(kr_ctx *ctx, const kr_value *a);
kr_value kr_random_normalvariate(kr_ctx *ctx, const kr_value *a);
kr_value kr_random_gauss(kr_ctx *ctx, const kr_value *a);
kr_value kr_random_lognormvariate(kr_ctx *ctx, const kr_value *a);
kr_value kr_random_expovariate(kr_ctx *ctx, const kr_value *a);
kr_value kr_random_vonmisesvariate(kr_ctx *ctx, const kr_value *a);
kr_value kr_random_gammavariate(kr_ctx *ctx, const kr_value *a);
kr_value kr_random_betavariate(kr_ctx *ctx, const kr_value *a);
kr_value kr_random_paretovariate(kr_ctx *ctx, const kr_value *a);
kr_value kr_random_weibullvariate(kr_ctx *ctx, const kr_value *a);
kr_value kr_random_binomialvariate(kr_ctx *ctx, const kr_value *a);

#endif
