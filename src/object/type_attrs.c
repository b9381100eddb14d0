/* Attributes and methods of classes: __name__, __mro__, __bases__, annotations, ... */
#include "object/exception.h"
#include "object/int.h"
#include "object/type_internal.h"

static const kr_type *self_type(kr_value self) {
    return kr_type_of_value(self);
}

/* Heap type whose attribute `what` may be set to `value`; TypeErrors otherwise. */
static kr_heap_type *settable(kr_ctx *ctx, kr_value self, const char *what, kr_value value) {
    const kr_type *t = self_type(self);
    if (!(t->flags & KR_TF_HEAP) || t->flags & KR_TF_IMMUTABLE) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "cannot set '%s' attribute of immutable type '%U'",
                     what, kr_type_fullname(ctx, t));
    }
    if (kr_isnull(value)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "cannot delete '%s' attribute of immutable type '%N'",
                     what, t);
    }
    return kr_heap_type_of(t);
}

static kr_value own_get(kr_ctx *ctx, const kr_type *t, const char *name) {
    return kr_type_find_own(ctx, t, kr_str_intern_cstr(ctx, name));
}

static void own_set(kr_ctx *ctx, kr_heap_type *t, const char *name, kr_value value) {
    kr_type_set_name(ctx, t, kr_str_intern_cstr(ctx, name), value);
    kr_type_modified(ctx, kr_type_of_heap(t));
}

static KR_NORETURN void no_attr(kr_ctx *ctx, kr_value self, const char *name) {
    kr_raise_no_attr(ctx, self, kr_str_intern_cstr(ctx, name));
}

/* ---- names ---- */

static kr_value get_name(kr_ctx *ctx, kr_value self) {
    return kr_type_name(ctx, self_type(self));
}

static void set_name(kr_ctx *ctx, kr_value self, kr_value value) {
    kr_heap_type *t = settable(ctx, self, "__name__", value);
    size_t len;
    const char *s;
    char *copy;
    if (!kr_is_str(value)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "can only assign string to %N.__name__, not '%T'",
                     kr_type_of_heap(t), value);
    }
    s = kr_str_data(value, &len);
    if (memchr(s, 0, len)) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "type name must not contain null characters");
    }
    copy = kr_heap_leaf(ctx, len + 1);
    memcpy(copy, s, len);
    copy[len] = 0;
    t->t.name = copy;
    kr_store(ctx, t, &t->name, value);
}

static kr_value get_qualname(kr_ctx *ctx, kr_value self) {
    return kr_type_qualname(ctx, self_type(self));
}

static void set_qualname(kr_ctx *ctx, kr_value self, kr_value value) {
    kr_heap_type *t = settable(ctx, self, "__qualname__", value);
    if (!kr_is_str(value)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "can only assign string to %N.__qualname__, not '%T'",
                     kr_type_of_heap(t), value);
    }
    kr_store(ctx, t, &t->qualname, value);
}

static kr_value get_module(kr_ctx *ctx, kr_value self) {
    kr_value m = kr_type_module_name(ctx, self_type(self));
    if (kr_isnull(m)) no_attr(ctx, self, "__module__");
    return m;
}

static void set_module(kr_ctx *ctx, kr_value self, kr_value value) {
    own_set(ctx, settable(ctx, self, "__module__", value), "__module__", value);
}

static kr_value get_doc(kr_ctx *ctx, kr_value self) {
    const kr_type *t = self_type(self);
    kr_value doc;
    if (!(t->flags & KR_TF_HEAP)) return t->doc ? kr_str_from_cstr(ctx, t->doc) : KR_NONE;
    doc = kr_type_find_own(ctx, t, KR_N(ctx, __doc__));
    return kr_isnull(doc) ? KR_NONE : kr_bind(ctx, doc, KR_NULL, t);
}

static void set_doc(kr_ctx *ctx, kr_value self, kr_value value) {
    own_set(ctx, settable(ctx, self, "__doc__", value), "__doc__", value);
}

static kr_value get_signature(kr_ctx *ctx, kr_value self) {
    return self_type(self) == &kr_type_object ? kr_str_from_cstr(ctx, "()") : KR_NONE;
}

/* ---- hierarchy ---- */

static kr_value get_bases(kr_ctx *ctx, kr_value self) {
    return kr_type_bases(ctx, self_type(self));
}

static kr_value get_base(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return self_type(self)->base ? kr_type_value(self_type(self)->base) : KR_NONE;
}

static kr_value get_mro(kr_ctx *ctx, kr_value self) {
    return kr_type_mro(ctx, self_type(self));
}

/* New bases of a class, and what it takes to go back: classes from it downwards with their old
 * MROs. */
typedef struct rebase_job {
    kr_heap_type *t;
    kr_value bases, undo;
    const kr_type *base;
} rebase_job;

/* MROs that follow from the bases would be the new ones already. */
static void keep_mro(kr_ctx *ctx, const kr_type *t, void *arg) {
    kr_type_mro(ctx, t);
    kr_heap_type_of(t)->t.flags &= ~(uint32_t)KR_TF_CHAIN;
    kr_type_each_subclass(ctx, t, keep_mro, arg);
}

static void new_mro(kr_ctx *ctx, const kr_type *t, void *arg) {
    rebase_job *j = arg;
    kr_heap_type *ht = kr_heap_type_of(t);
    kr_value bases = ht == j->t ? j->bases : kr_type_bases(ctx, t);
    kr_value mro = kr_type_compute_mro(ctx, t, bases);
    kr_list_append(ctx, j->undo, kr_type_value(t));
    kr_list_append(ctx, j->undo, ht->mro);
    kr_store(ctx, ht, &ht->mro, mro);
    kr_type_each_subclass(ctx, t, new_mro, arg);
}

static kr_value rebase(kr_ctx *ctx, void *arg) {
    rebase_job *j = arg;
    j->t->t.base = j->base;
    new_mro(ctx, kr_type_of_heap(j->t), j);
    return KR_NONE;
}

/* As it was: the hierarchy with the new bases has no consistent MRO somewhere below. */
static void undo_rebase(kr_ctx *ctx, rebase_job *j, const kr_type *old_base) {
    const kr_list *u = KR_AS(kr_list, j->undo);
    j->t->t.base = old_base;
    for (size_t i = u->len; i > 1; i -= 2) {
        kr_heap_type *ht = kr_heap_type_of(kr_type_of_value(u->items[i - 2]));
        kr_store(ctx, ht, &ht->mro, u->items[i - 1]);
    }
}

static void check_new_bases(kr_ctx *ctx, kr_heap_type *t, kr_value value) {
    const kr_tuple *b;
    if (!kr_is_tuple(value)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "can only assign tuple to %N.__bases__, not %T",
                     kr_type_of_heap(t), value);
    }
    b = KR_AS(const kr_tuple, value);
    if (b->len == 0) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "can only assign non-empty tuple to %N.__bases__, not ()", kr_type_of_heap(t));
    }
    for (size_t i = 0; i < b->len; i++) {
        if (!kr_is_type(b->items[i])) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "%N.__bases__ must be tuple of classes, not '%T'",
                         kr_type_of_heap(t), b->items[i]);
        }
        if (kr_type_is_subtype(kr_type_of_value(b->items[i]), kr_type_of_heap(t))) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "a __bases__ item causes an inheritance cycle");
        }
    }
}

static void check_new_layout(kr_ctx *ctx, const kr_type *to, const kr_type *old) {
    const kr_type *other = to == &kr_type_object ? old : to;
    if (to != old && (to == &kr_type_object || old == &kr_type_object) &&
        !(other->flags & (KR_TF_INT | KR_TF_FLOAT | KR_TF_STR | KR_TF_BYTES)) &&
        (other->flags & KR_TF_HEAP || kr_type_trace(other))) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "__bases__ assignment: '%N' deallocator differs from '%N'", to, old);
    }
    if (!kr_type_same_layout(ctx, to, old)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "__bases__ assignment: '%N' object layout differs from '%N'", to, old);
    }
}

static void set_bases(kr_ctx *ctx, kr_value self, kr_value value) {
    kr_heap_type *t = settable(ctx, self, "__bases__", value);
    const kr_type *base, *old_base;
    kr_value exc;
    kr_heap_type **links;
    rebase_job job;
    check_new_bases(ctx, t, value);
    base = kr_type_best_base(ctx, value);
    check_new_layout(ctx, base, t->t.base);
    kr_type_bases(ctx, kr_type_of_heap(t)); /* its place among the subclasses rests on them */
    keep_mro(ctx, kr_type_of_heap(t), NULL);
    links = kr_type_links_new(ctx, value);
    old_base = t->t.base;
    job = (rebase_job){t, value, kr_list_new(ctx, 0, NULL), base};
    kr_protect(ctx, rebase, &job, &exc);
    if (!kr_isnull(exc)) {
        undo_rebase(ctx, &job, old_base);
        kr_raise(ctx, exc);
    }
    kr_type_unlink(ctx, t);
    kr_store(ctx, t, &t->bases, value);
    kr_type_link(ctx, t, links);
    kr_type_modified(ctx, kr_type_of_heap(t));
    kr_type_refill(ctx, kr_type_of_heap(t));
}

static kr_value type_mro(kr_ctx *ctx, kr_value self) {
    const kr_type *t = self_type(self);
    kr_value mro = t->flags & KR_TF_HEAP ? kr_type_compute_mro(ctx, t, kr_type_bases(ctx, t))
                                         : kr_type_mro(ctx, t);
    return kr_list_from_iterable(ctx, mro);
}

static void append_class(kr_ctx *ctx, const kr_type *t, void *arg) {
    kr_list_append(ctx, *(kr_value *)arg, kr_type_value(t));
}

static kr_value type_subclasses(kr_ctx *ctx, kr_value self) {
    static const kr_type *const rom[] = {
#define KR_ROMTYPE(sym) &kr_type_##sym,
#include "object/romtypes.def"
#undef KR_ROMTYPE
    };
    kr_value list = kr_list_new(ctx, 0, NULL);
    const kr_type *t = self_type(self);
    if (!(t->flags & KR_TF_HEAP)) {
        for (size_t i = 0; i < KR_ARRAY_LEN(rom); i++) {
            /* one that a profile leaves out has the address of its base */
            if (rom[i]->base == t && rom[i]->rom_id == i + 1)
                kr_list_append(ctx, list, kr_type_value(rom[i]));
        }
    }
    kr_list *l = KR_AS(kr_list, list);
    size_t n = l->len;
    kr_type_each_subclass(ctx, t, append_class, &list);
    for (size_t i = n, k = l->len; k && i < --k; i++) { /* the oldest first */
        kr_value young = l->items[i];
        l->items[i] = l->items[k];
        l->items[k] = young;
    }
    return list;
}

/* ---- namespace ---- */

static kr_value get_dict(kr_ctx *ctx, kr_value self) {
    return kr_mappingproxy_of_class(ctx, kr_type_own_dict(ctx, self_type(self)), self);
}

static kr_value get_abstract(kr_ctx *ctx, kr_value self) {
    kr_value v = KR_NULL;
    if (self_type(self) != &kr_type_type) v = own_get(ctx, self_type(self), "__abstractmethods__");
    if (kr_isnull(v)) {
        kr_raise_obj(ctx, &kr_type_AttributeError, KR_N(ctx, __abstractmethods__));
    }
    return v;
}

static void set_abstract(kr_ctx *ctx, kr_value self, kr_value value) {
    const kr_type *t = self_type(self);
    kr_heap_type *ht;
    bool abstract = !kr_isnull(value) && kr_truth(ctx, value);
    if (kr_isnull(value) && t->flags & KR_TF_HEAP &&
        kr_isnull(own_get(ctx, t, "__abstractmethods__"))) {
        kr_raise_obj(ctx, &kr_type_AttributeError, KR_N(ctx, __abstractmethods__));
    }
    ht = settable(ctx, self, "__abstractmethods__", kr_isnull(value) ? KR_NONE : value);
    own_set(ctx, ht, "__abstractmethods__", value);
    ht->t.flags = abstract ? ht->t.flags | KR_TF_ABSTRACT : ht->t.flags & ~(uint32_t)KR_TF_ABSTRACT;
}

/* ---- annotations: computed when first asked for ---- */

static kr_value get_annotate(kr_ctx *ctx, kr_value self) {
    const kr_type *t = self_type(self);
    kr_value f;
    if (!(t->flags & KR_TF_HEAP)) no_attr(ctx, self, "__annotate__");
    f = own_get(ctx, t, "__annotate_func__");
    if (kr_isnull(f)) f = own_get(ctx, t, "__annotate__");
    if (kr_isnull(f)) return KR_NONE;
    return kr_bind(ctx, f, KR_NULL, t);
}

static void set_annotate(kr_ctx *ctx, kr_value self, kr_value value) {
    kr_heap_type *t = settable(ctx, self, "__annotate__", value);
    if (!kr_is_none(value) && !KR_SLOT(kr_typeof(value), call)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "__annotate__ must be callable or None");
    }
    own_set(ctx, t, "__annotate_func__", value);
    if (kr_is_none(value)) return;
    own_set(ctx, t, "__annotations_cache__", KR_NULL);
}

static kr_value get_annotations(kr_ctx *ctx, kr_value self) {
    const kr_type *t = self_type(self);
    kr_value v, f;
    if (!(t->flags & KR_TF_HEAP)) no_attr(ctx, self, "__annotations__");
    v = own_get(ctx, t, "__annotations__");
    if (kr_isnull(v)) v = own_get(ctx, t, "__annotations_cache__");
    if (!kr_isnull(v)) return kr_bind(ctx, v, KR_NULL, t);
    f = get_annotate(ctx, self);
    if (!kr_is_none(f)) {
        v = kr_call1(ctx, f, kr_smallint(1));
        if (!kr_is_dict(v)) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "__annotate__() must return a dict, not %T", v);
        }
    } else {
        v = kr_dict_new(ctx, 0);
    }
    own_set(ctx, kr_heap_type_of(t), "__annotations_cache__", v);
    return v;
}

static void set_annotations(kr_ctx *ctx, kr_value self, kr_value value) {
    const kr_type *t = self_type(self);
    kr_heap_type *ht = settable(ctx, self, "__annotations__", kr_isnull(value) ? KR_NONE : value);
    bool plain = !kr_isnull(own_get(ctx, t, "__annotations__"));
    if (kr_isnull(value) && !plain && kr_isnull(own_get(ctx, t, "__annotations_cache__"))) {
        no_attr(ctx, self, "__annotations__");
    }
    own_set(ctx, ht, plain ? "__annotations__" : "__annotations_cache__", value);
    own_set(ctx, ht, "__annotate_func__", KR_NONE);
    own_set(ctx, ht, "__annotate__", KR_NULL);
}

static kr_value get_type_params(kr_ctx *ctx, kr_value self) {
    kr_value v = KR_NULL;
    if (self_type(self)->flags & KR_TF_HEAP) v = own_get(ctx, self_type(self), "__type_params__");
    return kr_isnull(v) ? ctx->vm->tuple_empty : v;
}

static void set_type_params(kr_ctx *ctx, kr_value self, kr_value value) {
    own_set(ctx, settable(ctx, self, "__type_params__", value), "__type_params__", value);
}

/* ---- numbers ---- */

/* Bits of tp_flags that programs look at. */
static kr_value get_flags(kr_ctx *ctx, kr_value self) {
    static const struct {
        uint32_t mine;
        uint8_t bit;
    } map[] = {
        {KR_TF_SEQUENCE, 5},  {KR_TF_MAPPING, 6},     {KR_TF_HEAP, 9}, {KR_TF_BASE, 10},
        {KR_TF_ABSTRACT, 20}, {KR_TF_MATCH_SELF, 22}, {KR_TF_INT, 24}, {KR_TF_LIST, 25},
        {KR_TF_TUPLE, 26},    {KR_TF_BYTES, 27},      {KR_TF_STR, 28}, {KR_TF_DICT, 29},
        {KR_TF_EXC, 30},      {KR_TF_TYPE, 31},
    };
    uint32_t flags = self_type(self)->flags;
    int64_t out = 1 << 12 | 1 << 18;
    if (!(flags & KR_TF_HEAP)) out |= 1 << 8;
    if (!(flags & KR_TF_LEAF)) out |= 1 << 14;
    for (size_t i = 0; i < KR_ARRAY_LEN(map); i++) {
        if (flags & map[i].mine) out |= (int64_t)1 << map[i].bit;
    }
    return kr_int_new(ctx, out);
}

static kr_value get_basicsize(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_smallint(self_type(self)->size);
}

static kr_value get_itemsize(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    (void)self;
    return kr_smallint(0);
}

static kr_value get_dictoffset(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_smallint(self_type(self)->attrs_offset);
}

static kr_value get_weakrefoffset(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_smallint(self_type(self)->flags & KR_TF_WEAKREF ? (kr_sword)sizeof(void *) : 0);
}

/* ---- methods ---- */

static kr_value type_prepare(kr_ctx *ctx, kr_value callee, kr_value *args, kr_nargs n) {
    (void)callee;
    (void)args;
    (void)n;
    return kr_dict_new(ctx, 0);
}

static kr_value type_instancecheck(kr_ctx *ctx, kr_value self, kr_value obj) {
    return kr_bool(kr_isinstance_plain(ctx, obj, self));
}

static kr_value type_subclasscheck(kr_ctx *ctx, kr_value self, kr_value cls) {
    return kr_bool(kr_issubclass_plain(ctx, cls, self));
}

static kr_value type_dir(kr_ctx *ctx, kr_value self) {
    kr_value names = kr_type_merge_dir(ctx, self_type(self), kr_dict_new(ctx, 32));
    return kr_list_from_iterable(ctx, names);
}

static kr_value type_sizeof(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_smallint(self_type(self)->flags & KR_TF_HEAP ? (kr_sword)sizeof(kr_heap_type)
                                                           : (kr_sword)sizeof(kr_type));
}

const kr_builtin kr_type_methods[KR_N_TYPE_METHODS] = {
    KR_GETTER(&kr_type_type, "__name__", get_name, set_name, NULL),
    KR_GETTER(&kr_type_type, "__qualname__", get_qualname, set_qualname, NULL),
    KR_GETTER(&kr_type_type, "__module__", get_module, set_module, NULL),
    KR_GETTER(&kr_type_type, "__doc__", get_doc, set_doc, NULL),
    KR_GETTER(&kr_type_type, "__text_signature__", get_signature, NULL, NULL),
    KR_GETTER(&kr_type_type, "__bases__", get_bases, set_bases, NULL),
    KR_GETTER(&kr_type_type, "__base__", get_base, NULL, NULL),
    KR_GETTER(&kr_type_type, "__mro__", get_mro, NULL, NULL),
    KR_GETTER(&kr_type_type, "__dict__", get_dict, NULL, NULL),
    KR_GETTER(&kr_type_type, "__abstractmethods__", get_abstract, set_abstract, NULL),
    KR_GETTER(&kr_type_type, "__annotate__", get_annotate, set_annotate, NULL),
    KR_GETTER(&kr_type_type, "__annotations__", get_annotations, set_annotations, NULL),
    KR_GETTER(&kr_type_type, "__type_params__", get_type_params, set_type_params, NULL),
    KR_GETTER(&kr_type_type, "__flags__", get_flags, NULL, NULL),
    KR_GETTER(&kr_type_type, "__basicsize__", get_basicsize, NULL, NULL),
    KR_GETTER(&kr_type_type, "__itemsize__", get_itemsize, NULL, NULL),
    KR_GETTER(&kr_type_type, "__dictoffset__", get_dictoffset, NULL, NULL),
    KR_GETTER(&kr_type_type, "__weakrefoffset__", get_weakrefoffset, NULL, NULL),
    KR_METHOD_1(&kr_type_type, "mro", type_mro, "Return a type's method resolution order."),
    KR_METHOD_1(&kr_type_type, "__subclasses__", type_subclasses,
                "Return a list of immediate subclasses."),
    {.base = {&kr_type_classmethod_descriptor},
     .name = "__prepare__",
     .fn.raw = type_prepare,
     .kind = KR_FN_RAW,
     .flags = KR_BF_CLASS,
     KR_DOC_INIT("Create the namespace for the class statement").owner = &kr_type_type},
    KR_METHOD_2(&kr_type_type, "__instancecheck__", type_instancecheck,
                "Check if an object is an instance."),
    KR_METHOD_2(&kr_type_type, "__subclasscheck__", type_subclasscheck,
                "Check if a class is a subclass."),
    KR_METHOD_1(&kr_type_type, "__dir__", type_dir,
                "Specialized __dir__ implementation for types."),
    KR_METHOD_1(&kr_type_type, "__sizeof__", type_sizeof,
                "Return memory consumption of the type object."),
};
