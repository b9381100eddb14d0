/* int and bool: small ints in the value word, big ones as sign and limbs (base/limb.h). */
#ifndef KR_OBJECT_INT_H
#define KR_OBJECT_INT_H

#include "base/limb.h"
#include "object/type.h"

/* Big int, int subclass instance (any size), and the ROM objects True and False. Normalised: no
 * leading zero limbs; zero has n == 0. Exact ints that fit a small int are always small. */
typedef struct kr_bigint {
    kr_object base;
    bool neg;
    uint32_t n;           /* limbs */
    const kr_limb *limbs; /* usually inline_limbs */
    kr_limb inline_limbs[];
} kr_bigint;

/* Sign and magnitude of any int value; `limbs` may point to `small` inside the view. */
typedef struct kr_intview {
    bool neg;
    size_t n;
    const kr_limb *limbs;
    kr_limb small[64 / (8 * sizeof(kr_limb))];
} kr_intview;

/* What long calculations get so that they can be interrupted. */
kr_limb_tick kr_int_tick(kr_ctx *ctx);
void kr_int_view(kr_value v, kr_intview *out); /* v: int or subclass */
kr_value kr_int_new(kr_ctx *ctx, int64_t i);
kr_value kr_int_from_u64(kr_ctx *ctx, uint64_t u);
kr_value kr_int_from_limbs(kr_ctx *ctx, bool neg, const kr_limb *limbs, size_t n); /* copies */
/* truncates; OverflowError/ValueError for inf/nan */
kr_value kr_int_from_double(kr_ctx *ctx, double d);
/* Digits of a literal or an .mpy table: base 2, 8, 10, 16, no prefix, underscores allowed, no
 * limit */
kr_value kr_int_from_digits(kr_ctx *ctx, const char *s, size_t len, int base, bool neg);
/* int64 value of an int (or subclass) if it fits */
bool kr_int_to_i64(kr_value v, int64_t *out);
int kr_int_sign(kr_value v);
kr_hash_t kr_int_hash(kr_value v);
/* OverflowError "int too large to convert to float" */
double kr_int_to_double(kr_ctx *ctx, kr_value v);
kr_value kr_int_to_text(kr_ctx *ctx, kr_value v, int base, bool prefix); /* str */
kr_value kr_int_all_digits(kr_ctx *ctx, kr_value v);                     /* decimal, however many */
kr_value kr_int_exact(kr_ctx *ctx, kr_value v); /* bool/subclass -> exact int */
/* Arithmetic on int values (exact result): KR_BIN_ADD.. KR_BIN_POW (pow: b >= 0), DIVMOD gives a
 * tuple */
kr_value kr_int_binary(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b);
int kr_int_cmp(kr_value a, kr_value b);
kr_value kr_int_powmod(kr_ctx *ctx, kr_value a, kr_value b, kr_value mod);

#endif
