/* Writing and reading the debug records of an .mpy file.
 *
 * Reading trusts nothing: every number is checked against the bytes that are left and against the
 * code that it speaks of, so that nobody who uses a kr_debug has to. */
#include "code/mpy_debug.h"

#include <string.h>

#include "base/utf8.h"
#include "code/debug.h"
#include "code/mpy_read.h"
#include "object/dict.h"
#include "object/seq.h"

/* ---- what follows from the code around ---- */

static bool is_slot_in_prelude(const kr_code *c, uint32_t slot) {
    return slot < c->n_pos + c->n_kwonly && !kr_str_eq_cstr(c->arg_name_values[slot], "*");
}

/* The qualified name that a function has if nothing else is said. */
static kr_value usual_qualname(kr_ctx *ctx, const kr_code *c, const kr_code *around) {
    if (!around || around->debug->flags & KR_CODE_MODULE) return c->name;
    return kr_str_format(ctx, around->debug->flags & KR_CODE_CLASS ? "%U.%U" : "%U.<locals>.%U",
                         around->debug->qualname, c->name);
}

/* ---- writing ---- */

typedef struct writer {
    kr_ctx *ctx;
    kr_value index; /* dict: text -> its number */
    kr_value texts; /* list: those that are not names of the unit */
    uint32_t n_names;
    kr_strbuf records, positions;
} writer;

static void put_uint(kr_ctx *ctx, kr_strbuf *out, uint32_t n) {
    char buf[5], *p = buf + sizeof buf;
    *--p = n & 0x7f;
    while (n >>= 7) *--p = (char)((n & 0x7f) | 0x80);
    kr_strbuf_add(ctx, out, p, (size_t)(buf + sizeof buf - p));
}

static void put_text(kr_ctx *ctx, kr_strbuf *out, kr_value text) {
    size_t n;
    const char *s = kr_str_data(text, &n);
    put_uint(ctx, out, (uint32_t)n);
    kr_strbuf_add(ctx, out, s, n);
    kr_strbuf_add(ctx, out, "", 1);
}

static void put_text_of(writer *w, kr_value text) {
    kr_value at;
    if (kr_isnull(text)) {
        put_uint(w->ctx, &w->records, 0);
        return;
    }
    at = kr_dict_get(w->ctx, w->index, text);
    if (kr_isnull(at)) {
        at = kr_smallint((kr_sword)(w->n_names + 1 + KR_AS(kr_list, w->texts)->len));
        kr_dict_set(w->ctx, w->index, text, at);
        kr_list_append(w->ctx, w->texts, text);
    }
    put_uint(w->ctx, &w->records, (uint32_t)kr_smallint_val(at));
}

static void put_record(writer *w, const kr_code *c, const kr_code *around) {
    const kr_debug *d = c->debug;
    kr_strbuf *out = &w->records;
    bool usual = kr_str_eq(d->qualname, usual_qualname(w->ctx, c, around));
    bool doc = !kr_isnull(d->doc), counts = d->n_free || d->n_pos_only;
    put_uint(w->ctx, out,
             d->flags << KR_MPY_FLAGS_SHIFT | (usual ? 0 : KR_MPY_HAS_QUALNAME) |
                 (doc ? KR_MPY_HAS_DOC : 0) | (counts ? KR_MPY_HAS_COUNTS : 0));
    put_uint(w->ctx, out, d->first_line);
    if (!usual) put_text_of(w, d->qualname);
    if (doc) put_text(w->ctx, out, d->doc);
    if (counts) {
        put_uint(w->ctx, out, d->n_free);
        put_uint(w->ctx, out, d->n_pos_only);
    }
    put_uint(w->ctx, out, d->n_slots);
    for (uint32_t i = 0; i < d->n_slots; i++) {
        if (!is_slot_in_prelude(c, i)) put_text_of(w, d->slot_names[i]);
    }
    put_uint(w->ctx, &w->positions, d->positions_len);
    kr_strbuf_add(w->ctx, &w->positions, (const char *)d->positions, d->positions_len);
    for (uint32_t i = 0; i < c->n_children; i++) put_record(w, c->children[i], c);
}

void kr_mpy_debug_write(kr_ctx *ctx, const kr_unit *unit, kr_strbuf *out) {
    writer w = {.ctx = ctx, .n_names = unit->n_names};
    kr_strbuf texts;
    w.index = kr_dict_new(ctx, unit->n_names);
    w.texts = kr_list_new(ctx, 0, NULL);
    kr_strbuf_init(ctx, &w.records, 256);
    kr_strbuf_init(ctx, &w.positions, 256);
    kr_strbuf_init(ctx, &texts, 64);
    for (uint32_t i = 0; i < unit->n_names; i++)
        kr_dict_set(ctx, w.index, unit->names[i], kr_smallint((kr_sword)i + 1));
    put_record(&w, unit->module, NULL);
    put_uint(ctx, &texts, (uint32_t)KR_AS(kr_list, w.texts)->len);
    for (size_t i = 0; i < KR_AS(kr_list, w.texts)->len; i++)
        put_text(ctx, &texts, KR_AS(kr_list, w.texts)->items[i]);
    put_uint(ctx, out, (uint32_t)(texts.len + w.records.len + w.positions.len));
    kr_strbuf_add(ctx, out, texts.data, texts.len);
    kr_strbuf_add(ctx, out, w.records.data, w.records.len);
    kr_strbuf_add(ctx, out, w.positions.data, w.positions.len);
}

/* ---- reading ---- */

typedef struct reader {
    kr_ctx *ctx;
    kr_unit *unit;
    const uint8_t *start, *at, *end;
    size_t file_offset;
    const char *file;
    kr_value *texts;
    uint32_t n_texts;
} reader;

static KR_NORETURN void fail(const reader *r, const uint8_t *at, const char *what) {
    kr_mpy_fail(r->ctx, r->file, r->file_offset + (size_t)(at - r->start), "debug record: %s",
                what);
}

static uint32_t get_uint(reader *r) {
    const uint8_t *start = r->at;
    uint32_t n = 0;
    for (;;) {
        if (r->at == r->end) fail(r, r->at, "it ends inside a number");
        if (n >> 25) fail(r, start, "a number is too large");
        n = n << 7 | (*r->at & 0x7f);
        if (!(*r->at++ & 0x80)) return n;
    }
}

/* A number of things that take a byte at least. */
static uint32_t get_count(reader *r) {
    const uint8_t *start = r->at;
    uint32_t n = get_uint(r);
    if (n > (size_t)(r->end - r->at)) fail(r, start, "so much cannot be in what is left of it");
    return n;
}

static const char *get_text(reader *r, uint32_t *n) {
    const uint8_t *s;
    *n = get_count(r);
    s = r->at;
    if (*n == (size_t)(r->end - s) || s[*n]) fail(r, s, "no zero byte behind a text");
    if (!kr_utf8_validate(s, *n, true, NULL)) fail(r, s, "text is not UTF-8");
    r->at += *n + 1;
    return (const char *)s;
}

static kr_value get_text_of(reader *r) {
    const uint8_t *start = r->at;
    uint32_t i = get_uint(r);
    if (i == 0) return KR_NULL;
    if (i <= r->unit->n_names) return r->unit->names[i - 1];
    if (i - r->unit->n_names > r->n_texts) fail(r, start, "there is no text of this number");
    return r->texts[i - r->unit->n_names - 1];
}

static void get_slots(reader *r, const kr_code *c, kr_debug *d) {
    const uint8_t *start = r->at;
    uint32_t n = get_uint(r);
    if (n > c->n_state || n < c->n_pos + c->n_kwonly) fail(r, start, "wrong number of slots");
    if (!n) return;
    d->slot_names = kr_heap_leaf0(r->ctx, n * sizeof(kr_value));
    d->n_slots = n;
    for (uint32_t i = 0; i < n; i++) {
        d->slot_names[i] = is_slot_in_prelude(c, i) ? c->arg_name_values[i] : get_text_of(r);
    }
}

static void get_counts(reader *r, const kr_code *c, kr_debug *d) {
    const uint8_t *start = r->at;
    d->n_free = get_uint(r);
    d->n_pos_only = get_uint(r);
    if (d->n_free > c->n_pos || d->n_pos_only > c->n_pos - d->n_free) {
        fail(r, start, "wrong number of free variables or positional-only parameters");
    }
    for (uint32_t i = 0; i < d->n_free; i++) {
        if (is_slot_in_prelude(c, i)) fail(r, start, "a free variable is a parameter");
    }
}

static void get_record(reader *r, kr_code *c, const kr_code *around) {
    kr_debug *d = kr_heap_leaf0(r->ctx, sizeof *d);
    const uint8_t *start = r->at;
    uint32_t head = get_uint(r), n;
    c->debug = d;
    d->qualname = c->name;
    d->flags = head >> KR_MPY_FLAGS_SHIFT;
    d->first_line = get_uint(r);
    d->qualname = head & KR_MPY_HAS_QUALNAME ? get_text_of(r) : usual_qualname(r->ctx, c, around);
    if (kr_isnull(d->qualname)) fail(r, start, "a qualified name is missing");
    if (head & KR_MPY_HAS_DOC) {
        const char *s = get_text(r, &n);
        d->doc = kr_str_new(r->ctx, s, n);
    }
    if (head & KR_MPY_HAS_COUNTS) get_counts(r, c, d);
    get_slots(r, c, d);
    for (uint32_t i = 0; i < c->n_children; i++) get_record(r, c->children[i], c);
}

static void get_positions(reader *r, kr_code *c) {
    uint32_t n = get_count(r);
    uint8_t *copy = kr_heap_leaf(r->ctx, n);
    memcpy(copy, r->at, n);
    c->debug->positions = copy;
    c->debug->positions_len = n;
    r->at += n;
    for (uint32_t i = 0; i < c->n_children; i++) get_positions(r, c->children[i]);
}

static kr_value get_all(reader *r) {
    kr_value texts;
    uint32_t n;
    if (get_uint(r) != (size_t)(r->end - r->at)) fail(r, r->start, "its length is wrong");
    r->n_texts = get_count(r);
    texts = kr_tuple_new(r->ctx, r->n_texts, NULL);
    r->texts = KR_AS(kr_tuple, texts)->items;
    for (uint32_t i = 0; i < r->n_texts; i++) {
        const char *s = get_text(r, &n);
        kr_value text = kr_str_intern(r->ctx, s, n);
        kr_store(r->ctx, kr_ptr(texts), &r->texts[i], text);
    }
    get_record(r, r->unit->module, NULL);
    get_positions(r, r->unit->module);
    if (r->at != r->end) fail(r, r->at, "something follows it");
    return texts;
}

void kr_mpy_debug_read(kr_ctx *ctx, kr_unit *unit, const uint8_t *p, size_t n, size_t file_offset,
                       const char *file) {
    reader r = {.ctx = ctx,
                .unit = unit,
                .start = p,
                .at = p,
                .end = p + n,
                .file_offset = file_offset,
                .file = file};
    kr_keep(get_all(&r));
}
