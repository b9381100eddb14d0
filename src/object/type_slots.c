/* From methods to slots: the slots and dunders of a class made at run time.
 *
 * Slots start as those of the nearest built-in base. Then each special method is looked up along
 * the MRO: a slot wrapper means the built-in slot of its owner, anything else is Python code and
 * puts kr_py_<slot> there and the attribute among the dunders. A slot that several methods share is
 * kr_py_<slot> as soon as one of them is Python code; pyslots.c then falls back to built-in slots
 * for the others. Everything is computed anew when a special method changes, so deleting works. */
#include "object/type_internal.h"

const uint16_t kr_slot_offset[KR_N_DUNDERS] = {
#define KR_DUNDER(name, slot) offsetof(kr_type, slot),
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

static void put(kr_type *t, uint32_t offset, kr_slot_fn f) {
    memcpy((char *)t + offset, &f, sizeof f);
}

typedef struct filler {
    kr_heap_type *t;
    kr_value attr[KR_N_DUNDERS]; /* what Python defines */
    uint64_t native;             /* slots (by place) that got a built-in function */
    uint64_t python;             /* ... or a kr_py_ function */
} filler;

static void set_native(filler *f, int d, kr_slot_fn fn) {
    uint64_t bit = UINT64_C(1) << (kr_slot_offset[d] / sizeof(void *));
    if ((f->native | f->python) & bit) return;
    f->native |= bit;
    put(&f->t->t, kr_slot_offset[d], fn);
}

static void set_python(filler *f, int d) {
    if (d == KR_DUNDER___del__) f->t->t.flags |= KR_TF_HAS_FINALIZER;
    f->python |= UINT64_C(1) << (kr_slot_offset[d] / sizeof(void *));
    put(&f->t->t, kr_slot_offset[d], kr_py_slot(d));
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

const kr_dunders kr_no_dunders = {0};

static bool same_dunders(const kr_heap_type *t, const kr_value *attr) {
    for (int d = 0; d < KR_N_DUNDERS; d++) {
        if (!kr_is(kr_heap_type_dunder(t, d), attr[d])) return false;
    }
    return true;
}

/* The block for the Python methods in attr: often that of a base will do. */
static const kr_dunders *make_dunders(kr_ctx *ctx, const kr_type *base, const kr_value *attr) {
    uint32_t n = 0;
    for (int d = 0; d < KR_N_DUNDERS; d++) n += !kr_isnull(attr[d]);
    if (n == 0) return &kr_no_dunders;
    if ((base->flags & KR_TF_HEAP) && same_dunders((const kr_heap_type *)base, attr)) {
        return ((const kr_heap_type *)base)->dunders;
    }
    kr_dunders *out = kr_heap_leaf0(ctx, sizeof *out + n * sizeof out->f[0]);
    for (int d = 0; d < KR_N_DUNDERS; d++) {
        if (kr_isnull(attr[d])) continue;
        out->at[d] = ++out->n;
        kr_store(ctx, out, &out->f[out->n], attr[d]);
    }
    return out;
}

/* All that may raise comes before the slots are touched. */
void kr_type_fill_slots(kr_ctx *ctx, kr_heap_type *t) {
    filler f = {.t = t};
    const kr_type *rom = t->t.base;
    kr_slot_fn native[KR_N_DUNDERS] = {NULL};
    for (int d = 0; d < KR_N_DUNDERS; d++) {
        kr_value attr = kr_type_find(ctx, &t->t, kr_name_value(d), NULL);
        if (kr_isnull(attr) || is_native(attr, d, &native[d])) continue;
        if (d == KR_DUNDER___new__ && kr_is_exact(attr, &kr_type_staticmethod)) {
            attr = KR_AS(kr_method_wrap, attr)->func;
        }
        f.attr[d] = attr;
    }
    bool has_bool = !kr_isnull(kr_type_find(ctx, &t->t, KR_N(ctx, __bool__), NULL));
    t->dunders = make_dunders(ctx, t->t.base, f.attr);
    while (rom->flags & KR_TF_HEAP) rom = rom->base;
    for (int d = 0; d < KR_N_DUNDERS; d++) {
        put(&t->t, kr_slot_offset[d], kr_slot_find(rom, kr_slot_offset[d]));
    }
    for (int d = 0; d < KR_N_DUNDERS; d++) {
        if (native[d]) set_native(&f, d, native[d]);
        if (!kr_isnull(f.attr[d])) set_python(&f, d);
    }
    /* A __len__ in Python decides the truth of what has no __bool__. */
    if (!kr_isnull(f.attr[KR_DUNDER___len__]) && !has_bool) t->t.truth = NULL;
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
