/* str.format and str.format_map.
 *
 * The text is read once, left to right: literal runs are copied, each field is looked up, converted
 * and formatted straight into the builder, so a field may run Python code between any two parts.
 * The format string itself cannot change; it is kept alive by the caller. f-strings arrive here as
 * "...{}...".format(values), which is why '{}' and '{:spec}' of plain values make no objects. */
#include "base/unicode.h"
#include "object/format.h"
#include "object/int.h"
#include "object/str_internal.h"

typedef struct formatter {
    kr_ctx *ctx;
    kr_strbuf out;
    const kr_value *args; /* NULL: format_map */
    size_t n;
    const kr_value *pairs; /* keyword names and values of the call */
    size_t n_pairs;
    kr_value map; /* keyword values as a mapping, or KR_NULL */
    enum { NUMBERS_OPEN, NUMBERS_AUTO, NUMBERS_MANUAL } numbers;
    size_t next;
} formatter;

typedef struct text {
    const char *p, *end;
} text;

static KR_COLD KR_NORETURN void bad_format(kr_ctx *ctx, const char *message) {
    kr_raise_fmt(ctx, &kr_type_ValueError, "%s", message);
}

/* Value of a run of decimal digits, -1 if it is something else or empty. */
static int64_t as_number(kr_ctx *ctx, text t) {
    int64_t v = 0;
    const uint8_t *p = (const uint8_t *)t.p, *end = (const uint8_t *)t.end;
    if (p == end) return -1;
    while (p < end) {
        uint32_t c = kr_utf8_next(&p);
        int d = c < 128 ? (c >= '0' && c <= '9' ? (int)c - '0' : -1) : kr_unicode_decimal(c);
        if (d < 0) return -1;
        if (v > (PTRDIFF_MAX - d) / 10) {
            bad_format(ctx, "Too many decimal digits in format string");
        }
        v = v * 10 + d;
    }
    return v;
}

/* ---- the object of a field: first part, then .attributes and [items] ---- */
static kr_value keyword(formatter *f, text name) {
    kr_ctx *ctx = f->ctx;
    size_t n = (size_t)(name.end - name.p);
    for (size_t i = 0; i < f->n_pairs; i++) {
        const kr_str *s = kr_str_of(f->pairs[2 * i]);
        if (s->len == n && memcmp(s->data, name.p, n) == 0) return f->pairs[2 * i + 1];
    }
    kr_value key = kr_str_new(ctx, name.p, n);
    if (kr_isnull(f->map)) kr_raise_keyerror(ctx, key);
    return kr_getitem(ctx, f->map, key);
}

static kr_value positional(formatter *f, int64_t index) {
    kr_ctx *ctx = f->ctx;
    if (!f->args) bad_format(ctx, "Format string contains positional fields");
    if ((size_t)index >= f->n) {
        kr_raise_fmt(ctx, &kr_type_IndexError,
                     "Replacement index %lld out of range for positional args tuple",
                     (long long)index);
    }
    return f->args[index];
}

/* The number a field gets; `given`: written in the text. */
static void set_numbers(formatter *f, bool given) {
    if (f->numbers == NUMBERS_OPEN) f->numbers = given ? NUMBERS_MANUAL : NUMBERS_AUTO;
    if (f->numbers == NUMBERS_MANUAL && !given) {
        bad_format(f->ctx, "cannot switch from manual field specification to automatic field "
                           "numbering");
    }
    if (f->numbers == NUMBERS_AUTO && given) {
        bad_format(f->ctx, "cannot switch from automatic field numbering to manual field "
                           "specification");
    }
}

static kr_value first_object(formatter *f, text name) {
    int64_t index = as_number(f->ctx, name);
    if (name.p == name.end) {
        set_numbers(f, false);
        return positional(f, (int64_t)f->next++);
    }
    if (index < 0) return keyword(f, name);
    set_numbers(f, true);
    return positional(f, index);
}

static kr_value item_of(formatter *f, kr_value obj, text name) {
    int64_t i = as_number(f->ctx, name);
    kr_value key =
        i >= 0 ? kr_int_new(f->ctx, i) : kr_str_new(f->ctx, name.p, (size_t)(name.end - name.p));
    return kr_getitem(f->ctx, obj, key);
}

static kr_value field_object(formatter *f, text name) {
    const char *p = name.p;
    while (p < name.end && *p != '.' && *p != '[') p++;
    kr_value obj = first_object(f, (text){name.p, p});
    while (p < name.end) {
        text part;
        char kind = *p++;
        part.p = p;
        if (kind == '.') {
            while (p < name.end && *p != '.' && *p != '[') p++;
            part.end = p;
        } else if (kind == '[') {
            while (p < name.end && *p != ']') p++;
            if (p == name.end) bad_format(f->ctx, "Missing ']' in format string");
            part.end = p++;
        } else {
            bad_format(f->ctx, "Only '.' or '[' may follow ']' in format field specifier");
        }
        if (part.p == part.end) bad_format(f->ctx, "Empty attribute in format string");
        if (kind == '[') {
            obj = item_of(f, obj, part);
        } else {
            size_t n = (size_t)(part.end - part.p);
            obj = kr_getattr(f->ctx, obj, kr_str_intern(f->ctx, part.p, n));
        }
    }
    return obj;
}

/* ---- a field ---- */
typedef struct field {
    text name, spec;
    uint32_t conversion; /* 0: none */
    bool nested;         /* the spec holds fields */
} field;

/* Reads the conversion behind '!'; true if the field ends there. */
static bool read_conversion(kr_ctx *ctx, const char **pp, const char *end, field *out) {
    const uint8_t *p = (const uint8_t *)*pp;
    if (*pp >= end) bad_format(ctx, "end of string while looking for conversion specifier");
    out->conversion = kr_utf8_next(&p);
    *pp = (const char *)p;
    if (*pp >= end) return false;
    char c = *(*pp)++;
    if (c == '}') return true;
    if (c != ':') bad_format(ctx, "expected ':' after conversion specifier");
    return false;
}

/* Reads a field whose '{' is behind us; returns the place behind its '}'. */
static const char *read_field(kr_ctx *ctx, const char *p, const char *end, field *out) {
    char c = 0;
    out->name.p = p;
    out->conversion = 0;
    out->nested = false;
    while (p < end) {
        c = *p++;
        if (c == '}' || c == ':' || c == '!') break;
        if (c == '{') bad_format(ctx, "unexpected '{' in field name");
        if (c == '[') {
            while (p < end && *p != ']') p++;
        }
        c = 0;
    }
    out->name.end = c ? p - 1 : p;
    out->spec = (text){p, p};
    if (c == '}') return p;
    if (!c) bad_format(ctx, "expected '}' before end of string");
    if (c == '!' && read_conversion(ctx, &p, end, out)) return p;
    out->spec.p = p;
    for (int depth = 1; p < end; p++) {
        if (*p == '{') {
            out->nested = true;
            depth++;
        } else if (*p == '}' && --depth == 0) {
            out->spec.end = p;
            return p + 1;
        }
    }
    bad_format(ctx, "unmatched '{' in format spec");
}

static kr_value convert(kr_ctx *ctx, kr_value v, uint32_t conversion) {
    switch (conversion) {
    case 'r':
        return kr_repr(ctx, v);
    case 's':
        return kr_tostr(ctx, v);
    case 'a':
        return kr_ascii(ctx, v);
    default:
        break;
    }
    if (conversion > 32 && conversion < 127) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "Unknown conversion specifier %c", conversion);
    }
    kr_raise_fmt(ctx, &kr_type_ValueError, "Unknown conversion specifier \\x%x", conversion);
}

static void run(formatter *f, text t, int depth);

static void add_field(formatter *f, const field *d, int depth) {
    kr_ctx *ctx = f->ctx;
    kr_value v = d->name.p == d->name.end && f->numbers == NUMBERS_AUTO && f->next < f->n
                     ? f->args[f->next++]
                     : field_object(f, d->name);
    if (d->conversion) v = convert(ctx, v, d->conversion);
    if (!d->nested) {
        kr_format_add(ctx, &f->out, v, d->spec.p, (size_t)(d->spec.end - d->spec.p));
        return;
    }
    kr_strbuf outer = f->out; /* the spec is built in a buffer of its own */
    kr_strbuf_init(ctx, &f->out, 32);
    run(f, d->spec, depth - 1);
    kr_strbuf spec = f->out;
    f->out = outer;
    kr_format_add(ctx, &f->out, v, spec.data, spec.len);
}

/* ---- the text ---- */
static void run(formatter *f, text t, int depth) {
    kr_ctx *ctx = f->ctx;
    if (depth <= 0) bad_format(ctx, "Max string recursion exceeded");
    for (const char *p = t.p; p < t.end;) {
        const char *from = p;
        while (p < t.end && *p != '{' && *p != '}') p++;
        if (p > from) kr_strbuf_add(ctx, &f->out, from, (size_t)(p - from));
        if (p == t.end) break;
        char c = *p++;
        if (p < t.end && *p == c) {
            kr_strbuf_add(ctx, &f->out, p++, 1);
            continue;
        }
        if (c == '}') bad_format(ctx, "Single '}' encountered in format string");
        if (p == t.end) bad_format(ctx, "Single '{' encountered in format string");
        field d;
        p = read_field(ctx, p, t.end, &d);
        add_field(f, &d, depth);
    }
}

static kr_value finish(formatter *f, kr_value fmt) {
    const kr_str *s = kr_str_of(fmt);
    kr_strbuf_init(f->ctx, &f->out, s->len + 32);
    run(f, (text){s->data, s->data + s->len}, 2);
    kr_keep(fmt);
    return kr_strbuf_finish(f->ctx, &f->out);
}

kr_value kr_str_format_method(kr_ctx *ctx, kr_value fmt, const kr_value *args, size_t n,
                              kr_value kwargs) {
    formatter f = {.ctx = ctx, .args = args, .n = n, .map = kwargs};
    return finish(&f, fmt);
}

kr_value kr_str_format_call(kr_ctx *ctx, kr_value fmt, kr_value *args, kr_nargs n) {
    const kr_str *s = kr_str_of(fmt);
    formatter f = {.ctx = ctx, .args = args, .n = kr_npos(n), .n_pairs = kr_nkw(n)};
    f.pairs = args + f.n;
    if (s->len == 2 && f.n && s->data[0] == '{' && s->data[1] == '}' &&
        kr_is_exact(args[0], &kr_type_str)) {
        return args[0];
    }
    if (!memchr(s->data, '{', s->len) && !memchr(s->data, '}', s->len)) return fmt;
    return finish(&f, fmt);
}
