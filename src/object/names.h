/* Interned names known at build time (names.def, slots.def) and the numbering of special
 * methods. */
#ifndef KR_OBJECT_NAMES_H
#define KR_OBJECT_NAMES_H

#include "object/type.h"

typedef enum kr_name_id {
#define KR_DUNDER(name, slot) KR_NAME_##name,
#include "object/slots.def"
#undef KR_DUNDER
#define KR_NAME(name) KR_NAME_##name,
#include "object/names.def"
#undef KR_NAME
    KR_N_NAMES
} kr_name_id;

/* Number of a special method with a slot; equal to the name's kr_name_id. */
enum {
#define KR_DUNDER(name, slot) KR_DUNDER_##name,
#include "object/slots.def"
#undef KR_DUNDER
    KR_N_DUNDERS
};

/* Python methods behind the slots of a class are t->dunders[at[KR_DUNDER___add__]]: what the MRO
 * gives; dunders[0] = KR_NULL stands for those that are not defined in Python. For __new__ it is
 * the function inside the staticmethod. */
struct kr_behaviour {
    kr_slots slots;                                /* no gaps: what bases have is filled in */
    void (*base_trace)(kr_visitor *, kr_object *); /* trace of the nearest built-in base */
    uint8_t n;                                     /* how many */
    uint8_t at[KR_N_DUNDERS];
};
static inline const kr_behaviour *kr_behaviour_of(const kr_heap_type *t) {
    return (const kr_behaviour *)kr_slots_of(kr_type_of_heap(t));
}

/* The names are strings in ROM: the narrow form of kr_str with the text elsewhere. Hashes depend on
 * the VM's key, so they are kept by number in vm->rom_hash (see kr_str_hash32). */
typedef struct kr_rom_str {
    kr_object base;
    uint32_t flags, hash;
    size_t len;
    const char *data;
} kr_rom_str;
extern const kr_rom_str kr_rom_names[KR_N_NAMES];

/* Static initialiser of a kr_rom_str: ASCII text that is a constant and no name. */
#define KR_ROM_TEXT(text) KR_ROM_STR_(KR_STR_ASCII, sizeof(text) - 1, text)
/* The same of an interned name. Number n from 1: those of kr_rom_names, then a kr_rom_table's. */
#define KR_ROM_NAME(n, text) KR_ROM_NAME_AT(n, sizeof(text) - 1, text)
#define KR_ROM_NAME_AT(n, len, data)                                                               \
    KR_ROM_STR_(KR_STR_ASCII | KR_STR_INTERNED | (uint32_t)(n) << KR_STR_ROM_SHIFT, len, data)
#define KR_ROM_STR_(more, len, data)                                                               \
    {                                                                                              \
        {&kr_type_str}, KR_STR_ROM | KR_STR_NUL | KR_STR_EXTERNAL | KR_STR_NARROW | (more), 0,     \
            len, data                                                                              \
    }

/* All names in ROM, found by a hash that is the same in every process: those of kr_rom_names, then
 * those that frozen modules have besides, first the narrow ones. */
typedef struct kr_rom_table {
    const kr_rom_str *narrow;
    const struct kr_str *const *wide; /* not ASCII */
    const uint16_t *bucket;           /* open addressing by kr_rom_hash: numbers; 0: none */
    uint32_t n_narrow, n_wide, mask;
} kr_rom_table;
/* FNV-1a, the high half mixed into the low one. */
uint32_t kr_rom_hash(const char *text, size_t len);
/* The name with this text in the table, or NULL. */
const struct kr_str *kr_rom_find(const kr_rom_table *table, const char *text, size_t len);

static inline kr_value kr_name_value(int id) {
    return kr_from_ptr(&kr_rom_names[id]);
}
#define KR_N(ctx, id) ((void)(ctx), kr_name_value(KR_NAME_##id))

/* Special method of a binary operator (KR_BIN_LT.. KR_BIN_NE, KR_BIN_IOR..KR_BIN_DIVMOD). */
static inline int kr_binop_dunder(kr_binop op) {
    return op <= KR_BIN_NE ? KR_DUNDER___lt__ + (int)op : KR_DUNDER___ior__ + (int)op - KR_BIN_IOR;
}
/* Reflected special method of KR_BIN_OR..KR_BIN_DIVMOD. */
static inline int kr_binop_reflected(kr_binop op) {
    return KR_DUNDER___ror__ + (int)op - KR_BIN_OR;
}
/* "+", "<<=", "divmod()" as error messages show it. */
const char *kr_binop_symbol(kr_binop op);
/* "unary +", "not" */
const char *kr_unop_symbol(kr_unop op);

/* Gives a class a kr_behaviour that only it has, to be changed before anybody sees an instance. */
kr_behaviour *kr_type_own_behaviour(kr_ctx *ctx, kr_heap_type *t);

/* Python-level special method of a class (KR_NULL: not a heap type or not defined there in
 * Python). The result is the raw attribute (usually a function), unbound. */
static inline kr_value kr_heap_type_dunder(const kr_heap_type *t, int dunder) {
    return t->dunders[kr_behaviour_of(t)->at[dunder]];
}
static inline kr_value kr_type_dunder(const kr_type *t, int dunder) {
    return t->flags & KR_TF_HEAP ? kr_heap_type_dunder((const kr_heap_type *)t, dunder) : KR_NULL;
}
/* The same of a value's type. */
static inline kr_value kr_dunder(kr_value v, int dunder) {
    return kr_type_dunder(kr_typeof(v), dunder);
}

// clang-format off
/* Slots of kr_vm.module_state. */
enum {
    KR_MODSTATE_SYS, KR_MODSTATE_IO, KR_MODSTATE_OS, KR_MODSTATE_TIME, KR_MODSTATE_RANDOM,
    KR_MODSTATE_COLLECTIONS, KR_MODSTATE_ITERTOOLS, KR_MODSTATE_FUNCTOOLS, KR_MODSTATE_GC,
    KR_MODSTATE_STRUCT, KR_MODSTATE_ARRAY, KR_MODSTATE_SIGNAL, KR_MODSTATE_ABC,
    KR_MODSTATE_ATEXIT, KR_MODSTATE_CODECS, KR_MODSTATE_VFS, KR_MODSTATE_VFS_TABLE,
    KR_MODSTATE_MACHINE, KR_MODSTATE_RE, KR_MODSTATE_ERRORS, KR_MODSTATE_SPARE,
};
// clang-format on

/* Makes the interned names; called once per VM before anything else of object/. */
void kr_names_init(kr_ctx *ctx);
/* Gives back what kr_names_init and hashing took outside the heap; after the heap is gone. */
void kr_names_free(kr_vm *vm);

#endif
