/* Interned names known at build time, and the per-VM state of the type system.
 * vm->rom_hash, the overlay and the method cache are made here, before any other object exists,
 * from memory outside the heap; one root function traces them. The method cache is emptied at
 * every collection because interned names are weak and an address may come to mean another name. */
#include "object/str.h"
#include "object/type_internal.h"

const kr_rom_str kr_rom_names[KR_N_NAMES] = {
#define KR_DUNDER(name, slot) KR_ROM_NAME(KR_NAME_##name + 1, #name),
#include "object/slots.def"
#undef KR_DUNDER
#define KR_NAME(name) KR_ROM_NAME(KR_NAME_##name + 1, #name),
#include "object/names.def"
#undef KR_NAME
};

uint32_t kr_rom_hash(const char *text, size_t len) {
    uint32_t h = 0x811c9dc5u;
    for (size_t i = 0; i < len; i++) h = (h ^ (uint8_t)text[i]) * 0x01000193u;
    return h ^ h >> 16;
}

static inline const kr_str *rom_name(const kr_rom_table *t, uint32_t i) {
    if (i < KR_N_NAMES) return (const kr_str *)&kr_rom_names[i];
    i -= KR_N_NAMES;
    return i < t->n_narrow ? (const kr_str *)&t->narrow[i] : t->wide[i - t->n_narrow];
}

const kr_str *kr_rom_find(const kr_rom_table *t, const char *text, size_t len) {
    uint32_t i = kr_rom_hash(text, len) & t->mask, at;
    for (; (at = t->bucket[i]) != 0; i = (i + 1) & t->mask) {
        const kr_str *s = rom_name(t, at - 1);
        if (s->len == len && memcmp(s->data, text, len) == 0) return s;
    }
    return NULL;
}

static const char *const binop_symbols[] = {
    "<",   ">",  "==", "<=",  ">=",  "!=", "in", "is",          "exception match",
    "|=",  "^=", "&=", "<<=", ">>=", "+=", "-=", "*=",          "@=",
    "//=", "/=", "%=", "**=", "|",   "^",  "&",  "<<",          ">>",
    "+",   "-",  "*",  "@",   "//",  "/",  "%",  "** or pow()", "divmod()",
};

const char *kr_binop_symbol(kr_binop op) {
    return binop_symbols[op];
}

static void trace_state(kr_visitor *v, kr_rom_state *s) {
    kr_visit(v, &s->dict);
    kr_visit(v, &s->mro);
    kr_visit(v, &s->bases);
}

static void trace_roots(kr_visitor *v, kr_vm *vm, void *opaque) {
    struct kr_type_overlay *o = vm->overlay;
    (void)opaque;
    for (size_t i = 0; i < o->n_rom; i++) trace_state(v, &o->rom[i]);
    for (size_t i = 0; i < o->n_sigs; i++) {
        kr_sig *sig = o->sigs[i].sig;
        kr_visit_ptr(v, &o->sigs[i].sig);
        if (sig) kr_visit_array(v, sig->names, sig->n);
    }
    kr_visit(v, &o->copyreg);
}

static void after_mark(kr_vm *vm, void *opaque) {
    (void)opaque;
    memset(vm->method_cache, 0, vm->method_cache_lines * sizeof *vm->method_cache);
    kr_weakref_sweep(vm);
    kr_type_sweep(vm);
}

static void *zeroed(kr_ctx *ctx, size_t size) {
    void *p = ctx->vm->mem(ctx->vm->mem_opaque, NULL, 0, size);
    if (!p) kr_raise_memory(ctx);
    return memset(p, 0, size);
}

void *kr_overlay_grow(kr_ctx *ctx, void *array, uint32_t *cap, size_t item_size) {
    uint32_t bigger = *cap ? *cap * 2 : 4;
    void *p = ctx->vm->mem(ctx->vm->mem_opaque, array, *cap * item_size, bigger * item_size);
    if (!p) kr_raise_memory(ctx);
    *cap = bigger;
    return p;
}

void kr_names_init(kr_ctx *ctx) {
    kr_vm *vm = ctx->vm;
    size_t limit = kr_heap_limit(vm);
    if (limit && limit < (size_t)256 << 10)
        vm->rom_lines = zeroed(ctx, KR_ROM_HASH_LINES * sizeof *vm->rom_lines);
    else
        vm->rom_hash = zeroed(ctx, kr_rom_chunks(vm) * sizeof *vm->rom_hash);
    vm->overlay = zeroed(ctx, sizeof *vm->overlay);
    uint32_t n_sigs = kr_cache_lines(limit, 256);
    vm->overlay->sigs = zeroed(ctx, n_sigs * sizeof *vm->overlay->sigs);
    vm->overlay->n_sigs = n_sigs;
    kr_heap_add_root(vm, trace_roots, NULL);
    kr_heap_add_weak_hook(vm, after_mark, NULL);
    if (vm->rom_names) return; /* they are found there */
    for (size_t i = 0; i < KR_N_NAMES; i++) kr_str_intern_static(ctx, kr_name_value((int)i));
}

void kr_names_free(kr_vm *vm) {
    struct kr_type_overlay *o = vm->overlay;
    if (vm->rom_hash) {
        size_t n = kr_rom_chunks(vm);
        for (size_t i = 0; i < n; i++) {
            if (vm->rom_hash[i]) vm->mem(vm->mem_opaque, vm->rom_hash[i], KR_ROM_CHUNK_BYTES, 0);
        }
        vm->mem(vm->mem_opaque, vm->rom_hash, n * sizeof *vm->rom_hash, 0);
    }
    vm->rom_hash = NULL;
    if (vm->rom_lines) {
        vm->mem(vm->mem_opaque, vm->rom_lines, KR_ROM_HASH_LINES * sizeof *vm->rom_lines, 0);
    }
    vm->rom_lines = NULL;
    if (!o) return;
    vm->mem(vm->mem_opaque, o->rom, o->cap_rom * sizeof *o->rom, 0);
    if (o->sigs) vm->mem(vm->mem_opaque, o->sigs, o->n_sigs * sizeof *o->sigs, 0);
    vm->mem(vm->mem_opaque, o->refs, o->cap_refs * sizeof *o->refs, 0);
    vm->mem(vm->mem_opaque, o->modules, o->cap_modules * sizeof *o->modules, 0);
    vm->mem(vm->mem_opaque, o, sizeof *o, 0);
    vm->overlay = NULL;
}
