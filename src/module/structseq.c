/* Named tuples of C modules: a class derived from tuple whose attributes are small descriptor
 * objects (index into the items). Hidden fields lie behind the visible ones, beyond the length that
 * the tuple admits to; a KR_NULL ends them all.
 *
 * A name that stands twice among the fields belongs to the second place: the first has none of its
 * own, and gives the second its value where the constructor got no other (os.stat_result). */
#include "module/structseq.h"

#include <stdio.h>

#include "object/descr.h"
#include "object/dict.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "object/str.h"

typedef struct kr_structseq_field {
    kr_object base;
    const kr_type *owner;
    kr_value name, names; /* names: of all fields of the class, a list shared by its descriptors */
    size_t index, n_visible;
} kr_structseq_field;

static size_t count_fields(const kr_tuple *t) {
    size_t n = 0;
    while (!kr_isnull(t->items[n])) n++;
    return n;
}

static void structseq_trace(kr_visitor *v, kr_object *obj) {
    kr_tuple *t = (kr_tuple *)obj;
    if (!t->items) return;
    kr_visit_ptr(v, &t->items);
    kr_visit_array(v, t->items, count_fields(t));
}

/* ---- the descriptors ---- */

static void field_trace(kr_visitor *v, kr_object *obj) {
    kr_structseq_field *f = (kr_structseq_field *)obj;
    kr_visit_ptr(v, &f->owner);
    kr_visit(v, &f->name);
    kr_visit(v, &f->names);
}

static kr_value field_get(kr_ctx *ctx, kr_value descr, kr_value obj, kr_value cls) {
    const kr_structseq_field *f = KR_AS(const kr_structseq_field, descr);
    (void)cls;
    if (kr_isnull(obj)) return descr;
    if (kr_typeof(obj) != f->owner) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "descriptor '%U' for '%N' objects doesn't apply to a '%T' object", f->name,
                     f->owner, obj);
    }
    return KR_AS(kr_tuple, obj)->items[f->index];
}

static void field_set(kr_ctx *ctx, kr_value descr, kr_value obj, kr_value value) {
    (void)descr;
    (void)obj;
    (void)value;
    kr_raise_fmt(ctx, &kr_type_AttributeError, "readonly attribute");
}

static kr_value field_repr(kr_ctx *ctx, kr_value self) {
    const kr_structseq_field *f = KR_AS(const kr_structseq_field, self);
    return kr_str_format(ctx, "<member '%U' of '%N' objects>", f->name, f->owner);
}

static const kr_type field_type = {
    .base_object = {&kr_type_type},
    .name = "member_descriptor",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW,
    .version = 1,
    .size = sizeof(kr_structseq_field),
    .trace = field_trace,
    .repr = field_repr,
    .descr_get = field_get,
    .descr_set = field_set,
};

/* ---- what a class knows of itself ---- */

typedef struct layout {
    const kr_value *name; /* of all fields */
    size_t all, visible;
} layout;

/* Any of the descriptors tells; the class is immutable, and its first field is visible. */
static layout layout_of(kr_ctx *ctx, const kr_type *t) {
    kr_value first = KR_AS(kr_tuple, kr_type_lookup(ctx, t, KR_N(ctx, __match_args__)))->items[0];
    const kr_structseq_field *f = KR_AS(const kr_structseq_field, kr_type_lookup(ctx, t, first));
    layout l = {NULL, 0, f->n_visible};
    l.name = kr_seq_items(f->names, &l.all);
    return l;
}

/* Where the name stands again, i if nowhere. */
static size_t last_place(const layout *l, size_t i) {
    for (size_t k = l->all; k-- > i + 1;) {
        if (kr_is(l->name[k], l->name[i])) return k;
    }
    return i;
}

static size_t count_unnamed(const layout *l) {
    size_t n = 0;
    for (size_t i = 0; i < l->all; i++) n += last_place(l, i) != i;
    return n;
}

static layout checked_layout(kr_ctx *ctx, kr_value self, const char *method) {
    const kr_type *t = kr_typeof(self);
    if (!(t->flags & KR_TF_HEAP) ||
        kr_behaviour_of(KR_AS(const kr_heap_type, kr_type_value(t)))->base_trace !=
            structseq_trace) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "descriptor '%s' for structseq objects doesn't apply to a '%T' object", method,
                     self);
    }
    return layout_of(ctx, t);
}

/* "sys.version_info(major=3, minor=14)" */
static kr_value structseq_repr(kr_ctx *ctx, kr_value self) {
    layout l = layout_of(ctx, kr_typeof(self));
    kr_tuple *tuple = KR_AS(kr_tuple, self);
    kr_strbuf b;
    kr_strbuf_init(ctx, &b, 64);
    kr_strbuf_format(ctx, &b, "%N(", kr_typeof(self));
    for (size_t i = 0; i < l.visible; i++) {
        kr_strbuf_format(ctx, &b, "%s%U=%R", i ? ", " : "", l.name[i], tuple->items[i]);
    }
    kr_strbuf_char(ctx, &b, ')');
    return kr_strbuf_finish(ctx, &b);
}

/* ---- making them ---- */

static kr_value instance(kr_ctx *ctx, const kr_type *cls, const layout *l, const kr_value *given) {
    kr_value v = kr_tuple_new_of(ctx, cls, l->all + 1, NULL);
    for (size_t i = 0; i < l->all; i++) {
        kr_store(ctx, kr_ptr(v), &KR_AS(kr_tuple, v)->items[i], given[i]);
    }
    KR_AS(kr_tuple, v)->len = l->visible; /* hidden fields lie behind */
    return v;
}

static void check_length(kr_ctx *ctx, const kr_type *cls, const layout *l, size_t got) {
    if (got >= l->visible && got <= l->all) return;
    kr_raise_fmt(ctx, &kr_type_TypeError, "%N() takes %s %zu-sequence (%zu-sequence given)", cls,
                 l->visible == l->all ? "a"
                 : got < l->visible   ? "an at least"
                                      : "an at most",
                 got < l->visible ? l->visible : l->all, got);
}

/* Fields from `got` on, which are hidden: from the dict, or what the name's first place has, or
 * None. */
static void fill_hidden(kr_ctx *ctx, const kr_type *cls, const layout *l, kr_value dict, size_t got,
                        kr_value *item) {
    size_t used = 0;
    for (size_t i = got; i < l->all; i++) {
        kr_value v = kr_isnull(dict) ? KR_NULL : kr_dict_get(ctx, dict, l->name[i]);
        used += !kr_isnull(v);
        item[i] = kr_isnull(v) ? KR_NONE : v;
    }
    if (!kr_isnull(dict) && used < kr_dict_len(dict)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%N() got duplicate or unexpected field name(s)",
                     cls);
    }
    for (size_t i = 0; i < l->visible; i++) {
        size_t k = last_place(l, i);
        if (k != i && kr_is_none(item[k])) item[k] = item[i];
    }
}

/* cls(sequence, dict): the items, the hidden ones too if the sequence goes on; dict: hidden ones by
 * name. */
static kr_value structseq_make(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[2] = {KR_NULL, KR_NULL}, items, list;
    layout l = layout_of(ctx, cls);
    size_t got;
    kr_bind_args(ctx, "structseq", "sequence,dict=", args, n, 0, a);
    if (kr_isnull(kr_lookup_special(ctx, a[0], KR_N(ctx, __iter__))) &&
        kr_isnull(kr_lookup_special(ctx, a[0], KR_N(ctx, __getitem__)))) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "constructor requires a sequence");
    }
    items = kr_tuple_from_iterable(ctx, a[0]);
    if (!kr_isnull(a[1]) && !kr_is_dict(a[1])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%N() takes a dict as second arg, if any", cls);
    }
    got = KR_AS(kr_tuple, items)->len;
    check_length(ctx, cls, &l, got);
    list = kr_list_new(ctx, l.all, NULL);
    for (size_t i = 0; i < l.all; i++) {
        kr_list_append(ctx, list, i < got ? KR_AS(kr_tuple, items)->items[i] : KR_NONE);
    }
    fill_hidden(ctx, cls, &l, a[1], got, KR_AS(kr_list, list)->items);
    return instance(ctx, cls, &l, KR_AS(kr_list, list)->items);
}

static kr_value structseq_reduce(kr_ctx *ctx, kr_value self) {
    layout l = checked_layout(ctx, self, "__reduce__");
    kr_tuple *t = KR_AS(kr_tuple, self);
    kr_value hidden = kr_dict_new(ctx, 0);
    for (size_t i = l.visible; i < l.all; i++) kr_dict_set(ctx, hidden, l.name[i], t->items[i]);
    return kr_tuple2(ctx, kr_type_value(kr_typeof(self)),
                     kr_tuple2(ctx, kr_tuple_new(ctx, l.visible, t->items), hidden));
}

static kr_value structseq_replace(kr_ctx *ctx, kr_value callee, kr_value *args, kr_nargs n) {
    kr_value self = args[0], list, rest;
    (void)callee;
    if (kr_npos(n) != 1) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "__replace__() takes no positional arguments");
    }
    layout l = checked_layout(ctx, self, "__replace__");
    if (count_unnamed(&l)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "__replace__() is not supported for %T because it has unnamed field(s)", self);
    }
    list = kr_list_new(ctx, l.all, KR_AS(kr_tuple, self)->items);
    rest = kr_list_new(ctx, 0, NULL);
    for (size_t k = 0; k < kr_nkw(n); k++) {
        size_t i = 0;
        while (i < l.all && !kr_equal(ctx, l.name[i], args[1 + 2 * k])) i++;
        if (i == l.all) {
            kr_list_append(ctx, rest, args[1 + 2 * k]);
        } else {
            kr_store(ctx, kr_ptr(list), &KR_AS(kr_list, list)->items[i], args[2 + 2 * k]);
        }
    }
    if (KR_AS(kr_list, rest)->len) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "Got unexpected field name(s): %R", rest);
    }
    return instance(ctx, kr_typeof(self), &l, KR_AS(kr_list, list)->items);
}

static const kr_builtin structseq_methods[] = {
    KR_METHOD_1(&kr_type_tuple, "__reduce__", structseq_reduce, NULL),
    KR_METHOD_RAW(&kr_type_tuple, "__replace__", structseq_replace,
                  "Return a copy of the structure with new values for the specified fields."),
};

/* ---- the classes ---- */

static void set_number(kr_ctx *ctx, kr_value dict, const char *name, size_t n) {
    kr_dict_set_name(ctx, dict, kr_str_intern_rom(ctx, name), kr_smallint((kr_sword)n));
}

static kr_value split_names(kr_ctx *ctx, const char *fields) {
    kr_value names = kr_list_new(ctx, 0, NULL);
    for (const char *p = fields; *p;) {
        size_t len = strcspn(p, " ");
        kr_list_append(ctx, names, kr_str_intern(ctx, p, len));
        p += len + (p[len] == ' ');
    }
    return names;
}

/* Puts the descriptors into the class's dict; a name's last place is the one that stays. */
static void add_fields(kr_ctx *ctx, kr_value cls, kr_value names, const layout *l) {
    for (size_t i = 0; i < l->all; i++) {
        kr_structseq_field *f = kr_heap_new(ctx, &field_type, sizeof *f);
        f->owner = KR_AS(const kr_type, cls);
        f->name = l->name[i];
        f->names = names;
        f->index = i;
        f->n_visible = l->visible;
        kr_type_set_name(ctx, KR_AS(kr_heap_type, cls), f->name, kr_from_ptr(f));
    }
}

static kr_value match_args(kr_ctx *ctx, const layout *l) {
    kr_value args = kr_list_new(ctx, 0, NULL);
    for (size_t i = 0; i < l->visible; i++) {
        if (last_place(l, i) == i) kr_list_append(ctx, args, l->name[i]);
    }
    return kr_tuple_from_iterable(ctx, args);
}

/* Dotted in messages and in reprs, like the types of modules that are not made at run time. */
static void set_full_name(kr_ctx *ctx, kr_heap_type *t, const char *module, const char *name) {
    char *full;
    if (strcmp(module, "builtins") == 0) return;
    full = kr_heap_leaf(ctx, strlen(module) + strlen(name) + 2);
    sprintf(full, "%s.%s", module, name);
    t->t.name = full;
}

kr_value kr_structseq_type(kr_ctx *ctx, const char *module, const char *name, const char *fields,
                           size_t n_visible) {
    kr_value dict = kr_dict_new(ctx, 16), names = split_names(ctx, fields), t;
    kr_value base = kr_type_value(&kr_type_tuple);
    kr_heap_type *ht;
    layout l = {NULL, 0, 0};
    l.name = kr_seq_items(names, &l.all);
    l.visible = n_visible ? n_visible : l.all;
    kr_dict_set_name(ctx, dict, KR_N(ctx, __match_args__), match_args(ctx, &l));
    kr_dict_set_name(ctx, dict, KR_N(ctx, __module__), kr_str_intern_rom(ctx, module));
    kr_dict_set_name(ctx, dict, KR_N(ctx, __slots__), ctx->vm->tuple_empty);
    set_number(ctx, dict, "n_fields", l.all);
    set_number(ctx, dict, "n_sequence_fields", l.visible);
    set_number(ctx, dict, "n_unnamed_fields", count_unnamed(&l));
    for (size_t i = 0; i < KR_ARRAY_LEN(structseq_methods); i++) {
        kr_dict_set_name(ctx, dict, kr_str_intern_rom(ctx, structseq_methods[i].name),
                         kr_from_ptr((void *)(uintptr_t)&structseq_methods[i]));
    }
    t = kr_type_new_class(ctx, &kr_type_type, kr_str_intern_rom(ctx, name),
                          kr_tuple_new(ctx, 1, &base), dict, NULL, 0);
    ht = KR_AS(kr_heap_type, t);
    kr_type_set_name(ctx, ht, KR_N(ctx, __slots__), KR_NULL);
    add_fields(ctx, t, names, &l);
    set_full_name(ctx, ht, module, name);
    kr_behaviour *b = kr_type_own_behaviour(ctx, ht);
    b->slots.repr = structseq_repr;
    b->slots.new_ = structseq_make;
    b->base_trace = structseq_trace;
    ht->t.flags &= ~(uint32_t)KR_TF_BASE;
    ht->t.flags |= KR_TF_IMMUTABLE;
    return t;
}

kr_value kr_structseq_new(kr_ctx *ctx, kr_value type, const kr_value *values, size_t n) {
    const kr_type *t = KR_AS(const kr_type, type);
    layout l = layout_of(ctx, t);
    (void)n;
    return instance(ctx, t, &l, values);
}
