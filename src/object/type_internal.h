/* What the files of the type system share among themselves: the per-VM overlay of ROM types, slot
 * tables, slot wrappers. Nobody outside type_*.c, wrapper.c, pyslots.c, builtin*.c, object*.c,
 * descr*.c, weakref.c and protocol*.c includes this. */
#ifndef KR_OBJECT_TYPE_INTERNAL_H
#define KR_OBJECT_TYPE_INTERNAL_H

#include "object/descr.h"
#include "object/dict.h"
#include "object/module.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "object/shape.h"
#include "object/str.h"

/* ---- per-VM state of built-in types ---- */
typedef struct kr_rom_state {
    const kr_type *type;
    kr_value dict;            /* its attributes; KR_NULL until asked for */
    kr_value mro, bases;      /* tuples; KR_NULL until asked for */
    kr_heap_type *subclasses; /* made at run time; see kr_heap_type.subclasses */
} kr_rom_state;

/* One parsed signature (builtin_sig.c): parameters in order, *args and **kwargs at their places. */
typedef struct kr_sig {
    uint16_t n;                 /* places in out[] */
    uint16_t n_pos_only, n_pos; /* positional-only; positional in all */
    uint16_t n_required;        /* leading positional ones without default */
    int16_t var_args, var_kw;   /* places, -1: none */
    bool kw_only;               /* has keyword-only parameters */
    uint32_t optional;          /* bit i: may be left out */
    kr_value names[24];         /* interned; KR_NULL at var_args and var_kw; n are kept */
} kr_sig;
#define KR_SIG_MAX 24

typedef struct kr_sig_line {
    const char *text; /* the key: kr_builtin.sig */
    kr_sig *sig;      /* leaf block */
} kr_sig_line;

/* Weak references by referent, to hand out one per object (weakref.c). */
typedef struct kr_ref_entry {
    const kr_object *referent;
    kr_object *ref;
} kr_ref_entry;

struct kr_type_overlay {
    uint8_t rom_at[KR_N_ROMTYPES]; /* by rom_id: place in rom[], from 1 on; 0: none, or beyond */
    kr_rom_state *rom;             /* of the types that have some */
    uint32_t n_rom, cap_rom;
    kr_sig_line *sigs; /* n_sigs, a power of two */
    uint32_t n_sigs;
    kr_ref_entry *refs; /* open addressing; NULL referent: free */
    uint32_t n_refs, cap_refs;
    const kr_module_def **modules; /* modules made so far: whose function is this? */
    uint32_t n_modules, cap_modules;
    kr_value copyreg; /* module copyreg once used */
};

/* Resizes an array outside the heap; raises MemoryError. */
void *kr_overlay_grow(kr_ctx *ctx, void *array, uint32_t *cap, size_t item_size);
kr_rom_state *kr_rom_state_of(kr_ctx *ctx, const kr_type *t);
/* NULL if it has none yet. */
kr_rom_state *kr_rom_state_if(kr_ctx *ctx, const kr_type *t);
kr_value kr_type_bases(kr_ctx *ctx, const kr_type *t);

/* ---- namespaces of classes (type_names.c) ---- */
typedef struct kr_packed_names kr_packed_names;
kr_value kr_type_find_name(kr_ctx *ctx, const kr_heap_type *t, kr_value name);
/* The names of any type in their order: *pos starts at 0; false at the end. Nobody may change the
 * namespace meanwhile. */
bool kr_type_next_name(kr_ctx *ctx, const kr_type *t, size_t *pos, kr_value *name, kr_value *value);
/* Packs the dict of a class that is complete, if it lends itself to that; undoes it. */
void kr_type_pack(kr_ctx *ctx, kr_heap_type *t);
void kr_type_unpack(kr_ctx *ctx, kr_heap_type *t);
void kr_type_trace_names(kr_visitor *v, kr_heap_type *t);

/* Attribute slots of an instance that has a fixed part of `size` bytes, at least n: no granule of
 * its cell is left unused. */
static inline uint32_t kr_room_in_cell(size_t size, size_t n) {
    size_t most = 32, word = sizeof(kr_value);
    n = (kr_heap_cell_size(size + (n < most ? n : most) * word) - size) / word;
    return (uint32_t)(n ? n : 2);
}
/* Like kr_type_lookup, past the method cache, and says where: *where may be NULL. */
kr_value kr_type_find(kr_ctx *ctx, const kr_type *t, kr_value name, const kr_type **where);
/* Is the MRO t, t->base, the base of that ...? */
bool kr_type_is_chain(const kr_type *t);

/* ---- subclasses (type_tree.c) ---- */
/* Room for the links of a class with these bases: NULL where it needs none of its own. */
kr_heap_type **kr_type_links_new(kr_ctx *ctx, kr_value bases);
/* Enters t with its bases, takes it out. Neither allocates. */
void kr_type_link(kr_ctx *ctx, kr_heap_type *t, kr_heap_type **links);
void kr_type_unlink(kr_ctx *ctx, kr_heap_type *t);
/* Drops dead classes: between marking and sweeping. */
void kr_type_sweep(kr_vm *vm);
/* The direct subclasses made at run time: the one after c, with NULL the first; NULL at the end. */
kr_heap_type *kr_type_next_subclass(kr_ctx *ctx, const kr_type *t, const kr_heap_type *c);
/* Calls fn for each. */
void kr_type_each_subclass(kr_ctx *ctx, const kr_type *t,
                           void (*fn)(kr_ctx *, const kr_type *, void *), void *arg);
/* `bases` KR_NULL: t->base alone. */
kr_value kr_type_compute_mro(kr_ctx *ctx, const kr_type *t, kr_value bases);

static inline const kr_type *kr_type_of_value(kr_value v) {
    return KR_AS(const kr_type, v);
}
static inline kr_heap_type *kr_heap_type_of(const kr_type *t) {
    return (kr_heap_type *)(uintptr_t)t;
}

/* The classes of an MRO one by one: kr_mro_start, then kr_mro_step until it gives NULL. */
typedef struct kr_mro_walk {
    const kr_tuple *mro; /* NULL: along the bases from `next` on */
    size_t i;
    const kr_type *next;
} kr_mro_walk;
static inline kr_mro_walk kr_mro_start(const kr_type *t) {
    kr_value mro = KR_NULL;
    bool chain = !(t->flags & KR_TF_HEAP) || (t->flags & KR_TF_CHAIN);
    if (!chain) mro = kr_heap_type_of(t)->mro;
    return (kr_mro_walk){KR_AS(const kr_tuple, mro), 0, chain ? t : NULL};
}
static inline const kr_type *kr_mro_step(kr_mro_walk *w) {
    if (w->mro) return w->i < w->mro->len ? kr_type_of_value(w->mro->items[w->i++]) : NULL;
    const kr_type *t = w->next;
    if (t) w->next = t->base;
    return t;
}

/* ---- slots ---- */
typedef void (*kr_slot_fn)(void);
extern const uint16_t kr_slot_offset[KR_N_DUNDERS];
static inline kr_slot_fn kr_slot_get(const kr_type *t, uint32_t offset) {
    kr_slot_fn f;
    memcpy(&f, (const char *)kr_slots_of(t) + offset, sizeof f);
    return f;
}
/* The slot of t or of the nearest base that has it. */
static inline kr_slot_fn kr_slot_find(const kr_type *t, uint32_t offset) {
    for (; t; t = t->base) {
        kr_slot_fn f = kr_slot_get(t, offset);
        if (f) return f;
        if (t->flags & KR_TF_HEAP) return NULL; /* filled in completely */
    }
    return NULL;
}
/* The trace slot of a type, inherited for ROM types. */
static inline void (*kr_type_trace(const kr_type *t))(kr_visitor *, kr_object *) {
    while (t->base && !t->trace) t = t->base;
    return t->trace;
}
/* Slot `member` of type t, inherited for ROM types: KR_SLOT(t, len)(ctx, v). */
#define KR_SLOT(t, member)                                                                         \
    (kr_slots_of(t)->member                                                                        \
         ? kr_slots_of(t)->member                                                                  \
         : (__typeof__(kr_slots_of(t)->member))kr_slot_find((t), offsetof(kr_slots, member)))

/* Index into dunder[] of an interned name, -1 if it is no special method. */
int kr_dunder_index(kr_value name);
/* Fills slots and dunder[] of a heap type from its MRO. */
void kr_type_fill_slots(kr_ctx *ctx, kr_heap_type *t);
/* Objects of type `was` behave like those of `is` from now on: if they bind differently as class
 * attributes, what caches hold of any class is out of date. */
void kr_type_binding_changed(kr_ctx *ctx, const kr_type *was, const kr_type *is);
/* The same for whatever was changed about an object that classes may hold as an attribute. */
void kr_type_descr_changed(kr_ctx *ctx);
/* Those of a class that is not complete: none. */
void kr_type_start_slots(kr_heap_type *t);
bool kr_type_is_complete(const kr_type *t);
extern const kr_value kr_no_dunders[1];
extern const kr_behaviour kr_common_behaviours[2]; /* pyslots.c */
/* A special method changed: fills slots again here and in subclasses. */
void kr_type_refill(kr_ctx *ctx, const kr_type *t);
/* kr_py_<slot> for special method d. */
kr_slot_fn kr_py_slot(int d);
/* The `binary` slot of classes with operators in Python, and one side of it: a's method with b, or
 * (right) b's reflected method with a. KR_NOTIMPL if it does not apply. */
kr_value kr_py_binary(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b);
kr_value kr_py_half(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b, bool right);

/* ---- slot wrappers (wrapper.c) ---- */
typedef struct kr_wrapper {
    kr_object base;
    const kr_type *owner; /* a ROM type */
    int dunder;
} kr_wrapper;
typedef struct kr_method_wrapper {
    kr_object base;
    kr_value wrapper, self;
} kr_method_wrapper;
/* Adds the wrappers that t's slots give to its dict. */
void kr_wrapper_fill(kr_ctx *ctx, const kr_type *t, kr_value dict);
/* Would kr_wrapper_fill give t an attribute of this name? May say yes too often. */
bool kr_wrapper_wanted(kr_ctx *ctx, const kr_type *t, kr_value name);
/* Is `attr` a slot wrapper for special method d? Gives the type whose slot it stands for. */
const kr_type *kr_wrapper_owner(kr_value attr, int d);
/* Is attr the __new__ of a ROM type? Gives that type. */
const kr_type *kr_new_owner(kr_value attr);

/* ---- calling raw class attributes ---- */
/* attr (found on the type) as a method of self: attr(self, args...) without a bound method. */
kr_value kr_call_attr(kr_ctx *ctx, kr_value attr, kr_value self, kr_value *args, size_t n);
/* callee(first, *args, **kw) */
kr_value kr_call_prepend(kr_ctx *ctx, kr_value callee, kr_value first, kr_value *args, kr_nargs n);

/* ---- pieces of object.c and type*.c ---- */
kr_value kr_object_str(kr_ctx *ctx, kr_value self);
kr_value kr_type_getattr(kr_ctx *ctx, kr_value self, kr_value name);
void kr_type_setattr(kr_ctx *ctx, kr_value self, kr_value name, kr_value value);
kr_value kr_type_new(kr_ctx *ctx, const kr_type *meta, kr_value *args, kr_nargs n);
/* The most derived metaclass; TypeError "metaclass conflict". */
const kr_type *kr_type_winner(kr_ctx *ctx, const kr_type *meta, kr_value bases);
const kr_type *kr_type_best_base(kr_ctx *ctx, kr_value bases);
/* Are instances of `base` laid out as methods of `other` expect them? */
bool kr_type_layout_fits(const kr_type *base, const kr_type *other);
kr_value kr_super_init_subclass(kr_ctx *ctx, const kr_type *t); /* super(t, t).__init_subclass__ */
#define KR_N_TYPE_METHODS 25
extern const kr_builtin kr_type_methods[KR_N_TYPE_METHODS]; /* type_attrs.c */
bool kr_data_descr(kr_value attr);                          /* has descr_set */
/* Same fixed part, so that an instance of one may become an instance of the other? */
bool kr_type_same_layout(kr_ctx *ctx, const kr_type *a, const kr_type *b);
void kr_heap_instance_trace(kr_visitor *v, kr_object *obj);
kr_value kr_object_dir(kr_ctx *ctx, kr_value self);
kr_value kr_type_merge_dir(kr_ctx *ctx, const kr_type *t, kr_value dict);
/* Descriptors that classes with attributes, with weak references get into their namespace. */
extern const kr_builtin kr_object_dict_getset, kr_object_weakref_getset;
kr_value kr_member_new(kr_ctx *ctx, const kr_type *owner, kr_value name, uint32_t offset);
kr_value kr_object_reduce_ex(kr_ctx *ctx, kr_value self, kr_value protocol);
kr_value kr_object_reduce(kr_ctx *ctx, kr_value self);
kr_value kr_object_getstate(kr_ctx *ctx, kr_value self);
/* __module__ of a type as str (KR_NULL: none) */
kr_value kr_type_module_name(kr_ctx *ctx, const kr_type *t);
kr_value kr_type_qualname(kr_ctx *ctx, const kr_type *t);
/* Signature part of a docstring, "a, b=0" out of kr_builtin.sig; str or None */
kr_value kr_builtin_text_signature(kr_ctx *ctx, const kr_builtin *f);
/* Name as messages show it: "list.append", "math.sqrt", "len". */
kr_value kr_builtin_display_name(kr_ctx *ctx, const kr_builtin *f);
const char *kr_builtin_module(kr_ctx *ctx, const kr_builtin *f);
void kr_check_self(kr_ctx *ctx, const kr_builtin *f, kr_value self);
/* isinstance/issubclass by type and __class__/__bases__ alone: what type.__instancecheck__ does. */
bool kr_isinstance_plain(kr_ctx *ctx, kr_value obj, kr_value cls);
bool kr_issubclass_plain(kr_ctx *ctx, kr_value sub, kr_value cls);
/* Type expressions (generic_alias.c, union.c) */
void kr_type_expr_add(kr_ctx *ctx, kr_strbuf *b, kr_value v); /* as repr of aliases shows it */
kr_value kr_type_parameters(kr_ctx *ctx, kr_value args);
kr_value kr_type_substitute(kr_ctx *ctx, kr_value self, kr_value args, kr_value params,
                            kr_value items);
bool kr_union_operand(kr_ctx *ctx, kr_value v);
void kr_weakref_sweep(kr_vm *vm);

#endif
