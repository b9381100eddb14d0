/* test: link heap */
/* The heap alone in the smallest arena it is meant for: 2048 words (8 KB where a word has 32 bits).
 * Records and their buffers come and go at random against a model; what lives keeps its contents,
 * what is dropped makes room again. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "heap/heap.h"
#include "heap/os.h"

enum { ARENA = 2048 * KR_WORD_BYTES, SLOTS = 12, STEPS = 200000, LONGEST = 40 };

typedef struct record {
    kr_object base;
    struct record *next;
    uint8_t *data; /* buffer */
    uint32_t id, n;
} record;

static record *head[SLOTS];
static jmp_buf full;

/* ---- what the heap asks of others ---- */
void kr_raise_memory(kr_ctx *ctx) {
    (void)ctx;
    longjmp(full, 1);
}
void *kr_os_reserve(size_t bytes) {
    return calloc(1, bytes);
}
void kr_os_unreserve(void *base, size_t bytes) {
    (void)bytes;
    free(base);
}
void kr_os_discard(void *base, size_t bytes) {
    memset(base, 0, bytes);
}
void kr_os_say(const char *text) {
    fputs(text, stderr);
}
uint64_t kr_os_monotonic_ns(void) {
    return 0;
}
static void *memory(void *opaque, void *ptr, size_t old_size, size_t new_size) {
    (void)opaque;
    (void)old_size;
    if (new_size) return realloc(ptr, new_size);
    free(ptr);
    return NULL;
}

/* ---- records ---- */
static void trace(kr_visitor *v, kr_object *obj) {
    record *r = (record *)obj;
    kr_visit_ptr(v, &r->next);
    if (r->data) kr_visit_buffer(v, &r->data);
}
static const struct kr_type_head record_type = {.name = "record", .trace = trace};

static void roots(kr_visitor *v, kr_vm *vm, void *opaque) {
    (void)vm;
    (void)opaque;
    for (int i = 0; i < SLOTS; i++) kr_visit_ptr(v, &head[i]);
}

static uint32_t seed = 1;
static uint32_t below(uint32_t n) {
    seed = seed * 1664525 + 1013904223;
    return (seed >> 8) % n;
}

static KR_NOINLINE void add(kr_ctx *ctx, int slot) {
    record *r = kr_heap_new(ctx, (const kr_type *)&record_type, sizeof *r);
    r->id = below(1u << 20);
    r->next = head[slot];
    head[slot] = r;
    r->n = 1 + below(LONGEST * KR_WORD_BYTES);
    r->data = kr_heap_buffer(ctx, r, r->n);
    for (uint32_t i = 0; i < r->n; i++) r->data[i] = (uint8_t)(r->id + i);
}

static KR_NOINLINE int check(int slot) {
    for (const record *r = head[slot]; r; r = r->next) {
        if (r->base.type != (const kr_type *)&record_type) return 1;
        for (uint32_t i = 0; r->data && i < r->n; i++) {
            if (r->data[i] != (uint8_t)(r->id + i)) return 1;
        }
    }
    return 0;
}

static KR_NOINLINE bool try_add(kr_ctx *ctx, int slot) {
    if (setjmp(full)) return false;
    add(ctx, slot);
    return true;
}

static KR_NOINLINE int run(kr_ctx *ctx) {
    static unsigned refused, most;
    for (int step = 0; step < STEPS; step++) {
        int slot = (int)below(SLOTS);
        if (below(9) == 0) head[slot] = NULL;
        if (!try_add(ctx, slot)) {
            refused++;
            for (int i = 0; i < SLOTS; i += 2) head[i] = NULL;
        }
        if (check(slot)) return printf("step %d: a record has changed\n", step);
        if (step % 1000 == 0) {
            kr_heap_stats s;
            kr_heap_get_stats(ctx->vm, &s);
            if (s.used > most) most = (unsigned)s.used;
            if (s.total > ARENA) return printf("%zu bytes of %d\n", s.total, (int)ARENA);
        }
    }
    for (int i = 0; i < SLOTS; i++) {
        if (check(i)) return printf("a record has changed\n");
        head[i] = NULL;
    }
    if (refused < 10 || most < ARENA / 4) return printf("refused %u, most %u\n", refused, most);
    return 0;
}

int main(void) {
    static kr_vm vm;
    static kr_ctx ctx;
    kr_heap_stats s;
    ctx.vm = &vm;
    ctx.c_stack_base = __builtin_frame_address(0);
    vm.main_ctx = vm.contexts = &ctx;
    vm.mem = memory;
    if (!kr_heap_create(&vm, ARENA)) return puts("no heap"), 1;
    kr_heap_add_root(&vm, roots, NULL);
    kr_heap_set_verify(&vm, true);
    if (run(&ctx)) return 1;
    kr_heap_collect(&ctx);
    kr_heap_get_stats(&vm, &s);
    kr_heap_destroy(&vm);
    if (s.used > ARENA / 16) return printf("%zu bytes are left\n", s.used), 1;
    return 0;
}
