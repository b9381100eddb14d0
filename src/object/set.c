/* set and frozenset: the table and the operations on it.
 *
 * Open addressing over mask + 1 entries: a short linear stretch, then a perturbed jump. A free
 * entry has key KR_NULL and hash 0, a deleted one key KR_NULL and hash ENTRY_GONE; fill counts both
 * live and deleted ones and stays below three fifths of the table, so probes end. table is NULL
 * while nothing was ever added. Every change of the table counts up `epoch`; a search during which
 * Python code ran and moved it starts again. */
#include "base/checked.h"
#include "object/dict_impl.h"
#include "object/iter.h"
#include "object/names.h"
#include "object/seq.h"

enum { SET_MIN = 8, SET_STRETCH = 9 };
#define ENTRY_GONE (~(kr_key_hash)0)

kr_value kr_set_new(kr_ctx *ctx, const kr_type *type) {
    if (type != &kr_type_set && type != &kr_type_frozenset) {
        return kr_from_ptr(kr_instance_alloc(ctx, type));
    }
    kr_set *s = kr_heap_new(ctx, type, sizeof(kr_set));
    return kr_from_ptr(s);
}

/* ---- search ---- */

static inline bool is_free(const kr_set_entry *e) {
    return kr_isnull(e->key) && e->hash == 0;
}

enum { NO, YES, MOVED };

static int same_key(kr_ctx *ctx, kr_set *s, kr_value k, kr_value key) {
    if (kr_are_smallints(k, key)) return NO;
    if (kr_is_exact_str(k)) {
        if (kr_is_exact_str(key)) return kr_dict_same_str(k, key);
        if (kr_is_smallint(key) || kr_is_immfloat(key)) return NO;
    }
    uint32_t epoch = s->epoch;
    bool same = kr_compare_bool(ctx, KR_BIN_EQ, k, key);
    return s->epoch != epoch ? MOVED : same;
}

/* Place of the key, -1 if absent, -2: start again. */
static int64_t find_once(kr_ctx *ctx, kr_set *s, kr_value key, kr_key_hash hash) {
    size_t mask = s->mask, i = hash & mask;
    uint64_t perturb = hash;
    for (;;) {
        size_t end = i + SET_STRETCH <= mask ? i + SET_STRETCH : i;
        for (; i <= end; i++) {
            const kr_set_entry *e = &s->table[i];
            if (e->hash == hash && !kr_isnull(e->key)) {
                if (kr_is(e->key, key)) return (int64_t)i;
                int r = same_key(ctx, s, e->key, key);
                if (r == MOVED) return -2;
                if (r == YES) return (int64_t)i;
            } else if (is_free(e)) {
                return -1;
            }
        }
        perturb >>= 5;
        i = (end * 5 + 1 + (size_t)perturb) & mask;
    }
}

static int64_t find(kr_ctx *ctx, kr_set *s, kr_value key, kr_key_hash hash) {
    int64_t at;
    if (!s->table) return -1;
    while ((at = find_once(ctx, s, key, hash)) == -2) {
        kr_tick(ctx, 100);
        if (!s->table) return -1;
    }
    return at;
}

/* ---- change ---- */

/* Puts an absent key into the first free entry of its probe path. */
static void put(kr_set *s, kr_value key, kr_key_hash hash) {
    size_t mask = s->mask, i = hash & mask;
    uint64_t perturb = hash;
    for (;;) {
        size_t end = i + SET_STRETCH <= mask ? i + SET_STRETCH : i;
        for (; i <= end; i++) {
            if (is_free(&s->table[i])) {
                s->table[i].key = key;
                s->table[i].hash = hash;
                return;
            }
        }
        perturb >>= 5;
        i = (end * 5 + 1 + (size_t)perturb) & mask;
    }
}

static void resize(kr_ctx *ctx, kr_set *s, size_t want) {
    size_t size = SET_MIN, bytes;
    while (size <= want) size *= 2;
    if (size > (size_t)1 << 31 || !kr_size_mul(size, sizeof(kr_set_entry), &bytes)) {
        kr_raise_memory(ctx);
    }
    kr_set_entry *old = s->table, *table = kr_heap_leaf_of(ctx, s, bytes);
    memset(table, 0, bytes);
    size_t n = old ? (size_t)s->mask + 1 : 0;
    s->table = table;
    s->mask = (uint32_t)(size - 1);
    s->fill = s->used;
    s->epoch++;
    for (size_t i = 0; i < n; i++) {
        if (!kr_isnull(old[i].key)) put(s, old[i].key, old[i].hash);
    }
    kr_heap_free(ctx, old);
}

/* For small ints and exact strs among their like: the key's entry, or the free one where it
 * belongs; NULL if a key of another kind is in the way. */
static kr_set_entry *find_simple(kr_set *s, kr_value key, kr_key_hash hash) {
    size_t mask = s->mask, i = hash & mask;
    uint64_t perturb = hash;
    bool is_str = !kr_is_smallint(key);
    for (;;) {
        size_t end = i + SET_STRETCH <= mask ? i + SET_STRETCH : i;
        for (; i <= end; i++) {
            kr_set_entry *e = &s->table[i];
            if (e->hash == hash && !kr_isnull(e->key)) {
                if (kr_is(e->key, key)) return e;
                if (is_str ? !kr_is_exact_str(e->key) : !kr_is_smallint(e->key)) return NULL;
                if (is_str && kr_dict_same_str(e->key, key)) return e;
            } else if (is_free(e)) {
                return e;
            }
        }
        perturb >>= 5;
        i = (end * 5 + 1 + (size_t)perturb) & mask;
    }
}

/* Adds a key that may be there already; false if it is. */
static bool place(kr_ctx *ctx, kr_set *s, kr_value key, kr_key_hash hash) {
    if (KR_UNLIKELY(!s->table)) resize(ctx, s, SET_MIN - 1);
    if (kr_is_smallint(key) || kr_is_exact_str(key)) {
        kr_set_entry *e = find_simple(s, key, hash);
        if (KR_LIKELY(e != NULL)) {
            if (!kr_isnull(e->key)) return false;
            kr_store(ctx, s, &e->key, key);
            e->hash = hash;
            return true;
        }
    }
    if (find(ctx, s, key, hash) >= 0) return false;
    if (!s->table) resize(ctx, s, SET_MIN - 1);
    put(s, key, hash);
    return true;
}

bool kr_set_add_hash(kr_ctx *ctx, kr_value sv, kr_value key, kr_key_hash hash) {
    kr_set *s = KR_AS(kr_set, sv);
    if (!place(ctx, s, key, hash)) return false;
    s->used++;
    s->fill++;
    s->epoch++;
    if ((uint64_t)s->fill * 5 >= (uint64_t)s->mask * 3) {
        ctx->tick_work += (uint32_t)(s->used < 50000 ? s->used : 50000); /* no poll: see dict.c */
        resize(ctx, s, s->used > 50000 ? s->used * 2 : s->used * 4);
    }
    return true;
}

static void remove_at(kr_ctx *ctx, kr_set *s, size_t at) {
    kr_store(ctx, s, &s->table[at].key, KR_NULL);
    s->table[at].hash = ENTRY_GONE;
    s->used--;
    s->epoch++;
}

bool kr_set_discard_hash(kr_ctx *ctx, kr_value sv, kr_value key, kr_key_hash hash) {
    kr_set *s = KR_AS(kr_set, sv);
    int64_t at = find(ctx, s, key, hash);
    if (at >= 0) remove_at(ctx, s, (size_t)at);
    return at >= 0;
}

bool kr_set_contains_hash(kr_ctx *ctx, kr_value s, kr_value key, kr_key_hash hash) {
    return find(ctx, KR_AS(kr_set, s), key, hash) >= 0;
}

void kr_set_add(kr_ctx *ctx, kr_value s, kr_value key) {
    kr_set_add_hash(ctx, s, key, kr_set_hash_of(ctx, key));
}

/* A set as a key to look for stands for the frozenset of its items. */
static kr_value search_key(kr_ctx *ctx, kr_value key) {
    if (kr_is_set(key) && kr_slots_of(kr_ptr(key)->type)->hash == kr_unhashable) {
        return kr_set_copy(ctx, key, &kr_type_frozenset);
    }
    return key;
}

bool kr_set_contains(kr_ctx *ctx, kr_value s, kr_value key) {
    key = search_key(ctx, key);
    return find(ctx, KR_AS(kr_set, s), key, kr_set_hash_of(ctx, key)) >= 0;
}

bool kr_set_discard(kr_ctx *ctx, kr_value s, kr_value key) {
    key = search_key(ctx, key);
    return kr_set_discard_hash(ctx, s, key, kr_set_hash_of(ctx, key));
}

void kr_set_clear(kr_ctx *ctx, kr_value sv) {
    kr_set *s = KR_AS(kr_set, sv);
    kr_set_entry *old = s->table;
    s->table = NULL;
    s->used = s->fill = s->mask = s->finger = 0;
    s->epoch++;
    kr_heap_free(ctx, old);
}

void kr_set_swap(kr_ctx *ctx, kr_value sv, kr_value from) {
    kr_set *s = KR_AS(kr_set, sv), *f = KR_AS(kr_set, from);
    kr_set_entry *old = s->table;
    s->table = f->table;
    s->used = f->used;
    s->fill = f->fill;
    s->mask = f->mask;
    s->finger = 0;
    s->epoch++;
    f->table = NULL;
    f->used = f->fill = f->mask = 0;
    kr_heap_free(ctx, old);
}

/* ---- iteration ---- */

bool kr_set_next_hash(kr_value sv, size_t *pos, kr_value *key, kr_key_hash *hash) {
    kr_set *s = KR_AS(kr_set, sv);
    if (!s->table) return false;
    for (size_t i = *pos; i <= s->mask; i++) {
        if (kr_isnull(s->table[i].key)) continue;
        *key = s->table[i].key;
        *hash = s->table[i].hash;
        *pos = i + 1;
        return true;
    }
    *pos = (size_t)s->mask + 1;
    return false;
}

bool kr_set_next(kr_value s, size_t *pos, kr_value *key) {
    kr_key_hash hash;
    return kr_set_next_hash(s, pos, key, &hash);
}

/* Walks the items of a set, dict or any iterable together with their hashes. */
typedef struct walk {
    kr_value src, it;
    size_t pos;
    bool plain; /* unhashable items: the complaint does not name the set */
} walk;

static walk walk_start(kr_ctx *ctx, kr_value src) {
    walk w = {.src = src, .it = KR_NULL};
    if (!kr_is_set(src) && !kr_dict_is_plain(src)) w.it = kr_iter(ctx, src);
    return w;
}

static bool walk_next(kr_ctx *ctx, walk *w, kr_value *key, kr_key_hash *hash) {
    kr_value value;
    kr_tick(ctx, 10);
    if (!kr_isnull(w->it)) {
        *key = kr_iter_step(ctx, w->it);
        if (kr_isnull(*key)) return false;
    } else if (kr_is_set(w->src)) {
        return kr_set_next_hash(w->src, &w->pos, key, hash);
    } else {
        if (!kr_dict_next(w->src, &w->pos, key, &value)) return false;
        const kr_dict *d = KR_AS(const kr_dict, w->src);
        if (!d->owner) {
            *hash = d->entries[w->pos - 1].hash;
            return true;
        }
    }
    *hash = w->plain ? (uint64_t)kr_hash(ctx, *key) : kr_set_hash_of(ctx, *key);
    return true;
}

/* ---- whole sets ---- */

static const kr_type *base_kind(kr_value v) {
    return kr_is_set(v) && kr_type_is_subtype(kr_ptr(v)->type, &kr_type_frozenset)
               ? &kr_type_frozenset
               : &kr_type_set;
}

/* Takes over a set's items where s is still empty. */
static void copy_table(kr_ctx *ctx, kr_set *s, kr_value from) {
    const kr_set *f = KR_AS(const kr_set, from);
    if (f->used == 0) return;
    if (f->used == f->fill) {
        kr_set_entry *t = kr_heap_leaf_of(ctx, s, ((size_t)f->mask + 1) * sizeof *t);
        memcpy(t, f->table, ((size_t)f->mask + 1) * sizeof *t);
        s->table = t;
        s->mask = f->mask;
    } else {
        size_t pos = 0;
        kr_value key;
        kr_key_hash hash;
        resize(ctx, s, f->used * 2);
        while (kr_set_next_hash(from, &pos, &key, &hash)) put(s, key, hash);
    }
    s->used = s->fill = f->used;
    s->epoch++;
    kr_keep(from);
}

kr_value kr_set_copy(kr_ctx *ctx, kr_value sv, const kr_type *type) {
    kr_value r = kr_set_new(ctx, type);
    copy_table(ctx, KR_AS(kr_set, r), sv);
    return r;
}

void kr_set_update(kr_ctx *ctx, kr_value s, kr_value src) {
    kr_value key;
    kr_key_hash hash = 0;
    if (kr_is(s, src)) return;
    if (kr_is_set(src) && !KR_AS(kr_set, s)->table) {
        copy_table(ctx, KR_AS(kr_set, s), src);
        return;
    }
    if (kr_is_exact(src, &kr_type_list) || kr_is_exact(src, &kr_type_tuple)) {
        size_t n;
        kr_value *items = kr_seq_items(src, &n);
        for (size_t i = 0; i < n; i++) {
            key = items[i]; /* hashing may change the list */
            kr_set_add_hash(ctx, s, key, kr_set_hash_of(ctx, key));
            kr_tick(ctx, 5);
            items = kr_seq_items(src, &n);
        }
        return;
    }
    walk w = walk_start(ctx, src);
    while (walk_next(ctx, &w, &key, &hash)) kr_set_add_hash(ctx, s, key, hash);
}

static kr_value copy_of(kr_ctx *ctx, kr_value a) {
    kr_value r = kr_set_new(ctx, base_kind(a));
    kr_set_update(ctx, r, a);
    return r;
}

kr_value kr_set_union(kr_ctx *ctx, kr_value a, kr_value b) {
    kr_value r = copy_of(ctx, a);
    kr_set_update(ctx, r, b);
    return r;
}

kr_value kr_set_intersection(kr_ctx *ctx, kr_value a, kr_value b) {
    kr_value r = kr_set_new(ctx, base_kind(a)), key;
    kr_key_hash hash = 0;
    if (kr_is(a, b)) return kr_set_copy(ctx, a, base_kind(a));
    if (kr_is_set(b) && KR_AS(kr_set, b)->used > KR_AS(kr_set, a)->used) {
        kr_value t = a;
        a = b;
        b = t;
    }
    walk w = walk_start(ctx, b);
    w.plain = true;
    while (walk_next(ctx, &w, &key, &hash)) {
        if (kr_set_contains_hash(ctx, a, key, hash)) kr_set_add_hash(ctx, r, key, hash);
    }
    return r;
}

void kr_set_difference_update(kr_ctx *ctx, kr_value s, kr_value b) {
    kr_value key;
    kr_key_hash hash = 0;
    if (kr_is(s, b)) {
        kr_set_clear(ctx, s);
        return;
    }
    walk w = walk_start(ctx, b);
    while (walk_next(ctx, &w, &key, &hash)) kr_set_discard_hash(ctx, s, key, hash);
}

kr_value kr_set_difference(kr_ctx *ctx, kr_value a, kr_value b) {
    bool plain_dict = kr_dict_is_plain(b);
    size_t n = KR_AS(kr_set, a)->used;
    if ((!kr_is_set(b) && !plain_dict) ||
        n / 4 > (plain_dict ? kr_dict_len(b) : KR_AS(kr_set, b)->used)) {
        kr_value r = kr_set_copy(ctx, a, base_kind(a));
        kr_set_difference_update(ctx, r, b);
        return r;
    }
    kr_value r = kr_set_new(ctx, base_kind(a)), key;
    kr_key_hash hash = 0;
    walk w = walk_start(ctx, a);
    while (walk_next(ctx, &w, &key, &hash)) {
        bool in = plain_dict ? !kr_isnull(kr_dict_get_hash(ctx, b, key, hash))
                             : kr_set_contains_hash(ctx, b, key, hash);
        if (!in) kr_set_add_hash(ctx, r, key, hash);
    }
    return r;
}

void kr_set_symmetric_update(kr_ctx *ctx, kr_value s, kr_value b) {
    kr_value key;
    kr_key_hash hash = 0;
    if (kr_is(s, b)) {
        kr_set_clear(ctx, s);
        return;
    }
    if (!kr_is_set(b) && !kr_dict_is_plain(b)) {
        kr_value t = kr_set_new(ctx, &kr_type_set);
        kr_set_update(ctx, t, b);
        b = t;
    }
    walk w = walk_start(ctx, b);
    while (walk_next(ctx, &w, &key, &hash)) {
        if (!kr_set_discard_hash(ctx, s, key, hash)) kr_set_add_hash(ctx, s, key, hash);
    }
}

kr_value kr_set_symmetric(kr_ctx *ctx, kr_value a, kr_value b) {
    kr_value r = kr_set_copy(ctx, a, base_kind(a));
    kr_set_symmetric_update(ctx, r, b);
    return r;
}

bool kr_set_is_subset(kr_ctx *ctx, kr_value a, kr_value b) {
    size_t pos = 0;
    kr_value key;
    kr_key_hash hash;
    if (KR_AS(kr_set, a)->used > KR_AS(kr_set, b)->used) return false;
    while (kr_set_next_hash(a, &pos, &key, &hash)) {
        if (!kr_set_contains_hash(ctx, b, key, hash)) return false;
        kr_tick(ctx, 5);
    }
    return true;
}
