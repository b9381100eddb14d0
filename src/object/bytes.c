/* bytes: immutable runs of bytes.
 *
 * An exact bytes is one leaf block: data points right behind the struct. An instance of a subclass
 * (whose attributes follow the fixed part) keeps its data in a leaf block of its own. b'' and the
 * 256 one-byte objects (bytes_one.c) lie in ROM, so nothing is ever written into an object of
 * length < 2. */
#include "base/checked.h"
#include "base/hash.h"
#include "base/search.h"
#include "object/bytes_internal.h"
#include "object/format.h"
#include "object/int.h"
#include "object/iter.h"

const kr_rom_bytes kr_bytes_none = {.base = {&kr_type_bytes}, .data = (const uint8_t *)""};

/* ---- making ---- */
kr_value kr_bytes_alloc(kr_ctx *ctx, size_t len, uint8_t **data) {
    if (len > (size_t)PTRDIFF_MAX - sizeof(kr_bytes) - 1) kr_raise_memory(ctx);
    kr_bytes *b = kr_heap_new_leaf(ctx, &kr_type_bytes, sizeof(kr_bytes) + len + 1);
    b->len = len;
    b->hash = 0;
    b->data = *data = b->inline_data;
    b->inline_data[len] = 0;
    return kr_from_ptr(b);
}

kr_value kr_bytes_new(kr_ctx *ctx, const void *data, size_t len) {
    uint8_t *out;
    if (len == 0) return kr_from_ptr(&kr_bytes_none);
    if (len == 1) return kr_bytes_of_byte(ctx, data ? *(const uint8_t *)data : 0);
    kr_value v = kr_bytes_alloc(ctx, len, &out);
    if (data)
        memcpy(out, data, len);
    else
        memset(out, 0, len);
    return v;
}

kr_value kr_bytes_from_image(kr_ctx *ctx, const void *data, size_t len) {
    if (len < 2) return kr_bytes_new(ctx, data, len);
    kr_bytes *b = kr_heap_new_leaf(ctx, &kr_type_bytes, sizeof(kr_bytes));
    b->len = len;
    b->hash = 0;
    b->data = data;
    return kr_from_ptr(b);
}

kr_value kr_bytes_new_of(kr_ctx *ctx, const kr_type *cls, const void *data, size_t len) {
    if (cls == &kr_type_bytes) return kr_bytes_new(ctx, data, len);
    uint8_t *copy = kr_heap_leaf(ctx, len + 1);
    if (data) {
        memcpy(copy, data, len);
    } else {
        memset(copy, 0, len);
    }
    copy[len] = 0;
    kr_bytes *b = kr_instance_alloc(ctx, cls);
    b->len = len;
    b->data = copy;
    return kr_from_ptr(b);
}

kr_value kr_bytes_alloc_like(kr_ctx *ctx, kr_value self, size_t len, uint8_t **data) {
    if (kr_is_bytes(self)) return kr_bytes_alloc(ctx, len, data);
    kr_value v = kr_bytearray_new(ctx, NULL, len);
    *data = KR_AS(kr_bytearray, v)->data;
    return v;
}

static void bytes_trace(kr_visitor *v, kr_object *obj) {
    kr_bytes *b = (kr_bytes *)obj;
    if (b->data && b->data != b->inline_data) kr_visit_range(v, &b->data, &b->data + 1);
}

/* ---- arguments ---- */
bool kr_bytes_try_span(kr_ctx *ctx, kr_value v, kr_span *out) {
    kr_buffer b;
    if (kr_has_flag(v, KR_TF_BYTES | KR_TF_BYTEARRAY)) {
        *out = kr_bytes_span(v);
        return true;
    }
    if (!kr_try_buffer(ctx, v, &b, false)) return false;
    *out = (kr_span){b.data, b.len};
    if (kr_typeof(v)->flags & KR_TF_HEAP && b.len) { /* releasing may run Python code */
        out->p = memcpy(kr_heap_leaf(ctx, b.len), b.data, b.len);
    }
    kr_release_buffer(ctx, &b);
    return true;
}

kr_span kr_bytes_need_span(kr_ctx *ctx, kr_value v) {
    kr_span s;
    if (!kr_bytes_try_span(ctx, v, &s)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "a bytes-like object is required, not '%T'", v);
    }
    return s;
}

kr_span kr_bytes_stable_span(kr_ctx *ctx, kr_value v) {
    kr_span s = kr_bytes_need_span(ctx, v);
    if (!kr_is_bytes(v) && s.n) s.p = memcpy(kr_heap_leaf(ctx, s.n), s.p, s.n);
    return s;
}

uint8_t kr_byte_value(kr_ctx *ctx, kr_value v) {
    int64_t i;
    if (KR_LIKELY(kr_is_smallint(v)))
        i = kr_smallint_val(v);
    else if (!kr_int_to_i64(kr_index(ctx, v), &i))
        i = -1;
    if (KR_UNLIKELY(i < 0 || i > 255)) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "byte must be in range(0, 256)");
    }
    return (uint8_t)i;
}

kr_span kr_bytes_needle(kr_ctx *ctx, kr_value v, uint8_t *one) {
    kr_span s;
    if (!kr_is_smallint(v) && kr_bytes_try_span(ctx, v, &s)) return s;
    if (!kr_is_index(v)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "argument should be integer or bytes-like object, not '%T'", v);
    }
    *one = kr_byte_value(ctx, v);
    return (kr_span){one, 1};
}

/* ---- collecting ---- */
void kr_bytebuf_init(kr_ctx *ctx, kr_bytebuf *b, size_t hint) {
    b->len = 0;
    b->cap = hint < 24 ? 24 : hint;
    b->data = kr_heap_leaf(ctx, b->cap);
}

void kr_bytebuf_reserve(kr_ctx *ctx, kr_bytebuf *b, size_t extra) {
    size_t want;
    if (extra <= b->cap - b->len) return;
    if (!kr_size_add(b->len, extra, &want) || want > (size_t)PTRDIFF_MAX / 2) kr_raise_memory(ctx);
    if (want < b->cap + b->cap / 2) want = b->cap + b->cap / 2;
    b->data = kr_heap_resize(ctx, b->data, b->len, want);
    b->cap = want;
}

void kr_bytebuf_add(kr_ctx *ctx, kr_bytebuf *b, const void *p, size_t n) {
    kr_bytebuf_reserve(ctx, b, n);
    if (n) memcpy(b->data + b->len, p, n);
    b->len += n;
}

/* ---- bytes out of anything ---- */
typedef struct collector {
    kr_bytebuf *out;
    const char *what;
} collector;

static bool collect(kr_ctx *ctx, kr_value item, void *arg) {
    collector *c = arg;
    int64_t i;
    if (kr_is_smallint(item))
        i = kr_smallint_val(item);
    else if (!kr_int_to_i64(kr_index(ctx, item), &i))
        i = -1;
    if (i < 0 || i > 255) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "%s must be in range(0, 256)", c->what);
    }
    kr_bytebuf_byte(ctx, c->out, (uint8_t)i);
    return true;
}

static void from_iterable(kr_ctx *ctx, kr_value v, const char *range_text, kr_bytebuf *out) {
    collector c = {out, range_text};
    kr_foreach(ctx, v, collect, &c);
}

/* Buffers and iterables of ints. */
static void source_of_items(kr_ctx *ctx, const char *kind, kr_value v, kr_bytebuf *out) {
    kr_span s;
    if (kr_is_memoryview(v)) {
        kr_memoryview_copy(ctx, v, out);
    } else if (kr_bytes_try_span(ctx, v, &s)) {
        kr_bytebuf_add(ctx, out, s.p, s.n);
    } else if (kr_is_iterable(v)) {
        from_iterable(ctx, v, strcmp(kind, "bytes") == 0 ? "bytes" : "byte", out);
    } else {
        kr_raise_fmt(ctx, &kr_type_TypeError, "cannot convert '%T' object to %s", v, kind);
    }
}

/* x.__bytes__(), KR_NULL if it has none. */
static kr_value dunder_bytes(kr_ctx *ctx, kr_value v) {
    const kr_type *t = kr_typeof(v);
    kr_value r;
    if (kr_isnull(kr_type_lookup(ctx, t, KR_N(ctx, __bytes__)))) return KR_NULL;
    if (!kr_call_special(ctx, v, KR_N(ctx, __bytes__), NULL, 0, &r)) return KR_NULL;
    if (!kr_is_bytes(r)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "__bytes__ returned non-bytes (type %T)", r);
    }
    return r;
}

static void source_of_count(kr_ctx *ctx, kr_value v, kr_bytebuf *out) {
    kr_sword n = kr_index_ssize(ctx, v);
    if (n < 0) kr_raise_fmt(ctx, &kr_type_ValueError, "negative count");
    out->data = NULL; /* zeros take no room of their own */
    out->cap = 0;
    out->len = (size_t)n;
}

void kr_bytes_source(kr_ctx *ctx, const char *kind, const kr_value *a, kr_bytebuf *out) {
    kr_value source = a[0];
    const char *encoding = kr_str_arg(ctx, a[1], kind, "encoding");
    const char *errors = kr_str_arg(ctx, a[2], kind, "errors");
    kr_bytebuf_init(ctx, out, 0);
    if (encoding || errors) {
        if (kr_isnull(source) || !kr_is_str(source)) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "%s without a string argument",
                         encoding ? "encoding" : "errors");
        }
        if (!encoding) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "string argument without an encoding");
        }
        kr_value b = kr_str_encode(ctx, source, encoding, errors);
        kr_bytebuf_add(ctx, out, KR_AS(kr_bytes, b)->data, KR_AS(kr_bytes, b)->len);
    } else if (kr_isnull(source)) {
        return;
    } else if (kr_is_str(source)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "string argument without an encoding");
    } else if (kr_is_index(source)) {
        source_of_count(ctx, source, out);
    } else {
        source_of_items(ctx, kind, source, out);
    }
}

kr_value kr_bytes_from_object(kr_ctx *ctx, kr_value x) {
    if (kr_is_exact(x, &kr_type_bytes)) return x;
    kr_value b = dunder_bytes(ctx, x);
    kr_bytebuf out;
    kr_bytebuf_init(ctx, &out, 0);
    if (!kr_isnull(b)) {
        if (kr_is_exact(b, &kr_type_bytes)) return b;
        return kr_bytes_new(ctx, KR_AS(kr_bytes, b)->data, KR_AS(kr_bytes, b)->len);
    }
    if (kr_is_str(x)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "cannot convert 'str' object to bytes");
    }
    source_of_items(ctx, "bytes", x, &out);
    return kr_bytes_new(ctx, out.data, out.len);
}

static kr_value bytes_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[3];
    kr_bytebuf out;
    if (cls == &kr_type_bytes && n == 1 && kr_is_exact(args[0], cls)) return args[0];
    kr_bind_args(ctx, "bytes", "source=,encoding=,errors=", args, n, 0, a);
    if (kr_isnull(a[1]) && kr_isnull(a[2]) && !kr_isnull(a[0])) {
        kr_value b = dunder_bytes(ctx, a[0]);
        if (!kr_isnull(b)) {
            if (cls == &kr_type_bytes) return b;
            kr_span s = kr_bytes_span(b);
            return kr_bytes_new_of(ctx, cls, s.p, s.n);
        }
    }
    kr_bytes_source(ctx, "bytes", a, &out);
    return kr_bytes_new_of(ctx, cls, out.data, out.len);
}

/* ---- slots ---- */
void kr_bytes_add_repr(kr_ctx *ctx, kr_strbuf *b, kr_span s, bool both) {
    static const char digits[] = "0123456789abcdef";
    bool single = memchr(s.p, '\'', s.n) && !memchr(s.p, '"', s.n);
    char quote = single ? '"' : '\'';
    char esc[4] = "\\x";
    size_t from = 0; /* plain characters wait from here */
    kr_strbuf_add(ctx, b, "b", 1);
    kr_strbuf_add(ctx, b, &quote, 1);
    for (size_t i = 0; i < s.n; i++) {
        uint8_t c = s.p[i];
        size_t n = 2;
        if (c == '\n')
            esc[1] = 'n';
        else if (c == '\r')
            esc[1] = 'r';
        else if (c == '\t')
            esc[1] = 't';
        else if (c == '\\' || c == quote || (both && c == '\''))
            esc[1] = (char)c;
        else if (c < 0x20 || c >= 0x7f) {
            esc[1] = 'x';
            esc[2] = digits[c >> 4];
            esc[3] = digits[c & 15];
            n = 4;
        } else {
            continue;
        }
        kr_strbuf_add(ctx, b, (const char *)s.p + from, i - from);
        kr_strbuf_add(ctx, b, esc, n);
        from = i + 1;
    }
    kr_strbuf_add(ctx, b, (const char *)s.p + from, s.n - from);
    kr_strbuf_add(ctx, b, &quote, 1);
}

static kr_value bytes_repr(kr_ctx *ctx, kr_value self) {
    kr_strbuf b;
    kr_span s = kr_bytes_span(self);
    kr_strbuf_init(ctx, &b, s.n + 3);
    kr_bytes_add_repr(ctx, &b, s, false);
    return kr_strbuf_finish(ctx, &b);
}

static kr_hash_t bytes_hash(kr_ctx *ctx, kr_value self) {
    kr_bytes *b = KR_AS(kr_bytes, self);
    if (b->hash && b->hash != KR_HASH_ROM) return b->hash;
    const kr_hash_key key = {ctx->vm->hash_key[0], ctx->vm->hash_key[1]};
    kr_hash_t h = kr_hash_bytes(&key, b->data, b->len);
    if (b->len > 1 && b->hash != KR_HASH_ROM) b->hash = h;
    return h;
}

int kr_span_cmp(kr_span a, kr_span b) {
    size_t n = a.n < b.n ? a.n : b.n;
    int c = n ? memcmp(a.p, b.p, n) : 0;
    if (c) return c < 0 ? -1 : 1;
    return a.n < b.n ? -1 : a.n > b.n;
}

static kr_value bytes_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    (void)ctx;
    if (!kr_is_bytes(a) || !kr_is_bytes(b)) return KR_NOTIMPL;
    kr_span x = kr_bytes_span(a), y = kr_bytes_span(b);
    if (x.n != y.n && (op == KR_BIN_EQ || op == KR_BIN_NE)) return kr_bool(op == KR_BIN_NE);
    return kr_cmp_result(op, kr_span_cmp(x, y));
}

bool kr_bytes_contains(kr_ctx *ctx, kr_value self, kr_value item) {
    uint8_t one;
    if (!kr_is_index(item) && !kr_has_flag(item, KR_TF_BYTES)) {
        kr_bytes_need_span(ctx, item);
    }
    kr_span x = kr_bytes_needle(ctx, item, &one), s = kr_bytes_span(self);
    if (x.n == 1) return memchr(s.p, *x.p, s.n) != NULL;
    return kr_search_find(s.p, s.n, x.p, x.n) != KR_SEARCH_NONE;
}

kr_value kr_bytes_repeat(kr_ctx *ctx, kr_value self, kr_value other) {
    size_t count, len;
    if (!kr_is_index(other)) return KR_NOTIMPL;
    kr_sword k = kr_index_ssize(ctx, other);
    kr_span s = kr_bytes_span(self); /* only now: __index__ may have changed it */
    count = k > 0 ? (size_t)k : 0;
    if (!kr_size_mul(count, s.n, &len) || len > (size_t)PTRDIFF_MAX - 64) {
        if (kr_is_bytes(self)) {
            kr_raise_fmt(ctx, &kr_type_OverflowError, "repeated bytes are too long");
        }
        kr_raise_memory(ctx);
    }
    if (count == 1 && kr_is_exact(self, &kr_type_bytes)) return self;
    if (len <= 1) return kr_bytes_maker(self)(ctx, s.p, len);
    uint8_t *out;
    kr_value r = kr_bytes_alloc_like(ctx, self, len, &out);
    s = kr_bytes_span(self);
    if (s.n == 1) {
        memset(out, *s.p, len);
        return r;
    }
    memcpy(out, s.p, s.n);
    for (size_t done = s.n; done < len;) {
        size_t n = done < len - done ? done : len - done;
        memcpy(out + done, out, n);
        done += n;
    }
    return r;
}

kr_value kr_bytes_concat(kr_ctx *ctx, kr_value a, kr_value b) {
    kr_span y;
    size_t len;
    uint8_t *out;
    if (kr_bytes_scattered(b) || !kr_bytes_try_span(ctx, b, &y)) return KR_NOTIMPL;
    kr_span x = kr_bytes_span(a);
    if (y.n == 0 && kr_is_exact(a, &kr_type_bytes)) return a;
    if (x.n == 0 && kr_is_exact(b, &kr_type_bytes) && kr_is_bytes(a)) return b;
    if (!kr_size_add(x.n, y.n, &len)) kr_raise_memory(ctx);
    kr_value r = kr_bytes_alloc_like(ctx, a, len, &out);
    memcpy(out, x.p, x.n);
    memcpy(out + x.n, y.p, y.n);
    return r;
}

static kr_value bytes_binary(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if (op == KR_BIN_ADD) return kr_is_bytes(a) ? kr_bytes_concat(ctx, a, b) : KR_NOTIMPL;
    if (op == KR_BIN_MUL) {
        return kr_is_bytes(a) ? kr_bytes_repeat(ctx, a, b) : kr_bytes_repeat(ctx, b, a);
    }
    if (op == KR_BIN_MOD && kr_is_bytes(a)) return kr_bytes_percent(ctx, a, b);
    return KR_NOTIMPL;
}

kr_value kr_bytes_slice(kr_ctx *ctx, kr_value self, kr_value key) {
    kr_sword start, stop, step;
    uint8_t *out;
    kr_span s;
    kr_slice_unpack(ctx, key, &start, &stop, &step);
    s = kr_bytes_span(self);
    size_t n = kr_slice_adjust(s.n, &start, &stop, step);
    if (step == 1) {
        if (n == s.n && kr_is_exact(self, &kr_type_bytes)) return self;
        return kr_bytes_maker(self)(ctx, s.p + start, n);
    }
    if (n <= 1) return kr_bytes_maker(self)(ctx, s.p + start, n);
    kr_value r = kr_bytes_alloc_like(ctx, self, n, &out);
    for (size_t i = 0; i < n; i++, start += step) out[i] = s.p[start];
    return r;
}

static kr_value bytes_subscr(kr_ctx *ctx, kr_value self, kr_value key) {
    kr_bytes *b = KR_AS(kr_bytes, self);
    kr_sword i;
    if (KR_LIKELY(kr_is_smallint(key))) {
        i = kr_smallint_val(key);
    } else {
        if (kr_is_exact(key, &kr_type_slice)) return kr_bytes_slice(ctx, self, key);
        if (!kr_is_index(key)) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "byte indices must be integers or slices, not %T",
                         key);
        }
        i = kr_seq_key(ctx, key, "byte");
    }
    if (i < 0) i += (kr_sword)b->len;
    if (KR_UNLIKELY(i < 0 || (size_t)i >= b->len)) {
        kr_raise_fmt(ctx, &kr_type_IndexError, "index out of range");
    }
    return kr_smallint(b->data[i]);
}

static size_t bytes_len(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(kr_bytes, self)->len;
}

static bool bytes_truth(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(kr_bytes, self)->len != 0;
}

static kr_value bytes_iter(kr_ctx *ctx, kr_value self) {
    return kr_seq_iter_new(ctx, &kr_type_bytes_iterator, self);
}

static bool bytes_buffer(kr_ctx *ctx, kr_value self, kr_buffer *out, bool writable) {
    (void)ctx;
    if (writable) return false;
    kr_span s = kr_bytes_span(self);
    *out = (kr_buffer){.data = (uint8_t *)(uintptr_t)s.p,
                       .len = s.n,
                       .itemsize = 1,
                       .format = "B",
                       .readonly = true,
                       .owner = self};
    return true;
}

const kr_type kr_type_bytes = {
    .base_object = {&kr_type_type},
    .name = "bytes",
    .base = &kr_type_object,
    .flags = KR_TF_BASE | KR_TF_BYTES | KR_TF_MATCH_SELF,
    .rom_id = KR_ROM_bytes,
    .version = 1,
    .size = sizeof(kr_bytes),
    .n_methods = KR_BYTES_N_METHODS,
    .methods = kr_bytes_methods,
    .doc = KR_DOC(
        "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\n"
        "bytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\nbytes(int) -> bytes object "
        "of size given by the parameter initialized with null bytes\nbytes() -> empty bytes "
        "object\n\nConstruct an immutable array of bytes from:\n  - an iterable yielding integers "
        "in range(256)\n  - a text string encoded using the specified encoding\n  - any object "
        "implementing the buffer API.\n  - an integer"),
    .new_ = bytes_new,
    .trace = bytes_trace,
    .repr = bytes_repr,
    .str = bytes_repr,
    .hash = bytes_hash,
    .compare = bytes_compare,
    .iter = bytes_iter,
    .binary = bytes_binary,
    .subscr = bytes_subscr,
    .len = bytes_len,
    .contains = kr_bytes_contains,
    .truth = bytes_truth,
    .buffer = bytes_buffer,
};

/* ---- iterators of bytes and bytearray ---- */
static kr_value iter_next(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    kr_seq_iter *it = KR_AS(kr_seq_iter, self);
    if (kr_isnull(it->seq)) return KR_NULL;
    kr_span s = kr_bytes_span(it->seq);
    if (it->index < s.n) return kr_smallint(s.p[it->index++]);
    it->seq = KR_NULL;
    return KR_NULL;
}

static kr_value iter_hint(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    kr_seq_iter *it = KR_AS(kr_seq_iter, self);
    size_t n = kr_isnull(it->seq) ? 0 : kr_bytes_span(it->seq).n;
    return kr_smallint(it->index < n ? (kr_sword)(n - it->index) : 0);
}

static kr_value iter_reduce(kr_ctx *ctx, kr_value self) {
    kr_seq_iter *it = KR_AS(kr_seq_iter, self);
    kr_value make = kr_builtin_named(ctx, "iter");
    kr_value seq = kr_isnull(it->seq) ? ctx->vm->tuple_empty : it->seq;
    kr_value args = kr_tuple_new(ctx, 1, &seq);
    if (kr_isnull(it->seq)) return kr_tuple2(ctx, make, args);
    return kr_tuple3(ctx, make, args, kr_int_from_u64(ctx, it->index));
}

static kr_value iter_setstate(kr_ctx *ctx, kr_value self, kr_value state) {
    kr_seq_iter *it = KR_AS(kr_seq_iter, self);
    kr_sword i = kr_index_ssize(ctx, state);
    if (!kr_isnull(it->seq)) {
        size_t n = kr_bytes_span(it->seq).n;
        it->index = i < 0 ? 0 : (size_t)i > n ? n : (size_t)i;
    }
    return KR_NONE;
}

#define ITER_METHODS(own)                                                                          \
    KR_METHOD_1(own, "__length_hint__", iter_hint,                                                 \
                "Private method returning an estimate of len(list(it))."),                         \
        KR_METHOD_1(own, "__reduce__", iter_reduce, "Return state information for pickling."),     \
        KR_METHOD_2(own, "__setstate__", iter_setstate, "Set state information for unpickling.")
static const kr_builtin bytes_iter_methods[] = {ITER_METHODS(&kr_type_bytes_iterator)};
static const kr_builtin bytearray_iter_methods[] = {ITER_METHODS(&kr_type_bytearray_iterator)};

#define ITERATOR(sym, table)                                                                       \
    const kr_type kr_type_##sym = {                                                                \
        .base_object = {&kr_type_type},                                                            \
        .name = #sym,                                                                              \
        .base = &kr_type_object,                                                                   \
        .flags = KR_TF_NO_NEW,                                                                     \
        .rom_id = KR_ROM_##sym,                                                                    \
        .version = 1,                                                                              \
        .size = sizeof(kr_seq_iter),                                                               \
        .n_methods = KR_ARRAY_LEN(table),                                                          \
        .methods = table,                                                                          \
        .trace = kr_seq_iter_trace,                                                                \
        .iter = kr_self_iter,                                                                      \
        .next = iter_next,                                                                         \
    }
ITERATOR(bytes_iterator, bytes_iter_methods);
ITERATOR(bytearray_iterator, bytearray_iter_methods);
