/* Which classes stem from which: the subclasses made at run time of every type.
 *
 * A type has a pointer to one subclass, a class one to the next subclass of its base; where it has
 * several bases, one for each (nexts[i] belongs to bases[i]). The pointers are weak: after each
 * marking the dead are taken out of all lists, before anything of them is freed. A class keeps its
 * bases alive, so all that is to be looked at hangs on the built-in types by living classes; each
 * is passed once, as a subclass of the first of its bases. The youngest subclass comes first. */
#include "object/type_internal.h"

static const kr_tuple *many_bases(const kr_heap_type *t) {
    if (kr_isnull(t->bases)) return NULL;
    const kr_tuple *b = KR_AS(const kr_tuple, t->bases);
    return b->len > 1 ? b : NULL;
}

static const kr_type *first_base(const kr_heap_type *t) {
    return kr_isnull(t->bases) ? t->t.base
                               : kr_type_of_value(KR_AS(const kr_tuple, t->bases)->items[0]);
}

/* Where the next subclass of `base` after t is noted. */
static kr_heap_type **next_slot(kr_heap_type *t, const kr_type *base) {
    const kr_tuple *b = many_bases(t);
    size_t i = 0;
    if (!b) return &t->next;
    while (kr_type_of_value(b->items[i]) != base) i++;
    return &t->nexts[i];
}

static kr_heap_type **list_of(kr_ctx *ctx, const kr_type *t) {
    if (t->flags & KR_TF_HEAP) return &kr_heap_type_of(t)->subclasses;
    return &kr_rom_state_of(ctx, t)->subclasses;
}

static void link_to(kr_ctx *ctx, kr_heap_type *t, const kr_type *base) {
    kr_heap_type **list = list_of(ctx, base);
    *next_slot(t, base) = *list;
    *list = t;
}

static void unlink_from(kr_ctx *ctx, kr_heap_type *t, const kr_type *base) {
    kr_heap_type **p = list_of(ctx, base);
    while (*p && *p != t) p = next_slot(*p, base);
    if (*p) *p = *next_slot(t, base);
}

kr_heap_type **kr_type_links_new(kr_ctx *ctx, kr_value bases) {
    size_t n = kr_isnull(bases) ? 1 : KR_AS(const kr_tuple, bases)->len;
    return n > 1 ? kr_heap_leaf0(ctx, n * sizeof(kr_heap_type *)) : NULL;
}

void kr_type_link(kr_ctx *ctx, kr_heap_type *t, kr_heap_type **links) {
    const kr_tuple *b = many_bases(t);
    t->nexts = links;
    if (!b) link_to(ctx, t, first_base(t));
    for (size_t i = 0; b && i < b->len; i++) link_to(ctx, t, kr_type_of_value(b->items[i]));
}

void kr_type_unlink(kr_ctx *ctx, kr_heap_type *t) {
    const kr_tuple *b = many_bases(t);
    if (!b) unlink_from(ctx, t, first_base(t));
    for (size_t i = 0; b && i < b->len; i++) unlink_from(ctx, t, kr_type_of_value(b->items[i]));
}

kr_heap_type *kr_type_next_subclass(kr_ctx *ctx, const kr_type *t, const kr_heap_type *c) {
    if (c) return *next_slot((kr_heap_type *)(uintptr_t)c, t);
    if (t->flags & KR_TF_HEAP) return kr_heap_type_of(t)->subclasses;
    const kr_rom_state *s = kr_rom_state_if(ctx, t);
    return s ? s->subclasses : NULL;
}

void kr_type_each_subclass(kr_ctx *ctx, const kr_type *t,
                           void (*fn)(kr_ctx *, const kr_type *, void *), void *arg) {
    const kr_heap_type *c = kr_type_next_subclass(ctx, t, NULL);
    for (; c; c = kr_type_next_subclass(ctx, t, c)) fn(ctx, kr_type_of_heap(c), arg);
}

/* ---- after marking ---- */

static void drop_dead(kr_vm *vm, kr_heap_type **list, const kr_type *base) {
    for (kr_heap_type **p = list; *p;) {
        kr_heap_type **next = next_slot(*p, base);
        if (kr_heap_is_marked(vm, *p))
            p = next;
        else
            *p = *next;
    }
}

/* c, or the first one behind it, that has `base` first of its bases. */
static kr_heap_type *counted_at(kr_heap_type *c, const kr_type *base) {
    while (c && first_base(c) != base) c = *next_slot(c, base);
    return c;
}

static void sweep_below(kr_vm *vm, kr_heap_type **list, const kr_type *rom) {
    drop_dead(vm, list, rom);
    kr_heap_type *c = counted_at(*list, rom);
    while (c) {
        const kr_type *up = kr_type_of_heap(c);
        drop_dead(vm, &c->subclasses, up);
        c = counted_at(c->subclasses, up);
        while (!c && up != rom) { /* nothing below: what comes next, or is next to a base */
            kr_heap_type *done = kr_heap_type_of(up);
            up = first_base(done);
            c = counted_at(*next_slot(done, up), up);
        }
    }
}

void kr_type_sweep(kr_vm *vm) {
    struct kr_type_overlay *o = vm->overlay;
    for (uint32_t i = 0; i < o->n_rom; i++) {
        kr_rom_state *s = &o->rom[i];
        if (s->subclasses) sweep_below(vm, &s->subclasses, s->type);
    }
}
