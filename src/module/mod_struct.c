/* struct (and _struct): the type Struct, the functions, the cache of parsed formats.
 *
 * State of a VM: a list [cache dict, error class] among the VM's roots. While values are packed
 * into a buffer it is held, because packing may run Python code (__index__) that changes a
 * bytearray. */
#include "module/struct_types.h"
#include "object/bytes.h"
#include "object/dict.h"
#include "object/int.h"
#include "object/memoryview.h"
#include "object/module.h"
#include "object/names.h"
#include "object/seq.h"
#include "object/str.h"

enum { CACHE, ERROR, CACHE_MAX = 100 };

static kr_value state(kr_ctx *ctx, int which) {
    void **place = &ctx->vm->module_state[KR_MODSTATE_STRUCT];
    if (!*place) {
        kr_value list = kr_list_new(ctx, 0, NULL), d = kr_dict_new(ctx, 2), base;
        kr_list_append(ctx, list, kr_dict_new(ctx, 0));
        kr_dict_set_name(ctx, d, KR_N(ctx, __module__), kr_str_intern_rom(ctx, "struct"));
        base = kr_type_value(&kr_type_Exception);
        kr_list_append(ctx, list,
                       kr_type_new_class(ctx, &kr_type_type, kr_str_intern_rom(ctx, "error"),
                                         kr_tuple_new(ctx, 1, &base), d, NULL, 0));
        kr_list_append(ctx, ctx->vm->roots, list);
        *place = kr_ptr(list);
    }
    return ((kr_list *)*place)->items[which];
}

void kr_struct_error(kr_ctx *ctx, const char *fmt, ...) {
    va_list ap;
    va_start(ap, fmt);
    kr_value text = kr_str_vformat(ctx, fmt, ap);
    va_end(ap);
    kr_raise(ctx, kr_call1(ctx, state(ctx, ERROR), text));
}

/* ---- the object ---- */
static void struct_trace(kr_visitor *v, kr_object *obj) {
    kr_struct *s = (kr_struct *)obj;
    kr_visit(v, &s->format);
    kr_visit_ptr(v, &s->items);
}

static kr_value struct_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    (void)args;
    (void)n;
    return kr_from_ptr(kr_instance_alloc(ctx, cls));
}

static void struct_init(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    kr_value a[1];
    kr_bind_args(ctx, "Struct", "format", args, n, 0, a);
    kr_struct_parse(ctx, KR_AS(kr_struct, self), a[0]);
}

/* self, initialised. */
static const kr_struct *ready(kr_ctx *ctx, kr_value self) {
    const kr_struct *s = KR_AS(const kr_struct, self);
    if (kr_isnull(s->format)) {
        kr_raise_fmt(ctx, &kr_type_RuntimeError, "Struct object is not initialized");
    }
    return s;
}

/* The Struct of a format, out of the cache. */
static kr_value struct_of(kr_ctx *ctx, kr_value format) {
    kr_value cache = state(ctx, CACHE), v;
    if (!kr_is_str(format) && !kr_is_bytes(format)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "Struct() argument 1 must be a str or bytes object, not %T", format);
    }
    v = kr_dict_get(ctx, cache, format);
    if (KR_LIKELY(!kr_isnull(v))) return v;
    kr_struct *s = kr_heap_new(ctx, &kr_type_struct, sizeof *s);
    kr_struct_parse(ctx, s, format);
    if (kr_dict_len(cache) >= CACHE_MAX) kr_dict_clear(ctx, cache);
    kr_dict_set(ctx, cache, format, kr_from_ptr(s));
    return kr_from_ptr(s);
}

/* ---- pack ---- */
static void check_count(kr_ctx *ctx, const kr_struct *s, const char *name, size_t n) {
    if (n != s->n_values) {
        kr_struct_error(ctx, "%s expected %zd items for packing (got %zd)", name,
                        (ptrdiff_t)s->n_values, (ptrdiff_t)n);
    }
}

static kr_value pack(kr_ctx *ctx, const kr_struct *s, size_t n, const kr_value *values) {
    uint8_t *out;
    check_count(ctx, s, "pack", n);
    kr_value r = kr_bytes_alloc(ctx, s->size, &out);
    kr_struct_pack(ctx, s, out, values);
    return r;
}

/* Where s begins in a buffer of len bytes, checked. */
static size_t place(kr_ctx *ctx, const kr_struct *s, size_t len, kr_sword offset, bool packing) {
    kr_sword from = offset;
    if (offset < 0) {
        if (offset + (kr_sword)s->size > 0) {
            if (packing) {
                kr_struct_error(ctx, "no space to pack %zd bytes at offset %zd", (ptrdiff_t)s->size,
                                (ptrdiff_t)offset);
            }
            kr_struct_error(ctx, "not enough data to unpack %zd bytes at offset %zd",
                            (ptrdiff_t)s->size, (ptrdiff_t)offset);
        }
        if (offset + (kr_sword)len < 0) {
            kr_struct_error(ctx, "offset %zd out of range for %zd-byte buffer", (ptrdiff_t)offset,
                            (ptrdiff_t)len);
        }
        from = offset + (kr_sword)len;
    }
    if ((size_t)from > len || len - (size_t)from < s->size) {
        kr_struct_error(ctx,
                        "%s requires a buffer of at least %zu bytes for %s %zd bytes at offset %zd "
                        "(actual buffer size is %zd)",
                        packing ? "pack_into" : "unpack_from", s->size + (size_t)from,
                        packing ? "packing" : "unpacking", (ptrdiff_t)s->size, (ptrdiff_t)from,
                        (ptrdiff_t)len);
    }
    return (size_t)from;
}

static kr_value pack_into(kr_ctx *ctx, const kr_struct *s, size_t n, const kr_value *args) {
    kr_buffer b;
    if (n == 0) kr_struct_error(ctx, "pack_into expected buffer argument");
    if (n == 1) kr_struct_error(ctx, "pack_into expected offset argument");
    check_count(ctx, s, "pack_into", n - 2);
    if (!kr_try_buffer(ctx, args[0], &b, true)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "argument must be read-write bytes-like object, not %Z", args[0]);
    }
    size_t at = place(ctx, s, b.len, kr_index_ssize(ctx, args[1]), true);
    kr_struct_pack(ctx, s, b.data + at, args + 2);
    kr_release_buffer(ctx, &b);
    return KR_NONE;
}

/* ---- unpack ---- */
static const uint8_t *bytes_of(kr_ctx *ctx, kr_value v, size_t *len) {
    kr_buffer b;
    if (kr_is_bytes(v)) {
        *len = KR_AS(kr_bytes, v)->len;
        return KR_AS(kr_bytes, v)->data;
    }
    kr_get_buffer(ctx, v, &b, false);
    const uint8_t *p = b.data;
    *len = b.len;
    kr_release_buffer(ctx, &b);
    return p;
}

static kr_value unpack(kr_ctx *ctx, const kr_struct *s, kr_value buffer) {
    size_t len;
    const uint8_t *p = bytes_of(ctx, buffer, &len);
    if (len != s->size) {
        kr_struct_error(ctx, "unpack requires a buffer of %zd bytes", (ptrdiff_t)s->size);
    }
    return kr_struct_unpack(ctx, s, p);
}

static kr_value unpack_from(kr_ctx *ctx, const kr_struct *s, kr_value buffer, kr_value offset) {
    size_t len;
    kr_sword at = kr_isnull(offset) ? 0 : kr_index_ssize(ctx, offset);
    const uint8_t *p = bytes_of(ctx, buffer, &len);
    return kr_struct_unpack(ctx, s, p + place(ctx, s, len, at, false));
}

/* ---- iter_unpack: a memoryview keeps the buffer from changing its size ---- */
typedef struct unpack_iterator {
    kr_object base;
    kr_value self, view; /* view KR_NULL: exhausted */
    size_t at, len;
} unpack_iterator;

static kr_value iter_unpack(kr_ctx *ctx, kr_value self, kr_value buffer) {
    const kr_struct *s = ready(ctx, self);
    size_t len;
    if (s->size == 0) {
        kr_struct_error(ctx, "cannot iteratively unpack with a struct of length 0");
    }
    bytes_of(ctx, buffer, &len);
    kr_value view = kr_memoryview_new(ctx, buffer);
    if (len % s->size) {
        kr_view_release(ctx, view);
        kr_struct_error(ctx, "iterative unpacking requires a buffer of a multiple of %zd bytes",
                        (ptrdiff_t)s->size);
    }
    unpack_iterator *it = kr_heap_new(ctx, &kr_type_unpack_iterator, sizeof *it);
    kr_store_init(&it->self, self);
    kr_store_init(&it->view, view);
    it->len = len;
    return kr_from_ptr(it);
}

static void iterator_trace(kr_visitor *v, kr_object *obj) {
    unpack_iterator *it = (unpack_iterator *)obj;
    kr_visit(v, &it->self);
    kr_visit(v, &it->view);
}

static kr_value iterator_next(kr_ctx *ctx, kr_value self) {
    unpack_iterator *it = KR_AS(unpack_iterator, self);
    if (kr_isnull(it->view)) return KR_NULL;
    const kr_struct *s = KR_AS(const kr_struct, it->self);
    if (it->len - it->at < s->size) {
        kr_view_release(ctx, it->view);
        it->view = KR_NULL;
        return KR_NULL;
    }
    const uint8_t *p = kr_view_live(ctx, it->view)->data + it->at;
    it->at += s->size;
    return kr_struct_unpack(ctx, s, p);
}

static kr_value iterator_hint(kr_ctx *ctx, kr_value self) {
    unpack_iterator *it = KR_AS(unpack_iterator, self);
    (void)ctx;
    if (kr_isnull(it->view)) return kr_smallint(0);
    return kr_smallint((kr_sword)((it->len - it->at) / KR_AS(const kr_struct, it->self)->size));
}

static const kr_builtin iterator_methods[] = {
    KR_METHOD_1(&kr_type_unpack_iterator, "__length_hint__", iterator_hint, NULL),
};

const kr_type kr_type_unpack_iterator = {
    .base_object = {&kr_type_type},
    .name = "_struct.unpack_iterator",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW,
    .trace = iterator_trace,
    .version = 1,
    .size = sizeof(unpack_iterator),
    .n_methods = KR_ARRAY_LEN(iterator_methods),
    .methods = iterator_methods,
    .iter = kr_self_iter,
    .next = iterator_next,
};

/* ---- methods of Struct ---- */
static kr_value m_pack(kr_ctx *ctx, size_t n, const kr_value *a) {
    return pack(ctx, ready(ctx, a[0]), n - 1, a + 1);
}

static kr_value m_pack_into(kr_ctx *ctx, size_t n, const kr_value *a) {
    return pack_into(ctx, ready(ctx, a[0]), n - 1, a + 1);
}

static kr_value m_unpack(kr_ctx *ctx, kr_value self, kr_value buffer) {
    return unpack(ctx, ready(ctx, self), buffer);
}

static kr_value m_unpack_from(kr_ctx *ctx, const kr_value *a) {
    return unpack_from(ctx, ready(ctx, a[0]), a[1], a[2]);
}

static kr_value get_format(kr_ctx *ctx, kr_value self) {
    return ready(ctx, self)->format;
}

static kr_value get_size(kr_ctx *ctx, kr_value self) {
    return kr_int_from_u64(ctx, ready(ctx, self)->size);
}

static kr_value m_sizeof(kr_ctx *ctx, kr_value self) {
    const kr_struct *s = KR_AS(const kr_struct, self);
    (void)ctx;
    return kr_smallint((kr_sword)(sizeof *s + s->n_items * sizeof *s->items));
}

static kr_value struct_repr(kr_ctx *ctx, kr_value self) {
    kr_value name = kr_type_name(ctx, kr_typeof(self));
    return kr_str_format(ctx, "%U(%R)", name, ready(ctx, self)->format);
}

#define OWN &kr_type_struct
static const kr_builtin struct_methods[] = {
    KR_METHOD_VAR(OWN, "pack", m_pack, 1, KR_ANY, "S.pack(v1, v2, ...) -> bytes"),
    KR_METHOD_VAR(OWN, "pack_into", m_pack_into, 1, KR_ANY,
                  "S.pack_into(buffer, offset, v1, v2, ...)"),
    KR_METHOD_2(OWN, "unpack", m_unpack, "Return a tuple containing unpacked values."),
    KR_METHOD_SIG(OWN, "unpack_from", m_unpack_from,
                  "buffer,offset=", "Return a tuple containing unpacked values."),
    KR_METHOD_2(OWN, "iter_unpack", iter_unpack, "Return an iterator yielding tuples."),
    KR_METHOD_1(OWN, "__sizeof__", m_sizeof, "S.__sizeof__() -> size of S in memory, in bytes"),
    KR_GETTER(OWN, "format", get_format, NULL, "struct format string"),
    KR_GETTER(OWN, "size", get_size, NULL, "struct size in bytes"),
};

const kr_type kr_type_struct = {
    .base_object = {&kr_type_type},
    .name = "_struct.Struct",
    .base = &kr_type_object,
    .flags = KR_TF_BASE,
    .trace = struct_trace,
    .version = 1,
    .size = sizeof(kr_struct),
    .n_methods = KR_ARRAY_LEN(struct_methods),
    .methods = struct_methods,
    .doc = KR_DOC("Struct(fmt) --> compiled struct object"),
    .new_ = struct_new,
    .init = struct_init,
    .repr = struct_repr,
};

/* ---- functions ---- */
static const kr_struct *get(kr_ctx *ctx, kr_value format) {
    return KR_AS(const kr_struct, struct_of(ctx, format));
}

static kr_value f_calcsize(kr_ctx *ctx, kr_value format) {
    return kr_int_from_u64(ctx, get(ctx, format)->size);
}

static void need_format(kr_ctx *ctx, size_t n) {
    if (n == 0) kr_raise_fmt(ctx, &kr_type_TypeError, "missing format argument");
}

static kr_value f_pack(kr_ctx *ctx, size_t n, const kr_value *a) {
    need_format(ctx, n);
    return pack(ctx, get(ctx, a[0]), n - 1, a + 1);
}

static kr_value f_pack_into(kr_ctx *ctx, size_t n, const kr_value *a) {
    need_format(ctx, n);
    return pack_into(ctx, get(ctx, a[0]), n - 1, a + 1);
}

static kr_value f_unpack(kr_ctx *ctx, kr_value format, kr_value buffer) {
    return unpack(ctx, get(ctx, format), buffer);
}

static kr_value f_unpack_from(kr_ctx *ctx, const kr_value *a) {
    return unpack_from(ctx, get(ctx, a[0]), a[1], a[2]);
}

static kr_value f_iter_unpack(kr_ctx *ctx, kr_value format, kr_value buffer) {
    return iter_unpack(ctx, struct_of(ctx, format), buffer);
}

static kr_value f_clearcache(kr_ctx *ctx) {
    kr_dict_clear(ctx, state(ctx, CACHE));
    return KR_NONE;
}

static const kr_builtin members[] = {
    KR_FUNC_0("_clearcache", f_clearcache, "Clear the internal cache."),
    KR_FUNC_1("calcsize", f_calcsize,
              "Return size in bytes of the struct described by the format string."),
    KR_FUNC_2("iter_unpack", f_iter_unpack,
              "Return an iterator yielding tuples unpacked from the given bytes."),
    KR_FUNC_VAR("pack", f_pack, 0, KR_ANY, "pack(format, v1, v2, ...) -> bytes"),
    KR_FUNC_VAR("pack_into", f_pack_into, 0, KR_ANY,
                "pack_into(format, buffer, offset, v1, v2, ...)"),
    KR_FUNC_2("unpack", f_unpack,
              "Return a tuple containing values unpacked according to the format string."),
    KR_FUNC_SIG("unpack_from", f_unpack_from, "format,/,buffer,offset=",
                "Return a tuple containing values unpacked according to the format string."),
};

static const kr_type *const types[] = {&kr_type_struct, NULL};

static void init_struct(kr_ctx *ctx, kr_value m) {
    static const char *const all[] = {"calcsize",    "pack",        "pack_into", "unpack",
                                      "unpack_from", "iter_unpack", "Struct",    "error"};
    kr_value names = kr_list_new(ctx, 0, NULL);
    for (size_t i = 0; i < KR_ARRAY_LEN(all); i++) {
        kr_list_append(ctx, names, kr_str_intern_cstr(ctx, all[i]));
    }
    kr_module_set(ctx, m, "__all__", names);
    kr_module_set(ctx, m, "error", state(ctx, ERROR));
}

#define STRUCT_MODULE(module_name)                                                                 \
    {                                                                                              \
        .name = module_name,                                                                       \
        .doc = KR_DOC(                                                                             \
            "Functions to convert between Python values and C structs represented as Python "      \
            "bytes objects."),                                                                     \
        .members = members, .n_members = KR_ARRAY_LEN(members), .types = types,                    \
        .init = init_struct,                                                                       \
    }
const kr_module_def kr_module_struct = STRUCT_MODULE("struct");
const kr_module_def kr_module__struct = STRUCT_MODULE("_struct");
