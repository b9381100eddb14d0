/* Module random: choosing from sequences. A sequence may change under an overridden random(), so
 * items are fetched by index each time. */
#include <math.h>

#include "module/random_parts.h"
#include "object/dict.h"
#include "object/float.h"
#include "object/int.h"
#include "object/protocol.h"
#include "object/seq.h"

static kr_value item(kr_ctx *ctx, kr_value seq, size_t i) {
    return kr_getitem(ctx, seq, kr_smallint((kr_sword)i));
}

kr_value kr_random_choice(kr_ctx *ctx, kr_value self, kr_value seq) {
    size_t n = kr_len(ctx, seq);
    if (n == 0) kr_raise_fmt(ctx, &kr_type_IndexError, "Cannot choose from an empty sequence");
    return kr_getitem(ctx, seq, kr_random_below(ctx, self, kr_smallint((kr_sword)n)));
}

/* Fisher and Yates, from the end. */
kr_value kr_random_shuffle(kr_ctx *ctx, kr_value self, kr_value x) {
    for (size_t i = kr_len(ctx, x); i-- > 1;) {
        size_t j = kr_random_index(ctx, self, i + 1);
        if (kr_is_exact(x, &kr_type_list) && i < KR_AS(kr_list, x)->len) {
            kr_list *l = KR_AS(kr_list, x);
            kr_value t = l->items[i];
            kr_store(ctx, l, &l->items[i], l->items[j]);
            kr_store(ctx, l, &l->items[j], t);
            kr_tick(ctx, 10);
            continue;
        }
        kr_value a = item(ctx, x, i), b = item(ctx, x, j);
        kr_setitem(ctx, x, kr_smallint((kr_sword)i), b);
        kr_setitem(ctx, x, kr_smallint((kr_sword)j), a);
    }
    return KR_NONE;
}

/* ---- weights ---- */

/* Running totals of an iterable. */
static kr_value totals(kr_ctx *ctx, kr_value weights) {
    kr_value list = kr_list_new(ctx, 0, NULL), it = kr_iter(ctx, weights), sum = KR_NULL, w;
    while (!kr_isnull(w = kr_next(ctx, it))) {
        sum = kr_isnull(sum) ? w : kr_binary(ctx, KR_BIN_ADD, sum, w);
        kr_list_append(ctx, list, sum);
    }
    ctx->stop_value = KR_NULL;
    return list;
}

/* First place in cum[0..hi) whose total is beyond x; hi if there is none. */
static size_t place(kr_ctx *ctx, kr_value cum, kr_value x, size_t hi) {
    size_t lo = 0;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (kr_compare_bool(ctx, KR_BIN_LT, x, item(ctx, cum, mid)))
            hi = mid;
        else
            lo = mid + 1;
    }
    return lo;
}

/* ---- sample ---- */
static void check_population(kr_ctx *ctx, kr_value v) {
    const uint32_t text = KR_TF_STR | KR_TF_BYTES | KR_TF_BYTEARRAY | KR_TF_LIST | KR_TF_TUPLE;
    if (kr_has_flag(v, KR_TF_SEQUENCE | text)) return;
    kr_raise_fmt(ctx, &kr_type_TypeError,
                 "Population must be a sequence.  For dicts or sets, use sorted(d).");
}

static size_t sample_size(kr_ctx *ctx, kr_value k, size_t n) {
    int64_t size = -1;
    if (!kr_is_index(k)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "can't multiply sequence by non-int of type '%T'", k);
    }
    if (!kr_int_to_i64(kr_index(ctx, k), &size) || size < 0 || (uint64_t)size > n) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "Sample larger than population or is negative");
    }
    return (size_t)size;
}

/* k different numbers below n: out of a shrinking pool when it is small beside the table of numbers
 * already taken, otherwise by drawing again. */
static kr_value sample_indices(kr_ctx *ctx, kr_value self, size_t n, size_t k) {
    kr_value result = kr_list_new(ctx, k, NULL);
    double table = 21;
    if (k > 5) table += pow(4, ceil(log((double)k * 3) / log(4)));
    if ((double)n <= table) {
        size_t *pool = kr_heap_leaf(ctx, (n + 1) * sizeof *pool);
        for (size_t i = 0; i < n; i++) pool[i] = i;
        for (size_t i = 0; i < k; i++) {
            size_t j = kr_random_index(ctx, self, n - i);
            kr_list_append(ctx, result, kr_smallint((kr_sword)pool[j]));
            pool[j] = pool[n - i - 1];
        }
        return result;
    }
    kr_value taken = kr_set_new(ctx, &kr_type_set);
    for (size_t i = 0; i < k; i++) {
        kr_value j;
        do {
            j = kr_smallint((kr_sword)kr_random_index(ctx, self, n));
        } while (kr_set_contains(ctx, taken, j));
        kr_set_add(ctx, taken, j);
        kr_list_append(ctx, result, j);
        kr_tick(ctx, 50);
    }
    return result;
}

static kr_value sample_counts(kr_ctx *ctx, const kr_value *a) {
    size_t n = kr_len(ctx, a[1]), total = 0;
    kr_value cum = totals(ctx, a[3]);
    int64_t sum = 0;
    if (kr_len(ctx, cum) != n) {
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     "The number of counts does not match the population");
    }
    if (n) {
        kr_value last = item(ctx, cum, n - 1);
        if (!kr_is_int(last)) kr_raise_fmt(ctx, &kr_type_TypeError, "Counts must be integers");
        sum = kr_as_int64(ctx, last);
        if (sum < 0) kr_raise_fmt(ctx, &kr_type_ValueError, "Counts must be non-negative");
        total = (size_t)sum;
    }
    kr_value picks = sample_indices(ctx, a[0], total, sample_size(ctx, a[2], total));
    kr_list *l = KR_AS(kr_list, picks);
    for (size_t i = 0; i < l->len; i++) {
        kr_value v = item(ctx, a[1], place(ctx, cum, l->items[i], n - 1));
        kr_store(ctx, l, &l->items[i], v);
    }
    return picks;
}

kr_value kr_random_sample(kr_ctx *ctx, const kr_value *a) {
    check_population(ctx, a[1]);
    if (!kr_isnull(a[3]) && !kr_is_none(a[3])) return sample_counts(ctx, a);
    size_t n = kr_len(ctx, a[1]);
    kr_value picks = sample_indices(ctx, a[0], n, sample_size(ctx, a[2], n));
    kr_list *l = KR_AS(kr_list, picks);
    for (size_t i = 0; i < l->len; i++) {
        kr_value v = kr_getitem(ctx, a[1], l->items[i]);
        kr_store(ctx, l, &l->items[i], v);
    }
    return picks;
}

/* ---- choices ---- */
static kr_value weights_arg(kr_ctx *ctx, const kr_value *a) {
    bool cum = !kr_isnull(a[3]) && !kr_is_none(a[3]);
    if (kr_isnull(a[2]) || kr_is_none(a[2])) return cum ? a[3] : KR_NULL;
    if (cum) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "Cannot specify both weights and cumulative weights");
    }
    if (kr_is_int(a[2])) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "The number of choices must be a keyword argument: k=%R", a[2]);
    }
    return totals(ctx, a[2]);
}

static double total_weight(kr_ctx *ctx, kr_value cum, size_t n) {
    if (kr_len(ctx, cum) != n) {
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     "The number of weights does not match the population");
    }
    kr_value last = kr_getitem(ctx, cum, kr_smallint(-1));
    double total = kr_as_double(ctx, kr_binary(ctx, KR_BIN_ADD, last, kr_float_new(ctx, 0.0)));
    if (total <= 0) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "Total of weights must be greater than zero");
    }
    if (!isfinite(total)) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "Total of weights must be finite");
    }
    return total;
}

kr_value kr_random_choices(kr_ctx *ctx, const kr_value *a) {
    kr_value list = kr_list_new(ctx, 0, NULL), cum;
    size_t n = kr_len(ctx, a[1]);
    double total = (double)n;
    cum = weights_arg(ctx, a);
    if (!kr_isnull(cum)) total = total_weight(ctx, cum, n);
    kr_sword k = kr_isnull(a[4]) ? 1 : kr_index_ssize(ctx, a[4]);
    for (kr_sword i = 0; i < k; i++) {
        double x = kr_random_unit(ctx, a[0]) * total;
        size_t at =
            kr_isnull(cum) ? (size_t)floor(x) : place(ctx, cum, kr_float_new(ctx, x), n - 1);
        kr_list_append(ctx, list, item(ctx, a[1], at));
        kr_tick(ctx, 20);
    }
    return list;
}
