/* uctypes: the type struct, the functions, the constants.
 *
 * A struct holds an address and nothing that keeps what lies there: as in C, that is up to the
 * program. The memory of an object whose address was asked for neither moves nor changes its size
 * from then on. */
#include "module/uctypes.h"
#include "object/bytes.h"
#include "object/bytes_internal.h"
#include "object/dict.h"
#include "object/int.h"
#include "object/module.h"
#include "object/seq.h"
#include "object/str.h"

typedef struct ustruct {
    kr_object base;
    kr_value descriptor; /* dict, or the tuple of an array or a pointer */
    uintptr_t address;
    int layout;
} ustruct;

static const kr_type ustruct_type;

static const ustruct *of(kr_value v) {
    return KR_AS(const ustruct, v);
}

static void ustruct_trace(kr_visitor *v, kr_object *obj) {
    kr_visit(v, &((ustruct *)obj)->descriptor);
}

static uintptr_t address_of(kr_ctx *ctx, kr_value v) {
    int64_t a;
    uint64_t u;
    kr_intview w;
    v = kr_index(ctx, v);
    if (kr_int_to_i64(v, &a)) {
        u = (uint64_t)a;
    } else {
        kr_int_view(v, &w);
        a = w.neg || !kr_limb_get_u64(w.limbs, w.n, &u) ? -1 : 0;
    }
    if (a < 0 || u > UINTPTR_MAX) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "address out of range");
    }
    return (uintptr_t)u;
}

static int layout_of(kr_ctx *ctx, kr_value v) {
    int layout = kr_as_int(ctx, v);
    if (layout < KR_LAYOUT_LITTLE || layout > KR_LAYOUT_NATIVE) {
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     "layout_type is LITTLE_ENDIAN, BIG_ENDIAN or NATIVE");
    }
    return layout;
}

static kr_value make(kr_ctx *ctx, uintptr_t address, kr_value descriptor, int layout) {
    ustruct *s = kr_heap_new(ctx, &ustruct_type, sizeof *s);
    s->address = address;
    s->layout = layout;
    kr_store_init(&s->descriptor, descriptor);
    return kr_from_ptr(s);
}

static kr_value ustruct_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    (void)cls;
    kr_check_args(ctx, "struct", n, 2, 3);
    uintptr_t address = address_of(ctx, args[0]);
    if (!kr_is_dict(args[1]) && kr_field_parse(ctx, args[1]).kind == KR_FIELD_SCALAR) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "a structure's descriptor is a dict or a tuple");
    }
    return make(ctx, address, args[1], kr_npos(n) > 2 ? layout_of(ctx, args[2]) : KR_LAYOUT_NATIVE);
}

static kr_value ustruct_repr(kr_ctx *ctx, kr_value self) {
    const ustruct *s = of(self);
    const char *kind = "STRUCT";
    if (!kr_is_dict(s->descriptor)) {
        unsigned k = kr_field_parse(ctx, s->descriptor).kind;
        kind = k == KR_FIELD_ARRAY ? "ARRAY" : k == KR_FIELD_PTR ? "PTR" : kind;
    }
    return kr_str_format(ctx, "<struct %s 0x%llx>", kind, (unsigned long long)s->address);
}

static size_t size_of(kr_ctx *ctx, const ustruct *s) {
    return kr_layout_size(ctx, s->descriptor, s->layout);
}

static bool ustruct_buffer(kr_ctx *ctx, kr_value self, kr_buffer *out, bool writable) {
    const ustruct *s = of(self);
    size_t n = size_of(ctx, s);
    kr_memory_need(ctx, s->address, n, writable);
    *out = (kr_buffer){
        .data = (uint8_t *)s->address, .len = n, .itemsize = 1, .format = "B", .owner = self};
    return true;
}

/* ---- memory as bytes ---- */

/* A bytearray of memory that belongs to somebody else: it counts as handed out for ever. */
static kr_value bytearray_at(kr_ctx *ctx, uintptr_t a, size_t n) {
    kr_memory_need(ctx, a, n, true);
    kr_bytearray *b = kr_heap_new(ctx, &kr_type_bytearray, sizeof *b);
    b->data = (uint8_t *)a;
    b->len = n;
    b->exports = KR_BYTEARRAY_ELSEWHERE;
    return kr_from_ptr(b);
}

static size_t count_of(kr_ctx *ctx, kr_value v) {
    kr_sword n = kr_index_ssize(ctx, v);
    if (n < 0) kr_raise_fmt(ctx, &kr_type_ValueError, "negative size");
    return (size_t)n;
}

static kr_value f_bytearray_at(kr_ctx *ctx, kr_value address, kr_value size) {
    uintptr_t a = address_of(ctx, address);
    return bytearray_at(ctx, a, count_of(ctx, size));
}

static kr_value f_bytes_at(kr_ctx *ctx, kr_value address, kr_value size) {
    uintptr_t a = address_of(ctx, address);
    size_t n = count_of(ctx, size);
    kr_memory_need(ctx, a, n, false);
    return kr_bytes_new(ctx, (const void *)a, n);
}

/* The buffer is never released. */
static kr_value f_addressof(kr_ctx *ctx, kr_value v) {
    kr_buffer b;
    size_t len;
    const void *p;
    if (kr_is_str(v)) {
        p = kr_str_data(v, &len);
    } else {
        kr_get_buffer(ctx, v, &b, false);
        kr_keep_buffer(ctx, &b);
        p = b.data;
    }
    return kr_int_from_u64(ctx, (uintptr_t)p);
}

static kr_value f_sizeof(kr_ctx *ctx, size_t n, const kr_value *a) {
    int layout = n > 1 ? layout_of(ctx, a[1]) : KR_LAYOUT_NATIVE;
    if (kr_is_exact(a[0], &ustruct_type)) {
        if (n > 1) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "a struct has its layout, there is no other");
        }
        return kr_int_from_u64(ctx, size_of(ctx, of(a[0])));
    }
    if (kr_has_flag(a[0], KR_TF_BYTEARRAY)) return kr_int_from_u64(ctx, kr_len(ctx, a[0]));
    return kr_int_from_u64(ctx, kr_layout_size(ctx, a[0], layout));
}

/* ---- fields ---- */

/* What stands for a field at base + its offset. */
static kr_value field_get(kr_ctx *ctx, uintptr_t base, const kr_field *f, kr_value descriptor,
                          int layout) {
    uintptr_t a = base + f->offset;
    switch (f->kind) {
    case KR_FIELD_SCALAR:
        return kr_scalar_load(ctx, a, f, layout);
    case KR_FIELD_STRUCT:
        return make(ctx, a, f->descriptor, layout);
    case KR_FIELD_ARRAY:
        if (kr_isnull(f->descriptor) && f->scalar == KR_SCALAR_U8) {
            return bytearray_at(ctx, a, f->n);
        }
        return make(ctx, a, descriptor, layout);
    default:
        return make(ctx, a, descriptor, layout);
    }
}

static kr_value find(kr_ctx *ctx, kr_value self, kr_value name) {
    kr_value d = of(self)->descriptor;
    return kr_is_dict(d) ? kr_dict_get(ctx, d, name) : KR_NULL;
}

static kr_value ustruct_getattr(kr_ctx *ctx, kr_value self, kr_value name) {
    kr_value d = find(ctx, self, name);
    if (kr_isnull(d)) return kr_object_getattr(ctx, self, name);
    kr_field f = kr_field_parse(ctx, d);
    return field_get(ctx, of(self)->address, &f, d, of(self)->layout);
}

static void ustruct_setattr(kr_ctx *ctx, kr_value self, kr_value name, kr_value value) {
    kr_value d = find(ctx, self, name);
    if (kr_isnull(d)) {
        kr_object_setattr(ctx, self, name, value);
        return;
    }
    kr_field f = kr_field_parse(ctx, d);
    if (kr_isnull(value)) kr_raise_fmt(ctx, &kr_type_TypeError, "a field cannot be deleted");
    if (f.kind != KR_FIELD_SCALAR) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "field '%U' is not a number: set what is in it",
                     name);
    }
    kr_scalar_store(ctx, of(self)->address + f.offset, &f, of(self)->layout, value);
}

/* The address of item `key` of an array or behind a pointer. *f: as a field at that address. */
static uintptr_t item_address(kr_ctx *ctx, const ustruct *s, kr_value key, kr_field *f) {
    if (kr_is_dict(s->descriptor)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "struct: can't index");
    }
    *f = kr_field_parse(ctx, s->descriptor);
    if (!kr_is_index(key)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "struct indices must be integers, not %T", key);
    }
    kr_sword i = kr_index_ssize(ctx, key);
    if (f->kind == KR_FIELD_ARRAY && (i < 0 || (size_t)i >= f->n)) {
        kr_raise_fmt(ctx, &kr_type_IndexError, "struct: index out of range");
    }
    if (f->kind == KR_FIELD_STRUCT) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "struct: can't index");
    }
    uintptr_t a = f->kind == KR_FIELD_PTR ? kr_pointer_load(ctx, s->address) : s->address;
    a += (uintptr_t)i * (uintptr_t)kr_item_size(ctx, f, s->layout);
    f->kind = kr_isnull(f->descriptor) ? KR_FIELD_SCALAR : KR_FIELD_STRUCT;
    f->offset = 0;
    return a;
}

static kr_value ustruct_subscr(kr_ctx *ctx, kr_value self, kr_value key) {
    kr_field f;
    uintptr_t a = item_address(ctx, of(self), key, &f);
    return field_get(ctx, a, &f, f.descriptor, of(self)->layout);
}

static void ustruct_store(kr_ctx *ctx, kr_value self, kr_value key, kr_value value) {
    kr_field f;
    uintptr_t a = item_address(ctx, of(self), key, &f);
    if (kr_isnull(value)) kr_raise_fmt(ctx, &kr_type_TypeError, "an item cannot be deleted");
    if (f.kind != KR_FIELD_SCALAR) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "an item that is a structure cannot be set");
    }
    kr_scalar_store(ctx, a, &f, of(self)->layout, value);
}

/* int() of a pointer: where it points to. */
static kr_value ustruct_unary(kr_ctx *ctx, kr_unop op, kr_value self) {
    const ustruct *s = of(self);
    if (op != KR_UN_INT || kr_is_dict(s->descriptor) ||
        kr_field_parse(ctx, s->descriptor).kind != KR_FIELD_PTR) {
        return KR_NOTIMPL;
    }
    return kr_int_from_u64(ctx, kr_pointer_load(ctx, s->address));
}

static const kr_builtin methods[] = {KR_OPERATORS("__int__")};

static const kr_type ustruct_type = {
    .base_object = {&kr_type_type},
    .name = "uctypes.struct",
    .base = &kr_type_object,
    .trace = ustruct_trace,
    .version = 1,
    .size = sizeof(ustruct),
    .n_methods = KR_ARRAY_LEN(methods),
    .methods = methods,
    .doc = KR_DOC("struct(addr, descriptor[, layout_type]): a structure at an address in memory."),
    .new_ = ustruct_new,
    .repr = ustruct_repr,
    .getattr = ustruct_getattr,
    .setattr = ustruct_setattr,
    .subscr = ustruct_subscr,
    .store_subscr = ustruct_store,
    .unary = ustruct_unary,
    .buffer = ustruct_buffer,
};

/* ---- the module ---- */
#define SIGNED_31(u) ((int32_t)((uint32_t)(u) << 1) / 2)
#define NUMBER(name, u) KR_CONSTANT(name, KR_SMALLINT_INIT(SIGNED_31(u)))
#define SCALAR(name, n) NUMBER(name, (uint32_t)(n) << KR_SCALAR_SHIFT)
static const kr_builtin members[] = {
    KR_FUNC_1("addressof", f_addressof, "addressof(obj): the address of its bytes"),
    KR_FUNC_2("bytearray_at", f_bytearray_at, "bytearray_at(addr, size): memory, not a copy"),
    KR_FUNC_2("bytes_at", f_bytes_at, "bytes_at(addr, size): a copy of memory"),
    KR_FUNC_VAR("sizeof", f_sizeof, 1, 2, "sizeof(struct[, layout_type]): bytes"),
    NUMBER("LITTLE_ENDIAN", KR_LAYOUT_LITTLE),
    NUMBER("BIG_ENDIAN", KR_LAYOUT_BIG),
    NUMBER("NATIVE", KR_LAYOUT_NATIVE),
    SCALAR("VOID", 0),
    SCALAR("UINT8", 0),
    SCALAR("INT8", 1),
    SCALAR("UINT16", 2),
    SCALAR("INT16", 3),
    SCALAR("UINT32", 4),
    SCALAR("INT32", 5),
    SCALAR("UINT64", 6),
    SCALAR("INT64", 7),
    SCALAR("BFUINT8", 8),
    SCALAR("BFINT8", 9),
    SCALAR("BFUINT16", 10),
    SCALAR("BFINT16", 11),
    SCALAR("BFUINT32", 12),
    SCALAR("BFINT32", 13),
    SCALAR("FLOAT32", KR_SCALAR_F32),
    SCALAR("FLOAT64", KR_SCALAR_F64),
    /* as the C compiler of this machine has them */
    SCALAR("SHORT", 3),
    SCALAR("USHORT", 2),
    SCALAR("INT", 5),
    SCALAR("UINT", 4),
    SCALAR("LONG", sizeof(long) == 8 ? 7 : 5),
    SCALAR("ULONG", sizeof(long) == 8 ? 6 : 4),
    SCALAR("LONGLONG", 7),
    SCALAR("ULONGLONG", 6),
    NUMBER("BF_POS", KR_BIT_POS),
    NUMBER("BF_LEN", KR_BIT_LEN),
    NUMBER("PTR", (uint32_t)KR_KIND_PTR << KR_KIND_SHIFT),
    NUMBER("ARRAY", (uint32_t)KR_KIND_ARRAY << KR_KIND_SHIFT),
};

static const kr_type *const types[] = {&ustruct_type, NULL};

const kr_module_def kr_module_uctypes = {
    .name = "uctypes",
    .doc = KR_DOC("Structures at addresses in memory."),
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
    .types = types,
};
