/* Arguments of machine's functions, with messages that say what was expected. */
#include "module/machine.h"

int64_t kr_arg_int(kr_ctx *ctx, kr_value v, int64_t dflt, int64_t lo, int64_t hi,
                   const char *what) {
    if (kr_isnull(v)) return dflt;
    int64_t n = kr_is_smallint(v) ? kr_smallint_val(v) : kr_as_int64(ctx, v);
    if (KR_LIKELY(n >= lo && n <= hi)) return n;
    kr_raise_fmt(ctx, &kr_type_ValueError, "%s must be from %lld to %lld, not %lld", what,
                 (long long)lo, (long long)hi, (long long)n);
}

bool kr_arg_bool(kr_ctx *ctx, kr_value v, bool dflt) {
    return kr_isnull(v) ? dflt : kr_truth(ctx, v);
}

unsigned kr_arg_id(kr_ctx *ctx, kr_value v, unsigned first, unsigned count, const char *what) {
    int64_t n = kr_as_int64(ctx, v);
    if (n >= (int64_t)first && n < (int64_t)first + count) return (unsigned)n;
    if (!count) kr_raise_fmt(ctx, &kr_type_ValueError, "this board has no %s", what);
    kr_raise_fmt(ctx, &kr_type_ValueError, "%s(%lld) doesn't exist: this board has %d to %d", what,
                 (long long)n, (int)first, (int)(first + count - 1));
}
