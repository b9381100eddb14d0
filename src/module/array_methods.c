/* array: methods. */
#include "module/array_types.h"
#include "module/packed.h"
#include "object/bytes.h"
#include "object/descr.h"
#include "object/dict.h"
#include "object/float.h"
#include "object/int.h"
#include "object/names.h"
#include "object/seq.h"
#include "object/str.h"

static kr_value m_append(kr_ctx *ctx, kr_value self, kr_value v) {
    kr_array_append(ctx, kr_array_of(self), v);
    return KR_NONE;
}

static kr_value m_extend(kr_ctx *ctx, kr_value self, kr_value v) {
    kr_array_extend(ctx, kr_array_of(self), v);
    return KR_NONE;
}

static kr_value m_insert(kr_ctx *ctx, kr_value self, kr_value index, kr_value v) {
    kr_array *a = kr_array_of(self);
    kr_sword i = kr_index_ssize(ctx, index);
    uint64_t item = 0;
    kr_array_convert(ctx, a, (uint8_t *)&item, v);
    if (i < 0) i += (kr_sword)a->len;
    if (i < 0) i = 0;
    if ((size_t)i > a->len) i = (kr_sword)a->len;
    kr_array_splice(ctx, a, (size_t)i, (size_t)i, 1);
    memcpy(a->data + (size_t)i * a->itemsize, &item, a->itemsize);
    return KR_NONE;
}

static kr_value m_pop(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_array *a = kr_array_of(args[0]);
    kr_sword i = n > 1 ? kr_index_ssize(ctx, args[1]) : -1;
    if (a->len == 0) kr_raise_fmt(ctx, &kr_type_IndexError, "pop from empty array");
    if (i < 0) i += (kr_sword)a->len;
    if (i < 0 || (size_t)i >= a->len) {
        kr_raise_fmt(ctx, &kr_type_IndexError, "pop index out of range");
    }
    kr_value v = kr_array_get(ctx, a, (size_t)i);
    kr_array_splice(ctx, a, (size_t)i, (size_t)i + 1, 0);
    return v;
}

/* Place of an item in [lo, hi), SIZE_MAX if there is none. */
static size_t search(kr_ctx *ctx, kr_array *a, kr_value item, size_t lo, size_t hi) {
    for (size_t i = lo; i < a->len && i < hi; i++) {
        if (kr_compare_bool(ctx, KR_BIN_EQ, kr_array_get(ctx, a, i), item)) return i;
        kr_tick(ctx, 4);
    }
    return SIZE_MAX;
}

static kr_value m_remove(kr_ctx *ctx, kr_value self, kr_value item) {
    kr_array *a = kr_array_of(self);
    size_t i = search(ctx, a, item, 0, SIZE_MAX);
    if (i == SIZE_MAX) kr_raise_fmt(ctx, &kr_type_ValueError, "array.remove(x): x not in array");
    if (i < a->len) kr_array_splice(ctx, a, i, i + 1, 0);
    return KR_NONE;
}

static kr_value m_index(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_array *a = kr_array_of(args[0]);
    size_t lo, hi;
    kr_seq_bounds(ctx, n > 2 ? args[2] : KR_NULL, n > 3 ? args[3] : KR_NULL, a->len, &lo, &hi);
    size_t i = search(ctx, a, args[1], lo, hi);
    if (i == SIZE_MAX) kr_raise_fmt(ctx, &kr_type_ValueError, "array.index(x): x not in array");
    return kr_smallint((kr_sword)i);
}

static kr_value m_count(kr_ctx *ctx, kr_value self, kr_value item) {
    kr_array *a = kr_array_of(self);
    kr_sword n = 0;
    for (size_t i = 0; (i = search(ctx, a, item, i, SIZE_MAX)) != SIZE_MAX; i++) n++;
    return kr_smallint(n);
}

static kr_value m_reverse(kr_ctx *ctx, kr_value self) {
    kr_array *a = kr_array_of(self);
    size_t item = a->itemsize;
    (void)ctx;
    for (size_t i = 0, j = a->len; i + 1 < j; i++) {
        uint8_t tmp[8];
        j--;
        memcpy(tmp, a->data + i * item, item);
        memcpy(a->data + i * item, a->data + j * item, item);
        memcpy(a->data + j * item, tmp, item);
    }
    return KR_NONE;
}

static kr_value m_byteswap(kr_ctx *ctx, kr_value self) {
    kr_array *a = kr_array_of(self);
    (void)ctx;
    for (uint8_t *p = a->data, *end = p + a->len * a->itemsize; p < end; p += a->itemsize) {
        for (unsigned i = 0; i < a->itemsize / 2u; i++) {
            uint8_t t = p[i];
            p[i] = p[a->itemsize - 1 - i];
            p[a->itemsize - 1 - i] = t;
        }
    }
    return KR_NONE;
}

static kr_value m_clear(kr_ctx *ctx, kr_value self) {
    kr_array_resize(ctx, kr_array_of(self), 0);
    return KR_NONE;
}

static kr_value m_tolist(kr_ctx *ctx, kr_value self) {
    return kr_array_list(ctx, kr_array_of(self));
}

static kr_value m_tobytes(kr_ctx *ctx, kr_value self) {
    kr_array *a = kr_array_of(self);
    return kr_bytes_new(ctx, a->data, a->len * a->itemsize);
}

/* All or nothing: a value that does not fit leaves the array as it was. */
static kr_value m_fromlist(kr_ctx *ctx, kr_value self, kr_value list) {
    kr_array *a = kr_array_of(self);
    if (!kr_is_list(list)) kr_raise_fmt(ctx, &kr_type_TypeError, "arg must be list");
    size_t n = KR_AS(kr_list, list)->len, at = a->len, item = a->itemsize;
    uint8_t *tmp = kr_heap_leaf(ctx, n * item);
    for (size_t i = 0; i < n; i++) {
        uint64_t one = 0;
        kr_array_convert(ctx, a, (uint8_t *)&one, KR_AS(kr_list, list)->items[i]);
        if (KR_AS(kr_list, list)->len != n) {
            kr_raise_fmt(ctx, &kr_type_RuntimeError, "list changed size during iteration");
        }
        memcpy(tmp + i * item, &one, item);
    }
    at = a->len;
    kr_array_resize(ctx, a, at + n);
    if (n) memcpy(a->data + at * item, tmp, n * item);
    return KR_NONE;
}

static kr_value m_frombytes(kr_ctx *ctx, kr_value self, kr_value v) {
    kr_array_add_bytes(ctx, kr_array_of(self), v);
    return KR_NONE;
}

static void need_text(kr_ctx *ctx, kr_value self, const char *name) {
    if (kr_array_is_text(kr_array_of(self))) return;
    kr_raise_fmt(ctx, &kr_type_ValueError,
                 "%s() may only be called on unicode type arrays ('u' or 'w')", name);
}

static kr_value m_fromunicode(kr_ctx *ctx, kr_value self, kr_value s) {
    if (!kr_is_str(s)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "fromunicode() argument must be str, not %Z", s);
    }
    need_text(ctx, self, "fromunicode");
    kr_array_add_text(ctx, kr_array_of(self), s);
    return KR_NONE;
}

static kr_value m_tounicode(kr_ctx *ctx, kr_value self) {
    need_text(ctx, self, "tounicode");
    return kr_array_text(ctx, kr_array_of(self));
}

static kr_value m_fromfile(kr_ctx *ctx, kr_value self, kr_value file, kr_value count) {
    kr_array *a = kr_array_of(self);
    kr_sword n = kr_index_ssize(ctx, count);
    if (n < 0) kr_raise_fmt(ctx, &kr_type_ValueError, "negative count");
    if (n > PTRDIFF_MAX / a->itemsize) kr_raise_memory(ctx);
    kr_value size = kr_int_new(ctx, n * a->itemsize);
    kr_value b = kr_call_method(ctx, file, KR_N(ctx, read), &size, 1);
    if (!kr_is_bytes(b)) kr_raise_fmt(ctx, &kr_type_TypeError, "read() didn't return bytes");
    bool enough = KR_AS(kr_bytes, b)->len == (size_t)n * a->itemsize;
    kr_array_add_bytes(ctx, a, b);
    if (!enough) kr_raise_fmt(ctx, &kr_type_EOFError, "read() didn't return enough bytes");
    return KR_NONE;
}

static kr_value m_tofile(kr_ctx *ctx, kr_value self, kr_value file) {
    kr_array *a = kr_array_of(self);
    size_t block = 64 * 1024, at = 0;
    while (at < a->len * a->itemsize) {
        size_t n = a->len * a->itemsize - at;
        kr_value b = kr_bytes_new(ctx, a->data + at, n < block ? n : block);
        kr_call_method(ctx, file, KR_N(ctx, write), &b, 1);
        at += block;
    }
    return KR_NONE;
}

static kr_value m_buffer_info(kr_ctx *ctx, kr_value self) {
    kr_array *a = kr_array_of(self);
    return kr_tuple2(ctx, kr_int_from_u64(ctx, (uintptr_t)a->data), kr_smallint((kr_sword)a->len));
}

static kr_value m_copy(kr_ctx *ctx, kr_value self) {
    kr_array *a = kr_array_of(self), *r = kr_array_new(ctx, &kr_type_array, a->code, a->len);
    memcpy(r->data, a->data, a->len * a->itemsize);
    return kr_from_ptr(r);
}

static kr_value m_deepcopy(kr_ctx *ctx, kr_value self, kr_value memo) {
    (void)memo;
    return m_copy(ctx, self);
}

static kr_value m_sizeof(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_smallint(
        (kr_sword)(kr_typeof(self)->size + kr_array_of(self)->cap * kr_array_of(self)->itemsize));
}

/* ---- pickling ---- */
static const char format_codes[] =
    "BbHhIiQqfdw"; /* machine formats as array.__reduce_ex__ numbers them */
static const uint8_t format_numbers[] = {0, 1, 2, 4, 6, 8, 10, 12, 14, 16, 20};

static kr_sword machine_format(char code) {
    char c = code == 'u'   ? 'w'
             : code == 'l' ? (sizeof(long) == 8 ? 'q' : 'i')
             : code == 'L' ? (sizeof(long) == 8 ? 'Q' : 'I')
                           : code;
    const char *p = strchr(format_codes, c);
    return format_numbers[p - format_codes] +
           !kr_host_little() * (kr_array_itemsize((uint8_t)c) > 1);
}

static kr_value code_str(kr_ctx *ctx, const kr_array *a) {
    return kr_str_of_ascii(ctx, (uint8_t)a->code);
}

static kr_value m_reduce_ex(kr_ctx *ctx, kr_value self, kr_value protocol) {
    kr_array *a = kr_array_of(self);
    kr_value cls = kr_type_value(kr_typeof(self)), state;
    state = kr_getattr_opt(ctx, self, KR_N(ctx, __dict__));
    if (kr_isnull(state)) state = KR_NONE;
    if (kr_as_int64(ctx, protocol) < 3) {
        return kr_tuple3(ctx, cls, kr_tuple2(ctx, code_str(ctx, a), kr_array_list(ctx, a)), state);
    }
    kr_value m = kr_import(ctx, "array");
    kr_value f = kr_getattr(ctx, m, kr_str_intern_rom(ctx, "_array_reconstructor"));
    kr_value args[4] = {cls, code_str(ctx, a), kr_smallint(machine_format(a->code)),
                        m_tobytes(ctx, self)};
    return kr_tuple3(ctx, f, kr_tuple_new(ctx, 4, args), state);
}

/* What a machine format says of its items; false if there is no such format. */
typedef struct machine_items {
    unsigned size;
    bool little, is_signed, real, text;
} machine_items;

static bool machine_items_of(kr_sword number, machine_items *m) {
    bool big = number & 1;
    *m = (machine_items){.little = !big};
    if (number < 0 || number > 21) return false;
    if (number < 2) {
        m->size = 1;
        m->is_signed = number == 1;
    } else if (number < 14) { /* two orders of unsigned and of signed ones per size */
        m->size = 2U << (number - 2) / 4;
        m->is_signed = (number - 2) % 4 >= 2;
    } else {
        m->size = number < 16 || number >= 20 ? 4 : number < 18 ? 8 : 2;
        m->real = number < 18;
        m->text = !m->real;
    }
    return true;
}

static kr_value decode_text(kr_ctx *ctx, kr_value bytes, const machine_items *m) {
    const char *name = m->size == 2 ? (m->little ? "utf-16-le" : "utf-16-be")
                                    : (m->little ? "utf-32-le" : "utf-32-be");
    kr_value encoding = kr_str_from_cstr(ctx, name);
    return kr_call_method(ctx, bytes, kr_str_intern_rom(ctx, "decode"), &encoding, KR_NARGS(1, 0));
}

/* The items that the bytes stand for: a str or a list. */
static kr_value machine_values(kr_ctx *ctx, kr_value bytes, const machine_items *m) {
    size_t n = KR_AS(kr_bytes, bytes)->len;
    if (n % m->size) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "string length not a multiple of item size");
    }
    if (m->text) return decode_text(ctx, bytes, m);
    kr_value list = kr_list_new(ctx, 0, NULL);
    for (size_t i = 0; i < n; i += m->size) {
        const uint8_t *p = KR_AS(kr_bytes, bytes)->data + i;
        kr_list_append(ctx, list,
                       m->real ? kr_float_new(ctx, kr_packed_double(p, m->size, m->little))
                               : kr_packed_int(ctx, p, m->size, m->little, m->is_signed));
        kr_tick(ctx, 10);
    }
    return list;
}

/* The code of arrays that hold such integers as they are. */
static char integer_code(const machine_items *m) {
    char wide = sizeof(long) == 4 ? 'l' : 'i';
    char c = m->size == 1 ? 'b' : m->size == 2 ? 'h' : m->size == 4 ? wide : 'q';
    return m->is_signed ? c : (char)(c - 'a' + 'A');
}

static char reconstructed_code(kr_ctx *ctx, kr_value v) {
    if (!kr_is_str(v)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "_array_reconstructor() argument 2 must be a unicode character, not %T", v);
    }
    if (kr_str_chars(kr_str_of(v)) != 1) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "_array_reconstructor(): argument 2 must be a unicode character, not a string "
                     "of length %zu",
                     (size_t)kr_str_chars(kr_str_of(v)));
    }
    uint32_t c = kr_str_char(ctx, v, 0);
    return kr_array_itemsize(c) ? (char)c : 0;
}

kr_value kr_array_reconstruct(kr_ctx *ctx, size_t n, const kr_value *args) {
    char code = reconstructed_code(ctx, args[1]);
    int format = kr_as_int(ctx, args[2]);
    machine_items m;
    (void)n;
    if (!kr_is_type(args[0])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "first argument must be a type object, not %T",
                     args[0]);
    }
    if (!kr_type_is_subtype(KR_AS(const kr_type, args[0]), &kr_type_array)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%N is not a subtype of array.array",
                     KR_AS(const kr_type, args[0]));
    }
    if (!code) kr_raise_fmt(ctx, &kr_type_ValueError, "second argument must be a valid type code");
    if (!machine_items_of(format, &m)) {
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     "third argument must be a valid machine format code.");
    }
    if (!kr_is_bytes(args[3])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "fourth argument should be bytes, not %T", args[3]);
    }
    if (format == machine_format(code)) return kr_call2(ctx, args[0], args[1], args[3]);
    if (!m.real && !m.text) code = integer_code(&m);
    return kr_call2(ctx, args[0], kr_str_of_ascii(ctx, (uint8_t)code),
                    machine_values(ctx, args[3], &m));
}

/* ---- table ---- */
static kr_value get_typecode(kr_ctx *ctx, kr_value self) {
    return code_str(ctx, kr_array_of(self));
}

static kr_value get_itemsize(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_smallint(kr_array_of(self)->itemsize);
}

static kr_value class_getitem(kr_ctx *ctx, size_t n, const kr_value *args) {
    (void)n;
    return kr_generic_alias_new(ctx, args[0], args[1]);
}

#define OWN &kr_type_array
const kr_builtin kr_array_methods[KR_ARRAY_N_METHODS] = {
    KR_OPERATORS("__add__ __mul__ __rmul__ __iadd__ __imul__"),
    KR_METHOD_2(OWN, "append", m_append, "Append new value v to the end of the array."),
    KR_METHOD_1(OWN, "buffer_info", m_buffer_info, "Return a tuple (address, length)."),
    KR_METHOD_1(OWN, "byteswap", m_byteswap, "Byteswap all items of the array."),
    KR_METHOD_1(OWN, "clear", m_clear, "Remove all items from the array."),
    KR_METHOD_2(OWN, "count", m_count, "Return number of occurrences of v in the array."),
    KR_METHOD_2(OWN, "extend", m_extend, "Append items to the end of the array."),
    KR_METHOD_3(OWN, "fromfile", m_fromfile, "Read n objects from the file object f."),
    KR_METHOD_2(OWN, "fromlist", m_fromlist, "Append items to array from list."),
    KR_METHOD_2(OWN, "frombytes", m_frombytes, "Appends items from the string."),
    KR_METHOD_2(OWN, "fromunicode", m_fromunicode,
                "Extends this array with data from the unicode string."),
    KR_METHOD_VAR(OWN, "index", m_index, 2, 4,
                  "Return index of first occurrence of v in the array."),
    KR_METHOD_3(OWN, "insert", m_insert, "Insert a new item v into the array before position i."),
    KR_METHOD_VAR(OWN, "pop", m_pop, 1, 2, "Return the i-th element and delete it from the array."),
    KR_METHOD_2(OWN, "remove", m_remove, "Remove the first occurrence of v in the array."),
    KR_METHOD_1(OWN, "reverse", m_reverse, "Reverse the order of the items in the array."),
    KR_METHOD_2(OWN, "tofile", m_tofile,
                "Write all items (as machine values) to the file object f."),
    KR_METHOD_1(OWN, "tolist", m_tolist, "Convert array to an ordinary list with the same items."),
    KR_METHOD_1(OWN, "tobytes", m_tobytes, "Convert the array to an array of machine values."),
    KR_METHOD_1(OWN, "tounicode", m_tounicode, "Convert the array to a unicode string."),
    KR_METHOD_1(OWN, "__copy__", m_copy, "Return a copy of the array."),
    KR_METHOD_2(OWN, "__deepcopy__", m_deepcopy, "Return a copy of the array."),
    KR_METHOD_2(OWN, "__reduce_ex__", m_reduce_ex, "Return state information for pickling."),
    KR_METHOD_1(OWN, "__sizeof__", m_sizeof, "Size of the array in memory, in bytes."),
    KR_CLASSMETHOD_VAR(OWN, "__class_getitem__", class_getitem, 2, 2, "See PEP 585"),
    KR_GETTER(OWN, "typecode", get_typecode, NULL,
              "the typecode character used to create the array"),
    KR_GETTER(OWN, "itemsize", get_itemsize, NULL, "the size, in bytes, of one array item"),
};
