/* What the files of the module _json share: text to values, values to text, strings both ways. */
#ifndef KR_MODULE_JSON_H
#define KR_MODULE_JSON_H

#include "object/protocol.h"
#include "object/str.h"

/* ---- text to values ---- */

/* Functions of the program that make values of what stands in the text; KR_NULL: the built-in
 * way. */
typedef struct kr_json_hooks {
    bool strict; /* no control characters in strings */
    kr_value object_hook, object_pairs_hook, parse_float, parse_int, parse_constant;
} kr_json_hooks;

enum { KR_JSON_MEMO = 64 };

typedef struct kr_json_reader {
    kr_ctx *ctx;
    kr_value doc; /* the str that is read */
    const uint8_t *text, *at, *end;
    const kr_json_hooks *hooks;
    bool scan_once;              /* where no value begins, StopIteration is raised */
    kr_value memo[KR_JSON_MEMO]; /* keys of objects; on the C stack, where the collector looks */
} kr_json_reader;

/* At character `index` of the str `doc`, which is not past its end. */
void kr_json_open(kr_ctx *ctx, kr_json_reader *r, kr_value doc, size_t index,
                  const kr_json_hooks *hooks);
/* The value that begins at r->at, which then is behind it. */
kr_value kr_json_value(kr_json_reader *r);
/* The whole document, with white space around it. */
kr_value kr_json_document(kr_json_reader *r);
/* The string whose opening quote lies just before r->at; `key`: of an object. */
kr_value kr_json_string(kr_json_reader *r, bool key);
/* Index of the character at a place of the text. */
size_t kr_json_index(const kr_json_reader *r, const uint8_t *at);
/* json.decoder.JSONDecodeError(message, doc, index of the place) */
KR_NORETURN void kr_json_error(kr_json_reader *r, const char *message, const uint8_t *at);

/* ---- values to text ---- */

typedef struct kr_json_style {
    kr_value fallback;          /* called for what JSON does not know; KR_NULL: TypeError */
    kr_value encoder;           /* makes the text of a str; KR_NULL: done here */
    kr_value indent;            /* str, or KR_NULL: all on one line */
    kr_value key_sep, item_sep; /* strs */
    kr_value write;             /* gets the text in pieces; KR_NULL: it stays in `out` */
    bool ascii, sort_keys, skip_keys, allow_nan, check_circular;
} kr_json_style;

typedef struct kr_json_writer {
    kr_ctx *ctx;
    const kr_json_style *style;
    kr_strbuf out;
    size_t level;                    /* of indentation */
    const struct kr_json_parent *up; /* the containers around what is written, innermost first */
    const struct kr_json_parent *anchor;
    size_t depth, anchor_depth;
} kr_json_writer;

void kr_json_begin(kr_ctx *ctx, kr_json_writer *w, const kr_json_style *style);
void kr_json_write(kr_json_writer *w, kr_value v);
/* What was written and not handed to style->write, as str. */
kr_value kr_json_written(kr_json_writer *w);
/* A str between quotes, with escapes; `ascii`: for all that is not ASCII too. */
void kr_json_quote(kr_ctx *ctx, kr_strbuf *out, kr_value str, bool ascii);
/* Room for n more bytes. */
static inline void kr_json_room(kr_ctx *ctx, kr_strbuf *b, size_t n) {
    if (KR_UNLIKELY(b->cap - b->len < n)) {
        size_t cap = b->cap + b->cap / 2 + n;
        if (n > PTRDIFF_MAX / 2 || cap > PTRDIFF_MAX) kr_raise_memory(ctx);
        b->data = kr_heap_resize(ctx, b->data, b->len, cap);
        b->cap = cap;
    }
}

extern const kr_type kr_type_json_scanner, kr_type_json_encoder;
/* Function of the module: encode_basestring_ascii (or without _ascii). */
kr_value kr_json_quote_ascii(kr_ctx *ctx, kr_value s);
kr_value kr_json_quote_any(kr_ctx *ctx, kr_value s);

#endif
