/* float and complex. */
#ifndef KR_OBJECT_FLOAT_H
#define KR_OBJECT_FLOAT_H

#include "object/type.h"

typedef struct kr_float {
    kr_object base;
    double value;
} kr_float;

typedef struct kr_complex {
    kr_object base;
    double re, im;
} kr_complex;

extern const kr_float kr_float_zero, kr_float_neg_zero, kr_float_inf, kr_float_neg_inf,
    kr_float_nan;

kr_value kr_float_box(kr_ctx *ctx, double d); /* slow path of kr_float_new */
static inline kr_value kr_float_new(kr_ctx *ctx, double d) {
    kr_value v;
    if (KR_LIKELY(kr_immfloat_try(d, &v))) return v;
    return kr_float_box(ctx, d);
}
static inline bool kr_is_float(kr_value v) { /* float or subclass */
    return kr_is_immfloat(v) || (kr_is_object(v) && (kr_ptr(v)->type->flags & KR_TF_FLOAT));
}
static inline double kr_float_val(kr_value v) {
    return kr_is_immfloat(v) ? kr_immfloat_val(v) : KR_AS(kr_float, v)->value;
}
kr_value kr_complex_new(kr_ctx *ctx, double re, double im);
kr_value kr_float_repr(kr_ctx *ctx, double d);
/* arithmetic, ZeroDivisionError */
kr_value kr_float_binary(kr_ctx *ctx, kr_binop op, double a, double b);
void kr_double_divmod(kr_ctx *ctx, double a, double b, double *q, double *r);
double kr_double_pow(kr_ctx *ctx, double a, double b, bool *is_complex);

#endif
