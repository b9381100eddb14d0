/* Exceptions: the types of exceptions.def and what BaseException gives them.
 *
 * One struct serves all; a layout (last but one column of the table) names who fills the fields.
 * __new__ sets args, __init__ checks and fills fields, so that a subclass which overrides one of
 * them behaves as in CPython. */
#include "object/exception_internal.h"

static void exc_trace(kr_visitor *v, kr_object *obj) {
    kr_exc *e = (kr_exc *)obj;
    kr_attrs_trace(v, &e->attrs, obj);
    kr_visit(v, &e->args);
    kr_visit(v, &e->cause);
    kr_visit(v, &e->context);
    kr_visit(v, &e->traceback);
    kr_visit_array(v, e->field, KR_EXC_FIELDS);
}

/* ---- making ---- */

void kr_exc_set_args(kr_ctx *ctx, kr_value self, kr_value *args, size_t n) {
    kr_value t = n ? kr_tuple_new(ctx, n, args) : ctx->vm->tuple_empty;
    kr_store(ctx, kr_ptr(self), &kr_exc_of(self)->args, t);
}

kr_value kr_exc_alloc(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    bool begun = kr_heap_begin_exception(ctx->vm);
    kr_value self = kr_from_ptr(kr_instance_alloc(ctx, cls));
    kr_exc_of(self)->args = ctx->vm->tuple_empty;
    kr_exc_set_args(ctx, self, args, kr_npos(n));
    if (begun) kr_heap_end_exception(ctx->vm);
    return self;
}

void kr_exc_no_keywords(kr_ctx *ctx, kr_value self, kr_nargs n) {
    if (kr_nkw(n)) kr_raise_fmt(ctx, &kr_type_TypeError, "%T() takes no keyword arguments", self);
}

kr_value kr_exc_new_base(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    return kr_exc_alloc(ctx, cls, args, n);
}

void kr_exc_init_base(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    const kr_tuple *t = KR_AS(const kr_tuple, kr_exc_of(self)->args);
    kr_exc_no_keywords(ctx, self, n);
    if (t->len == kr_npos(n) && (!n || memcmp(t->items, args, t->len * sizeof *args) == 0)) return;
    kr_exc_set_args(ctx, self, args, kr_npos(n));
}

kr_value kr_exc_new(kr_ctx *ctx, const kr_type *type, size_t n, const kr_value *args) {
    kr_value *a = (kr_value *)(uintptr_t)args;
    kr_value exc = kr_slots_of(type)->new_(ctx, type, a, KR_NARGS(n, 0));
    kr_slots_of(kr_typeof(exc))->init(ctx, exc, a, KR_NARGS(n, 0));
    return exc;
}

kr_value kr_exc_new_fmt(kr_ctx *ctx, const kr_type *type, const char *fmt, ...) {
    va_list ap;
    kr_value text, exc;
    bool begun = kr_heap_begin_exception(ctx->vm);
    va_start(ap, fmt);
    text = kr_str_vformat(ctx, fmt, ap);
    va_end(ap);
    exc = kr_exc_new(ctx, type, 1, &text);
    if (begun) kr_heap_end_exception(ctx->vm);
    return exc;
}

/* ---- text ---- */

kr_value kr_exc_base_str(kr_ctx *ctx, kr_value self) {
    size_t n = kr_exc_n_args(self);
    if (n == 0) return ctx->vm->str_empty;
    if (n == 1) return kr_tostr(ctx, kr_exc_arg(self, 0));
    return kr_tostr(ctx, kr_exc_of(self)->args);
}

kr_value kr_exc_str_base(kr_ctx *ctx, kr_value self) {
    return kr_exc_base_str(ctx, self);
}

static kr_value key_error_str(kr_ctx *ctx, kr_value self) {
    if (kr_exc_n_args(self) == 1) return kr_repr(ctx, kr_exc_arg(self, 0));
    return kr_exc_base_str(ctx, self);
}

static kr_value exc_repr(kr_ctx *ctx, kr_value self) {
    if (kr_exc_n_args(self) == 1) return kr_str_format(ctx, "%T(%R)", self, kr_exc_arg(self, 0));
    return kr_str_format(ctx, "%T%R", self, kr_exc_of(self)->args);
}

/* ---- attributes ---- */

static kr_value or_none(kr_value v) {
    return kr_isnull(v) ? KR_NONE : v;
}

static KR_NORETURN void undeletable(kr_ctx *ctx, const char *name) {
    kr_raise_fmt(ctx, &kr_type_TypeError, "%s may not be deleted", name);
}

static kr_value get_args(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_exc_of(self)->args;
}

static void set_args(kr_ctx *ctx, kr_value self, kr_value value) {
    if (kr_isnull(value)) undeletable(ctx, "args");
    kr_store(ctx, kr_ptr(self), &kr_exc_of(self)->args, kr_tuple_from_iterable(ctx, value));
}

static kr_value get_traceback(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return or_none(kr_exc_of(self)->traceback);
}

static void set_traceback(kr_ctx *ctx, kr_value self, kr_value value) {
    if (kr_isnull(value)) undeletable(ctx, "__traceback__");
    if (!kr_is_none(value) && !kr_is_exact(value, &kr_type_traceback)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "__traceback__ must be a traceback or None");
    }
    kr_store(ctx, kr_ptr(self), &kr_exc_of(self)->traceback, kr_is_none(value) ? KR_NULL : value);
}

static kr_value checked_link(kr_ctx *ctx, kr_value value, const char *name, const char *what) {
    if (kr_isnull(value)) undeletable(ctx, name);
    if (kr_is_none(value)) return KR_NULL;
    if (!kr_is_exc(value)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "exception %s must be None or derive from BaseException", what);
    }
    return value;
}

static kr_value get_context(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return or_none(kr_exc_of(self)->context);
}

static void set_context(kr_ctx *ctx, kr_value self, kr_value value) {
    value = checked_link(ctx, value, "__context__", "context");
    kr_store(ctx, kr_ptr(self), &kr_exc_of(self)->context, value);
}

static kr_value get_cause(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return or_none(kr_exc_of(self)->cause);
}

static void set_cause(kr_ctx *ctx, kr_value self, kr_value value) {
    value = checked_link(ctx, value, "__cause__", "cause");
    kr_store(ctx, kr_ptr(self), &kr_exc_of(self)->cause, value);
    kr_exc_of(self)->suppress_context = true;
}

static kr_value get_suppress(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_bool(kr_exc_of(self)->suppress_context);
}

static void set_suppress(kr_ctx *ctx, kr_value self, kr_value value) {
    if (kr_isnull(value)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "can't delete numeric/char attribute");
    }
    if (!kr_is(value, KR_TRUE) && !kr_is(value, KR_FALSE)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "attribute value type must be bool");
    }
    kr_exc_of(self)->suppress_context = kr_is(value, KR_TRUE);
}

/* ---- methods ---- */

static kr_value with_traceback(kr_ctx *ctx, kr_value self, kr_value tb) {
    set_traceback(ctx, self, tb);
    return self;
}

static kr_value add_note(kr_ctx *ctx, kr_value self, kr_value note) {
    kr_value notes;
    if (!kr_is_str(note)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "add_note() argument must be str, not %Z", note);
    }
    notes = kr_getattr_opt(ctx, self, KR_N(ctx, __notes__));
    if (kr_isnull(notes)) {
        notes = kr_list_new(ctx, 0, NULL);
        kr_setattr(ctx, self, KR_N(ctx, __notes__), notes);
    }
    if (!kr_is_list(notes)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "Cannot add note: __notes__ is not a list");
    }
    kr_list_append(ctx, notes, note);
    return KR_NONE;
}

static void set_dict(kr_ctx *ctx, kr_value self, kr_value value) {
    if (kr_isnull(value)) kr_raise_fmt(ctx, &kr_type_TypeError, "cannot delete __dict__");
    kr_object_dict_set(ctx, self, value);
}

/* The __dict__ if it has anything in it, KR_NULL otherwise. */
static kr_value own_dict(kr_ctx *ctx, kr_value self) {
    kr_attrs *a = kr_attrs_of(self);
    kr_value d;
    if (!a->shape && !a->slots) return KR_NULL;
    d = kr_attrs_dict(ctx, self, a);
    return kr_dict_len(d) ? d : KR_NULL;
}

kr_value kr_exc_reduce(kr_ctx *ctx, kr_value self) {
    kr_value cls = kr_type_value(kr_typeof(self)), d = own_dict(ctx, self);
    if (kr_isnull(d)) return kr_tuple2(ctx, cls, kr_exc_of(self)->args);
    return kr_tuple3(ctx, cls, kr_exc_of(self)->args, d);
}

static kr_value exc_setstate(kr_ctx *ctx, kr_value self, kr_value state) {
    kr_value key, value;
    size_t pos = 0;
    if (kr_is_none(state)) return KR_NONE;
    if (!kr_is_dict(state)) kr_raise_fmt(ctx, &kr_type_TypeError, "state is not a dictionary");
    while (kr_dict_next(state, &pos, &key, &value)) {
        if (!kr_is_str(key)) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "attribute name must be string, not '%T'", key);
        }
        kr_setattr(ctx, self, kr_str_intern_value(ctx, key), value);
    }
    return KR_NONE;
}

const kr_builtin kr_exc_methods_base[KR_EXC_N_base] = {
    KR_GETTER(&kr_type_BaseException, "args", get_args, set_args, NULL),
    KR_GETTER(&kr_type_BaseException, "__traceback__", get_traceback, set_traceback, NULL),
    KR_GETTER(&kr_type_BaseException, "__context__", get_context, set_context, "exception context"),
    KR_GETTER(&kr_type_BaseException, "__cause__", get_cause, set_cause, "exception cause"),
    KR_GETTER(&kr_type_BaseException, "__suppress_context__", get_suppress, set_suppress, NULL),
    KR_GETTER(&kr_type_BaseException, "__dict__", kr_object_dict_get, set_dict, NULL),
    KR_METHOD_2(&kr_type_BaseException, "with_traceback", with_traceback,
                "Set self.__traceback__ to tb and return self."),
    KR_METHOD_2(&kr_type_BaseException, "add_note", add_note, "Add a note to the exception"),
    KR_METHOD_1(&kr_type_BaseException, "__reduce__", kr_exc_reduce, NULL),
    KR_METHOD_2(&kr_type_BaseException, "__setstate__", exc_setstate, NULL),
};

/* ---- matching, chaining ---- */

static KR_NORETURN void bad_class(kr_ctx *ctx) {
    kr_raise_fmt(ctx, &kr_type_TypeError,
                 "catching classes that do not inherit from BaseException "
                 "is not allowed");
}

static bool is_exc_class(kr_value v) {
    return kr_is_type(v) && kr_type_of_value(v)->flags & KR_TF_EXC;
}

bool kr_exc_matches(kr_ctx *ctx, kr_value exc, kr_value cls) {
    if (KR_LIKELY(is_exc_class(cls))) return kr_is_instance_of(exc, kr_type_of_value(cls));
    if (!kr_is_tuple(cls)) bad_class(ctx);
    for (size_t i = 0; i < KR_AS(kr_tuple, cls)->len; i++) {
        if (!is_exc_class(KR_AS(kr_tuple, cls)->items[i])) bad_class(ctx);
    }
    for (size_t i = 0; i < KR_AS(kr_tuple, cls)->len; i++) {
        if (kr_is_instance_of(exc, kr_type_of_value(KR_AS(kr_tuple, cls)->items[i]))) return true;
    }
    return false;
}

kr_value kr_exc_normalize(kr_ctx *ctx, kr_value x) {
    kr_value exc;
    if (kr_is_exc(x)) return x;
    if (!is_exc_class(x)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "exceptions must derive from BaseException");
    }
    exc = kr_call0(ctx, x);
    if (!kr_is_exc(exc)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "calling %R should have returned an instance of BaseException, not %R", x,
                     kr_type_value(kr_typeof(exc)));
    }
    return exc;
}

void kr_exc_set_context(kr_ctx *ctx, kr_value exc, kr_value context) {
    kr_value o = context, slow = context;
    bool step = false;
    if (kr_isnull(context) || kr_is(exc, context)) return;
    for (;;) {
        kr_value next = kr_exc_of(o)->context;
        if (kr_isnull(next)) break;
        if (kr_is(next, exc)) {
            kr_exc_of(o)->context = KR_NULL;
            break;
        }
        o = next;
        if (kr_is(o, slow)) break; /* a cycle that was there before */
        if (step) slow = kr_exc_of(slow)->context;
        step = !step;
    }
    kr_store(ctx, kr_ptr(exc), &kr_exc_of(exc)->context, context);
}

/* ---- types ---- */

#define KR_EXCEPTION(nm, bs, layout, dc)                                                           \
    const kr_type kr_type_##nm = {                                                                 \
        .base_object = {&kr_type_type},                                                            \
        .name = #nm,                                                                               \
        .base = &kr_type_##bs,                                                                     \
        .flags = KR_TF_BASE | KR_TF_EXC,                                                           \
        .rom_id = KR_ROM_##nm,                                                                     \
        .version = 1,                                                                              \
        .size = sizeof(kr_exc),                                                                    \
        .attrs_offset = offsetof(kr_exc, attrs),                                                   \
        .methods = kr_exc_methods_##layout,                                                        \
        .n_methods = KR_EXC_N_##layout,                                                            \
        .doc = KR_DOC(dc),                                                                         \
        .new_ = kr_exc_new_##layout,                                                               \
        .init = kr_exc_init_##layout,                                                              \
        .trace = exc_trace,                                                                        \
        .repr = exc_repr,                                                                          \
        .str = KR_ROM_##nm == KR_ROM_KeyError ? key_error_str : kr_exc_str_##layout,               \
    };
#include "object/exceptions.def"
#undef KR_EXCEPTION
