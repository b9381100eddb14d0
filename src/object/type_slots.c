/* From methods to slots: the slots and dunders of a class made at run time.
 *
 * Which function stands in which slot, and which place among the dunders belongs to which special
 * method, follows from the built-in base and from which methods are Python code. Most classes of a
 * program agree in that, so they share a kr_behaviour, which is never changed; the commonest ones
 * are constants. The Python methods themselves are the class's own, an array as long as they are.
 *
 * Slots start as those of the nearest built-in base. Then each special method is looked up along
 * the MRO: a slot wrapper means the built-in slot of its owner, anything else is Python code and
 * puts kr_py_<slot> there and the attribute among the dunders. A slot that several methods share is
 * kr_py_<slot> as soon as one of them is Python code; pyslots.c then falls back to built-in slots
 * for the others. Everything is computed anew when a special method changes, so deleting works. */
#include "object/type_internal.h"

const uint16_t kr_slot_offset[KR_N_DUNDERS] = {
#define KR_DUNDER(name, slot) offsetof(kr_slots, slot),
#include "object/slots.def"
#undef KR_DUNDER
};

int kr_dunder_index(kr_value name) {
    size_t len;
    const char *s = kr_str_data(name, &len);
    if (len < 6 || s[0] != '_' || s[1] != '_') return -1;
    for (int d = 0; d < KR_N_DUNDERS; d++) {
        if (kr_is(kr_name_value(d), name)) return d;
    }
    return -1;
}

typedef struct filler {
    kr_behaviour b;              /* what comes out */
    kr_value attr[KR_N_DUNDERS]; /* what Python defines */
    kr_slot_fn native[KR_N_DUNDERS];
    uint64_t done; /* slots (by place) that are settled */
} filler;

static void put(filler *f, int d, kr_slot_fn fn) {
    memcpy((char *)&f->b.slots + kr_slot_offset[d], &fn, sizeof fn);
}

/* Slots start as those of the built-in base; the first built-in method of those that share a slot
 * decides, and each in Python more than that. */
static void fill(filler *f, const kr_type *rom) {
    for (int d = 0; d < KR_N_DUNDERS; d++) put(f, d, kr_slot_find(rom, kr_slot_offset[d]));
    for (int d = 0; d < KR_N_DUNDERS; d++) {
        uint64_t bit = UINT64_C(1) << (kr_slot_offset[d] / sizeof(void *));
        bool python = !kr_isnull(f->attr[d]);
        if (!python && (!f->native[d] || (f->done & bit))) continue;
        put(f, d, python ? kr_py_slot(d) : f->native[d]);
        if (python) f->b.at[d] = ++f->b.n;
        f->done |= bit;
    }
}

/* What the attribute is to the class: the built-in slot that it stands for, or Python code. */
static bool is_native(kr_value attr, int d, kr_slot_fn *fn) {
    if (d == KR_DUNDER___hash__ && kr_is_none(attr)) {
        *fn = (kr_slot_fn)kr_unhashable;
        return true;
    }
    const kr_type *owner = d == KR_DUNDER___new__ ? kr_new_owner(attr) : kr_wrapper_owner(attr, d);
    if (owner) *fn = kr_slot_find(owner, kr_slot_offset[d]);
    return owner != NULL;
}

/* ---- sharing ---- */

const kr_value kr_no_dunders[1] = {KR_NULL};

static void trace_by_base(kr_visitor *v, kr_object *obj) {
    const kr_type *t = obj->type;
    while (t->flags & KR_TF_HEAP) t = t->base;
    if (kr_type_trace(t)) kr_type_trace(t)(v, obj);
}

static const kr_behaviour unfinished = {.base_trace = trace_by_base};

static void set_behaviour(kr_heap_type *t, const kr_behaviour *b) {
    uintptr_t own = (uintptr_t)t + offsetof(kr_type, new_);
    t->t.slots_at = (ptrdiff_t)((uintptr_t)&b->slots - own);
}

bool kr_type_is_complete(const kr_type *t) {
    return (const kr_behaviour *)kr_slots_of(t) != &unfinished;
}

void kr_type_start_slots(kr_heap_type *t) {
    set_behaviour(t, &unfinished);
    t->dunders = kr_no_dunders;
}

static bool same(const kr_type *t, const kr_behaviour *b) {
    return t && (t->flags & KR_TF_HEAP) && !memcmp(kr_slots_of(t), b, sizeof *b);
}

enum { LOOK_AT = 8 }; /* sisters */

/* One that exists already: often the base has it, or a sister. */
static const kr_behaviour *shared(kr_ctx *ctx, const kr_heap_type *t, const kr_behaviour *b) {
    const kr_type *base = t->t.base;
    for (size_t i = 0; i < KR_ARRAY_LEN(kr_common_behaviours); i++) {
        if (!memcmp(&kr_common_behaviours[i], b, sizeof *b)) return &kr_common_behaviours[i];
    }
    if (same(kr_type_of_heap(t), b)) return kr_behaviour_of(t);
    if (same(base, b)) return (const kr_behaviour *)kr_slots_of(base);
    const kr_heap_type *c = kr_type_next_subclass(ctx, base, NULL);
    for (int i = 0; c && i < LOOK_AT; i++, c = kr_type_next_subclass(ctx, base, c)) {
        if (same(kr_type_of_heap(c), b)) return kr_behaviour_of(c);
    }
    return NULL;
}

kr_behaviour *kr_type_own_behaviour(kr_ctx *ctx, kr_heap_type *t) {
    kr_behaviour *b = kr_heap_leaf_of(ctx, t, sizeof *b);
    memcpy(b, kr_behaviour_of(t), sizeof *b);
    set_behaviour(t, b);
    return b;
}

/* The Python methods in the order of their places; often those of the base. */
static const kr_value *make_dunders(kr_ctx *ctx, const kr_heap_type *t, const filler *f) {
    kr_value found[KR_N_DUNDERS + 1] = {KR_NULL};
    size_t bytes = (f->b.n + 1u) * sizeof found[0];
    if (!f->b.n) return kr_no_dunders;
    for (int d = 0; d < KR_N_DUNDERS; d++) {
        if (f->b.at[d]) found[f->b.at[d]] = f->attr[d];
    }
    if (same(t->t.base, &f->b)) {
        const kr_value *have = kr_heap_type_of(t->t.base)->dunders;
        if (!memcmp(have, found, bytes)) return have;
    }
    kr_value *own = kr_heap_leaf_of(ctx, t, bytes);
    memcpy(own, found, bytes);
    return own;
}

/* All that may raise comes before the class is touched. */
void kr_type_fill_slots(kr_ctx *ctx, kr_heap_type *t) {
    filler f;
    const kr_type *self = kr_type_of_heap(t), *rom = t->t.base;
    memset(&f, 0, sizeof f); /* gaps too: what is equal must be so byte by byte */
    while (rom->flags & KR_TF_HEAP) rom = rom->base;
    for (int d = 0; d < KR_N_DUNDERS; d++) {
        kr_value attr = kr_type_find(ctx, self, kr_name_value(d), NULL);
        if (kr_isnull(attr) || is_native(attr, d, &f.native[d])) continue;
        if (d == KR_DUNDER___new__ && kr_is_exact(attr, &kr_type_staticmethod)) {
            attr = KR_AS(kr_method_wrap, attr)->func;
        }
        f.attr[d] = attr;
    }
    bool has_bool = !kr_isnull(kr_type_find(ctx, self, KR_N(ctx, __bool__), NULL));
    fill(&f, rom);
    f.b.base_trace = kr_type_trace(rom);
    /* A __len__ in Python decides the truth of what has no __bool__. */
    if (!kr_isnull(f.attr[KR_DUNDER___len__]) && !has_bool) f.b.slots.truth = NULL;
    const kr_value *dunders = make_dunders(ctx, t, &f);
    const kr_behaviour *b = shared(ctx, t, &f.b);
    if (!b) {
        kr_behaviour *own = kr_heap_leaf_of(ctx, t, sizeof *own);
        memcpy(own, &f.b, sizeof *own);
        b = own;
    }
    set_behaviour(t, b);
    t->dunders = dunders;
    if (!kr_isnull(f.attr[KR_DUNDER___del__])) t->t.flags |= KR_TF_HAS_FINALIZER;
}

static void refill_subclass(kr_ctx *ctx, const kr_type *t, void *arg) {
    (void)arg;
    kr_type_refill(ctx, t);
}

void kr_type_refill(kr_ctx *ctx, const kr_type *t) {
    if (t->flags & KR_TF_HEAP) {
        const kr_slots *was = kr_slots_of(t), *is;
        kr_type_fill_slots(ctx, kr_heap_type_of(t));
        is = kr_slots_of(t);
        if (was->descr_get != is->descr_get || was->descr_set != is->descr_set) {
            kr_type_descr_changed(ctx);
        }
    }
    kr_type_each_subclass(ctx, t, refill_subclass, NULL);
}
