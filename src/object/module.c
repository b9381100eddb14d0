/* Module objects. The namespace is a dict with own keys; attributes of the module are its items,
 * behind the data descriptors of the class, before __getattr__ in the namespace.
 *
 * A module written in C starts with a dict that has next to nothing in it: functions, types and
 * constants are looked up in its definition, behind the dict, and what must be made is made and put
 * into the dict when it is asked for. The dict is filled up, and the definition left, when a
 * program can see it as a whole or deletes something. */
#include "object/module.h"

#include "object/exception.h"
#include "object/type_internal.h"

static kr_value dict_of(kr_value m) {
    return KR_AS(kr_module, m)->dict;
}

static void fill(kr_ctx *ctx, kr_value m, kr_value name, kr_value doc) {
    kr_value d = dict_of(m);
    kr_dict_set_name(ctx, d, KR_N(ctx, __name__), name);
    kr_dict_set_name(ctx, d, KR_N(ctx, __doc__), doc);
    kr_dict_set_name(ctx, d, KR_N(ctx, __package__), KR_NONE);
    kr_dict_set_name(ctx, d, KR_N(ctx, __loader__), KR_NONE);
    kr_dict_set_name(ctx, d, KR_N(ctx, __spec__), KR_NONE);
}

static kr_value alloc(kr_ctx *ctx, const kr_type *cls) {
    kr_module *m = kr_instance_alloc(ctx, cls);
    kr_value v = kr_from_ptr(m);
    kr_store(ctx, m, &m->dict, kr_dict_new(ctx, 8));
    return v;
}

kr_value kr_module_new(kr_ctx *ctx, kr_value name, kr_value doc) {
    kr_value m = alloc(ctx, &kr_type_module);
    fill(ctx, m, name, doc);
    return m;
}

static void remember(kr_ctx *ctx, const kr_module_def *def) {
    struct kr_type_overlay *o = ctx->vm->overlay;
    for (uint32_t i = 0; i < o->n_modules; i++) {
        if (o->modules[i] == def) return;
    }
    if (o->n_modules == o->cap_modules) {
        o->modules = kr_overlay_grow(ctx, o->modules, &o->cap_modules, sizeof *o->modules);
    }
    o->modules[o->n_modules++] = def;
}

kr_value kr_module_from_def(kr_ctx *ctx, const kr_module_def *def) {
    kr_module *m = kr_instance_alloc(ctx, &kr_type_module);
    kr_value v = kr_from_ptr(m);
    kr_store(ctx, m, &m->dict, kr_dict_new(ctx, 0));
    m->def = def;
    const kr_module_def *p = def;
    do {
        remember(ctx, p);
    } while ((p = p->more));
    if (def->init) def->init(ctx, v);
    return v;
}

void kr_module_set(kr_ctx *ctx, kr_value module, const char *name, kr_value value) {
    kr_dict_set_name(ctx, dict_of(module), kr_str_intern_rom(ctx, name), value);
}

/* ---- what lies in ROM ---- */

/* A name to be found among C texts. */
typedef struct wanted {
    const char *s;
    size_t n;
} wanted;

static wanted wanted_of(kr_value name) {
    wanted w;
    w.s = kr_str_data(name, &w.n);
    return w;
}

static bool is_wanted(const wanted *w, const char *text) {
    return text[0] == w->s[0] && strncmp(text, w->s, w->n) == 0 && !text[w->n];
}

static kr_value member_value(const kr_builtin *b) {
    return b->kind == KR_CONST ? b->value : kr_from_ptr(b);
}

kr_value kr_module_rom(kr_value m, kr_value name) {
    wanted w = wanted_of(name);
    if (!w.n) return KR_NULL;
    for (const kr_module_def *def = KR_AS(kr_module, m)->def; def; def = def->more) {
        for (uint32_t i = 0; i < def->n_members; i++) {
            if (is_wanted(&w, def->members[i].name)) return member_value(&def->members[i]);
        }
        for (size_t i = 0; def->types && def->types[i]; i++) {
            if (is_wanted(&w, kr_type_cname(def->types[i]))) return kr_type_value(def->types[i]);
        }
    }
    return KR_NULL;
}

/* ---- what is made when it is asked for ---- */

static kr_value name_of(kr_ctx *ctx, const kr_module_def *def) {
    return kr_str_intern_rom(ctx, def->name);
}

/* What every module has; KR_NULL: not this. */
static kr_value make_common(kr_ctx *ctx, const kr_module_def *def, kr_value name) {
    if (kr_is(name, KR_N(ctx, __name__))) return name_of(ctx, def);
    if (kr_is(name, KR_N(ctx, __doc__))) return def->doc ? kr_str_from_rom(ctx, def->doc) : KR_NONE;
    if (kr_is(name, KR_N(ctx, __package__)) || kr_is(name, KR_N(ctx, __loader__)) ||
        kr_is(name, KR_N(ctx, __spec__))) {
        return KR_NONE;
    }
    return KR_NULL;
}

static kr_value make_lazy(kr_ctx *ctx, const kr_lazy_member *l) {
    return l->make ? l->make(ctx) : kr_str_intern_rom(ctx, l->text);
}

static kr_value make_member(kr_ctx *ctx, const kr_module_def *def, kr_value name) {
    wanted w = wanted_of(name);
    kr_value v = make_common(ctx, def, name);
    if (!kr_isnull(v) || !w.n) return v;
    for (; def; def = def->more) {
        for (const kr_lazy_member *l = def->lazy; l && l->name; l++) {
            if (is_wanted(&w, l->name)) return make_lazy(ctx, l);
        }
    }
    return KR_NULL;
}

/* A member that the dict does not have. */
static kr_value get_from_def(kr_ctx *ctx, kr_value self, kr_value name) {
    kr_module *m = KR_AS(kr_module, self);
    kr_value v = kr_module_rom(self, name), set;
    if (!kr_isnull(v)) return v;
    v = make_member(ctx, m->def, name);
    if (kr_isnull(v)) return v;
    set = kr_dict_get_name(ctx, m->dict, name); /* making it may have set it */
    if (!kr_isnull(set)) return set;
    kr_dict_set_name(ctx, m->dict, name, v);
    return v;
}

kr_value kr_module_get(kr_ctx *ctx, kr_value m, kr_value name) {
    kr_value v = kr_dict_get_name(ctx, dict_of(m), name);
    return kr_isnull(v) && KR_AS(kr_module, m)->def ? get_from_def(ctx, m, name) : v;
}

kr_value kr_builtins_get(kr_ctx *ctx, kr_value name) {
    return kr_module_get(ctx, ctx->vm->builtins_module, name);
}

/* A member without a name is one that the profile leaves out. */
static void add(kr_ctx *ctx, kr_value d, const char *text, kr_value v) {
    if (!*text) return;
    kr_value name = kr_str_intern_rom(ctx, text);
    if (kr_isnull(kr_dict_get_name(ctx, d, name))) kr_dict_set_name(ctx, d, name, v);
}

static void publish(kr_ctx *ctx, kr_value m, const kr_module_def *def) {
    kr_value d = dict_of(m);
    for (uint32_t i = 0; i < def->n_members; i++) {
        add(ctx, d, def->members[i].name, member_value(&def->members[i]));
    }
    for (size_t i = 0; def->types && def->types[i]; i++) {
        add(ctx, d, kr_type_cname(def->types[i]), kr_type_value(def->types[i]));
    }
    for (const kr_lazy_member *l = def->lazy; l && l->name; l++) {
        if (*l->name) kr_module_get(ctx, m, kr_str_intern_rom(ctx, l->name));
    }
}

static void add_name(kr_ctx *ctx, kr_value d, const char *text, kr_value list) {
    if (!*text) return;
    kr_value name = kr_str_intern_rom(ctx, text);
    if (kr_isnull(kr_dict_get_name(ctx, d, name))) kr_list_append(ctx, list, name);
}

void kr_module_add_names(kr_ctx *ctx, kr_value m, kr_value list) {
    static const char *const common[] = {"__name__", "__doc__", "__package__", "__loader__",
                                         "__spec__"};
    kr_value d = dict_of(m), key, value;
    size_t pos = 0;
    const kr_module_def *def = KR_AS(kr_module, m)->def;
    while (kr_dict_next(d, &pos, &key, &value)) {
        if (kr_is_str(key)) kr_list_append(ctx, list, key);
    }
    for (size_t i = 0; def && i < KR_ARRAY_LEN(common); i++) add_name(ctx, d, common[i], list);
    for (; def; def = def->more) {
        for (uint32_t i = 0; i < def->n_members; i++) {
            add_name(ctx, d, def->members[i].name, list);
        }
        for (size_t i = 0; def->types && def->types[i]; i++) {
            add_name(ctx, d, kr_type_cname(def->types[i]), list);
        }
        for (const kr_lazy_member *l = def->lazy; l && l->name; l++) {
            add_name(ctx, d, l->name, list);
        }
    }
}

kr_value kr_module_whole_dict(kr_ctx *ctx, kr_value m) {
    kr_module *o = KR_AS(kr_module, m);
    const kr_module_def *def = o->def;
    if (!def) return o->dict;
    kr_module_get(ctx, m, KR_N(ctx, __name__));
    kr_module_get(ctx, m, KR_N(ctx, __doc__));
    kr_module_get(ctx, m, KR_N(ctx, __package__));
    kr_module_get(ctx, m, KR_N(ctx, __loader__));
    kr_module_get(ctx, m, KR_N(ctx, __spec__));
    for (; def; def = def->more) publish(ctx, m, def);
    o->def = NULL;
    return o->dict;
}

/* ---- slots ---- */

static void module_trace(kr_visitor *v, kr_object *obj) {
    kr_visit(v, &((kr_module *)obj)->dict);
}

static kr_value module_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    (void)args;
    (void)n;
    return alloc(ctx, cls);
}

static void module_init(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    kr_value out[2];
    kr_bind_args(ctx, "module", "name,doc=", args, n, 0, out);
    if (!kr_is_str(out[0])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "module() argument 'name' must be str, not %Z",
                     out[0]);
    }
    fill(ctx, self, out[0], kr_isnull(out[1]) ? KR_NONE : out[1]);
}

static kr_value module_getattr(kr_ctx *ctx, kr_value self, kr_value name) {
    const kr_type *t = kr_typeof(self);
    kr_value attr = kr_type_lookup(ctx, t, name), v, hook;
    if (!kr_isnull(attr) && kr_data_descr(attr)) return kr_bind(ctx, attr, self, t);
    v = kr_dict_get_name(ctx, dict_of(self), name);
    if (!kr_isnull(v)) return v;
    if (KR_AS(kr_module, self)->def) {
        v = get_from_def(ctx, self, name);
        if (!kr_isnull(v)) return v;
    }
    if (!kr_isnull(attr)) return kr_bind(ctx, attr, self, t);
    hook = kr_dict_get_name(ctx, dict_of(self), KR_N(ctx, __getattr__));
    return kr_isnull(hook) ? KR_NULL : kr_call1(ctx, hook, name);
}

static void module_setattr(kr_ctx *ctx, kr_value self, kr_value name, kr_value value) {
    kr_value attr = kr_type_lookup(ctx, kr_typeof(self), name);
    if (!kr_isnull(attr) && kr_data_descr(attr)) {
        KR_SLOT(kr_typeof(attr), descr_set)(ctx, attr, self, value);
    } else if (!kr_isnull(value)) {
        kr_dict_set_name(ctx, dict_of(self), name, value);
    } else if (!kr_dict_del_name(ctx, kr_module_whole_dict(ctx, self), name)) {
        kr_raise_no_attr(ctx, self, name);
    }
}

static bool is_builtin(kr_ctx *ctx, kr_value name) {
    struct kr_type_overlay *o = ctx->vm->overlay;
    for (uint32_t i = 0; i < o->n_modules; i++) {
        const char *builtin = o->modules[i]->name; /* NULL: further members of the one before */
        if (builtin && kr_str_eq_cstr(name, builtin)) return true;
    }
    return false;
}

static kr_value named(kr_ctx *ctx, kr_value v, const char *name) {
    return kr_getattr(ctx, v, kr_str_intern_cstr(ctx, name));
}

static kr_value repr_of_loader(kr_ctx *ctx, kr_value name, kr_value loader) {
    if (kr_isnull(loader) || kr_is_none(loader)) return kr_str_format(ctx, "<module %R>", name);
    return kr_str_format(ctx, "<module %R (%R)>", name, loader);
}

static kr_value repr_of_spec(kr_ctx *ctx, kr_value spec) {
    kr_value name = named(ctx, spec, "name"), origin;
    if (kr_is_none(name)) name = kr_str_from_cstr(ctx, "?");
    origin = named(ctx, spec, "origin");
    if (kr_is_none(origin)) return repr_of_loader(ctx, name, named(ctx, spec, "loader"));
    if (kr_truth(ctx, named(ctx, spec, "has_location"))) {
        return kr_str_format(ctx, "<module %R from %R>", name, origin);
    }
    return kr_str_format(ctx, "<module %R (%S)>", name, origin);
}

static kr_value module_repr(kr_ctx *ctx, kr_value self) {
    kr_value spec = kr_getattr_opt(ctx, self, KR_N(ctx, __spec__)), name, file, loader;
    if (!kr_isnull(spec) && kr_truth(ctx, spec)) return repr_of_spec(ctx, spec);
    name = kr_getattr_opt(ctx, self, KR_N(ctx, __name__));
    if (kr_isnull(name)) name = kr_str_from_cstr(ctx, "?");
    file = kr_getattr_opt(ctx, self, KR_N(ctx, __file__));
    if (!kr_isnull(file)) return kr_str_format(ctx, "<module %R from %R>", name, file);
    loader = kr_getattr_opt(ctx, self, KR_N(ctx, __loader__));
    if ((kr_isnull(loader) || kr_is_none(loader)) && kr_is_str(name) && is_builtin(ctx, name)) {
        return kr_str_format(ctx, "<module %R (built-in)>", name);
    }
    return repr_of_loader(ctx, name, loader);
}

/* ---- attributes ---- */

static kr_value get_dict(kr_ctx *ctx, kr_value self) {
    return kr_module_whole_dict(ctx, self);
}

static kr_value get_annotate(kr_ctx *ctx, kr_value self) {
    kr_value f = kr_dict_get_name(ctx, dict_of(self), KR_N(ctx, __annotate__));
    return kr_isnull(f) ? KR_NONE : f;
}

static void set_annotate(kr_ctx *ctx, kr_value self, kr_value value) {
    if (kr_isnull(value)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "cannot delete __annotate__ attribute");
    }
    if (!kr_is_none(value) && !KR_SLOT(kr_typeof(value), call)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "__annotate__ must be callable or None");
    }
    kr_dict_set_name(ctx, dict_of(self), KR_N(ctx, __annotate__), value);
    if (!kr_is_none(value)) kr_dict_del_name(ctx, dict_of(self), KR_N(ctx, __annotations__));
}

static kr_value get_annotations(kr_ctx *ctx, kr_value self) {
    kr_value v = kr_dict_get_name(ctx, dict_of(self), KR_N(ctx, __annotations__)), f;
    if (!kr_isnull(v)) return v;
    f = get_annotate(ctx, self);
    v = kr_is_none(f) ? kr_dict_new(ctx, 0) : kr_call1(ctx, f, kr_smallint(1));
    if (!kr_is_dict(v)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "__annotate__() must return a dict, not %T", v);
    }
    kr_dict_set_name(ctx, dict_of(self), KR_N(ctx, __annotations__), v);
    return v;
}

static void set_annotations(kr_ctx *ctx, kr_value self, kr_value value) {
    if (!kr_isnull(value)) {
        kr_dict_set_name(ctx, dict_of(self), KR_N(ctx, __annotations__), value);
    } else if (!kr_dict_del_name(ctx, dict_of(self), KR_N(ctx, __annotations__))) {
        kr_raise_no_attr(ctx, self, KR_N(ctx, __annotations__));
    }
    kr_dict_del_name(ctx, dict_of(self), KR_N(ctx, __annotate__));
}

static kr_value module_dir(kr_ctx *ctx, kr_value self) {
    kr_value hook = kr_dict_get_name(ctx, dict_of(self), KR_N(ctx, __dir__));
    if (!kr_isnull(hook)) return kr_call0(ctx, hook);
    kr_value list = kr_list_new(ctx, 0, NULL);
    kr_module_add_names(ctx, self, list);
    return list;
}

static const kr_builtin module_methods[] = {
    KR_MEMBER(&kr_type_module, "__dict__", get_dict, NULL),
    KR_GETTER(&kr_type_module, "__annotations__", get_annotations, set_annotations, NULL),
    KR_GETTER(&kr_type_module, "__annotate__", get_annotate, set_annotate, NULL),
    KR_METHOD_1(&kr_type_module, "__dir__", module_dir,
                "__dir__() -> list\nspecialized dir() "
                "implementation"),
};

const kr_type kr_type_module = {
    .base_object = {&kr_type_type},
    .name = "module",
    .base = &kr_type_object,
    .flags = KR_TF_BASE | KR_TF_WEAKREF,
    .rom_id = KR_ROM_module,
    .version = 1,
    .size = sizeof(kr_module),
    .methods = module_methods,
    .n_methods = KR_ARRAY_LEN(module_methods),
    .doc = KR_DOC(
        "Create a module object.\n\nThe name must be a string; the optional docstring can have "
        "any type."),
    .new_ = module_new,
    .init = module_init,
    .trace = module_trace,
    .repr = module_repr,
    .getattr = module_getattr,
    .setattr = module_setattr,
};
