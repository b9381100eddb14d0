/* What objects may ask of each other and of the interpreter.
 *
 * Declared here, implemented in object/ where it only needs slots, and in vm/ where it runs
 * Python code (call, raise, protect): the one arrow upwards that the layer check allows.
 * Everything may raise (long jump) unless it says otherwise. C code holds no malloc'ed memory, FILE
 * or other resource across a call that may raise, except under kr_protect. */
#ifndef KR_OBJECT_PROTOCOL_H
#define KR_OBJECT_PROTOCOL_H

#include <stdarg.h>

#include "object/type.h"

/* ======== implemented in vm/ ======== */

/* ---- calls: n args are positional unless nargs says so; args may lie anywhere ---- */
kr_value kr_call(kr_ctx *ctx, kr_value callee, kr_value *args, kr_nargs n);
kr_value kr_call0(kr_ctx *ctx, kr_value callee);
kr_value kr_call1(kr_ctx *ctx, kr_value callee, kr_value a);
kr_value kr_call2(kr_ctx *ctx, kr_value callee, kr_value a, kr_value b);
kr_value kr_call3(kr_ctx *ctx, kr_value callee, kr_value a, kr_value b, kr_value c);
/* f(*args_tuple, **kwargs); kwargs is a dict or KR_NULL */
kr_value kr_call_ex(kr_ctx *ctx, kr_value callee, kr_value args_tuple, kr_value kwargs);
/* obj.name(args...): name interned; args without self */
kr_value kr_call_method(kr_ctx *ctx, kr_value obj, kr_value name, kr_value *args, kr_nargs n);
/* Special method looked up on the type: type(obj).name(obj, args...); false and nothing called
 * if absent. */
bool kr_call_special(kr_ctx *ctx, kr_value obj, kr_value name, kr_value *args, size_t n,
                     kr_value *out);
/* Runs a class body function with `ns` (dict or any mapping) as its locals; returns what it returns
 * (None or the __class__ cell). */
kr_value kr_run_class_body(kr_ctx *ctx, kr_value body, kr_value ns);

/* ---- raising: long jumps to the innermost protected region; never return ---- */
KR_NORETURN void kr_raise(kr_ctx *ctx, kr_value exc); /* an instance of BaseException */
/* kr_raise_fmt(ctx, &kr_type_TypeError, "..."): format letters %s C string, %d int, %zd ssize_t,
 * %zu size_t, %lld, %x, %c code point, %% and for values: %S str(v) %R repr(v) %A ascii(v)
 * %T name of v's type, %Z the same but None for None, %N name of a const kr_type *, %U a str value
 * as it is. %.Ns cuts, %.200s ok. */
KR_NORETURN void kr_raise_fmt(kr_ctx *ctx, const kr_type *type, const char *fmt, ...);
#if !KR_CFG_MESSAGES
#define kr_raise_fmt(ctx, type, ...) kr_raise_bare(ctx, type)
#endif
KR_NORETURN void kr_raise_obj(kr_ctx *ctx, const kr_type *type, kr_value arg); /* type(arg) */
KR_NORETURN void kr_raise_none(kr_ctx *ctx, const kr_type *type);              /* type() */
/* The two that most are, by shorter calls. */
KR_NORETURN void kr_raise_type_error(kr_ctx *ctx);
KR_NORETURN void kr_raise_value_error(kr_ctx *ctx);
static inline KR_ALWAYS_INLINE KR_NORETURN void kr_raise_bare(kr_ctx *ctx, const kr_type *type) {
    if (type == &kr_type_TypeError) kr_raise_type_error(ctx);
    if (type == &kr_type_ValueError) kr_raise_value_error(ctx);
    kr_raise_none(ctx, type);
}
/* filename or KR_NULL */
KR_NORETURN void kr_raise_oserror(kr_ctx *ctx, int err, kr_value filename);
KR_NORETURN void kr_raise_keyerror(kr_ctx *ctx, kr_value key);
/* kr_raise_memory(ctx): see heap.h */
/* StopIteration(value) from C code that must raise it (next()): value KR_NULL for none. */
KR_NORETURN void kr_raise_stop(kr_ctx *ctx, kr_value value);
/* ImportError family etc. with attributes: exception made with kr_exc_new, then kr_raise. */

/* Runs fn(ctx, arg). If it raises: returns KR_NULL and puts the exception into *exc (which then is
 * considered caught); otherwise returns its value with *exc KR_NULL. */
kr_value kr_protect(kr_ctx *ctx, kr_value (*fn)(kr_ctx *, void *), void *arg, kr_value *exc);
/* Prints an exception that cannot be raised ("Exception ignored in: ..."). Never raises. */
void kr_unraisable(kr_ctx *ctx, kr_value exc, kr_value where);
/* RuntimeError: super() is called without arguments where the compiler could not give them. */
KR_NORETURN void kr_raise_bare_super(kr_ctx *ctx);
/* warnings.warn(text, category) as far as the program can see it; may raise if filters say so. */
/* A conversion method gave r, which is of a strict subclass of `base`: deprecated. who: the object,
 * if the message names its type, or KR_NULL. */
void kr_warn_strict_subclass(kr_ctx *ctx, kr_value who, const char *method, const char *base,
                             kr_value r);
void kr_warn(kr_ctx *ctx, const kr_type *category, const char *fmt, ...);
/* warnings.warn_explicit(text, category, filename, line). */
void kr_warn_at(kr_ctx *ctx, const kr_type *category, kr_value filename, uint32_t line,
                kr_value text);

/* ---- interruption ---- */
/* Called by long C loops with the work done since the last call (1 unit ~ 1 ns..10 ns); polls
 * signals every so often. May raise KeyboardInterrupt. */
void kr_poll(kr_ctx *ctx);
static inline void kr_tick(kr_ctx *ctx, uint32_t work) {
    ctx->tick_work += work;
    if (KR_UNLIKELY(ctx->tick_work > 100000)) {
        ctx->tick_work = 0;
        if (ctx->pending) kr_poll(ctx);
    }
}
/* Raises RecursionError when the C stack runs low: at the start of recursive C functions. `what` is
 * the tail of the text: "maximum recursion depth exceeded" + what, e.g. " while getting the repr of
 * an object"; NULL for none. */
KR_NORETURN void kr_raise_recursion(kr_ctx *ctx, const char *what);
static inline void kr_check_recursion(kr_ctx *ctx, const char *what) {
    char here;
    if (KR_UNLIKELY(&here < ctx->c_stack_limit)) kr_raise_recursion(ctx, what);
}

/* ---- other threads ---- */
/* Calls fn(arg), which waits for something: other threads run Python code meanwhile, so it looks at
 * no object. Memory that it fills or reads must not be what they can resize (an exported buffer, a
 * block that only this C function knows). errno is as fn left it. */
void kr_blocking_threads(kr_ctx *ctx, void (*fn)(void *arg), void *arg);
static inline void kr_blocking(kr_ctx *ctx, void (*fn)(void *arg), void *arg) {
    if (KR_CFG_THREADS && KR_UNLIKELY(ctx->vm->gil))
        kr_blocking_threads(ctx, fn, arg);
    else
        fn(arg);
}

/* ---- names of the running code, for messages and defaults ---- */
kr_value kr_current_globals(kr_ctx *ctx); /* dict of the innermost Python frame, or KR_NULL */
kr_value kr_import(kr_ctx *ctx, const char *name); /* absolute import; returns the leaf module */

/* ======== implemented in object/ (protocol.c and others) ======== */

/* ---- attributes; name is an interned str ---- */
kr_value kr_getattr(kr_ctx *ctx, kr_value obj, kr_value name);     /* raises AttributeError */
kr_value kr_getattr_opt(kr_ctx *ctx, kr_value obj, kr_value name); /* KR_NULL if AttributeError */
void kr_setattr(kr_ctx *ctx, kr_value obj, kr_value name, kr_value value);
void kr_delattr(kr_ctx *ctx, kr_value obj, kr_value name);
bool kr_hasattr(kr_ctx *ctx, kr_value obj, kr_value name);
KR_NORETURN void kr_raise_no_attr(kr_ctx *ctx, kr_value obj, kr_value name); /* with suggestions */
/* For LOAD_METHOD: returns the callable; *self = obj if it must be prepended (binding skipped),
 * else KR_NULL. Raises AttributeError. */
kr_value kr_load_method(kr_ctx *ctx, kr_value obj, kr_value name, kr_value *self);
/* What a call through class attribute `attr` of obj (class cls) really calls: functions and
 * built-in methods with *self = obj, the function in a classmethod with *self = cls, the one in a
 * staticmethod as it is; KR_NULL for anything else (then *self is untouched). */
kr_value kr_unwrap_method(kr_value attr, kr_value obj, kr_value cls, kr_value *self);
/* Binds a class attribute to obj through its descr_get (returns it unchanged if it has none). */
kr_value kr_bind(kr_ctx *ctx, kr_value attr, kr_value obj, const kr_type *cls);
/* Special method bound to obj, looked up on the type; KR_NULL if absent. */
kr_value kr_lookup_special(kr_ctx *ctx, kr_value obj, kr_value name);

/* "Did you mean": the str of `candidates` (list or tuple) nearest to name, KR_NULL if none is
 * near. */
kr_value kr_suggest(kr_ctx *ctx, kr_value candidates, kr_value name);
/* ... out of dir(obj); runs Python code if the class has __dir__ */
kr_value kr_suggest_attribute(kr_ctx *ctx, kr_value obj, kr_value name);

/* ---- operators ---- */
kr_value kr_unary(kr_ctx *ctx, kr_unop op, kr_value a); /* NOT, POS, NEG, INVERT, ABS */
/* any binop, incl. comparisons, in, is */
kr_value kr_binary(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b);
/* The `binary` slot of classes with operators in Python, and one side of it (pyslots.c). */
kr_value kr_py_binary(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b);
kr_value kr_py_half(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b, bool right);
/* TypeError "unsupported operand type(s) for +: 'int' and 'str'" or what sequences say instead */
KR_NORETURN void kr_raise_operands(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b);
kr_value kr_pow3(kr_ctx *ctx, kr_value a, kr_value b, kr_value mod);
/* LT..NE, any result value */
kr_value kr_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b);
bool kr_compare_bool(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b);
bool kr_equal(kr_ctx *ctx, kr_value a, kr_value b); /* identity or == (containers) */
bool kr_truth(kr_ctx *ctx, kr_value v);
kr_hash_t kr_hash(kr_ctx *ctx, kr_value v);
bool kr_contains(kr_ctx *ctx, kr_value container, kr_value item);
kr_value kr_getitem(kr_ctx *ctx, kr_value obj, kr_value key);
void kr_setitem(kr_ctx *ctx, kr_value obj, kr_value key, kr_value value);
void kr_delitem(kr_ctx *ctx, kr_value obj, kr_value key);
size_t kr_len(kr_ctx *ctx, kr_value v); /* TypeError if it has none */
/* len() or __length_hint__ or dflt */
size_t kr_length_hint(kr_ctx *ctx, kr_value v, size_t dflt);

/* ---- text ---- */
kr_value kr_repr(kr_ctx *ctx, kr_value v);
kr_value kr_tostr(kr_ctx *ctx, kr_value v);
kr_value kr_ascii(kr_ctx *ctx, kr_value v);
kr_value kr_format(kr_ctx *ctx, kr_value v, kr_value spec); /* format(v, spec) */
/* For containers' repr: true if obj is already being printed on this context (then nothing is
 * entered); kr_repr_leave must follow a false. Exceptions unwind it by themselves. */
bool kr_repr_enter(kr_ctx *ctx, kr_value obj);
void kr_repr_leave(kr_ctx *ctx, kr_value obj);

/* ---- iteration ---- */
kr_value kr_iter(kr_ctx *ctx, kr_value v); /* iter(v); TypeError "'int' object is not iterable" */
kr_value kr_iter_keys(kr_ctx *ctx, kr_value mapping, kr_value keys); /* what its keys() returned */
/* Next item or KR_NULL at the end; StopIteration raised by Python code counts as the end. */
kr_value kr_next(kr_ctx *ctx, kr_value it);
/* Calls fn for each item of v (fast paths for list and tuple, safe under mutation); fn returns
 * false to stop early. Returns false if stopped. */
bool kr_foreach(kr_ctx *ctx, kr_value v, bool (*fn)(kr_ctx *, kr_value item, void *arg), void *arg);

/* ---- conversions of arguments ---- */
static inline bool kr_is_int(kr_value v) { /* int or subclass (bool too) */
    return kr_is_smallint(v) || (kr_is_object(v) && (kr_ptr(v)->type->flags & KR_TF_INT));
}
bool kr_is_index(kr_value v);               /* has __index__ */
kr_value kr_index(kr_ctx *ctx, kr_value v); /* operator.index: exact int value */
/* __index__ as ssize; OverflowError "cannot fit 'int' into an index-sized integer" */
kr_sword kr_index_ssize(kr_ctx *ctx, kr_value v);
/* The same for a size or a count among the arguments of a method, which has another message. */
kr_sword kr_ssize_arg(kr_ctx *ctx, kr_value v);
kr_sword kr_index_clamped(kr_ctx *ctx, kr_value v); /* for slices: clamps instead of raising */
/* int or __index__; OverflowError "Python int too large to convert to C long" */
int64_t kr_as_int64(kr_ctx *ctx, kr_value v);
int kr_as_int(kr_ctx *ctx, kr_value v); /* ... "to C int" */
/* float(): __float__, __index__; TypeError "must be real number, not str" */
double kr_as_double(kr_ctx *ctx, kr_value v);

/* ---- isinstance ---- */
bool kr_isinstance(kr_ctx *ctx, kr_value obj, kr_value cls_or_tuple); /* full protocol */
bool kr_issubclass(kr_ctx *ctx, kr_value sub, kr_value cls);
static inline bool kr_is_instance_of(kr_value obj, const kr_type *t) { /* plain, no hooks */
    const kr_type *ot = kr_typeof(obj);
    return ot == t || kr_type_is_subtype(ot, t);
}

/* ---- calling built-in functions (builtin.c) ---- */
/* Calls a kr_builtin with args (self included for methods); checks counts and keywords. */
kr_value kr_builtin_call(kr_ctx *ctx, const kr_builtin *f, kr_value *args, kr_nargs n);
/* Binds args after a signature (see kr_builtin.sig) into out[]; fname for messages. n_self leading
 * args are copied unbound. *args become a tuple, **kwargs a dict. */
void kr_bind_args(kr_ctx *ctx, const char *fname, const char *sig, kr_value *args, kr_nargs n,
                  size_t n_self, kr_value *out);
/* TypeErrors in the usual words */
void kr_check_no_kw(kr_ctx *ctx, const char *fname, kr_nargs n);
/* For the constructor of `base`: n without keywords. They are a TypeError unless cls is a subclass
 * whose own __init__ may want them. */
kr_nargs kr_constructor_args(kr_ctx *ctx, const char *fname, const kr_type *cls,
                             const kr_type *base, kr_nargs n);
/* no kw too */
void kr_check_args(kr_ctx *ctx, const char *fname, kr_nargs n, size_t min, size_t max);

/* ---- buffers ---- */
/* TypeError "a bytes-like object is required, not 'X'" */
void kr_get_buffer(kr_ctx *ctx, kr_value v, kr_buffer *out, bool writable);
bool kr_try_buffer(kr_ctx *ctx, kr_value v, kr_buffer *out, bool writable);
void kr_release_buffer(kr_ctx *ctx, kr_buffer *buf);
/* For a buffer that outlives the C function that took it: a raise no longer releases it. */
void kr_keep_buffer(kr_ctx *ctx, kr_buffer *buf);
/* Whether somebody still uses the buffers counted there. If so, collects first: views that nobody
 * holds any more count until then. Runs no Python code. */
bool kr_buffers_in_use(kr_ctx *ctx, const uint32_t *exports);

#endif
