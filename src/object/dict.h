/* dict (insertion order), its views, set and frozenset.
 *
 * A kr_dict has its own keys (open addressing index over an ordered entry array), or is in
 * shared-key mode: a view of an instance's attributes (owner set), which falls back to own keys
 * when an operation cannot be expressed by shapes. */
#ifndef KR_OBJECT_DICT_H
#define KR_OBJECT_DICT_H

#include "object/type.h"

/* Hash of a key as tables keep it. */
typedef kr_word kr_key_hash;

typedef struct kr_dict_entry {
    kr_value key; /* KR_NULL: deleted */
    kr_value value;
    kr_key_hash hash;
} kr_dict_entry;

typedef struct kr_dict {
    kr_object base;
    union {
        kr_dict_entry *entries; /* leaf block, traced by the dict */
        kr_value owner_obj;     /* KR_DICT_SHARED: the instance whose attributes it shows */
    };
    union {
        void *index;     /* leaf block of int8/16/32 positions, width by index_mask */
        kr_attrs *owner; /* KR_DICT_SHARED: attributes of the instance */
    };
    uint64_t version;   /* 0, or a number unique in the VM while the set and the places of keys stay
                            as they are (values may change): what inline caches guard on */
    uint32_t used;      /* live entries */
    uint32_t n_entries; /* entries in use in the array, deleted ones included */
    uint32_t cap;       /* entries allocated */
    uint32_t index_mask; /* size of index - 1 (power of two), 0: no index (few entries) */
    uint32_t fill;       /* index cells in use, those of deleted entries included */
    uint32_t first;      /* no live entry lies before this one */
    uint32_t epoch;      /* counts layout changes: a look-up that ran Python code starts again */
    uint32_t flags;      /* KR_DICT_x */
} kr_dict;

enum {
    KR_DICT_STR_KEYS = 1, /* all keys are exact strs (fast look-up cannot run Python code) */
    KR_DICT_ORDERED = 2,  /* an OrderedDict: views and messages say so */
    KR_DICT_SHARED = 4, /* shared-key mode: no entries, places are the slots of the owner's shape */
};

static inline bool kr_is_dict(kr_value v) {
    return kr_is_object(v) && (kr_ptr(v)->type->flags & KR_TF_DICT);
}
static inline bool kr_dict_is_shared(const kr_dict *d) {
    return d->flags & KR_DICT_SHARED;
}

kr_value kr_dict_new(kr_ctx *ctx, size_t hint);
/* Gives back room for entries that are not there: the dict is not expected to grow. */
void kr_dict_fit(kr_ctx *ctx, kr_value d);
kr_value kr_dict_get(kr_ctx *ctx, kr_value d,
                     kr_value key); /* KR_NULL if absent; may run __eq__/__hash__ */
kr_value kr_dict_get_hash(kr_ctx *ctx, kr_value d, kr_value key, kr_key_hash hash);
void kr_dict_set(kr_ctx *ctx, kr_value d, kr_value key, kr_value value);
bool kr_dict_del(kr_ctx *ctx, kr_value d, kr_value key); /* false if absent */
/* Look-up by interned str: cannot raise or run Python code (other keys of odd types are compared
 * by hash first). */
kr_value kr_dict_get_name(kr_ctx *ctx, kr_value d, kr_value name);
void kr_dict_set_name(kr_ctx *ctx, kr_value d, kr_value name, kr_value value);
bool kr_dict_del_name(kr_ctx *ctx, kr_value d, kr_value name);
void kr_dict_clear(kr_ctx *ctx, kr_value d);
size_t kr_dict_len(kr_value d);
/* Iteration: pos starts at 0; false at the end. Defined under mutation (no crash). */
bool kr_dict_next(kr_value d, size_t *pos, kr_value *key, kr_value *value);
kr_value kr_dict_copy(kr_ctx *ctx, kr_value d);
void kr_dict_update(kr_ctx *ctx, kr_value d, kr_value mapping_or_pairs);
/* Inline caches: position of a str key in entries (own-keys mode), -1 if absent or not cacheable;
 * gives d a version if it has none. entries[pos].value is valid while d->version stays. */
int64_t kr_dict_cache_pos(kr_ctx *ctx, kr_value d, kr_value name);
/* Moves an existing key to the end (or front) of the order; false if absent. Own keys
 * afterwards. */
bool kr_dict_move(kr_ctx *ctx, kr_value d, kr_value key, bool last);
/* Removes and returns; KR_NULL if absent. */
kr_value kr_dict_pop(kr_ctx *ctx, kr_value d, kr_value key);
/* The value of key, inserted if it was absent: one look-up. */
kr_value kr_dict_setdefault(kr_ctx *ctx, kr_value d, kr_value key, kr_value value);
/* Backwards: start with *pos = SIZE_MAX. */
bool kr_dict_prev(kr_value d, size_t *pos, kr_value *key, kr_value *value);
/* Adds the entries of `other` (a dict, or a mapping with keys()); replaces values if `replace`. */
void kr_dict_merge(kr_ctx *ctx, kr_value d, kr_value other, bool replace);
/* Dict or subclass instance that iterates like a plain dict. */
bool kr_dict_is_plain(kr_value v);
/* A shared-key dict becomes one with own keys, and its instance goes to dict mode. */
void kr_dict_detach(kr_ctx *ctx, kr_value d);
/* Iterators and views: kind 0 keys, 1 values, 2 items (object/iter.h). */
kr_value kr_dict_iter_new(kr_ctx *ctx, kr_value d, int kind, bool reverse);
kr_value kr_dict_view_new(kr_ctx *ctx, kr_value d, int kind);
/* Appends all keys (0), values (1) or items (2) to a list. */
void kr_dict_list_into(kr_ctx *ctx, kr_value d, int kind, kr_value list);
/* dict.fromkeys on any class */
kr_value kr_dict_fromkeys(kr_ctx *ctx, kr_value cls, kr_value iterable, kr_value value);
/* dict.__init__ / dict.update arguments: (mapping_or_pairs=, **kw) */
void kr_dict_update_args(kr_ctx *ctx, kr_value d, const char *fname, kr_value *args, kr_nargs n);
bool kr_dict_equal(kr_ctx *ctx, kr_value a, kr_value b);

typedef struct kr_dict_view {
    kr_object base;
    kr_value dict;
} kr_dict_view;
/* Shared-key view over an instance's attributes (for __dict__). */
kr_value kr_dict_new_shared(kr_ctx *ctx, kr_value instance, kr_attrs *attrs);
void kr_dict_trace(kr_visitor *v, kr_object *obj);

/* ---- set ---- */
typedef struct kr_set_entry {
    kr_value key; /* KR_NULL: free (hash 0) or deleted (hash all ones) */
    kr_key_hash hash;
} kr_set_entry;

typedef struct kr_set {
    kr_object base;
    kr_set_entry *table; /* leaf block, traced by the set */
    kr_hash_t hash;      /* frozenset: cached, 0 = none */
    uint32_t used, fill, mask;
    uint32_t epoch;  /* counts layout changes */
    uint32_t finger; /* where pop() looks next */
} kr_set;

static inline bool kr_is_set(kr_value v) { /* set or frozenset */
    return kr_is_object(v) && (kr_ptr(v)->type->flags & KR_TF_SET);
}
kr_value kr_set_new(kr_ctx *ctx, const kr_type *type /* set or frozenset */);
void kr_set_add(kr_ctx *ctx, kr_value s, kr_value key);
bool kr_set_contains(kr_ctx *ctx, kr_value s, kr_value key);
bool kr_set_discard(kr_ctx *ctx, kr_value s, kr_value key);
void kr_set_update(kr_ctx *ctx, kr_value s, kr_value iterable);
bool kr_set_next(kr_value s, size_t *pos, kr_value *key);
bool kr_set_next_hash(kr_value s, size_t *pos, kr_value *key, kr_key_hash *hash);
bool kr_set_contains_hash(kr_ctx *ctx, kr_value s, kr_value key, kr_key_hash hash);
/* True if it was not there. */
bool kr_set_add_hash(kr_ctx *ctx, kr_value s, kr_value key, kr_key_hash hash);
bool kr_set_discard_hash(kr_ctx *ctx, kr_value s, kr_value key, kr_key_hash hash);
void kr_set_clear(kr_ctx *ctx, kr_value s);
/* A set of the same contents and of the given type. */
kr_value kr_set_copy(kr_ctx *ctx, kr_value s, const kr_type *type);
bool kr_set_is_subset(kr_ctx *ctx, kr_value a, kr_value b);
/* set operations on any iterables (b), used by sets and dict views; the result is a new set of a's
 * kind, or of type set where a is not a set */
kr_value kr_set_union(kr_ctx *ctx, kr_value a, kr_value b);
kr_value kr_set_intersection(kr_ctx *ctx, kr_value a, kr_value b);
kr_value kr_set_difference(kr_ctx *ctx, kr_value a, kr_value b);
kr_value kr_set_symmetric(kr_ctx *ctx, kr_value a, kr_value b);
void kr_set_difference_update(kr_ctx *ctx, kr_value s, kr_value b);
void kr_set_symmetric_update(kr_ctx *ctx, kr_value s, kr_value b);
/* Takes over the contents of `from` (an exact set nobody else sees). */
void kr_set_swap(kr_ctx *ctx, kr_value s, kr_value from);

#endif
