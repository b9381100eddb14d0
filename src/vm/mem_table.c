/* Tables of a memory record: they live outside the heap and only grow. When memory for them runs
 * out the record is marked as failed and keeps what it has. */
#include "vm/mem_record.h"

void *kr_mem_grow(kr_mem_record *r, void *array, uint32_t *cap, uint32_t n, size_t item) {
    if (n < *cap) return array;
    uint32_t more = *cap ? *cap * 2 : 64;
    void *fresh = r->mem(r->mem_opaque, array, *cap * item, more * item);
    if (!fresh) {
        r->failed = true;
        return array;
    }
    *cap = more;
    return fresh;
}

uint32_t kr_mem_string_number(kr_mem_record *r, const char *text, size_t len) {
    uint32_t hash = 2166136261U;
    for (size_t i = 0; i < len; i++) hash = (hash ^ (uint8_t)text[i]) * 16777619U;
    for (uint32_t i = 0; i < r->n_strings; i++) {
        const kr_mem_string *s = &r->strings[i];
        if (s->hash == hash && s->len == len && memcmp(s->text, text, len) == 0) return i;
    }
    r->strings = kr_mem_grow(r, r->strings, &r->cap_strings, r->n_strings, sizeof *r->strings);
    if (r->n_strings == r->cap_strings) return 0;
    char *copy = r->mem(r->mem_opaque, NULL, 0, len + 1);
    if (!copy) {
        r->failed = true;
        return 0;
    }
    memcpy(copy, text, len);
    copy[len] = 0;
    r->strings[r->n_strings] = (kr_mem_string){copy, (uint32_t)len, hash, 'h'};
    return r->n_strings++;
}

static uint32_t hash_of(const uint32_t key[3]) {
    uint64_t h = key[0] * 0x9e3779b97f4a7c15U;
    h = (h ^ h >> 29 ^ key[1]) * 0xbf58476d1ce4e5b9U;
    h = (h ^ h >> 31 ^ key[2]) * 0x94d049bb133111ebU;
    return (uint32_t)(h >> 32);
}

/* Twice as many slots. */
static bool rehash(kr_mem_record *r, kr_mem_table *t, size_t row_size) {
    size_t old = t->slots ? (size_t)t->mask + 1 : 0, size = old ? 2 * old : 256;
    uint32_t *slots = r->mem(r->mem_opaque, NULL, 0, size * sizeof *slots);
    if (!slots) return false;
    memset(slots, 0, size * sizeof *slots);
    if (old) r->mem(r->mem_opaque, t->slots, old * sizeof *slots, 0);
    t->slots = slots;
    t->mask = (uint32_t)size - 1;
    for (uint32_t i = 0; i < t->n; i++) {
        uint32_t key[3];
        memcpy(key, t->rows + i * row_size, sizeof key);
        uint32_t at = hash_of(key) & t->mask;
        while (slots[at]) at = (at + 1) & t->mask;
        slots[at] = i + 1;
    }
    return true;
}

uint32_t kr_mem_table_find(kr_mem_record *r, kr_mem_table *t, size_t row_size,
                           const uint32_t key[3]) {
    if (2 * (size_t)t->n >= t->mask && !rehash(r, t, row_size)) {
        r->failed = true;
        return UINT32_MAX;
    }
    uint32_t at = hash_of(key) & t->mask;
    for (; t->slots[at]; at = (at + 1) & t->mask) {
        uint32_t i = t->slots[at] - 1;
        if (memcmp(t->rows + i * row_size, key, 3 * sizeof *key) == 0) return i;
    }
    t->rows = kr_mem_grow(r, t->rows, &t->cap, t->n, row_size);
    if (t->n == t->cap) return UINT32_MAX;
    memset(t->rows + t->n * row_size, 0, row_size);
    memcpy(t->rows + t->n * row_size, key, 3 * sizeof *key);
    t->slots[at] = ++t->n;
    return t->n - 1;
}

void kr_mem_table_free(kr_mem_record *r, kr_mem_table *t, size_t row_size) {
    if (t->slots) {
        r->mem(r->mem_opaque, t->slots, ((size_t)t->mask + 1) * sizeof *t->slots, 0);
    }
    if (t->rows) r->mem(r->mem_opaque, t->rows, t->cap * row_size, 0);
}
