/* memoryview: methods and attributes. */
#include "base/checked.h"
#include "object/descr.h"
#include "object/int.h"
#include "object/memoryview.h"

/* ---- cast ---- */
static kr_memoryview *cast_to_bytes_and_back(kr_ctx *ctx, kr_memoryview *m, kr_value format) {
    const char *to = kr_view_static_format(format);
    char from = kr_view_letter(m->format), letter = to ? kr_view_letter(to) : 0;
    if (!to) {
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     "memoryview: destination format must be a native single character format "
                     "prefixed with an optional '@'");
    }
    if (!from) {
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     "memoryview: source format must be a native single character format prefixed "
                     "with an optional '@'");
    }
    if (!strchr("Bbc", from) && !strchr("Bbc", letter)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "memoryview: cannot cast between two non-byte formats");
    }
    size_t size = kr_view_letter_size(letter), n = kr_view_nbytes(m);
    if (n % size) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "memoryview: length is not a multiple of itemsize");
    }
    kr_memoryview *r = kr_view_clone(ctx, m, 1);
    r->format = to;
    r->itemsize = size;
    r->dim[0] = (kr_sword)(n / size);
    r->dim[1] = (kr_sword)size;
    return r;
}

/* The same memory with another shape, C-contiguous. */
static kr_memoryview *reshape(kr_ctx *ctx, kr_memoryview *m, const kr_value *items, size_t ndim) {
    kr_sword dims[KR_VIEW_MAX_DIM];
    size_t product = m->itemsize;
    for (size_t i = 0; i < ndim; i++) {
        int64_t d;
        if (!kr_is_int(items[i])) {
            kr_raise_fmt(ctx, &kr_type_TypeError,
                         "memoryview.cast(): elements of shape must be integers");
        }
        if (!kr_int_to_i64(items[i], &d) || d <= 0) {
            kr_raise_fmt(ctx, &kr_type_ValueError,
                         "memoryview.cast(): elements of shape must be integers > 0");
        }
        if (d > PTRDIFF_MAX || !kr_size_mul(product, (size_t)d, &product) ||
            product > (size_t)PTRDIFF_MAX) {
            kr_raise_fmt(ctx, &kr_type_ValueError, "memoryview.cast(): product(shape) > SSIZE_MAX");
        }
        dims[i] = (kr_sword)d;
    }
    if (product != kr_view_nbytes(m)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "memoryview: product(shape) * itemsize != buffer size");
    }
    kr_memoryview *r = kr_view_clone(ctx, m, ndim);
    kr_sword stride = (kr_sword)m->itemsize;
    for (size_t i = ndim; i-- > 0;) {
        r->dim[i] = dims[i];
        r->dim[ndim + i] = stride;
        stride *= dims[i];
    }
    return r;
}

static kr_value view_cast(kr_ctx *ctx, const kr_value *a) {
    kr_memoryview *m = kr_view_live(ctx, a[0]);
    bool shaped = !kr_isnull(a[2]);
    size_t ndim = 1;
    kr_value *dims = NULL;
    if (!kr_is_str(a[1])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "cast() argument 'format' must be str, not %Z", a[1]);
    }
    if (!kr_view_c_contiguous(m)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "memoryview: casts are restricted to C-contiguous views");
    }
    if ((shaped || m->ndim != 1) && kr_view_items(m) == 0) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "memoryview: cannot cast view with zeros in shape or strides");
    }
    if (shaped) {
        if (!kr_is_list(a[2]) && !kr_is_tuple(a[2])) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "shape must be a list or a tuple");
        }
        dims = kr_seq_items(a[2], &ndim);
        if (ndim > KR_VIEW_MAX_DIM) {
            kr_raise_fmt(ctx, &kr_type_ValueError,
                         "memoryview: number of dimensions must not exceed 64");
        }
        if (m->ndim != 1 && ndim != 1) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "memoryview: cast must be 1D -> ND or ND -> 1D");
        }
    }
    kr_memoryview *r = cast_to_bytes_and_back(ctx, m, a[1]);
    if (!shaped) return kr_from_ptr(r);
    kr_memoryview *s = reshape(ctx, r, dims, ndim);
    kr_view_release(ctx, kr_from_ptr(r));
    return kr_from_ptr(s);
}

static kr_value view_toreadonly(kr_ctx *ctx, kr_value self) {
    kr_memoryview *m = kr_view_live(ctx, self), *r = kr_view_clone(ctx, m, m->ndim);
    r->readonly = true;
    return kr_from_ptr(r);
}

/* ---- contents ---- */
static kr_value view_tobytes(kr_ctx *ctx, const kr_value *a) {
    kr_memoryview *m = kr_view_live(ctx, a[0]);
    bool fortran = false;
    uint8_t *out;
    if (!kr_isnull(a[1]) && !kr_is_none(a[1])) {
        if (!kr_is_str(a[1])) {
            kr_raise_fmt(ctx, &kr_type_TypeError,
                         "tobytes() argument 'order' must be str or None, not %Z", a[1]);
        }
        if (kr_str_eq_cstr(a[1], "F"))
            fortran = true;
        else if (kr_str_eq_cstr(a[1], "A"))
            fortran = m->ndim > 1 && kr_view_f_contiguous(m);
        else if (!kr_str_eq_cstr(a[1], "C")) {
            kr_raise_fmt(ctx, &kr_type_ValueError, "order must be 'C', 'F' or 'A'");
        }
    }
    size_t n = kr_view_nbytes(m);
    if (n == 0) return kr_bytes_new(ctx, NULL, 0);
    kr_value r = kr_bytes_alloc(ctx, n, &out);
    kr_view_flatten(m, out, fortran);
    return r;
}

static kr_value list_from(kr_ctx *ctx, kr_memoryview *m, size_t d, const uint8_t *p) {
    if (d == m->ndim) return kr_view_unpack(ctx, m->format, p);
    kr_value list = kr_list_new(ctx, (size_t)m->dim[d], NULL);
    for (kr_sword i = 0; i < m->dim[d]; i++, p += m->dim[m->ndim + d]) {
        kr_list_append(ctx, list, list_from(ctx, m, d + 1, p));
        kr_tick(ctx, 4);
        kr_view_live(ctx, kr_from_ptr(m)); /* a finalizer may have released it */
    }
    return list;
}

static kr_value view_tolist(kr_ctx *ctx, kr_value self) {
    kr_memoryview *m = kr_view_live(ctx, self);
    return list_from(ctx, m, 0, m->data);
}

static kr_value view_hex(kr_ctx *ctx, const kr_value *a) {
    kr_bytebuf b;
    kr_bytebuf_init(ctx, &b, kr_view_nbytes(kr_view_live(ctx, a[0])));
    kr_memoryview_copy(ctx, a[0], &b);
    return kr_bytes_hex(ctx, (kr_span){b.data, b.len}, a[1], a[2]);
}

/* ---- count, index ---- */
static kr_memoryview *one_dim(kr_ctx *ctx, kr_value self) {
    kr_memoryview *m = kr_view_live(ctx, self);
    if (m->ndim == 0) kr_raise_fmt(ctx, &kr_type_TypeError, "invalid lookup on 0-dim memory");
    if (m->ndim > 1) {
        kr_raise_fmt(ctx, &kr_type_NotImplementedError,
                     "multi-dimensional lookup is not implemented");
    }
    return m;
}

static bool item_is(kr_ctx *ctx, kr_value self, kr_sword i, kr_value value) {
    kr_tick(ctx, 4);
    kr_memoryview *m = kr_view_live(ctx, self);
    return kr_equal(ctx, kr_view_unpack(ctx, m->format, m->data + i * m->dim[1]), value);
}

static kr_value view_count(kr_ctx *ctx, kr_value self, kr_value value) {
    kr_sword n = one_dim(ctx, self)->dim[0], found = 0;
    for (kr_sword i = 0; i < n; i++) found += item_is(ctx, self, i, value);
    return kr_smallint(found);
}

static kr_value view_index(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_memoryview *m = one_dim(ctx, args[0]);
    size_t lo, hi, len = (size_t)m->dim[0];
    kr_seq_bounds(ctx, n > 2 ? args[2] : KR_NULL, n > 3 ? args[3] : KR_NULL, len, &lo, &hi);
    for (size_t i = lo; i < len && i < hi; i++) {
        if (item_is(ctx, args[0], (kr_sword)i, args[1])) return kr_smallint((kr_sword)i);
    }
    kr_raise_fmt(ctx, &kr_type_ValueError, "memoryview.index(x): x not found");
}

/* ---- life ---- */
static kr_value view_release(kr_ctx *ctx, kr_value self) {
    kr_view_release(ctx, self);
    return KR_NONE;
}

static kr_value view_enter(kr_ctx *ctx, kr_value self) {
    kr_view_live(ctx, self);
    return self;
}

static kr_value view_exit(kr_ctx *ctx, size_t n, const kr_value *args) {
    (void)n;
    kr_view_release(ctx, args[0]);
    return KR_NONE;
}

static kr_value view_class_getitem(kr_ctx *ctx, size_t n, const kr_value *args) {
    (void)n;
    return kr_generic_alias_new(ctx, args[0], args[1]);
}

/* ---- attributes ---- */
static kr_value get_obj(kr_ctx *ctx, kr_value self) {
    return kr_view_live(ctx, self)->managed->obj;
}

static kr_value get_nbytes(kr_ctx *ctx, kr_value self) {
    return kr_smallint((kr_sword)kr_view_nbytes(kr_view_live(ctx, self)));
}

static kr_value get_itemsize(kr_ctx *ctx, kr_value self) {
    return kr_smallint((kr_sword)kr_view_live(ctx, self)->itemsize);
}

static kr_value get_format(kr_ctx *ctx, kr_value self) {
    return kr_str_from_cstr(ctx, kr_view_live(ctx, self)->format);
}

static kr_value get_ndim(kr_ctx *ctx, kr_value self) {
    return kr_smallint(kr_view_live(ctx, self)->ndim);
}

static kr_value int_tuple(kr_ctx *ctx, const kr_sword *v, size_t n) {
    kr_value items[KR_VIEW_MAX_DIM];
    for (size_t i = 0; i < n; i++) items[i] = kr_int_new(ctx, v[i]);
    return kr_tuple_new(ctx, n, items);
}

static kr_value get_shape(kr_ctx *ctx, kr_value self) {
    kr_memoryview *m = kr_view_live(ctx, self);
    return int_tuple(ctx, kr_view_shape(m), m->ndim);
}

static kr_value get_strides(kr_ctx *ctx, kr_value self) {
    kr_memoryview *m = kr_view_live(ctx, self);
    return int_tuple(ctx, kr_view_strides(m), m->ndim);
}

static kr_value get_suboffsets(kr_ctx *ctx, kr_value self) {
    kr_view_live(ctx, self);
    return ctx->vm->tuple_empty;
}

static kr_value get_readonly(kr_ctx *ctx, kr_value self) {
    return kr_bool(kr_view_live(ctx, self)->readonly);
}

static kr_value get_c(kr_ctx *ctx, kr_value self) {
    return kr_bool(kr_view_c_contiguous(kr_view_live(ctx, self)));
}

static kr_value get_f(kr_ctx *ctx, kr_value self) {
    return kr_bool(kr_view_f_contiguous(kr_view_live(ctx, self)));
}

static kr_value get_contiguous(kr_ctx *ctx, kr_value self) {
    kr_memoryview *m = kr_view_live(ctx, self);
    return kr_bool(kr_view_c_contiguous(m) || kr_view_f_contiguous(m));
}

#define OWN &kr_type_memoryview
const kr_builtin kr_view_methods[KR_VIEW_N_METHODS] = {
    KR_METHOD_1(OWN, "release", view_release,
                "Release the underlying buffer exposed by the memoryview object."),
    KR_METHOD_SIG(OWN, "tobytes", view_tobytes,
                  "order=", "Return the data in the buffer as a byte string."),
    KR_METHOD_SIG(OWN, "hex", view_hex, "sep=,bytes_per_sep=",
                  "Return the data in the buffer as a str of hexadecimal numbers."),
    KR_METHOD_1(OWN, "tolist", view_tolist, "Return the data in the buffer as a list of elements."),
    KR_METHOD_SIG(OWN, "cast", view_cast,
                  "format,shape=", "Cast a memoryview to a new format or shape."),
    KR_METHOD_1(OWN, "toreadonly", view_toreadonly, "Return a readonly version of the memoryview."),
    KR_METHOD_2(OWN, "count", view_count, "Count the number of occurrences of a value."),
    KR_METHOD_VAR(
        OWN, "index", view_index, 2, 4,
        "Return the index of the first occurrence of a value.\n\nRaises ValueError if the "
        "value is not present."),
    KR_METHOD_1(OWN, "__enter__", view_enter, NULL),
    KR_METHOD_VAR(OWN, "__exit__", view_exit, 1, KR_ANY, NULL),
    KR_CLASSMETHOD_VAR(OWN, "__class_getitem__", view_class_getitem, 2, 2, "See PEP 585"),
    KR_GETTER(OWN, "obj", get_obj, NULL, "The underlying object of the memoryview."),
    KR_GETTER(OWN, "nbytes", get_nbytes, NULL,
              "The amount of space in bytes that the array would use in\n a contiguous "
              "representation."),
    KR_GETTER(OWN, "readonly", get_readonly, NULL,
              "A bool indicating whether the memory is read only."),
    KR_GETTER(OWN, "itemsize", get_itemsize, NULL,
              "The size in bytes of each element of the memoryview."),
    KR_GETTER(OWN, "format", get_format, NULL,
              "A string containing the format (in struct module style)\n for each element in the "
              "view."),
    KR_GETTER(OWN, "ndim", get_ndim, NULL,
              "An integer indicating how many dimensions of a multi-dimensional\n array the memory "
              "represents."),
    KR_GETTER(OWN, "shape", get_shape, NULL,
              "A tuple of ndim integers giving the shape of the memory\n as an N-dimensional "
              "array."),
    KR_GETTER(OWN, "strides", get_strides, NULL,
              "A tuple of ndim integers giving the size in bytes to access\n each element for each "
              "dimension of the array."),
    KR_GETTER(OWN, "suboffsets", get_suboffsets, NULL,
              "A tuple of integers used internally for PIL-style arrays."),
    KR_GETTER(OWN, "c_contiguous", get_c, NULL,
              "A bool indicating whether the memory is C contiguous."),
    KR_GETTER(OWN, "f_contiguous", get_f, NULL,
              "A bool indicating whether the memory is Fortran contiguous."),
    KR_GETTER(OWN, "contiguous", get_contiguous, NULL,
              "A bool indicating whether the memory is contiguous."),
};
