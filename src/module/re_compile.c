/* Regular expressions: compiling a pattern, errors in it, the cache of patterns. */
#include "base/utf8.h"
#include "module/re.h"
#include "object/bytes.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/names.h"
#include "object/seq.h"
#include "object/str.h"

void kr_re_raise(kr_ctx *ctx, kr_value msg, kr_value pattern, kr_value pos) {
    kr_value type = kr_getattr(ctx, kr_import(ctx, "re"), kr_str_intern_cstr(ctx, "PatternError"));
    kr_value args[3] = {msg, pattern, pos};
    kr_raise(ctx, kr_call(ctx, type, args, KR_NARGS(kr_isnull(pos) ? 1 : 3, 0)));
}

void kr_re_error(kr_re_compiler *c, const uint8_t *at, const char *fmt, ...) {
    size_t pos = 0;
    va_list ap;
    va_start(ap, fmt);
    kr_value text = kr_str_vformat(c->ctx, fmt, ap);
    va_end(ap);
    for (const uint8_t *p = c->text; p < at; p++) pos += !c->is_str || kr_utf8_is_start(*p);
    kr_re_raise(c->ctx, text, c->pattern, kr_smallint((kr_sword)pos));
}

static uint32_t fixed_flags(kr_ctx *ctx, bool is_str, uint32_t flags) {
    const char *wrong = NULL;
    if (is_str) {
        if (flags & KR_RE_LOCALE) {
            wrong = "cannot use LOCALE flag with a str pattern";
        } else if (flags & KR_RE_ASCII && flags & KR_RE_UNICODE) {
            wrong = "ASCII and UNICODE flags are incompatible";
        } else if (!(flags & KR_RE_ASCII)) {
            flags |= KR_RE_UNICODE;
        }
    } else if (flags & KR_RE_UNICODE) {
        wrong = "cannot use UNICODE flag with a bytes pattern";
    } else if (flags & KR_RE_LOCALE && flags & KR_RE_ASCII) {
        wrong = "ASCII and LOCALE flags are incompatible";
    }
    if (wrong) kr_raise_fmt(ctx, &kr_type_ValueError, "%s", wrong);
    return flags;
}

kr_value kr_re_compile(kr_ctx *ctx, kr_value pattern, uint32_t flags) {
    kr_re_compiler c = {.ctx = ctx, .pattern = pattern, .is_str = kr_is_str(pattern)};
    kr_pattern *p;
    uint32_t root;
    size_t len;
    if (c.is_str) {
        c.text = (const uint8_t *)kr_str_data(pattern, &len);
    } else if (kr_is_bytes(pattern)) {
        c.text = KR_AS(const kr_bytes, pattern)->data;
        len = KR_AS(const kr_bytes, pattern)->len;
    } else {
        kr_raise_fmt(ctx, &kr_type_TypeError, "first argument must be string or compiled pattern");
    }
    c.at = c.text;
    c.end = c.text + len;
    c.flags = flags;
    c.names = kr_dict_new(ctx, 0);
    root = kr_re_parse(&c);
    p = kr_heap_new(ctx, &kr_type_re_pattern, sizeof *p);
    kr_store_init(&p->pattern, pattern);
    kr_store_init(&p->names, c.names);
    p->is_str = c.is_str;
    p->n_groups = c.groups.n - 1;
    p->flags = fixed_flags(ctx, c.is_str, c.flags);
    kr_re_emit(&c, root, p);
    kr_keep(pattern);
    return kr_from_ptr(p);
}
