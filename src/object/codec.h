/* Codecs: text to bytes and back, with error handlers.
 *
 * A codec is a row of a const table (codecs.c) with a function for each way. The function works
 * through a kr_encoding or kr_decoding and calls kr_encode_loop or kr_decode_error where something
 * does not go; these apply the handler named by `errors` and set the place to go on at. Handlers
 * and search functions registered from Python live in a per-VM list. */
#ifndef KR_OBJECT_CODEC_H
#define KR_OBJECT_CODEC_H

#include "object/bytes_internal.h"

typedef struct kr_codec kr_codec;

typedef struct kr_encoding {
    kr_ctx *ctx;
    const kr_codec *codec;
    const char *name;   /* of the encoding, for exceptions */
    const char *reason; /* why a character does not go */
    const char *errors; /* NULL: strict */
    kr_value text;      /* str */
    size_t pos, index;  /* place in text: byte offset, code point */
    kr_bytebuf out;
    /* Writes a code point, or returns false and writes nothing. */
    bool (*put)(struct kr_encoding *e, uint32_t cp);
    kr_value map; /* charmap: dict or any mapping from code points */
    uint8_t unit; /* bytes from handlers must come in multiples of this */
    bool runs;    /* several characters in a row that do not go make one error */
    bool whole;   /* a handler takes such a run as a whole or not at all */
    bool big;     /* big-endian */
} kr_encoding;

typedef struct kr_decoding {
    kr_ctx *ctx;
    const kr_codec *codec;
    const char *name;
    const char *errors;
    kr_value object; /* the input as bytes, KR_NULL until an error wants it */
    kr_span in;
    size_t pos;
    bool final;     /* false: stop before an incomplete sequence at the end */
    kr_bytebuf out; /* UTF-8 */
    kr_value map;   /* charmap: str or mapping */
    int byte_order; /* utf-16 and utf-32: -1 little, 1 big, 0 native with BOM; out: as found */
} kr_decoding;

struct kr_codec {
    const char *name;    /* canonical, as codecs.lookup(x).name */
    const char *aliases; /* all names in normal form, separated by blanks */
    const char *error_name;
    void (*encode)(kr_encoding *e);
    void (*decode)(kr_decoding *d);
    const uint16_t *table; /* characters of the bytes 128..255 (0xfffe: none), for charmaps */
    int8_t order;          /* utf-16, utf-32: see byte_order */
};

/* ---- registry (codecs.c) ---- */
/* A built-in codec by any of its names, NULL if there is none. */
const kr_codec *kr_codec_find(const char *name);
/* Encodes all of text with a codec; bytes. */
kr_value kr_codec_encode(kr_ctx *ctx, const kr_codec *c, kr_value text, const char *errors);
/* Decodes; *consumed (may be NULL) tells how much of it, less than all only if !final. */
kr_value kr_codec_decode(kr_ctx *ctx, const kr_codec *c, kr_span in, const char *errors, bool final,
                         size_t *consumed);
/* Finishes a decoding: the text. */
kr_value kr_decoding_text(kr_decoding *d);
enum { KR_CODEC_SEARCH, KR_CODEC_CACHE, KR_CODEC_ERRORS };
/* Per-VM list of search functions, dict of found codecs, dict of error handlers. */
kr_value kr_codec_state(kr_ctx *ctx, int which);
/* What a registered search function gives for the name: a CodecInfo, KR_NULL if none knows it. */
kr_value kr_codec_search(kr_ctx *ctx, const char *name);
/* Lower case, hyphens and spaces to '_'. */
kr_value kr_codec_normal_name(kr_ctx *ctx, const char *name);

/* ---- error handlers (codec_errors.c) ---- */
typedef enum kr_codec_handler {
    KR_ERR_STRICT,
    KR_ERR_IGNORE,
    KR_ERR_REPLACE,
    KR_ERR_BACKSLASH,
    KR_ERR_XMLCHARREF,
    KR_ERR_NAME,
    KR_ERR_SURROGATEESCAPE,
    KR_ERR_SURROGATEPASS,
    KR_ERR_OTHER,
} kr_codec_handler;
kr_codec_handler kr_codec_handler_named(const char *errors);
/* The handler registered under a name, KR_NULL if there is none. */
kr_value kr_codec_registered(kr_ctx *ctx, const char *errors);
/* Applies a built-in handler to a UnicodeError: (replacement, position); raises if it declines. */
kr_value kr_codec_handle(kr_ctx *ctx, kr_codec_handler h, kr_value exc);
/* Works from e->pos to the end of the text. */
void kr_encode_loop(kr_encoding *e);
/* The characters [start, end) do not go: puts the replacement and moves on. */
void kr_encode_error(kr_encoding *e, size_t start, size_t end);
/* The bytes [start, end) do not go: adds the replacement, sets d->pos. */
void kr_decode_error(kr_decoding *d, size_t start, size_t end, const char *reason);

/* ---- codecs, by file: codec_bytes.c, codec_utf.c, codec_escape.c ---- */
void kr_encode_ascii(kr_encoding *e);
void kr_decode_ascii(kr_decoding *d);
void kr_encode_latin1(kr_encoding *e);
void kr_decode_latin1(kr_decoding *d);
/* All of in, at once. */
kr_value kr_latin1_text(kr_ctx *ctx, kr_span in);
void kr_encode_table(kr_encoding *e);
void kr_decode_table(kr_decoding *d);
void kr_encode_charmap(kr_encoding *e); /* e->map */
void kr_decode_charmap(kr_decoding *d); /* d->map */
void kr_encode_utf8(kr_encoding *e);
void kr_decode_utf8(kr_decoding *d);
void kr_encode_utf8_sig(kr_encoding *e);
void kr_decode_utf8_sig(kr_decoding *d);
void kr_encode_utf16(kr_encoding *e);
void kr_decode_utf16(kr_decoding *d);
void kr_encode_utf32(kr_encoding *e);
void kr_decode_utf32(kr_decoding *d);
void kr_encode_unicode_escape(kr_encoding *e);
void kr_decode_unicode_escape(kr_decoding *d);
void kr_encode_raw_escape(kr_encoding *e);
void kr_decode_raw_escape(kr_decoding *d);
/* Single-byte encodings that extend ASCII (codec_tables.c). */
extern const kr_codec kr_codec_tables[];
extern const size_t kr_codec_n_tables;

static inline void kr_decoded_char(kr_decoding *d, uint32_t cp) {
    kr_bytebuf_reserve(d->ctx, &d->out, KR_UTF8_MAX);
    d->out.len += kr_utf8_encode(cp, d->out.data + d->out.len);
}

#endif
