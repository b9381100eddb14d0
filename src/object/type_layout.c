/* How instances are laid out: which base decides, and which classes may stand in for each other.
 *
 * A class adds to its base's instances what it declares: __slots__, attributes, weak references.
 * One that adds nothing is laid out as its base. Among built-in types a struct that grows is a new
 * layout, and so are exceptions with methods of their own: they share a struct, but not what they
 * do with it. */
#include "object/exception.h"
#include "object/type_internal.h"

static uint32_t own_slots(const kr_type *t) {
    uint32_t below = t->base->flags & KR_TF_HEAP ? kr_heap_type_of(t->base)->n_slots : 0;
    return t->flags & KR_TF_HEAP ? kr_heap_type_of(t)->n_slots - below : 0;
}

static bool adds_attrs(const kr_type *t) {
    return t->attrs_offset && !t->base->attrs_offset;
}

static bool adds_weak(const kr_type *t) {
    return t->flags & ~t->base->flags & KR_TF_WEAKREF;
}

static bool is_solid(const kr_type *t) {
    if (!t->base) return true;
    if (t->flags & KR_TF_HEAP) return own_slots(t) > 0;
    return t->size > t->base->size || (t->flags & KR_TF_EXC && t->methods != t->base->methods);
}

/* The nearest class that gives instances more than attributes and weak references. */
static const kr_type *solid_base(const kr_type *t) {
    while (!is_solid(t)) t = t->base;
    return t;
}

const kr_type *kr_type_best_base(kr_ctx *ctx, kr_value bases) {
    const kr_tuple *b = KR_AS(const kr_tuple, bases);
    const kr_type *best = NULL, *winner = NULL;
    for (size_t i = 0; i < b->len; i++) {
        const kr_type *t = kr_type_of_value(b->items[i]), *solid;
        if (!kr_is_type(b->items[i])) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "bases must be types");
        }
        if (!kr_type_is_complete(t)) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "Cannot extend an incomplete type '%N'", t);
        }
        if (!(t->flags & KR_TF_BASE)) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "type '%U' is not an acceptable base type",
                         kr_type_fullname(ctx, t));
        }
        solid = solid_base(t);
        if (!winner || (solid != winner && kr_type_is_subtype(solid, winner))) {
            winner = solid;
            best = t;
        } else if (!kr_type_is_subtype(winner, solid)) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "multiple bases have instance lay-out conflict");
        }
    }
    return best;
}

bool kr_type_layout_fits(const kr_type *base, const kr_type *other) {
    return kr_type_is_subtype(solid_base(base), solid_base(other));
}

/* The nearest class that gives instances anything. */
static const kr_type *adding_base(const kr_type *t) {
    while (t->flags & KR_TF_HEAP && !own_slots(t) && !adds_attrs(t) && !adds_weak(t)) t = t->base;
    return t->flags & KR_TF_HEAP ? t : solid_base(t);
}

/* The members that two classes declare have the same names. */
static bool same_members(kr_ctx *ctx, const kr_type *a, const kr_type *b) {
    kr_value key, value;
    uint32_t n = 0;
    size_t pos = 0;
    while (kr_type_next_name(ctx, a, &pos, &key, &value)) {
        const kr_member *m = KR_AS(const kr_member, value);
        size_t at = 0;
        kr_value other_key, other;
        if (!kr_is_exact(value, &kr_type_member) || m->owner != a) continue;
        while (kr_type_next_name(ctx, b, &at, &other_key, &other)) {
            const kr_member *o = KR_AS(const kr_member, other);
            n += kr_is_exact(other, &kr_type_member) && o->owner == b && kr_is(o->name, m->name);
        }
    }
    return n == own_slots(a);
}

bool kr_type_same_layout(kr_ctx *ctx, const kr_type *a, const kr_type *b) {
    a = adding_base(a);
    b = adding_base(b);
    if (a == b) return true;
    if (!(a->flags & b->flags & KR_TF_HEAP) || a->base != b->base) return false;
    return own_slots(a) == own_slots(b) && adds_attrs(a) == adds_attrs(b) &&
           adds_weak(a) == adds_weak(b) && same_members(ctx, a, b);
}
