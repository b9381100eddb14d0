/* Making a class: metaclass, best base, __slots__, layout, namespace, hooks.
 *
 * Order as in CPython: the class exists and is complete (slots filled) before __set_name__ and
 * __init_subclass__ run, and __class__ means it before mro() does. */
#include "object/exception.h"
#include "object/type_internal.h"

/* A class under construction. */
typedef struct maker {
    kr_heap_type *t;
    const kr_type *base; /* best base */
    kr_value bases, dict;
    kr_value slot_names; /* list of interned strs, or KR_NULL: no __slots__ */
    bool add_dict, add_weak;
    bool shown; /* Python code may have got hold of the namespace */
} maker;

const kr_type *kr_type_winner(kr_ctx *ctx, const kr_type *meta, kr_value bases) {
    const kr_tuple *b = KR_AS(const kr_tuple, bases);
    for (size_t i = 0; i < b->len; i++) {
        const kr_type *m = kr_typeof(b->items[i]);
        if (kr_type_is_subtype(meta, m)) continue;
        if (kr_type_is_subtype(m, meta)) {
            meta = m;
            continue;
        }
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "metaclass conflict: the metaclass of a derived class must be a (non-strict) "
                     "subclass of the metaclasses of all its bases");
    }
    return meta;
}

/* ---- __slots__ ---- */

/* _C__name for private names. */
static kr_value mangle(kr_ctx *ctx, kr_value class_name, kr_value name) {
    size_t n, cn;
    const char *s = kr_str_data(name, &n), *c = kr_str_data(class_name, &cn);
    if (n < 3 || s[0] != '_' || s[1] != '_') return name;
    if ((s[n - 1] == '_' && s[n - 2] == '_') || memchr(s, '.', n)) return name;
    while (cn && *c == '_') c++, cn--;
    if (!cn) return name;
    return kr_str_intern_value(ctx, kr_str_format(ctx, "_%U%U", kr_str_new(ctx, c, cn), name));
}

static bool is_identifier(kr_ctx *ctx, kr_value s) {
    return kr_truth(ctx, kr_call_method(ctx, s, kr_str_intern_rom(ctx, "isidentifier"), NULL, 0));
}

static bool has_weakrefs(const kr_type *base) {
    return base->flags & KR_TF_WEAKREF;
}

static bool var_sized(const kr_type *base) {
    return base->flags & (KR_TF_INT | KR_TF_TUPLE | KR_TF_BYTES | KR_TF_TYPE);
}

static const kr_type *rom_base(const kr_type *t) {
    while (t->flags & KR_TF_HEAP) t = t->base;
    return t;
}

static void add_slot_name(kr_ctx *ctx, maker *m, kr_value name) {
    if (!kr_is_str(name)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "__slots__ items must be strings, not '%T'", name);
    }
    if (!is_identifier(ctx, name)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "__slots__ must be identifiers");
    }
    name = kr_str_intern_value(ctx, name);
    if (kr_is(name, KR_N(ctx, __dict__))) {
        if (m->base->attrs_offset || m->add_dict) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "__dict__ slot disallowed: we already got one");
        }
        m->add_dict = true;
        return;
    }
    if (kr_is(name, KR_N(ctx, __weakref__))) {
        if (has_weakrefs(m->base) || m->add_weak) {
            kr_raise_fmt(ctx, &kr_type_TypeError,
                         "__weakref__ slot disallowed: we already got one");
        }
        m->add_weak = true;
        return;
    }
    kr_list_append(ctx, m->slot_names, mangle(ctx, m->t->name, name));
}

static void check_slot_conflict(kr_ctx *ctx, maker *m, kr_value name) {
    if (kr_isnull(kr_dict_get_name(ctx, m->dict, name)) || kr_is(name, KR_N(ctx, __qualname__)) ||
        kr_is(name, KR_N(ctx, __classcell__))) {
        return;
    }
    kr_raise_fmt(ctx, &kr_type_ValueError, "%R in __slots__ conflicts with class variable", name);
}

static void read_slots(kr_ctx *ctx, maker *m, kr_value slots) {
    kr_value all;
    size_t n;
    kr_value *items;
    all = kr_is_str(slots) ? kr_tuple_new(ctx, 1, &slots) : kr_tuple_from_iterable(ctx, slots);
    items = kr_seq_items(all, &n);
    if (n && var_sized(m->base)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "nonempty __slots__ not supported for subtype of '%N'", m->base);
    }
    m->slot_names = kr_list_new(ctx, 0, NULL);
    for (size_t i = 0; i < n; i++) add_slot_name(ctx, m, items[i]);
    items = kr_seq_items(m->slot_names, &n);
    for (size_t i = 0; i < n; i++) check_slot_conflict(ctx, m, items[i]);
    kr_list_sort(ctx, m->slot_names, KR_NULL, false);
    /* Bases other than the best one bring their __dict__ and __weakref__ along. */
    const kr_tuple *b = KR_AS(const kr_tuple, m->bases);
    for (size_t i = 0; i < b->len; i++) {
        const kr_type *t = kr_type_of_value(b->items[i]);
        if (t == m->base) continue;
        m->add_dict |= t->attrs_offset && !m->base->attrs_offset;
        m->add_weak |= has_weakrefs(t) && !has_weakrefs(m->base);
    }
}

/* Unless the class body defines the name itself. */
static void add_descr(kr_ctx *ctx, kr_value dict, kr_value name, const kr_builtin *descr) {
    if (!kr_isnull(kr_dict_get_name(ctx, dict, name))) return;
    kr_dict_set_name(ctx, dict, name, kr_from_ptr(descr));
}

static void lay_out(kr_ctx *ctx, maker *m) {
    kr_heap_type *t = m->t;
    const kr_type *base = m->base;
    const uint32_t word = sizeof(kr_value);
    uint32_t size = (base->size + word - 1) & ~(word - 1), n_own = 0;
    if (size < sizeof(kr_object)) size = sizeof(kr_object);
    t->n_slots = base->flags & KR_TF_HEAP ? kr_heap_type_of(base)->n_slots : 0;
    t->slots_offset = size;
    if (!kr_isnull(m->slot_names)) {
        kr_list *names = KR_AS(kr_list, m->slot_names);
        n_own = (uint32_t)names->len;
        for (uint32_t i = 0; i < n_own; i++) {
            kr_value member =
                kr_member_new(ctx, kr_type_of_heap(t), names->items[i], size + i * word);
            kr_dict_set_name(ctx, m->dict, names->items[i], member);
        }
    }
    if (n_own > (uint32_t)UINT16_MAX - t->n_slots) kr_raise_memory(ctx);
    t->n_slots = (uint16_t)(t->n_slots + n_own);
    size += n_own * word;
    t->t.attrs_offset = base->attrs_offset;
    if (m->add_dict && !base->attrs_offset && !(base->flags & KR_TF_TYPE) &&
        rom_base(base) != &kr_type_module) {
        t->t.attrs_offset = size;
        size += sizeof(kr_attrs);
        add_descr(ctx, m->dict, KR_N(ctx, __dict__), &kr_object_dict_getset);
    }
    if (m->add_weak && !has_weakrefs(base)) {
        add_descr(ctx, m->dict, KR_N(ctx, __weakref__), &kr_object_weakref_getset);
    }
    t->t.size = size;
}

static bool is_listed(const kr_list *l, kr_value v) {
    for (size_t i = 0; i < l->len; i++) {
        if (kr_is(l->items[i], v)) return true;
    }
    return false;
}

/* How many attributes the methods of the class and of its bases set, as far as their
 * __static_attributes__ tell. */
static size_t count_attributes(kr_ctx *ctx, const kr_heap_type *t) {
    kr_mro_walk walk = kr_mro_start(kr_type_of_heap(t));
    const kr_type *c;
    kr_value all = KR_NULL;
    size_t n = 0;
    while ((c = kr_mro_step(&walk))) {
        if (!(c->flags & KR_TF_HEAP)) continue;
        kr_value names = kr_type_find_own(ctx, c, KR_N(ctx, __static_attributes__));
        if (kr_isnull(names) || !kr_is_exact(names, &kr_type_tuple)) continue;
        const kr_tuple *own = KR_AS(const kr_tuple, names);
        if (n == 0) {
            n = own->len;
            all = names;
            continue;
        }
        if (kr_is_tuple(all)) all = kr_list_from_iterable(ctx, all);
        for (size_t k = 0; k < own->len; k++) {
            if (!is_listed(KR_AS(const kr_list, all), own->items[k])) {
                kr_list_append(ctx, all, own->items[k]);
            }
        }
        n = KR_AS(const kr_list, all)->len;
    }
    return n;
}

/* Attributes in place need the kr_attrs at the end of the fixed part. Instances get room for what
 * is expected of them, and for what fits into their cell besides. The first one makes the shape. */
static void set_hint(kr_ctx *ctx, maker *m) {
    kr_heap_type *t = m->t;
    if (!t->t.attrs_offset) return;
    if (t->t.attrs_offset + sizeof(kr_attrs) == t->t.size) {
        uint32_t inherited =
            m->base->flags & KR_TF_HEAP ? kr_heap_type_of(m->base)->instance_hint : 0;
        size_t own = count_attributes(ctx, t);
        t->instance_hint = (uint16_t)kr_room_in_cell(t->t.size, own > inherited ? own : inherited);
    }
}

/* ---- namespace ---- */

static void wrap_special(kr_ctx *ctx, kr_value dict, kr_value name, const kr_type *wrapper) {
    kr_value f = kr_dict_get_name(ctx, dict, name);
    if (kr_isnull(f) || !kr_is_exact(f, &kr_type_function)) return;
    kr_dict_set_name(ctx, dict, name, kr_call1(ctx, kr_type_value(wrapper), f));
}

static void set_names(kr_ctx *ctx, maker *m, kr_value name) {
    kr_heap_type *t = m->t;
    kr_value q = kr_dict_get_name(ctx, m->dict, KR_N(ctx, __qualname__)), globals, module;
    size_t len;
    const char *s = kr_str_data(name, &len);
    if (memchr(s, 0, len)) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "type name must not contain null characters");
    }
    kr_store(ctx, t, &t->name, kr_is_exact(name, &kr_type_str) ? name : kr_str_new(ctx, s, len));
    t->t.name = kr_str_cstr(ctx, t->name);
    kr_store(ctx, t, &t->qualname, t->name);
    if (!kr_isnull(q)) {
        if (!kr_is_str(q)) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "type __qualname__ must be a str, not %T", q);
        }
        kr_store(ctx, t, &t->qualname, q);
        kr_dict_del_name(ctx, m->dict, KR_N(ctx, __qualname__));
    }
    if (!kr_isnull(kr_dict_get_name(ctx, m->dict, KR_N(ctx, __module__)))) return;
    globals = kr_current_globals(ctx);
    if (kr_isnull(globals)) return;
    module = kr_dict_get_name(ctx, globals, KR_N(ctx, __name__));
    if (!kr_isnull(module)) kr_dict_set_name(ctx, m->dict, KR_N(ctx, __module__), module);
}

static void set_specials(kr_ctx *ctx, maker *m) {
    kr_value d = m->dict;
    wrap_special(ctx, d, KR_N(ctx, __new__), &kr_type_staticmethod);
    wrap_special(ctx, d, KR_N(ctx, __init_subclass__), &kr_type_classmethod);
    wrap_special(ctx, d, KR_N(ctx, __class_getitem__), &kr_type_classmethod);
    if (!kr_isnull(kr_dict_get_name(ctx, d, KR_N(ctx, __eq__))) &&
        kr_isnull(kr_dict_get_name(ctx, d, KR_N(ctx, __hash__)))) {
        kr_dict_set_name(ctx, d, KR_N(ctx, __hash__), KR_NONE);
    }
}

static void set_doc(kr_ctx *ctx, kr_value d) {
    if (kr_isnull(kr_dict_get_name(ctx, d, KR_N(ctx, __doc__)))) {
        kr_dict_set_name(ctx, d, KR_N(ctx, __doc__), KR_NONE);
    }
}

static void set_classcell(kr_ctx *ctx, maker *m) {
    kr_value cell = kr_dict_get_name(ctx, m->dict, KR_N(ctx, __classcell__));
    if (kr_isnull(cell)) return;
    if (!kr_is_exact(cell, &kr_type_cell)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "type.__new__() argument must be a cell, not %T as __classcell__", cell);
    }
    kr_store(ctx, kr_ptr(cell), &KR_AS(kr_cell, cell)->value, kr_from_ptr(m->t));
    kr_dict_del_name(ctx, m->dict, KR_N(ctx, __classcell__));
}

/* ---- hooks ---- */

typedef struct name_job {
    kr_value hook, value, cls, name;
} name_job;

static kr_value run_set_name(kr_ctx *ctx, void *arg) {
    name_job *j = arg;
    kr_value args[2] = {j->cls, j->name};
    return kr_call_attr(ctx, j->hook, j->value, args, 2);
}

static void call_set_name(kr_ctx *ctx, kr_value cls, kr_value name, kr_value value) {
    name_job job = {KR_NULL, value, cls, name};
    kr_value exc, note;
    if (!kr_is_object(value)) return;
    job.hook = kr_type_lookup(ctx, kr_ptr(value)->type, KR_N(ctx, __set_name__));
    if (kr_isnull(job.hook)) return;
    kr_protect(ctx, run_set_name, &job, &exc);
    if (kr_isnull(exc)) return;
    note = kr_str_format(ctx, "Error calling __set_name__ on '%T' instance %R in '%N'", value, name,
                         kr_type_of_value(cls));
    kr_call_method(ctx, exc, KR_N(ctx, add_note), &note, KR_NARGS(1, 0));
    kr_raise(ctx, exc);
}

/* Packs the namespace and runs the hooks; m->dict is nobody's then, unless it is no good for
 * that. */
static void finish_names(kr_ctx *ctx, maker *m) {
    kr_heap_type *t = m->t;
    kr_value key, value, all = m->dict;
    size_t pos = 0;
    if (!m->shown) kr_type_pack(ctx, t);
    if (!(t->t.flags & KR_TF_PACKED)) {
        kr_dict_fit(ctx, m->dict);
        all = kr_dict_copy(ctx, m->dict);
    }
    while (kr_dict_next(all, &pos, &key, &value)) {
        call_set_name(ctx, kr_from_ptr(t), key, value);
    }
    kr_dict_clear(ctx, all);
}

static void call_init_subclass(kr_ctx *ctx, const kr_type *t, const kr_value *kwpairs, size_t nkw) {
    kr_value f = kr_super_init_subclass(ctx, t);
    kr_call(ctx, f, (kr_value *)(uintptr_t)kwpairs, KR_NARGS(0, nkw));
}

/* ---- all together ---- */

/* The MRO of a class whose metaclass does not have its own idea of it. */
static kr_value usual_mro(kr_ctx *ctx, const maker *m) {
    if (KR_AS(const kr_tuple, m->bases)->len > 1 || !kr_type_is_chain(m->base)) {
        return kr_type_compute_mro(ctx, kr_type_of_heap(m->t), m->bases);
    }
    m->t->t.flags |= KR_TF_CHAIN;
    return KR_NULL;
}

/* mro() of the metaclass if it overrides type.mro. */
static kr_value ask_mro(kr_ctx *ctx, maker *m) {
    kr_heap_type *t = m->t;
    kr_value f = kr_type_lookup(ctx, t->t.base_object.type, KR_N(ctx, mro)), mro;
    size_t n;
    kr_value *items;
    if (kr_is(f, kr_type_lookup(ctx, &kr_type_type, KR_N(ctx, mro)))) {
        return usual_mro(ctx, m);
    }
    /* The namespace must answer while the class has no MRO of its own yet. */
    kr_store(ctx, t, &t->mro, kr_type_mro(ctx, t->t.base));
    m->shown = true;
    mro = kr_tuple_from_iterable(ctx, kr_call_attr(ctx, f, kr_from_ptr(t), NULL, 0));
    items = kr_seq_items(mro, &n);
    for (size_t i = 0; i < n; i++) {
        if (!kr_is_type(items[i])) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "mro() returned a non-class ('%T')", items[i]);
        }
        const kr_type *c = kr_type_of_value(items[i]);
        if (!kr_is(items[i], kr_from_ptr(t)) && !kr_type_layout_fits(t->t.base, c)) {
            kr_raise_fmt(ctx, &kr_type_TypeError,
                         "mro() returned base with unsuitable layout ('%N')", c);
        }
    }
    return mro;
}

static kr_heap_type *alloc_class(kr_ctx *ctx, const kr_type *meta, const kr_type *base,
                                 kr_value bases, kr_value dict) {
    kr_heap_type *t = kr_instance_alloc(ctx, meta);
    t->t.base = base;
    kr_type_start_slots(t);
    t->t.flags = KR_TF_HEAP | KR_TF_BASE | (base->flags & KR_TF_INHERITED);
    t->t.version = ctx->vm->next_type_version++;
    t->t.trace = kr_heap_instance_trace;
    if (KR_AS(const kr_tuple, bases)->len > 1 || !kr_is_exact(bases, &kr_type_tuple)) {
        kr_store_init(&t->bases, bases);
    }
    kr_store_init(&t->dict, dict);
    return t;
}

static void inherit_flags(maker *m) {
    const kr_tuple *b = KR_AS(const kr_tuple, m->bases);
    const uint32_t kinds = KR_TF_SEQUENCE | KR_TF_MAPPING;
    uint32_t kind = 0;
    for (size_t i = 0; i < b->len; i++) {
        uint32_t flags = kr_type_of_value(b->items[i])->flags;
        m->t->t.flags |= flags & KR_TF_HAS_FINALIZER;
        if (!kind) kind = flags & kinds; /* the first base that is one decides */
    }
    m->t->t.flags = (m->t->t.flags & ~kinds) | kind;
    if (has_weakrefs(m->base) || m->add_weak) m->t->t.flags |= KR_TF_WEAKREF;
}

kr_value kr_type_new_class(kr_ctx *ctx, const kr_type *meta, kr_value name, kr_value bases,
                           kr_value dict, const kr_value *kwpairs, size_t nkw) {
    maker m = {.slot_names = KR_NULL};
    kr_value slots;
    if (KR_AS(kr_tuple, bases)->len == 0) {
        kr_value object = kr_type_value(&kr_type_object);
        bases = kr_tuple_new(ctx, 1, &object);
    }
    m.bases = bases;
    m.base = kr_type_best_base(ctx, bases);
    m.dict = kr_dict_new(ctx, 8);
    kr_dict_update(ctx, m.dict, dict);
    m.t = alloc_class(ctx, meta, m.base, bases, m.dict);
    set_names(ctx, &m, name);
    slots = kr_dict_get_name(ctx, m.dict, KR_N(ctx, __slots__));
    if (kr_isnull(slots)) {
        m.add_dict = true;
        m.add_weak = !(m.base->flags & (KR_TF_INT | KR_TF_TUPLE | KR_TF_BYTES));
    } else {
        read_slots(ctx, &m, slots);
    }
    set_specials(ctx, &m);
    lay_out(ctx, &m);
    set_doc(ctx, m.dict);
    inherit_flags(&m);
    set_classcell(ctx, &m);
    kr_store(ctx, m.t, &m.t->mro, ask_mro(ctx, &m));
    kr_type_fill_slots(ctx, m.t);
    if (!(m.base->flags & KR_TF_TYPE)) set_hint(ctx, &m);
    kr_type_link(ctx, m.t, kr_type_links_new(ctx, m.t->bases));
    m.t->t.version = ctx->vm->next_type_version++;
    finish_names(ctx, &m);
    call_init_subclass(ctx, kr_type_of_heap(m.t), kwpairs, nkw);
    return kr_from_ptr(m.t);
}

static void check_bases(kr_ctx *ctx, kr_value bases) {
    const kr_tuple *b = KR_AS(const kr_tuple, bases);
    for (size_t i = 0; i < b->len; i++) {
        if (kr_is_type(b->items[i])) continue;
        if (kr_hasattr(ctx, b->items[i], KR_N(ctx, __mro_entries__))) {
            kr_raise_fmt(ctx, &kr_type_TypeError,
                         "type() doesn't support MRO entry resolution; use types.new_class()");
        }
    }
}

kr_value kr_type_new(kr_ctx *ctx, const kr_type *meta, kr_value *args, kr_nargs n) {
    const kr_type *winner;
    if (kr_npos(n) != 3) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "type.__new__() takes exactly 3 arguments (%d given)",
                     (int)kr_npos(n));
    }
    if (!kr_is_str(args[0])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "type.__new__() argument 1 must be str, not %Z",
                     args[0]);
    }
    if (!kr_is_tuple(args[1])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "type.__new__() argument 2 must be tuple, not %Z",
                     args[1]);
    }
    if (!kr_is_dict(args[2])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "type.__new__() argument 3 must be dict, not %Z",
                     args[2]);
    }
    check_bases(ctx, args[1]);
    winner = kr_type_winner(ctx, meta, args[1]);
    if (winner != meta) {
        if (KR_SLOT(winner, new_) != kr_type_new)
            return KR_SLOT(winner, new_)(ctx, winner, args, n);
        meta = winner;
    }
    return kr_type_new_class(ctx, meta, args[0], args[1], args[2], args + 3, kr_nkw(n));
}
