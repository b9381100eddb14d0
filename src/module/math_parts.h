/* Functions of module math that have files of their own. */
#ifndef KR_MODULE_MATH_PARTS_H
#define KR_MODULE_MATH_PARTS_H

#include "object/type.h"

/* math_int.c */
kr_value kr_math_comb(kr_ctx *ctx, kr_value n, kr_value k);
kr_value kr_math_perm(kr_ctx *ctx, size_t n, const kr_value *a);
kr_value kr_math_factorial(kr_ctx *ctx, kr_value v);
kr_value kr_math_gcd(kr_ctx *ctx, size_t n, const kr_value *a);
kr_value kr_math_lcm(kr_ctx *ctx, size_t n, const kr_value *a);
kr_value kr_math_isqrt(kr_ctx *ctx, kr_value v);
/* math_sum.c */
kr_value kr_math_fsum(kr_ctx *ctx, kr_value iterable);
kr_value kr_math_prod(kr_ctx *ctx, const kr_value *a);
kr_value kr_math_sumprod(kr_ctx *ctx, kr_value p, kr_value q);
kr_value kr_math_hypot(kr_ctx *ctx, size_t n, const kr_value *a);
kr_value kr_math_dist(kr_ctx *ctx, kr_value p, kr_value q);

/* math_gamma.c */
kr_value kr_math_gamma(kr_ctx *ctx, kr_value v);
kr_value kr_math_lgamma(kr_ctx *ctx, kr_value v);
double kr_math_lgamma_of(double x);

#endif
