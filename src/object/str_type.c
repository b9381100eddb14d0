/* The type str: constructor, repr, operators, subscripts, iteration.
 *
 * Instances of subclasses share the text of an exact str (kr_str_share); every method gives exact
 * strs back. */
#include "base/checked.h"
#include "base/swar.h"
#include "base/unicode.h"
#include "object/format.h"
#include "object/int.h"
#include "object/iter.h"
#include "object/str_internal.h"

/* ---- constructor ---- */
static kr_value decode_object(kr_ctx *ctx, kr_value v, kr_value encoding, kr_value errors) {
    const char *enc = kr_str_arg(ctx, encoding, "str", "encoding");
    const char *err = kr_str_arg(ctx, errors, "str", "errors");
    kr_buffer b;
    if (kr_is_str(v)) kr_raise_fmt(ctx, &kr_type_TypeError, "decoding str is not supported");
    if (!kr_try_buffer(ctx, v, &b, false)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "decoding to str: need a bytes-like object, %T found",
                     v);
    }
    char *data = (char *)b.data;
    size_t len = b.len;
    if (!kr_is_bytes(v)) { /* an error handler may change it */
        data = kr_heap_leaf(ctx, len);
        if (len) memcpy(data, b.data, len);
    }
    kr_release_buffer(ctx, &b);
    return kr_str_decode(ctx, data, len, enc ? enc : "utf-8", err);
}

static kr_value str_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[3], v;
    if (KR_LIKELY(n == KR_NARGS(1, 0))) {
        v = kr_tostr(ctx, args[0]);
    } else {
        if (!kr_nkw(n) && cls == &kr_type_str) kr_check_args(ctx, "str", n, 0, 3);
        kr_bind_args(ctx, "str", "object=,encoding=,errors=", args, n, 0, a);
        if (kr_isnull(a[0])) {
            v = ctx->vm->str_empty;
        } else if (kr_isnull(a[1]) && kr_isnull(a[2])) {
            v = kr_tostr(ctx, a[0]);
        } else {
            v = decode_object(ctx, a[0], a[1], a[2]);
        }
    }
    if (cls == &kr_type_str) return v;
    kr_value self = kr_from_ptr(kr_instance_alloc(ctx, cls));
    kr_str_share(self, v);
    return self;
}

/* ---- repr ---- */
/* Bytes that the code point takes in a repr. */
static size_t repr_size(uint32_t c, char quote) {
    if (c < 0x80) {
        if (c == (uint8_t)quote || c == '\\' || c == '\t' || c == '\n' || c == '\r') return 2;
        return c < 0x20 || c == 0x7f ? 4 : 1;
    }
    if (kr_unicode_is_printable(c)) return kr_utf8_size(c);
    return c <= 0xff ? 4 : c <= 0xffff ? 6 : 10;
}

static char *put_hex(char *out, char letter, uint32_t c, int digits) {
    *out++ = '\\';
    *out++ = letter;
    while (digits--) *out++ = "0123456789abcdef"[c >> (4 * digits) & 15];
    return out;
}

static char *put_repr(char *out, uint32_t c, size_t size, char quote) {
    if (size == 2 && c < 0x80) {
        *out++ = '\\';
        *out++ = c == '\t' ? 't' : c == '\n' ? 'n' : c == '\r' ? 'r' : c == '\\' ? '\\' : quote;
        return out;
    }
    if (size == kr_utf8_size(c)) {
        return out + kr_utf8_encode(c, (uint8_t *)out);
    }
    if (c <= 0xff) return put_hex(out, 'x', c, 2);
    return c <= 0xffff ? put_hex(out, 'u', c, 4) : put_hex(out, 'U', c, 8);
}

/* Text whose repr is itself between quotes. */
static bool is_plain(kr_span s) {
    for (size_t i = 0; i < s.n; i++) {
        uint8_t c = s.p[i];
        if (c < 0x20 || c >= 0x7f || c == '\'' || c == '\\') return false;
    }
    return true;
}

/* How many bytes from p on stand for themselves, counted by eights. */
static size_t plain_prefix(const uint8_t *p, const uint8_t *end) {
    const uint8_t *q = p;
    for (; end - q >= KR_SWAR; q += KR_SWAR) {
        uint64_t w = kr_swar_load(q);
        if (!kr_swar_printable(w) || kr_swar_find(w, '\'') || kr_swar_find(w, '"') ||
            kr_swar_find(w, '\\')) {
            break;
        }
    }
    return (size_t)(q - p);
}

static kr_value str_repr(kr_ctx *ctx, kr_value self) {
    kr_span s = kr_str_span(self);
    if (is_plain(s)) {
        char *plain;
        kr_value r = kr_str_make(ctx, s.n + 2, s.n + 2, false, &plain);
        plain[0] = plain[s.n + 1] = '\'';
        memcpy(plain + 1, s.p, s.n);
        return r;
    }
    char quote = memchr(s.p, '\'', s.n) && !memchr(s.p, '"', s.n) ? '"' : '\'', *out, *start;
    size_t len = 2;
    for (const uint8_t *p = s.p, *end = s.p + s.n; p < end;) {
        size_t plain = plain_prefix(p, end);
        len += plain;
        p += plain;
        if (p < end) len += repr_size(kr_utf8_next(&p), quote);
    }
    kr_value r = kr_str_alloc(ctx, len, &start);
    out = start;
    *out++ = quote;
    for (const uint8_t *p = s.p, *end = s.p + s.n; p < end;) {
        size_t plain = plain_prefix(p, end);
        memcpy(out, p, plain);
        out += plain;
        p += plain;
        if (p == end) break;
        uint32_t c = kr_utf8_next(&p);
        out = put_repr(out, c, repr_size(c, quote), quote);
    }
    *out++ = quote;
    return kr_str_finish(ctx, r, len);
}

static kr_value str_str(kr_ctx *ctx, kr_value self) {
    return kr_str_exact(ctx, self);
}

/* The hash that dicts use too. */
static kr_hash_t str_hash(kr_ctx *ctx, kr_value self) {
    return (kr_hash_t)kr_str_hash32(ctx, self);
}

static kr_value str_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    (void)ctx;
    if (!kr_is_str(a) || !kr_is_str(b)) return KR_NOTIMPL;
    if (op == KR_BIN_EQ) return kr_bool(kr_str_eq(a, b));
    if (op == KR_BIN_NE) return kr_bool(!kr_str_eq(a, b));
    return kr_cmp_result(op, kr_str_cmp(a, b));
}

/* ---- operators ---- */
static kr_value repeat(kr_ctx *ctx, kr_value self, kr_value times) {
    const kr_str *s = kr_str_of(self);
    size_t count, len;
    char *out;
    kr_value r = kr_seq_repeat_count(ctx, times, 0, &count);
    if (!kr_isnull(r)) return r;
    if (count == 0 || s->len == 0) return ctx->vm->str_empty;
    if (count == 1) return kr_str_exact(ctx, self);
    if (!kr_size_mul(s->len, count, &len)) kr_raise_memory(ctx);
    r = kr_str_make(ctx, len, kr_str_chars(s) * count, kr_str_has_surrogates(self), &out);
    if (s->len == 1) {
        memset(out, s->data[0], len);
        return r;
    }
    memcpy(out, s->data, s->len);
    for (size_t done = s->len; done < len;) {
        size_t k = done < len - done ? done : len - done;
        memcpy(out + done, out, k);
        done += k;
    }
    return r;
}

static kr_value str_binary(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    switch (op) {
    case KR_BIN_ADD:
        if (!kr_is_str(a)) return KR_NOTIMPL;
        if (!kr_is_str(b)) return kr_seq_bad_concat(ctx, "str", b);
        return kr_str_concat(ctx, a, b);
    case KR_BIN_MUL:
        return kr_is_str(a) ? repeat(ctx, a, b) : repeat(ctx, b, a);
    case KR_BIN_MOD:
        return kr_is_str(a) ? kr_str_percent(ctx, a, b) : KR_NOTIMPL;
    default:
        return KR_NOTIMPL;
    }
}

/* ---- subscripts ---- */
static kr_value slice_ascii(kr_ctx *ctx, kr_value self, kr_sword start, kr_sword step, size_t n) {
    char *out;
    kr_value r = kr_str_make(ctx, n, n, false, &out);
    const char *s = kr_str_of(self)->data;
    for (size_t i = 0; i < n; i++, start += step) out[i] = s[start];
    return r;
}

/* Steps over text that is not ASCII: short ones character by character, long ones by index
 * marks. */
static kr_value slice_wide(kr_ctx *ctx, kr_value self, kr_sword start, kr_sword step, size_t n) {
    const uint8_t *base = (const uint8_t *)kr_str_of(self)->data;
    const uint8_t *p = base + kr_str_char_offset(ctx, self, (size_t)start);
    bool far = step > 32 || step < -32;
    kr_strbuf b;
    kr_strbuf_init(ctx, &b, n + 16);
    for (size_t i = 0; i < n; i++) {
        if (i && far) {
            start += step;
            p = base + kr_str_char_offset(ctx, self, (size_t)start);
        } else if (i) {
            for (kr_sword k = step; k > 0; k--) p += kr_utf8_lead_size(*p);
            for (kr_sword k = step; k < 0; k++) kr_utf8_prev(&p);
        }
        kr_strbuf_add(ctx, &b, (const char *)p, kr_utf8_lead_size(*p));
        kr_tick(ctx, 2);
    }
    kr_keep(self);
    return kr_strbuf_finish(ctx, &b);
}

static kr_value str_slice(kr_ctx *ctx, kr_value self, kr_value key) {
    kr_sword start, stop, step;
    size_t n = kr_slice_indices(ctx, key, kr_str_chars(kr_str_of(self)), &start, &stop, &step);
    if (n == 0) return ctx->vm->str_empty;
    if (step == 1) return kr_str_substr(ctx, self, (size_t)start, (size_t)start + n);
    if (n == 1) return kr_str_at(ctx, self, (size_t)start);
    if (kr_str_is_ascii(self)) return slice_ascii(ctx, self, start, step, n);
    return slice_wide(ctx, self, start, step, n);
}

static kr_value str_subscr(kr_ctx *ctx, kr_value self, kr_value key) {
    size_t n = kr_str_chars(kr_str_of(self));
    kr_sword i;
    if (KR_LIKELY(kr_is_smallint(key))) {
        i = kr_smallint_val(key);
    } else if (kr_is_exact(key, &kr_type_slice)) {
        return str_slice(ctx, self, key);
    } else if (kr_is_index(key)) {
        i = kr_seq_key(ctx, key, "string");
    } else {
        kr_raise_fmt(ctx, &kr_type_TypeError, "string indices must be integers, not '%T'", key);
    }
    if (i < 0) i += (kr_sword)n;
    if (i < 0 || (size_t)i >= n) {
        kr_raise_fmt(ctx, &kr_type_IndexError, "string index out of range");
    }
    return kr_str_at(ctx, self, (size_t)i);
}

static size_t str_len(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_str_chars(kr_str_of(self));
}

static bool str_truth(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_str_of(self)->len != 0;
}

static bool str_contains(kr_ctx *ctx, kr_value self, kr_value item) {
    if (!kr_is_str(item)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "'in <string>' requires string as left operand, not %T", item);
    }
    return kr_str_has(self, item);
}

/* ---- iteration ---- */
typedef struct kr_str_iter {
    kr_object base;
    kr_value seq;  /* KR_NULL when exhausted */
    size_t index;  /* of the next code point ... */
    size_t offset; /* ... and its byte offset */
} kr_str_iter;

static kr_value str_iter(kr_ctx *ctx, kr_value self) {
    kr_str_iter *it = kr_heap_new(ctx, &kr_type_str_iterator, sizeof *it);
    kr_store_init(&it->seq, self);
    return kr_from_ptr(it);
}

static kr_value iter_next(kr_ctx *ctx, kr_value self) {
    kr_str_iter *it = KR_AS(kr_str_iter, self);
    if (kr_isnull(it->seq)) return KR_NULL;
    const kr_str *s = kr_str_of(it->seq);
    if (it->offset >= s->len) {
        it->seq = KR_NULL;
        return KR_NULL;
    }
    const char *p = s->data + it->offset;
    uint8_t lead = (uint8_t)*p;
    it->index++;
    if (KR_LIKELY(lead < 0x80)) {
        it->offset++;
        return kr_str_of_ascii(ctx, lead);
    }
    size_t k = kr_utf8_lead_size(lead);
    it->offset += k;
    return kr_str_new(ctx, p, k);
}

static kr_value iter_length_hint(kr_ctx *ctx, kr_value self) {
    kr_str_iter *it = KR_AS(kr_str_iter, self);
    (void)ctx;
    if (kr_isnull(it->seq)) return kr_smallint(0);
    return kr_smallint((kr_sword)(kr_str_chars(kr_str_of(it->seq)) - it->index));
}

static kr_value iter_reduce(kr_ctx *ctx, kr_value self) {
    kr_str_iter *it = KR_AS(kr_str_iter, self);
    kr_value f = kr_builtin_named(ctx, "iter"), arg = it->seq;
    if (kr_isnull(arg)) {
        arg = ctx->vm->str_empty;
        return kr_tuple2(ctx, f, kr_tuple_new(ctx, 1, &arg));
    }
    return kr_tuple3(ctx, f, kr_tuple_new(ctx, 1, &arg), kr_int_from_u64(ctx, it->index));
}

static kr_value iter_setstate(kr_ctx *ctx, kr_value self, kr_value state) {
    kr_str_iter *it = KR_AS(kr_str_iter, self);
    kr_sword i = kr_index_ssize(ctx, state);
    if (kr_isnull(it->seq)) return KR_NONE;
    size_t n = kr_str_chars(kr_str_of(it->seq));
    it->index = i < 0 ? 0 : (size_t)i > n ? n : (size_t)i;
    it->offset = kr_str_char_offset(ctx, it->seq, it->index);
    return KR_NONE;
}

static const kr_builtin iter_methods[] = {
    KR_METHOD_1(&kr_type_str_iterator, "__length_hint__", iter_length_hint,
                "Private method returning an estimate of len(list(it))."),
    KR_METHOD_1(&kr_type_str_iterator, "__reduce__", iter_reduce,
                "Return state information for pickling."),
    KR_METHOD_2(&kr_type_str_iterator, "__setstate__", iter_setstate,
                "Set state information for unpickling."),
};

const kr_type kr_type_str_iterator = {
    .base_object = {&kr_type_type},
    .name = "str_iterator",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW,
    .trace = kr_seq_iter_trace,
    .rom_id = KR_ROM_str_iterator,
    .version = 1,
    .size = sizeof(kr_str_iter),
    .n_methods = KR_ARRAY_LEN(iter_methods),
    .methods = iter_methods,
    .iter = kr_self_iter,
    .next = iter_next,
};

const kr_type kr_type_str = {
    .base_object = {&kr_type_type},
    .name = "str",
    .base = &kr_type_object,
    .flags = KR_TF_BASE | KR_TF_STR | KR_TF_MATCH_SELF,
    .trace = kr_str_trace,
    .rom_id = KR_ROM_str,
    .version = 1,
    .size = sizeof(kr_str),
    .n_methods = KR_STR_N_METHODS,
    .methods = kr_str_methods,
    .doc = KR_DOC("str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\n"
                  "Create a new string object from the given object. If encoding or\n"
                  "errors is specified, then the object must expose a data buffer\n"
                  "that will be decoded using the given encoding and error handler.\n"
                  "Otherwise, returns the result of object.__str__() (if defined)\n"
                  "or repr(object).\n"
                  "encoding defaults to 'utf-8'.\nerrors defaults to 'strict'."),
    .new_ = str_new,
    .repr = str_repr,
    .str = str_str,
    .hash = str_hash,
    .compare = str_compare,
    .iter = str_iter,
    .binary = str_binary,
    .subscr = str_subscr,
    .len = str_len,
    .contains = str_contains,
    .truth = str_truth,
};
