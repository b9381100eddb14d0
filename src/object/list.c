/* list: storage, slots and the C interface.
 *
 * items[0..len) hold values, items[len..cap) is unspecified. The array is a leaf block that the
 * list traces. Lengths and the array are read again after anything that can run Python code. While
 * a sort runs, the list is empty (see sort.c). Growth is by a quarter, so appending is amortised
 * O(1); a list that shrinks below half its room gives memory back. */
#include "base/checked.h"
#include "object/dict.h"
#include "object/iter.h"
#include "object/names.h"
#include "object/seq.h"
#include "object/str.h"

enum { LIST_MIN_CAP = 4 };

/* ---- storage ---- */

static void set_cap(kr_ctx *ctx, kr_list *l, size_t cap) {
    size_t size;
    if (!kr_size_mul(cap, sizeof(kr_value), &size) || size > PTRDIFF_MAX) kr_raise_memory(ctx);
    l->items = kr_heap_resize_buffer(ctx, l, l->items, l->cap * sizeof(kr_value), size);
    l->cap = cap;
}

/* Room for n items in all, with some to spare. */
static KR_NOINLINE void grow(kr_ctx *ctx, kr_list *l, size_t n) {
    size_t cap = n + (n >> 2) + LIST_MIN_CAP;
    if (n <= LIST_MIN_CAP) cap = LIST_MIN_CAP;
    if (cap < n) kr_raise_memory(ctx);
    set_cap(ctx, l, cap);
}

/* After items went away: gives memory back when less than half is used. */
static void shrink(kr_ctx *ctx, kr_list *l) {
    if (l->cap > 16 && l->len < l->cap / 2) set_cap(ctx, l, l->len + (l->len >> 3) + LIST_MIN_CAP);
}

void kr_list_reserve(kr_ctx *ctx, kr_value list, size_t cap) {
    kr_list *l = KR_AS(kr_list, list);
    if (cap > l->cap) set_cap(ctx, l, cap);
}

kr_value kr_list_new(kr_ctx *ctx, size_t n, const kr_value *items) {
    kr_list *l = kr_heap_new(ctx, &kr_type_list, sizeof(kr_list));
    if (n) {
        if (n > PTRDIFF_MAX / sizeof(kr_value)) kr_raise_memory(ctx);
        l->items = kr_heap_buffer(ctx, l, n * sizeof(kr_value));
        l->cap = n;
        if (items) {
            memcpy(l->items, items, n * sizeof(kr_value));
            l->len = n;
        }
    }
    return kr_from_ptr(l);
}

void kr_list_append(kr_ctx *ctx, kr_value list, kr_value v) {
    kr_list *l = KR_AS(kr_list, list);
    if (KR_UNLIKELY(l->len == l->cap)) grow(ctx, l, l->len + 1);
    kr_store(ctx, l, &l->items[l->len], v);
    l->len++;
}

/* Opens a gap of n items at `at`; the gap is filled with None. */
static void open_gap(kr_ctx *ctx, kr_list *l, size_t at, size_t n) {
    size_t len;
    if (!kr_size_add(l->len, n, &len)) kr_raise_memory(ctx);
    if (len > l->cap) grow(ctx, l, len);
    memmove(l->items + at + n, l->items + at, (l->len - at) * sizeof(kr_value));
    for (size_t i = 0; i < n; i++) kr_store(ctx, l, &l->items[at + i], KR_NONE);
    l->len = len;
}

void kr_list_insert(kr_ctx *ctx, kr_value list, kr_sword index, kr_value v) {
    kr_list *l = KR_AS(kr_list, list);
    if (index < 0) {
        index += (kr_sword)l->len;
        if (index < 0) index = 0;
    }
    if ((size_t)index > l->len) index = (kr_sword)l->len;
    open_gap(ctx, l, (size_t)index, 1);
    kr_store(ctx, l, &l->items[index], v);
}

void kr_list_del(kr_ctx *ctx, kr_value list, size_t lo, size_t hi) {
    kr_list *l = KR_AS(kr_list, list);
    if (hi <= lo) return;
    memmove(l->items + lo, l->items + hi, (l->len - hi) * sizeof(kr_value));
    l->len -= hi - lo;
    shrink(ctx, l);
}

void kr_list_clear(kr_ctx *ctx, kr_value list) {
    kr_list *l = KR_AS(kr_list, list);
    kr_value *old = l->items;
    l->items = NULL;
    l->len = l->cap = 0;
    kr_heap_free(ctx, old);
}

kr_value kr_list_pop(kr_ctx *ctx, kr_value list, kr_sword index) {
    kr_list *l = KR_AS(kr_list, list);
    if (l->len == 0) kr_raise_fmt(ctx, &kr_type_IndexError, "pop from empty list");
    if (index < 0) index += (kr_sword)l->len;
    if (index < 0 || (size_t)index >= l->len) {
        kr_raise_fmt(ctx, &kr_type_IndexError, "pop index out of range");
    }
    kr_value v = l->items[index];
    if ((size_t)index == l->len - 1) {
        l->len--;
        if (KR_UNLIKELY(l->len < l->cap / 4)) shrink(ctx, l);
    } else {
        kr_list_del(ctx, list, (size_t)index, (size_t)index + 1);
    }
    return v;
}

void kr_list_reverse(kr_value list) {
    kr_list *l = KR_AS(kr_list, list);
    for (size_t i = 0, j = l->len; i + 1 < j; i++) {
        j--;
        kr_value t = l->items[i];
        l->items[i] = l->items[j];
        l->items[j] = t;
    }
}

void kr_list_splice(kr_ctx *ctx, kr_value list, size_t lo, size_t hi, const kr_value *src,
                    size_t n) {
    kr_list *l = KR_AS(kr_list, list);
    if (n > hi - lo) {
        open_gap(ctx, l, hi, n - (hi - lo));
    } else if (n < hi - lo) {
        memmove(l->items + lo + n, l->items + hi, (l->len - hi) * sizeof(kr_value));
        l->len -= hi - lo - n;
    }
    for (size_t i = 0; i < n; i++) kr_store(ctx, l, &l->items[lo + i], src[i]);
    shrink(ctx, l);
}

/* ---- from iterables ---- */

static void extend_items(kr_ctx *ctx, kr_list *l, kr_value src) {
    size_t n, len;
    kr_seq_items(src, &n);
    if (n == 0) return;
    if (!kr_size_add(l->len, n, &len)) kr_raise_memory(ctx);
    if (len > l->cap) {
        if (l->cap == 0)
            set_cap(ctx, l, len);
        else
            grow(ctx, l, len);
    }
    kr_value *from = kr_seq_items(src, &n); /* src may be the list itself */
    for (size_t i = 0; i < n; i++) kr_store(ctx, l, &l->items[l->len + i], from[i]);
    l->len = len;
}

/* ASCII text: its characters are values that exist. */
static void extend_ascii(kr_ctx *ctx, kr_value list, kr_value text) {
    kr_list *l = KR_AS(kr_list, list);
    const kr_str *s = kr_str_of(text);
    if (s->len > PTRDIFF_MAX / sizeof(kr_value) - l->len) kr_raise_memory(ctx);
    kr_list_reserve(ctx, list, l->len + s->len);
    for (size_t i = 0; i < s->len; i++) {
        kr_store(ctx, l, &l->items[l->len++], kr_str_of_ascii(ctx, (uint8_t)s->data[i]));
    }
}

static void extend_range(kr_ctx *ctx, kr_value list, kr_range *r) {
    kr_sword start = kr_smallint_val(r->start), step = kr_smallint_val(r->step);
    size_t n = (size_t)kr_smallint_val(r->length);
    kr_list *l = KR_AS(kr_list, list);
    if (n > PTRDIFF_MAX / sizeof(kr_value) - l->len) kr_raise_memory(ctx);
    kr_list_reserve(ctx, list, l->len + n);
    for (size_t i = 0; i < n; i++) l->items[l->len + i] = kr_smallint(start + (kr_sword)i * step);
    l->len += n;
}

typedef struct drain_job {
    kr_value list, it;
} drain_job;

/* Appending is checked afresh each time: the iterator may change the list. */
static kr_value drain(kr_ctx *ctx, void *arg) {
    const drain_job *j = arg;
    kr_value (*next)(kr_ctx *, kr_value) = kr_slots_of(kr_typeof(j->it))->next, v;
    while (!kr_isnull(v = next(ctx, j->it))) {
        kr_list_append(ctx, j->list, v);
        kr_tick(ctx, 10);
    }
    return KR_NONE;
}

static void extend_iter(kr_ctx *ctx, kr_value list, kr_value iterable) {
    kr_value it = kr_iter(ctx, iterable);
    size_t hint = kr_length_hint(ctx, iterable, 8);
    kr_list *l = KR_AS(kr_list, list);
    if (hint > l->cap - l->len && hint <= (size_t)PTRDIFF_MAX - l->len) { /* else it lies */
        if (l->len == 0)
            set_cap(ctx, l, hint);
        else
            grow(ctx, l, l->len + hint);
    }
    drain_job job = {list, it};
    if (kr_next_may_stop(it))
        kr_protect_stop(ctx, drain, &job);
    else
        drain(ctx, &job);
    ctx->stop_value = KR_NULL;
    shrink(ctx, l);
}

void kr_list_extend(kr_ctx *ctx, kr_value list, kr_value iterable) {
    if (kr_is_object(iterable)) {
        const kr_type *t = kr_ptr(iterable)->type;
        if (t == &kr_type_list || t == &kr_type_tuple) {
            extend_items(ctx, KR_AS(kr_list, list), iterable);
            return;
        }
        if (t == &kr_type_range && KR_AS(kr_range, iterable)->small) {
            extend_range(ctx, list, KR_AS(kr_range, iterable));
            return;
        }
        if (t == &kr_type_dict) {
            kr_dict_list_into(ctx, iterable, 0, list);
            return;
        }
        if (t == &kr_type_dict_keys || t == &kr_type_dict_values || t == &kr_type_dict_items) {
            kr_dict_list_into(ctx, KR_AS(kr_dict_view, iterable)->dict,
                              t == &kr_type_dict_keys     ? 0
                              : t == &kr_type_dict_values ? 1
                                                          : 2,
                              list);
            return;
        }
        if (t == &kr_type_str && kr_str_is_ascii(iterable)) {
            extend_ascii(ctx, list, iterable);
            return;
        }
    }
    extend_iter(ctx, list, iterable);
}

kr_value kr_list_from_iterable(kr_ctx *ctx, kr_value iterable) {
    kr_value l = kr_list_new(ctx, 0, NULL);
    kr_list_extend(ctx, l, iterable);
    return l;
}

/* ---- slots ---- */

static kr_value list_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    (void)args;
    (void)n;
    if (cls == &kr_type_list) return kr_list_new(ctx, 0, NULL);
    return kr_from_ptr(kr_instance_alloc(ctx, cls));
}

static void list_init(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    /* keywords are for the __new__ of a subclass */
    if (kr_nkw(n) && kr_slots_of(kr_ptr(self)->type)->new_ != list_new) n = KR_NARGS(kr_npos(n), 0);
    kr_check_args(ctx, "list", n, 0, 1);
    kr_list *l = KR_AS(kr_list, self);
    if (l->len) kr_list_clear(ctx, self);
    if (kr_npos(n)) kr_list_extend(ctx, self, args[0]);
}

void kr_list_trace(kr_visitor *v, kr_object *obj) {
    kr_list *l = (kr_list *)obj;
    if (l->items) kr_visit_buffer(v, &l->items);
    kr_visit_array(v, l->items, l->len);
}

static kr_value list_repr(kr_ctx *ctx, kr_value self) {
    kr_list *l = KR_AS(kr_list, self);
    if (l->len == 0) return kr_str_from_cstr(ctx, "[]");
    kr_check_recursion(ctx, " while getting the repr of an object");
    if (kr_repr_enter(ctx, self)) return kr_str_from_cstr(ctx, "[...]");
    kr_strbuf b;
    kr_strbuf_init(ctx, &b, l->len * 4);
    for (size_t i = 0; i < l->len; i++) {
        kr_strbuf_add(ctx, &b, i ? ", " : "[", i ? 2 : 1);
        kr_strbuf_str(ctx, &b, kr_repr(ctx, l->items[i]));
        kr_tick(ctx, 20);
    }
    kr_strbuf_char(ctx, &b, ']');
    kr_repr_leave(ctx, self);
    return kr_strbuf_finish(ctx, &b);
}

static kr_value list_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if (!kr_is_list(a) || !kr_is_list(b)) return KR_NOTIMPL;
    return kr_seq_compare(ctx, op, a, b);
}

static kr_value repeat(kr_ctx *ctx, kr_value self, kr_value other) {
    kr_list *l = KR_AS(kr_list, self);
    size_t count;
    kr_value no = kr_seq_repeat_count(ctx, other, l->len, &count);
    if (!kr_isnull(no)) return no;
    size_t len = l->len, total; /* an __index__ may have changed the length */
    if (!kr_size_mul(len, count, &total)) kr_raise_memory(ctx);
    kr_value r = kr_list_new(ctx, total, NULL);
    kr_value *out = KR_AS(kr_list, r)->items;
    if (len == 1) {
        for (size_t i = 0; i < total; i++) out[i] = l->items[0];
    } else if (total) {
        size_t done = len; /* doubling copies */
        memcpy(out, l->items, len * sizeof(kr_value));
        while (done < total) {
            size_t n = done < total - done ? done : total - done;
            memcpy(out + done, out, n * sizeof(kr_value));
            done += n;
        }
    }
    KR_AS(kr_list, r)->len = total;
    return r;
}

static kr_value concat(kr_ctx *ctx, kr_value a, kr_value b) {
    kr_list *x = KR_AS(kr_list, a), *y = KR_AS(kr_list, b);
    kr_value r = kr_list_new(ctx, x->len + y->len, NULL);
    kr_list *l = KR_AS(kr_list, r);
    if (x->len) memcpy(l->items, x->items, x->len * sizeof(kr_value));
    if (y->len) memcpy(l->items + x->len, y->items, y->len * sizeof(kr_value));
    l->len = x->len + y->len;
    return r;
}

static kr_value list_binary(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if (op == KR_BIN_ADD) {
        if (!kr_is_list(a)) return KR_NOTIMPL;
        return kr_is_list(b) ? concat(ctx, a, b) : kr_seq_bad_concat(ctx, "list", b);
    }
    if (op == KR_BIN_MUL) return kr_is_list(a) ? repeat(ctx, a, b) : repeat(ctx, b, a);
    return KR_NOTIMPL;
}

static void repeat_inplace(kr_ctx *ctx, kr_value self, size_t count) {
    kr_list *l = KR_AS(kr_list, self);
    size_t len = l->len;
    if (count == 0) {
        kr_list_clear(ctx, self);
        return;
    }
    size_t total;
    if (!kr_size_mul(len, count, &total)) kr_raise_memory(ctx);
    kr_list_reserve(ctx, self, total);
    for (size_t i = len; i < total; i++) l->items[i] = l->items[i - len];
    l->len = total;
}

static kr_value list_inplace(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if (op == KR_BIN_IADD) {
        kr_list_extend(ctx, a, b);
        return a;
    }
    if (op == KR_BIN_IMUL) {
        size_t count;
        kr_value no = kr_seq_repeat_count(ctx, b, KR_AS(kr_list, a)->len, &count);
        if (!kr_isnull(no)) return no;
        repeat_inplace(ctx, a, count);
        return a;
    }
    return KR_NOTIMPL;
}

static kr_value slice_of(kr_ctx *ctx, kr_value self, kr_value key) {
    kr_list *l = KR_AS(kr_list, self);
    kr_sword start, stop, step;
    kr_slice_unpack(ctx, key, &start, &stop, &step);
    size_t n = kr_slice_adjust(l->len, &start, &stop, step);
    if (step == 1) return kr_list_new(ctx, n, l->items + start);
    kr_value r = kr_list_new(ctx, n, NULL);
    kr_value *out = KR_AS(kr_list, r)->items;
    for (size_t i = 0; i < n; i++) out[i] = l->items[start + (kr_sword)i * step];
    KR_AS(kr_list, r)->len = n;
    return r;
}

static kr_value list_subscr(kr_ctx *ctx, kr_value self, kr_value key) {
    kr_list *l = KR_AS(kr_list, self);
    if (kr_is_exact(key, &kr_type_slice)) return slice_of(ctx, self, key);
    kr_sword i = kr_seq_key(ctx, key, "list");
    if (i < 0) i += (kr_sword)l->len;
    if (KR_UNLIKELY(i < 0 || (size_t)i >= l->len)) {
        kr_raise_fmt(ctx, &kr_type_IndexError, "list index out of range");
    }
    return l->items[i];
}

/* del l[start:stop:step] for |step| > 1: one pass that closes the gaps. */
static void del_extended(kr_ctx *ctx, kr_list *l, kr_sword start, kr_sword step, size_t n) {
    if (n == 0) return;
    if (step < 0) {
        start += step * (kr_sword)(n - 1);
        step = -step;
    }
    size_t out = (size_t)start, next = (size_t)start, left = n;
    for (size_t i = (size_t)start; i < l->len; i++) {
        if (left && i == next) {
            left--;
            next += (size_t)step;
        } else {
            l->items[out++] = l->items[i];
        }
    }
    l->len = out;
    shrink(ctx, l);
}

/* The items to assign, as a list or tuple that is not `self`. */
static kr_value to_sequence(kr_ctx *ctx, kr_value self, kr_value v) {
    if (kr_is_exact(v, &kr_type_tuple) || (kr_is_exact(v, &kr_type_list) && !kr_is(v, self))) {
        return v;
    }
    if (kr_is(v, self)) return kr_list_new(ctx, KR_AS(kr_list, v)->len, KR_AS(kr_list, v)->items);
    const kr_type *t = kr_typeof(v);
    if (!kr_slots_of(t)->iter && !kr_slots_of(t)->subscr) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "must assign iterable to extended slice");
    }
    return kr_list_from_iterable(ctx, v);
}

static void store_slice(kr_ctx *ctx, kr_value self, kr_value key, kr_value value) {
    kr_list *l = KR_AS(kr_list, self);
    kr_sword start, stop, step;
    kr_value seq = kr_isnull(value) ? KR_NULL : to_sequence(ctx, self, value);
    kr_slice_unpack(ctx, key, &start, &stop, &step);
    size_t m = 0, n = kr_slice_adjust(l->len, &start, &stop, step);
    kr_value *from = kr_isnull(seq) ? NULL : kr_seq_items(seq, &m);
    if (step == 1) {
        size_t hi = (size_t)start + n;
        if (kr_isnull(seq))
            kr_list_del(ctx, self, (size_t)start, hi);
        else
            kr_list_splice(ctx, self, (size_t)start, hi, from, m);
    } else if (kr_isnull(seq)) {
        del_extended(ctx, l, start, step, n);
    } else if (m != n) {
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     "attempt to assign sequence of size %zd to extended slice of size %zd",
                     (ptrdiff_t)m, (ptrdiff_t)n);
    } else {
        for (size_t i = 0; i < n; i++) {
            kr_store(ctx, l, &l->items[start + (kr_sword)i * step], from[i]);
        }
    }
    kr_keep(seq);
}

static void list_store(kr_ctx *ctx, kr_value self, kr_value key, kr_value value) {
    kr_list *l = KR_AS(kr_list, self);
    if (kr_is_exact(key, &kr_type_slice)) {
        store_slice(ctx, self, key, value);
        return;
    }
    kr_sword i = kr_seq_key(ctx, key, "list");
    if (i < 0) i += (kr_sword)l->len;
    if (i < 0 || (size_t)i >= l->len) {
        kr_raise_fmt(ctx, &kr_type_IndexError, "list assignment index out of range");
    }
    if (kr_isnull(value))
        kr_list_del(ctx, self, (size_t)i, (size_t)i + 1);
    else
        kr_store(ctx, l, &l->items[i], value);
}

static size_t list_len(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(kr_list, self)->len;
}

static bool list_truth(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(kr_list, self)->len != 0;
}

static bool list_contains(kr_ctx *ctx, kr_value self, kr_value item) {
    kr_list *l = KR_AS(kr_list, self);
    for (size_t i = 0; i < l->len; i++) {
        kr_value v = l->items[i];
        if (kr_is(v, item) || (!kr_are_smallints(v, item) && kr_equal(ctx, v, item))) return true;
        kr_tick(ctx, 2);
    }
    return false;
}

static kr_value list_iter(kr_ctx *ctx, kr_value self) {
    return kr_seq_iter_new(ctx, &kr_type_list_iterator, self);
}

/* list_methods.c */
extern const kr_builtin kr_list_methods[KR_LIST_N_METHODS];

const kr_type kr_type_list = {
    .base_object = {&kr_type_type},
    .name = "list",
    .base = &kr_type_object,
    .flags = KR_TF_BASE | KR_TF_LIST | KR_TF_SEQUENCE | KR_TF_MATCH_SELF,
    .rom_id = KR_ROM_list,
    .version = 1,
    .size = sizeof(kr_list),
    .n_methods = KR_LIST_N_METHODS,
    .methods = kr_list_methods,
    .doc = KR_DOC(
        "Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new "
        "empty "
        "list.\nThe argument must be an iterable if specified."),
    .new_ = list_new,
    .init = list_init,
    .trace = kr_list_trace,
    .repr = list_repr,
    .hash = kr_unhashable,
    .compare = list_compare,
    .iter = list_iter,
    .binary = list_binary,
    .inplace = list_inplace,
    .subscr = list_subscr,
    .store_subscr = list_store,
    .len = list_len,
    .contains = list_contains,
    .truth = list_truth,
};
