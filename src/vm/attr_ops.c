/* Names and attributes as the loop asks for them, and what their inline caches learn.
 *
 * Invariants: a cache is filled from the state of the object right after the access, by the same
 * look-up rules, and holds nothing that its guards (type and its version, shape, dict versions) do
 * not pin down. Properties, descriptors and attribute hooks written in Python run in frames. */
#include "code/opcode.h"
#include "object/exception.h"
#include "vm/frame.h"
#include "vm/frame_proxy.h"

/* ---- names ---- */

/* Keeps the frame's `self` in the last field, for "Did you mean: 'self.x'?". */
static void note_self(kr_ctx *ctx, kr_value exc) {
    kr_frame *f = ctx->frame;
    kr_value v;
    uint32_t slot;
    if (!f->quick || !f->quick->code->debug || (f->meta & KR_FR_NS)) return;
    slot = f->quick->code->debug->n_free;
    if (!kr_code_slot_is(f->quick->code, slot, "self")) return;
    v = f->fp[slot];
    if (!kr_isnull(v) && !kr_is_exact(v, &kr_type_cell)) {
        kr_store(ctx, kr_ptr(exc), &KR_AS(kr_exc, exc)->field[KR_EXC_FIELDS - 1], v);
    }
}

KR_NORETURN void kr_raise_name_error(kr_ctx *ctx, kr_value name) {
    kr_value exc = kr_exc_new_fmt(ctx, &kr_type_NameError, "name '%U' is not defined", name);
    kr_store(ctx, kr_ptr(exc), &KR_AS(kr_exc, exc)->field[KR_NAME_NAME], name);
    note_self(ctx, exc);
    kr_raise(ctx, exc);
}

/* The local is loaded as the first argument of super(). */
static bool feeds_super(const kr_frame *f) {
    uint32_t next = (uint32_t)(f->ip - f->quick->insns) + 1;
    const kr_code *c = f->quick->code;
    kr_insn in;
    if (next >= f->quick->n_insns || next < 3) return false;
    kr_insn_decode(c, kr_quick_offset(f->quick, next), &in);
    if (in.first == KR_OPC_LOAD_SUPER_METHOD_NAME) return true;
    if (in.first != KR_OPC_CALL_FUNCTION_UINT || in.arg != 2) return false;
    kr_insn_decode(c, kr_quick_offset(f->quick, next - 2), &in);
    if (in.first != KR_OPC_LOAD_DEREF_UINT) return false;
    return kr_code_slot_is(c, (uint32_t)in.arg, "__class__");
}

/* __class__ is loaded for super(): behind it come self and the call. */
static bool feeds_super_class(const kr_frame *f, kr_value name) {
    uint32_t at = (uint32_t)(f->ip - f->quick->insns);
    kr_insn in;
    if (!kr_str_eq_cstr(name, "__class__") || !at || at + 2 >= f->quick->n_insns) return false;
    kr_insn_decode(f->quick->code, kr_quick_offset(f->quick, at - 1), &in);
    if (in.first != KR_OPC_LOAD_GLOBAL_NAME) return false;
    kr_insn_decode(f->quick->code, kr_quick_offset(f->quick, at + 2), &in);
    return in.first == KR_OPC_LOAD_SUPER_METHOD_NAME ||
           (in.first == KR_OPC_CALL_FUNCTION_UINT && in.arg == 2);
}

bool kr_is_cell_slot(const kr_code *c, uint32_t slot) {
    if (c->debug && slot < c->debug->n_free) return true;
    for (uint32_t i = 0; i < c->n_cells; i++) {
        if (c->cells[i] == slot) return true;
    }
    return false;
}

void kr_raise_bare_super(kr_ctx *ctx) {
    kr_frame *f = kr_py_frame(ctx);
    const char *why = "no arguments";
    while (f && f->quick && f->quick->code->debug &&
           f->quick->code->debug->flags & KR_CODE_COMPREHENSION && !(f->meta & KR_FR_GEN))
        f = f->prev; /* a part of the function around it */
    if (f && f->quick && !(f->meta & KR_FR_NS)) {
        const kr_code *c = f->quick->code;
        uint32_t first = c->debug ? c->debug->n_free : 0;
        if (c->n_pos > first) {
            kr_value self = f->fp[first];
            if (kr_is_cell_slot(c, first) && !kr_isnull(self) && kr_is_exact(self, &kr_type_cell))
                self = KR_AS(kr_cell, self)->value;
            why = kr_isnull(self) ? "arg[0] deleted" : "__class__ cell not found";
        }
    }
    kr_raise_fmt(ctx, &kr_type_RuntimeError, "super(): %s", why);
}

KR_NORETURN void kr_raise_unbound(kr_ctx *ctx, kr_frame *f, uint32_t slot, bool deref) {
    kr_code *code = f->quick->code;
    kr_value name = kr_code_slot_name(ctx, code, slot), exc;
    bool free_var = deref && code->debug && slot < code->debug->n_free;
    if (kr_isnull(name)) name = kr_str_format(ctx, "<slot %d>", (int)slot);
    if (feeds_super(f)) kr_raise_fmt(ctx, &kr_type_RuntimeError, "super(): arg[0] deleted");
    if (free_var && feeds_super_class(f, name))
        kr_raise_fmt(ctx, &kr_type_RuntimeError, "super(): empty __class__ cell");
    if (free_var) {
        exc = kr_exc_new_fmt(ctx, &kr_type_NameError,
                             "cannot access free variable '%U' where it is not associated with a "
                             "value in enclosing scope",
                             name);
    } else {
        exc = kr_exc_new_fmt(ctx, &kr_type_UnboundLocalError,
                             "cannot access local variable '%U' where it is not associated with a "
                             "value",
                             name);
    }
    kr_store(ctx, kr_ptr(exc), &KR_AS(kr_exc, exc)->field[KR_NAME_NAME], name);
    kr_raise(ctx, exc);
}

kr_value kr_own_builtins(kr_ctx *ctx, kr_value globals) {
    kr_value b = kr_dict_get_name(ctx, globals, KR_N(ctx, __builtins__));
    if (kr_isnull(b))
        return ctx->frame->func ? kr_function_rare(ctx->frame->func)->builtins : KR_NULL;
    if (kr_is(b, ctx->vm->builtins_module) || kr_is(b, ctx->vm->builtins)) return KR_NULL;
    return kr_is_exact(b, &kr_type_module) ? kr_module_whole_dict(ctx, b) : b;
}

kr_value kr_frame_builtins(const kr_frame *f) {
    return f->func ? kr_function_rare(f->func)->builtins : KR_NULL;
}

typedef struct item_job {
    kr_value map, key;
} item_job;

static kr_value get_item(kr_ctx *ctx, void *arg) {
    item_job *j = arg;
    return kr_getitem(ctx, j->map, j->key);
}

/* ns[name] as a program would ask it; KR_NULL: there is none. */
static kr_value name_in(kr_ctx *ctx, kr_value ns, kr_value name) {
    item_job j = {ns, name};
    kr_value v, exc;
    if (kr_is_exact(ns, &kr_type_dict)) return kr_dict_get_name(ctx, ns, name);
    v = kr_protect(ctx, get_item, &j, &exc);
    if (kr_isnull(v) && !kr_is_instance_of(exc, &kr_type_KeyError)) kr_throw(ctx, exc);
    return v;
}

kr_value kr_find_builtin(kr_ctx *ctx, const kr_frame *f, kr_value name) {
    kr_value own = kr_frame_builtins(f);
    return kr_isnull(own) ? kr_builtins_get(ctx, name) : name_in(ctx, own, name);
}

static kr_value call_annotate(kr_ctx *ctx, void *arg) {
    return kr_call1(ctx, *(kr_value *)arg, kr_smallint(1));
}

/* __annotations__ as a name, which programs older than lazy annotations use in a module: the dict
 * that the module's attribute would be; KR_NULL if the module annotates nothing. It is empty where
 * the module has not defined yet what its annotations name: nothing had been annotated so far. */
static kr_value module_annotations(kr_ctx *ctx, kr_frame *f) {
    kr_value globals = f->func->globals, d, exc;
    kr_value annotate = kr_dict_get_name(ctx, globals, KR_N(ctx, __annotate__));
    if (kr_isnull(annotate) || kr_is_none(annotate)) return KR_NULL;
    d = kr_protect(ctx, call_annotate, &annotate, &exc);
    if (!kr_isnull(exc)) {
        if (!kr_is_instance_of(exc, &kr_type_NameError)) kr_throw(ctx, exc);
        d = kr_dict_new(ctx, 0);
    }
    kr_dict_set_name(ctx, globals, KR_N(ctx, __annotations__), d);
    return d;
}

static kr_value load_builtin(kr_ctx *ctx, kr_frame *f, kr_value name) {
    kr_value v = kr_find_builtin(ctx, f, name);
    if (!kr_isnull(v)) return v;
    if (kr_is(name, KR_N(ctx, __annotations__))) {
        v = module_annotations(ctx, f);
        if (!kr_isnull(v)) return v;
    }
    if (kr_is(name, KR_N(ctx, __repl_print__))) return kr_from_ptr(&kr_repl_print);
    kr_raise_name_error(ctx, name);
}

kr_value kr_load_global(kr_ctx *ctx, kr_frame *f, kr_value name) {
    kr_value v = name_in(ctx, f->func->globals, name);
    return kr_isnull(v) ? load_builtin(ctx, f, name) : v;
}

/* Behind the namespace the globals are a plain dict, whatever class they are of. */
kr_value kr_load_name(kr_ctx *ctx, kr_frame *f, kr_value name) {
    kr_value v = name_in(ctx, f->ns, name);
    if (kr_isnull(v)) v = kr_dict_get_name(ctx, f->func->globals, name);
    return kr_isnull(v) ? load_builtin(ctx, f, name) : v;
}

void kr_delete_name(kr_ctx *ctx, kr_frame *f, kr_value name) {
    if (!kr_is_exact(f->ns, &kr_type_dict))
        kr_delitem(ctx, f->ns, name);
    else if (!kr_dict_del_name(ctx, f->ns, name))
        kr_raise_name_error(ctx, name);
}

/* Where the module's dict or its definition has the name; holds while the dict has its version. */
static bool cache_place(kr_ctx *ctx, kr_cache *c, kr_value module) {
    kr_value d = kr_module_dict(module);
    int64_t pos = kr_dict_cache_pos(ctx, d, c->name);
    if (pos >= 0) {
        c->place = &KR_AS(kr_dict, d)->entries[pos].value;
        return true;
    }
    if (!KR_AS(kr_dict, d)->version) return false;
    c->value = kr_module_rom(module, c->name);
    c->place = &c->value;
    return !kr_isnull(c->value);
}

int kr_cache_global(kr_ctx *ctx, kr_cache *c, kr_frame *f) {
    kr_value globals = f->func->globals;
    int64_t pos;
    if (!kr_is_exact(globals, &kr_type_dict)) return 0;
    pos = kr_dict_cache_pos(ctx, globals, c->name);
    c->dict_version = KR_AS(kr_dict, globals)->version;
    if (pos >= 0) {
        c->place = &KR_AS(kr_dict, globals)->entries[pos].value;
        return 1;
    }
    if (!c->dict_version || f->func->code->own_builtins) return 0;
    if (!cache_place(ctx, c, ctx->vm->builtins_module)) return 0;
    c->builtins_version = KR_AS(kr_dict, ctx->vm->builtins)->version;
    return 2;
}

kr_value kr_load_build_class(kr_ctx *ctx, kr_frame *f) {
    kr_value v = kr_find_builtin(ctx, f, KR_N(ctx, __build_class__));
    if (kr_isnull(v)) kr_raise_fmt(ctx, &kr_type_NameError, "__build_class__ not found");
    return v;
}

/* ---- reading attributes ---- */

/* The class's instances are looked up by the rules of object, apart from a __getattr__ hook. */
static bool plain_lookup(const kr_type *t) {
    if (kr_slots_of(t)->getattr == kr_object_getattr) return true;
    if (!(t->flags & KR_TF_HEAP) || !kr_isnull(kr_type_dunder(t, KR_DUNDER___getattribute__)) ||
        kr_isnull(kr_type_dunder(t, KR_DUNDER___getattr__))) {
        return false;
    }
    while (t && (t->flags & KR_TF_HEAP)) t = t->base;
    while (t && !kr_slots_of(t)->getattr) t = t->base;
    return t && kr_slots_of(t)->getattr == kr_object_getattr;
}

static kr_value own_attr(kr_ctx *ctx, kr_value obj, kr_value name) {
    kr_attrs *a = kr_is_object(obj) ? kr_attrs_of(obj) : NULL;
    return a ? kr_attrs_get(ctx, a, name) : KR_NULL;
}

static bool is_python_descr(kr_value attr, kr_value *get, bool *data) {
    *get = kr_dunder(attr, KR_DUNDER___get__);
    *data = !kr_isnull(kr_dunder(attr, KR_DUNDER___set__)) ||
            !kr_isnull(kr_dunder(attr, KR_DUNDER___delete__));
    return !kr_isnull(*get) && kr_is_function(*get);
}

/* Attribute by the rules of object, with frames for what is written in Python. */
static kr_value plain_getattr(kr_ctx *ctx, kr_value obj, kr_value name, uint32_t cont) {
    const kr_type *t = kr_typeof(obj);
    kr_value attr = kr_type_lookup(ctx, t, name), get, v, args[3];
    bool data;
    if (!kr_isnull(attr)) {
        if (kr_is_exact(attr, &kr_type_property)) {
            v = KR_AS(kr_property, attr)->fget;
            if (!kr_isnull(v) && kr_is_function(v)) {
                return kr_begin_call_copy(ctx, v, &obj, 1, ctx->frame->sp, cont);
            }
        } else if (is_python_descr(attr, &get, &data)) {
            if (!data) {
                v = own_attr(ctx, obj, name);
                if (!kr_isnull(v)) return v;
            }
            args[0] = attr;
            args[1] = obj;
            args[2] = kr_type_value(t);
            return kr_begin_call_copy(ctx, get, args, 3, ctx->frame->sp, cont);
        }
    }
    if (kr_slots_of(t)->getattr == kr_object_getattr) {
        v = kr_object_getattr(ctx, obj, name);
        if (kr_isnull(v)) kr_raise_no_attr(ctx, obj, name);
        return v;
    }
    v = own_attr(ctx, obj, name);
    if (kr_isnull(v) && kr_isnull(attr)) {
        kr_value hook = kr_dunder(obj, KR_DUNDER___getattr__);
        if (kr_is_function(hook)) {
            args[0] = obj;
            args[1] = name;
            return kr_begin_call_copy(ctx, hook, args, 2, ctx->frame->sp,
                                      cont == KR_CONT_GETATTR ? KR_CONT_REPLACE1
                                                              : KR_CONT_PUSH_NULL);
        }
    }
    return kr_getattr(ctx, obj, name);
}

static kr_value getattr_with(kr_ctx *ctx, kr_value obj, kr_value name, uint32_t cont) {
    kr_value m = kr_dunder(obj, KR_DUNDER___getattribute__), args[2];
    if (!kr_isnull(m) && kr_is_function(m)) {
        args[0] = obj;
        args[1] = name;
        return kr_begin_call_copy(ctx, m, args, 2, ctx->frame->sp, cont);
    }
    if ((kr_typeof(obj)->flags & KR_TF_HEAP) && plain_lookup(kr_typeof(obj))) {
        return plain_getattr(ctx, obj, name, cont);
    }
    return kr_getattr(ctx, obj, name);
}

kr_value kr_op_getattr(kr_ctx *ctx, kr_value obj, kr_value name) {
    return getattr_with(ctx, obj, name, KR_CONT_GETATTR);
}

kr_value kr_op_load_method(kr_ctx *ctx, kr_value obj, kr_value name, kr_value *self) {
    const kr_type *t = kr_typeof(obj);
    if (!(t->flags & KR_TF_HEAP)) return kr_load_method(ctx, obj, name, self);
    if (plain_lookup(t)) {
        kr_value attr = kr_type_lookup(ctx, t, name);
        kr_value who = KR_NULL, f = kr_unwrap_method(attr, obj, kr_type_value(t), &who);
        if (!kr_isnull(f) && kr_isnull(own_attr(ctx, obj, name))) {
            *self = who;
            return f;
        }
    }
    return getattr_with(ctx, obj, name, KR_CONT_GETATTR_METHOD);
}

/* ---- writing attributes ---- */

bool kr_op_setattr(kr_ctx *ctx, kr_value obj, kr_value name, kr_value v, kr_value *ret_sp) {
    const kr_type *t = kr_typeof(obj);
    kr_value args[3] = {obj, name, v}, m, attr;
    bool del = kr_isnull(v);
    size_t n = del ? 2 : 3;
    if (t->flags & KR_TF_HEAP) {
        m = kr_dunder(obj, del ? KR_DUNDER___delattr__ : KR_DUNDER___setattr__);
        if (!kr_isnull(m) && kr_is_function(m)) {
            kr_begin_call_copy(ctx, m, args, n, ret_sp, KR_CONT_DISCARD);
            return false;
        }
        attr =
            kr_slots_of(t)->setattr == kr_object_setattr ? kr_type_lookup(ctx, t, name) : KR_NULL;
        if (!kr_isnull(attr) && kr_is_exact(attr, &kr_type_property)) {
            m = del ? KR_AS(kr_property, attr)->fdel : KR_AS(kr_property, attr)->fset;
            args[1] = v;
            n--;
        } else if (!kr_isnull(attr)) {
            m = kr_dunder(attr, del ? KR_DUNDER___delete__ : KR_DUNDER___set__);
            args[0] = attr;
            args[1] = obj;
        }
        if (!kr_isnull(attr) && !kr_isnull(m) && kr_is_function(m)) {
            kr_begin_call_copy(ctx, m, args, n, ret_sp, KR_CONT_DISCARD);
            return false;
        }
    }
    if (del)
        kr_delattr(ctx, obj, name);
    else
        kr_setattr(ctx, obj, name, v);
    return true;
}

/* ---- what caches learn ---- */

static int cache_module(kr_ctx *ctx, kr_cache *c, kr_value obj, int op) {
    if (!kr_isnull(kr_type_lookup(ctx, &kr_type_module, c->name))) return 0;
    if (!cache_place(ctx, c, obj)) return 0;
    c->dict_version = KR_AS(kr_dict, kr_module_dict(obj))->version;
    return op;
}

static bool has_get(kr_value attr) {
    const kr_type *t = kr_typeof(attr);
    while (t && !kr_slots_of(t)->descr_get && !(t->flags & KR_TF_HEAP)) t = t->base;
    return t && kr_slots_of(t)->descr_get;
}

static bool has_set(kr_value attr) {
    const kr_type *t = kr_typeof(attr);
    while (t && !kr_slots_of(t)->descr_set && !(t->flags & KR_TF_HEAP)) t = t->base;
    return t && kr_slots_of(t)->descr_set;
}

/* Attribute of a class object whose metaclass is plain type. */
static int cache_class(kr_ctx *ctx, kr_cache *c, kr_value obj, bool method) {
    const kr_type *cls = KR_AS(const kr_type, obj);
    kr_value attr = kr_type_lookup(ctx, cls, c->name);
    if (!kr_isnull(kr_type_lookup(ctx, &kr_type_type, c->name)) || kr_isnull(attr)) return 0;
    c->type = cls;
    c->type_version = cls->version;
    c->aux = 0;
    if (kr_is_exact(attr, &kr_type_staticmethod)) {
        attr = KR_AS(kr_method_wrap, attr)->func;
    } else if (method && kr_is_exact(attr, &kr_type_classmethod) &&
               kr_is_function(KR_AS(kr_method_wrap, attr)->func)) {
        attr = KR_AS(kr_method_wrap, attr)->func;
        c->aux = 1;
    } else if (!kr_is_function(attr) && has_get(attr)) {
        return 0;
    }
    c->value = attr;
    return method ? Q_LOAD_METHOD_CLASS : Q_LOAD_ATTR_CLASS;
}

/* Notes the class and, if it has attributes, the shape. False: not cacheable. */
static bool cache_instance(kr_cache *c, kr_value obj) {
    const kr_type *t = kr_ptr(obj)->type;
    c->type = t;
    c->type_version = t->version;
    c->offset = t->attrs_offset;
    c->shape = NULL;
    if (!t->attrs_offset) return true;
    c->shape = kr_attrs_of(obj)->shape;
    return c->shape != NULL;
}

int kr_cache_getattr(kr_ctx *ctx, kr_cache *c, kr_value obj) {
    const kr_type *t = kr_typeof(obj);
    kr_value attr;
    int i = -1;
    if (t == &kr_type_module) return cache_module(ctx, c, obj, Q_LOAD_ATTR_MODULE);
    if (t == &kr_type_type) return cache_class(ctx, c, obj, false);
    if (!(t->flags & KR_TF_HEAP) || kr_slots_of(t)->getattr != kr_object_getattr) return 0;
    attr = kr_type_lookup(ctx, t, c->name);
    if (!kr_isnull(attr) && has_set(attr)) {
        c->type = t;
        c->type_version = t->version;
        if (kr_is_exact(attr, &kr_type_property)) {
            c->value = KR_AS(kr_property, attr)->fget;
            if (kr_isnull(c->value) || !kr_is_function(c->value)) return 0;
            return KR_AS(kr_function, c->value)->n_exact == 1 ? Q_LOAD_ATTR_PROPERTY : 0;
        }
        if (kr_is_exact(attr, &kr_type_member)) {
            c->offset = KR_AS(kr_member, attr)->offset;
            return kr_type_is_subtype(t, KR_AS(kr_member, attr)->owner) ? Q_LOAD_ATTR_MEMBER : 0;
        }
        return 0;
    }
    if (!cache_instance(c, obj)) return 0;
    if (c->shape) i = kr_shape_find(ctx, c->shape, c->name);
    if (i >= 0) {
        c->index = (uint32_t)i;
        return Q_LOAD_ATTR_SLOT;
    }
    if (kr_isnull(attr) || has_get(attr)) return 0;
    c->value = attr;
    return Q_LOAD_ATTR_TYPE;
}

int kr_cache_method(kr_ctx *ctx, kr_cache *c, kr_value obj) {
    const kr_type *t = kr_typeof(obj);
    kr_value attr;
    int i = -1;
    if (t == &kr_type_module) return cache_module(ctx, c, obj, Q_LOAD_METHOD_MODULE);
    if (t == &kr_type_type) return cache_class(ctx, c, obj, true);
    attr = kr_type_lookup(ctx, t, c->name);
    if (!(t->flags & KR_TF_HEAP)) {
        const kr_type *g = t;
        while (g && !kr_slots_of(g)->getattr) g = g->base;
        if (t->attrs_offset || (t->flags & KR_TF_FAR_ATTRS) || !g ||
            kr_slots_of(g)->getattr != kr_object_getattr)
            return 0;
        if (kr_isnull(attr) || kr_typeof(attr) != &kr_type_method_descriptor) return 0;
        c->type = t;
        c->value = attr;
        return Q_LOAD_METHOD_ROM;
    }
    if (kr_slots_of(t)->getattr != kr_object_getattr && !plain_lookup(t)) return 0;
    if (!cache_instance(c, obj)) return 0;
    if (c->shape) i = kr_shape_find(ctx, c->shape, c->name);
    if (i >= 0) {
        if (!kr_isnull(attr) && has_set(attr)) return 0;
        c->index = (uint32_t)i;
        return Q_LOAD_METHOD_SLOT;
    }
    if (kr_isnull(attr) || !(kr_typeof(attr)->flags & KR_TF_METHOD)) return 0;
    c->value = attr;
    return Q_LOAD_METHOD_TYPE;
}

int kr_cache_setattr(kr_ctx *ctx, kr_cache *c, kr_value obj) {
    const kr_type *t = kr_typeof(obj);
    kr_value attr;
    int i;
    if (!(t->flags & KR_TF_HEAP) || kr_slots_of(t)->setattr != kr_object_setattr) return 0;
    attr = kr_type_lookup(ctx, t, c->name);
    if (!kr_isnull(attr) && has_set(attr)) {
        if (!kr_is_exact(attr, &kr_type_member) ||
            !kr_type_is_subtype(t, KR_AS(kr_member, attr)->owner)) {
            return 0;
        }
        c->type = t;
        c->type_version = t->version;
        c->offset = KR_AS(kr_member, attr)->offset;
        return Q_STORE_ATTR_MEMBER;
    }
    if (!t->attrs_offset || !cache_instance(c, obj)) return 0;
    i = kr_shape_find(ctx, c->shape, c->name);
    if (i >= 0) {
        c->index = (uint32_t)i;
        return Q_STORE_ATTR_SLOT;
    }
    if (kr_is(c->name, ctx->vm->str_empty)) return 0;
    c->next_shape = kr_shape_add(ctx, c->shape, c->name);
    if (!c->next_shape || !c->shape || c->next_shape->cap > c->shape->cap) return 0;
    c->index = c->next_shape->n - 1;
    return Q_STORE_ATTR_ADD;
}

kr_cache *kr_poly_tables(kr_ctx *ctx) {
    struct kr_machine *m = ctx->vm->machine;
    if (!m->poly) {
        size_t limit = kr_heap_limit(ctx->vm);
        m->poly_lines = limit && limit < (size_t)64 << 10 ? 4 : kr_cache_lines(limit, 512);
        size_t n = KR_N_POLY * m->poly_lines * sizeof(kr_cache);
        m->poly = ctx->vm->mem(ctx->vm->mem_opaque, NULL, 0, n);
        if (!m->poly) kr_raise_memory(ctx);
        memset(m->poly, 0, n);
    }
    return m->poly;
}

/* ---- super().name ---- */

/* Class whose MRO super(cls, self) walks: self's own, or self if it is a class below cls. */
static const kr_type *super_start(const kr_type *cls, kr_value self) {
    if (kr_is_type(self) && kr_type_is_subtype(KR_AS(const kr_type, self), cls)) {
        return KR_AS(const kr_type, self);
    }
    return kr_is_instance_of(self, cls) ? kr_typeof(self) : NULL;
}

kr_value kr_op_super_method(kr_ctx *ctx, kr_cache *c, kr_value super, kr_value cls, kr_value self,
                            kr_value *self_out) {
    const kr_type *start = NULL, *k;
    kr_value attr;
    if (kr_is(super, kr_type_value(&kr_type_super)) && kr_is_type(cls) &&
        !kr_is(c->name, KR_N(ctx, __class__))) {
        k = KR_AS(const kr_type, cls);
        start = kr_typeof(self);
        if (c->type == start && c->type_version == start->version && c->after == k) {
            *self_out = self;
            return c->value;
        }
        start = super_start(k, self);
        attr = start ? kr_type_find_behind(ctx, start, k, c->name) : KR_NULL;
        if (!kr_isnull(attr)) {
            bool instance = start == kr_typeof(self);
            if (instance && (kr_typeof(attr)->flags & KR_TF_METHOD)) {
                if ((start->flags & KR_TF_HEAP) && !kr_is_type(self)) {
                    c->type = start;
                    c->type_version = start->version;
                    c->after = k;
                    c->value = attr;
                }
                *self_out = self;
                return attr;
            }
            attr = kr_bind(ctx, attr, instance ? self : KR_NULL, start);
            *self_out = KR_NULL;
            return attr;
        }
    }
    attr = kr_getattr(ctx, kr_call2(ctx, super, cls, self), c->name);
    *self_out = KR_NULL;
    return attr;
}
