/* Types: a list of named slots, and the attribute look-up along the MRO.
 *
 * Built-in ("ROM") types are const structs; what changes at run time about them (subclass list,
 * cached slot wrappers) lives in a per-VM overlay. Classes made at run time are kr_heap_type
 * objects in the heap. A heap type whose class body (or a base's) defines, say, __add__ has the
 * function among its dunders (KR_DUNDER___add__) and kr_py_binary in its `binary` slot
 * (object/pyslots.c: looks the method up and calls it through protocol.h). The interpreter looks
 * there first and runs a Python function there in a frame of its own, so Python code does not
 * recurse in C. */
#ifndef KR_OBJECT_TYPE_H
#define KR_OBJECT_TYPE_H

#include "base/hash.h"
#include "heap/heap.h"

/* Argument counts of a call: n positional, then w keyword pairs (name, value) behind them:
 * args = p1..pn k1 v1 .. kw vw. */
#if KR_CFG_WORD_BITS == 64
typedef uint64_t kr_nargs;
enum { KR_NPOS_BITS = 32 };
#else
typedef uint32_t kr_nargs; /* one register: 64 bits cost a chip 1 % of its code */
enum { KR_NPOS_BITS = 18 };
#endif
#define KR_NARGS(npos, nkw) ((kr_nargs)(npos) | (kr_nargs)(nkw) << KR_NPOS_BITS)
#define KR_NPOS_MAX (((kr_nargs)1 << KR_NPOS_BITS) - 1)
static inline uint32_t kr_npos(kr_nargs n) {
    return (uint32_t)(n & KR_NPOS_MAX);
}
static inline uint32_t kr_nkw(kr_nargs n) {
    return (uint32_t)(n >> KR_NPOS_BITS);
}
/* Counts that a program chose; MemoryError if they are too large, with room for some more that a
 * callee puts in front. */
static inline kr_nargs kr_nargs_of(kr_ctx *ctx, size_t npos, size_t nkw) {
    if (npos > KR_NPOS_MAX - 16 || nkw > (kr_nargs)-1 >> KR_NPOS_BITS) kr_raise_memory(ctx);
    return KR_NARGS(npos, nkw);
}

/* Numbers of operators are those of the v6 wire format (spec/binary_ops.csv, unary_ops.csv). */
// clang-format off
typedef enum kr_unop {
    KR_UN_POS, KR_UN_NEG, KR_UN_INVERT, KR_UN_NOT,
    /* beyond the wire: conversions asked of a type's `unary` slot */
    KR_UN_ABS, KR_UN_INT, KR_UN_FLOAT, KR_UN_INDEX, KR_UN_COMPLEX,
} kr_unop;

typedef enum kr_binop {
    KR_BIN_LT, KR_BIN_GT, KR_BIN_EQ, KR_BIN_LE, KR_BIN_GE, KR_BIN_NE,
    KR_BIN_IN, KR_BIN_IS, KR_BIN_EXC_MATCH,
    KR_BIN_IOR, KR_BIN_IXOR, KR_BIN_IAND, KR_BIN_ILSHIFT, KR_BIN_IRSHIFT, KR_BIN_IADD,
    KR_BIN_ISUB, KR_BIN_IMUL, KR_BIN_IMATMUL, KR_BIN_IFLOORDIV, KR_BIN_ITRUEDIV, KR_BIN_IMOD,
    KR_BIN_IPOW,
    KR_BIN_OR, KR_BIN_XOR, KR_BIN_AND, KR_BIN_LSHIFT, KR_BIN_RSHIFT, KR_BIN_ADD, KR_BIN_SUB,
    KR_BIN_MUL, KR_BIN_MATMUL, KR_BIN_FLOORDIV, KR_BIN_TRUEDIV, KR_BIN_MOD, KR_BIN_POW,
    /* beyond the wire */
    KR_BIN_DIVMOD,
} kr_binop;
// clang-format on

/* A view of another object's bytes (buffer protocol). Between kr_get_buffer and kr_release_buffer
 * it stands in a list of the context, so that a raise releases what the C frames it leaves had
 * taken. */
typedef struct kr_buffer {
    uint8_t *data;
    size_t len; /* bytes */
    size_t itemsize;
    const char *format; /* struct letter, "B" for bytes; lives as long as the owner */
    bool readonly;
    kr_value owner;          /* object to release */
    struct kr_buffer *outer; /* taken before this one and still held */
} kr_buffer;

typedef struct kr_builtin kr_builtin;

enum {
    /* KR_TF_HEAP = 1 and KR_TF_LEAF = 2 stand in heap.h */
    KR_TF_BASE = 4,     /* may be subclassed */
    KR_TF_ABSTRACT = 8, /* has abstract methods */
    KR_TF_METHOD = 16,  /* callable whose descr_get only prepends self: LOAD_METHOD skips binding */
    KR_TF_NO_NEW = 32,  /* cannot be instantiated from Python */
    KR_TF_WEAKREF = 64, /* instances may be weakly referenced */
    KR_TF_SEQUENCE = 128,       /* matches sequence patterns */
    KR_TF_MAPPING = 256,        /* matches mapping patterns */
    KR_TF_MATCH_SELF = 512,     /* class pattern with one positional matches the subject itself */
    KR_TF_HAS_FINALIZER = 1024, /* instances get kr_heap_set_finalizer when created */
    KR_TF_IMMUTABLE = 2048,     /* heap type whose attributes cannot be set from Python */
    KR_TF_CHAIN = 4096,         /* heap type whose MRO is itself, its base, the base of that, ... */
    KR_TF_PACKED = 16384,       /* heap type whose namespace is no dict */
    KR_TF_FAR_ATTRS = 8192,     /* no attrs_offset: kr_function_attrs gives the kr_attrs */
    /* fast subclass tests, inherited by subclasses */
    // clang-format off
    KR_TF_INT = 1 << 16, KR_TF_FLOAT = 1 << 17, KR_TF_COMPLEX = 1 << 18, KR_TF_STR = 1 << 19,
    KR_TF_BYTES = 1 << 20, KR_TF_BYTEARRAY = 1 << 21, KR_TF_TUPLE = 1 << 22, KR_TF_LIST = 1 << 23,
    KR_TF_DICT = 1 << 24, KR_TF_SET = 1 << 25 /* set and frozenset */, KR_TF_TYPE = 1 << 26,
    KR_TF_EXC = 1 << 27,
    // clang-format on
    KR_TF_INHERITED =
        0xffff0000u | KR_TF_SEQUENCE | KR_TF_MAPPING | KR_TF_HAS_FINALIZER | KR_TF_MATCH_SELF,
};

/* A built-in object's fixed part has one constant size (`size`); what varies in length is reached
 * through a pointer (which may point right behind the fixed part), so that a subclass written in
 * Python can append its attributes at a fixed offset. */
/* Behaviour: what is asked of objects of a type. */
typedef struct kr_slots {
#include "object/type_slots.def"
} kr_slots;

/* What every type has. */
#define KR_TYPE_CORE                                                                               \
    KR_TYPE_HEAD                                                                                   \
    uint32_t version;      /* 1 for ROM types; changes when a heap type or a base of it changes */ \
    uint32_t size;         /* bytes of the fixed part of an instance */                            \
    uint32_t attrs_offset; /* where the kr_attrs of an instance lies, 0 = has no __dict__ */       \
    ptrdiff_t slots_at;    /* 0: the slots are the type's own members; see kr_slots_of */
typedef struct kr_type_core {
    KR_TYPE_CORE
} kr_type_core;

/* A built-in type. A pointer to a kr_type may as well mean a kr_heap_type, of which there is only
 * the core: slots are read through kr_slots_of and KR_SLOT, what follows the core only where
 * KR_TF_HEAP is not set. */
struct kr_type {
    KR_TYPE_CORE
    uint32_t rom_id; /* KR_ROM_x of romtypes.def; 0 for types of modules */
    uint32_t n_methods;
    const kr_builtin *methods; /* methods, getsets, constants of this type */
    const char *doc;
#include "object/type_slots.def"
};

/* The slots of a type: its own members, or for a heap type those of its kr_behaviour. */
static inline const kr_slots *kr_slots_of(const kr_type *t) {
    return (const kr_slots *)((const char *)t + offsetof(kr_type, new_) + t->slots_at);
}

/* What classes that have the same special methods in Python and the same built-in base share
 * (type_slots.c); never changed once a class has it. */
typedef struct kr_behaviour kr_behaviour;

/* A class made at run time. */
typedef struct kr_heap_type {
    kr_type_core t;
    kr_value name;     /* str */
    kr_value qualname; /* str */
    kr_value bases;    /* tuple of types; KR_NULL: t.base alone, and nobody asked for a tuple */
    kr_value mro;      /* tuple of types, self first; with KR_TF_CHAIN it may be KR_NULL */
    union {            /* the namespace (type_names.c) */
        kr_value dict; /* kr_dict */
        struct kr_packed_names *packed; /* with KR_TF_PACKED */
    };
    struct kr_heap_type *subclasses; /* one whose bases this class is among; weak (type_tree.c) */
    union {
        struct kr_heap_type *next;   /* the next subclass of the only base; weak */
        struct kr_heap_type **nexts; /* leaf block: the same for each of several bases */
    };
    struct kr_shape *root_shape; /* shape of a fresh instance */
    const kr_value *dunders;     /* Python methods behind slots, by place in the kr_behaviour */
    uint32_t slots_offset;       /* first of this class's own slot members */
    uint16_t n_slots;            /* __slots__ members of this class and its bases */
    uint16_t instance_hint;      /* attribute slots that fresh instances get inline */
} kr_heap_type;
static inline const kr_type *kr_type_of_heap(const kr_heap_type *t) {
    return (const kr_type *)t;
}

/* Attributes of an instance: hidden class + values. shape NULL: `slots` is the kr_dict that holds
 * them (the instance went to dict mode because __dict__ was handed out or it grew too odd). */
typedef struct kr_attrs {
    struct kr_shape *shape;
    kr_value *slots;
} kr_attrs;

/* Plain instance of a class whose only built-in base is object. */
typedef struct kr_instance {
    kr_object base;
    kr_attrs attrs; /* at attrs_offset; absent when the class has only __slots__ */
    kr_value inline_slots[];
} kr_instance;

/* ---- built-in functions, methods and class attributes: const objects, one array per
 * type/module ---- */
typedef enum kr_fn_kind {
    KR_FN_1,   /* kr_value f(ctx, a)                 exactly 1 argument (self counts) */
    KR_FN_2,   /* kr_value f(ctx, a, b)              exactly 2 */
    KR_FN_3,   /* kr_value f(ctx, a, b, c)           exactly 3 */
    KR_FN_VAR, /* kr_value f(ctx, size_t n, const kr_value *args)   min..max positional only */
    KR_FN_SIG, /* kr_value f(ctx, const kr_value *a) bound after `sig`; missing optionals KR_NULL */
    KR_FN_RAW, /* kr_value f(ctx, kr_value callee, kr_value *args, kr_nargs n) does it all itself */
    KR_FN_0,   /* kr_value f(ctx)                    no arguments */
    KR_GETSET, /* get: kr_value f(ctx, self); set: void f(ctx, self, value or KR_NULL to delete) */
    KR_CONST,  /* a class/module attribute: `value` */
    KR_OPNAMES, /* no attribute: `sig` names the operator methods that the type's unary, binary and
                   inplace slots stand for */
    KR_NOTHING, /* no attribute: a profile leaves it out */
} kr_fn_kind;

enum {
    KR_BF_METHOD = 1,  /* first argument is self; lives in a type */
    KR_BF_CLASS = 2,   /* classmethod: first argument is the class */
    KR_BF_STATIC = 4,  /* staticmethod in a type's table (also __new__) */
    KR_BF_MEMBER = 8,  /* KR_GETSET: a plain member of a struct; only the message differs */
    KR_BF_SCRUB = 16,  /* KR_FN_RAW: runs on cleared stack, so that what is dead is found dead */
    KR_BF_MODULE = 32, /* says itself of which module it is (not KR_FN_SIG) */
};

/* `sig` of KR_FN_SIG: parameter names after self, e.g. "sub,start=,end=,/" or "x,/,*,key=,reverse="
 * or "*args,**kwargs". A name followed by '=' is optional. Self is a[0] for methods. */
struct kr_builtin {
    kr_object base; /* kr_type_builtin_function, kr_type_method_descriptor, kr_type_getset... */
    const char *name;
    union {
        kr_value (*f0)(kr_ctx *);
        kr_value (*f1)(kr_ctx *, kr_value);
        kr_value (*f2)(kr_ctx *, kr_value, kr_value);
        kr_value (*f3)(kr_ctx *, kr_value, kr_value, kr_value);
        kr_value (*var)(kr_ctx *, size_t, const kr_value *);
        kr_value (*sig)(kr_ctx *, const kr_value *);
        kr_value (*raw)(kr_ctx *, kr_value, kr_value *, kr_nargs);
    } fn;
    uint8_t kind, flags;
    uint8_t min, max; /* KR_FN_VAR: bounds including self; max KR_ANY = no limit */
    union {
        const char *sig;                           /* KR_FN_SIG, KR_OPNAMES */
        void (*set)(kr_ctx *, kr_value, kr_value); /* KR_GETSET; NULL: read-only */
        kr_value value;                            /* KR_CONST */
        const char *module;                        /* KR_BF_MODULE */
    };
    KR_DOC_FIELD
    const kr_type *owner; /* type whose method this is; NULL for module functions */
};
#define KR_ANY 0xff

#define KR_DEF_(otype, nm, knd, fld, cfn, fl, mn, mx, sg, own, dc)                                 \
    {                                                                                              \
        .base = {&otype}, .name = KR_LEFT_OUT(nm) ? "" : (nm),                                     \
        .fn.fld = KR_LEFT_OUT(nm) ? NULL : (cfn), .kind = KR_LEFT_OUT(nm) ? KR_NOTHING : (knd),    \
        .flags = fl, .min = mn, .max = mx, .sig = sg, KR_DOC_INIT(dc).owner = own                  \
    }
/* methods: n counts self */
#define KR_METHOD_1(own, nm, cfn, dc)                                                              \
    KR_DEF_(kr_type_method_descriptor, nm, KR_FN_1, f1, cfn, KR_BF_METHOD, 1, 1, NULL, own, dc)
#define KR_METHOD_2(own, nm, cfn, dc)                                                              \
    KR_DEF_(kr_type_method_descriptor, nm, KR_FN_2, f2, cfn, KR_BF_METHOD, 2, 2, NULL, own, dc)
#define KR_METHOD_3(own, nm, cfn, dc)                                                              \
    KR_DEF_(kr_type_method_descriptor, nm, KR_FN_3, f3, cfn, KR_BF_METHOD, 3, 3, NULL, own, dc)
#define KR_METHOD_VAR(own, nm, cfn, mn, mx, dc)                                                    \
    KR_DEF_(kr_type_method_descriptor, nm, KR_FN_VAR, var, cfn, KR_BF_METHOD, mn, mx, NULL, own, dc)
#define KR_METHOD_SIG(own, nm, cfn, sg, dc)                                                        \
    KR_DEF_(kr_type_method_descriptor, nm, KR_FN_SIG, sig, cfn, KR_BF_METHOD, 0, 0, sg, own, dc)
#define KR_METHOD_RAW(own, nm, cfn, dc)                                                            \
    KR_DEF_(kr_type_method_descriptor, nm, KR_FN_RAW, raw, cfn, KR_BF_METHOD, 0, 0, NULL, own, dc)
#define KR_CLASSMETHOD_VAR(own, nm, cfn, mn, mx, dc)                                               \
    KR_DEF_(kr_type_classmethod_descriptor, nm, KR_FN_VAR, var, cfn, KR_BF_CLASS, mn, mx, NULL,    \
            own, dc)
#define KR_CLASSMETHOD_SIG(own, nm, cfn, sg, dc)                                                   \
    KR_DEF_(kr_type_classmethod_descriptor, nm, KR_FN_SIG, sig, cfn, KR_BF_CLASS, 0, 0, sg, own, dc)
#define KR_STATIC_VAR(own, nm, cfn, mn, mx, dc)                                                    \
    KR_DEF_(kr_type_builtin_function, nm, KR_FN_VAR, var, cfn, KR_BF_STATIC, mn, mx, NULL, own, dc)
#define KR_GETTER(own, nm, get, setter, dc)                                                        \
    {                                                                                              \
        .base = {&kr_type_getset}, .name = KR_LEFT_OUT(nm) ? "" : (nm),                            \
        .fn.f1 = KR_LEFT_OUT(nm) ? NULL : (get), .set = KR_LEFT_OUT(nm) ? NULL : (setter),         \
        .kind = KR_LEFT_OUT(nm) ? KR_NOTHING : KR_GETSET, KR_DOC_INIT(dc).owner = own              \
    }
/* a read-only member: the message of an attempt to set it is "readonly attribute" */
#define KR_MEMBER(own, nm, get, dc)                                                                \
    {                                                                                              \
        .base = {&kr_type_getset}, .name = KR_LEFT_OUT(nm) ? "" : (nm),                            \
        .fn.f1 = KR_LEFT_OUT(nm) ? NULL : (get), .kind = KR_LEFT_OUT(nm) ? KR_NOTHING : KR_GETSET, \
        .flags = KR_BF_MEMBER, KR_DOC_INIT(dc).owner = own                                         \
    }
/* module functions */
#define KR_FUNC_0(nm, cfn, dc)                                                                     \
    KR_DEF_(kr_type_builtin_function, nm, KR_FN_0, f0, cfn, 0, 0, 0, NULL, NULL, dc)
#define KR_FUNC_1(nm, cfn, dc)                                                                     \
    KR_DEF_(kr_type_builtin_function, nm, KR_FN_1, f1, cfn, 0, 1, 1, NULL, NULL, dc)
#define KR_FUNC_2(nm, cfn, dc)                                                                     \
    KR_DEF_(kr_type_builtin_function, nm, KR_FN_2, f2, cfn, 0, 2, 2, NULL, NULL, dc)
#define KR_FUNC_3(nm, cfn, dc)                                                                     \
    KR_DEF_(kr_type_builtin_function, nm, KR_FN_3, f3, cfn, 0, 3, 3, NULL, NULL, dc)
#define KR_FUNC_VAR(nm, cfn, mn, mx, dc)                                                           \
    KR_DEF_(kr_type_builtin_function, nm, KR_FN_VAR, var, cfn, 0, mn, mx, NULL, NULL, dc)
#define KR_FUNC_SIG(nm, cfn, sg, dc)                                                               \
    KR_DEF_(kr_type_builtin_function, nm, KR_FN_SIG, sig, cfn, 0, 0, 0, sg, NULL, dc)
#define KR_FUNC_RAW(nm, cfn, dc)                                                                   \
    KR_DEF_(kr_type_builtin_function, nm, KR_FN_RAW, raw, cfn, 0, 0, 0, NULL, NULL, dc)
#define KR_FUNC_RAW_SCRUB(nm, cfn, dc)                                                             \
    KR_DEF_(kr_type_builtin_function, nm, KR_FN_RAW, raw, cfn, KR_BF_SCRUB, 0, 0, NULL, NULL, dc)
/* class or module constant; v is a static initialiser such as KR_ROM_VALUE(&obj) */
#define KR_CONSTANT(nm, v)                                                                         \
    { .base = {&kr_type_getset}, .name = nm, .kind = KR_CONST, .value = v }

/* In a type's method table: which operator methods its slots give, e.g. "__add__ __mul__ __bool__"
 * (built-in types of object/ have their row in romops.def instead). */
#define KR_OPERATORS(names)                                                                        \
    { .base = {&kr_type_getset}, .name = "", .kind = KR_OPNAMES, .sig = names }

/* Stands as hash in a const bytes or tuple (no hash is -1): it is calculated each time. */
#define KR_HASH_ROM ((kr_hash_t)-1)

/* Static initialiser of a small int in a table. */
#define KR_SMALLINT_INIT(i)                                                                        \
    { ((kr_word)(kr_sword)(i) << 1) | 1 }

/* Module constant that is an int below 2**30. */
#define KR_CONSTANT_INT(nm, i) KR_CONSTANT(nm, KR_SMALLINT_INIT(i))

/* ---- ROM singletons ---- */
extern const kr_object kr_none_object, kr_ellipsis_object, kr_notimplemented_object;
extern const struct kr_bigint kr_true_object, kr_false_object; /* int.h */
#define KR_NONE kr_from_ptr(&kr_none_object)
#define KR_TRUE kr_from_ptr(&kr_true_object)
#define KR_FALSE kr_from_ptr(&kr_false_object)
#define KR_ELLIPSIS kr_from_ptr(&kr_ellipsis_object)
#define KR_NOTIMPL kr_from_ptr(&kr_notimplemented_object)
static inline kr_value kr_bool(bool b) {
    return b ? KR_TRUE : KR_FALSE;
}

/* Result of a comparison op from c = -1, 0, 1. */
static inline kr_value kr_cmp_result(kr_binop op, int c) {
    static const uint8_t yes[6] = {1, 4, 2, 3, 6, 5}; /* bit 0: less, 1: equal, 2: greater */
    return kr_bool(yes[op] >> (c + 1) & 1);
}

/* ---- ROM types: one extern per row of romtypes.def ---- */
#define KR_ROMTYPE(sym) extern const kr_type kr_type_##sym;
#include "object/romtypes.def"
#undef KR_ROMTYPE
enum {
    KR_ROM_none_ = 0,
#define KR_ROMTYPE(sym) KR_ROM_##sym,
#include "object/romtypes.def"
#undef KR_ROMTYPE
    KR_N_ROMTYPES
};

static inline const kr_type *kr_typeof(kr_value v) {
    if (kr_is_smallint(v)) return &kr_type_int;
    if (kr_is_immfloat(v)) return &kr_type_float;
    return kr_ptr(v)->type;
}
/* v's type is exactly t (objects only; not for int and float). */
static inline bool kr_is_exact(kr_value v, const kr_type *t) {
    return kr_is_object(v) && kr_ptr(v)->type == t;
}
/* v is an instance of a built-in type or a subclass of it: kr_has_flag(v, KR_TF_LIST). */
static inline bool kr_has_flag(kr_value v, uint32_t flag) {
    return kr_typeof(v)->flags & flag;
}
static inline bool kr_is_str(kr_value v) {
    return kr_is_object(v) && (kr_ptr(v)->type->flags & KR_TF_STR);
}
static inline bool kr_is_none(kr_value v) {
    return kr_is(v, KR_NONE);
}

/* ---- look-up (type_lookup.c) ---- */
/* Attribute along the MRO, unbound, KR_NULL if absent. `name` is an interned str. Never raises. */
kr_value kr_type_lookup(kr_ctx *ctx, const kr_type *t, kr_value name);
bool kr_type_is_subtype(const kr_type *a, const kr_type *b);
/* Own attribute of a type, KR_NULL if there is none; makes no dict where that can be avoided. */
kr_value kr_type_find_own(kr_ctx *ctx, const kr_type *t, kr_value name);
/* Own namespace of any type as a dict, which it is from here on. */
kr_value kr_type_own_dict(kr_ctx *ctx, const kr_type *t);
/* Sets a name in the namespace of a class, deletes it with KR_NULL; false: there was none. The
 * caller sees to what follows from it (kr_type_modified). */
bool kr_type_set_name(kr_ctx *ctx, kr_heap_type *t, kr_value name, kr_value value);
/* Attribute in what stands behind cls in the MRO of t, KR_NULL if there is none. */
kr_value kr_type_find_behind(kr_ctx *ctx, const kr_type *t, const kr_type *cls, kr_value name);
/* str with the type's __name__ */
kr_value kr_type_name(kr_ctx *ctx, const kr_type *t);
/* C string of the name for %T in messages; lives as long as the type */
const char *kr_type_cname(const kr_type *t);
/* tuple of types: the MRO (made on demand for ROM types) */
kr_value kr_type_mro(kr_ctx *ctx, const kr_type *t);
/* type(name, bases, dict, **kw): makes a class. metatype decides tp_new etc. */
kr_value kr_type_new_class(kr_ctx *ctx, const kr_type *meta, kr_value name, kr_value bases,
                           kr_value dict, const kr_value *kwpairs, size_t nkw);
/* builtins.__build_class__ semantics: metaclass choice, __mro_entries__, __prepare__, call of body.
 * The body is run by calling `body` with `ns` through kr_run_class_body (protocol.h). */
kr_value kr_type_build_class(kr_ctx *ctx, kr_value body, kr_value name, kr_value *bases,
                             kr_nargs n);
/* After a change of a heap type's namespace: new versions for it and its subclasses. */
void kr_type_modified(kr_ctx *ctx, const kr_type *t);
static inline kr_value kr_type_value(const kr_type *t) {
    return kr_from_ptr(t);
}
static inline bool kr_is_type(kr_value v) {
    return kr_is_object(v) && (kr_ptr(v)->type->flags & KR_TF_TYPE);
}

/* Generic slots usable in type tables. */
kr_value kr_object_getattr(kr_ctx *ctx, kr_value self, kr_value name); /* object.__getattribute__ */
void kr_object_setattr(kr_ctx *ctx, kr_value self, kr_value name, kr_value value);
kr_value kr_object_repr(kr_ctx *ctx, kr_value self);
kr_hash_t kr_object_hash(kr_ctx *ctx, kr_value self); /* identity */
kr_value kr_object_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b);
kr_value kr_self_iter(kr_ctx *ctx, kr_value self); /* iter slot of iterators */
/* hash slot of unhashable types: raises TypeError */
kr_hash_t kr_unhashable(kr_ctx *ctx, kr_value self);
/* Allocates an instance of cls (heap type or ROM type) with its fixed part zeroed and attributes
 * ready: every type's new_ uses it so that subclasses work. */
void *kr_instance_alloc(kr_ctx *ctx, const kr_type *cls);
/* new_ and init of object: what plain classes inherit. */
kr_value kr_object_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n);
void kr_object_init_slot(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n);
/* __dict__ of anything that has attributes: for KR_GETTER(&kr_type_x, "__dict__", ...). */
kr_value kr_object_dict_get(kr_ctx *ctx, kr_value self);
void kr_object_dict_set(kr_ctx *ctx, kr_value self, kr_value value);
/* "module.qualname" (without "builtins.") of a type, str */
kr_value kr_type_fullname(kr_ctx *ctx, const kr_type *t);
/* call slot of `type`: type(x), or new_ and init. */
kr_value kr_type_call(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n);
/* id(v) as a number; also what hash() of plain objects is made of */
kr_word kr_object_id(kr_value v);

#endif
