/* Slot wrappers: the Python-visible special methods of built-in types (int.__add__,
 * object.__init__, [].__len__) and __new__ of built-in types.
 *
 * They are made from slots when a type's namespace is first looked into and live in it, so that
 * each is one object. Calling one runs the slot of its owner, whatever a subclass overrides. */
#include "object/exception.h"
#include "object/float.h"
#include "object/int.h"
#include "object/bytes.h"
#include "object/type_internal.h"

static const struct rom_ops {
    const kr_type *type;
    const char *names;
} rom_ops[] = {
#define KR_ROMOPS(sym, names) {&kr_type_##sym, names},
#include "object/romops.def"
#undef KR_ROMOPS
};

static const char *operator_names(const kr_type *t) {
    for (size_t i = 0; i < KR_ARRAY_LEN(rom_ops); i++) {
        if (rom_ops[i].type == t) return rom_ops[i].names;
    }
    for (uint32_t i = 0; i < t->n_methods; i++) {
        if (t->methods[i].kind == KR_OPNAMES) return t->methods[i].sig;
    }
    return "";
}

static bool has_word(const char *words, const char *w, size_t n) {
    for (const char *p = words; *p;) {
        size_t len = strcspn(p, " ");
        if (len == n && memcmp(p, w, n) == 0) return true;
        p += len;
        while (*p == ' ') p++;
    }
    return false;
}

/* Does the slot behind special method d, which t has of its own, give this method? */
static bool slot_gives(int d, const char *ops) {
    switch (kr_slot_offset[d]) {
    case offsetof(kr_slots, unary):
    case offsetof(kr_slots, binary):
    case offsetof(kr_slots, inplace):
    case offsetof(kr_slots, truth): {
        size_t len;
        const char *s = kr_str_data(kr_name_value(d), &len);
        return has_word(ops, s, len);
    }
    case offsetof(kr_slots, getattr):
        return d == KR_DUNDER___getattribute__;
    case offsetof(kr_slots, finalize):
    case offsetof(kr_slots, new_):
        return false;
    default:
        return true;
    }
}

static kr_value new_raw(kr_ctx *ctx, kr_value callee, kr_value *args, kr_nargs n);
static const kr_builtin new_def = {
    .base = {&kr_type_builtin_function},
    .name = "__new__",
    .fn.raw = new_raw,
    .kind = KR_FN_RAW,
    KR_DOC_INIT("Create and return a new object.  See help(type) for accurate signature.")};

static kr_value make_wrapper(kr_ctx *ctx, const kr_type *owner, int d) {
    kr_wrapper *w = kr_heap_new(ctx, &kr_type_wrapper_descriptor, sizeof *w);
    w->owner = owner;
    w->dunder = d;
    return kr_from_ptr(w);
}

/* What the type has of its own in slot d, NULL if nothing. */
static kr_slot_fn own_slot(const kr_type *t, int d) {
    kr_slot_fn f = kr_slot_get(t, kr_slot_offset[d]);
    return f && t->base && f == kr_slot_find(t->base, kr_slot_offset[d]) ? NULL : f;
}

bool kr_wrapper_wanted(kr_ctx *ctx, const kr_type *t, kr_value name) {
    for (int d = 0; d < KR_N_DUNDERS; d++) {
        if (kr_is(kr_name_value(d), name)) return own_slot(t, d) != NULL;
    }
    return kr_is(name, KR_N(ctx, __new__)) && t->new_;
}

void kr_wrapper_fill(kr_ctx *ctx, const kr_type *t, kr_value dict) {
    const char *ops = operator_names(t);
    for (int d = 0; d < KR_N_DUNDERS; d++) {
        kr_slot_fn f = own_slot(t, d);
        if (!f) continue;
        if (f == (kr_slot_fn)kr_unhashable) {
            kr_dict_set_name(ctx, dict, kr_name_value(d), KR_NONE);
        } else if (slot_gives(d, ops)) {
            kr_dict_set_name(ctx, dict, kr_name_value(d), make_wrapper(ctx, t, d));
        }
    }
    if (t->new_ && !(t->flags & KR_TF_NO_NEW)) {
        kr_builtin_bound *b = kr_heap_new(ctx, &kr_type_builtin_bound, sizeof *b);
        b->def = &new_def;
        b->self = kr_type_value(t);
        kr_dict_set_name(ctx, dict, KR_N(ctx, __new__), kr_from_ptr(b));
    }
}

const kr_type *kr_wrapper_owner(kr_value attr, int d) {
    if (!kr_is_exact(attr, &kr_type_wrapper_descriptor)) return NULL;
    const kr_wrapper *w = KR_AS(const kr_wrapper, attr);
    return w->dunder == d ? w->owner : NULL;
}

const kr_type *kr_new_owner(kr_value attr) {
    if (!kr_is_exact(attr, &kr_type_builtin_bound)) return NULL;
    const kr_builtin_bound *b = KR_AS(const kr_builtin_bound, attr);
    return b->def == &new_def ? kr_type_of_value(b->self) : NULL;
}

/* T.__new__(cls, ...): args[0] is T. */
static kr_value new_raw(kr_ctx *ctx, kr_value callee, kr_value *args, kr_nargs n) {
    const kr_type *t, *cls, *rom;
    (void)callee;
    t = kr_type_of_value(args[0]);
    if (kr_npos(n) < 2) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%N.__new__(): not enough arguments", t);
    }
    if (!kr_is_type(args[1])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%N.__new__(X): X is not a type object (%T)", t,
                     args[1]);
    }
    cls = kr_type_of_value(args[1]);
    if (!kr_type_is_subtype(cls, t)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%N.__new__(%N): %N is not a subtype of %N", t, cls,
                     cls, t);
    }
    for (rom = cls; rom->flags & KR_TF_HEAP && !(rom->flags & KR_TF_IMMUTABLE);) rom = rom->base;
    if (KR_SLOT(rom, new_) != KR_SLOT(t, new_) || rom->flags & KR_TF_NO_NEW) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%N.__new__(%N) is not safe, use %N.__new__()", t,
                     cls, rom);
    }
    return KR_SLOT(t, new_)(ctx, cls, args + 2, n - 2);
}

/* ---- calling ---- */

/* These take their arguments another way in CPython, which shows in the message. */
static bool tells_name(int dunder) {
    return dunder == KR_DUNDER___setattr__ || dunder == KR_DUNDER___setitem__ ||
           dunder == KR_DUNDER___set__ || dunder == KR_DUNDER___get__ ||
           dunder == KR_DUNDER___buffer__;
}

static void want(kr_ctx *ctx, const kr_wrapper *w, kr_nargs n, uint32_t min, uint32_t max) {
    uint32_t got = kr_npos(n);
    kr_value name = tells_name(w->dunder) ? kr_str_format(ctx, "%U ", kr_name_value(w->dunder))
                                          : ctx->vm->str_empty;
    if (kr_nkw(n)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "wrapper %U() takes no keyword arguments",
                     kr_name_value(w->dunder));
    }
    if (got >= min && got <= max) return;
    if (min == max) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%Uexpected %d argument%s, got %d", name, (int)min,
                     min == 1 ? "" : "s", (int)got);
    }
    kr_raise_fmt(ctx, &kr_type_TypeError, "%Uexpected at %s %d argument%s, got %d", name,
                 got < min ? "least" : "most", (int)(got < min ? min : max),
                 (got < min ? min : max) == 1 ? "" : "s", (int)got);
}

static kr_value need_name(kr_ctx *ctx, kr_value name) {
    if (!kr_is_str(name)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "attribute name must be string, not '%T'", name);
    }
    return kr_str_intern_value(ctx, name);
}

/* object.__setattr__(SomeClass, ...) must not get around the metatype. */
static void check_setattr(kr_ctx *ctx, const kr_wrapper *w, kr_value self) {
    const kr_type *rom = kr_typeof(self);
    while (rom->flags & KR_TF_HEAP) rom = rom->base;
    if (KR_SLOT(rom, setattr) != KR_SLOT(w->owner, setattr) && kr_is_type(self)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "can't apply this %U to %N object",
                     kr_name_value(w->dunder), kr_typeof(self));
    }
}

static kr_value call_unary(kr_ctx *ctx, const kr_wrapper *w, kr_value self) {
    static const uint8_t op[] = {KR_UN_POS, KR_UN_NEG,   KR_UN_INVERT, KR_UN_ABS,
                                 KR_UN_INT, KR_UN_FLOAT, KR_UN_INDEX,  KR_UN_COMPLEX};
    kr_unop u = (kr_unop)op[w->dunder - KR_DUNDER___pos__];
    return KR_SLOT(w->owner, unary)(ctx, u, self);
}

static kr_value call_pow3(kr_ctx *ctx, kr_value a, kr_value b, kr_value mod) {
    if (kr_is_float(a)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "pow() 3rd argument not allowed unless all arguments are integers");
    }
    if (!kr_is_int(a) || !kr_is_int(b) || !kr_is_int(mod)) return KR_NOTIMPL;
    return kr_int_powmod(ctx, kr_int_exact(ctx, a), kr_int_exact(ctx, b), kr_int_exact(ctx, mod));
}

/* seq.__mul__(x) wants an integer, bytes.__add__(x) something bytes-like: TypeError rather than
 * NotImplemented. */
static void check_sequence(kr_ctx *ctx, const kr_wrapper *w, kr_value self, kr_value arg) {
    int d = w->dunder;
    bool mul = d == KR_DUNDER___mul__ || d == KR_DUNDER___rmul__ || d == KR_DUNDER___imul__;
    uint32_t bytes = KR_TF_BYTES | KR_TF_BYTEARRAY;
    if (mul && !kr_is_index(arg) &&
        kr_has_flag(self, bytes | KR_TF_STR | KR_TF_TUPLE | KR_TF_LIST)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "'%T' object cannot be interpreted as an integer",
                     arg);
    }
    if ((d == KR_DUNDER___add__ || d == KR_DUNDER___iadd__) && kr_has_flag(self, bytes) &&
        !KR_SLOT(kr_typeof(arg), buffer)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "can't concat %T to %T", arg, self);
    }
}

static kr_value call_binary(kr_ctx *ctx, const kr_wrapper *w, kr_value self, kr_value *args,
                            kr_nargs n) {
    int d = w->dunder;
    if (d >= KR_DUNDER___ior__ && d <= KR_DUNDER___ipow__) {
        kr_binop op = (kr_binop)(KR_BIN_IOR + d - KR_DUNDER___ior__);
        want(ctx, w, n, 1, 1);
        check_sequence(ctx, w, self, args[0]);
        return KR_SLOT(w->owner, inplace)(ctx, op, self, args[0]);
    }
    if (d == KR_DUNDER___pow__ || d == KR_DUNDER___rpow__) {
        want(ctx, w, n, 1, 2);
        if (kr_npos(n) == 2 && !kr_is_none(args[1])) {
            return call_pow3(ctx, d == KR_DUNDER___pow__ ? self : args[0],
                             d == KR_DUNDER___pow__ ? args[0] : self, args[1]);
        }
    } else {
        want(ctx, w, n, 1, 1);
        check_sequence(ctx, w, self, args[0]);
    }
    if (d >= KR_DUNDER___ror__) {
        kr_binop op = (kr_binop)(KR_BIN_OR + d - KR_DUNDER___ror__);
        return KR_SLOT(w->owner, binary)(ctx, op, args[0], self);
    }
    kr_binop op = (kr_binop)(KR_BIN_OR + d - KR_DUNDER___or__);
    return KR_SLOT(w->owner, binary)(ctx, op, self, args[0]);
}

static kr_value call_attribute(kr_ctx *ctx, const kr_wrapper *w, kr_value self, kr_value *args,
                               kr_nargs n) {
    kr_value name, v;
    uint32_t count = w->dunder == KR_DUNDER___setattr__ ? 2 : 1;
    want(ctx, w, n, count, count);
    name = need_name(ctx, args[0]);
    if (w->dunder == KR_DUNDER___getattribute__) {
        v = KR_SLOT(w->owner, getattr)(ctx, self, name);
        if (kr_isnull(v)) kr_raise_no_attr(ctx, self, name);
        return v;
    }
    check_setattr(ctx, w, self);
    KR_SLOT(w->owner, setattr)(ctx, self, name, count == 2 ? args[1] : KR_NULL);
    return KR_NONE;
}

static kr_value call_descr(kr_ctx *ctx, const kr_wrapper *w, kr_value self, kr_value *args,
                           kr_nargs n) {
    if (w->dunder == KR_DUNDER___get__) {
        kr_value obj, cls;
        want(ctx, w, n, 1, 2);
        obj = kr_is_none(args[0]) ? KR_NULL : args[0];
        cls = kr_npos(n) == 2 && !kr_is_none(args[1]) ? args[1] : KR_NULL;
        if (kr_isnull(obj) && kr_isnull(cls)) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "__get__(None, None) is invalid");
        }
        if (kr_isnull(cls)) cls = kr_type_value(kr_typeof(obj));
        return KR_SLOT(w->owner, descr_get)(ctx, self, obj, cls);
    }
    want(ctx, w, n, w->dunder == KR_DUNDER___set__ ? 2 : 1, w->dunder == KR_DUNDER___set__ ? 2 : 1);
    KR_SLOT(w->owner, descr_set)(ctx, self, args[0], kr_npos(n) == 2 ? args[1] : KR_NULL);
    return KR_NONE;
}

static kr_value call_next(kr_ctx *ctx, const kr_wrapper *w, kr_value self) {
    kr_value v = KR_SLOT(w->owner, next)(ctx, self);
    if (!kr_isnull(v)) return v;
    v = ctx->stop_value;
    ctx->stop_value = KR_NULL;
    kr_raise_stop(ctx, v);
}

static kr_value call_container(kr_ctx *ctx, const kr_wrapper *w, kr_value self, kr_value *args,
                               kr_nargs n) {
    if (w->dunder == KR_DUNDER___getitem__ && n != 1 &&
        (w->owner == &kr_type_list || w->owner == &kr_type_dict)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "%N.__getitem__() takes exactly one argument (%d given)", w->owner,
                     (int)kr_npos(n));
    }
    switch (w->dunder) {
    case KR_DUNDER___len__:
        want(ctx, w, n, 0, 0);
        return kr_int_from_u64(ctx, KR_SLOT(w->owner, len)(ctx, self));
    case KR_DUNDER___contains__:
        want(ctx, w, n, 1, 1);
        return kr_bool(KR_SLOT(w->owner, contains)(ctx, self, args[0]));
    case KR_DUNDER___bool__:
        want(ctx, w, n, 0, 0);
        return kr_bool(KR_SLOT(w->owner, truth)(ctx, self));
    case KR_DUNDER___getitem__:
        want(ctx, w, n, 1, 1);
        return KR_SLOT(w->owner, subscr)(ctx, self, args[0]);
    case KR_DUNDER___setitem__:
        want(ctx, w, n, 2, 2);
        KR_SLOT(w->owner, store_subscr)(ctx, self, args[0], args[1]);
        return KR_NONE;
    default:
        want(ctx, w, n, 1, 1);
        KR_SLOT(w->owner, store_subscr)(ctx, self, args[0], KR_NULL);
        return KR_NONE;
    }
}

static kr_value call_buffer(kr_ctx *ctx, const kr_wrapper *w, kr_value self, kr_nargs n) {
    want(ctx, w, n, 1, 1);
    if (w->dunder == KR_DUNDER___buffer__) return kr_memoryview_new(ctx, self);
    return KR_NONE;
}

static kr_value call_basic(kr_ctx *ctx, const kr_wrapper *w, kr_value self, kr_value *args,
                           kr_nargs n) {
    switch (w->dunder) {
    case KR_DUNDER___init__:
        KR_SLOT(w->owner, init)(ctx, self, args, n);
        return KR_NONE;
    case KR_DUNDER___call__:
        return KR_SLOT(w->owner, call)(ctx, self, args, n);
    case KR_DUNDER___getattribute__:
    case KR_DUNDER___setattr__:
    case KR_DUNDER___delattr__:
        return call_attribute(ctx, w, self, args, n);
    case KR_DUNDER___get__:
    case KR_DUNDER___set__:
    case KR_DUNDER___delete__:
        return call_descr(ctx, w, self, args, n);
    default:
        break;
    }
    want(ctx, w, n, 0, 0);
    switch (w->dunder) {
    case KR_DUNDER___repr__:
        return KR_SLOT(w->owner, repr)(ctx, self);
    case KR_DUNDER___str__:
        return KR_SLOT(w->owner, str)(ctx, self);
    case KR_DUNDER___hash__:
        return kr_int_new(ctx, KR_SLOT(w->owner, hash)(ctx, self));
    case KR_DUNDER___iter__:
        return KR_SLOT(w->owner, iter)(ctx, self);
    case KR_DUNDER___next__:
        return call_next(ctx, w, self);
    case KR_DUNDER___await__:
        return KR_SLOT(w->owner, await)(ctx, self);
    case KR_DUNDER___aiter__:
        return KR_SLOT(w->owner, aiter)(ctx, self);
    case KR_DUNDER___anext__:
        return KR_SLOT(w->owner, anext)(ctx, self);
    default:
        return KR_NONE;
    }
}

/* The slot of w for self, whose type has been checked. */
static kr_value call_slot(kr_ctx *ctx, const kr_wrapper *w, kr_value self, kr_value *args,
                          kr_nargs n) {
    int d = w->dunder;
    if (d >= KR_DUNDER___lt__ && d <= KR_DUNDER___ne__) {
        want(ctx, w, n, 1, 1);
        return KR_SLOT(w->owner, compare)(ctx, (kr_binop)(d - KR_DUNDER___lt__), self, args[0]);
    }
    if (d >= KR_DUNDER___ior__ && d <= KR_DUNDER___rdivmod__) {
        return call_binary(ctx, w, self, args, n);
    }
    if (d >= KR_DUNDER___pos__ && d <= KR_DUNDER___complex__) {
        want(ctx, w, n, 0, 0);
        return call_unary(ctx, w, self);
    }
    if (d >= KR_DUNDER___len__ && d <= KR_DUNDER___delitem__) {
        return call_container(ctx, w, self, args, n);
    }
    if (d >= KR_DUNDER___buffer__) return call_buffer(ctx, w, self, n);
    return call_basic(ctx, w, self, args, n);
}

static kr_value wrapper_call(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    const kr_wrapper *w = KR_AS(const kr_wrapper, self);
    kr_value name = kr_name_value(w->dunder);
    if (kr_npos(n) < 1) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "descriptor '%U' of '%N' object needs an argument",
                     name, w->owner);
    }
    if (!kr_is_instance_of(args[0], w->owner)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "descriptor '%U' requires a '%N' object but received a '%T'", name, w->owner,
                     args[0]);
    }
    return call_slot(ctx, w, args[0], args + 1, n - 1);
}

static kr_value wrapper_get(kr_ctx *ctx, kr_value self, kr_value obj, kr_value cls) {
    const kr_wrapper *w = KR_AS(const kr_wrapper, self);
    (void)cls;
    if (kr_isnull(obj)) return self;
    if (!kr_is_instance_of(obj, w->owner)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "descriptor '%U' for '%N' objects doesn't apply to a '%T' object",
                     kr_name_value(w->dunder), w->owner, obj);
    }
    kr_method_wrapper *m = kr_heap_new(ctx, &kr_type_method_wrapper, sizeof *m);
    kr_store_init(&m->wrapper, self);
    kr_store_init(&m->self, obj);
    return kr_from_ptr(m);
}

static kr_value wrapper_repr(kr_ctx *ctx, kr_value self) {
    const kr_wrapper *w = KR_AS(const kr_wrapper, self);
    return kr_str_format(ctx, "<slot wrapper '%U' of '%N' objects>", kr_name_value(w->dunder),
                         w->owner);
}

static kr_value wrapper_name(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_name_value(KR_AS(const kr_wrapper, self)->dunder);
}

static kr_value wrapper_qualname(kr_ctx *ctx, kr_value self) {
    const kr_wrapper *w = KR_AS(const kr_wrapper, self);
    return kr_str_format(ctx, "%s.%U", kr_type_cname(w->owner), kr_name_value(w->dunder));
}

static kr_value wrapper_objclass(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_type_value(KR_AS(const kr_wrapper, self)->owner);
}

static kr_value wrapper_doc(kr_ctx *ctx, kr_value self) {
    const kr_wrapper *w = KR_AS(const kr_wrapper, self);
    int d = w->dunder;
    if (d >= KR_DUNDER___lt__ && d <= KR_DUNDER___ne__) {
        return kr_str_format(ctx, "Return self%svalue.",
                             kr_binop_symbol((kr_binop)(d - KR_DUNDER___lt__)));
    }
    if (d == KR_DUNDER___init__) {
        return kr_str_from_cstr(ctx,
                                "Initialize self.  See help(type(self)) for accurate signature.");
    }
    return kr_str_format(ctx, "Implement %U.", kr_name_value(d));
}

static kr_value wrapper_signature(kr_ctx *ctx, kr_value self) {
    int d = KR_AS(const kr_wrapper, self)->dunder;
    const char *s = "($self, /)";
    if (d == KR_DUNDER___init__ || d == KR_DUNDER___call__) s = "($self, /, *args, **kwargs)";
    if (d >= KR_DUNDER___lt__ && d <= KR_DUNDER___rdivmod__) s = "($self, value, /)";
    if (d == KR_DUNDER___getattribute__ || d == KR_DUNDER___delattr__) s = "($self, name, /)";
    if (d == KR_DUNDER___setattr__) s = "($self, name, value, /)";
    if (d == KR_DUNDER___get__) s = "($self, instance, owner=None, /)";
    if (d == KR_DUNDER___getitem__ || d == KR_DUNDER___contains__ || d == KR_DUNDER___delitem__) {
        s = "($self, key, /)";
    }
    if (d == KR_DUNDER___setitem__) s = "($self, key, value, /)";
    return kr_str_from_cstr(ctx, s);
}

static const kr_builtin wrapper_methods[] = {
    KR_GETTER(&kr_type_wrapper_descriptor, "__name__", wrapper_name, NULL, NULL),
    KR_GETTER(&kr_type_wrapper_descriptor, "__qualname__", wrapper_qualname, NULL, NULL),
    KR_GETTER(&kr_type_wrapper_descriptor, "__objclass__", wrapper_objclass, NULL, NULL),
    KR_GETTER(&kr_type_wrapper_descriptor, "__doc__", wrapper_doc, NULL, NULL),
    KR_GETTER(&kr_type_wrapper_descriptor, "__text_signature__", wrapper_signature, NULL, NULL),
};

const kr_type kr_type_wrapper_descriptor = {
    .base_object = {&kr_type_type},
    .name = "wrapper_descriptor",
    .base = &kr_type_object,
    .flags = KR_TF_LEAF | KR_TF_METHOD | KR_TF_NO_NEW,
    .rom_id = KR_ROM_wrapper_descriptor,
    .version = 1,
    .size = sizeof(kr_wrapper),
    .methods = wrapper_methods,
    .n_methods = KR_ARRAY_LEN(wrapper_methods),
    .repr = wrapper_repr,
    .call = wrapper_call,
    .descr_get = wrapper_get,
};

/* ---- method-wrapper: a slot wrapper bound to an object ---- */

static void bound_trace(kr_visitor *v, kr_object *obj) {
    kr_method_wrapper *m = (kr_method_wrapper *)obj;
    kr_visit(v, &m->wrapper);
    kr_visit(v, &m->self);
}

static const kr_wrapper *wrapper_in(kr_value m) {
    return KR_AS(const kr_wrapper, KR_AS(const kr_method_wrapper, m)->wrapper);
}

static kr_value bound_call(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    return call_slot(ctx, wrapper_in(self), KR_AS(const kr_method_wrapper, self)->self, args, n);
}

static kr_value bound_repr(kr_ctx *ctx, kr_value self) {
    kr_value obj = KR_AS(const kr_method_wrapper, self)->self;
    return kr_str_format(ctx, "<method-wrapper '%U' of %T object at 0x%llx>",
                         kr_name_value(wrapper_in(self)->dunder), obj,
                         (unsigned long long)kr_object_id(obj));
}

static kr_value bound_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    (void)ctx;
    if ((op != KR_BIN_EQ && op != KR_BIN_NE) || !kr_is_exact(b, &kr_type_method_wrapper)) {
        return KR_NOTIMPL;
    }
    bool eq = wrapper_in(a) == wrapper_in(b) && kr_is(KR_AS(const kr_method_wrapper, a)->self,
                                                      KR_AS(const kr_method_wrapper, b)->self);
    return kr_bool(eq == (op == KR_BIN_EQ));
}

static kr_hash_t bound_hash(kr_ctx *ctx, kr_value self) {
    const kr_method_wrapper *m = KR_AS(const kr_method_wrapper, self);
    (void)ctx;
    return (kr_hash_t)((kr_object_id(m->self) >> 4) ^ (m->wrapper.w >> 4));
}

static kr_value bound_self(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(const kr_method_wrapper, self)->self;
}

static kr_value bound_name(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_name_value(wrapper_in(self)->dunder);
}

static kr_value bound_qualname(kr_ctx *ctx, kr_value self) {
    return wrapper_qualname(ctx, KR_AS(const kr_method_wrapper, self)->wrapper);
}

static kr_value bound_objclass(kr_ctx *ctx, kr_value self) {
    return wrapper_objclass(ctx, KR_AS(const kr_method_wrapper, self)->wrapper);
}

static kr_value bound_doc(kr_ctx *ctx, kr_value self) {
    return wrapper_doc(ctx, KR_AS(const kr_method_wrapper, self)->wrapper);
}

static const kr_builtin bound_methods[] = {
    KR_GETTER(&kr_type_method_wrapper, "__self__", bound_self, NULL, NULL),
    KR_GETTER(&kr_type_method_wrapper, "__name__", bound_name, NULL, NULL),
    KR_GETTER(&kr_type_method_wrapper, "__qualname__", bound_qualname, NULL, NULL),
    KR_GETTER(&kr_type_method_wrapper, "__objclass__", bound_objclass, NULL, NULL),
    KR_GETTER(&kr_type_method_wrapper, "__doc__", bound_doc, NULL, NULL),
};

const kr_type kr_type_method_wrapper = {
    .base_object = {&kr_type_type},
    .name = "method-wrapper",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW,
    .rom_id = KR_ROM_method_wrapper,
    .version = 1,
    .size = sizeof(kr_method_wrapper),
    .methods = bound_methods,
    .n_methods = KR_ARRAY_LEN(bound_methods),
    .trace = bound_trace,
    .repr = bound_repr,
    .hash = bound_hash,
    .compare = bound_compare,
    .call = bound_call,
};
