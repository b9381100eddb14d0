/* Functions written in Python.
 *
 * Invariants: `code` always has as many free variables as there are cells; n_exact follows from it.
 * What most functions never change (name, doc, module) is not here but read from the code. */
#include "code/opcode.h"
#include "object/dict.h"
#include "object/exception.h"
#include "vm/frame.h"

static kr_function *fn_of(kr_value self) {
    return KR_AS(kr_function, self);
}

const kr_function_extra kr_function_plain;

kr_function_extra *kr_function_own_extra(kr_ctx *ctx, kr_function *f) {
    if (!f->extra) f->extra = kr_heap_leaf0(ctx, sizeof *f->extra);
    return f->extra;
}

kr_attrs *kr_function_attrs(kr_value function) {
    kr_function *f = fn_of(function);
    return f->extra ? &f->extra->attrs : NULL;
}

kr_attrs *kr_function_make_attrs(kr_ctx *ctx, kr_value function) {
    return &kr_function_own_extra(ctx, fn_of(function))->attrs;
}

static void set_code(kr_function *f, kr_code *code) {
    bool plain =
        !f->n_closure && !code->n_kwonly && !(code->flags & (KR_V6_VARARGS | KR_V6_VARKEYWORDS));
    f->code = code;
    if (!kr_isnull(kr_function_rare(f)
                       ->builtins)) { /* what instructions know of the usual ones does not hold */
        code->own_builtins = true;
        KR_AS(kr_dict, f->globals)->version = 0;
    }
    f->n_exact = plain && code->n_pos < KR_NOT_EXACT ? (uint16_t)code->n_pos : KR_NOT_EXACT;
}

uint32_t kr_function_n_free(const kr_code *c) {
    uint32_t said = c->debug ? c->debug->n_free : 0, used = kr_code_cells_used(c);
    return said > used ? said : used;
}

void kr_function_check(kr_ctx *ctx, kr_value defaults, kr_value kwdefaults, const kr_value *cells,
                       uint32_t n_cells) {
    bool ok = (kr_isnull(defaults) || kr_is_tuple(defaults)) &&
              (kr_isnull(kwdefaults) || kr_is_dict(kwdefaults));
    for (uint32_t i = 0; i < n_cells; i++) ok &= kr_is_exact(cells[i], &kr_type_cell);
    if (!ok) kr_raise_fmt(ctx, &kr_type_SystemError, "bad parts of a function");
}

kr_value kr_function_new_cold(kr_ctx *ctx, kr_unit *unit, uint32_t number, kr_value globals,
                              kr_value defaults, kr_value kwdefaults, const kr_value *cells,
                              uint32_t n_cells) {
    kr_function *f;
    kr_value builtins;
    if (n_cells > UINT16_MAX) kr_raise_memory(ctx);
    f = kr_heap_new(ctx, &kr_type_function, sizeof(kr_function) + n_cells * sizeof(kr_value));
    f->n_closure = (uint16_t)n_cells;
    f->globals = globals;
    f->defaults = defaults;
    f->unit = unit; /* the allocation below may collect */
    f->number = number;
    f->n_exact = KR_NOT_EXACT;
    builtins = kr_own_builtins(ctx, globals);
    if (!kr_isnull(builtins) || !kr_isnull(kwdefaults)) {
        kr_function_own_extra(ctx, f)->builtins = builtins;
        f->extra->kwdefaults = kwdefaults;
    }
    for (uint32_t i = 0; i < n_cells; i++) f->cells[i] = cells[i];
    return kr_from_ptr(f);
}

kr_value kr_function_new(kr_ctx *ctx, kr_code *code, kr_value globals, kr_value defaults,
                         kr_value kwdefaults, const kr_value *cells, uint32_t n_cells) {
    kr_value f = kr_function_new_cold(ctx, code->unit, code->number, globals, defaults, kwdefaults,
                                      cells, n_cells);
    set_code(fn_of(f), code);
    return f;
}

kr_value kr_function_make(kr_ctx *ctx, kr_frame *f, uint32_t i, kr_value defaults,
                          kr_value kwdefaults, const kr_value *cells, uint32_t n_cells) {
    kr_code *code = f->quick->code;
    uint32_t number;
    if (kr_code_child_cold(code, i, &number)) {
        return kr_function_new_cold(ctx, code->unit, number, f->func->globals, defaults, kwdefaults,
                                    cells, n_cells);
    }
    return kr_function_new(ctx, kr_code_child(ctx, code, i), f->func->globals, defaults, kwdefaults,
                           cells, n_cells);
}

kr_code *kr_function_warm(kr_ctx *ctx, kr_function *f) {
    set_code(f, kr_unit_code(ctx, f->unit, f->number));
    return f->code;
}

kr_value kr_function_name(kr_ctx *ctx, kr_function *f) {
    kr_value own = kr_function_rare(f)->name;
    return kr_isnull(own) ? kr_function_code(ctx, f)->name : own;
}

kr_value kr_function_qualname(kr_ctx *ctx, kr_function *f) {
    kr_value own = kr_function_rare(f)->qualname;
    return kr_isnull(own) ? kr_function_code(ctx, f)->qualname : own;
}

enum { N_EXTRA_VALUES = 10 };
_Static_assert(offsetof(kr_function_extra, attrs) == N_EXTRA_VALUES * sizeof(kr_value),
               "the values are visited as one array");

static void function_trace(kr_visitor *v, kr_object *obj) {
    kr_function *f = (kr_function *)obj;
    kr_visit_ptr(v, &f->code);
    kr_visit(v, &f->globals);
    kr_visit(v, &f->defaults);
    if (f->extra) {
        kr_visit_ptr(v, &f->extra);
        kr_visit_array(v, &f->extra->kwdefaults, N_EXTRA_VALUES);
        kr_attrs_trace(v, &f->extra->attrs, obj);
    }
    kr_visit_array(v, f->cells, f->n_closure);
}

/* ---- attributes ---- */

static kr_value or_none(kr_value v) {
    return kr_isnull(v) ? KR_NONE : v;
}

static kr_value get_name(kr_ctx *ctx, kr_value self) {
    return kr_function_name(ctx, fn_of(self));
}

/* Sets the value at `offset` of the function's extra. */
static void set_extra(kr_ctx *ctx, kr_value self, size_t offset, kr_value v) {
    kr_function_extra *x = kr_function_own_extra(ctx, fn_of(self));
    kr_store(ctx, x, (kr_value *)((char *)x + offset), v);
}

static void set_text(kr_ctx *ctx, kr_value self, size_t offset, kr_value v, const char *what) {
    if (kr_isnull(v) || !kr_is_str(v)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%s must be set to a string object", what);
    }
    set_extra(ctx, self, offset, v);
}

static void set_name(kr_ctx *ctx, kr_value self, kr_value v) {
    set_text(ctx, self, offsetof(kr_function_extra, name), v, "__name__");
}

static kr_value get_qualname(kr_ctx *ctx, kr_value self) {
    return kr_function_qualname(ctx, fn_of(self));
}

static void set_qualname(kr_ctx *ctx, kr_value self, kr_value v) {
    set_text(ctx, self, offsetof(kr_function_extra, qualname), v, "__qualname__");
}

static kr_value get_code(kr_ctx *ctx, kr_value self) {
    return kr_from_ptr(kr_function_code(ctx, fn_of(self)));
}

static void set_code_attr(kr_ctx *ctx, kr_value self, kr_value v) {
    kr_function *f = fn_of(self);
    if (kr_isnull(v) || !kr_is_exact(v, &kr_type_code)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "__code__ must be set to a code object");
    }
    if (kr_function_n_free(KR_AS(kr_code, v)) != f->n_closure) {
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     "%U() requires a code object with %d free vars, not %d",
                     kr_function_name(ctx, f), (int)f->n_closure,
                     (int)kr_function_n_free(KR_AS(kr_code, v)));
    }
    set_extra(ctx, self, offsetof(kr_function_extra, name), kr_function_name(ctx, f));
    set_extra(ctx, self, offsetof(kr_function_extra, qualname), kr_function_qualname(ctx, f));
    set_code(f, KR_AS(kr_code, v));
}

static kr_value get_defaults(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return or_none(fn_of(self)->defaults);
}

static void set_defaults(kr_ctx *ctx, kr_value self, kr_value v) {
    if (!kr_isnull(v) && kr_is_none(v)) v = KR_NULL;
    if (!kr_isnull(v) && !kr_is_tuple(v)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "__defaults__ must be set to a tuple object");
    }
    kr_store(ctx, kr_ptr(self), &fn_of(self)->defaults, v);
}

static kr_value get_kwdefaults(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return or_none(kr_function_rare(fn_of(self))->kwdefaults);
}

static void set_kwdefaults(kr_ctx *ctx, kr_value self, kr_value v) {
    if (!kr_isnull(v) && kr_is_none(v)) v = KR_NULL;
    if (!kr_isnull(v) && !kr_is_dict(v)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "__kwdefaults__ must be set to a dict object");
    }
    set_extra(ctx, self, offsetof(kr_function_extra, kwdefaults), v);
}

static kr_value get_closure(kr_ctx *ctx, kr_value self) {
    kr_function *f = fn_of(self);
    if (!f->n_closure) return KR_NONE;
    kr_value t = kr_function_rare(f)->closure_tuple;
    if (!kr_isnull(t)) return t;
    t = kr_tuple_new(ctx, f->n_closure, f->cells);
    set_extra(ctx, self, offsetof(kr_function_extra, closure_tuple), t);
    return t;
}

static kr_value get_globals(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return fn_of(self)->globals;
}

static kr_value get_builtins(kr_ctx *ctx, kr_value self) {
    kr_value own = kr_function_rare(fn_of(self))->builtins;
    return kr_isnull(own) ? kr_module_whole_dict(ctx, ctx->vm->builtins_module) : own;
}

static kr_value get_doc(kr_ctx *ctx, kr_value self) {
    kr_function *f = fn_of(self);
    if (!kr_isnull(kr_function_rare(f)->doc)) return f->extra->doc;
    return or_none(kr_code_doc(ctx, kr_function_code(ctx, f)));
}

static void set_doc(kr_ctx *ctx, kr_value self, kr_value v) {
    set_extra(ctx, self, offsetof(kr_function_extra, doc), or_none(v));
}

static kr_value get_module(kr_ctx *ctx, kr_value self) {
    kr_function *f = fn_of(self);
    if (!kr_isnull(kr_function_rare(f)->module)) return f->extra->module;
    return or_none(kr_dict_get_name(ctx, f->globals, KR_N(ctx, __name__)));
}

static void set_module(kr_ctx *ctx, kr_value self, kr_value v) {
    set_extra(ctx, self, offsetof(kr_function_extra, module), or_none(v));
}

static kr_value get_annotations(kr_ctx *ctx, kr_value self) {
    const kr_function_extra *x = kr_function_rare(fn_of(self));
    kr_value d;
    if (!kr_isnull(x->annotations)) return x->annotations;
    if (!kr_isnull(x->annotate)) {
        d = kr_call1(ctx, x->annotate, kr_smallint(1));
        if (!kr_is_dict(d)) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "__annotate__() must return a dict, not %T", d);
        }
    } else {
        d = kr_dict_new(ctx, 0);
    }
    set_extra(ctx, self, offsetof(kr_function_extra, annotations), d);
    return d;
}

static void set_annotations(kr_ctx *ctx, kr_value self, kr_value v) {
    if (!kr_isnull(v) && kr_is_none(v)) v = KR_NULL;
    if (!kr_isnull(v) && !kr_is_dict(v)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "__annotations__ must be set to a dict object");
    }
    set_extra(ctx, self, offsetof(kr_function_extra, annotations), v);
    fn_of(self)->extra->annotate = KR_NULL;
}

static kr_value get_annotate(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return or_none(kr_function_rare(fn_of(self))->annotate);
}

static void set_annotate(kr_ctx *ctx, kr_value self, kr_value v) {
    if (kr_isnull(v)) kr_raise_fmt(ctx, &kr_type_TypeError, "__annotate__ cannot be deleted");
    if (kr_is_none(v)) {
        set_extra(ctx, self, offsetof(kr_function_extra, annotate), KR_NULL);
        return;
    }
    if (!kr_slots_of(kr_typeof(v))->call) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "__annotate__ must be callable or None");
    }
    set_extra(ctx, self, offsetof(kr_function_extra, annotate), v);
    fn_of(self)->extra->annotations = KR_NULL;
}

static kr_value get_type_params(kr_ctx *ctx, kr_value self) {
    kr_value own = kr_function_rare(fn_of(self))->type_params;
    return kr_isnull(own) ? ctx->vm->tuple_empty : own;
}

static void set_type_params(kr_ctx *ctx, kr_value self, kr_value v) {
    if (kr_isnull(v) || !kr_is_tuple(v)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "__type_params__ must be set to a tuple");
    }
    set_extra(ctx, self, offsetof(kr_function_extra, type_params), v);
}

static kr_value get_dict(kr_ctx *ctx, kr_value self) {
    return kr_attrs_dict(ctx, self, kr_function_make_attrs(ctx, self));
}

static void set_dict(kr_ctx *ctx, kr_value self, kr_value v) {
    if (kr_isnull(v)) kr_raise_fmt(ctx, &kr_type_TypeError, "cannot delete __dict__");
    if (!kr_is_dict(v)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "__dict__ must be set to a dictionary, not a '%T'",
                     v);
    }
    kr_attrs_set_dict(ctx, self, kr_function_make_attrs(ctx, self), v);
}

/* ---- slots ---- */

static kr_value function_call(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    return kr_call(ctx, self, args, n);
}

static kr_value function_get(kr_ctx *ctx, kr_value self, kr_value obj, kr_value cls) {
    (void)cls;
    return kr_isnull(obj) ? self : kr_bound_method_new(ctx, self, obj);
}

static kr_value function_repr(kr_ctx *ctx, kr_value self) {
    return kr_str_format(ctx, "<function %U at 0x%zx>", kr_function_qualname(ctx, fn_of(self)),
                         (size_t)(uintptr_t)kr_ptr(self));
}

/* FunctionType(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None) */
static void check_closure(kr_ctx *ctx, const kr_code *code, kr_value closure) {
    size_t want = kr_function_n_free(code), n = 0;
    const kr_value *cells = NULL;
    if (!kr_isnull(closure) && kr_is_tuple(closure))
        cells = kr_seq_items(closure, &n);
    else if (want && (kr_isnull(closure) || kr_is_none(closure))) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "arg 5 (closure) must be tuple");
    } else if (!kr_isnull(closure) && !kr_is_none(closure)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "arg 5 (closure) must be None or tuple");
    }
    if (n != want) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "%U requires closure of length %zu, not %zu",
                     code->name, want, n);
    }
    for (size_t i = 0; i < n; i++) {
        if (!kr_is_exact(cells[i], &kr_type_cell)) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "arg 5 (closure) expected cell, found %T",
                         cells[i]);
        }
    }
}

static kr_value function_make(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[6], f, defaults;
    size_t n_cells = 0;
    const kr_value *cells = NULL;
    (void)cls;
    kr_bind_args(ctx, "function", "code,globals,name=,argdefs=,closure=,kwdefaults=", args, n, 0,
                 a);
    if (!kr_is_exact(a[0], &kr_type_code)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "function() argument 'code' must be code, not %Z",
                     a[0]);
    }
    if (!kr_is_dict(a[1])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "function() argument 'globals' must be dict, not %Z",
                     a[1]);
    }
    if (!kr_isnull(a[2]) && !kr_is_none(a[2]) && !kr_is_str(a[2])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "arg 3 (name) must be None or string");
    }
    defaults = a[3];
    if (!kr_isnull(defaults) && kr_is_none(defaults)) defaults = KR_NULL;
    if (!kr_isnull(defaults) && !kr_is_tuple(defaults)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "arg 4 (defaults) must be None or tuple");
    }
    check_closure(ctx, KR_AS(kr_code, a[0]), a[4]);
    if (!kr_isnull(a[4]) && kr_is_tuple(a[4])) cells = kr_seq_items(a[4], &n_cells);
    if (!kr_isnull(a[5]) && kr_is_none(a[5])) a[5] = KR_NULL;
    f = kr_function_new(ctx, KR_AS(kr_code, a[0]), a[1], defaults, a[5], cells, (uint32_t)n_cells);
    if (!kr_isnull(a[2]) && !kr_is_none(a[2])) {
        set_extra(ctx, f, offsetof(kr_function_extra, name), a[2]);
        set_extra(ctx, f, offsetof(kr_function_extra, qualname), a[2]);
    }
    return f;
}

static const kr_builtin function_methods[] = {
    KR_GETTER(&kr_type_function, "__name__", get_name, set_name, NULL),
    KR_GETTER(&kr_type_function, "__qualname__", get_qualname, set_qualname, NULL),
    KR_GETTER(&kr_type_function, "__code__", get_code, set_code_attr, NULL),
    KR_GETTER(&kr_type_function, "__defaults__", get_defaults, set_defaults, NULL),
    KR_GETTER(&kr_type_function, "__kwdefaults__", get_kwdefaults, set_kwdefaults, NULL),
    KR_MEMBER(&kr_type_function, "__closure__", get_closure, NULL),
    KR_MEMBER(&kr_type_function, "__globals__", get_globals, NULL),
    KR_MEMBER(&kr_type_function, "__builtins__", get_builtins, NULL),
    KR_GETTER(&kr_type_function, "__doc__", get_doc, set_doc, NULL),
    KR_GETTER(&kr_type_function, "__module__", get_module, set_module, NULL),
    KR_GETTER(&kr_type_function, "__annotations__", get_annotations, set_annotations, NULL),
    KR_GETTER(&kr_type_function, "__annotate__", get_annotate, set_annotate, NULL),
    KR_GETTER(&kr_type_function, "__type_params__", get_type_params, set_type_params, NULL),
    KR_GETTER(&kr_type_function, "__dict__", get_dict, set_dict, NULL),
};

const kr_type kr_type_function = {
    .base_object = {&kr_type_type},
    .name = "function",
    .base = &kr_type_object,
    .flags = KR_TF_METHOD | KR_TF_WEAKREF | KR_TF_FAR_ATTRS,
    .rom_id = KR_ROM_function,
    .version = 1,
    .size = sizeof(kr_function),
    .methods = function_methods,
    .n_methods = KR_ARRAY_LEN(function_methods),
    .new_ = function_make,
    .trace = function_trace,
    .repr = function_repr,
    .hash = kr_object_hash,
    .compare = kr_object_compare,
    .call = function_call,
    .getattr = kr_object_getattr,
    .setattr = kr_object_setattr,
    .descr_get = function_get,
};
