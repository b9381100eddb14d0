/* Module builtins: the functions that need no frame of their own. exec, eval, compile, globals,
 * locals and the like come from vm/builtins_vm.c; types are published by their own tables. */
#include "base/utf8.h"
#include "module/builtins_io.h"
#include "object/bytes.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/float.h"
#include "object/format.h"
#include "object/int.h"
#include "object/iter.h"
#include "object/module.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "object/str.h"
#include "vm/builtins_vm.h"

static kr_value bi_abs(kr_ctx *ctx, kr_value v) {
    return kr_unary(ctx, KR_UN_ABS, v);
}

static bool all_step(kr_ctx *ctx, kr_value item, void *arg) {
    (void)arg;
    return kr_truth(ctx, item);
}

static kr_value bi_all(kr_ctx *ctx, kr_value v) {
    return kr_bool(kr_foreach(ctx, v, all_step, NULL));
}

static bool any_step(kr_ctx *ctx, kr_value item, void *arg) {
    (void)arg;
    return !kr_truth(ctx, item);
}

static kr_value bi_any(kr_ctx *ctx, kr_value v) {
    return kr_bool(!kr_foreach(ctx, v, any_step, NULL));
}

static kr_value bi_ascii(kr_ctx *ctx, kr_value v) {
    return kr_ascii(ctx, v);
}

static kr_value int_text(kr_ctx *ctx, kr_value v, int base) {
    return kr_int_to_text(ctx, kr_index(ctx, v), base, true);
}
static kr_value bi_bin(kr_ctx *ctx, kr_value v) {
    return int_text(ctx, v, 2);
}
static kr_value bi_oct(kr_ctx *ctx, kr_value v) {
    return int_text(ctx, v, 8);
}
static kr_value bi_hex(kr_ctx *ctx, kr_value v) {
    return int_text(ctx, v, 16);
}

static kr_value bi_callable(kr_ctx *ctx, kr_value v) {
    (void)ctx;
    return kr_bool(kr_slots_of(kr_typeof(v))->call != NULL);
}

static kr_value bi_chr(kr_ctx *ctx, kr_value v) {
    int64_t i;
    if (!kr_int_to_i64(kr_index(ctx, v), &i) || i < 0 || i > KR_UNICODE_MAX) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "chr() arg not in range(0x110000)");
    }
    return kr_str_from_char(ctx, (uint32_t)i);
}

static kr_value bi_ord(kr_ctx *ctx, kr_value v) {
    size_t n;
    kr_buffer b;
    if (kr_is_str(v)) {
        n = kr_str_chars(kr_str_of(v));
        if (n == 1) return kr_smallint(kr_str_char(ctx, v, 0));
    } else if (kr_has_flag(v, KR_TF_BYTES | KR_TF_BYTEARRAY)) {
        kr_get_buffer(ctx, v, &b, false);
        n = b.len;
        kr_value r = kr_smallint(n == 1 ? b.data[0] : 0);
        kr_release_buffer(ctx, &b);
        if (n == 1) return r;
    } else {
        kr_raise_fmt(ctx, &kr_type_TypeError, "ord() expected string of length 1, but %T found", v);
    }
    kr_raise_fmt(ctx, &kr_type_TypeError,
                 "ord() expected a character, but string of length %zu found", n);
}

/* An attribute name argument: str, interned. */
static kr_value attr_name(kr_ctx *ctx, kr_value name) {
    if (!kr_is_str(name)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "attribute name must be string, not '%T'", name);
    }
    return kr_str_intern_value(ctx, name);
}

static kr_value bi_getattr(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_value name = attr_name(ctx, a[1]);
    if (n < 3) return kr_getattr(ctx, a[0], name);
    kr_value v = kr_getattr_opt(ctx, a[0], name);
    return kr_isnull(v) ? a[2] : v;
}

static kr_value bi_hasattr(kr_ctx *ctx, kr_value obj, kr_value name) {
    return kr_bool(kr_hasattr(ctx, obj, attr_name(ctx, name)));
}

static kr_value bi_setattr(kr_ctx *ctx, kr_value obj, kr_value name, kr_value v) {
    kr_setattr(ctx, obj, attr_name(ctx, name), v);
    return KR_NONE;
}

static kr_value bi_delattr(kr_ctx *ctx, kr_value obj, kr_value name) {
    kr_delattr(ctx, obj, attr_name(ctx, name));
    return KR_NONE;
}

static kr_value bi_divmod(kr_ctx *ctx, kr_value a, kr_value b) {
    return kr_binary(ctx, KR_BIN_DIVMOD, a, b);
}

static kr_value bi_format(kr_ctx *ctx, size_t n, const kr_value *a) {
    if (n > 1 && !kr_is_str(a[1])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "format() argument 2 must be str, not %s",
                     kr_is_none(a[1]) ? "None" : kr_type_cname(kr_typeof(a[1])));
    }
    return kr_format(ctx, a[0], n > 1 ? a[1] : ctx->vm->str_empty);
}

static kr_value bi_hash(kr_ctx *ctx, kr_value v) {
    return kr_int_new(ctx, kr_hash(ctx, v));
}

static kr_value bi_id(kr_ctx *ctx, kr_value v) {
    return kr_int_from_u64(ctx, kr_object_id(v));
}

static kr_value bi_isinstance(kr_ctx *ctx, kr_value obj, kr_value cls) {
    return kr_bool(kr_isinstance(ctx, obj, cls));
}

static kr_value bi_issubclass(kr_ctx *ctx, kr_value obj, kr_value cls) {
    return kr_bool(kr_issubclass(ctx, obj, cls));
}

static kr_value bi_iter(kr_ctx *ctx, size_t n, const kr_value *a) {
    if (n == 1) return kr_iter(ctx, a[0]);
    if (!kr_slots_of(kr_typeof(a[0]))->call) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "iter(v, w): v must be callable");
    }
    return kr_call_iter_new(ctx, a[0], a[1]);
}

static kr_value bi_next(kr_ctx *ctx, size_t n, const kr_value *a) {
    if (!kr_slots_of(kr_typeof(a[0]))->next) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "'%T' object is not an iterator", a[0]);
    }
    kr_value v = kr_next(ctx, a[0]);
    if (!kr_isnull(v)) return v;
    kr_value stop = ctx->stop_value;
    ctx->stop_value = KR_NULL;
    if (n > 1) return a[1];
    kr_raise_stop(ctx, stop);
}

static kr_value bi_len(kr_ctx *ctx, kr_value v) {
    return kr_int_from_u64(ctx, kr_len(ctx, v));
}

/* ---- min, max ---- */
typedef struct kr_extreme {
    kr_value best, best_key, key;
    kr_binop op;
} kr_extreme;

static bool extreme_step(kr_ctx *ctx, kr_value item, void *arg) {
    kr_extreme *e = arg;
    kr_value k = kr_isnull(e->key) ? item : kr_call1(ctx, e->key, item);
    if (kr_isnull(e->best) || kr_compare_bool(ctx, e->op, k, e->best_key)) {
        e->best = item;
        e->best_key = k;
    }
    return true;
}

static kr_value extreme(kr_ctx *ctx, const char *name, kr_binop op, kr_value *args, kr_nargs n) {
    kr_value a[3], *items = args; /* *args, key, default */
    size_t count = kr_npos(n);
    kr_extreme e = {KR_NULL, KR_NULL, KR_NULL, op};
    a[2] = KR_NULL;
    if (kr_nkw(n)) { /* without keywords no tuple is made */
        kr_bind_args(ctx, name, "*args,key=,default=", args, n, 0, a);
        items = kr_seq_items(a[0], &count);
        if (!kr_isnull(a[1]) && !kr_is_none(a[1])) e.key = a[1];
    }
    if (count == 0) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%s expected at least 1 argument, got 0", name);
    }
    if (count > 1) {
        if (!kr_isnull(a[2])) {
            kr_raise_fmt(ctx, &kr_type_TypeError,
                         "Cannot specify a default for %s() with multiple positional arguments",
                         name);
        }
        for (size_t i = 0; i < count; i++) extreme_step(ctx, items[i], &e);
        return e.best;
    }
    kr_foreach(ctx, items[0], extreme_step, &e);
    if (!kr_isnull(e.best)) return e.best;
    if (!kr_isnull(a[2])) return a[2];
    kr_raise_fmt(ctx, &kr_type_ValueError, "%s() iterable argument is empty", name);
}

static kr_value bi_max(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    (void)self;
    return extreme(ctx, "max", KR_BIN_GT, args, n);
}
static kr_value bi_min(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    (void)self;
    return extreme(ctx, "min", KR_BIN_LT, args, n);
}

static kr_value bi_pow(kr_ctx *ctx, const kr_value *a) {
    if (kr_isnull(a[2]) || kr_is_none(a[2])) return kr_binary(ctx, KR_BIN_POW, a[0], a[1]);
    return kr_pow3(ctx, a[0], a[1], a[2]);
}

static kr_value bi_repr(kr_ctx *ctx, kr_value v) {
    return kr_repr(ctx, v);
}

static kr_value bi_round(kr_ctx *ctx, const kr_value *a) {
    kr_value m = kr_lookup_special(ctx, a[0], KR_N(ctx, __round__));
    if (kr_isnull(m)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "type %T doesn't define __round__ method", a[0]);
    }
    if (kr_isnull(a[1]) || kr_is_none(a[1])) return kr_call0(ctx, m);
    return kr_call1(ctx, m, a[1]);
}

static kr_value bi_sorted(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    kr_value a[2];
    (void)self;
    if (kr_npos(n) != 1) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "sorted expected 1 argument, got %u", kr_npos(n));
    }
    kr_value list = kr_list_from_iterable(ctx, args[0]);
    kr_bind_args(ctx, "sort", "*,key=,reverse=", args + 1, KR_NARGS(0, kr_nkw(n)), 0, a);
    kr_value key = !kr_isnull(a[0]) && kr_is_none(a[0]) ? KR_NULL : a[0];
    kr_list_sort(ctx, list, key, !kr_isnull(a[1]) && kr_truth(ctx, a[1]));
    return list;
}

/* ---- sum: ints and floats without dispatch; floats by compensated summation as CPython 3.12+
 * ---- */
typedef struct kr_summer {
    kr_value total; /* KR_NULL while in float mode */
    double f, c;
    bool is_float;
} kr_summer;

static void leave_float(kr_ctx *ctx, kr_summer *s) {
    if (!s->is_float) return;
    double r = s->f;
    if (s->c && __builtin_isfinite(s->c)) r += s->c;
    s->total = kr_float_new(ctx, r);
    s->is_float = false;
}

static void add_float(kr_summer *s, double x) {
    double t = s->f + x;
    s->c += __builtin_fabs(s->f) >= __builtin_fabs(x) ? (s->f - t) + x : (x - t) + s->f;
    s->f = t;
}

static bool is_plain_float(kr_value v) {
    return kr_is_immfloat(v) || kr_is_exact(v, &kr_type_float);
}

static bool sum_step(kr_ctx *ctx, kr_value item, void *arg) {
    kr_summer *s = arg;
    int64_t i;
    if (s->is_float) {
        if (is_plain_float(item)) {
            add_float(s, kr_float_val(item));
            return true;
        }
        if (kr_is_int(item) && kr_int_to_i64(item, &i)) {
            add_float(s, (double)i);
            return true;
        }
        leave_float(ctx, s);
    } else if (kr_are_smallints(s->total, item)) {
        s->total = kr_int_new(ctx, kr_smallint_val(s->total) + kr_smallint_val(item));
        return true;
    } else if (is_plain_float(item) && (kr_is_smallint(s->total) || is_plain_float(s->total))) {
        double total =
            kr_is_smallint(s->total) ? (double)kr_smallint_val(s->total) : kr_float_val(s->total);
        s->f = total + kr_float_val(item); /* the first two are not compensated */
        s->c = 0;
        s->is_float = true;
        return true;
    }
    s->total = kr_binary(ctx, KR_BIN_ADD, s->total, item);
    return true;
}

/* The items of a list or tuple; those at its begin that are small ints at once. */
static void sum_items(kr_ctx *ctx, kr_value seq, kr_summer *s) {
    size_t n, i = 0;
    const kr_value *items = kr_seq_items(seq, &n);
    if (kr_is_smallint(s->total)) {
        int64_t total = kr_smallint_val(s->total);
        while (i < n && kr_is_smallint(items[i]) &&
               !__builtin_add_overflow(total, (int64_t)kr_smallint_val(items[i]), &total)) {
            i++;
        }
        s->total = kr_int_new(ctx, total);
    }
    for (; items = kr_seq_items(seq, &n), i < n; i++) { /* adding may change the list */
        if (s->is_float && is_plain_float(items[i])) {
            add_float(s, kr_float_val(items[i]));
        } else {
            sum_step(ctx, items[i], s);
        }
    }
}

static kr_value bi_sum(kr_ctx *ctx, const kr_value *a) {
    kr_summer s = {kr_isnull(a[1]) ? kr_smallint(0) : a[1], 0, 0, false};
    if (kr_is_str(s.total)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "sum() can't sum strings [use ''.join(seq) instead]");
    }
    if (kr_has_flag(s.total, KR_TF_BYTES)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "sum() can't sum bytes [use b''.join(seq) instead]");
    }
    if (kr_has_flag(s.total, KR_TF_BYTEARRAY)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "sum() can't sum bytearray [use b''.join(seq) instead]");
    }
    if (kr_is_exact(a[0], &kr_type_list) || kr_is_exact(a[0], &kr_type_tuple)) {
        sum_items(ctx, a[0], &s);
    } else {
        kr_foreach(ctx, a[0], sum_step, &s);
    }
    leave_float(ctx, &s);
    return s.total;
}

static kr_value bi_aiter(kr_ctx *ctx, kr_value v) {
    const kr_type *t = kr_typeof(v);
    if (!kr_slots_of(t)->aiter) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "'%T' object is not an async iterable", v);
    }
    kr_value it = kr_slots_of(t)->aiter(ctx, v);
    if (!kr_slots_of(kr_typeof(it))->anext) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "aiter() returned not an async iterator of type '%T'",
                     it);
    }
    return it;
}

/* breakpoint(*args, **kws): sys.breakpointhook(*args, **kws) */
static kr_value bi_breakpoint(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    (void)self;
    kr_value hook =
        kr_getattr_opt(ctx, ctx->vm->sys_module, kr_str_intern_rom(ctx, "breakpointhook"));
    if (kr_isnull(hook)) kr_raise_fmt(ctx, &kr_type_RuntimeError, "lost sys.breakpointhook");
    return kr_call(ctx, hook, args, n);
}

static kr_value bi_exit(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_raise(ctx, kr_exc_new(ctx, &kr_type_SystemExit, n, a));
}

static const kr_builtin members[] = {
    KR_FUNC_RAW("breakpoint", bi_breakpoint, "Call sys.breakpointhook(*args, **kws)."),
    KR_FUNC_VAR("exit", bi_exit, 0, 1, "Leave the program with a status."),
    KR_FUNC_VAR("quit", bi_exit, 0, 1, "Leave the program with a status."),
    KR_FUNC_1("abs", bi_abs, "Return the absolute value of the argument."),
    KR_FUNC_1("aiter", bi_aiter, "Return an AsyncIterator for an AsyncIterable object."),
    KR_FUNC_1("all", bi_all, "Return True if bool(x) is True for all values x in the iterable."),
    KR_FUNC_1("any", bi_any, "Return True if bool(x) is True for any x in the iterable."),
    KR_FUNC_1("ascii", bi_ascii, "Return an ASCII-only representation of an object."),
    KR_FUNC_1("bin", bi_bin, "Return the binary representation of an integer."),
    KR_FUNC_1("callable", bi_callable, "Return whether the object is callable."),
    KR_FUNC_1("chr", bi_chr, "Return a Unicode string of one character with ordinal i."),
    KR_FUNC_2("delattr", bi_delattr, "Deletes the named attribute from the given object."),
    KR_FUNC_2("divmod", bi_divmod, "Return the tuple (x//y, x%y)."),
    KR_FUNC_VAR("format", bi_format, 1, 2, "Return type(value).__format__(value, format_spec)."),
    KR_FUNC_VAR("getattr", bi_getattr, 2, 3, "Get a named attribute from an object."),
    KR_FUNC_2("hasattr", bi_hasattr, "Return whether the object has an attribute with the name."),
    KR_FUNC_1("hash", bi_hash, "Return the hash value for the given object."),
    KR_FUNC_1("hex", bi_hex, "Return the hexadecimal representation of an integer."),
    KR_FUNC_1("id", bi_id, "Return the identity of an object."),
    KR_FUNC_2("isinstance", bi_isinstance, "Return whether an object is an instance of a class."),
    KR_FUNC_2("issubclass", bi_issubclass, "Return whether a class is a subclass of another."),
    KR_FUNC_VAR("iter", bi_iter, 1, 2, "Get an iterator from an object."),
    KR_FUNC_1("len", bi_len, "Return the number of items in a container."),
    KR_FUNC_RAW("max", bi_max, "Return the biggest item."),
    KR_FUNC_RAW("min", bi_min, "Return the smallest item."),
    KR_FUNC_VAR("next", bi_next, 1, 2, "Return the next item from the iterator."),
    KR_FUNC_1("oct", bi_oct, "Return the octal representation of an integer."),
    KR_FUNC_1("ord", bi_ord, "Return the Unicode code point for a one-character string."),
    KR_FUNC_SIG("pow", bi_pow, "base,exp,mod=", "Equivalent to base**exp or base**exp % mod."),
    KR_FUNC_1("repr", bi_repr, "Return the canonical string representation of the object."),
    KR_FUNC_SIG("round", bi_round, "number,ndigits=", "Round a number to a given precision."),
    KR_FUNC_3("setattr", bi_setattr, "Sets the named attribute on the given object."),
    KR_FUNC_RAW("sorted", bi_sorted, "Return a new list containing all items in ascending order."),
    KR_FUNC_SIG("sum", bi_sum,
                "iterable,/,start=", "Return the sum of a 'start' value plus items."),
    KR_FUNC_SIG("print", kr_builtin_print, "*args,sep=,end=,file=,flush=",
                "Prints the values to a stream, or to sys.stdout by default."),
    KR_FUNC_VAR("input", kr_builtin_input, 0, 1, "Read a string from standard input."),
    KR_FUNC_SIG("open", kr_builtin_open,
                "file,mode=,buffering=,encoding=,errors=,newline=,closefd=,opener=",
                "Open file and return a stream."),
    KR_CONSTANT("None", KR_ROM_VALUE(&kr_none_object)),
    KR_CONSTANT("True", KR_ROM_VALUE(&kr_true_object)),
    KR_CONSTANT("False", KR_ROM_VALUE(&kr_false_object)),
    KR_CONSTANT("Ellipsis", KR_ROM_VALUE(&kr_ellipsis_object)),
    KR_CONSTANT("NotImplemented", KR_ROM_VALUE(&kr_notimplemented_object)),
    KR_CONSTANT("IOError", KR_ROM_VALUE(&kr_type_OSError)),
    KR_CONSTANT("EnvironmentError", KR_ROM_VALUE(&kr_type_OSError)),
};

static const kr_type *const types[] = {
    // clang-format off
    &kr_type_object, &kr_type_type, &kr_type_int, &kr_type_bool, &kr_type_float, &kr_type_complex,
    &kr_type_str, &kr_type_bytes, &kr_type_bytearray, &kr_type_memoryview, &kr_type_list,
    &kr_type_tuple, &kr_type_dict, &kr_type_set, &kr_type_frozenset, &kr_type_range,
    &kr_type_slice, &kr_type_enumerate, &kr_type_zip, &kr_type_map, &kr_type_filter,
    &kr_type_reversed, &kr_type_property, &kr_type_classmethod, &kr_type_staticmethod,
    &kr_type_super,
// clang-format on
#define KR_EXCEPTION(name, base, layout, doc) &kr_type_##name,
#include "object/exceptions.def"
#undef KR_EXCEPTION
    NULL,
};

static kr_value debug(kr_ctx *ctx) {
    return kr_bool(ctx->vm->opt_level == 0);
}

static const kr_lazy_member lazy[] = {
    {"__debug__", debug, NULL},
    {"copyright", NULL, "Copyright (c) 2026 The krait developers."},
    {NULL, NULL, NULL},
};

const kr_module_def kr_module_builtins = {
    .name = "builtins",
    .doc = KR_DOC("Built-in functions, types, exceptions, and other objects."),
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
    .types = types,
    .lazy = lazy,
    .more = &kr_vm_builtins_part,
};
