/* From methods to slots: the slots and dunder[] of a class made at run time.
 *
 * Slots start as those of the nearest built-in base. Then each special method is looked up along
 * the MRO: a slot wrapper means the built-in slot of its owner, anything else is Python code and
 * puts kr_py_<slot> there and the attribute into dunder[]. A slot that several methods share is
 * kr_py_<slot> as soon as one of them is Python code; pyslots.c then falls back to built-in slots
 * for the others. Everything is computed anew when a special method changes, so deleting works. */
#include "object/type_internal.h"

const uint16_t kr_slot_offset[KR_N_DUNDERS] = {
#define KR_DUNDER(name, slot) offsetof(kr_type, slot),
#include "object/slots.def"
#undef KR_DUNDER
};

int kr_dunder_index(kr_ctx *ctx, kr_value name) {
    size_t len;
    const char *s = kr_str_data(name, &len);
    if (len < 6 || s[0] != '_' || s[1] != '_') return -1;
    for (int d = 0; d < KR_N_DUNDERS; d++) {
        if (kr_is(ctx->vm->names[d], name)) return d;
    }
    return -1;
}

static void put(kr_type *t, uint32_t offset, kr_slot_fn f) {
    memcpy((char *)t + offset, &f, sizeof f);
}

typedef struct filler {
    kr_heap_type *t;
    uint64_t native; /* slots (by offset / 8) that got a built-in function */
    uint64_t python; /* ... or a kr_py_ function */
} filler;

static void set_native(filler *f, int d, kr_slot_fn fn) {
    uint64_t bit = UINT64_C(1) << (kr_slot_offset[d] / 8);
    if ((f->native | f->python) & bit) return;
    f->native |= bit;
    put(&f->t->t, kr_slot_offset[d], fn);
}

static void set_python(kr_ctx *ctx, filler *f, int d, kr_value attr) {
    if (d == KR_DUNDER___new__ && kr_is_exact(attr, &kr_type_staticmethod)) {
        attr = KR_AS(kr_method_wrap, attr)->func;
    }
    if (d == KR_DUNDER___del__) f->t->t.flags |= KR_TF_HAS_FINALIZER;
    f->python |= UINT64_C(1) << (kr_slot_offset[d] / 8);
    kr_store(ctx, f->t->dunder, &f->t->dunder[d], attr);
    put(&f->t->t, kr_slot_offset[d], kr_py_slot(d));
}

static void fill_one(kr_ctx *ctx, filler *f, int d) {
    kr_value attr = kr_type_find(ctx, &f->t->t, ctx->vm->names[d], NULL);
    const kr_type *owner;
    if (kr_isnull(attr)) return;
    if (d == KR_DUNDER___hash__ && kr_is_none(attr)) {
        set_native(f, d, (kr_slot_fn)kr_unhashable);
        return;
    }
    owner = d == KR_DUNDER___new__ ? kr_new_owner(attr) : kr_wrapper_owner(attr, d);
    if (owner) {
        set_native(f, d, kr_slot_find(owner, kr_slot_offset[d]));
        return;
    }
    set_python(ctx, f, d, attr);
}

void kr_type_fill_slots(kr_ctx *ctx, kr_heap_type *t) {
    filler f = {.t = t};
    const kr_type *rom = t->t.base;
    if (!t->dunder) t->dunder = kr_heap_leaf0(ctx, KR_N_DUNDERS * sizeof(kr_value));
    while (rom->flags & KR_TF_HEAP) rom = rom->base;
    for (int d = 0; d < KR_N_DUNDERS; d++) {
        t->dunder[d] = KR_NULL;
        put(&t->t, kr_slot_offset[d], kr_slot_find(rom, kr_slot_offset[d]));
    }
    for (int d = 0; d < KR_N_DUNDERS; d++) fill_one(ctx, &f, d);
    /* A __len__ in Python decides the truth of what has no __bool__. */
    if (!kr_isnull(t->dunder[KR_DUNDER___len__]) && kr_isnull(t->dunder[KR_DUNDER___bool__]) &&
        kr_isnull(kr_type_find(ctx, &t->t, KR_N(ctx, __bool__), NULL))) {
        t->t.truth = NULL;
    }
}

static void refill_subclass(kr_ctx *ctx, const kr_type *t, void *arg) {
    (void)arg;
    kr_type_refill(ctx, t);
}

void kr_type_refill(kr_ctx *ctx, const kr_type *t) {
    if (t->flags & KR_TF_HEAP) {
        kr_type was = *t;
        kr_type_fill_slots(ctx, kr_heap_type_of(t));
        kr_type_binding_changed(ctx, &was, t);
    }
    kr_type_each_subclass(ctx, t, refill_subclass, NULL);
}
