/* Allocator and collector.
 *
 * - Memory of two kinds: *objects* start with a kr_object header and are traced through their
 *   type's `trace` slot; *leaf* memory (strings, digits, arrays owned by an object) is never looked
 *   into. An object that owns a leaf array of values traces them itself in its trace slot.
 * - The C stack and registers are scanned conservatively: any word that points to or into a
 *   block, or one past the end of leaf memory, keeps it. Everything else is precise, so C code
 *   needs
 *   no root registration for locals, but a pointer that only malloc'ed memory holds is invisible.
 * - Allocation may collect. Nothing written in Python runs inside an allocation: finalizers and
 *   weak reference callbacks are queued and KR_PENDING_FINALIZE is set.
 * - Every store of a value into a heap object goes through kr_store (or kr_store_init for a block
 *   that was allocated just now with nothing allocated in between). */
#ifndef KR_HEAP_HEAP_H
#define KR_HEAP_HEAP_H

#include "heap/context.h"

typedef struct kr_heap kr_heap;
typedef struct kr_visitor kr_visitor;

/* What the collector knows of a type: the first members of kr_type (object/type.h). */
#define KR_TYPE_HEAD                                                                               \
    kr_object base_object;                    /* .type = metatype */                               \
    const char *name;                         /* ROM: "list"; heap types: see kr_heap_type.name */ \
    const kr_type *base;                      /* NULL for object only */                           \
    void (*trace)(kr_visitor *, kr_object *); /* NULL: no references */                            \
    uint32_t flags;                           /* KR_TF_x */
struct kr_type_head {
    KR_TYPE_HEAD
};
enum {
    KR_TF_HEAP = 1, /* made at run time (kr_heap_type) */
    KR_TF_LEAF = 2, /* instances hold no references */
};

/* Implemented by vm/: raises the VM's MemoryError. */
KR_NORETURN void kr_raise_memory(kr_ctx *ctx);

/* ---- allocation: raises MemoryError ---- */
/* Zeroed object of `size` bytes with the header set. size >= sizeof(kr_object). Types flagged
 * KR_TF_LEAF (no references at all) land in leaf memory by themselves. */
void *kr_heap_new(kr_ctx *ctx, const kr_type *type, size_t size);
/* The same for a small object whose absence can be borne: NULL where memory is short. */
void *kr_heap_try_new(kr_ctx *ctx, const kr_type *type, size_t size);
/* The same in leaf memory although the type may hold references: this object never will. Only the
 * header is set, the rest is not zeroed. */
void *kr_heap_new_leaf(kr_ctx *ctx, const kr_type *type, size_t size);
/* Leaf memory, not zeroed; never NULL (size 0 counts as 1). */
void *kr_heap_leaf(kr_ctx *ctx, size_t size);
/* The same, and says to whom it belongs, for whoever looks at where memory goes. */
void *kr_heap_leaf_of(kr_ctx *ctx, const void *owner, size_t size);
/* Leaf memory, zeroed: arrays of values whose owner traces them. */
void *kr_heap_leaf0(kr_ctx *ctx, size_t size);
/* Leaf memory, not zeroed, for what one slot of one object refers to; the object's trace hands
 * that slot to kr_visit_buffer. In a small heap a collection may move it and correct the slot,
 * unless the C stack points into it. */
void *kr_heap_buffer(kr_ctx *ctx, const void *owner, size_t size);
/* Grows or shrinks leaf memory; contents kept up to min(old, new); new part not zeroed. ptr may
 * be NULL. Never raises when it shrinks. */
void *kr_heap_resize(kr_ctx *ctx, void *ptr, size_t old_size, size_t new_size);
/* The block, or a smaller one with its first `size` bytes: the rest is given back, where that can
 * be done. Never raises. */
void *kr_heap_fit(kr_ctx *ctx, void *ptr, size_t size);
/* The same for a buffer of `owner`. */
void *kr_heap_resize_buffer(kr_ctx *ctx, const void *owner, void *ptr, size_t old_size,
                            size_t new_size);
/* Gives leaf memory or a buffer back at once. The caller knows that nobody else points to it.
 * ptr may be NULL. */
void kr_heap_free(kr_ctx *ctx, void *ptr);
/* Usable bytes of the block (>= the size asked for). */
size_t kr_heap_block_size(kr_ctx *ctx, const void *ptr);
/* Every block is a multiple of it, and aligned. */
#define KR_GRANULE (2 * KR_WORD_BYTES)
/* What a small block of `size` bytes takes. */
static inline size_t kr_heap_cell_size(size_t size) {
    return (size + KR_GRANULE - 1) / KR_GRANULE * KR_GRANULE;
}

/* ---- stores ---- */
/* *slot = value; `owner` is the object (or leaf block) in which slot lies. The write barrier. */
static inline void kr_store(kr_ctx *ctx, void *owner, kr_value *slot, kr_value value) {
    (void)ctx;
    (void)owner;
    *slot = value;
}
static inline void kr_store_init(kr_value *slot, kr_value value) {
    *slot = value;
}

/* Keeps an object in sight of the conservative scan up to here: for a temporary whose leaf array is
 * still being read after the last use of the object itself. */
static inline void kr_keep(kr_value v) {
#if defined(__GNUC__)
    __asm__ volatile("" : : "g"(v.w));
#else
    (void)v;
#endif
}

/* ---- tracing: called by trace slots only ---- */
/* Marks the object that *slot holds (KR_NULL, ints and floats are fine). */
void kr_visit(kr_visitor *v, kr_value *slot);
/* Marks an object or leaf block through a C pointer (NULL is fine). */
void kr_visit_ptr(kr_visitor *v, void *slot_address);
/* Marks the buffer that *slot_address points to; the slot may be corrected. */
void kr_visit_buffer(kr_visitor *v, void *slot_address);
/* Marks n values of an array. */
void kr_visit_array(kr_visitor *v, kr_value *slots, size_t n);
/* Marks conservatively whatever the words of [lo, hi) may point to. */
void kr_visit_range(kr_visitor *v, const void *lo, const void *hi);

/* ---- roots ---- */
typedef void (*kr_root_fn)(kr_visitor *v, kr_vm *vm, void *opaque);
/* Called at each collection; contexts' VM stacks are registered by vm/ through this too. */
void kr_heap_add_root(kr_vm *vm, kr_root_fn fn, void *opaque);

/* ---- finalizers and weak references ---- */
/* The object's type->finalize is called once, at a safepoint, after it became unreachable. */
void kr_heap_set_finalizer(kr_ctx *ctx, kr_object *obj);
/* Registers `cell`: a slot inside the live object `owner` that weakly holds *cell. When the
 * referent dies the slot becomes KR_NULL and, if `notify`, owner is queued: type->finalize(owner)
 * of the owner runs at a safepoint with the slot already empty. Dies with owner. */
void kr_heap_add_weak(kr_ctx *ctx, kr_object *owner, kr_value *cell, bool notify);
/* Weak table hook: called after marking, before sweeping, to drop dead entries (intern table). */
typedef void (*kr_weak_fn)(kr_vm *vm, void *opaque);
void kr_heap_add_weak_hook(kr_vm *vm, kr_weak_fn fn, void *opaque);
/* Within a weak hook: is the object still alive? */
bool kr_heap_is_marked(kr_vm *vm, const void *obj);
/* At the end of a VM: queues the finalizers of the registered objects that `want` picks, whether
 * they are reachable or not. */
void kr_heap_queue_finalizers(kr_vm *vm, bool (*want)(kr_object *obj, void *opaque), void *opaque);
/* Takes the next queued finalizer's object (NULL: none left). vm/ calls type->finalize on it. */
kr_object *kr_heap_next_finalizable(kr_ctx *ctx);
/* Takes one object that `want` accepts out of the queue, NULL if there is none. */
kr_object *kr_heap_take_finalizable(kr_ctx *ctx, bool (*want)(const kr_object *obj));

/* ---- whole heap ---- */
kr_heap *kr_heap_create(kr_vm *vm, size_t max_bytes /* 0: no limit */);
/* Runs no finalizers; gives all memory back. */
void kr_heap_destroy(kr_vm *vm);
void kr_heap_collect(kr_ctx *ctx);
/* Calls wait(arg), which lets threads of other contexts run and collect: what this thread's
 * registers and C stack refer to stays alive meanwhile. When wait returns, this thread must be the
 * only one that runs again. */
void kr_heap_park(kr_ctx *ctx, void (*wait)(void *arg), void *arg);
/* Overwrites what returned calls left on the C stack below the caller: the collector would take it
 * for values in use. */
void kr_heap_scrub_stack(void);
/* Enables or disables automatic collection; returns the old state. */
bool kr_heap_enable(kr_vm *vm, bool on);
/* Sets after how many allocated bytes a collection comes by itself, 0: the heap decides; with
 * KR_HEAP_THRESHOLD_ASK nothing is set. Returns what was set before. */
#define KR_HEAP_THRESHOLD_ASK SIZE_MAX
size_t kr_heap_set_threshold(kr_vm *vm, size_t bytes);
/* Until as many unlocks follow, every allocation raises MemoryError and nothing is collected.
 * Returns the number of locks then in force. unlock without lock does nothing. */
unsigned kr_heap_lock(kr_vm *vm);
unsigned kr_heap_unlock(kr_vm *vm);
unsigned kr_heap_locks(const kr_vm *vm);
/* Keeps room for exceptions that are made while the heap is locked (so many bytes until it is
 * unlocked) or full; 0: none. */
void kr_heap_set_exception_room(kr_vm *vm, size_t bytes);
/* From here on allocation may use that room, until the end or the next kr_throw. false: it was open
 * already, or there is none; then nothing needs an end. */
bool kr_heap_begin_exception(kr_vm *vm);
void kr_heap_end_exception(kr_vm *vm);
/* Checks the heap after every marking (test mode). */
void kr_heap_set_verify(kr_vm *vm, bool on);
/* Test mode: memory is exhausted at the nth allocation from now on (0: never). `count` allocations
 * fail; with 0 the heap stays as full as it is by then, so that one fails unless something was
 * given up before. If there never are that many, kr_heap_destroy says on stderr how many were. */
void kr_heap_set_failure(kr_vm *vm, uint64_t n, uint64_t count);
/* Collect at every nth allocation (stress test); 0 = off. */
void kr_heap_set_stress(kr_vm *vm, unsigned n);
/* Calls fn for every live object (not leaf blocks); fn must not allocate. */
void kr_heap_walk(kr_vm *vm, void (*fn)(kr_object *obj, void *opaque), void *opaque);

/* Memory outside the heap that counts against its limit, as the compiler's does. false: there is no
 * room for so much, even after a collection. */
bool kr_heap_charge(kr_ctx *ctx, size_t bytes);
void kr_heap_discharge(kr_vm *vm, size_t bytes);

/* ---- watching ---- */
/* Why a collection happened. */
typedef enum kr_collect_reason {
    KR_COLLECT_ASKED,     /* gc.collect(), a safepoint, the end */
    KR_COLLECT_THRESHOLD, /* enough was allocated since the last one */
    KR_COLLECT_FULL,      /* there was no memory */
    KR_COLLECT_STRESS,    /* test mode */
} kr_collect_reason;

/* What a new block is, as far as it is known. */
typedef struct kr_block_origin {
    const kr_type *type;    /* of the object; NULL: leaf memory */
    const void *from;       /* leaf memory: the block whose place it takes, or NULL */
    const kr_object *owner; /* leaf memory: the object that it belongs to, or NULL */
} kr_block_origin;

/* Whoever records what happens in the heap. No hook may allocate in it, or raise. */
typedef struct kr_heap_watcher {
    /* A block has just been taken, it holds nothing yet. bytes: what it has, not what was asked
     * for. */
    void (*allocated)(struct kr_heap_watcher *w, kr_ctx *ctx, const void *block, size_t bytes,
                      const kr_block_origin *origin);
    /* The block, or as many bytes at its end. */
    void (*freed)(struct kr_heap_watcher *w, const void *block, size_t bytes);
    void (*moved)(struct kr_heap_watcher *w, const void *from, const void *to);
    /* Before and after a collection; the figures of the pause are in the statistics. */
    void (*collecting)(struct kr_heap_watcher *w, kr_ctx *ctx);
    void (*collected)(struct kr_heap_watcher *w, kr_ctx *ctx, kr_collect_reason why,
                      uint64_t pause_ns);
    void (*failed)(struct kr_heap_watcher *w, kr_ctx *ctx); /* MemoryError is about to be raised */
} kr_heap_watcher;
/* NULL: nobody watches, which costs nothing. */
void kr_heap_set_watcher(kr_vm *vm, kr_heap_watcher *w);
/* Number of the granule of the heap's range in which an address lies: blocks start at different
 * ones. The range in granules, in bytes. */
size_t kr_heap_granule(const kr_vm *vm, const void *p);
size_t kr_heap_granules(const kr_vm *vm);
size_t kr_heap_range(const kr_vm *vm);
/* Up to where pages have been in use. */
size_t kr_heap_extent(const kr_vm *vm);
/* Bytes of the block that starts there, as the watcher was told. */
size_t kr_heap_block_bytes(const kr_vm *vm, const void *block);
/* Bytes that the heap takes now, with what is charged to it, and those that the last collection
 * left in use. */
size_t kr_heap_taken(const kr_vm *vm);
size_t kr_heap_survived(const kr_vm *vm);
/* Calls fn for every block in use; `leaf` ones need not have a header. fn must not allocate. */
void kr_heap_each_block(kr_vm *vm, void (*fn)(void *block, size_t bytes, bool leaf, void *opaque),
                        void *opaque);
/* What objects refer to: for as many objects as one likes between open and close. */
typedef struct kr_heap_refs kr_heap_refs;
kr_heap_refs *kr_heap_refs_open(kr_vm *vm); /* NULL: no memory */
/* The blocks of the heap that obj refers to, each once; valid until the next call. */
void *const *kr_heap_refs_of(kr_heap_refs *r, kr_object *obj, size_t *n);
void kr_heap_refs_close(kr_heap_refs *r);

/* Most bytes that the heap may have, 0: no limit. */
size_t kr_heap_limit(const kr_vm *vm);

/* The block map, a row at a time: `units` has a character for every KR_MAP_UNIT bytes from
 * `offset` on, at most KR_MAP_ROW. '.' is free, '=' goes on with what stands before; `kind` says
 * what the head of a block is shown as; those that are `leaf` need not have a header. */
enum { KR_MAP_UNIT = 4 * KR_WORD_BYTES, KR_MAP_ROW = 64 };
void kr_heap_map(kr_vm *vm, char (*kind)(void *opaque, const void *block, bool leaf),
                 void (*row)(void *opaque, size_t offset, const char *units), void *opaque);

typedef struct kr_heap_stats {
    size_t total, used, free, peak; /* bytes */
    size_t objects;                 /* live blocks */
    size_t one_blocks, two_blocks;  /* blocks of 1 and 2 map units */
    size_t max_block, max_free;     /* largest used and free block, bytes */
    size_t collections;
    uint64_t allocated_total; /* bytes ever allocated */
    uint64_t last_pause_ns, max_pause_ns, total_pause_ns;
    size_t outside, outside_peak; /* charged now and at most; the charges are part of `peak` */
    uint64_t outside_total;       /* ever charged */
} kr_heap_stats;
void kr_heap_get_stats(kr_vm *vm, kr_heap_stats *out);

#endif
