/* repr, str, ascii, format, and the guard against reprs that contain themselves. */
#include "base/utf8.h"
#include "object/exception.h"
#include "object/format.h"
#include "object/int.h"
#include "object/type_internal.h"

static kr_value need_str(kr_ctx *ctx, kr_value v, const char *what) {
    if (!kr_is_str(v)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%s returned non-string (type %T)", what, v);
    }
    return v;
}

kr_value kr_repr(kr_ctx *ctx, kr_value v) {
    kr_check_recursion(ctx, " while getting the repr of an object");
    return need_str(ctx, KR_SLOT(kr_typeof(v), repr)(ctx, v), "__repr__");
}

kr_value kr_tostr(kr_ctx *ctx, kr_value v) {
    if (kr_is_exact(v, &kr_type_str)) return v;
    if (kr_is_smallint(v)) return kr_int_to_text(ctx, v, 10, false);
    kr_check_recursion(ctx, " while getting the str of an object");
    return need_str(ctx, KR_SLOT(kr_typeof(v), str)(ctx, v), "__str__");
}

kr_value kr_ascii(kr_ctx *ctx, kr_value v) {
    kr_value r = kr_repr(ctx, v);
    kr_strbuf b;
    if (kr_str_is_ascii(r)) return r;
    const kr_str *s = kr_str_of(r);
    kr_strbuf_init(ctx, &b, s->len * 2);
    const uint8_t *p = (const uint8_t *)s->data, *end = p + s->len;
    while (p < end) {
        uint32_t cp = kr_utf8_next(&p);
        if (cp < 0x80)
            kr_strbuf_char(ctx, &b, cp);
        else if (cp < 0x100)
            kr_strbuf_format(ctx, &b, "\\x%02x", cp);
        else if (cp < 0x10000)
            kr_strbuf_format(ctx, &b, "\\u%04x", cp);
        else
            kr_strbuf_format(ctx, &b, "\\U%08x", cp);
    }
    kr_keep(r);
    return kr_strbuf_finish(ctx, &b);
}

kr_value kr_format(kr_ctx *ctx, kr_value v, kr_value spec) {
    const kr_type *t = kr_typeof(v);
    kr_value f, r;
    if (kr_isnull(spec)) spec = ctx->vm->str_empty;
    if (t == &kr_type_str) {
        return kr_str_of(spec)->len == 0 ? v : kr_format_str(ctx, v, spec);
    }
    if (t == &kr_type_int) return kr_format_int(ctx, v, spec);
    if (t == &kr_type_float) return kr_format_float(ctx, v, spec);
    f = kr_type_lookup(ctx, t, KR_N(ctx, __format__));
    if (kr_isnull(f)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "Type %T doesn't define __format__", v);
    }
    r = kr_call_attr(ctx, f, v, &spec, 1);
    if (!kr_is_str(r)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "__format__ must return a str, not %T", r);
    }
    return r;
}

/* ---- guard ---- */
/* The first ctx->n_guards entries count; protected regions restore n_guards. */

bool kr_repr_enter(kr_ctx *ctx, kr_value obj) {
    for (uint32_t i = ctx->n_guards; i-- > 0;) {
        if (kr_is(ctx->guards[i], obj)) return true;
    }
    if (ctx->n_guards == ctx->cap_guards) {
        ctx->guards = kr_overlay_grow(ctx, ctx->guards, &ctx->cap_guards, sizeof *ctx->guards);
    }
    ctx->guards[ctx->n_guards++] = obj;
    return false;
}

void kr_repr_leave(kr_ctx *ctx, kr_value obj) {
    while (ctx->n_guards) {
        if (kr_is(ctx->guards[--ctx->n_guards], obj)) return;
    }
}
