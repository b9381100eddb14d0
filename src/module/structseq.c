/* Named tuples of C modules: a class derived from tuple whose attributes are small descriptor
 * objects (index into the items). Hidden fields lie behind the visible ones, beyond the length that
 * the tuple admits to; a KR_NULL ends them all. */
#include "module/structseq.h"

#include "object/descr.h"
#include "object/dict.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "object/str.h"

typedef struct kr_structseq_field {
    kr_object base;
    size_t index;
} kr_structseq_field;

static kr_value structseq_make(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n);

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

static kr_value field_get(kr_ctx *ctx, kr_value descr, kr_value obj, kr_value cls) {
    size_t i = KR_AS(kr_structseq_field, descr)->index;
    (void)cls;
    if (kr_isnull(obj)) return descr;
    if (kr_typeof(obj)->new_ != structseq_make || i >= count_fields(KR_AS(kr_tuple, obj))) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "member descriptor of a named tuple doesn't apply to a '%T' object", obj);
    }
    return KR_AS(kr_tuple, obj)->items[i];
}

static void field_set(kr_ctx *ctx, kr_value descr, kr_value obj, kr_value value) {
    (void)descr;
    (void)obj;
    (void)value;
    kr_raise_fmt(ctx, &kr_type_AttributeError, "readonly attribute");
}

static const kr_type field_type = {
    .base_object = {&kr_type_type},
    .name = "member_descriptor",
    .base = &kr_type_object,
    .flags = KR_TF_LEAF | KR_TF_NO_NEW,
    .version = 1,
    .size = sizeof(kr_structseq_field),
    .descr_get = field_get,
    .descr_set = field_set,
};

/* "sys.version_info(major=3, minor=14)" */
static kr_value structseq_repr(kr_ctx *ctx, kr_value self) {
    const kr_type *t = kr_typeof(self);
    kr_value names = kr_type_lookup(ctx, t, KR_N(ctx, __match_args__));
    size_t n;
    kr_value *field = kr_seq_items(names, &n);
    kr_tuple *tuple = KR_AS(kr_tuple, self);
    kr_strbuf b;
    kr_strbuf_init(ctx, &b, 64);
    kr_value module = kr_type_lookup(ctx, t, KR_N(ctx, __module__));
    if (!kr_str_eq_cstr(module, "builtins")) kr_strbuf_format(ctx, &b, "%S.", module);
    kr_strbuf_format(ctx, &b, "%s(", kr_type_cname(t));
    for (size_t i = 0; i < n && i < tuple->len; i++) {
        kr_strbuf_format(ctx, &b, "%s%U=%R", i ? ", " : "", field[i], tuple->items[i]);
    }
    kr_strbuf_char(ctx, &b, ')');
    return kr_strbuf_finish(ctx, &b);
}

static kr_sword class_number(kr_ctx *ctx, const kr_type *t, const char *name) {
    kr_value v = kr_type_lookup(ctx, t, kr_str_intern_cstr(ctx, name));
    return kr_isnull(v) ? 0 : kr_smallint_val(v);
}

/* cls(sequence, dict=None): items, the hidden ones too if the sequence has them; what it lacks of
 * those is None. */
static kr_value structseq_make(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[2], full = kr_type_fullname(ctx, cls), items, v;
    size_t got, all = (size_t)class_number(ctx, cls, "n_fields");
    size_t visible = (size_t)class_number(ctx, cls, "n_sequence_fields");
    kr_bind_args(ctx, kr_type_cname(cls), "sequence,dict=", args, n, 0, a);
    if (kr_isnull(kr_lookup_special(ctx, a[0], KR_N(ctx, __iter__))) &&
        kr_isnull(kr_lookup_special(ctx, a[0], KR_N(ctx, __getitem__)))) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "constructor requires a sequence");
    }
    items = kr_tuple_from_iterable(ctx, a[0]);
    got = KR_AS(kr_tuple, items)->len;
    if (got < visible || got > all) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%U() takes %s %zu-sequence (%zu-sequence given)",
                     full,
                     visible == all  ? "a"
                     : got < visible ? "an at least"
                                     : "an at most",
                     got < visible ? visible : all, got);
    }
    v = kr_tuple_new_of(ctx, cls, all + 1, NULL);
    for (size_t i = 0; i < all; i++) {
        kr_value item = i < got ? KR_AS(kr_tuple, items)->items[i] : KR_NONE;
        kr_store(ctx, kr_ptr(v), &KR_AS(kr_tuple, v)->items[i], item);
    }
    KR_AS(kr_tuple, v)->len = visible; /* hidden fields lie behind */
    return v;
}

kr_value kr_structseq_type(kr_ctx *ctx, const char *module, const char *name, const char *fields,
                           size_t n_visible) {
    kr_value dict = kr_dict_new(ctx, 16), names = kr_list_new(ctx, 0, NULL);
    size_t n = 0;
    for (const char *p = fields; *p;) {
        size_t len = strcspn(p, " ");
        kr_value key = kr_str_intern(ctx, p, len);
        kr_structseq_field *f = kr_heap_new(ctx, &field_type, sizeof *f);
        f->index = n++;
        kr_dict_set_name(ctx, dict, key, kr_from_ptr(f));
        if (!n_visible || n <= n_visible) kr_list_append(ctx, names, key);
        p += len + (p[len] == ' ');
    }
    kr_dict_set_name(ctx, dict, KR_N(ctx, __match_args__), kr_tuple_from_iterable(ctx, names));
    kr_dict_set_name(ctx, dict, KR_N(ctx, __module__), kr_str_intern_cstr(ctx, module));
    kr_dict_set_name(ctx, dict, KR_N(ctx, __slots__), ctx->vm->tuple_empty);
    kr_dict_set_name(ctx, dict, kr_str_intern_cstr(ctx, "n_fields"), kr_smallint((kr_sword)n));
    kr_dict_set_name(ctx, dict, kr_str_intern_cstr(ctx, "n_sequence_fields"),
                     kr_smallint((kr_sword)(n_visible ? n_visible : n)));
    kr_dict_set_name(ctx, dict, kr_str_intern_cstr(ctx, "n_unnamed_fields"), kr_smallint(0));
    kr_value base = kr_type_value(&kr_type_tuple);
    kr_value t = kr_type_new_class(ctx, &kr_type_type, kr_str_intern_cstr(ctx, name),
                                   kr_tuple_new(ctx, 1, &base), dict, NULL, 0);
    KR_AS(kr_heap_type, t)->t.repr = structseq_repr;
    KR_AS(kr_heap_type, t)->t.new_ = structseq_make;
    KR_AS(kr_heap_type, t)->base_trace = structseq_trace;
    KR_AS(kr_heap_type, t)->t.flags &= ~(uint32_t)KR_TF_BASE;
    KR_AS(kr_heap_type, t)->t.flags |= KR_TF_IMMUTABLE;
    return t;
}

kr_value kr_structseq_new(kr_ctx *ctx, kr_value type, const kr_value *values, size_t n) {
    kr_value v = kr_tuple_new_of(ctx, KR_AS(const kr_type, type), n + 1, NULL);
    for (size_t i = 0; i < n; i++)
        kr_store(ctx, kr_ptr(v), &KR_AS(kr_tuple, v)->items[i], values[i]);
    kr_value names = kr_type_lookup(ctx, KR_AS(const kr_type, type), KR_N(ctx, __match_args__));
    KR_AS(kr_tuple, v)->len = KR_AS(kr_tuple, names)->len;
    return v;
}
