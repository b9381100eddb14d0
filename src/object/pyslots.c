/* Slots of classes whose special methods are written in Python: C code that asks a slot gets here.
 *
 * The interpreter looks at dunder[] first and runs such methods in frames of its own; these
 * functions serve everything that starts in C (sort keys, dict look-ups, built-in functions) and
 * count against the C stack. Where a slot stands for several methods and the class has only some
 * of them, the others fall back to the slot of the built-in base that provides them. */
#include "object/bytes.h"
#include "object/exception.h"
#include "object/float.h"
#include "object/int.h"
#include "object/type_internal.h"

kr_value kr_call_attr(kr_ctx *ctx, kr_value attr, kr_value self, kr_value *args, size_t n) {
    kr_value buf[6];
    if (kr_typeof(attr)->flags & KR_TF_METHOD && n < KR_ARRAY_LEN(buf)) {
        buf[0] = self;
        for (size_t i = 0; i < n; i++) buf[i + 1] = args[i];
        return kr_call(ctx, attr, buf, KR_NARGS(n + 1, 0));
    }
    return kr_call(ctx, kr_bind(ctx, attr, self, kr_typeof(self)), args, KR_NARGS(n, 0));
}

kr_value kr_call_prepend(kr_ctx *ctx, kr_value callee, kr_value first, kr_value *args, kr_nargs n) {
    kr_value small[12] = {KR_NULL}, *buf = small;
    size_t total = kr_npos(n) + 2 * (size_t)kr_nkw(n);
    if (total + 1 > KR_ARRAY_LEN(small)) {
        buf = KR_AS(kr_tuple, kr_tuple_new(ctx, total + 1, NULL))->items;
    }
    buf[0] = first;
    if (total) memcpy(buf + 1, args, total * sizeof *buf);
    return kr_call(ctx, callee, buf, n + 1);
}

/* The method of self's class for special method d as a raw attribute: Python's, or a built-in's. */
static kr_value method_of(kr_ctx *ctx, const kr_type *t, int d) {
    kr_value f = kr_type_dunder(t, d);
    return kr_isnull(f) ? kr_type_lookup(ctx, t, kr_name_value(d)) : f;
}

/* The built-in slot that stands for special method d of t, NULL if there is none. */
static kr_slot_fn native_slot(kr_ctx *ctx, const kr_type *t, int d) {
    kr_value attr = kr_type_lookup(ctx, t, kr_name_value(d));
    const kr_type *owner = kr_isnull(attr) ? NULL : kr_wrapper_owner(attr, d);
    return owner ? kr_slot_find(owner, kr_slot_offset[d]) : NULL;
}

static kr_value call_dunder(kr_ctx *ctx, kr_value self, int d, kr_value *args, size_t n) {
    kr_check_recursion(ctx, "");
    return kr_call_attr(ctx, method_of(ctx, kr_typeof(self), d), self, args, n);
}

/* ---- life ---- */

static kr_value kr_py_new_(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value f = kr_type_dunder(cls, KR_DUNDER___new__);
    if (!(kr_typeof(f)->flags & KR_TF_METHOD)) f = kr_bind(ctx, f, KR_NULL, cls);
    return kr_call_prepend(ctx, f, kr_type_value(cls), args, n);
}

static void kr_py_init(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    kr_value f = method_of(ctx, kr_typeof(self), KR_DUNDER___init__), r;
    if (kr_typeof(f)->flags & KR_TF_METHOD) {
        r = kr_call_prepend(ctx, f, self, args, n);
    } else {
        r = kr_call(ctx, kr_bind(ctx, f, self, kr_typeof(self)), args, n);
    }
    if (!kr_is_none(r)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "__init__() should return None, not '%T'", r);
    }
}

static void kr_py_finalize(kr_ctx *ctx, kr_object *obj) {
    const kr_type *rom = obj->type;
    while (rom->flags & KR_TF_HEAP) rom = rom->base;
    kr_value f = kr_type_dunder(obj->type, KR_DUNDER___del__);
    kr_call_attr(ctx, f, kr_from_ptr(obj), NULL, 0);
    void (*inherited)(kr_ctx *, kr_object *) = KR_SLOT(rom, finalize);
    if (inherited) inherited(ctx, obj);
}

/* ---- basic ---- */

/* kr_repr and kr_tostr check that it is a str. */
static kr_value kr_py_repr(kr_ctx *ctx, kr_value self) {
    return call_dunder(ctx, self, KR_DUNDER___repr__, NULL, 0);
}

static kr_value kr_py_str(kr_ctx *ctx, kr_value self) {
    return call_dunder(ctx, self, KR_DUNDER___str__, NULL, 0);
}

static kr_hash_t kr_py_hash(kr_ctx *ctx, kr_value self) {
    kr_value r = call_dunder(ctx, self, KR_DUNDER___hash__, NULL, 0);
    int64_t i;
    if (!kr_is_int(r)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "__hash__ method should return an integer");
    }
    if (kr_int_to_i64(r, &i) && (kr_hash_t)i == i) return i == -1 ? -2 : (kr_hash_t)i;
    return kr_type_int.hash(ctx, kr_int_exact(ctx, r));
}

static kr_value kr_py_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    int d = kr_binop_dunder(op);
    kr_value f = kr_type_dunder(kr_typeof(a), d);
    if (!kr_isnull(f)) {
        kr_check_recursion(ctx, " in comparison");
        return kr_call_attr(ctx, f, a, &b, 1);
    }
    kr_slot_fn native = native_slot(ctx, kr_typeof(a), d);
    if (!native) return kr_object_compare(ctx, op, a, b);
    return ((kr_value(*)(kr_ctx *, kr_binop, kr_value, kr_value))native)(ctx, op, a, b);
}

static kr_value kr_py_call(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    kr_value f = method_of(ctx, kr_typeof(self), KR_DUNDER___call__);
    kr_check_recursion(ctx, "");
    if (kr_typeof(f)->flags & KR_TF_METHOD) return kr_call_prepend(ctx, f, self, args, n);
    return kr_call(ctx, kr_bind(ctx, f, self, kr_typeof(self)), args, n);
}

/* ---- attributes ---- */

typedef struct attr_job {
    kr_value self, name;
} attr_job;

static kr_value plain_getattr(kr_ctx *ctx, kr_value self, kr_value name) {
    kr_value f = kr_type_dunder(kr_typeof(self), KR_DUNDER___getattribute__);
    kr_slot_fn native;
    if (!kr_isnull(f)) return kr_call_attr(ctx, f, self, &name, 1);
    native = native_slot(ctx, kr_typeof(self), KR_DUNDER___getattribute__);
    if (!native) return kr_object_getattr(ctx, self, name);
    return ((kr_value(*)(kr_ctx *, kr_value, kr_value))native)(ctx, self, name);
}

static kr_value run_getattr(kr_ctx *ctx, void *arg) {
    attr_job *job = arg;
    return plain_getattr(ctx, job->self, job->name);
}

static kr_value kr_py_getattr(kr_ctx *ctx, kr_value self, kr_value name) {
    kr_value hook = kr_type_dunder(kr_typeof(self), KR_DUNDER___getattr__);
    attr_job job = {self, name};
    kr_value exc, v;
    kr_check_recursion(ctx, "");
    if (kr_isnull(hook)) return plain_getattr(ctx, self, name);
    v = kr_protect(ctx, run_getattr, &job, &exc);
    if (!kr_isnull(exc)) {
        if (!kr_is_instance_of(exc, &kr_type_AttributeError)) kr_raise(ctx, exc);
    } else if (!kr_isnull(v)) {
        return v;
    }
    return kr_call_attr(ctx, hook, self, &name, 1);
}

static void kr_py_setattr(kr_ctx *ctx, kr_value self, kr_value name, kr_value value) {
    int d = kr_isnull(value) ? KR_DUNDER___delattr__ : KR_DUNDER___setattr__;
    kr_value f = kr_type_dunder(kr_typeof(self), d), args[2] = {name, value};
    kr_slot_fn native;
    if (!kr_isnull(f)) {
        kr_check_recursion(ctx, "");
        kr_call_attr(ctx, f, self, args, kr_isnull(value) ? 1 : 2);
        return;
    }
    native = native_slot(ctx, kr_typeof(self), d);
    if (!native) native = (kr_slot_fn)kr_object_setattr;
    ((void (*)(kr_ctx *, kr_value, kr_value, kr_value))native)(ctx, self, name, value);
}

/* ---- descriptors ---- */

static kr_value kr_py_descr_get(kr_ctx *ctx, kr_value descr, kr_value obj, kr_value cls) {
    kr_value args[2] = {kr_isnull(obj) ? KR_NONE : obj, kr_isnull(cls) ? KR_NONE : cls};
    return call_dunder(ctx, descr, KR_DUNDER___get__, args, 2);
}

/* A method of a shared slot that may be missing: AttributeError with its name, as CPython. */
static kr_value required(kr_ctx *ctx, kr_value self, int d) {
    kr_value f = method_of(ctx, kr_typeof(self), d);
    if (kr_isnull(f)) kr_raise_obj(ctx, &kr_type_AttributeError, kr_name_value(d));
    return f;
}

static void kr_py_descr_set(kr_ctx *ctx, kr_value descr, kr_value obj, kr_value value) {
    kr_value args[2] = {obj, value};
    bool del = kr_isnull(value);
    kr_value f = required(ctx, descr, del ? KR_DUNDER___delete__ : KR_DUNDER___set__);
    kr_call_attr(ctx, f, descr, args, del ? 1 : 2);
}

/* ---- iteration ---- */

static kr_value kr_py_iter(kr_ctx *ctx, kr_value self) {
    kr_value f = method_of(ctx, kr_typeof(self), KR_DUNDER___iter__);
    if (kr_is_none(f)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "'%T' object is not iterable", self);
    }
    kr_check_recursion(ctx, "");
    return kr_call_attr(ctx, f, self, NULL, 0);
}

static kr_value run_next(kr_ctx *ctx, void *arg) {
    return call_dunder(ctx, *(kr_value *)arg, KR_DUNDER___next__, NULL, 0);
}

static kr_value kr_py_next(kr_ctx *ctx, kr_value self) {
    kr_value exc, v = kr_protect(ctx, run_next, &self, &exc);
    if (kr_isnull(exc)) return v;
    if (!kr_is_instance_of(exc, &kr_type_StopIteration)) kr_raise(ctx, exc);
    ctx->stop_value = KR_AS(kr_exc, exc)->field[KR_STOP_VALUE];
    if (kr_is_none(ctx->stop_value)) ctx->stop_value = KR_NULL;
    return KR_NULL;
}

/* ---- containers ---- */

static size_t kr_py_len(kr_ctx *ctx, kr_value self) {
    kr_value r = call_dunder(ctx, self, KR_DUNDER___len__, NULL, 0);
    kr_value i = kr_index(ctx, r);
    if (kr_int_sign(i) < 0) kr_raise_fmt(ctx, &kr_type_ValueError, "__len__() should return >= 0");
    return (size_t)kr_index_ssize(ctx, i);
}

static bool kr_py_contains(kr_ctx *ctx, kr_value self, kr_value item) {
    kr_value f = method_of(ctx, kr_typeof(self), KR_DUNDER___contains__);
    if (kr_is_none(f)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "'%T' object is not a container", self);
    }
    kr_check_recursion(ctx, "");
    return kr_truth(ctx, kr_call_attr(ctx, f, self, &item, 1));
}

static bool kr_py_truth(kr_ctx *ctx, kr_value self) {
    kr_value r = call_dunder(ctx, self, KR_DUNDER___bool__, NULL, 0);
    if (kr_is(r, KR_TRUE)) return true;
    if (kr_is(r, KR_FALSE)) return false;
    kr_raise_fmt(ctx, &kr_type_TypeError, "__bool__ should return bool, returned %T", r);
}

static kr_value kr_py_subscr(kr_ctx *ctx, kr_value self, kr_value key) {
    return call_dunder(ctx, self, KR_DUNDER___getitem__, &key, 1);
}

static void kr_py_store_subscr(kr_ctx *ctx, kr_value self, kr_value key, kr_value value) {
    bool del = kr_isnull(value);
    kr_value args[2] = {key, value};
    kr_value f = required(ctx, self, del ? KR_DUNDER___delitem__ : KR_DUNDER___setitem__);
    kr_check_recursion(ctx, "");
    kr_call_attr(ctx, f, self, args, del ? 1 : 2);
}

static kr_value kr_py_await(kr_ctx *ctx, kr_value self) {
    return call_dunder(ctx, self, KR_DUNDER___await__, NULL, 0);
}

static kr_value kr_py_aiter(kr_ctx *ctx, kr_value self) {
    return call_dunder(ctx, self, KR_DUNDER___aiter__, NULL, 0);
}

static kr_value kr_py_anext(kr_ctx *ctx, kr_value self) {
    return call_dunder(ctx, self, KR_DUNDER___anext__, NULL, 0);
}

/* ---- numbers ---- */

static int unop_dunder(kr_unop op) {
    switch (op) {
    case KR_UN_POS:
        return KR_DUNDER___pos__;
    case KR_UN_NEG:
        return KR_DUNDER___neg__;
    case KR_UN_INVERT:
        return KR_DUNDER___invert__;
    case KR_UN_ABS:
        return KR_DUNDER___abs__;
    case KR_UN_INT:
        return KR_DUNDER___int__;
    case KR_UN_FLOAT:
        return KR_DUNDER___float__;
    case KR_UN_INDEX:
        return KR_DUNDER___index__;
    default:
        return KR_DUNDER___complex__;
    }
}

static kr_value checked_unary(kr_ctx *ctx, kr_unop op, kr_value self, kr_value r) {
    switch (op) {
    case KR_UN_INT:
    case KR_UN_INDEX:
        if (kr_is_smallint(r) || kr_is_exact(r, &kr_type_int)) return r;
        if (kr_is_int(r)) {
            kr_warn_strict_subclass(ctx, KR_NULL, op == KR_UN_INT ? "__int__" : "__index__", "int",
                                    r);
            return r;
        }
        kr_raise_fmt(ctx, &kr_type_TypeError, "%s returned non-int (type %T)",
                     op == KR_UN_INT ? "__int__" : "__index__", r);
    case KR_UN_FLOAT:
        if (kr_is_immfloat(r) || kr_is_exact(r, &kr_type_float)) return r;
        if (kr_is_float(r)) {
            kr_warn_strict_subclass(ctx, self, "__float__", "float", r);
            return r;
        }
        kr_raise_fmt(ctx, &kr_type_TypeError, "%T.__float__ returned non-float (type %T)", self, r);
    case KR_UN_COMPLEX:
        if (kr_has_flag(r, KR_TF_COMPLEX)) return r;
        kr_raise_fmt(ctx, &kr_type_TypeError, "%T.__complex__ returned non-complex (type %T)", self,
                     r);
    default:
        return r;
    }
}

static kr_value kr_py_unary(kr_ctx *ctx, kr_unop op, kr_value a) {
    int d = unop_dunder(op);
    kr_value f = kr_type_dunder(kr_typeof(a), d);
    kr_slot_fn native;
    if (!kr_isnull(f)) {
        kr_check_recursion(ctx, "");
        return checked_unary(ctx, op, a, kr_call_attr(ctx, f, a, NULL, 0));
    }
    native = native_slot(ctx, kr_typeof(a), d);
    if (!native) return KR_NOTIMPL;
    return ((kr_value(*)(kr_ctx *, kr_unop, kr_value))native)(ctx, op, a);
}

kr_value kr_py_half(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b, bool right) {
    kr_value self = right ? b : a, other = right ? a : b;
    const kr_type *t = kr_typeof(self);
    int d = right ? kr_binop_reflected(op) : kr_binop_dunder(op);
    kr_value f = kr_type_dunder(t, d);
    kr_slot_fn native;
    if (!kr_isnull(f)) {
        kr_check_recursion(ctx, "");
        return kr_call_attr(ctx, f, self, &other, 1);
    }
    native = native_slot(ctx, t, d);
    if (!native) return KR_NOTIMPL;
    return ((kr_value(*)(kr_ctx *, kr_binop, kr_value, kr_value))native)(ctx, op, a, b);
}

kr_value kr_py_binary(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    kr_value r = KR_NOTIMPL;
    if (kr_slots_of(kr_typeof(a))->binary == kr_py_binary) r = kr_py_half(ctx, op, a, b, false);
    if (kr_is(r, KR_NOTIMPL) && kr_slots_of(kr_typeof(b))->binary == kr_py_binary &&
        kr_typeof(a) != kr_typeof(b)) {
        r = kr_py_half(ctx, op, a, b, true);
    }
    return r;
}

static kr_value kr_py_inplace(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    return kr_py_half(ctx, op, a, b, false);
}

/* ---- buffer ---- */

/* Owner of a buffer that __buffer__ handed out: remembers whom to tell when it is released. */
typedef struct lent_buffer {
    kr_object base;
    kr_value exporter, view;
    kr_buffer inner; /* what the view handed out */
} lent_buffer;

static void lent_trace(kr_visitor *v, kr_object *obj) {
    lent_buffer *l = (lent_buffer *)obj;
    kr_visit(v, &l->exporter);
    kr_visit(v, &l->view);
    kr_visit(v, &l->inner.owner);
}

static kr_value run_lent_release(kr_ctx *ctx, void *arg) {
    lent_buffer *l = arg;
    kr_value f = kr_type_dunder(kr_typeof(l->exporter), KR_DUNDER___release_buffer__);
    if (!kr_isnull(f)) kr_call_attr(ctx, f, l->exporter, &l->view, 1);
    return kr_call_method(ctx, l->view, kr_str_intern_rom(ctx, "release"), NULL, 0);
}

static void lent_release(kr_ctx *ctx, kr_buffer *buf) {
    lent_buffer *l = KR_AS(lent_buffer, buf->owner);
    kr_value exc;
    kr_release_buffer(ctx, &l->inner);
    kr_protect(ctx, run_lent_release, l, &exc);
    if (!kr_isnull(exc)) kr_unraisable(ctx, exc, l->exporter);
}

static const kr_type lent_type = {
    .base_object = {&kr_type_type},
    .name = "_buffer_wrapper",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW,
    .version = 1,
    .size = sizeof(lent_buffer),
    .trace = lent_trace,
    .release = lent_release,
};

static bool kr_py_buffer(kr_ctx *ctx, kr_value self, kr_buffer *out, bool writable) {
    kr_value flags = kr_smallint(writable ? 0x11d : 0x11c); /* PyBUF_FULL / FULL_RO */
    kr_value f = kr_type_dunder(kr_typeof(self), KR_DUNDER___buffer__), view;
    kr_slot_fn native;
    lent_buffer *lent;
    if (kr_isnull(f)) {
        native = native_slot(ctx, kr_typeof(self), KR_DUNDER___buffer__);
        if (!native) return false;
        return ((bool (*)(kr_ctx *, kr_value, kr_buffer *, bool))native)(ctx, self, out, writable);
    }
    view = kr_call_attr(ctx, f, self, &flags, 1);
    if (!kr_is_exact(view, &kr_type_memoryview)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "__buffer__ returned non-memoryview object");
    }
    lent = kr_heap_new(ctx, &lent_type, sizeof *lent);
    kr_store_init(&lent->exporter, self);
    kr_store_init(&lent->view, view);
    if (!kr_try_buffer(ctx, view, &lent->inner, writable)) return false;
    kr_keep_buffer(ctx, &lent->inner);
    *out = lent->inner;
    out->owner = kr_from_ptr(lent);
    return true;
}

static void kr_py_release(kr_ctx *ctx, kr_buffer *buf) {
    const kr_type *rom = kr_typeof(buf->owner);
    while (rom->flags & KR_TF_HEAP) rom = rom->base;
    if (KR_SLOT(rom, release)) KR_SLOT(rom, release)(ctx, buf);
}

kr_slot_fn kr_py_slot(int d) {
    static const kr_slot_fn slots[KR_N_DUNDERS] = {
#define KR_DUNDER(name, slot) (kr_slot_fn) kr_py_##slot,
#include "object/slots.def"
#undef KR_DUNDER
    };
    return slots[d];
}

/* Classes without a base, and those of them that have nothing but an __init__. */
#define OBJECT_SLOTS                                                                               \
    .new_ = kr_object_new, .repr = kr_object_repr, .str = kr_object_str, .hash = kr_object_hash,   \
    .compare = kr_object_compare, .getattr = kr_object_getattr, .setattr = kr_object_setattr
const kr_behaviour kr_common_behaviours[2] = {
    {.slots = {OBJECT_SLOTS, .init = kr_object_init_slot}},
    {.slots = {OBJECT_SLOTS, .init = kr_py_init}, .n = 1, .at = {[KR_DUNDER___init__] = 1}},
};
