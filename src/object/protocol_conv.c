/* Conversions of arguments to C numbers, and buffers. */
#include "object/exception.h"
#include "object/float.h"
#include "object/int.h"
#include "object/type_internal.h"

/* They pass on what they are asked. */
static bool is_proxy(const kr_type *t) {
    return t == &kr_type_weakproxy || t == &kr_type_weakcallableproxy;
}

/* May the unary slot be asked for conversions? (not built-in types of object/ other than
 * numbers) */
static bool may_convert(const kr_type *t) {
    return KR_SLOT(t, unary) && (t->flags & KR_TF_HEAP || !t->rom_id || is_proxy(t));
}

static kr_value convert(kr_ctx *ctx, kr_unop op, kr_value v) {
    const kr_type *t = kr_typeof(v);
    kr_value r;
    if (!may_convert(t)) return KR_NULL;
    r = KR_SLOT(t, unary)(ctx, op, v);
    return kr_is(r, KR_NOTIMPL) ? KR_NULL : r;
}

bool kr_is_index(kr_value v) {
    const kr_type *t = kr_typeof(v);
    if (t->flags & KR_TF_INT || is_proxy(t)) return true;
    return t->flags & KR_TF_HEAP && !kr_isnull(kr_type_dunder(t, KR_DUNDER___index__));
}

kr_value kr_index(kr_ctx *ctx, kr_value v) {
    kr_value r;
    if (KR_LIKELY(kr_is_smallint(v))) return v;
    if (kr_is_int(v)) return kr_int_exact(ctx, v);
    r = convert(ctx, KR_UN_INDEX, v);
    if (kr_isnull(r)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "'%T' object cannot be interpreted as an integer", v);
    }
    return kr_int_exact(ctx, r);
}

void kr_warn_strict_subclass(kr_ctx *ctx, kr_value who, const char *method, const char *base,
                             kr_value r) {
    kr_value owner = kr_isnull(who) ? ctx->vm->str_empty : kr_str_format(ctx, "%T.", who);
    kr_warn(ctx, &kr_type_DeprecationWarning,
            "%U%s returned non-%s (type %T).  The ability to return an instance of a strict "
            "subclass of %s is deprecated, and may be removed in a future version of Python.",
            owner, method, base, r, base);
}

kr_sword kr_index_ssize(kr_ctx *ctx, kr_value v) {
    int64_t i;
    if (KR_LIKELY(kr_is_smallint(v))) return kr_smallint_val(v);
    if (!kr_int_to_i64(kr_index(ctx, v), &i) || (kr_sword)i != i) {
        kr_raise_fmt(ctx, &kr_type_OverflowError, "cannot fit '%T' into an index-sized integer", v);
    }
    return (kr_sword)i;
}

kr_sword kr_ssize_arg(kr_ctx *ctx, kr_value v) {
    int64_t i;
    if (KR_LIKELY(kr_is_smallint(v))) return kr_smallint_val(v);
    if (!kr_int_to_i64(kr_index(ctx, v), &i) || (kr_sword)i != i) {
        kr_raise_fmt(ctx, &kr_type_OverflowError, "Python int too large to convert to C ssize_t");
    }
    return (kr_sword)i;
}

kr_sword kr_index_clamped(kr_ctx *ctx, kr_value v) {
    kr_value i = kr_index(ctx, v);
    int64_t out;
    if (kr_int_to_i64(i, &out) && (kr_sword)out == out) return (kr_sword)out;
    return kr_int_sign(i) < 0 ? KR_SWORD_MIN : KR_SWORD_MAX;
}

int64_t kr_as_int64(kr_ctx *ctx, kr_value v) {
    int64_t i;
    if (KR_LIKELY(kr_is_smallint(v))) return kr_smallint_val(v);
    if (!kr_int_to_i64(kr_index(ctx, v), &i)) {
        kr_raise_fmt(ctx, &kr_type_OverflowError, "Python int too large to convert to C long");
    }
    return i;
}

int kr_as_int(kr_ctx *ctx, kr_value v) {
    int64_t i;
    if (!kr_int_to_i64(kr_index(ctx, v), &i) || i > INT32_MAX || i < INT32_MIN) {
        kr_raise_fmt(ctx, &kr_type_OverflowError, "Python int too large to convert to C int");
    }
    return (int)i;
}

double kr_as_double(kr_ctx *ctx, kr_value v) {
    kr_value r;
    if (kr_is_immfloat(v)) return kr_immfloat_val(v);
    if (kr_is_smallint(v)) return (double)kr_smallint_val(v);
    if (kr_is_float(v)) return kr_float_val(v);
    r = convert(ctx, KR_UN_FLOAT, v);
    if (!kr_isnull(r) && kr_is_float(r)) return kr_float_val(r);
    if (kr_is_int(v)) return kr_int_to_double(ctx, v);
    r = convert(ctx, KR_UN_INDEX, v);
    if (!kr_isnull(r)) return kr_int_to_double(ctx, r);
    kr_raise_fmt(ctx, &kr_type_TypeError, "must be real number, not %T", v);
}

/* ---- buffers ---- */

bool kr_try_buffer(kr_ctx *ctx, kr_value v, kr_buffer *out, bool writable) {
    bool (*f)(kr_ctx *, kr_value, kr_buffer *, bool) = KR_SLOT(kr_typeof(v), buffer);
    if (!f || !f(ctx, v, out, writable)) return false;
    out->outer = ctx->buffers;
    ctx->buffers = out;
    return true;
}

void kr_keep_buffer(kr_ctx *ctx, kr_buffer *buf) {
    for (kr_buffer **link = &ctx->buffers; *link; link = &(*link)->outer) {
        if (*link == buf) {
            *link = buf->outer;
            return;
        }
    }
}

void kr_get_buffer(kr_ctx *ctx, kr_value v, kr_buffer *out, bool writable) {
    if (kr_try_buffer(ctx, v, out, writable)) return;
    if (writable && kr_try_buffer(ctx, v, out, false)) {
        kr_release_buffer(ctx, out);
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "a read-write bytes-like object is required, not '%T'", v);
    }
    kr_raise_fmt(ctx, &kr_type_TypeError, "a bytes-like object is required, not '%T'", v);
}

void kr_release_buffer(kr_ctx *ctx, kr_buffer *buf) {
    void (*f)(kr_ctx *, kr_buffer *);
    kr_keep_buffer(ctx, buf);
    if (kr_isnull(buf->owner)) return;
    f = KR_SLOT(kr_typeof(buf->owner), release);
    if (f) f(ctx, buf);
    buf->owner = KR_NULL;
}
