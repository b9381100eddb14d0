/* Core of str: making, interning, hashing, comparing, joining two, finding characters.
 *
 * Invariants: data is valid generalised UTF-8; n_chars is exact; KR_STR_ASCII iff it equals len.
 * Equal interned strings are one object. A string in leaf memory has no `extra`. In an append
 * buffer the bytes below `used` never change, so strings that end earlier stay valid when a longer
 * one is built behind them; only the string that ends at `used` may be extended in place.
 *
 * Strings in ROM: nothing is written into them, so no hash either. Names have a number under which
 * theirs is kept. They are found in the kr_rom_table that the program has; only where there is none
 * (the first stage of the build), those of kr_rom_names are in the table of interned strings. */
#include "object/str.h"

#include "base/checked.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "object/str_internal.h"

enum { MARK_STEP = KR_STR_MARK_STEP };

/* Shared by strings that are prefixes of one another; so are the marks. A leaf block: the strings
 * trace `marks`. */
typedef struct kr_str_buffer {
    size_t used, cap;
    kr_str_marks *marks;
    char bytes[];
} kr_str_buffer;

void kr_str_trace(kr_visitor *v, kr_object *obj) {
    kr_str *s = (kr_str *)obj;
    if (s->flags & KR_STR_NARROW) return;
    if (s->extra) {
        if (s->flags & KR_STR_APPEND) kr_visit_ptr(v, &((kr_str_buffer *)s->extra)->marks);
        kr_visit_ptr(v, &s->extra);
    }
    /* the data of a subclass instance lies in another object */
    if (s->data && s->data != s->inline_data && !(s->flags & KR_STR_EXTERNAL)) {
        kr_visit_range(v, &s->data, &s->data + 1);
    }
}

/* ---- making ---- */
/* For ASCII only. The caller fills it at once. */
static inline kr_str *alloc_narrow(kr_ctx *ctx, size_t len) {
    size_t size;
    if (!kr_size_add(offsetof(kr_str, n_chars) + 1, len, &size)) kr_raise_memory(ctx);
    kr_str *s = kr_heap_new_leaf(ctx, &kr_type_str, size);
    char *text = (char *)&s->n_chars;
    s->len = len;
    s->data = text;
    s->flags = KR_STR_NUL | KR_STR_NARROW | KR_STR_ASCII;
    s->hash = 0;
    text[len] = 0;
    return s;
}

static kr_str *alloc_wide(kr_ctx *ctx, size_t len) {
    size_t size;
    if (!kr_size_add(sizeof(kr_str) + 1, len, &size)) kr_raise_memory(ctx);
    kr_str *s = len <= MARK_STEP ? kr_heap_new_leaf(ctx, &kr_type_str, size)
                                 : kr_heap_new(ctx, &kr_type_str, size);
    s->len = len;
    s->data = s->inline_data;
    s->flags = KR_STR_NUL;
    s->hash = 0;
    s->n_chars = 0;
    s->extra = NULL;
    s->inline_data[len] = 0;
    return s;
}

/* The text of a string that was allocated just now. */
static char *text_of(const kr_str *s) {
    return (char *)(uintptr_t)s->data;
}

kr_value kr_str_new_ascii(kr_ctx *ctx, const char *text, size_t len) {
    if (KR_UNLIKELY(len <= 1)) {
        return len ? kr_str_of_ascii(ctx, (uint8_t)text[0]) : ctx->vm->str_empty;
    }
    kr_str *s = alloc_narrow(ctx, len);
    memcpy(text_of(s), text, len);
    return kr_from_ptr(s);
}

kr_value kr_str_new_valid(kr_ctx *ctx, const char *text, size_t len) {
    kr_str *s = alloc_wide(ctx, len);
    memcpy(text_of(s), text, len);
    s->n_chars = kr_utf8_count((const uint8_t *)text, len);
    return kr_from_ptr(s);
}

kr_value kr_str_new(kr_ctx *ctx, const char *text, size_t len) {
    if (kr_utf8_is_ascii((const uint8_t *)text, len)) return kr_str_new_ascii(ctx, text, len);
    kr_str *s = alloc_wide(ctx, len);
    memcpy(text_of(s), text, len);
    s->n_chars = kr_utf8_count((const uint8_t *)text, len);
    if (kr_utf8_find_surrogate((const uint8_t *)text, len) < len) s->flags |= KR_STR_SURROGATES;
    return kr_from_ptr(s);
}

kr_value kr_str_from_cstr(kr_ctx *ctx, const char *s) {
    return kr_str_new(ctx, s, strlen(s));
}

kr_value kr_str_from_rom(kr_ctx *ctx, const char *text) {
    return kr_str_from_image(ctx, text, strlen(text));
}

/* Longer text that is not ASCII: worth more than the wide header. */
static kr_value wide_from_image(kr_ctx *ctx, const char *text, size_t len) {
    if (len < 2 * sizeof(kr_str)) return kr_str_new(ctx, text, len);
    kr_str *s = kr_heap_new(ctx, &kr_type_str, sizeof(kr_str));
    s->len = len;
    s->data = text;
    s->flags = KR_STR_NUL | KR_STR_EXTERNAL;
    s->n_chars = kr_utf8_count((const uint8_t *)text, len);
    if (kr_utf8_find_surrogate((const uint8_t *)text, len) < len) s->flags |= KR_STR_SURROGATES;
    return kr_from_ptr(s);
}

kr_value kr_str_from_image(kr_ctx *ctx, const char *text, size_t len) {
    if (len < 2) return kr_str_new(ctx, text, len);
    if (!kr_utf8_is_ascii((const uint8_t *)text, len)) return wide_from_image(ctx, text, len);
    kr_str *s = kr_heap_new_leaf(ctx, &kr_type_str, offsetof(kr_str, n_chars));
    s->len = len;
    s->data = text;
    s->flags = KR_STR_NUL | KR_STR_NARROW | KR_STR_ASCII | KR_STR_EXTERNAL;
    s->hash = 0;
    return kr_from_ptr(s);
}

kr_value kr_str_from_char(kr_ctx *ctx, uint32_t cp) {
    uint8_t b[KR_UTF8_MAX];
    if (cp < 128) return kr_str_of_ascii(ctx, (uint8_t)cp);
    return kr_str_new(ctx, (const char *)b, kr_utf8_encode(cp, b));
}

kr_value kr_str_alloc(kr_ctx *ctx, size_t len, char **data) {
    kr_str *s = alloc_wide(ctx, len);
    *data = s->inline_data;
    return kr_from_ptr(s);
}

kr_value kr_str_make(kr_ctx *ctx, size_t len, size_t n_chars, bool surrogates, char **data) {
    kr_str *s = len == n_chars ? alloc_narrow(ctx, len) : alloc_wide(ctx, len);
    if (len != n_chars) s->n_chars = n_chars;
    if (surrogates) s->flags |= KR_STR_SURROGATES;
    *data = text_of(s);
    return kr_from_ptr(s);
}

kr_value kr_str_exact(kr_ctx *ctx, kr_value v) {
    const kr_str *s = kr_str_of(v);
    return s->base.type == &kr_type_str ? v : kr_str_new(ctx, s->data, s->len);
}

kr_value kr_str_finish(kr_ctx *ctx, kr_value v, size_t final_len) {
    kr_str *s = KR_AS(kr_str, v);
    if (final_len <= 1 || final_len + 64 < s->len / 2) {
        return kr_str_new(ctx, s->inline_data, final_len);
    }
    s->len = final_len;
    s->inline_data[final_len] = 0;
    if (kr_utf8_is_ascii((const uint8_t *)s->data, final_len)) {
        s->flags |= KR_STR_ASCII;
        return v;
    }
    s->n_chars = kr_utf8_count((const uint8_t *)s->data, final_len);
    if (kr_utf8_find_surrogate((const uint8_t *)s->data, final_len) < final_len) {
        s->flags |= KR_STR_SURROGATES;
    }
    return v;
}

void kr_str_share(kr_value dst, kr_value src) {
    kr_str *d = KR_AS(kr_str, dst);
    const kr_str *s = kr_str_of(src);
    d->flags = s->flags & (KR_STR_ASCII | KR_STR_NUL | KR_STR_EXTERNAL | KR_STR_SURROGATES);
    d->hash = s->hash;
    d->len = s->len;
    d->n_chars = kr_str_chars(s);
    d->data = s->data;
}

/* ---- interning: an open-addressing table of the interned strings, weak ---- */
struct kr_intern_table {
    const kr_str **slot;
    size_t mask, used;
};

/* 0 for the empty text (as for b""), and only for that. */
static uint32_t hash_text(kr_ctx *ctx, const char *text, size_t len) {
    kr_hash_key key = {ctx->vm->hash_key[0], ctx->vm->hash_key[1]};
    if (!len) return 0;
    uint64_t h = kr_hash_siphash(&key, text, len);
    uint32_t h32 = (uint32_t)(h ^ h >> 32);
    if (h32 == UINT32_MAX) h32--; /* no hash is -1, where that is what this would be */
    return h32 ? h32 : 1;
}

/* Hashes of names in ROM, by number, are kept in chunks that are made when one is asked for. */
enum { ROM_CHUNK = KR_ROM_CHUNK_BYTES / sizeof(uint32_t) };

size_t kr_rom_chunks(const kr_vm *vm) {
    const kr_rom_table *t = vm->rom_names;
    return (KR_N_NAMES + (t ? t->n_narrow + t->n_wide : 0)) / ROM_CHUNK + 1;
}

static uint32_t rom_hash_small(kr_ctx *ctx, const kr_str *s, size_t number) {
    kr_rom_hash_line *l = ctx->vm->rom_lines;
    if (!l || !number) return hash_text(ctx, s->data, s->len);
    l += number % KR_ROM_HASH_LINES;
    if (l->number != number) {
        l->hash = hash_text(ctx, s->data, s->len);
        l->number = (uint32_t)number;
    }
    return l->hash;
}

static KR_NOINLINE uint32_t rom_hash_slow(kr_ctx *ctx, const kr_str *s, size_t number) {
    uint32_t **chunk = &ctx->vm->rom_hash[number / ROM_CHUNK], hash;
    hash = hash_text(ctx, s->data, s->len);
    if (!number) return hash;
    if (!*chunk) {
        *chunk = ctx->vm->mem(ctx->vm->mem_opaque, NULL, 0, KR_ROM_CHUNK_BYTES);
        if (!*chunk) return hash;
        memset(*chunk, 0, KR_ROM_CHUNK_BYTES);
    }
    return (*chunk)[number % ROM_CHUNK] = hash;
}

static inline uint32_t rom_hash(kr_ctx *ctx, const kr_str *s) {
    size_t number = s->flags >> KR_STR_ROM_SHIFT;
    if (KR_UNLIKELY(!ctx->vm->rom_hash)) return rom_hash_small(ctx, s, number);
    const uint32_t *chunk = ctx->vm->rom_hash[number / ROM_CHUNK];
    uint32_t hash = chunk ? chunk[number % ROM_CHUNK] : 0;
    return KR_LIKELY(hash != 0) ? hash : rom_hash_slow(ctx, s, number);
}

uint32_t kr_str_hash32(kr_ctx *ctx, kr_value v) {
    kr_str *s = KR_AS(kr_str, v);
    if (s->hash) return s->hash;
    if (s->flags & KR_STR_ROM) return rom_hash(ctx, s);
    return s->hash = hash_text(ctx, s->data, s->len);
}

static uint32_t interned_hash(kr_vm *vm, const kr_str *s) {
    return s->flags & KR_STR_ROM ? rom_hash(vm->main_ctx, s) : s->hash;
}

static void intern_place(kr_vm *vm, struct kr_intern_table *t, const kr_str *s) {
    size_t i = interned_hash(vm, s) & t->mask;
    while (t->slot[i]) i = (i + 1) & t->mask;
    t->slot[i] = s;
}

static void intern_resize(kr_ctx *ctx, size_t n) {
    struct kr_intern_table *t = ctx->vm->intern;
    kr_vm *vm = ctx->vm;
    const kr_str **old = t->slot;
    size_t old_n = old ? t->mask + 1 : 0;
    const kr_str **fresh = vm->mem(vm->mem_opaque, NULL, 0, n * sizeof *fresh);
    if (!fresh) kr_raise_memory(ctx);
    memset(fresh, 0, n * sizeof *fresh);
    t->slot = fresh;
    t->mask = n - 1;
    for (size_t i = 0; i < old_n; i++) {
        if (old[i]) intern_place(vm, t, old[i]);
    }
    if (old) vm->mem(vm->mem_opaque, old, old_n * sizeof *old, 0);
}

/* Weak hook: drops dead strings by rebuilding the table in place. (The method cache, keyed by the
 * addresses of names, is emptied after each marking: names.c.) */
static void intern_sweep(kr_vm *vm, void *opaque) {
    struct kr_intern_table *t = opaque;
    size_t dead = 0;
    for (size_t i = 0; i <= t->mask; i++) {
        if (t->slot[i] && !kr_heap_is_marked(vm, t->slot[i])) {
            t->slot[i] = NULL;
            dead++;
        }
    }
    if (!dead) return;
    t->used -= dead;
    /* Re-place every entry: start after an empty slot so that probe chains are taken in order. */
    size_t start = 0;
    while (t->slot[start]) start++;
    for (size_t k = 1; k <= t->mask; k++) {
        size_t i = (start + k) & t->mask;
        const kr_str *s = t->slot[i];
        if (!s) continue;
        t->slot[i] = NULL;
        intern_place(vm, t, s);
    }
}

/* The place of an equal string, or the free place for it. */
static const kr_str **intern_find(struct kr_intern_table *t, uint32_t hash, const char *text,
                                  size_t len) {
    size_t i = hash & t->mask;
    while (t->slot[i]) {
        const kr_str *s = t->slot[i];
        if ((s->hash == hash || !s->hash) && s->len == len && memcmp(s->data, text, len) == 0)
            break;
        i = (i + 1) & t->mask;
    }
    return &t->slot[i];
}

static kr_value intern_add(kr_ctx *ctx, kr_value v, uint32_t hash) {
    struct kr_intern_table *t = ctx->vm->intern;
    kr_str *s = KR_AS(kr_str, v);
    if ((t->used + 1) * 4 > (t->mask + 1) * 3) intern_resize(ctx, (t->mask + 1) * 2);
    s->hash = hash;
    s->flags |= KR_STR_INTERNED;
    *intern_find(t, hash, s->data, s->len) = s;
    t->used++;
    return v;
}

void kr_str_each_interned(kr_vm *vm, void (*each)(kr_value name, void *opaque), void *opaque,
                          size_t *count, size_t *text_bytes, size_t *table_bytes) {
    const struct kr_intern_table *t = vm->intern;
    *count = t->used;
    *text_bytes = 0;
    *table_bytes = (t->mask + 1) * sizeof *t->slot;
    for (size_t i = 0; i <= t->mask; i++) {
        if (!t->slot[i]) continue;
        *text_bytes += t->slot[i]->len + 1;
        if (each) each(kr_from_ptr(t->slot[i]), opaque);
    }
}

static inline const kr_str *rom_have(const kr_vm *vm, const char *text, size_t len) {
    return vm->rom_names ? kr_rom_find(vm->rom_names, text, len) : NULL;
}

kr_value kr_str_intern(kr_ctx *ctx, const char *text, size_t len) {
    const kr_str *s = rom_have(ctx->vm, text, len);
    if (s) return kr_from_ptr(s);
    uint32_t hash = hash_text(ctx, text, len);
    s = *intern_find(ctx->vm->intern, hash, text, len);
    return s ? kr_from_ptr(s) : intern_add(ctx, kr_str_new(ctx, text, len), hash);
}

kr_value kr_str_intern_cstr(kr_ctx *ctx, const char *s) {
    return kr_str_intern(ctx, s, strlen(s));
}

kr_value kr_str_intern_image(kr_ctx *ctx, const char *text, size_t len) {
    const kr_str *s = rom_have(ctx->vm, text, len);
    if (s) return kr_from_ptr(s);
    uint32_t hash = hash_text(ctx, text, len);
    s = *intern_find(ctx->vm->intern, hash, text, len);
    return s ? kr_from_ptr(s) : intern_add(ctx, kr_str_from_image(ctx, text, len), hash);
}

kr_value kr_str_intern_rom(kr_ctx *ctx, const char *text) {
    return kr_str_intern_image(ctx, text, strlen(text));
}

kr_value kr_str_intern_value(kr_ctx *ctx, kr_value v) {
    const kr_str *s = kr_str_of(v);
    if (s->flags & KR_STR_INTERNED) return v;
    const kr_str *have = rom_have(ctx->vm, s->data, s->len);
    if (have) return kr_from_ptr(have);
    uint32_t hash = kr_str_hash32(ctx, v);
    have = *intern_find(ctx->vm->intern, hash, s->data, s->len);
    if (have) return kr_from_ptr(have);
    bool has_text =
        !(s->flags & KR_STR_ROM) && (s->flags & KR_STR_NARROW || s->data == s->inline_data);
    if (s->base.type == &kr_type_str && has_text) return intern_add(ctx, v, hash);
    return intern_add(ctx, kr_str_new(ctx, s->data, s->len), hash);
}

void kr_str_intern_static(kr_ctx *ctx, kr_value v) {
    struct kr_intern_table *t = ctx->vm->intern;
    const kr_str *s = kr_str_of(v);
    if ((t->used + 1) * 4 > (t->mask + 1) * 3) intern_resize(ctx, (t->mask + 1) * 2);
    *intern_find(t, rom_hash(ctx, s), s->data, s->len) = s;
    t->used++;
}

void kr_str_init(kr_ctx *ctx) {
    kr_vm *vm = ctx->vm;
    size_t limit = kr_heap_limit(vm);
    struct kr_intern_table *t = vm->mem(vm->mem_opaque, NULL, 0, sizeof *t);
    if (!t) kr_raise_memory(ctx);
    memset(t, 0, sizeof *t);
    vm->intern = t;
    intern_resize(ctx, !limit || limit >= (size_t)1 << 20 ? 512
                       : limit >= (size_t)64 << 10        ? 128
                                                          : 16);
    kr_heap_add_weak_hook(vm, intern_sweep, t);
    vm->str_empty = kr_str_intern_value(ctx, kr_from_ptr(alloc_narrow(ctx, 0)));
}

kr_value kr_str_make_ascii(kr_ctx *ctx, uint8_t c) {
    kr_str *s = alloc_narrow(ctx, 1);
    kr_vm *vm = ctx->vm;
    kr_value **some = &vm->char_cache[c / 16], v;
    text_of(s)[0] = (char)c;
    v = kr_str_intern_value(ctx, kr_from_ptr(s));
    if (!*some) {
        *some = vm->mem(vm->mem_opaque, NULL, 0, KR_CHAR_CACHE_BYTES);
        if (!*some) return v;
        memset(*some, 0, KR_CHAR_CACHE_BYTES);
    }
    return (*some)[c % 16] = v;
}

void kr_str_deinit(kr_vm *vm) {
    struct kr_intern_table *t = vm->intern;
    if (!t) return;
    if (t->slot) vm->mem(vm->mem_opaque, t->slot, (t->mask + 1) * sizeof *t->slot, 0);
    vm->mem(vm->mem_opaque, t, sizeof *t, 0);
    vm->intern = NULL;
    for (size_t i = 0; i < KR_ARRAY_LEN(vm->char_cache); i++) {
        if (vm->char_cache[i]) vm->mem(vm->mem_opaque, vm->char_cache[i], KR_CHAR_CACHE_BYTES, 0);
        vm->char_cache[i] = NULL;
    }
}

/* ---- comparing ---- */
bool kr_str_eq(kr_value a, kr_value b) {
    const kr_str *x = kr_str_of(a), *y = kr_str_of(b);
    if (x == y) return true;
    if (x->len != y->len || (x->hash && y->hash && x->hash != y->hash)) return false;
    if (x->flags & y->flags & KR_STR_INTERNED) return false;
    return memcmp(x->data, y->data, x->len) == 0;
}

bool kr_str_eq_cstr(kr_value a, const char *s) {
    const kr_str *x = kr_str_of(a);
    return strlen(s) == x->len && memcmp(x->data, s, x->len) == 0;
}

/* UTF-8 keeps code point order (surrogates included, as they are encoded in place). */
int kr_str_cmp(kr_value a, kr_value b) {
    const kr_str *x = kr_str_of(a), *y = kr_str_of(b);
    size_t n = x->len < y->len ? x->len : y->len;
    int c = memcmp(x->data, y->data, n);
    if (c) return c < 0 ? -1 : 1;
    return x->len < y->len ? -1 : x->len > y->len;
}

/* ---- index marks ---- */
/* Marks for n_chars code points at p: those of m (may be NULL), and the missing ones. */
static kr_str_marks *extend_marks(kr_ctx *ctx, kr_str_marks *m, const uint8_t *p, size_t n_chars) {
    size_t need = n_chars / MARK_STEP + 1, n = m ? m->n : 0;
    if (n >= need) return m;
    if (!m || m->cap < need) {
        size_t cap = need + (m ? need / 2 : 0);
        kr_str_marks *fresh = kr_heap_leaf(ctx, sizeof *m + cap * sizeof m->offset[0]);
        fresh->cap = cap;
        if (n) memcpy(fresh->offset, m->offset, n * sizeof m->offset[0]);
        m = fresh;
    }
    if (n == 0) m->offset[n++] = 0;
    for (size_t at = m->offset[n - 1]; n < need; m->offset[n++] = at) {
        for (int k = 0; k < MARK_STEP; k++) at += kr_utf8_lead_size(p[at]);
    }
    m->n = need;
    return m;
}

static kr_str_marks *get_marks(kr_ctx *ctx, kr_str *s) {
    if (s->flags & KR_STR_APPEND) {
        kr_str_buffer *buf = s->extra;
        buf->marks = extend_marks(ctx, buf->marks, (const uint8_t *)s->data, s->n_chars);
        return buf->marks;
    }
    if (s->flags & KR_STR_ROM) return s->extra; /* they were made with it */
    s->extra = extend_marks(ctx, s->extra, (const uint8_t *)s->data, s->n_chars);
    return s->extra;
}

/* A copy of the marks that x has so far, or NULL. */
static kr_str_marks *copy_marks(kr_ctx *ctx, const kr_str *x) {
    const kr_str_marks *m = x->flags & KR_STR_NARROW ? NULL : x->extra;
    if (m && (x->flags & KR_STR_APPEND)) m = ((const kr_str_buffer *)x->extra)->marks;
    if (!m) return NULL;
    size_t n = kr_str_chars(x) / MARK_STEP + 1, cap;
    if (n > m->n) n = m->n;
    cap = n + n / 2;
    kr_str_marks *fresh = kr_heap_leaf(ctx, sizeof *m + cap * sizeof m->offset[0]);
    fresh->cap = cap;
    fresh->n = n;
    memcpy(fresh->offset, m->offset, n * sizeof m->offset[0]);
    return fresh;
}

/* ---- joining two ---- */
static kr_str *new_view(kr_ctx *ctx, kr_str_buffer *buf, const char *data, size_t len) {
    kr_str *s = kr_heap_new(ctx, &kr_type_str, sizeof(kr_str));
    s->extra = buf;
    s->data = data;
    s->len = len;
    s->flags = KR_STR_APPEND;
    return s;
}

static kr_value finish_concat(kr_str *r, const kr_str *x, const kr_str *y) {
    if (!(r->flags & KR_STR_NARROW)) r->n_chars = kr_str_chars(x) + kr_str_chars(y);
    r->flags |= x->flags & y->flags & KR_STR_ASCII;
    r->flags |= (x->flags | y->flags) & KR_STR_SURROGATES;
    return kr_from_ptr(r);
}

/* Does x end where its append buffer ends, with room for n more bytes? */
static bool can_append(const kr_str *x, size_t n) {
    const kr_str_buffer *buf = x->extra;
    return x->data + x->len == buf->bytes + buf->used && n <= buf->cap - buf->used;
}

enum { APPEND_MIN = 128 }; /* bytes; shorter text is copied */

kr_value kr_str_concat(kr_ctx *ctx, kr_value a, kr_value b) {
    const kr_str *x = kr_str_of(a), *y = kr_str_of(b);
    size_t len;
    if (!x->len && y->base.type == &kr_type_str) return b;
    if (!y->len && x->base.type == &kr_type_str) return a;
    if (!kr_size_add(x->len, y->len, &len)) kr_raise_memory(ctx);
    if ((x->flags & KR_STR_APPEND) && can_append(x, y->len)) {
        kr_str_buffer *buf = x->extra;
        kr_str *r = new_view(ctx, buf, x->data, len);
        memmove(buf->bytes + buf->used, y->data, y->len);
        buf->used += y->len;
        return finish_concat(r, x, y);
    }
    if (len < APPEND_MIN || !(x->flags & (KR_STR_APPEND | KR_STR_JOINED))) {
        bool ascii = x->flags & y->flags & KR_STR_ASCII;
        kr_str *r = ascii ? alloc_narrow(ctx, len) : alloc_wide(ctx, len);
        if (len >= APPEND_MIN / 2) r->flags |= KR_STR_JOINED;
        memcpy(text_of(r), x->data, x->len);
        memcpy(text_of(r) + x->len, y->data, y->len);
        return ascii ? kr_from_ptr(r) : finish_concat(r, x, y);
    }
    size_t cap = len + len / 2;
    kr_str_marks *marks = copy_marks(ctx, x);
    kr_str_buffer *buf = kr_heap_leaf(ctx, sizeof *buf + cap);
    buf->marks = marks;
    buf->cap = kr_heap_block_size(ctx, buf) - sizeof *buf;
    buf->used = len;
    memcpy(buf->bytes, x->data, x->len);
    memcpy(buf->bytes + x->len, y->data, y->len);
    kr_str *r = new_view(ctx, buf, buf->bytes, len);
    kr_keep(kr_from_ptr(marks)); /* until r, which traces them, holds the buffer */
    return finish_concat(r, x, y);
}

/* ---- characters ---- */
size_t kr_str_char_offset(kr_ctx *ctx, kr_value v, size_t index) {
    kr_str *s = KR_AS(kr_str, v);
    if (s->flags & KR_STR_ASCII) return index < s->len ? index : s->len;
    if (index >= s->n_chars) return s->len;
    size_t from = 0;
    if (s->n_chars > MARK_STEP) {
        from = get_marks(ctx, s)->offset[index / MARK_STEP];
        index %= MARK_STEP;
    }
    const uint8_t *p = (const uint8_t *)s->data + from;
    while (index--) p += kr_utf8_lead_size(*p);
    return (size_t)(p - (const uint8_t *)s->data);
}

uint32_t kr_str_char(kr_ctx *ctx, kr_value v, size_t index) {
    const uint8_t *p = (const uint8_t *)kr_str_of(v)->data + kr_str_char_offset(ctx, v, index);
    return kr_utf8_next(&p);
}

kr_value kr_str_at(kr_ctx *ctx, kr_value v, size_t index) {
    const kr_str *s = kr_str_of(v);
    const char *p = s->data;
    if (s->flags & KR_STR_ASCII) return kr_str_of_ascii(ctx, (uint8_t)p[index]);
    p += kr_str_char_offset(ctx, v, index);
    return kr_str_new(ctx, p, kr_utf8_lead_size((uint8_t)*p));
}

kr_value kr_str_substr(kr_ctx *ctx, kr_value v, size_t start, size_t end) {
    const kr_str *s = kr_str_of(v);
    if (start >= end) return ctx->vm->str_empty;
    if (start == 0 && end >= kr_str_chars(s) && s->base.type == &kr_type_str) return v;
    if (s->flags & KR_STR_ASCII) {
        if (end > s->len) end = s->len;
        return kr_str_new_ascii(ctx, s->data + start, start < end ? end - start : 0);
    }
    size_t from = kr_str_char_offset(ctx, v, start), to = kr_str_char_offset(ctx, v, end);
    return kr_str_new(ctx, s->data + from, to - from);
}

const char *kr_str_cstr(kr_ctx *ctx, kr_value v) {
    if (!kr_is_str(v)) kr_raise_fmt(ctx, &kr_type_TypeError, "expected str, not %T", v);
    const kr_str *s = kr_str_of(v);
    if (memchr(s->data, 0, s->len)) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "embedded null character");
    }
    if (s->flags & KR_STR_NUL) return s->data;
    char *c = kr_heap_leaf(ctx, s->len + 1);
    memcpy(c, s->data, s->len);
    c[s->len] = 0;
    return c;
}
