/* The recorder: what the heap tells is counted by source line and type.
 *
 * Invariants: nothing here allocates in the heap or keeps anything in it alive. An instruction and
 * a type stand for the same things only until the next collection, which may free them and their
 * memory be used anew: the cache that is keyed by their addresses is emptied by every collection.
 * `tag` tells for the place of every block that was allocated since the start in which row it is
 * counted; it is not cleaned when blocks die, so only blocks in use may be looked up. */
#include <stdio.h>

#include "heap/os.h"
#include "vm/frame.h"
#include "vm/mem_record.h"

enum { CACHE_LINES = 4096, MAX_SAMPLES = 4096, MAX_COLLECTIONS = 4096, MAX_FAILURES = 1024 };

struct kr_mem_cached {
    const void *ip, *user_ip;
    uintptr_t what;
    uint32_t row;
};

/* ---- where ---- */
static bool is_frozen(const kr_frame *f) {
    static const char mark[] = "<frozen ";
    const kr_str *s = kr_str_of(kr_unit_filename(f->quick->code->unit));
    return s->len > sizeof mark - 1 && memcmp(s->data, mark, sizeof mark - 1) == 0;
}

/* The nearest frame of the user's own code, or the innermost one if there is none. */
static const kr_frame *user_frame(const kr_frame *f) {
    const kr_frame *u = f;
    while (u && u->quick && is_frozen(u)) u = u->prev;
    return u && u->quick ? u : f;
}

static uint32_t number_of(kr_mem_record *r, kr_value s) {
    size_t n;
    const char *text = kr_str_data(s, &n);
    return kr_mem_string_number(r, text, n);
}

/* The frame to which an allocation is counted: making a generator counts to its caller. */
static const kr_frame *innermost(const kr_ctx *ctx) {
    const kr_frame *f = ctx->frame;
    bool begins = f->quick && f->quick->is_gen && f->ip == f->quick->insns;
    return begins && f->prev->quick ? f->prev : f;
}

/* Cells for variables of inner functions are made before the first instruction: at the `def`. */
static uint32_t position(const kr_frame *f) {
    const kr_quick *q = f->quick;
    size_t i = (size_t)(f->ip - q->insns);
    kr_position p;
    if (i == 0 && q->code->debug) return q->code->debug->first_line;
    kr_code_position(q->code, i < q->n_insns ? kr_quick_offset(q, i) : 0, &p);
    return p.line;
}

static uint32_t line_of(kr_mem_record *r, const kr_frame *f) {
    uint32_t key[3] = {0, 0, 0};
    if (f && f->quick) {
        const kr_code *code = f->quick->code;
        key[0] = number_of(r, kr_unit_filename(code->unit));
        key[1] = number_of(r, code->qualname);
        key[2] = position(f);
    }
    return kr_mem_table_find(r, &r->lines, sizeof(kr_mem_line), key);
}

static uint32_t number_of_type(kr_mem_record *r, const kr_type *t, const char *text, size_t len) {
    uint32_t n = kr_mem_string_number(r, text, len);
    r->strings[n].kind = kr_mem_type_kind(t);
    return n;
}

uint32_t kr_mem_buffer_type(kr_mem_record *r, const kr_type *t) {
    char text[128];
    const char *name = kr_type_cname(t);
    int n = snprintf(text, sizeof text, "buffer of %.100s", name);
    return number_of_type(r, t, text, (size_t)n);
}

/* ---- how much ---- */
static void thin_out(kr_mem_record *r) {
    for (uint32_t i = 0; i < r->n_samples / 2; i++) r->samples[i] = r->samples[2 * i + 1];
    r->n_samples /= 2;
    r->sample_distance *= 2;
}

static void take_sample(kr_mem_record *r) {
    if (r->n_samples == MAX_SAMPLES) thin_out(r);
    r->next_sample = r->allocated + r->sample_distance;
    r->samples = kr_mem_grow(r, r->samples, &r->cap_samples, r->n_samples, sizeof *r->samples);
    if (r->n_samples == r->cap_samples) return;
    uint64_t now = kr_os_monotonic_ns() - r->start_ns;
    r->samples[r->n_samples++] = (kr_mem_sample){now, r->used, kr_heap_taken(r->vm)};
}

/* What the block is: a type; a type and BUFFER_OF; or the number of a string and NUMBERED. */
enum { NUMBERED = 1, BUFFER_OF = 2 };

static uintptr_t kind_of(kr_mem_record *r, const kr_block_origin *o, const void *ip) {
    uint32_t type = r->unknown_type, before;
    if (o->type) return (uintptr_t)o->type;
    if (o->owner) return (uintptr_t)o->owner->type | BUFFER_OF;
    before = o->from ? r->tag[kr_heap_granule(r->vm, o->from)] : 0;
    if (before) {
        type = kr_mem_row_at(r, before - 1)->type;
    } else if (r->last_type && r->last_ip == ip) { /* part of what was made just before */
        return (uintptr_t)r->last_type | BUFFER_OF;
    }
    return (uintptr_t)type << 2 | NUMBERED;
}

static uint32_t type_of_kind(kr_mem_record *r, uintptr_t what) {
    if (what & NUMBERED) return (uint32_t)(what >> 2);
    if (what & BUFFER_OF) return kr_mem_buffer_type(r, (const kr_type *)(what - BUFFER_OF));
    const char *name = kr_type_cname((const kr_type *)what);
    return number_of_type(r, (const kr_type *)what, name, strlen(name));
}

void kr_mem_retype(kr_mem_record *r, const void *block, size_t bytes, uint32_t type) {
    uint32_t *tag = &r->tag[kr_heap_granule(r->vm, block)];
    if (!*tag) return;
    const kr_mem_row *old = kr_mem_row_at(r, *tag - 1);
    uint32_t key[3] = {old->line, old->user_line, type}, was = *tag - 1;
    uint32_t row = kr_mem_table_find(r, &r->rows, sizeof(kr_mem_row), key);
    if (row == UINT32_MAX) return;
    kr_mem_row *from = kr_mem_row_at(r, was), *to = kr_mem_row_at(r, row);
    if (from->count == 0 || from->bytes < bytes) return;
    from->count--;
    from->bytes -= bytes;
    to->count++;
    to->bytes += bytes;
    *tag = row + 1;
}

static uint32_t row_of(kr_mem_record *r, const kr_frame *f, uintptr_t what) {
    const kr_frame *user = f->quick ? user_frame(f) : f;
    const void *ip = f->quick ? f->ip : NULL, *user_ip = f->quick ? user->ip : NULL;
    uintptr_t h = ((uintptr_t)ip >> 4) * 31 ^ ((uintptr_t)user_ip >> 4) * 7 ^ what >> 3 ^ what << 5;
    kr_mem_cached *c = &r->cache[(h ^ h >> 12) % CACHE_LINES];
    if (c->what == what && c->ip == ip && c->user_ip == user_ip) return c->row;
    uint32_t line = line_of(r, f), user_line = user == f ? line : line_of(r, user);
    uint32_t key[3] = {line, user_line, type_of_kind(r, what)};
    uint32_t row = kr_mem_table_find(r, &r->rows, sizeof(kr_mem_row), key);
    if (row != UINT32_MAX) *c = (kr_mem_cached){ip, user_ip, what, row};
    return row;
}

static void on_allocated(kr_heap_watcher *w, kr_ctx *ctx, const void *block, size_t bytes,
                         const kr_block_origin *origin) {
    kr_mem_record *r = (kr_mem_record *)w;
    const kr_frame *f = innermost(ctx);
    const void *ip = f->quick ? f->ip : NULL;
    const kr_type *type = origin->type;
    if (r->failed || r->ending) return;
    uint32_t row = row_of(r, f, kind_of(r, origin, ip));
    if (row == UINT32_MAX) return;
    kr_mem_row *at = kr_mem_row_at(r, row);
    at->count++;
    at->bytes += bytes;
    r->tag[kr_heap_granule(r->vm, block)] = row + 1;
    if (type && !r->last_type && r->last_ip == ip && r->last_row != UINT32_MAX &&
        kr_mem_row_at(r, r->last_row)->type == r->unknown_type) {
        kr_mem_retype(r, r->last_block, r->last_bytes, kr_mem_buffer_type(r, type));
    }
    r->last_row = row;
    r->last_ip = ip;
    r->last_type = type;
    r->last_block = block;
    r->last_bytes = bytes;
    r->used += bytes;
    r->allocated += bytes;
    r->n_allocated++;
    if (r->used > r->most_used) r->most_used = r->used;
    if (r->allocated >= r->next_sample) take_sample(r);
}

static void on_freed(kr_heap_watcher *w, const void *block, size_t bytes) {
    kr_mem_record *r = (kr_mem_record *)w;
    r->used -= bytes < r->used ? bytes : r->used;
    if (block == r->last_block) r->last_row = UINT32_MAX;
}

static void on_moved(kr_heap_watcher *w, const void *from, const void *to) {
    kr_mem_record *r = (kr_mem_record *)w;
    r->tag[kr_heap_granule(r->vm, to)] = r->tag[kr_heap_granule(r->vm, from)];
}

static void on_failed(kr_heap_watcher *w, kr_ctx *ctx) {
    kr_mem_record *r = (kr_mem_record *)w;
    r->failures_seen++;
    if (r->failed || r->ending || r->n_failures == MAX_FAILURES) return;
    uint32_t line = line_of(r, ctx->frame);
    r->failures = kr_mem_grow(r, r->failures, &r->cap_failures, r->n_failures, sizeof *r->failures);
    if (line == UINT32_MAX || r->n_failures == r->cap_failures) return;
    r->failures[r->n_failures++] = (kr_mem_failure){kr_os_monotonic_ns() - r->start_ns, line};
}

/* ---- collections ---- */
static void forget_addresses(kr_mem_record *r) {
    memset(r->cache, 0, CACHE_LINES * sizeof *r->cache);
    r->last_row = UINT32_MAX;
    r->last_ip = r->last_block = NULL;
    r->last_type = NULL;
}

/* Two neighbours become one, with the longer of the two pauses. */
static void merge_collections(kr_mem_record *r) {
    for (uint32_t i = 0; i < r->n_collections / 2; i++) {
        const kr_mem_collection *a = &r->collections[2 * i], *b = a + 1;
        kr_mem_collection both = a->pause_ns > b->pause_ns ? *a : *b;
        both.n = a->n + b->n;
        r->collections[i] = both;
    }
    r->n_collections /= 2;
}

static void add_collection(kr_mem_record *r, kr_mem_collection c) {
    unsigned bin = 0;
    for (uint64_t us = c.pause_ns / 1000; us && bin < KR_MEM_PAUSE_BINS - 1; us >>= 1) bin++;
    r->pause_bin[bin]++;
    r->collections_seen++;
    r->why[c.why]++;
    r->pause_total_ns += c.pause_ns;
    if (r->n_collections == MAX_COLLECTIONS) merge_collections(r);
    r->collections = kr_mem_grow(r, r->collections, &r->cap_collections, r->n_collections,
                                 sizeof *r->collections);
    if (r->n_collections < r->cap_collections) r->collections[r->n_collections++] = c;
}

static void on_collecting(kr_heap_watcher *w, kr_ctx *ctx) {
    kr_mem_record *r = (kr_mem_record *)w;
    (void)ctx;
    r->before = r->used;
}

static void on_collected(kr_heap_watcher *w, kr_ctx *ctx, kr_collect_reason why,
                         uint64_t pause_ns) {
    kr_mem_record *r = (kr_mem_record *)w;
    (void)ctx;
    forget_addresses(r);
    r->used = kr_heap_survived(r->vm);
    if (r->failed || r->ending) return;
    uint64_t now = kr_os_monotonic_ns() - r->start_ns;
    add_collection(r, (kr_mem_collection){now, pause_ns, r->before, r->used, kr_heap_taken(r->vm),
                                          (uint32_t)why, 1});
    /* counting takes about as long as the collection did: not each time */
    if (r->used > r->peak_live + r->peak_live / 16) {
        r->peak_live = r->used;
        r->peak_ns = now;
        kr_mem_survey(r, false);
        kr_mem_draw_map(r, &r->peak_map, true);
    }
}

/* ---- life ---- */
void kr_mem_record_free(kr_mem_record *r) {
    for (uint32_t i = 0; i < r->n_strings; i++) {
        r->mem(r->mem_opaque, r->strings[i].text, r->strings[i].len + 1, 0);
    }
    if (r->strings) r->mem(r->mem_opaque, r->strings, r->cap_strings * sizeof *r->strings, 0);
    if (r->samples) r->mem(r->mem_opaque, r->samples, r->cap_samples * sizeof *r->samples, 0);
    if (r->collections) {
        r->mem(r->mem_opaque, r->collections, r->cap_collections * sizeof *r->collections, 0);
    }
    if (r->failures) r->mem(r->mem_opaque, r->failures, r->cap_failures * sizeof *r->failures, 0);
    if (r->cache) r->mem(r->mem_opaque, r->cache, CACHE_LINES * sizeof *r->cache, 0);
    kr_mem_table_free(r, &r->lines, sizeof(kr_mem_line));
    kr_mem_table_free(r, &r->rows, sizeof(kr_mem_row));
    if (r->tag) kr_os_unreserve(r->tag, r->tag_bytes);
    r->mem(r->mem_opaque, r, sizeof *r, 0);
}

kr_mem_record *kr_mem_record_start(kr_ctx *ctx) {
    kr_vm *vm = ctx->vm;
    kr_heap_stats s;
    kr_mem_record *r = vm->mem(vm->mem_opaque, NULL, 0, sizeof *r);
    if (!r) return NULL;
    memset(r, 0, sizeof *r);
    r->watcher =
        (kr_heap_watcher){on_allocated, on_freed, on_moved, on_collecting, on_collected, on_failed};
    r->vm = vm;
    r->mem = vm->mem;
    r->mem_opaque = vm->mem_opaque;
    r->cache = r->mem(r->mem_opaque, NULL, 0, CACHE_LINES * sizeof *r->cache);
    r->tag_bytes = kr_heap_granules(vm) * sizeof *r->tag;
    r->tag = kr_os_reserve(r->tag_bytes);
    kr_mem_string_number(r, "", 0); /* number 0 */
    r->unknown_type = kr_mem_string_number(r, "buffer", 6);
    if (!r->cache || !r->tag || r->failed) {
        kr_mem_record_free(r);
        return NULL;
    }
    forget_addresses(r);
    kr_heap_get_stats(vm, &s);
    r->used = r->most_used = r->used_at_start = s.used;
    r->limit = kr_heap_limit(vm);
    r->sample_distance = 4096;
    r->start_ns = kr_os_monotonic_ns();
    take_sample(r);
    kr_heap_set_watcher(vm, &r->watcher);
    return r;
}

void kr_mem_record_stop(kr_ctx *ctx, kr_mem_record *r) {
    take_sample(r);
    r->duration_ns = kr_os_monotonic_ns() - r->start_ns;
    kr_heap_get_stats(r->vm, &r->stats);
    kr_mem_draw_map(r, &r->end_map, false);
    r->ending = true;
    kr_heap_collect(ctx);
    r->end_live = r->used;
    kr_mem_find_owners(r);
    kr_mem_survey(r, true);
    if (!r->peak_live) { /* there was no collection: the end is all that is known */
        r->peak_live = r->end_live;
        r->peak_ns = r->duration_ns;
        kr_mem_survey(r, false);
    }
    kr_heap_set_watcher(r->vm, NULL);
    r->vm = NULL;
}
