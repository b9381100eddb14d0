/* tuple.
 *
 * An exact tuple is one block: `items` points right behind the struct. An instance of a subclass
 * (whose attributes follow the fixed part) keeps its items in a leaf block. Items never change once
 * the tuple was shown to anybody. The empty exact tuple is vm->tuple_empty, in ROM. */
#include "base/checked.h"
#include "base/hash.h"
#include "object/descr.h"
#include "object/iter.h"
#include "object/names.h"
#include "object/seq.h"
#include "object/str.h"

const kr_tuple kr_tuple_none = {.base = {&kr_type_tuple}, .hash = KR_HASH_ROM};

static kr_tuple *alloc_exact(kr_ctx *ctx, size_t n) {
    size_t size;
    if (!kr_size_mul_add(n, sizeof(kr_value), sizeof(kr_tuple), &size)) kr_raise_memory(ctx);
    kr_tuple *t = kr_heap_new(ctx, &kr_type_tuple, size);
    t->len = n;
    t->items = t->inline_items;
    return t;
}

kr_value kr_tuple_new(kr_ctx *ctx, size_t n, const kr_value *items) {
    if (n == 0) return ctx->vm->tuple_empty;
    kr_tuple *t = alloc_exact(ctx, n);
    if (items) memcpy(t->inline_items, items, n * sizeof(kr_value));
    return kr_from_ptr(t);
}

kr_value kr_tuple_new_of(kr_ctx *ctx, const kr_type *cls, size_t n, const kr_value *items) {
    if (cls == &kr_type_tuple) return kr_tuple_new(ctx, n, items);
    size_t size;
    if (!kr_size_mul(n, sizeof(kr_value), &size)) kr_raise_memory(ctx);
    kr_tuple *t = kr_instance_alloc(ctx, cls);
    t->items = kr_heap_leaf0(ctx, size);
    if (items) memcpy(t->items, items, size);
    t->len = n;
    return kr_from_ptr(t);
}

kr_value kr_tuple2(kr_ctx *ctx, kr_value a, kr_value b) {
    kr_tuple *t = alloc_exact(ctx, 2);
    kr_store_init(&t->items[0], a);
    kr_store_init(&t->items[1], b);
    return kr_from_ptr(t);
}

kr_value kr_tuple3(kr_ctx *ctx, kr_value a, kr_value b, kr_value c) {
    kr_tuple *t = alloc_exact(ctx, 3);
    kr_store_init(&t->items[0], a);
    kr_store_init(&t->items[1], b);
    kr_store_init(&t->items[2], c);
    return kr_from_ptr(t);
}

kr_value kr_tuple_from_iterable(kr_ctx *ctx, kr_value iterable) {
    if (kr_is_exact(iterable, &kr_type_tuple)) return iterable;
    kr_value list =
        kr_is_exact(iterable, &kr_type_list) ? iterable : kr_list_from_iterable(ctx, iterable);
    kr_value t = kr_tuple_new(ctx, KR_AS(kr_list, list)->len, KR_AS(kr_list, list)->items);
    kr_keep(list);
    return t;
}

static kr_value tuple_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    n = kr_constructor_args(ctx, "tuple", cls, &kr_type_tuple, n);
    kr_check_args(ctx, "tuple", n, 0, 1);
    kr_value src = kr_npos(n) ? args[0] : KR_NULL;
    kr_value t = kr_isnull(src) ? kr_tuple_new(ctx, 0, NULL) : kr_tuple_from_iterable(ctx, src);
    if (cls == &kr_type_tuple) return t;
    kr_value r = kr_tuple_new_of(ctx, cls, KR_AS(kr_tuple, t)->len, KR_AS(kr_tuple, t)->items);
    kr_keep(t);
    return r;
}

static void tuple_trace(kr_visitor *v, kr_object *obj) {
    kr_tuple *t = (kr_tuple *)obj;
    if (t->items && obj->type != &kr_type_tuple) kr_visit_ptr(v, &t->items);
    kr_visit_array(v, t->items, t->len);
}

static kr_value tuple_repr(kr_ctx *ctx, kr_value self) {
    kr_tuple *t = KR_AS(kr_tuple, self);
    if (t->len == 0) return kr_str_from_cstr(ctx, "()");
    kr_check_recursion(ctx, " while getting the repr of an object");
    if (kr_repr_enter(ctx, self)) return kr_str_from_cstr(ctx, "(...)");
    kr_strbuf b;
    kr_strbuf_init(ctx, &b, t->len * 4);
    for (size_t i = 0; i < t->len; i++) {
        kr_strbuf_add(ctx, &b, i ? ", " : "(", i ? 2 : 1);
        kr_strbuf_str(ctx, &b, kr_repr(ctx, t->items[i]));
        kr_tick(ctx, 20);
    }
    kr_strbuf_add(ctx, &b, t->len == 1 ? ",)" : ")", t->len == 1 ? 2 : 1);
    kr_repr_leave(ctx, self);
    return kr_strbuf_finish(ctx, &b);
}

static kr_hash_t tuple_hash(kr_ctx *ctx, kr_value self) {
    kr_tuple *t = KR_AS(kr_tuple, self);
    if (t->hash && t->hash != KR_HASH_ROM) return t->hash;
    kr_check_recursion(ctx, NULL);
    kr_uhash_t acc = KR_HASH_TUPLE_START;
    for (size_t i = 0; i < t->len; i++) acc = kr_hash_tuple_add(acc, kr_hash(ctx, t->items[i]));
    kr_hash_t hash = kr_hash_tuple_end(acc, t->len);
    return t->hash == KR_HASH_ROM ? hash : (t->hash = hash);
}

static kr_value tuple_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if (!kr_is_tuple(a) || !kr_is_tuple(b)) return KR_NOTIMPL;
    return kr_seq_compare(ctx, op, a, b);
}

static kr_value repeat(kr_ctx *ctx, kr_value self, kr_value other) {
    kr_tuple *t = KR_AS(kr_tuple, self);
    size_t count;
    kr_value no = kr_seq_repeat_count(ctx, other, t->len, &count);
    if (!kr_isnull(no)) return no;
    if (count == 1 && kr_ptr(self)->type == &kr_type_tuple) return self;
    kr_value r = kr_tuple_new(ctx, t->len * count, NULL);
    kr_value *out = KR_AS(kr_tuple, r)->items;
    for (size_t i = 0; t->len && i < count; i++, out += t->len) {
        memcpy(out, t->items, t->len * sizeof(kr_value));
        kr_tick(ctx, (uint32_t)(t->len < 1000 ? t->len : 1000));
    }
    return r;
}

static kr_value concat(kr_ctx *ctx, kr_value a, kr_value b) {
    kr_tuple *x = KR_AS(kr_tuple, a), *y = KR_AS(kr_tuple, b);
    if (x->len == 0 && kr_ptr(b)->type == &kr_type_tuple) return b;
    if (y->len == 0 && kr_ptr(a)->type == &kr_type_tuple) return a;
    kr_value r = kr_tuple_new(ctx, x->len + y->len, NULL);
    kr_value *out = KR_AS(kr_tuple, r)->items;
    if (x->len + y->len == 0) return r;
    memcpy(out, x->items, x->len * sizeof(kr_value));
    memcpy(out + x->len, y->items, y->len * sizeof(kr_value));
    return r;
}

static kr_value tuple_binary(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if (op == KR_BIN_ADD) {
        if (!kr_is_tuple(a)) return KR_NOTIMPL;
        return kr_is_tuple(b) ? concat(ctx, a, b) : kr_seq_bad_concat(ctx, "tuple", b);
    }
    if (op == KR_BIN_MUL) return kr_is_tuple(a) ? repeat(ctx, a, b) : repeat(ctx, b, a);
    return KR_NOTIMPL;
}

static kr_value slice_of(kr_ctx *ctx, kr_value self, kr_value key) {
    kr_tuple *t = KR_AS(kr_tuple, self);
    kr_sword start, stop, step;
    size_t n = kr_slice_indices(ctx, key, t->len, &start, &stop, &step);
    if (step == 1) {
        if (n == t->len && kr_ptr(self)->type == &kr_type_tuple) return self;
        return kr_tuple_new(ctx, n, t->items + start);
    }
    kr_value r = kr_tuple_new(ctx, n, NULL);
    for (size_t i = 0; i < n; i++) {
        KR_AS(kr_tuple, r)->items[i] = t->items[start + (kr_sword)i * step];
    }
    return r;
}

static kr_value tuple_subscr(kr_ctx *ctx, kr_value self, kr_value key) {
    kr_tuple *t = KR_AS(kr_tuple, self);
    if (kr_is_exact(key, &kr_type_slice)) return slice_of(ctx, self, key);
    kr_sword i = kr_seq_key(ctx, key, "tuple");
    if (i < 0) i += (kr_sword)t->len;
    if (i < 0 || (size_t)i >= t->len) {
        kr_raise_fmt(ctx, &kr_type_IndexError, "tuple index out of range");
    }
    return t->items[i];
}

static size_t tuple_len(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(kr_tuple, self)->len;
}

static bool tuple_truth(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(kr_tuple, self)->len != 0;
}

static bool tuple_contains(kr_ctx *ctx, kr_value self, kr_value item) {
    kr_tuple *t = KR_AS(kr_tuple, self);
    for (size_t i = 0; i < t->len; i++) {
        if (kr_equal(ctx, t->items[i], item)) return true;
        kr_tick(ctx, 2);
    }
    return false;
}

static kr_value tuple_iter(kr_ctx *ctx, kr_value self) {
    return kr_seq_iter_new(ctx, &kr_type_tuple_iterator, self);
}

/* ---- methods ---- */

static kr_value tuple_count(kr_ctx *ctx, kr_value self, kr_value item) {
    kr_tuple *t = KR_AS(kr_tuple, self);
    kr_sword n = 0;
    for (size_t i = 0; i < t->len; i++) {
        n += kr_equal(ctx, t->items[i], item);
        kr_tick(ctx, 2);
    }
    return kr_smallint(n);
}

static kr_value tuple_index(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_tuple *t = KR_AS(kr_tuple, args[0]);
    size_t lo, hi;
    kr_seq_bounds(ctx, n > 2 ? args[2] : KR_NULL, n > 3 ? args[3] : KR_NULL, t->len, &lo, &hi);
    for (size_t i = lo; i < t->len && i < hi; i++) {
        if (kr_equal(ctx, t->items[i], args[1])) return kr_smallint((kr_sword)i);
        kr_tick(ctx, 2);
    }
    kr_raise_fmt(ctx, &kr_type_ValueError, "tuple.index(x): x not in tuple");
}

static kr_value tuple_getnewargs(kr_ctx *ctx, kr_value self) {
    kr_tuple *t = KR_AS(kr_tuple, self);
    kr_value items = kr_tuple_new(ctx, t->len, t->items);
    return kr_tuple_new(ctx, 1, &items);
}

static kr_value tuple_class_getitem(kr_ctx *ctx, size_t n, const kr_value *args) {
    (void)n;
    return kr_generic_alias_new(ctx, args[0], args[1]);
}

static const kr_builtin methods[] = {
    KR_METHOD_2(&kr_type_tuple, "count", tuple_count, "Return number of occurrences of value."),
    KR_METHOD_VAR(&kr_type_tuple, "index", tuple_index, 2, 4,
                  "Return first index of value.\n\nRaises ValueError if the value is not present."),
    KR_METHOD_1(&kr_type_tuple, "__getnewargs__", tuple_getnewargs, NULL),
    KR_CLASSMETHOD_VAR(&kr_type_tuple, "__class_getitem__", tuple_class_getitem, 2, 2,
                       "See PEP 585"),
};

const kr_type kr_type_tuple = {
    .base_object = {&kr_type_type},
    .name = "tuple",
    .base = &kr_type_object,
    .flags = KR_TF_BASE | KR_TF_TUPLE | KR_TF_SEQUENCE | KR_TF_MATCH_SELF,
    .rom_id = KR_ROM_tuple,
    .version = 1,
    .size = sizeof(kr_tuple),
    .n_methods = KR_ARRAY_LEN(methods),
    .methods = methods,
    .doc = KR_DOC(
        "Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an empty "
        "tuple.\nIf iterable is specified the tuple is initialized from iterable's items.\n\nIf "
        "the "
        "argument is a tuple, the return value is the same object."),
    .new_ = tuple_new,
    .trace = tuple_trace,
    .repr = tuple_repr,
    .hash = tuple_hash,
    .compare = tuple_compare,
    .iter = tuple_iter,
    .binary = tuple_binary,
    .subscr = tuple_subscr,
    .len = tuple_len,
    .contains = tuple_contains,
    .truth = tuple_truth,
};
