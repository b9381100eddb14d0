/* _statistics: the quantile function of the normal distribution, algorithm AS 241 (PPND16) of
 * M. J. Wichura: rational functions of degree 7 on three stretches, exact to about 16 digits. */
#include <math.h>

#include "object/float.h"
#include "object/module.h"
#include "object/protocol.h"

/* Coefficients from the highest power down. */
typedef struct rational {
    double num[8], den[8];
} rational;

static const rational middle = {
    {2.50908092873012267270e+3, 3.34305755835881281050e+4, 6.72657709270087008530e+4,
     4.59219539315498714570e+4, 1.37316937655094611250e+4, 1.97159095030655144270e+3,
     1.33141667891784377450e+2, 3.38713287279636660800e+0},
    {5.22649527885285456100e+3, 2.87290857357219426740e+4, 3.93078958000927106100e+4,
     2.12137943015865958670e+4, 5.39419602142475110770e+3, 6.87187007492057908300e+2,
     4.23133307016009112520e+1, 1.0},
};
static const rational outer = {
    {7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1,
     1.27045825245236838258e+0, 3.64784832476320460504e+0, 5.76949722146069140550e+0,
     4.63033784615654529590e+0, 1.42343711074968357734e+0},
    {1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2,
     1.48103976427480074590e-1, 6.89767334985100004550e-1, 1.67638483018380384940e+0,
     2.05319162663775882187e+0, 1.0},
};
static const rational tail = {
    {2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3,
     2.65321895265761230930e-2, 2.96560571828504891230e-1, 1.78482653991729133580e+0,
     5.46378491116411436990e+0, 6.65790464350110377720e+0},
    {2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5,
     7.86869131145613259100e-4, 1.48753612908506148525e-2, 1.36929880922735805310e-1,
     5.99832206555887937690e-1, 1.0},
};

static double value_at(const rational *f, double x) {
    double num = f->num[0], den = f->den[0];
    for (int i = 1; i < 8; i++) {
        num = num * x + f->num[i];
        den = den * x + f->den[i];
    }
    return num / den;
}

static kr_value inv_cdf(kr_ctx *ctx, kr_value vp, kr_value vmu, kr_value vsigma) {
    double p = kr_as_double(ctx, vp), mu = kr_as_double(ctx, vmu),
           sigma = kr_as_double(ctx, vsigma);
    double q = p - 0.5, r, x;
    if (p <= 0.0 || p >= 1.0 || sigma <= 0.0) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "inv_cdf undefined for these parameters");
    }
    if (fabs(q) <= 0.425) {
        r = 0.180625 - q * q;
        return kr_float_new(ctx, mu + value_at(&middle, r) * q * sigma);
    }
    r = sqrt(-log(q <= 0.0 ? p : 1.0 - p));
    x = r <= 5.0 ? value_at(&outer, r - 1.6) : value_at(&tail, r - 5.0);
    if (q < 0.0) x = -x;
    return kr_float_new(ctx, mu + x * sigma);
}

static const kr_builtin members[] = {
    KR_FUNC_3("_normal_dist_inv_cdf", inv_cdf,
              "The value below which a share p of N(mu, sigma) lies."),
};

const kr_module_def kr_module_statistics = {
    .name = "_statistics",
    .doc = KR_DOC("Accelerators for the statistics module."),
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
};
