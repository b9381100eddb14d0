/* Attributes of plain objects: the look-up order (data descriptors, the instance, the class), and
 * instances as memory.
 *
 * An instance of a class made at run time is: the fixed part of its built-in base, the kr_attrs
 * (unless the base has one or __slots__ forbids), members of __slots__, and, if the kr_attrs is
 * last, room for some attributes in place. How much room is learned: instance_hint. */
#include "object/exception.h"
#include "object/type_internal.h"

static inline kr_attrs *attrs_of(kr_value v) {
    return kr_is_object(v) ? kr_attrs_of(v) : NULL;
}

bool kr_data_descr(kr_value attr) {
    return KR_SLOT(kr_typeof(attr), descr_set) != NULL;
}

kr_value kr_bind(kr_ctx *ctx, kr_value attr, kr_value obj, const kr_type *cls) {
    kr_value (*get)(kr_ctx *, kr_value, kr_value, kr_value);
    if (!kr_is_object(attr)) return attr;
    get = KR_SLOT(kr_ptr(attr)->type, descr_get);
    return get ? get(ctx, attr, obj, kr_type_value(cls)) : attr;
}

kr_value kr_object_getattr(kr_ctx *ctx, kr_value self, kr_value name) {
    const kr_type *t = kr_typeof(self);
    kr_value attr = kr_type_lookup(ctx, t, name), v;
    kr_value (*get)(kr_ctx *, kr_value, kr_value, kr_value) = NULL;
    kr_attrs *a;
    if (kr_is_object(attr)) {
        const kr_type *at = kr_ptr(attr)->type;
        get = KR_SLOT(at, descr_get);
        if (get && KR_SLOT(at, descr_set)) return get(ctx, attr, self, kr_type_value(t));
    }
    a = attrs_of(self);
    if (a) {
        v = kr_attrs_get(ctx, a, name);
        if (!kr_isnull(v)) return v;
    }
    return get ? get(ctx, attr, self, kr_type_value(t)) : attr;
}

static KR_NORETURN void raise_readonly(kr_ctx *ctx, kr_value self, kr_value name, kr_value attr) {
    kr_value exc;
    if (!kr_isnull(attr)) {
        exc = kr_exc_new_fmt(ctx, &kr_type_AttributeError,
                             "'%T' object attribute '%U' is read-only", self, name);
    } else {
        exc = kr_exc_new_fmt(
            ctx, &kr_type_AttributeError,
            "'%T' object has no attribute '%U' and no __dict__ for setting new attributes", self,
            name);
    }
    kr_store_init(&KR_AS(kr_exc, exc)->field[KR_ATTR_NAME], name);
    kr_store_init(&KR_AS(kr_exc, exc)->field[KR_ATTR_OBJ], self);
    kr_raise(ctx, exc);
}

void kr_object_setattr(kr_ctx *ctx, kr_value self, kr_value name, kr_value value) {
    const kr_type *t = kr_typeof(self);
    kr_value attr = kr_type_lookup(ctx, t, name);
    kr_attrs *a;
    if (kr_is_object(attr)) {
        void (*set)(kr_ctx *, kr_value, kr_value, kr_value) =
            KR_SLOT(kr_ptr(attr)->type, descr_set);
        if (set) {
            set(ctx, attr, self, value);
            return;
        }
    }
    a = attrs_of(self);
    if (!a && (t->flags & KR_TF_FAR_ATTRS)) a = kr_function_make_attrs(ctx, self);
    if (!a) raise_readonly(ctx, self, name, attr);
    if (!kr_isnull(value)) {
        kr_attrs_set(ctx, self, a, name, value);
    } else if (!kr_attrs_del(ctx, self, a, name)) {
        kr_raise_no_attr(ctx, self, name);
    }
}

/* ---- __dict__ and __weakref__ ---- */

kr_value kr_object_dict_get(kr_ctx *ctx, kr_value self) {
    kr_attrs *a = attrs_of(self);
    if (!a) kr_raise_no_attr(ctx, self, KR_N(ctx, __dict__));
    return kr_attrs_dict(ctx, self, a);
}

void kr_object_dict_set(kr_ctx *ctx, kr_value self, kr_value value) {
    kr_attrs *a = attrs_of(self);
    if (!a) kr_raise_no_attr(ctx, self, KR_N(ctx, __dict__));
    if (!kr_isnull(value) && !kr_is_dict(value)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "__dict__ must be set to a dictionary, not a '%T'",
                     value);
    }
    kr_attrs_set_dict(ctx, self, a, value);
}

const kr_builtin kr_object_dict_getset =
    KR_GETTER(&kr_type_object, "__dict__", kr_object_dict_get, kr_object_dict_set,
              "dictionary for instance variables");

static kr_value weakref_get(kr_ctx *ctx, kr_value self) {
    kr_value refs = kr_weakref_list(ctx, self);
    size_t n;
    kr_value *items = kr_seq_items(refs, &n);
    return n ? items[0] : KR_NONE;
}

const kr_builtin kr_object_weakref_getset = KR_GETTER(
    &kr_type_object, "__weakref__", weakref_get, NULL, "list of weak references to the object");

/* ---- instances ---- */

void *kr_instance_alloc(kr_ctx *ctx, const kr_type *cls) {
    kr_object *obj;
    if (KR_LIKELY(cls->flags & KR_TF_HEAP)) {
        const kr_heap_type *ht = (const kr_heap_type *)cls;
        if (KR_UNLIKELY(!ht->root_shape && ht->instance_hint)) kr_type_make_root(ctx, cls);
        obj = kr_heap_new(ctx, cls, cls->size + ht->instance_hint * sizeof(kr_value));
        if (ht->instance_hint) {
            kr_attrs *a = (kr_attrs *)((char *)obj + cls->attrs_offset);
            a->shape = ht->root_shape;
            a->slots = (kr_value *)(a + 1);
        }
    } else {
        obj = kr_heap_new(ctx, cls, cls->size);
    }
    if (KR_UNLIKELY(cls->flags & KR_TF_HAS_FINALIZER)) kr_heap_set_finalizer(ctx, obj);
    return obj;
}

void kr_heap_instance_trace(kr_visitor *v, kr_object *obj) {
    const kr_heap_type *ht = (const kr_heap_type *)obj->type;
    const kr_type *t = obj->type, *rom;
    const kr_behaviour *b = kr_behaviour_of(ht);
    if (b->base_trace) b->base_trace(v, obj);
    if (ht->n_slots) {
        for (; t->flags & KR_TF_HEAP; t = t->base) {
            const kr_heap_type *c = (const kr_heap_type *)t;
            uint32_t below =
                t->base->flags & KR_TF_HEAP ? ((const kr_heap_type *)t->base)->n_slots : 0;
            kr_visit_array(v, (kr_value *)((char *)obj + c->slots_offset), c->n_slots - below);
        }
    }
    if (!ht->t.attrs_offset) return;
    for (rom = t; rom->flags & KR_TF_HEAP;) rom = rom->base;
    if (rom->attrs_offset) return; /* its own trace does it */
    kr_attrs_trace(v, (kr_attrs *)((char *)obj + ht->t.attrs_offset), obj);
}

/* ---- members of __slots__ ---- */

static void member_trace(kr_visitor *v, kr_object *obj) {
    kr_member *m = (kr_member *)obj;
    kr_visit_ptr(v, &m->owner);
    kr_visit(v, &m->name);
}

kr_value kr_member_new(kr_ctx *ctx, const kr_type *owner, kr_value name, uint32_t offset) {
    kr_member *m = kr_heap_new(ctx, &kr_type_member, sizeof *m);
    m->owner = owner;
    m->offset = offset;
    kr_store_init(&m->name, name);
    return kr_from_ptr(m);
}

static kr_value *member_slot(kr_ctx *ctx, kr_value self, kr_value obj) {
    const kr_member *m = KR_AS(const kr_member, self);
    if (!kr_is_instance_of(obj, m->owner)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "descriptor '%U' for '%N' objects doesn't apply to a '%T' object", m->name,
                     m->owner, obj);
    }
    return (kr_value *)((char *)kr_ptr(obj) + m->offset);
}

static kr_value member_get(kr_ctx *ctx, kr_value self, kr_value obj, kr_value cls) {
    kr_value v;
    (void)cls;
    if (kr_isnull(obj)) return self;
    v = *member_slot(ctx, self, obj);
    if (kr_isnull(v)) kr_raise_no_attr(ctx, obj, KR_AS(const kr_member, self)->name);
    return v;
}

static void member_set(kr_ctx *ctx, kr_value self, kr_value obj, kr_value value) {
    kr_value *slot = member_slot(ctx, self, obj);
    if (kr_isnull(value) && kr_isnull(*slot)) {
        kr_raise_obj(ctx, &kr_type_AttributeError, KR_AS(const kr_member, self)->name);
    }
    kr_store(ctx, kr_ptr(obj), slot, value);
}

static kr_value member_repr(kr_ctx *ctx, kr_value self) {
    const kr_member *m = KR_AS(const kr_member, self);
    return kr_str_format(ctx, "<member '%U' of '%N' objects>", m->name, m->owner);
}

static kr_value member_name(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(const kr_member, self)->name;
}

static kr_value member_qualname(kr_ctx *ctx, kr_value self) {
    const kr_member *m = KR_AS(const kr_member, self);
    return kr_str_format(ctx, "%U.%U", kr_type_qualname(ctx, m->owner), m->name);
}

static kr_value member_objclass(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_type_value(KR_AS(const kr_member, self)->owner);
}

static kr_value member_doc(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    (void)self;
    return KR_NONE;
}

static const kr_builtin member_methods[] = {
    KR_GETTER(&kr_type_member, "__name__", member_name, NULL, NULL),
    KR_GETTER(&kr_type_member, "__qualname__", member_qualname, NULL, NULL),
    KR_GETTER(&kr_type_member, "__objclass__", member_objclass, NULL, NULL),
    KR_GETTER(&kr_type_member, "__doc__", member_doc, NULL, NULL),
};

const kr_type kr_type_member = {
    .base_object = {&kr_type_type},
    .name = "member_descriptor",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW,
    .rom_id = KR_ROM_member,
    .version = 1,
    .size = sizeof(kr_member),
    .methods = member_methods,
    .n_methods = KR_ARRAY_LEN(member_methods),
    .trace = member_trace,
    .repr = member_repr,
    .descr_get = member_get,
    .descr_set = member_set,
};
