/* bytearray: bytes that change.
 *
 * The contents are data[start .. start + len) of a leaf block; data is never NULL.
 * Dropping bytes at the front only moves `start`. While buffers are handed out (exports > 0) the
 * block neither moves nor changes its size: BufferError, after a collection in case a memoryview
 * that nobody uses any more holds the export. */
#include "base/search.h"
#include "object/bytes_internal.h"
#include "object/format.h"
#include "object/int.h"
#include "object/iter.h"

enum { MIN_CAP = 16, SHRINK_CAP = 256 };

static inline kr_bytearray *of(kr_value v) {
    return KR_AS(kr_bytearray, v);
}

/* ---- storage ---- */
static size_t cap_of(kr_ctx *ctx, const kr_bytearray *b) {
    if (b->exports >= KR_BYTEARRAY_ELSEWHERE) return b->len;
    return kr_heap_block_size(ctx, b->data);
}

static void set_contents(kr_ctx *ctx, kr_bytearray *b, const void *data, size_t len) {
    size_t cap = len < MIN_CAP ? MIN_CAP : len;
    if (len > (size_t)PTRDIFF_MAX / 2) kr_raise_memory(ctx);
    uint8_t *block = kr_heap_buffer(ctx, b, cap);
    if (data)
        memcpy(block, data, len);
    else
        memset(block, 0, len);
    b->data = block;
    b->len = len;
    b->start = 0;
}

kr_value kr_bytearray_new(kr_ctx *ctx, const void *data, size_t len) {
    kr_bytearray *b = kr_heap_new(ctx, &kr_type_bytearray, sizeof *b);
    set_contents(ctx, b, data, len);
    return kr_from_ptr(b);
}

static void check_exports(kr_ctx *ctx, kr_value self) {
    if (kr_buffers_in_use(ctx, &of(self)->exports)) {
        kr_raise_fmt(ctx, &kr_type_BufferError,
                     "Existing exports of data: object cannot be re-sized");
    }
}

/* Into a block of `cap` bytes, contents at its start. */
static void move_to(kr_ctx *ctx, kr_bytearray *b, size_t cap) {
    uint8_t *old = b->data, *block = kr_heap_buffer(ctx, b, cap);
    memcpy(block, old + b->start, b->len);
    b->data = block;
    b->start = 0;
    kr_heap_free(ctx, old);
}

/* Room for `len` bytes in all, behind start. */
static void reserve(kr_ctx *ctx, kr_bytearray *b, size_t len) {
    size_t cap = cap_of(ctx, b);
    if (len <= cap - b->start) return;
    if (len > (size_t)PTRDIFF_MAX / 2) kr_raise_memory(ctx);
    if (len <= cap && b->start > cap / 4) {
        memmove(b->data, b->data + b->start, b->len);
        b->start = 0;
        return;
    }
    move_to(ctx, b, b->len ? len + len / 4 + MIN_CAP : len);
}

/* Gives memory back after a deletion. */
static void shrink(kr_ctx *ctx, kr_bytearray *b) {
    if (b->len == 0) b->start = 0;
    size_t cap = cap_of(ctx, b);
    if (cap <= SHRINK_CAP || b->len >= cap / 4) return;
    memmove(b->data, b->data + b->start, b->len);
    b->start = 0;
    b->data = kr_heap_resize_buffer(ctx, b, b->data, b->len, b->len + b->len / 8 + MIN_CAP);
}

/* self[lo:hi] = src[0:n], or n zeros if src is NULL; src does not lie in self. */
static void splice(kr_ctx *ctx, kr_value self, size_t lo, size_t hi, const void *src, size_t n) {
    kr_bytearray *b = of(self);
    size_t gone = hi - lo, len = b->len - gone + n;
    if (n != gone) check_exports(ctx, self);
    if (n > gone) reserve(ctx, b, len);
    if (lo == 0 && n < gone && b->start + (gone - n) <= UINT32_MAX) {
        b->start += (uint32_t)(gone - n);
    } else if (n != gone) {
        uint8_t *p = b->data + b->start;
        memmove(p + lo + n, p + hi, b->len - hi);
    }
    b->len = len;
    if (n && src) {
        memcpy(b->data + b->start + lo, src, n);
    } else {
        memset(b->data + b->start + lo, 0, n);
    }
    if (n < gone) shrink(ctx, b);
}

void kr_bytearray_append(kr_ctx *ctx, kr_value ba, const void *data, size_t len) {
    if (len) splice(ctx, ba, of(ba)->len, of(ba)->len, data, len);
}

static void bytearray_trace(kr_visitor *v, kr_object *obj) {
    kr_bytearray *b = (kr_bytearray *)obj;
    if (b->exports) { /* its address is in other hands, or it lies in the midst of another object */
        kr_visit_range(v, &b->data, &b->data + 1);
    } else {
        kr_visit_buffer(v, &b->data);
    }
}

/* ---- making from Python ---- */
static kr_value bytearray_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    (void)args;
    (void)n;
    if (cls == &kr_type_bytearray) return kr_bytearray_new(ctx, NULL, 0);
    uint8_t *block = kr_heap_leaf(ctx, MIN_CAP);
    kr_bytearray *b = kr_instance_alloc(ctx, cls);
    b->data = block;
    return kr_from_ptr(b);
}

/* Apart, lest old values in the room for its variables count as alive when the simple cases below
 * collect. */
static KR_NOINLINE void init_from_any(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    kr_value a[3];
    kr_bytebuf out;
    kr_bind_args(ctx, "bytearray", "source=,encoding=,errors=", args, n, 0, a);
    kr_bytes_source(ctx, "bytearray", a, &out);
    splice(ctx, self, 0, of(self)->len, out.data, out.len);
}

static void bytearray_init(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    if (n == 1 && kr_has_flag(args[0], KR_TF_BYTES | KR_TF_BYTEARRAY) && !kr_is(args[0], self) &&
        of(self)->len == 0 && !(kr_typeof(args[0])->flags & KR_TF_HEAP)) {
        kr_span s = kr_bytes_span(args[0]);
        splice(ctx, self, 0, 0, s.p, s.n);
        return;
    }
    if (n == 1 && kr_is_smallint(args[0]) && kr_smallint_val(args[0]) > 0 && of(self)->len == 0) {
        check_exports(ctx, self);
        uint8_t *old = of(self)->data;
        set_contents(ctx, of(self), NULL, (size_t)kr_smallint_val(args[0]));
        kr_heap_free(ctx, old);
        return;
    }
    init_from_any(ctx, self, args, n);
}

/* ---- slots ---- */
static kr_value bytearray_repr(kr_ctx *ctx, kr_value self) {
    kr_strbuf b;
    kr_strbuf_init(ctx, &b, of(self)->len + 14);
    kr_strbuf_cstr(ctx, &b, kr_type_cname(kr_typeof(self)));
    kr_strbuf_add(ctx, &b, "(", 1);
    kr_bytes_add_repr(ctx, &b, kr_bytes_span(self), true);
    kr_strbuf_add(ctx, &b, ")", 1);
    return kr_strbuf_finish(ctx, &b);
}

static kr_value bytearray_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    kr_span x, y;
    if (kr_bytes_scattered(b) || !kr_is_bytearray(a) || !kr_bytes_try_span(ctx, b, &y))
        return KR_NOTIMPL;
    x = kr_bytes_span(a);
    if (x.n != y.n && (op == KR_BIN_EQ || op == KR_BIN_NE)) return kr_bool(op == KR_BIN_NE);
    return kr_cmp_result(op, kr_span_cmp(x, y));
}

static kr_value bytearray_binary(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if (op == KR_BIN_ADD) return kr_is_bytearray(a) ? kr_bytes_concat(ctx, a, b) : KR_NOTIMPL;
    if (op == KR_BIN_MUL) {
        return kr_is_bytearray(a) ? kr_bytes_repeat(ctx, a, b) : kr_bytes_repeat(ctx, b, a);
    }
    if (op != KR_BIN_MOD || !kr_is_bytearray(a)) return KR_NOTIMPL;
    kr_span s = kr_bytes_span(a);
    kr_value r = kr_bytes_percent(ctx, kr_bytes_new(ctx, s.p, s.n), b);
    if (!kr_is_bytes(r)) return r;
    s = kr_bytes_span(r);
    return kr_bytearray_new(ctx, s.p, s.n);
}

/* Adds a copy of s, which may lie in self. */
static void add_span(kr_ctx *ctx, kr_value self, kr_span s) {
    kr_bytearray *b = of(self);
    if (s.p >= b->data && s.p < b->data + cap_of(ctx, b)) {
        uint8_t *copy = kr_heap_leaf(ctx, s.n);
        memcpy(copy, s.p, s.n);
        s.p = copy;
    }
    kr_bytearray_append(ctx, self, s.p, s.n);
}

static kr_value bytearray_inplace(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    kr_span s;
    if (op == KR_BIN_IADD) {
        if (kr_bytes_scattered(b) || !kr_bytes_try_span(ctx, b, &s)) return KR_NOTIMPL;
        if (kr_is(a, b) && s.n) { /* as if it had handed itself out as a buffer */
            kr_raise_fmt(ctx, &kr_type_BufferError,
                         "Existing exports of data: object cannot be re-sized");
        }
        add_span(ctx, a, s);
        return a;
    }
    if (op != KR_BIN_IMUL) return KR_NOTIMPL;
    kr_value r = kr_bytes_repeat(ctx, a, b);
    if (kr_is(r, KR_NOTIMPL)) return r;
    splice(ctx, a, 0, of(a)->len, of(r)->data, of(r)->len);
    return a;
}

static size_t index_of(kr_ctx *ctx, kr_value self, kr_sword i) {
    if (i < 0) i += (kr_sword)of(self)->len;
    if (i < 0 || (size_t)i >= of(self)->len) {
        kr_raise_fmt(ctx, &kr_type_IndexError, "bytearray index out of range");
    }
    return (size_t)i;
}

static kr_value bytearray_subscr(kr_ctx *ctx, kr_value self, kr_value key) {
    if (kr_is_exact(key, &kr_type_slice)) return kr_bytes_slice(ctx, self, key);
    size_t i = index_of(ctx, self, kr_seq_key(ctx, key, "bytearray"));
    return kr_smallint(of(self)->data[of(self)->start + i]);
}

/* What a slice may be set to, as bytes that do not lie in self. */
static kr_span slice_source(kr_ctx *ctx, kr_value self, kr_value value) {
    kr_bytebuf out;
    if (kr_is_exact(value, &kr_type_bytes) || (kr_is_bytearray(value) && !kr_is(self, value))) {
        return kr_bytes_span(value);
    }
    if (kr_is_index(value) || kr_has_flag(value, KR_TF_STR | KR_TF_FLOAT | KR_TF_COMPLEX)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
    }
    const kr_value a[3] = {value, KR_NULL, KR_NULL};
    kr_bytes_source(ctx, "bytearray", a, &out);
    return (kr_span){out.data, out.len};
}

/* del self[start::step] of n items, step not 1 */
static void delete_stepped(kr_ctx *ctx, kr_value self, kr_sword start, kr_sword step, size_t n) {
    kr_bytearray *b = of(self);
    if (n == 0) return;
    check_exports(ctx, self);
    if (step < 0) {
        start += step * (kr_sword)(n - 1);
        step = -step;
    }
    uint8_t *p = b->data + b->start;
    size_t to = (size_t)start, k = 0;
    for (size_t i = to; i < b->len; i++) {
        if (k < n && i == (size_t)start + k * (size_t)step)
            k++;
        else
            p[to++] = p[i];
    }
    b->len = to;
    shrink(ctx, b);
}

static void store_slice(kr_ctx *ctx, kr_value self, kr_value key, kr_value value) {
    kr_sword start, stop, step;
    kr_span src = {NULL, 0};
    kr_slice_unpack(ctx, key, &start, &stop, &step);
    if (!kr_isnull(value)) src = slice_source(ctx, self, value); /* may run Python code */
    size_t n = kr_slice_adjust(of(self)->len, &start, &stop, step);
    if (step == 1) {
        if (stop < start) stop = start;
        splice(ctx, self, (size_t)start, (size_t)stop, src.p, src.n);
    } else if (kr_isnull(value) || src.n == 0) {
        delete_stepped(ctx, self, start, step, n);
    } else {
        if (src.n != n) {
            kr_raise_fmt(ctx, &kr_type_ValueError,
                         "attempt to assign bytes of size %zu to extended slice of size %zu", src.n,
                         n);
        }
        uint8_t *p = of(self)->data + of(self)->start;
        for (size_t i = 0; i < n; i++, start += step) p[start] = src.p[i];
    }
}

static void bytearray_store(kr_ctx *ctx, kr_value self, kr_value key, kr_value value) {
    if (kr_is_exact(key, &kr_type_slice)) {
        store_slice(ctx, self, key, value);
        return;
    }
    kr_sword k = kr_seq_key(ctx, key, "bytearray");
    if (kr_isnull(value)) {
        size_t i = index_of(ctx, self, k);
        splice(ctx, self, i, i + 1, NULL, 0);
    } else {
        uint8_t c = kr_byte_value(ctx, value);
        size_t i = index_of(ctx, self, k);
        of(self)->data[of(self)->start + i] = c;
    }
}

static size_t bytearray_len(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return of(self)->len;
}

static bool bytearray_truth(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return of(self)->len != 0;
}

static kr_value bytearray_iter(kr_ctx *ctx, kr_value self) {
    return kr_seq_iter_new(ctx, &kr_type_bytearray_iterator, self);
}

static bool bytearray_buffer(kr_ctx *ctx, kr_value self, kr_buffer *out, bool writable) {
    kr_bytearray *b = of(self);
    (void)ctx;
    (void)writable;
    b->exports++;
    *out = (kr_buffer){.data = b->data + b->start,
                       .len = b->len,
                       .itemsize = 1,
                       .format = "B",
                       .readonly = false,
                       .owner = self};
    return true;
}

static void bytearray_release(kr_ctx *ctx, kr_buffer *buf) {
    (void)ctx;
    kr_bytearray *b = of(buf->owner);
    if (b->exports) b->exports--;
}

/* ---- methods ---- */
kr_value kr_bytearray_m_append(kr_ctx *ctx, kr_value self, kr_value v) {
    kr_bytearray *b = of(self);
    uint8_t c = kr_byte_value(ctx, v);
    /* capacities are multiples of 8 */
    if (KR_LIKELY(!b->exports && (b->start + b->len) % 8))
        b->data[b->start + b->len++] = c;
    else
        splice(ctx, self, b->len, b->len, &c, 1);
    return KR_NONE;
}

static bool extend_item(kr_ctx *ctx, kr_value item, void *arg) {
    kr_bytebuf_byte(ctx, arg, kr_byte_value(ctx, item));
    return true;
}

kr_value kr_bytearray_m_extend(kr_ctx *ctx, kr_value self, kr_value v) {
    kr_span s;
    kr_bytebuf out;
    if (kr_bytes_try_span(ctx, v, &s)) {
        add_span(ctx, self, s);
        return KR_NONE;
    }
    if (!kr_is_iterable(v)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "can't extend bytearray with %T", v);
    }
    if (kr_is_str(v) && kr_str_of(v)->len) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "expected iterable of integers; got: 'str'");
    }
    kr_bytebuf_init(ctx, &out, 0);
    kr_foreach(ctx, v, extend_item, &out);
    kr_bytearray_append(ctx, self, out.data, out.len);
    return KR_NONE;
}

kr_value kr_bytearray_m_insert(kr_ctx *ctx, kr_value self, kr_value index, kr_value v) {
    kr_sword i = kr_seq_ssize(ctx, index), len;
    uint8_t c = kr_byte_value(ctx, v);
    len = (kr_sword)of(self)->len;
    if (i < 0) i = i + len < 0 ? 0 : i + len;
    if (i > len) i = len;
    splice(ctx, self, (size_t)i, (size_t)i, &c, 1);
    return KR_NONE;
}

kr_value kr_bytearray_m_pop(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_sword i = n > 1 ? kr_seq_ssize(ctx, args[1]) : -1;
    kr_bytearray *b = of(args[0]);
    if (b->len == 0) kr_raise_fmt(ctx, &kr_type_IndexError, "pop from empty bytearray");
    if (i < 0) i += (kr_sword)b->len;
    if (i < 0 || (size_t)i >= b->len) {
        kr_raise_fmt(ctx, &kr_type_IndexError, "pop index out of range");
    }
    uint8_t c = b->data[b->start + (size_t)i];
    splice(ctx, args[0], (size_t)i, (size_t)i + 1, NULL, 0);
    return kr_smallint(c);
}

kr_value kr_bytearray_m_remove(kr_ctx *ctx, kr_value self, kr_value v) {
    uint8_t c = kr_byte_value(ctx, v);
    kr_span s = kr_bytes_span(self);
    const uint8_t *at = memchr(s.p, c, s.n);
    if (!at) kr_raise_fmt(ctx, &kr_type_ValueError, "value not found in bytearray");
    splice(ctx, self, (size_t)(at - s.p), (size_t)(at - s.p) + 1, NULL, 0);
    return KR_NONE;
}

kr_value kr_bytearray_m_reverse(kr_ctx *ctx, kr_value self) {
    kr_bytearray *b = of(self);
    uint8_t *p = b->data + b->start;
    (void)ctx;
    for (size_t i = 0, k = b->len; i + 1 < k; i++) {
        uint8_t t = p[i];
        p[i] = p[--k];
        p[k] = t;
    }
    return KR_NONE;
}

kr_value kr_bytearray_m_clear(kr_ctx *ctx, kr_value self) {
    splice(ctx, self, 0, of(self)->len, NULL, 0);
    return KR_NONE;
}

kr_value kr_bytearray_m_copy(kr_ctx *ctx, kr_value self) {
    kr_span s = kr_bytes_span(self);
    return kr_bytearray_new(ctx, s.p, s.n);
}

kr_value kr_bytearray_m_resize(kr_ctx *ctx, kr_value self, kr_value size) {
    kr_sword n = kr_seq_ssize(ctx, size);
    kr_bytearray *b = of(self);
    if (n < 0) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "Can only resize to positive sizes, got %zd", n);
    }
    if ((size_t)n <= b->len) {
        splice(ctx, self, (size_t)n, b->len, NULL, 0);
        return KR_NONE;
    }
    check_exports(ctx, self);
    reserve(ctx, b, (size_t)n);
    memset(b->data + b->start + b->len, 0, (size_t)n - b->len);
    b->len = (size_t)n;
    return KR_NONE;
}

kr_value kr_bytearray_m_alloc(kr_ctx *ctx, kr_value self) {
    return kr_smallint((kr_sword)cap_of(ctx, of(self)));
}

kr_value kr_bytearray_m_sizeof(kr_ctx *ctx, kr_value self) {
    return kr_smallint((kr_sword)(sizeof(kr_bytearray) + cap_of(ctx, of(self))));
}

static kr_value reduced(kr_ctx *ctx, kr_value self, int protocol) {
    kr_span s = kr_bytes_span(self);
    kr_value args, state = KR_NONE;
    if (kr_typeof(self)->flags & KR_TF_HEAP) {
        state = kr_call0(ctx, kr_getattr(ctx, self, KR_N(ctx, __getstate__)));
        s = kr_bytes_span(self);
    }
    if (protocol < 3) {
        kr_value text = kr_str_decode(ctx, (const char *)s.p, s.n, "latin-1", NULL);
        args = kr_tuple2(ctx, text, kr_str_from_cstr(ctx, "latin-1"));
    } else {
        kr_value bytes = kr_bytes_new(ctx, s.p, s.n);
        args = kr_tuple_new(ctx, s.n ? 1 : 0, &bytes);
    }
    return kr_tuple3(ctx, kr_type_value(kr_typeof(self)), args, state);
}

kr_value kr_bytearray_m_reduce(kr_ctx *ctx, kr_value self) {
    return reduced(ctx, self, 2);
}

kr_value kr_bytearray_m_reduce_ex(kr_ctx *ctx, size_t n, const kr_value *args) {
    return reduced(ctx, args[0], n > 1 ? kr_as_int(ctx, args[1]) : 0);
}

const kr_type kr_type_bytearray = {
    .base_object = {&kr_type_type},
    .name = "bytearray",
    .base = &kr_type_object,
    .flags = KR_TF_BASE | KR_TF_BYTEARRAY | KR_TF_MATCH_SELF,
    .rom_id = KR_ROM_bytearray,
    .version = 1,
    .size = sizeof(kr_bytearray),
    .n_methods = KR_BYTEARRAY_N_METHODS,
    .methods = kr_bytearray_methods,
    .doc =
        KR_DOC("bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> "
               "bytearray\nbytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\n"
               "bytearray(int) -> bytes array of size given by the parameter initialized with null "
               "bytes\nbytearray() -> empty bytes array\n\nConstruct a mutable bytearray object."),
    .new_ = bytearray_new,
    .init = bytearray_init,
    .trace = bytearray_trace,
    .repr = bytearray_repr,
    .str = bytearray_repr,
    .hash = kr_unhashable,
    .compare = bytearray_compare,
    .iter = bytearray_iter,
    .binary = bytearray_binary,
    .inplace = bytearray_inplace,
    .subscr = bytearray_subscr,
    .store_subscr = bytearray_store,
    .len = bytearray_len,
    .contains = kr_bytes_contains,
    .truth = bytearray_truth,
    .buffer = bytearray_buffer,
    .release = bytearray_release,
};
