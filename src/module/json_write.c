/* Values to JSON text.
 *
 * Containers in progress are linked through the C stack. What contains itself is found by looking
 * at the innermost NEAR of them, and for longer circles at an anchor that is set anew whenever the
 * depth has doubled: a circle comes by it before the depth doubles again. */
#include "base/dtoa.h"
#include "module/json.h"
#include "object/dict.h"
#include "object/float.h"
#include "object/int.h"
#include "object/names.h"
#include "object/seq.h"

enum { NEAR = 64, PIECE = 4096 };

typedef struct kr_json_parent {
    const struct kr_json_parent *up;
    kr_value container;
} parent;

void kr_json_begin(kr_ctx *ctx, kr_json_writer *w, const kr_json_style *style) {
    memset(w, 0, sizeof *w);
    w->ctx = ctx;
    w->style = style;
    kr_strbuf_init(ctx, &w->out, 128);
}

kr_value kr_json_written(kr_json_writer *w) {
    kr_value s = kr_strbuf_finish(w->ctx, &w->out);
    kr_heap_free(w->ctx, w->out.data);
    return s;
}

static void put(kr_json_writer *w, const char *s, size_t n) {
    kr_json_room(w->ctx, &w->out, n);
    memcpy(w->out.data + w->out.len, s, n);
    w->out.len += n;
}
#define PUT(w, text) put(w, text, sizeof(text) - 1)

static void put_str(kr_json_writer *w, kr_value s) {
    size_t n;
    const char *text = kr_str_data(s, &n);
    put(w, text, n);
}

/* Hands over what there is, if it is worth it. */
static void flush_piece(kr_json_writer *w) {
    if (kr_isnull(w->style->write) || w->out.len < PIECE) return;
    kr_value piece = kr_str_new(w->ctx, w->out.data, w->out.len);
    w->out.len = 0;
    kr_call1(w->ctx, w->style->write, piece);
}

/* ---- plain values ---- */

static void put_string(kr_json_writer *w, kr_value s) {
    const kr_json_style *style = w->style;
    if (kr_isnull(style->encoder)) {
        kr_json_quote(w->ctx, &w->out, s, style->ascii);
        return;
    }
    kr_value text = kr_call1(w->ctx, style->encoder, s);
    if (!kr_is_str(text)) {
        kr_raise_fmt(w->ctx, &kr_type_TypeError, "encoder() must return a string, not %T", text);
    }
    put_str(w, text);
}

static void put_int(kr_json_writer *w, kr_value v) {
    char digits[24], *p = digits + sizeof digits;
    if (!kr_is_smallint(v)) {
        put_str(w, kr_int_to_text(w->ctx, kr_int_exact(w->ctx, v), 10, false));
        return;
    }
    kr_sword i = kr_smallint_val(v);
    kr_word n = i < 0 ? -(kr_word)i : (kr_word)i;
    do *--p = (char)('0' + n % 10);
    while (n /= 10);
    if (i < 0) *--p = '-';
    put(w, p, (size_t)(digits + sizeof digits - p));
}

static void put_float(kr_json_writer *w, kr_value v) {
    double d = kr_float_val(v);
    if (d - d != 0) {
        if (!w->style->allow_nan) {
            kr_raise_fmt(w->ctx, &kr_type_ValueError,
                         "Out of range float values are not JSON compliant: %U",
                         kr_float_repr(w->ctx, d));
        }
        if (d != d)
            PUT(w, "NaN");
        else if (d > 0)
            PUT(w, "Infinity");
        else
            PUT(w, "-Infinity");
        return;
    }
    kr_json_room(w->ctx, &w->out, KR_DTOA_REPR_MAX);
    w->out.len += kr_dtoa_repr(w->out.data + w->out.len, d);
}

/* None, bools, strings and numbers, and what is derived from them; false: something else. */
static bool put_scalar(kr_json_writer *w, kr_value v) {
    if (kr_is_smallint(v))
        put_int(w, v);
    else if (kr_is_immfloat(v))
        put_float(w, v);
    else if (kr_is_str(v))
        put_string(w, v);
    else if (kr_is_none(v))
        PUT(w, "null");
    else if (kr_is(v, KR_TRUE))
        PUT(w, "true");
    else if (kr_is(v, KR_FALSE))
        PUT(w, "false");
    else if (kr_is_int(v))
        put_int(w, v);
    else if (kr_is_float(v))
        put_float(w, v);
    else
        return false;
    return true;
}

/* ---- containers ---- */

static void enter(kr_json_writer *w, parent *p, kr_value container) {
    *p = (parent){w->up, container};
    if (w->style->check_circular) {
        const parent *q = w->up;
        for (int i = 0; i < NEAR && q && !kr_is(q->container, container); i++) q = q->up;
        bool again = q && kr_is(q->container, container);
        if (again || (w->anchor && kr_is(w->anchor->container, container))) {
            kr_raise_fmt(w->ctx, &kr_type_ValueError, "Circular reference detected");
        }
    }
    w->up = p;
    w->depth++;
    if (w->depth >= NEAR && w->depth >= 2 * w->anchor_depth) {
        w->anchor = p;
        w->anchor_depth = w->depth;
    }
}

static void leave(kr_json_writer *w, const parent *p) {
    if (w->anchor == p) {
        w->anchor = NULL;
        w->anchor_depth = 0;
    }
    w->depth--;
    w->up = p->up;
}

static void new_line(kr_json_writer *w) {
    PUT(w, "\n");
    for (size_t i = 0; i < w->level; i++) put_str(w, w->style->indent);
}

/* Before the first item of a container. */
static inline void open_items(kr_json_writer *w, char bracket) {
    put(w, &bracket, 1);
    if (KR_LIKELY(kr_isnull(w->style->indent))) return;
    w->level++;
    new_line(w);
}

static inline void next_item(kr_json_writer *w) {
    put_str(w, w->style->item_sep);
    if (!kr_isnull(w->style->indent)) new_line(w);
    if (!kr_isnull(w->style->write)) flush_piece(w);
}

static inline void close_items(kr_json_writer *w, char bracket) {
    if (!kr_isnull(w->style->indent)) {
        w->level--;
        new_line(w);
    }
    put(w, &bracket, 1);
}

static void put_array(kr_json_writer *w, kr_value seq) {
    size_t n;
    parent p;
    kr_seq_items(seq, &n);
    if (n == 0) {
        PUT(w, "[]");
        return;
    }
    enter(w, &p, seq);
    open_items(w, '[');
    for (size_t i = 0;; i++) {
        kr_value *items = kr_seq_items(seq, &n);
        if (i >= n) break;
        if (i) next_item(w);
        items = kr_seq_items(seq, &n); /* write() may have changed it */
        if (i < n) kr_json_write(w, items[i]);
    }
    close_items(w, ']');
    leave(w, &p);
}

static void put_key(kr_json_writer *w, kr_value key) {
    if (kr_is_str(key)) {
        put_string(w, key);
    } else if (kr_isnull(w->style->encoder)) { /* nothing in it needs an escape */
        PUT(w, "\"");
        put_scalar(w, key);
        PUT(w, "\"");
    } else {
        kr_json_writer text = *w;
        kr_strbuf_init(w->ctx, &text.out, 32);
        put_scalar(&text, key);
        put_string(w, kr_json_written(&text));
    }
}

static void put_member(kr_json_writer *w, kr_value key, kr_value v, bool *first) {
    if (!kr_is_str(key) && !kr_is_int(key) && !kr_is_float(key) && !kr_is_none(key)) {
        if (w->style->skip_keys) return;
        kr_raise_fmt(w->ctx, &kr_type_TypeError,
                     "keys must be str, int, float, bool or None, not %.100T", key);
    }
    if (*first)
        open_items(w, '{');
    else
        next_item(w);
    *first = false;
    put_key(w, key);
    put_str(w, w->style->key_sep);
    kr_json_write(w, v);
}

/* The items in the order of their keys, as a list of tuples. */
static kr_value listed_items(kr_json_writer *w, kr_value dict) {
    kr_ctx *ctx = w->ctx;
    kr_value items;
    if (kr_is_exact(dict, &kr_type_dict)) {
        items = kr_list_new(ctx, kr_dict_len(dict), NULL);
        kr_dict_list_into(ctx, dict, 2, items);
    } else {
        items = kr_list_from_iterable(ctx, kr_call_method(ctx, dict, KR_N(ctx, items), NULL, 0));
    }
    if (w->style->sort_keys) kr_list_sort(ctx, items, KR_NULL, false);
    return items;
}

static void put_listed(kr_json_writer *w, kr_value items, bool *first) {
    size_t n;
    for (size_t i = 0; i < KR_AS(kr_list, items)->len; i++) {
        kr_value pair = KR_AS(kr_list, items)->items[i];
        if (!kr_is_tuple(pair) || KR_AS(kr_tuple, pair)->len != 2) {
            kr_raise_fmt(w->ctx, &kr_type_ValueError, "items must return 2-tuples");
        }
        kr_value *kv = kr_seq_items(pair, &n);
        put_member(w, kv[0], kv[1], first);
    }
}

static void put_object(kr_json_writer *w, kr_value dict) {
    size_t pos = 0;
    kr_value key, v;
    parent p;
    bool first = true;
    if (kr_dict_len(dict) == 0) {
        PUT(w, "{}");
        return;
    }
    enter(w, &p, dict);
    if (w->style->sort_keys || !kr_is_exact(dict, &kr_type_dict)) {
        put_listed(w, listed_items(w, dict), &first);
    } else {
        while (kr_dict_next(dict, &pos, &key, &v)) put_member(w, key, v, &first);
    }
    if (first)
        PUT(w, "{}");
    else
        close_items(w, '}');
    leave(w, &p);
}

static KR_NOINLINE void put_other(kr_json_writer *w, kr_value v) {
    parent p;
    if (kr_isnull(w->style->fallback)) {
        kr_raise_fmt(w->ctx, &kr_type_TypeError, "Object of type %U is not JSON serializable",
                     kr_type_name(w->ctx, kr_typeof(v)));
    }
    enter(w, &p, v);
    kr_json_write(w, kr_call1(w->ctx, w->style->fallback, v));
    leave(w, &p);
}

void kr_json_write(kr_json_writer *w, kr_value v) {
    kr_tick(w->ctx, 20);
    if (put_scalar(w, v)) return;
    kr_check_recursion(w->ctx, " while encoding a JSON object");
    if (kr_is_list(v) || kr_is_tuple(v))
        put_array(w, v);
    else if (kr_is_dict(v))
        put_object(w, v);
    else
        put_other(w, v);
}
