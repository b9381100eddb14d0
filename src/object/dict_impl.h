/* Inside of dict: index cells and the search, shared by dict.c and dict_methods.c.
 *
 * index cells: place in entries, or INDEX_FREE, or INDEX_GONE (entry deleted). Their width follows
 * from index_mask. A dict of up to DICT_LINEAR entries has no index. */
#ifndef KR_OBJECT_DICT_IMPL_H
#define KR_OBJECT_DICT_IMPL_H

#include "base/hash.h"
#include "object/dict.h"
#include "object/protocol.h"
#include "object/str.h"

enum { DICT_LINEAR = 5, INDEX_FREE = -1, INDEX_GONE = -2 };

static inline int32_t kr_dict_cell(const kr_dict *d, size_t i) {
    if (d->index_mask <= 0x7f) return ((const int8_t *)d->index)[i];
    if (d->index_mask <= 0x7fff) return ((const int16_t *)d->index)[i];
    return ((const int32_t *)d->index)[i];
}

static inline bool kr_is_exact_str(kr_value v) {
    return kr_is_exact(v, &kr_type_str);
}

/* Hash of any key; a TypeError says what the key was to be used as. */
kr_key_hash kr_dict_hash_slow(kr_ctx *ctx, kr_value key, const char *role);

static inline kr_key_hash kr_dict_hash_of(kr_ctx *ctx, kr_value key) {
    if (kr_is_exact_str(key)) {
        uint32_t h = kr_str_of(key)->hash;
        return KR_LIKELY(h != 0) ? h : kr_str_hash32(ctx, key);
    }
    if (kr_is_smallint(key)) return (kr_key_hash)kr_hash_int(kr_smallint_val(key));
    return kr_dict_hash_slow(ctx, key, "dict key");
}

/* The same for an element of a set. */
static inline kr_key_hash kr_set_hash_of(kr_ctx *ctx, kr_value key) {
    if (kr_is_exact_str(key) || kr_is_smallint(key)) return kr_dict_hash_of(ctx, key);
    return kr_dict_hash_slow(ctx, key, "set element");
}

/* Two exact strs, known not to be the same object, of equal hash. */
static inline bool kr_dict_same_str(kr_value a, kr_value b) {
    const kr_str *x = kr_str_of(a), *y = kr_str_of(b);
    return x->len == y->len && memcmp(x->data, y->data, x->len) == 0;
}

/* For an own-keys dict and a key whose hash is known. */
void kr_dict_set_hash(kr_ctx *ctx, kr_value d, kr_value key, kr_value value, kr_key_hash hash);
/* The hash of the key that kr_dict_next just gave. */
static inline kr_key_hash kr_dict_hash_at(kr_ctx *ctx, kr_value d, size_t pos, kr_value key) {
    const kr_dict *o = KR_AS(const kr_dict, d);
    return kr_dict_is_shared(o) ? kr_dict_hash_of(ctx, key) : o->entries[pos - 1].hash;
}

/* Room for what an iterable of n items will bring (within bounds) into a dict that is empty. */
void kr_dict_expect(kr_ctx *ctx, kr_value d, size_t n);
/* Place of a key in the entries of an own-keys dict, -1 if absent. */
int64_t kr_dict_find(kr_ctx *ctx, kr_dict *d, kr_value key, kr_key_hash hash);
/* Sets the value of the key, which is known to be absent. */
void kr_dict_insert_new(kr_ctx *ctx, kr_dict *d, kr_value key, kr_value value, kr_key_hash hash);
/* A copy, with room for `more` entries. */
kr_value kr_dict_copy_with_room(kr_ctx *ctx, kr_value d, size_t more);
/* Removes entry `at` and returns its value. */
kr_value kr_dict_remove_at(kr_ctx *ctx, kr_dict *d, size_t at);
/* Forgets deleted entries at the end: taking from the end stays O(1). */
void kr_dict_trim(kr_dict *d);
/* A dict whose class stores items as dict does: the table may be written directly. */
bool kr_dict_plain_store(kr_ctx *ctx, kr_value d);
/* Makes sure that the dict has own keys. */
static inline void kr_dict_own(kr_ctx *ctx, kr_value d) {
    if (KR_UNLIKELY(kr_dict_is_shared(KR_AS(kr_dict, d)))) kr_dict_detach(ctx, d);
}

/* dict_methods.c */
enum { KR_DICT_N_METHODS = 14 };
extern const kr_builtin kr_dict_methods[KR_DICT_N_METHODS];

/* Slots of dict, for built-in subclasses. */
void kr_dict_slot_init(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n);
kr_value kr_dict_slot_repr(kr_ctx *ctx, kr_value self);
kr_value kr_dict_slot_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b);
kr_value kr_dict_slot_binary(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b);
kr_value kr_dict_slot_inplace(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b);
kr_value kr_dict_slot_subscr(kr_ctx *ctx, kr_value self, kr_value key);
void kr_dict_slot_store(kr_ctx *ctx, kr_value self, kr_value key, kr_value value);
size_t kr_dict_slot_len(kr_ctx *ctx, kr_value self);
bool kr_dict_slot_truth(kr_ctx *ctx, kr_value self);
bool kr_dict_slot_contains(kr_ctx *ctx, kr_value self, kr_value key);
kr_value kr_dict_slot_iter(kr_ctx *ctx, kr_value self);

#endif
