/* memoryview: the type, its subscripts and its buffer.
 *
 * Every entry from Python asks kr_view_live first; whatever runs Python code asks again. */
#include "base/checked.h"
#include "object/memoryview.h"

#include "object/iter.h"
#include "object/type_internal.h"

/* ---- managed buffers ---- */
static void managed_trace(kr_visitor *v, kr_object *obj) {
    kr_managed_buffer *b = (kr_managed_buffer *)obj;
    kr_visit(v, &b->buffer.owner);
    kr_visit(v, &b->obj);
}

static void managed_finalize(kr_ctx *ctx, kr_object *obj) {
    kr_managed_buffer *b = (kr_managed_buffer *)obj;
    if (!kr_isnull(b->buffer.owner)) kr_release_buffer(ctx, &b->buffer);
}

static const kr_type managed_type = {
    .base_object = {&kr_type_type},
    .name = "managedbuffer",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW,
    .version = 1,
    .size = sizeof(kr_managed_buffer),
    .trace = managed_trace,
    .finalize = managed_finalize,
};

/* Does releasing it concern C code only? */
static bool is_quiet_buffer(const kr_object *obj) {
    if (obj->type != &managed_type) return false;
    kr_value owner = ((const kr_managed_buffer *)obj)->buffer.owner;
    return kr_isnull(owner) || KR_SLOT(kr_typeof(owner), buffer);
}

bool kr_buffers_in_use(kr_ctx *ctx, const uint32_t *exports) {
    kr_object *obj;
    if (KR_LIKELY(!*exports)) return false;
    kr_heap_scrub_stack();
    kr_heap_collect(ctx);
    while ((obj = kr_heap_take_finalizable(ctx, is_quiet_buffer))) managed_finalize(ctx, obj);
    return *exports != 0;
}

/* ---- views ---- */
static kr_memoryview *view_alloc(kr_ctx *ctx, size_t ndim) {
    kr_memoryview *m =
        kr_heap_new(ctx, &kr_type_memoryview, sizeof(kr_memoryview) + 2 * ndim * sizeof(kr_sword));
    m->ndim = (uint16_t)ndim;
    m->hash = -1;
    return m;
}

bool kr_is_memoryview(kr_value v) {
    return kr_is_exact(v, &kr_type_memoryview);
}

kr_memoryview *kr_view_live(kr_ctx *ctx, kr_value v) {
    kr_memoryview *m = kr_view_of(v);
    if (KR_UNLIKELY(!m->managed)) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "operation forbidden on released memoryview object");
    }
    return m;
}

kr_memoryview *kr_view_clone(kr_ctx *ctx, kr_memoryview *m, size_t ndim) {
    kr_memoryview *n = view_alloc(ctx, ndim);
    n->managed = m->managed;
    n->managed->views++;
    n->data = m->data;
    n->format = m->format;
    n->itemsize = m->itemsize;
    n->readonly = m->readonly;
    if (ndim == m->ndim) memcpy(n->dim, m->dim, 2 * ndim * sizeof(kr_sword));
    return n;
}

kr_value kr_memoryview_new(kr_ctx *ctx, kr_value obj) {
    if (kr_is_memoryview(obj)) {
        kr_memoryview *m = kr_view_live(ctx, obj);
        return kr_from_ptr(kr_view_clone(ctx, m, m->ndim));
    }
    kr_managed_buffer *b = kr_heap_new(ctx, &managed_type, sizeof *b);
    kr_buffer buf;
    kr_heap_set_finalizer(ctx, &b->base);
    kr_memoryview *m = view_alloc(ctx, 1);
    if (!kr_try_buffer(ctx, obj, &buf, false)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "memoryview: a bytes-like object is required, not '%T'", obj);
    }
    kr_keep_buffer(ctx, &buf);
    b->buffer = buf;
    b->obj = obj;
    b->views = 1;
    m->managed = b;
    m->data = buf.data;
    m->format = buf.format ? buf.format : "B";
    m->itemsize = buf.itemsize ? buf.itemsize : 1;
    m->readonly = buf.readonly;
    m->dim[0] = (kr_sword)(buf.len / m->itemsize);
    m->dim[1] = (kr_sword)m->itemsize;
    return kr_from_ptr(m);
}

static kr_value view_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value obj;
    (void)cls;
    if (kr_npos(n) + kr_nkw(n) > 1) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "memoryview() takes at most 1 argument (%d given)",
                     (int)(kr_npos(n) + kr_nkw(n)));
    }
    kr_bind_args(ctx, "memoryview", "object", args, n, 0, &obj);
    return kr_memoryview_new(ctx, obj);
}

static void view_trace(kr_visitor *v, kr_object *obj) {
    kr_memoryview *m = (kr_memoryview *)obj;
    if (m->managed) kr_visit_ptr(v, &m->managed);
}

void kr_view_release(kr_ctx *ctx, kr_value v) {
    kr_memoryview *m = kr_view_of(v);
    kr_managed_buffer *b = m->managed;
    if (!b) return;
    if (m->exports) {
        kr_raise_fmt(ctx, &kr_type_BufferError, "memoryview has %d exported buffer%s",
                     (int)m->exports, m->exports == 1 ? "" : "s");
    }
    m->managed = NULL;
    m->data = NULL;
    if (--b->views == 0 && !kr_isnull(b->buffer.owner)) kr_release_buffer(ctx, &b->buffer);
}

/* ---- layout ---- */
size_t kr_view_items(kr_memoryview *m) {
    size_t n = 1;
    for (size_t i = 0; i < m->ndim; i++) n *= (size_t)m->dim[i];
    return n;
}

bool kr_view_c_contiguous(kr_memoryview *m) {
    if (m->ndim == 1) return m->dim[0] == 1 || m->dim[1] == (kr_sword)m->itemsize;
    kr_sword *shape = kr_view_shape(m), *strides = kr_view_strides(m);
    kr_sword want = (kr_sword)m->itemsize;
    if (kr_view_items(m) == 0) return true;
    for (size_t i = m->ndim; i-- > 0;) {
        if (shape[i] > 1 && strides[i] != want) return false;
        want *= shape[i];
    }
    return true;
}

bool kr_view_f_contiguous(kr_memoryview *m) {
    if (m->ndim == 1) return m->dim[0] == 1 || m->dim[1] == (kr_sword)m->itemsize;
    kr_sword *shape = kr_view_shape(m), *strides = kr_view_strides(m);
    kr_sword want = (kr_sword)m->itemsize;
    if (kr_view_items(m) == 0) return true;
    for (size_t i = 0; i < m->ndim; i++) {
        if (shape[i] > 1 && strides[i] != want) return false;
        want *= shape[i];
    }
    return true;
}

bool kr_memoryview_is_flat(kr_value v) {
    return kr_view_of(v)->managed && kr_view_c_contiguous(kr_view_of(v));
}

/* Items from dimension d on, last index fastest. */
static uint8_t *flatten(kr_memoryview *m, size_t d, const uint8_t *p, uint8_t *out) {
    if (d == m->ndim) {
        memcpy(out, p, m->itemsize);
        return out + m->itemsize;
    }
    kr_sword n = m->dim[d], step = m->dim[m->ndim + d];
    if (d + 1u == m->ndim && step == (kr_sword)m->itemsize) {
        memcpy(out, p, (size_t)n * m->itemsize);
        return out + (size_t)n * m->itemsize;
    }
    for (kr_sword i = 0; i < n; i++, p += step) out = flatten(m, d + 1, p, out);
    return out;
}

/* Items of dimensions 0..d-1, first index fastest. */
static uint8_t *flatten_fortran(kr_memoryview *m, size_t d, const uint8_t *p, uint8_t *out) {
    if (d == 0) {
        memcpy(out, p, m->itemsize);
        return out + m->itemsize;
    }
    for (kr_sword i = 0; i < m->dim[d - 1]; i++) {
        out = flatten_fortran(m, d - 1, p + i * m->dim[m->ndim + d - 1], out);
    }
    return out;
}

void kr_view_flatten(kr_memoryview *m, uint8_t *out, bool fortran) {
    if (kr_view_items(m) == 0) return;
    if (fortran)
        flatten_fortran(m, m->ndim, m->data, out);
    else
        flatten(m, 0, m->data, out);
}

void kr_memoryview_copy(kr_ctx *ctx, kr_value v, kr_bytebuf *out) {
    kr_memoryview *m = kr_view_live(ctx, v);
    size_t n = kr_view_nbytes(m);
    kr_bytebuf_reserve(ctx, out, n);
    kr_view_flatten(m, out->data + out->len, false);
    out->len += n;
}

/* ---- subscripts ---- */
static uint8_t *item_at(kr_ctx *ctx, kr_memoryview *m, uint8_t *p, size_t d, kr_sword i) {
    if (i < 0) i += m->dim[d];
    if (i < 0 || i >= m->dim[d]) {
        kr_raise_fmt(ctx, &kr_type_IndexError, "index out of bounds on dimension %d", (int)d + 1);
    }
    return p + i * m->dim[m->ndim + d];
}

static uint8_t *item_of_tuple(kr_ctx *ctx, kr_memoryview *m, kr_value key) {
    size_t n;
    kr_value *k = kr_seq_items(key, &n);
    uint8_t *p = m->data;
    if (n < m->ndim) {
        kr_raise_fmt(ctx, &kr_type_NotImplementedError, "sub-views are not implemented");
    }
    if (n > m->ndim) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "cannot index %d-dimension view with %zu-element tuple", (int)m->ndim, n);
    }
    for (size_t d = 0; d < n; d++) {
        kr_sword i = kr_index_ssize(ctx, k[d]);
        kr_view_live(ctx, kr_from_ptr(m)); /* __index__ may have released it */
        p = item_at(ctx, m, p, d, i);
    }
    return p;
}

/* All items of a tuple are integers / slices. */
static bool all_indices(kr_value key) {
    size_t n;
    kr_value *k = kr_seq_items(key, &n);
    for (size_t i = 0; i < n; i++) {
        if (!kr_is_index(k[i])) return false;
    }
    return true;
}

static bool all_slices(kr_value key) {
    size_t n;
    kr_value *k = kr_seq_items(key, &n);
    for (size_t i = 0; i < n; i++) {
        if (!kr_is_exact(k[i], &kr_type_slice)) return false;
    }
    return n > 0;
}

static kr_sword index_key(kr_ctx *ctx, kr_value key) {
    return kr_is_smallint(key) ? kr_smallint_val(key) : kr_seq_key(ctx, key, "memoryview");
}

static KR_COLD KR_NORETURN void bad_key(kr_ctx *ctx) {
    kr_raise_fmt(ctx, &kr_type_TypeError, "memoryview: invalid slice key");
}

/* Narrows dimension 0 of m to the slice. */
static void apply_slice(kr_ctx *ctx, kr_memoryview *m, kr_value key) {
    kr_sword start, stop, step;
    size_t n = kr_slice_indices(ctx, key, (size_t)m->dim[0], &start, &stop, &step);
    if (n) m->data += start * m->dim[m->ndim];
    m->dim[0] = (kr_sword)n;
    m->dim[m->ndim] = (kr_sword)((kr_word)m->dim[m->ndim] * (kr_word)step); /* unused if n < 2 */
}

static kr_value subscr_0dim(kr_ctx *ctx, kr_value self, kr_value key) {
    kr_memoryview *m = kr_view_of(self);
    if (kr_is_tuple(key) && KR_AS(kr_tuple, key)->len == 0) {
        return kr_view_unpack(ctx, m->format, m->data);
    }
    if (kr_is(key, KR_ELLIPSIS)) return self;
    kr_raise_fmt(ctx, &kr_type_TypeError, "invalid indexing of 0-dim memory");
}

static kr_value view_subscr(kr_ctx *ctx, kr_value self, kr_value key) {
    kr_memoryview *m = kr_view_live(ctx, self);
    if (m->ndim == 0) return subscr_0dim(ctx, self, key);
    if (kr_is_index(key)) {
        kr_sword i = index_key(ctx, key);
        kr_view_live(ctx, self);
        if (m->ndim != 1) {
            kr_raise_fmt(ctx, &kr_type_NotImplementedError,
                         "multi-dimensional sub-views are not implemented");
        }
        return kr_view_unpack(ctx, m->format, item_at(ctx, m, m->data, 0, i));
    }
    if (kr_is_exact(key, &kr_type_slice)) {
        kr_memoryview *n = kr_view_clone(ctx, m, m->ndim);
        apply_slice(ctx, n, key);
        return kr_from_ptr(n);
    }
    if (kr_is_tuple(key)) {
        if (all_indices(key)) return kr_view_unpack(ctx, m->format, item_of_tuple(ctx, m, key));
        if (all_slices(key)) {
            kr_raise_fmt(ctx, &kr_type_NotImplementedError,
                         "multi-dimensional slicing is not implemented");
        }
    }
    bad_key(ctx);
}

/* self[slice] = value, one dimension. */
static void store_slice(kr_ctx *ctx, kr_value self, kr_value key, kr_value value) {
    kr_value src = kr_is_memoryview(value) ? value : KR_NULL;
    kr_buffer b;
    if (kr_isnull(src)) {
        kr_get_buffer(ctx, value, &b, false); /* TypeError in its own words */
        kr_release_buffer(ctx, &b);
        src = kr_memoryview_new(ctx, value);
    }
    kr_memoryview *s = kr_view_live(ctx, src), *m = kr_view_live(ctx, self);
    kr_memoryview *d = kr_view_clone(ctx, m, 1);
    kr_value dv = kr_from_ptr(d);
    apply_slice(ctx, d, key);
    bool fits = m->managed && /* NULL: the slice's indices released it */
                s->ndim == 1 && s->dim[0] == d->dim[0] && s->itemsize == d->itemsize &&
                kr_view_same_format(s->format, d->format);
    if (fits) {
        size_t k = d->itemsize, n = (size_t)d->dim[0];
        uint8_t *tmp = kr_heap_leaf(ctx, n * k), *p = d->data;
        kr_view_flatten(s, tmp, false);
        for (size_t i = 0; i < n; i++, p += d->dim[1]) memcpy(p, tmp + i * k, k);
    }
    kr_view_release(ctx, dv);
    if (!kr_is(src, value)) kr_view_release(ctx, src);
    kr_view_live(ctx, self);
    if (!fits) {
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     "memoryview assignment: lvalue and rvalue have different structures");
    }
}

static void store_0dim(kr_ctx *ctx, kr_value self, kr_value key, kr_value value) {
    bool empty = kr_is_tuple(key) && KR_AS(kr_tuple, key)->len == 0;
    if (!empty && !kr_is(key, KR_ELLIPSIS)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "invalid indexing of 0-dim memory");
    }
    kr_view_pack(ctx, self, kr_view_of(self)->data, value);
}

static void view_store(kr_ctx *ctx, kr_value self, kr_value key, kr_value value) {
    kr_memoryview *m = kr_view_live(ctx, self);
    if (m->readonly) kr_raise_fmt(ctx, &kr_type_TypeError, "cannot modify read-only memory");
    if (kr_isnull(value)) kr_raise_fmt(ctx, &kr_type_TypeError, "cannot delete memory");
    if (m->ndim == 0) {
        store_0dim(ctx, self, key, value);
    } else if (kr_is_index(key)) {
        kr_sword i = index_key(ctx, key);
        kr_view_live(ctx, self);
        if (m->ndim > 1) {
            kr_raise_fmt(ctx, &kr_type_NotImplementedError, "sub-views are not implemented");
        }
        kr_view_pack(ctx, self, item_at(ctx, m, m->data, 0, i), value);
    } else if (kr_is_exact(key, &kr_type_slice) && m->ndim == 1) {
        store_slice(ctx, self, key, value);
    } else if (kr_is_tuple(key) && all_indices(key)) {
        kr_view_pack(ctx, self, item_of_tuple(ctx, m, key), value);
    } else if (kr_is_exact(key, &kr_type_slice) || (kr_is_tuple(key) && all_slices(key))) {
        kr_raise_fmt(ctx, &kr_type_NotImplementedError,
                     "memoryview slice assignments are currently restricted to ndim = 1");
    } else {
        bad_key(ctx);
    }
}

/* ---- other slots ---- */
static kr_value view_repr(kr_ctx *ctx, kr_value self) {
    return kr_str_format(
        ctx, kr_view_of(self)->managed ? "<memory at 0x%llx>" : "<released memory at 0x%llx>",
        (unsigned long long)kr_object_id(self));
}

static kr_hash_t view_hash(kr_ctx *ctx, kr_value self) {
    kr_memoryview *m = kr_view_of(self);
    if (m->hash != -1) return m->hash;
    kr_view_live(ctx, self);
    if (!m->readonly) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "cannot hash writable memoryview object");
    }
    char c = kr_view_letter(m->format);
    if (c != 'B' && c != 'b' && c != 'c') {
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
    }
    kr_hash(ctx, m->managed->obj);
    kr_view_live(ctx, self);
    uint8_t *flat = kr_heap_leaf(ctx, kr_view_nbytes(m));
    kr_view_flatten(m, flat, false);
    return m->hash = kr_hash(ctx, kr_bytes_new(ctx, flat, kr_view_nbytes(m)));
}

static size_t view_len(kr_ctx *ctx, kr_value self) {
    kr_memoryview *m = kr_view_live(ctx, self);
    if (m->ndim == 0) kr_raise_fmt(ctx, &kr_type_TypeError, "0-dim memory has no length");
    return (size_t)m->dim[0];
}

static bool view_buffer(kr_ctx *ctx, kr_value self, kr_buffer *out, bool writable) {
    kr_memoryview *m = kr_view_live(ctx, self);
    if (writable && m->readonly) return false;
    if (!kr_view_c_contiguous(m)) {
        kr_raise_fmt(ctx, &kr_type_BufferError,
                     "memoryview: underlying buffer is not C-contiguous");
    }
    m->exports++;
    *out = (kr_buffer){.data = m->data,
                       .len = kr_view_nbytes(m),
                       .itemsize = m->itemsize,
                       .format = m->format,
                       .readonly = m->readonly,
                       .owner = self};
    return true;
}

static void view_release(kr_ctx *ctx, kr_buffer *buf) {
    (void)ctx;
    kr_memoryview *m = kr_view_of(buf->owner);
    if (m->exports) m->exports--;
}

bool kr_view_iterates(kr_value view) {
    const kr_memoryview *m = kr_view_of(view);
    return m->managed && m->ndim == 1 && kr_view_letter(m->format);
}

static kr_value view_iter(kr_ctx *ctx, kr_value self) {
    kr_memoryview *m = kr_view_live(ctx, self);
    if (m->ndim == 0) kr_raise_fmt(ctx, &kr_type_TypeError, "invalid indexing of 0-dim memory");
    if (m->ndim != 1) {
        kr_raise_fmt(ctx, &kr_type_NotImplementedError,
                     "multi-dimensional sub-views are not implemented");
    }
    if (!kr_view_letter(m->format)) kr_view_unpack(ctx, m->format, m->data);
    return kr_seq_iter_new(ctx, &kr_type_memory_iterator, self);
}

const kr_type kr_type_memoryview = {
    .base_object = {&kr_type_type},
    .name = "memoryview",
    .base = &kr_type_object,
    .flags = KR_TF_SEQUENCE | KR_TF_WEAKREF,
    .rom_id = KR_ROM_memoryview,
    .version = 1,
    .size = sizeof(kr_memoryview),
    .n_methods = KR_VIEW_N_METHODS,
    .methods = kr_view_methods,
    .doc = KR_DOC("Create a new memoryview object which references the given object."),
    .new_ = view_new,
    .trace = view_trace,
    .repr = view_repr,
    .hash = view_hash,
    .compare = kr_view_compare,
    .iter = view_iter,
    .subscr = view_subscr,
    .store_subscr = view_store,
    .len = view_len,
    .buffer = view_buffer,
    .release = view_release,
};

/* ---- memory_iterator ---- */
static kr_value iter_next(kr_ctx *ctx, kr_value self) {
    kr_seq_iter *it = KR_AS(kr_seq_iter, self);
    if (kr_isnull(it->seq)) return KR_NULL;
    kr_memoryview *m = kr_view_live(ctx, it->seq);
    if ((kr_sword)it->index < m->dim[0]) {
        return kr_view_unpack(ctx, m->format, m->data + (kr_sword)it->index++ * m->dim[1]);
    }
    it->seq = KR_NULL;
    return KR_NULL;
}

const kr_type kr_type_memory_iterator = {
    .base_object = {&kr_type_type},
    .name = "memory_iterator",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW,
    .rom_id = KR_ROM_memory_iterator,
    .version = 1,
    .size = sizeof(kr_seq_iter),
    .trace = kr_seq_iter_trace,
    .iter = kr_self_iter,
    .next = iter_next,
};
