/* dict: the table and the C interface.
 *
 * Own keys: entries[0..n_entries) in insertion order, deleted ones with key KR_NULL; over
 * DICT_LINEAR entries an open-addressing index of places. used = live entries; fill = index cells
 * not free, and both n_entries and fill stay within two thirds of the index, so that a probe
 * always ends. Whatever changes the set or the places of keys counts up `epoch` and drops
 * `version`; a search that called Python code starts again when the epoch moved. Old arrays are
 * freed at once: nobody may follow a pointer to them without having checked the epoch. Entries
 * before `first` are deleted ones, so taking from the front is O(1).
 * Shared-key mode (KR_DICT_SHARED): no entries; places are the slots of the owner's shape. */
#include "base/checked.h"
#include "object/dict_impl.h"
#include "object/iter.h"
#include "object/names.h"
#include "object/seq.h"
#include "object/shape.h"

static inline void changed(kr_dict *d) {
    d->epoch++;
    d->version = 0;
}

/* ---- index ---- */

static inline void cell_set(kr_dict *d, size_t i, int32_t place) {
    if (d->index_mask <= 0x7f)
        ((int8_t *)d->index)[i] = (int8_t)place;
    else if (d->index_mask <= 0x7fff)
        ((int16_t *)d->index)[i] = (int16_t)place;
    else
        ((int32_t *)d->index)[i] = place;
}

static size_t cell_width(size_t mask) {
    return mask <= 0x7f ? 1 : mask <= 0x7fff ? 2 : 4;
}

static inline size_t probe_next(size_t i, uint64_t *perturb, size_t mask) {
    *perturb >>= 5;
    return (i * 5 + (size_t)*perturb + 1) & mask;
}

/* First cell that is not in use, on the probe path of the hash. */
static inline size_t free_cell(const kr_dict *d, kr_key_hash hash) {
    size_t mask = d->index_mask, i = hash & mask;
    uint64_t perturb = hash;
    while (kr_dict_cell(d, i) >= 0) i = probe_next(i, &perturb, mask);
    return i;
}

static size_t cell_of_place(const kr_dict *d, kr_key_hash hash, int32_t place) {
    size_t mask = d->index_mask, i = hash & mask;
    uint64_t perturb = hash;
    while (kr_dict_cell(d, i) != place) i = probe_next(i, &perturb, mask);
    return i;
}

/* Of entries without gaps from the first on. */
static void rebuild_index(kr_dict *d) {
    memset(d->index, 0xff, ((size_t)d->index_mask + 1) * cell_width(d->index_mask));
    for (size_t i = d->first; i < d->n_entries; i++) {
        cell_set(d, free_cell(d, d->entries[i].hash), (int32_t)i);
    }
    d->fill = d->n_entries - d->first;
}

/* ---- room ---- */

/* Entries that an index may serve. */
static inline size_t index_limit(size_t mask) {
    return mask ? (mask + 1) * 2 / 3 : DICT_LINEAR;
}

/* Size of the index for n entries, 0: none is needed. */
static size_t index_size_for(kr_ctx *ctx, size_t n) {
    size_t size = 16;
    if (n <= DICT_LINEAR) return 0;
    while (size * 2 / 3 < n) {
        size *= 2;
        if (size > (size_t)1 << 31) kr_raise_memory(ctx);
    }
    return size;
}

/* Moves the live entries to `out` (which may be the array itself). */
static void compact(kr_dict *d, kr_dict_entry *out) {
    kr_dict_entry *e = d->entries;
    size_t n = 0;
    d->first = 0;
    if (d->used == d->n_entries) {
        if (out != e && d->n_entries) memcpy(out, e, d->n_entries * sizeof *e);
        return;
    }
    for (size_t i = 0; i < d->n_entries; i++) {
        if (!kr_isnull(e[i].key)) out[n++] = e[i];
    }
    d->n_entries = (uint32_t)n;
}

static void grow_entries(kr_ctx *ctx, kr_dict *d, size_t cap) {
    size_t bytes = cap * sizeof *d->entries;
    d->entries = d->entries ? kr_heap_resize(ctx, d->entries, d->cap * sizeof *d->entries, bytes)
                            : kr_heap_leaf_of(ctx, d, bytes);
    d->cap = (uint32_t)cap;
}

/* New room for `cap` entries and an index for at least `want`, gaps closed. All allocation comes
 * first: a MemoryError leaves a sound table. */
static void resize(kr_ctx *ctx, kr_dict *d, size_t want, size_t cap) {
    size_t size = index_size_for(ctx, want);
    void *index = NULL, *old = d->index;
    kr_dict_entry *old_entries = NULL;
    if (size) {
        if (old && size == (size_t)d->index_mask + 1)
            index = old;
        else
            index = kr_heap_leaf_of(ctx, d, size * cell_width(size - 1));
    }
    if (cap > d->cap) {
        grow_entries(ctx, d, cap);
        compact(d, d->entries);
    } else if (cap < d->cap) {
        kr_dict_entry *e = kr_heap_leaf_of(ctx, d, cap * sizeof *e);
        compact(d, e);
        old_entries = d->entries;
        d->entries = e;
    } else {
        compact(d, d->entries);
    }
    d->cap = (uint32_t)cap;
    changed(d);
    d->index = index;
    d->index_mask = size ? (uint32_t)(size - 1) : 0;
    if (size)
        rebuild_index(d);
    else
        d->fill = 0;
    if (old && old != index) kr_heap_free(ctx, old);
    kr_heap_free(ctx, old_entries);
}

static size_t grown(size_t n) {
    return n < 2 ? 2 : n < DICT_LINEAR ? DICT_LINEAR : n + n / 2;
}

/* A full array of entries grows by half as far as its index serves; then the index is doubled. A
 * table full of gaps may just lose them. */
static KR_NOINLINE void make_room(kr_ctx *ctx, kr_dict *d) {
    size_t n = d->used, limit = index_limit(d->index_mask), cap;
    ctx->tick_work += (uint32_t)(n < 50000 ? n : 50000); /* no poll: the caller has searched */
    if (d->n_entries < limit && d->fill < limit) {
        cap = grown(d->n_entries);
        if (cap > limit) cap = limit;
        grow_entries(ctx, d, cap);
        changed(d);
        return;
    }
    resize(ctx, d, n < 2 ? 1 : 2 * n, grown(n));
}

void kr_dict_fit(kr_ctx *ctx, kr_value v) {
    kr_dict *d = KR_AS(kr_dict, v);
    if (!kr_dict_is_shared(d) && d->used && d->used < d->cap) resize(ctx, d, d->used, d->used);
}

void kr_dict_expect(kr_ctx *ctx, kr_value v, size_t n) {
    enum { ENOUGH = 1000 }; /* the items may be few different ones */
    kr_dict *d = KR_AS(kr_dict, v);
    if (n > ENOUGH) n = ENOUGH;
    if (!d->used && !kr_dict_is_shared(d) && n > d->cap) resize(ctx, d, n, n);
}

kr_value kr_dict_new(kr_ctx *ctx, size_t hint) {
    kr_dict *d = kr_heap_new(ctx, &kr_type_dict, sizeof(kr_dict));
    d->flags = KR_DICT_STR_KEYS;
    if (hint > 0) resize(ctx, d, hint, hint);
    return kr_from_ptr(d);
}

/* ---- search ---- */

static inline bool is_name(const kr_dict_entry *e, kr_value key, kr_key_hash hash) {
    return e->hash == hash && (kr_is(e->key, key) || (!kr_isnull(e->key) && kr_is_str(e->key) &&
                                                      kr_dict_same_str(e->key, key)));
}

/* An exact str among keys which are not asked for their own idea of equality. */
static int64_t find_str(const kr_dict *d, kr_value key, kr_key_hash hash) {
    const kr_dict_entry *e = d->entries;
    if (d->index_mask == 0) {
        for (size_t i = 0; i < d->n_entries; i++) {
            if (is_name(&e[i], key, hash)) return (int64_t)i;
        }
        return -1;
    }
    size_t mask = d->index_mask, i = hash & mask;
    uint64_t perturb = hash;
    for (;;) {
        int32_t at = kr_dict_cell(d, i);
        if (at >= 0) {
            if (is_name(&e[at], key, hash)) return at;
        } else if (at == INDEX_FREE) {
            return -1;
        }
        i = probe_next(i, &perturb, mask);
    }
}

enum { NO, YES, MOVED };

/* Is `key` the key of entry e (of equal hash)? MOVED: Python code ran and changed the dict. */
static int same_key(kr_ctx *ctx, kr_dict *d, size_t at, kr_value key) {
    kr_value k = d->entries[at].key;
    if (kr_is(k, key)) return YES;
    if (kr_isnull(k) || kr_are_smallints(k, key)) return NO;
    if (kr_is_exact_str(k)) {
        if (kr_is_exact_str(key)) return kr_dict_same_str(k, key);
        if (kr_is_smallint(key) || kr_is_immfloat(key)) return NO;
    }
    uint32_t epoch = d->epoch;
    bool same = kr_compare_bool(ctx, KR_BIN_EQ, k, key);
    if (d->epoch != epoch) return MOVED;
    return same ? YES : NO;
}

/* Any key; -2: start again. */
static int64_t find_once(kr_ctx *ctx, kr_dict *d, kr_value key, kr_key_hash hash) {
    if (d->index_mask == 0) {
        for (size_t i = 0; i < d->n_entries; i++) {
            if (d->entries[i].hash != hash) continue;
            int r = same_key(ctx, d, i, key);
            if (r == MOVED) return -2;
            if (r == YES) return (int64_t)i;
        }
        return -1;
    }
    size_t mask = d->index_mask, i = hash & mask;
    uint64_t perturb = hash;
    for (;;) {
        int32_t at = kr_dict_cell(d, i);
        if (at >= 0) {
            const kr_dict_entry *e = &d->entries[at];
            if (kr_is(e->key, key)) return at;
            if (e->hash == hash) {
                int r = same_key(ctx, d, (size_t)at, key);
                if (r == MOVED) return -2;
                if (r == YES) return at;
            }
        } else if (at == INDEX_FREE) {
            return -1;
        }
        i = probe_next(i, &perturb, mask);
    }
}

int64_t kr_dict_find(kr_ctx *ctx, kr_dict *d, kr_value key, kr_key_hash hash) {
    if ((d->flags & KR_DICT_STR_KEYS) && kr_is_exact_str(key)) return find_str(d, key, hash);
    int64_t at;
    while ((at = find_once(ctx, d, key, hash)) == -2) kr_tick(ctx, 100);
    return at;
}

/* ---- change ---- */

void kr_dict_insert_new(kr_ctx *ctx, kr_dict *d, kr_value key, kr_value value, kr_key_hash hash) {
    if (KR_UNLIKELY(d->n_entries == d->cap || d->fill >= index_limit(d->index_mask))) {
        make_room(ctx, d);
    }
    size_t at = d->n_entries;
    if (d->index_mask) {
        size_t cell = free_cell(d, hash);
        if (kr_dict_cell(d, cell) == INDEX_FREE) d->fill++;
        cell_set(d, cell, (int32_t)at);
    }
    kr_dict_entry *e = &d->entries[at];
    kr_store(ctx, d, &e->key, key);
    kr_store(ctx, d, &e->value, value);
    e->hash = hash;
    d->n_entries++;
    d->used++;
    if ((d->flags & KR_DICT_STR_KEYS) && !kr_is_exact_str(key)) d->flags &= ~KR_DICT_STR_KEYS;
    changed(d);
}

kr_value kr_dict_remove_at(kr_ctx *ctx, kr_dict *d, size_t at) {
    kr_dict_entry *e = &d->entries[at];
    kr_value value = e->value;
    if (d->index_mask) cell_set(d, cell_of_place(d, e->hash, (int32_t)at), INDEX_GONE);
    kr_store(ctx, d, &e->key, KR_NULL);
    kr_store(ctx, d, &e->value, KR_NULL);
    d->used--;
    while (d->first < d->n_entries && kr_isnull(d->entries[d->first].key)) d->first++;
    if (d->used == 0) d->flags |= KR_DICT_STR_KEYS;
    changed(d);
    return value;
}

void kr_dict_trim(kr_dict *d) {
    while (d->n_entries && kr_isnull(d->entries[d->n_entries - 1].key)) d->n_entries--;
    if (d->first > d->n_entries) d->first = d->n_entries;
}

static void set_hash(kr_ctx *ctx, kr_dict *d, kr_value key, kr_value value, kr_key_hash hash) {
    int64_t at = kr_dict_find(ctx, d, key, hash);
    if (at >= 0)
        kr_store(ctx, d, &d->entries[at].value, value);
    else
        kr_dict_insert_new(ctx, d, key, value, hash);
}

/* ---- shared-key mode ---- */

/* The interned name of a key, KR_NULL when the dict had to leave shared-key mode for it. */
static kr_value shared_name(kr_ctx *ctx, kr_value dv, kr_value key) {
    if (kr_is_exact_str(key) && kr_str_of(key)->len != 0) {
        return kr_str_is_interned(key) ? key : kr_str_intern_value(ctx, key);
    }
    kr_dict_detach(ctx, dv);
    return KR_NULL;
}

static bool shared_next(kr_dict *d, size_t *pos, kr_value *key, kr_value *value) {
    kr_shape *s = d->owner->shape;
    for (; *pos < s->n; ++*pos) {
        const kr_shape *p = s;
        if (s->keys) {
            *key = s->keys[*pos];
        } else {
            while (p->n != *pos + 1) p = p->parent;
            *key = p->key;
        }
        *value = d->owner->slots[*pos];
        if (!kr_isnull(*value) && kr_str_of(*key)->len != 0) {
            ++*pos;
            return true;
        }
    }
    return false;
}

kr_value kr_dict_new_shared(kr_ctx *ctx, kr_value instance, kr_attrs *attrs) {
    kr_dict *d = KR_AS(kr_dict, kr_dict_new(ctx, 0));
    d->flags |= KR_DICT_SHARED;
    d->owner = attrs;
    kr_store_init(&d->owner_obj, instance);
    return kr_from_ptr(d);
}

/* The hidden key keeps its place as a deleted entry, so that iterators' positions stay right. */
void kr_dict_detach(kr_ctx *ctx, kr_value dv) {
    kr_dict *d = KR_AS(kr_dict, dv);
    kr_attrs *a = d->owner;
    kr_shape *s = a->shape;
    kr_value own = kr_dict_new(ctx, s->n);
    kr_dict *o = KR_AS(kr_dict, own);
    for (uint32_t i = 0; i < s->n; i++) {
        kr_value key = kr_shape_key(ctx, s, i);
        bool hidden = kr_str_of(key)->len == 0 || kr_isnull(a->slots[i]);
        kr_dict_insert_new(ctx, o, key, hidden ? KR_NONE : a->slots[i], kr_dict_hash_of(ctx, key));
    }
    for (size_t i = s->n; i-- > 0;) {
        if (kr_str_of(o->entries[i].key)->len == 0 || kr_isnull(a->slots[i])) {
            kr_dict_remove_at(ctx, o, i);
        }
    }
    kr_object base = d->base;
    uint32_t epoch = d->epoch;
    *d = *o;
    d->base = base;
    d->epoch = epoch + 1;
    d->version = 0;
    memset((char *)o + sizeof(kr_object), 0, sizeof *o - sizeof(kr_object));
    a->shape = NULL;
    a->slots = (kr_value *)d;
}

void kr_dict_trace(kr_visitor *v, kr_object *obj) {
    kr_dict *d = (kr_dict *)obj;
    if (kr_dict_is_shared(d)) {
        kr_visit(v, &d->owner_obj);
        return;
    }
    if (!d->entries) return;
    kr_visit_ptr(v, &d->entries);
    if (d->index) kr_visit_ptr(v, &d->index);
    for (size_t i = 0; i < d->n_entries; i++) {
        kr_visit(v, &d->entries[i].key);
        kr_visit(v, &d->entries[i].value);
    }
}

/* ---- the C interface ---- */

static KR_NORETURN void raise_unhashable(kr_ctx *ctx, kr_value key, kr_value culprit,
                                         const char *role) {
    kr_raise_fmt(ctx, &kr_type_TypeError, "cannot use '%T' as a %s (unhashable type: '%T')", key,
                 role, culprit);
}

/* An item that makes the tuple unhashable, KR_NULL if there is none that is seen at once. */
static kr_value unhashable_item(kr_ctx *ctx, const kr_tuple *t) {
    kr_check_recursion(ctx, NULL);
    for (size_t i = 0; i < t->len; i++) {
        kr_value v = t->items[i];
        if (!kr_is_object(v)) continue;
        if (kr_slots_of(kr_ptr(v)->type)->hash == kr_unhashable) return v;
        if (kr_ptr(v)->type != &kr_type_tuple || KR_AS(kr_tuple, v)->hash) continue;
        v = unhashable_item(ctx, KR_AS(const kr_tuple, v));
        if (!kr_isnull(v)) return v;
    }
    return KR_NULL;
}

typedef struct hash_job {
    kr_value key;
    kr_hash_t hash;
} hash_job;

static kr_value run_hash(kr_ctx *ctx, void *arg) {
    hash_job *j = arg;
    j->hash = kr_hash(ctx, j->key);
    return KR_NONE;
}

/* A __hash__ written in Python may raise TypeError too. */
static kr_key_hash hash_by_python(kr_ctx *ctx, kr_value key, const char *role) {
    hash_job j = {key, 0};
    kr_value exc;
    kr_protect(ctx, run_hash, &j, &exc);
    if (kr_isnull(exc)) return (kr_key_hash)j.hash;
    if (!kr_is_exact(exc, &kr_type_TypeError)) kr_raise(ctx, exc);
    kr_raise_fmt(ctx, &kr_type_TypeError, "cannot use '%T' as a %s (%S)", key, role, exc);
}

kr_key_hash kr_dict_hash_slow(kr_ctx *ctx, kr_value key, const char *role) {
    if (!kr_is_object(key)) return (kr_key_hash)kr_hash(ctx, key);
    const kr_type *t = kr_ptr(key)->type;
    if (kr_slots_of(t)->hash == kr_unhashable) raise_unhashable(ctx, key, key, role);
    if (t == &kr_type_tuple && !KR_AS(kr_tuple, key)->hash) {
        kr_value bad = unhashable_item(ctx, KR_AS(const kr_tuple, key));
        if (!kr_isnull(bad)) raise_unhashable(ctx, key, bad, role);
    }
    if (!kr_isnull(kr_dunder(key, KR_DUNDER___hash__))) return hash_by_python(ctx, key, role);
    return (kr_key_hash)kr_hash(ctx, key);
}

kr_value kr_dict_get_hash(kr_ctx *ctx, kr_value dv, kr_value key, kr_key_hash hash) {
    kr_dict *d = KR_AS(kr_dict, dv);
    if (KR_UNLIKELY(kr_dict_is_shared(d))) {
        kr_value name = shared_name(ctx, dv, key);
        if (!kr_isnull(name)) return kr_attrs_get(ctx, d->owner, name);
    }
    int64_t at = kr_dict_find(ctx, d, key, hash);
    return at < 0 ? KR_NULL : d->entries[at].value;
}

kr_value kr_dict_get(kr_ctx *ctx, kr_value dv, kr_value key) {
    return kr_dict_get_hash(ctx, dv, key, kr_dict_hash_of(ctx, key));
}

void kr_dict_set_hash(kr_ctx *ctx, kr_value d, kr_value key, kr_value value, kr_key_hash hash) {
    set_hash(ctx, KR_AS(kr_dict, d), key, value, hash);
}

void kr_dict_set(kr_ctx *ctx, kr_value dv, kr_value key, kr_value value) {
    kr_dict *d = KR_AS(kr_dict, dv);
    kr_key_hash hash = kr_dict_hash_of(ctx, key);
    if (KR_UNLIKELY(kr_dict_is_shared(d))) {
        kr_value name = shared_name(ctx, dv, key);
        if (!kr_isnull(name)) {
            kr_attrs_set(ctx, d->owner_obj, d->owner, name, value);
            return;
        }
    }
    set_hash(ctx, d, key, value, hash);
}

kr_value kr_dict_pop(kr_ctx *ctx, kr_value dv, kr_value key) {
    kr_dict *d = KR_AS(kr_dict, dv);
    kr_key_hash hash = kr_dict_hash_of(ctx, key);
    if (KR_UNLIKELY(kr_dict_is_shared(d))) {
        kr_value name = shared_name(ctx, dv, key);
        if (!kr_isnull(name)) {
            kr_value v = kr_attrs_get(ctx, d->owner, name);
            if (!kr_isnull(v)) kr_attrs_del(ctx, d->owner_obj, d->owner, name);
            return v;
        }
    }
    int64_t at = kr_dict_find(ctx, d, key, hash);
    return at < 0 ? KR_NULL : kr_dict_remove_at(ctx, d, (size_t)at);
}

bool kr_dict_del(kr_ctx *ctx, kr_value d, kr_value key) {
    return !kr_isnull(kr_dict_pop(ctx, d, key));
}

kr_value kr_dict_setdefault(kr_ctx *ctx, kr_value dv, kr_value key, kr_value value) {
    kr_dict *d = KR_AS(kr_dict, dv);
    kr_key_hash hash = kr_dict_hash_of(ctx, key);
    if (KR_UNLIKELY(kr_dict_is_shared(d))) {
        kr_value old = kr_dict_get_hash(ctx, dv, key, hash);
        if (kr_isnull(old)) kr_dict_set(ctx, dv, key, old = value);
        return old;
    }
    int64_t at = kr_dict_find(ctx, d, key, hash);
    if (at >= 0) return d->entries[at].value;
    kr_dict_insert_new(ctx, d, key, value, hash);
    return value;
}

kr_value kr_dict_get_name(kr_ctx *ctx, kr_value dv, kr_value name) {
    kr_dict *d = KR_AS(kr_dict, dv);
    if (KR_UNLIKELY(kr_dict_is_shared(d))) return kr_attrs_get(ctx, d->owner, name);
    int64_t at = find_str(d, name, kr_dict_hash_of(ctx, name));
    return at < 0 ? KR_NULL : d->entries[at].value;
}

void kr_dict_set_name(kr_ctx *ctx, kr_value dv, kr_value name, kr_value value) {
    kr_dict *d = KR_AS(kr_dict, dv);
    if (KR_UNLIKELY(kr_dict_is_shared(d))) {
        kr_attrs_set(ctx, d->owner_obj, d->owner, name, value);
        return;
    }
    kr_key_hash hash = kr_dict_hash_of(ctx, name);
    int64_t at = find_str(d, name, hash);
    if (at >= 0)
        kr_store(ctx, d, &d->entries[at].value, value);
    else
        kr_dict_insert_new(ctx, d, name, value, hash);
}

bool kr_dict_del_name(kr_ctx *ctx, kr_value dv, kr_value name) {
    kr_dict *d = KR_AS(kr_dict, dv);
    if (KR_UNLIKELY(kr_dict_is_shared(d))) return kr_attrs_del(ctx, d->owner_obj, d->owner, name);
    int64_t at = find_str(d, name, kr_dict_hash_of(ctx, name));
    if (at >= 0) kr_dict_remove_at(ctx, d, (size_t)at);
    return at >= 0;
}

void kr_dict_clear(kr_ctx *ctx, kr_value dv) {
    kr_dict *d = KR_AS(kr_dict, dv);
    kr_dict_own(ctx, dv);
    kr_dict_entry *entries = d->entries;
    void *index = d->index;
    d->entries = NULL;
    d->index = NULL;
    d->used = d->n_entries = d->cap = d->index_mask = d->fill = d->first = 0;
    d->flags |= KR_DICT_STR_KEYS;
    changed(d);
    kr_heap_free(ctx, entries);
    kr_heap_free(ctx, index);
}

size_t kr_dict_len(kr_value dv) {
    kr_dict *d = KR_AS(kr_dict, dv);
    if (KR_LIKELY(!kr_dict_is_shared(d))) return d->used;
    size_t pos = 0, n = 0;
    kr_value k, v;
    while (shared_next(d, &pos, &k, &v)) n++;
    return n;
}

bool kr_dict_next(kr_value dv, size_t *pos, kr_value *key, kr_value *value) {
    kr_dict *d = KR_AS(kr_dict, dv);
    if (KR_UNLIKELY(kr_dict_is_shared(d))) return shared_next(d, pos, key, value);
    for (size_t i = *pos > d->first ? *pos : d->first; i < d->n_entries; i++) {
        if (kr_isnull(d->entries[i].key)) continue;
        *key = d->entries[i].key;
        *value = d->entries[i].value;
        *pos = i + 1;
        return true;
    }
    *pos = d->n_entries;
    return false;
}

bool kr_dict_prev(kr_value dv, size_t *pos, kr_value *key, kr_value *value) {
    kr_dict *d = KR_AS(kr_dict, dv);
    if (KR_UNLIKELY(kr_dict_is_shared(d))) {
        size_t p, last = 0, end = *pos < d->owner->shape->n ? *pos : d->owner->shape->n;
        bool found = false;
        kr_value k, v;
        for (p = 0; shared_next(d, &p, &k, &v) && p <= end;) {
            found = true;
            *key = k;
            *value = v;
            last = p;
        }
        *pos = found ? last - 1 : 0;
        return found;
    }
    for (size_t i = *pos < d->n_entries ? *pos : d->n_entries; i-- > d->first;) {
        if (kr_isnull(d->entries[i].key)) continue;
        *key = d->entries[i].key;
        *value = d->entries[i].value;
        *pos = i;
        return true;
    }
    *pos = 0;
    return false;
}

/* Makes a gap of deleted entries in front of a full array, as long as the array is. */
static void open_front(kr_ctx *ctx, kr_dict *d) {
    size_t gap = d->used + 1;
    resize(ctx, d, d->used + gap, d->used + gap);
    memmove(d->entries + gap, d->entries, d->n_entries * sizeof *d->entries);
    for (size_t i = 0; i < gap; i++) d->entries[i] = (kr_dict_entry){KR_NULL, KR_NULL, 0};
    d->n_entries += (uint32_t)gap;
    d->first = (uint32_t)gap;
    if (d->index_mask) rebuild_index(d);
}

bool kr_dict_move(kr_ctx *ctx, kr_value dv, kr_value key, bool last) {
    kr_dict *d = KR_AS(kr_dict, dv);
    kr_key_hash hash = kr_dict_hash_of(ctx, key);
    kr_dict_own(ctx, dv);
    int64_t at = kr_dict_find(ctx, d, key, hash);
    if (at < 0) return false;
    if ((size_t)at == (last ? d->n_entries - 1 : d->first)) return true;
    key = d->entries[at].key;
    kr_value value = kr_dict_remove_at(ctx, d, (size_t)at);
    if (last) {
        kr_dict_insert_new(ctx, d, key, value, hash);
        return true;
    }
    if (d->first == 0) open_front(ctx, d);
    if (d->index_mask) {
        size_t cell = free_cell(d, hash);
        if (kr_dict_cell(d, cell) == INDEX_FREE) d->fill++;
        cell_set(d, cell, (int32_t)(d->first - 1));
    }
    d->first--;
    kr_store(ctx, d, &d->entries[d->first].key, key);
    kr_store(ctx, d, &d->entries[d->first].value, value);
    d->entries[d->first].hash = hash;
    d->used++;
    changed(d);
    return true;
}

/* Copies entries and index as they are, with room for `more` entries. */
static void clone_into(kr_ctx *ctx, kr_dict *to, const kr_dict *from, size_t more) {
    if (from->used == 0) return;
    size_t cap = from->n_entries + more;
    kr_dict_entry *e = kr_heap_leaf_of(ctx, to, cap * sizeof *e);
    void *index = NULL;
    if (from->index_mask) {
        size_t bytes = ((size_t)from->index_mask + 1) * cell_width(from->index_mask);
        index = kr_heap_leaf_of(ctx, to, bytes);
        memcpy(index, from->index, bytes);
    }
    memcpy(e, from->entries, from->n_entries * sizeof *e);
    to->entries = e;
    to->index = index;
    to->index_mask = from->index_mask;
    to->cap = (uint32_t)cap;
    to->used = from->used;
    to->n_entries = from->n_entries;
    to->fill = from->fill;
    to->first = from->first;
    to->flags = from->flags & KR_DICT_STR_KEYS ? to->flags | KR_DICT_STR_KEYS
                                               : to->flags & ~(uint32_t)KR_DICT_STR_KEYS;
    changed(to);
}

kr_value kr_dict_copy(kr_ctx *ctx, kr_value dv) {
    return kr_dict_copy_with_room(ctx, dv, 0);
}

kr_value kr_dict_copy_with_room(kr_ctx *ctx, kr_value dv, size_t more) {
    kr_dict *d = KR_AS(kr_dict, dv);
    bool dense = !kr_dict_is_shared(d) && d->used >= d->n_entries / 3 * 2 &&
                 d->used >= d->cap / 3 && more <= index_limit(d->index_mask) &&
                 d->n_entries <= index_limit(d->index_mask) - more;
    kr_value r = kr_dict_new(ctx, dense ? 0 : kr_dict_len(dv) + more);
    if (dense) {
        clone_into(ctx, KR_AS(kr_dict, r), d, more);
        kr_keep(dv);
        return r;
    }
    size_t pos = 0;
    kr_value k, v;
    while (kr_dict_next(dv, &pos, &k, &v)) {
        kr_dict_insert_new(ctx, KR_AS(kr_dict, r), k, v,
                           kr_dict_is_shared(d) ? kr_dict_hash_of(ctx, k)
                                                : d->entries[pos - 1].hash);
    }
    return r;
}

/* Entries of another dict that iterates like a plain one. */
static void merge_plain(kr_ctx *ctx, kr_value dv, kr_value other, bool replace) {
    kr_dict *d = KR_AS(kr_dict, dv), *o = KR_AS(kr_dict, other);
    if (d->used == 0 && !kr_dict_is_shared(d) && !kr_dict_is_shared(o) && o->used == o->n_entries &&
        o->used * 3 >= o->cap) {
        kr_dict_clear(ctx, dv);
        clone_into(ctx, d, o, 0);
        return;
    }
    size_t pos = 0, n = kr_dict_len(other);
    kr_value k, v;
    while (kr_dict_next(other, &pos, &k, &v)) {
        if (kr_dict_is_shared(d)) {
            if (replace || kr_isnull(kr_dict_get(ctx, dv, k))) kr_dict_set(ctx, dv, k, v);
        } else {
            kr_key_hash hash =
                kr_dict_is_shared(o) ? kr_dict_hash_of(ctx, k) : o->entries[pos - 1].hash;
            int64_t at = kr_dict_find(ctx, d, k, hash);
            if (at < 0)
                kr_dict_insert_new(ctx, d, k, v, hash);
            else if (replace)
                kr_store(ctx, d, &d->entries[at].value, v);
        }
        if (KR_UNLIKELY(kr_dict_len(other) != n)) {
            kr_raise_fmt(ctx, &kr_type_RuntimeError, "dict mutated during update");
        }
        kr_tick(ctx, 10);
    }
}

bool kr_dict_is_plain(kr_value v) {
    return kr_is_dict(v) && kr_slots_of(kr_ptr(v)->type)->iter == kr_type_dict.iter;
}

void kr_dict_merge(kr_ctx *ctx, kr_value d, kr_value other, bool replace) {
    if (kr_is(d, other)) return;
    if (kr_dict_is_plain(other)) {
        merge_plain(ctx, d, other, replace);
        return;
    }
    kr_value keys = kr_call_method(ctx, other, KR_N(ctx, keys), NULL, 0);
    kr_value it = kr_iter_keys(ctx, other, keys), k;
    while (!kr_isnull(k = kr_iter_step(ctx, it))) {
        if (!replace && !kr_isnull(kr_dict_get(ctx, d, k))) continue;
        kr_dict_set(ctx, d, k, kr_getitem(ctx, other, k));
        kr_tick(ctx, 20);
    }
}

int64_t kr_dict_cache_pos(kr_ctx *ctx, kr_value dv, kr_value name) {
    kr_dict *d = KR_AS(kr_dict, dv);
    if (kr_dict_is_shared(d)) return -1;
    int64_t at = find_str(d, name, kr_dict_hash_of(ctx, name));
    if (d->version == 0) d->version = ++ctx->vm->next_dict_version;
    return at;
}
