/* array: storage, slots and the module.
 *
 * Items lie in native order in a leaf block. Converting a value may run Python code, so it is
 * converted into a local first; the length and the block are read again after that. While buffers
 * are handed out (exports) the block neither moves nor changes its size. */
#include "base/checked.h"
#include "base/utf8.h"
#include "module/array_types.h"
#include "object/bytes.h"
#include "object/dict.h"
#include "object/int.h"
#include "object/iter.h"
#include "object/module.h"
#include "object/names.h"
#include "object/seq.h"
#include "object/str.h"

/* ---- storage ---- */
kr_array *kr_array_new(kr_ctx *ctx, const kr_type *cls, char code, size_t len) {
    size_t size, item = kr_array_itemsize((uint32_t)(uint8_t)code);
    if (!kr_size_mul(len, item, &size) || size > PTRDIFF_MAX) kr_raise_memory(ctx);
    kr_array *a = kr_instance_alloc(ctx, cls);
    a->code = code;
    a->itemsize = (uint8_t)item;
    a->data = kr_heap_buffer(ctx, a, size ? size : 1);
    memset(a->data, 0, size);
    a->len = a->cap = len;
    return a;
}

static void check_exports(kr_ctx *ctx, const kr_array *a) {
    if (kr_buffers_in_use(ctx, &a->exports)) {
        kr_raise_fmt(ctx, &kr_type_BufferError, "cannot resize an array that is exporting buffers");
    }
}

void kr_array_resize(kr_ctx *ctx, kr_array *a, size_t len) {
    size_t size, cap = len;
    if (len == a->len) return;
    check_exports(ctx, a);
    if (len <= a->cap && len >= a->cap / 2) {
        a->len = len;
        return;
    }
    if (len > a->cap) cap = len + (len >> 3) + 4;
    if (cap < len || !kr_size_mul(cap, a->itemsize, &size) || size > PTRDIFF_MAX) {
        kr_raise_memory(ctx);
    }
    a->data = kr_heap_resize_buffer(ctx, a, a->data, a->cap * a->itemsize, size ? size : 1);
    a->cap = cap;
    a->len = len;
}

void kr_array_splice(kr_ctx *ctx, kr_array *a, size_t lo, size_t hi, size_t n) {
    size_t tail = a->len - hi, item = a->itemsize;
    if (n > hi - lo) {
        if (n - (hi - lo) > SIZE_MAX - a->len) kr_raise_memory(ctx);
        kr_array_resize(ctx, a, a->len + n - (hi - lo));
        memmove(a->data + (lo + n) * item, a->data + hi * item, tail * item);
    } else if (n < hi - lo) {
        check_exports(ctx, a);
        memmove(a->data + (lo + n) * item, a->data + hi * item, tail * item);
        kr_array_resize(ctx, a, a->len - (hi - lo - n));
    }
}

void kr_array_append(kr_ctx *ctx, kr_array *a, kr_value v) {
    uint64_t item = 0;
    kr_array_convert(ctx, a, (uint8_t *)&item, v);
    kr_array_resize(ctx, a, a->len + 1);
    memcpy(a->data + (a->len - 1) * a->itemsize, &item, a->itemsize);
}

static bool append_item(kr_ctx *ctx, kr_value v, void *arg) {
    kr_array_append(ctx, arg, v);
    return true;
}

static void extend_array(kr_ctx *ctx, kr_array *a, const kr_array *b) {
    size_t n = b->len, at = a->len;
    if (a->code != b->code) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "can only extend with array of same kind");
    }
    if (n > SIZE_MAX - at) kr_raise_memory(ctx);
    kr_array_resize(ctx, a, at + n);
    memmove(a->data + at * a->itemsize, b->data, n * a->itemsize);
}

void kr_array_extend(kr_ctx *ctx, kr_array *a, kr_value v) {
    if (kr_is_array(v))
        extend_array(ctx, a, kr_array_of(v));
    else
        kr_foreach(ctx, v, append_item, a);
}

void kr_array_add_bytes(kr_ctx *ctx, kr_array *a, kr_value v) {
    kr_buffer b;
    kr_get_buffer(ctx, v, &b, false);
    const uint8_t *p = b.data;
    size_t n = b.len, at = a->len;
    kr_release_buffer(ctx, &b);
    if (n % a->itemsize) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "bytes length not a multiple of item size");
    }
    if (kr_is_array(v) && n && kr_array_of(v) == a) { /* the block moves when it grows */
        uint8_t *copy = kr_heap_leaf(ctx, n);
        memcpy(copy, p, n);
        p = copy;
    }
    kr_array_resize(ctx, a, at + n / a->itemsize);
    if (n) memcpy(a->data + at * a->itemsize, p, n);
}

void kr_array_add_text(kr_ctx *ctx, kr_array *a, kr_value str) {
    const kr_str *s = kr_str_of(str);
    size_t at = a->len;
    kr_array_resize(ctx, a, at + kr_str_chars(s));
    const uint8_t *p = (const uint8_t *)s->data;
    for (size_t i = 0; i < kr_str_chars(s); i++) {
        uint32_t c = kr_utf8_next(&p);
        memcpy(a->data + (at + i) * sizeof c, &c, sizeof c);
    }
}

kr_value kr_array_text(kr_ctx *ctx, const kr_array *a) {
    kr_strbuf b;
    kr_strbuf_init(ctx, &b, a->len + 8);
    for (size_t i = 0; i < a->len; i++) kr_strbuf_str(ctx, &b, kr_array_get(ctx, a, i));
    return kr_strbuf_finish(ctx, &b);
}

kr_value kr_array_list(kr_ctx *ctx, const kr_array *a) {
    kr_value list = kr_list_new(ctx, 0, NULL);
    kr_list_reserve(ctx, list, a->len);
    for (size_t i = 0; i < a->len; i++) kr_list_append(ctx, list, kr_array_get(ctx, a, i));
    return list;
}

/* ---- constructor ---- */
static char code_arg(kr_ctx *ctx, kr_value v) {
    if (kr_is_str(v) && kr_str_chars(kr_str_of(v)) != 1) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "array() argument 1 must be a unicode character, not a string of length %zu",
                     (size_t)kr_str_chars(kr_str_of(v)));
    }
    if (!kr_is_str(v)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "array() argument 1 must be a unicode character, not %Z", v);
    }
    uint32_t c = kr_str_char(ctx, v, 0);
    if (!kr_array_itemsize(c)) {
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     "bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)");
    }
    return (char)c;
}

static void fill(kr_ctx *ctx, kr_array *a, kr_value init) {
    if (kr_is_str(init)) {
        if (!kr_array_is_text(a)) {
            kr_raise_fmt(ctx, &kr_type_TypeError,
                         "cannot use a str to initialize an array with typecode '%c'",
                         (unsigned)a->code);
        }
        kr_array_add_text(ctx, a, init);
    } else if (kr_has_flag(init, KR_TF_BYTES | KR_TF_BYTEARRAY)) {
        kr_array_add_bytes(ctx, a, init);
    } else if (kr_is_array(init) && kr_array_of(init)->code == a->code) {
        extend_array(ctx, a, kr_array_of(init));
    } else if (kr_is_array(init)) {
        if (kr_array_is_text(kr_array_of(init)) && !kr_array_is_text(a)) {
            kr_raise_fmt(ctx, &kr_type_TypeError,
                         "cannot use a unicode array to initialize an array with typecode '%c'",
                         (unsigned)a->code);
        }
        for (size_t i = 0; i < kr_array_of(init)->len; i++) {
            kr_array_append(ctx, a, kr_array_get(ctx, kr_array_of(init), i));
        }
    } else {
        kr_foreach(ctx, init, append_item, a);
    }
}

static kr_value array_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    size_t npos = kr_npos(n);
    n = kr_constructor_args(ctx, "array.array", cls, &kr_type_array, n);
    if (npos < 1 || npos > 2) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "array() takes at %s %d argument%s (%zu given)",
                     npos ? "most" : "least", npos ? 2 : 1, npos ? "s" : "", npos);
    }
    kr_array *a = kr_array_new(ctx, cls, code_arg(ctx, args[0]), 0);
    if (npos > 1) fill(ctx, a, args[1]);
    return kr_from_ptr(a);
}

/* ---- slots ---- */
static void array_trace(kr_visitor *v, kr_object *obj) {
    kr_array *a = (kr_array *)obj;
    if (a->exports) { /* its address is in other hands */
        kr_visit_ptr(v, &a->data);
    } else {
        kr_visit_buffer(v, &a->data);
    }
}

static kr_value array_repr(kr_ctx *ctx, kr_value self) {
    kr_array *a = kr_array_of(self);
    kr_value name = kr_type_name(ctx, kr_typeof(self));
    if (a->len == 0) return kr_str_format(ctx, "%U('%c')", name, (unsigned)a->code);
    kr_value items = kr_array_is_text(a) ? kr_array_text(ctx, a) : kr_array_list(ctx, a);
    return kr_str_format(ctx, "%U('%c', %R)", name, (unsigned)a->code, items);
}

static kr_value array_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if (!kr_is_array(a) || !kr_is_array(b)) return KR_NOTIMPL;
    kr_array *x = kr_array_of(a), *y = kr_array_of(b);
    if (x->len != y->len && op == KR_BIN_EQ) return KR_FALSE;
    if (x->len != y->len && op == KR_BIN_NE) return KR_TRUE;
    if (x->code == y->code && x->code != 'f' && x->code != 'd' && op <= KR_BIN_NE &&
        (op == KR_BIN_EQ || op == KR_BIN_NE)) {
        return kr_bool((memcmp(x->data, y->data, x->len * x->itemsize) == 0) == (op == KR_BIN_EQ));
    }
    for (size_t i = 0; i < x->len && i < y->len; i++) {
        kr_value p = kr_array_get(ctx, x, i), q = kr_array_get(ctx, y, i);
        if (kr_compare_bool(ctx, KR_BIN_EQ, p, q)) continue;
        if (op == KR_BIN_EQ) return KR_FALSE;
        if (op == KR_BIN_NE) return KR_TRUE;
        return kr_compare(ctx, op, p, q);
    }
    return kr_cmp_result(op, x->len < y->len ? -1 : x->len > y->len);
}

static kr_value concat(kr_ctx *ctx, kr_value x, kr_value y) {
    size_t len;
    if (!kr_is_array(y)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "can only append array (not \"%T\") to array", y);
    }
    kr_array *a = kr_array_of(x), *b = kr_array_of(y);
    if (a->code != b->code) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "bad argument type for built-in operation");
    }
    if (!kr_size_add(a->len, b->len, &len)) kr_raise_memory(ctx);
    kr_array *r = kr_array_new(ctx, &kr_type_array, a->code, len);
    memcpy(r->data, a->data, a->len * a->itemsize);
    memcpy(r->data + a->len * a->itemsize, b->data, b->len * a->itemsize);
    return kr_from_ptr(r);
}

/* Fills r with copies of its first n items. */
static void repeat_items(kr_array *r, size_t n) {
    size_t done = n * r->itemsize, total = r->len * r->itemsize;
    while (done && done < total) {
        size_t k = done < total - done ? done : total - done;
        memcpy(r->data + done, r->data, k);
        done += k;
    }
}

static kr_value repeat(kr_ctx *ctx, kr_value self, kr_value times, bool in_place) {
    kr_array *a = kr_array_of(self), *r = a;
    size_t count, len, n;
    kr_value refused = kr_seq_repeat_count(ctx, times, 0, &count);
    if (!kr_isnull(refused)) return refused;
    n = a->len;
    if (!kr_size_mul(n, count, &len)) kr_raise_memory(ctx);
    if (in_place) {
        kr_array_resize(ctx, a, len);
    } else {
        r = kr_array_new(ctx, &kr_type_array, a->code, len);
        if (len) memcpy(r->data, a->data, n * a->itemsize);
    }
    repeat_items(r, n);
    return kr_from_ptr(r);
}

static kr_value array_binary(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if (op == KR_BIN_ADD) return kr_is_array(a) ? concat(ctx, a, b) : KR_NOTIMPL;
    if (op == KR_BIN_MUL)
        return kr_is_array(a) ? repeat(ctx, a, b, false) : repeat(ctx, b, a, false);
    return KR_NOTIMPL;
}

static kr_value array_inplace(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if (op == KR_BIN_IADD) {
        if (!kr_is_array(b)) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "can only extend array with array (not \"%T\")",
                         b);
        }
        extend_array(ctx, kr_array_of(a), kr_array_of(b));
        return a;
    }
    return op == KR_BIN_IMUL ? repeat(ctx, a, b, true) : KR_NOTIMPL;
}

/* ---- subscripts ---- */
static size_t index_of(kr_ctx *ctx, const kr_array *a, kr_value key, const char *what) {
    if (!kr_is_index(key)) kr_raise_fmt(ctx, &kr_type_TypeError, "array indices must be integers");
    kr_sword i = kr_seq_key(ctx, key, "array");
    if (i < 0) i += (kr_sword)a->len;
    if (i < 0 || (size_t)i >= a->len) kr_raise_fmt(ctx, &kr_type_IndexError, "%s", what);
    return (size_t)i;
}

static kr_value array_subscr(kr_ctx *ctx, kr_value self, kr_value key) {
    kr_array *a = kr_array_of(self);
    kr_sword start, stop, step;
    if (!kr_is_exact(key, &kr_type_slice)) {
        return kr_array_get(ctx, a, index_of(ctx, a, key, "array index out of range"));
    }
    kr_slice_unpack(ctx, key, &start, &stop, &step);
    size_t n = kr_slice_adjust(a->len, &start, &stop, step), item = a->itemsize;
    kr_array *r = kr_array_new(ctx, &kr_type_array, a->code, n);
    for (size_t i = 0; i < n && step != 1; i++) {
        memcpy(r->data + i * item, a->data + (size_t)(start + (kr_sword)i * step) * item, item);
    }
    if (step == 1 && n) memcpy(r->data, a->data + (size_t)start * item, n * item);
    return kr_from_ptr(r);
}

/* del a[slice] */
static void delete_slice(kr_ctx *ctx, kr_array *a, kr_sword start, kr_sword step, size_t n) {
    size_t item = a->itemsize, to;
    if (n == 0) return;
    if (step < 0) {
        start += (kr_sword)(n - 1) * step;
        step = -step;
    }
    if (step == 1) {
        kr_array_splice(ctx, a, (size_t)start, (size_t)start + n, 0);
        return;
    }
    check_exports(ctx, a);
    to = (size_t)start;
    for (size_t i = (size_t)start; i < a->len; i++) {
        size_t off = i - (size_t)start;
        if (off % (size_t)step == 0 && off / (size_t)step < n) continue;
        memmove(a->data + to++ * item, a->data + i * item, item);
    }
    kr_array_resize(ctx, a, a->len - n);
}

static void assign_slice(kr_ctx *ctx, kr_array *a, kr_value key, kr_value value) {
    kr_sword start, stop, step;
    if (!kr_isnull(value) && !kr_is_array(value)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "can only assign array (not \"%T\") to array slice",
                     value);
    }
    kr_slice_unpack(ctx, key, &start, &stop, &step);
    size_t n = kr_slice_adjust(a->len, &start, &stop, step), item = a->itemsize;
    if (kr_isnull(value)) {
        delete_slice(ctx, a, start, step, n);
        return;
    }
    const kr_array *b = kr_array_of(value);
    if (b->code != a->code) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "bad argument type for built-in operation");
    }
    const uint8_t *src = b->data;
    size_t m = b->len;
    if (b == a) {
        uint8_t *copy = kr_heap_leaf(ctx, m * item);
        memcpy(copy, src, m * item);
        src = copy;
    }
    if (step == 1) {
        kr_array_splice(ctx, a, (size_t)start, (size_t)start + n, m);
        if (m) memcpy(a->data + (size_t)start * item, src, m * item);
        return;
    }
    if (m != n) {
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     "attempt to assign array of size %zd to extended slice of size %zd",
                     (ptrdiff_t)m, (ptrdiff_t)n);
    }
    for (size_t i = 0; i < n; i++) {
        memcpy(a->data + (size_t)(start + (kr_sword)i * step) * item, src + i * item, item);
    }
}

static void array_store(kr_ctx *ctx, kr_value self, kr_value key, kr_value value) {
    kr_array *a = kr_array_of(self);
    const char *what = "array assignment index out of range";
    uint64_t item = 0;
    if (kr_is_exact(key, &kr_type_slice)) {
        assign_slice(ctx, a, key, value);
        return;
    }
    size_t i = index_of(ctx, a, key, what);
    if (kr_isnull(value)) {
        kr_array_splice(ctx, a, i, i + 1, 0);
        return;
    }
    kr_array_convert(ctx, a, (uint8_t *)&item, value);
    if (i >= a->len) kr_raise_fmt(ctx, &kr_type_IndexError, "%s", what);
    memcpy(a->data + i * a->itemsize, &item, a->itemsize);
}

static size_t array_len(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_array_of(self)->len;
}

static bool array_contains(kr_ctx *ctx, kr_value self, kr_value item) {
    kr_array *a = kr_array_of(self);
    for (size_t i = 0; i < a->len; i++) {
        if (kr_compare_bool(ctx, KR_BIN_EQ, kr_array_get(ctx, a, i), item)) return true;
        kr_tick(ctx, 4);
    }
    return false;
}

static bool array_buffer(kr_ctx *ctx, kr_value self, kr_buffer *out, bool writable) {
    static const char formats[][2] = {"b", "B", "h", "H", "i", "I", "l", "L", "q", "Q", "f", "d"};
    kr_array *a = kr_array_of(self);
    const char *format = "w";
    (void)ctx;
    (void)writable;
    for (size_t i = 0; i < KR_ARRAY_LEN(formats); i++) {
        if (formats[i][0] == a->code) format = formats[i];
    }
    a->exports++;
    *out = (kr_buffer){.data = a->data,
                       .len = a->len * a->itemsize,
                       .itemsize = a->itemsize,
                       .format = format,
                       .owner = self};
    return true;
}

static void array_release(kr_ctx *ctx, kr_buffer *buf) {
    (void)ctx;
    kr_array_of(buf->owner)->exports--;
}

/* ---- iteration ---- */
static kr_value array_iter(kr_ctx *ctx, kr_value self) {
    return kr_seq_iter_new(ctx, &kr_type_arrayiterator, self);
}

static kr_value iter_next(kr_ctx *ctx, kr_value self) {
    kr_seq_iter *it = KR_AS(kr_seq_iter, self);
    if (kr_isnull(it->seq)) return KR_NULL;
    kr_array *a = kr_array_of(it->seq);
    if (it->index < a->len) return kr_array_get(ctx, a, it->index++);
    it->seq = KR_NULL;
    return KR_NULL;
}

static kr_value iter_reduce(kr_ctx *ctx, kr_value self) {
    kr_seq_iter *it = KR_AS(kr_seq_iter, self);
    kr_value f = kr_builtin_named(ctx, "iter"), arg = it->seq;
    if (kr_isnull(arg)) {
        arg = ctx->vm->tuple_empty;
        return kr_tuple2(ctx, f, kr_tuple_new(ctx, 1, &arg));
    }
    return kr_tuple3(ctx, f, kr_tuple_new(ctx, 1, &arg), kr_int_from_u64(ctx, it->index));
}

static kr_value iter_setstate(kr_ctx *ctx, kr_value self, kr_value state) {
    kr_seq_iter *it = KR_AS(kr_seq_iter, self);
    kr_sword i = kr_index_ssize(ctx, state);
    if (kr_isnull(it->seq)) return KR_NONE;
    size_t n = kr_array_of(it->seq)->len;
    it->index = i < 0 ? 0 : (size_t)i > n ? n : (size_t)i;
    return KR_NONE;
}

static const kr_builtin iter_methods[] = {
    KR_METHOD_1(&kr_type_arrayiterator, "__reduce__", iter_reduce,
                "Return state information for pickling."),
    KR_METHOD_2(&kr_type_arrayiterator, "__setstate__", iter_setstate,
                "Set state information for unpickling."),
};

const kr_type kr_type_arrayiterator = {
    .base_object = {&kr_type_type},
    .name = "array.arrayiterator",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW,
    .trace = kr_seq_iter_trace,
    .version = 1,
    .size = sizeof(kr_seq_iter),
    .n_methods = KR_ARRAY_LEN(iter_methods),
    .methods = iter_methods,
    .iter = kr_self_iter,
    .next = iter_next,
};

const kr_type kr_type_array = {
    .base_object = {&kr_type_type},
    .name = "array.array",
    .base = &kr_type_object,
    .flags = KR_TF_BASE | KR_TF_SEQUENCE | KR_TF_WEAKREF,
    .trace = array_trace,
    .version = 1,
    .size = sizeof(kr_array),
    .n_methods = KR_ARRAY_N_METHODS,
    .methods = kr_array_methods,
    .doc = KR_DOC(
        "array(typecode [, initializer]) -> array\n\nReturn a new array whose items are "
        "restricted by "
        "typecode, and\ninitialized from the optional initializer value, which must be a list,\n"
        "string or iterable over elements of the appropriate type."),
    .new_ = array_new,
    .repr = array_repr,
    .hash = kr_unhashable,
    .compare = array_compare,
    .iter = array_iter,
    .binary = array_binary,
    .inplace = array_inplace,
    .subscr = array_subscr,
    .store_subscr = array_store,
    .len = array_len,
    .contains = array_contains,
    .buffer = array_buffer,
    .release = array_release,
};

/* ---- module ---- */
static const kr_builtin members[] = {
    KR_FUNC_VAR("_array_reconstructor", kr_array_reconstruct, 4, 4,
                "Internal. Used for pickling support."),
};

static const kr_type *const types[] = {&kr_type_array, NULL};

static void init_array(kr_ctx *ctx, kr_value m) {
    kr_module_set(ctx, m, "typecodes", kr_str_intern_rom(ctx, "bBuwhHiIlLqQfd"));
    kr_value type = kr_type_value(&kr_type_array);
    kr_module_set(ctx, m, "ArrayType", type);
    /* abstract classes that are imported later register it themselves */
    kr_value name = kr_str_intern_rom(ctx, "_collections_abc");
    kr_value abc = kr_dict_get_name(ctx, ctx->vm->modules, name);
    if (kr_isnull(abc)) return;
    kr_value sequence = kr_getattr(ctx, abc, kr_str_intern_rom(ctx, "MutableSequence"));
    kr_call_method(ctx, sequence, kr_str_intern_rom(ctx, "register"), &type, KR_NARGS(1, 0));
}

const kr_module_def kr_module_array = {
    .name = "array",
    .doc = KR_DOC(
        "This module defines an object type which can efficiently represent an array of basic "
        "values."),
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
    .types = types,
    .init = init_array,
};
