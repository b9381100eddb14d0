/* Template strings: string.templatelib.Template and Interpolation.
 *
 * Invariant: a template has one string more than it has interpolations. */
#include "object/exception.h"
#include "object/iter.h"
#include "vm/helpers.h"
#include "vm/typing_objs.h"

typedef struct interpolation {
    kr_object base;
    kr_value value, expression, conversion, spec;
} interpolation;

typedef struct template_object {
    kr_object base;
    kr_value strings, interpolations; /* tuples */
} template_object;

static void interpolation_trace(kr_visitor *v, kr_object *obj) {
    kr_visit_array(v, &((interpolation *)obj)->value, 4);
}

static void template_trace(kr_visitor *v, kr_object *obj) {
    kr_visit_array(v, &((template_object *)obj)->strings, 2);
}

static void readonly(kr_ctx *ctx, kr_value self, kr_value v) {
    (void)self;
    (void)v;
    kr_raise_fmt(ctx, &kr_type_AttributeError, "readonly attribute");
}

static void check_interpolation(kr_ctx *ctx, const kr_value *a) {
    if (!kr_isnull(a[1]) && !kr_is_str(a[1])) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "Interpolation() argument 'expression' must be str, not %T", a[1]);
    }
    if (!kr_isnull(a[2]) && !kr_is_none(a[2])) {
        if (!kr_is_str(a[2])) {
            kr_raise_fmt(ctx, &kr_type_TypeError,
                         "Interpolation() argument 'conversion' must be str, not %T", a[2]);
        }
        if (kr_str_of(a[2])->len != 1 || !strchr("sar", kr_str_of(a[2])->data[0])) {
            kr_raise_fmt(ctx, &kr_type_ValueError,
                         "Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'");
        }
    }
    if (!kr_isnull(a[3]) && !kr_is_str(a[3])) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "Interpolation() argument 'format_spec' must be str, not %T", a[3]);
    }
}

static kr_value make_interpolation(kr_ctx *ctx, const kr_value *a) {
    interpolation *i = kr_heap_new(ctx, &kr_type_Interpolation, sizeof *i);
    i->value = a[0];
    i->expression = kr_isnull(a[1]) ? ctx->vm->str_empty : a[1];
    i->conversion = kr_isnull(a[2]) ? KR_NONE : a[2];
    i->spec = kr_isnull(a[3]) ? ctx->vm->str_empty : a[3];
    return kr_from_ptr(i);
}

kr_value kr_help_template(kr_ctx *ctx, size_t n, const kr_value *args) {
    template_object *t = kr_heap_new(ctx, &kr_type_Template, sizeof *t);
    size_t fields = n ? (n - 1) / 4 : 0, n_strings = 0;
    const kr_value *strings = n ? kr_helper_tuple(ctx, args[0], &n_strings) : NULL;
    if (n_strings != fields + 1) kr_helper_misused(ctx, n ? args[0] : KR_NONE);
    for (size_t i = 0; i < n_strings; i++) kr_helper_exact(ctx, strings[i], &kr_type_str);
    for (size_t i = 0; i < fields; i++) check_interpolation(ctx, args + 1 + 4 * i);
    t->strings = args[0];
    t->interpolations = kr_tuple_new(ctx, fields, NULL);
    for (size_t i = 0; i < fields; i++) {
        kr_value v = make_interpolation(ctx, args + 1 + 4 * i);
        kr_store(ctx, kr_ptr(t->interpolations), &KR_AS(kr_tuple, t->interpolations)->items[i], v);
    }
    return kr_from_ptr(t);
}

/* ---- Interpolation ---- */

static kr_value i_value(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(interpolation, self)->value;
}
static kr_value i_expression(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(interpolation, self)->expression;
}
static kr_value i_conversion(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(interpolation, self)->conversion;
}
static kr_value i_spec(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(interpolation, self)->spec;
}

static kr_value i_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[4];
    (void)cls;
    kr_bind_args(ctx, "Interpolation", "value,expression=,conversion=,format_spec=", args, n, 0, a);
    check_interpolation(ctx, a);
    return make_interpolation(ctx, a);
}

static kr_value i_repr(kr_ctx *ctx, kr_value self) {
    const interpolation *i = KR_AS(const interpolation, self);
    return kr_str_format(ctx, "Interpolation(%R, %R, %R, %R)", i->value, i->expression,
                         i->conversion, i->spec);
}

kr_value kr_interpolation_match_args(kr_ctx *ctx) {
    kr_value names[4] = {KR_N(ctx, value), kr_str_intern_rom(ctx, "expression"),
                         kr_str_intern_rom(ctx, "conversion"),
                         kr_str_intern_rom(ctx, "format_spec")};
    return kr_tuple_new(ctx, 4, names);
}

static const kr_builtin interpolation_members[] = {
    KR_GETTER(&kr_type_Interpolation, "value", i_value, readonly, NULL),
    KR_GETTER(&kr_type_Interpolation, "expression", i_expression, readonly, NULL),
    KR_GETTER(&kr_type_Interpolation, "conversion", i_conversion, readonly, NULL),
    KR_GETTER(&kr_type_Interpolation, "format_spec", i_spec, readonly, NULL),
};

const kr_type kr_type_Interpolation = {
    .base_object = {&kr_type_type},
    .name = "string.templatelib.Interpolation",
    .base = &kr_type_object,
    .version = 1,
    .size = sizeof(interpolation),
    .methods = interpolation_members,
    .n_methods = KR_ARRAY_LEN(interpolation_members),
    .new_ = i_new,
    .trace = interpolation_trace,
    .repr = i_repr,
    .hash = kr_object_hash,
    .compare = kr_object_compare,
    .getattr = kr_object_getattr,
    .setattr = kr_object_setattr,
};

/* ---- Template ---- */

static kr_value t_strings(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(template_object, self)->strings;
}
static kr_value t_interpolations(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(template_object, self)->interpolations;
}

static kr_value t_values(kr_ctx *ctx, kr_value self) {
    size_t n;
    const kr_value *items = kr_seq_items(KR_AS(template_object, self)->interpolations, &n);
    kr_value out = kr_tuple_new(ctx, n, NULL);
    for (size_t i = 0; i < n; i++) {
        KR_AS(kr_tuple, out)->items[i] = KR_AS(interpolation, items[i])->value;
    }
    return out;
}

/* Strings that are not empty and interpolations, in order. */
static kr_value t_iter(kr_ctx *ctx, kr_value self) {
    const template_object *t = KR_AS(const template_object, self);
    size_t ns, ni;
    const kr_value *strings = kr_seq_items(t->strings, &ns);
    const kr_value *fields = kr_seq_items(t->interpolations, &ni);
    kr_value list = kr_list_new(ctx, 0, NULL);
    for (size_t i = 0; i < ns; i++) {
        if (kr_str_of(strings[i])->len) kr_list_append(ctx, list, strings[i]);
        if (i < ni) kr_list_append(ctx, list, fields[i]);
    }
    return kr_seq_iter_new(ctx, &kr_type_TemplateIter, list);
}

static kr_value iter_next(kr_ctx *ctx, kr_value self) {
    kr_seq_iter *it = KR_AS(kr_seq_iter, self);
    size_t n;
    const kr_value *items = kr_seq_items(it->seq, &n);
    (void)ctx;
    return it->index < n ? items[it->index++] : KR_NULL;
}

const kr_type kr_type_TemplateIter = {
    .base_object = {&kr_type_type},
    .name = "string.templatelib.TemplateIter",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW,
    .version = 1,
    .size = sizeof(kr_seq_iter),
    .trace = kr_seq_iter_trace,
    .repr = kr_object_repr,
    .hash = kr_object_hash,
    .compare = kr_object_compare,
    .getattr = kr_object_getattr,
    .setattr = kr_object_setattr,
    .iter = kr_self_iter,
    .next = iter_next,
};

/* Builds a template out of strs (neighbours are joined) and interpolations. */
static kr_value t_build(kr_ctx *ctx, const kr_value *parts, size_t n) {
    template_object *t = kr_heap_new(ctx, &kr_type_Template, sizeof *t);
    kr_value strings = kr_list_new(ctx, 0, NULL), fields = kr_list_new(ctx, 0, NULL);
    kr_value text = ctx->vm->str_empty;
    for (size_t i = 0; i < n; i++) {
        if (kr_is_str(parts[i])) {
            text = kr_str_concat(ctx, text, parts[i]);
        } else if (kr_is_exact(parts[i], &kr_type_Interpolation)) {
            kr_list_append(ctx, strings, text);
            kr_list_append(ctx, fields, parts[i]);
            text = ctx->vm->str_empty;
        } else {
            kr_raise_fmt(
                ctx, &kr_type_TypeError,
                "Template.__new__ *args need to be of type 'str' or 'Interpolation', got %T",
                parts[i]);
        }
    }
    kr_list_append(ctx, strings, text);
    t->strings = kr_tuple_from_iterable(ctx, strings);
    t->interpolations = kr_tuple_from_iterable(ctx, fields);
    return kr_from_ptr(t);
}

static kr_value t_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    (void)cls;
    kr_check_no_kw(ctx, "Template", n);
    return t_build(ctx, args, kr_npos(n));
}

static kr_value t_binary(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    kr_value all;
    size_t n;
    const kr_value *items;
    if (op != KR_BIN_ADD || !kr_is_exact(a, &kr_type_Template)) return KR_NOTIMPL;
    if (!kr_is_exact(b, &kr_type_Template)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "can only concatenate string.templatelib.Template (not \"%T\") to "
                     "string.templatelib.Template",
                     b);
    }
    all = kr_list_from_iterable(ctx, t_iter(ctx, a));
    kr_list_extend(ctx, all, t_iter(ctx, b));
    items = kr_seq_items(all, &n);
    return t_build(ctx, items, n);
}

static kr_value t_repr(kr_ctx *ctx, kr_value self) {
    const template_object *t = KR_AS(const template_object, self);
    return kr_str_format(ctx, "Template(strings=%R, interpolations=%R)", t->strings,
                         t->interpolations);
}

static const kr_builtin template_members[] = {
    KR_GETTER(&kr_type_Template, "strings", t_strings, readonly, NULL),
    KR_GETTER(&kr_type_Template, "interpolations", t_interpolations, readonly, NULL),
    KR_GETTER(&kr_type_Template, "values", t_values, NULL, NULL),
};

const kr_type kr_type_Template = {
    .base_object = {&kr_type_type},
    .name = "string.templatelib.Template",
    .base = &kr_type_object,
    .version = 1,
    .size = sizeof(template_object),
    .methods = template_members,
    .n_methods = KR_ARRAY_LEN(template_members),
    .new_ = t_new,
    .trace = template_trace,
    .repr = t_repr,
    .hash = kr_object_hash,
    .compare = kr_object_compare,
    .binary = t_binary,
    .iter = t_iter,
    .getattr = kr_object_getattr,
    .setattr = kr_object_setattr,
};
