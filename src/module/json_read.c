/* JSON text to values.
 *
 * One function per kind of value; containers recurse in C, which kr_check_recursion bounds. r->at
 * always lies on the border of a character. Where no value begins the error belongs to whoever
 * asked: see scan_once. */
#include "base/dtoa.h"
#include "base/utf8.h"
#include "module/json.h"
#include "object/dict.h"
#include "object/float.h"
#include "object/int.h"
#include "object/names.h"
#include "object/seq.h"

size_t kr_json_index(const kr_json_reader *r, const uint8_t *at) {
    size_t bytes = (size_t)(at - r->text);
    return kr_str_is_ascii(r->doc) ? bytes : kr_utf8_count(r->text, bytes);
}

void kr_json_error(kr_json_reader *r, const char *message, const uint8_t *at) {
    kr_ctx *ctx = r->ctx;
    kr_value cls =
        kr_getattr(ctx, kr_import(ctx, "json.decoder"), kr_str_intern_rom(ctx, "JSONDecodeError"));
    kr_raise(ctx, kr_call3(ctx, cls, kr_str_from_rom(ctx, message), r->doc,
                           kr_int_new(ctx, (int64_t)kr_json_index(r, at))));
}

static KR_NORETURN void no_value(kr_json_reader *r, const uint8_t *at) {
    if (!r->scan_once) kr_json_error(r, "Expecting value", at);
    kr_raise_stop(r->ctx, kr_int_new(r->ctx, (int64_t)kr_json_index(r, at)));
}

static inline const uint8_t *skip_space(const kr_json_reader *r, const uint8_t *p) {
    while (p < r->end && (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t')) p++;
    return p;
}

/* ---- numbers ---- */

static inline bool is_digit(const kr_json_reader *r, const uint8_t *p) {
    return p < r->end && *p >= '0' && *p <= '9';
}

static kr_value small_int(const uint8_t *p, const uint8_t *end) {
    bool neg = *p == '-';
    int64_t n = 0;
    for (p += neg; p < end; p++) n = n * 10 + (*p - '0');
    return kr_smallint((kr_sword)(neg ? -n : n));
}

static kr_value number(kr_json_reader *r) {
    enum { SURE = sizeof(kr_word) == 8 ? 18 : 8 }; /* characters of an int that is small */
    const uint8_t *begin = r->at, *p = begin + (*begin == '-');
    bool real = false;
    if (!is_digit(r, p)) no_value(r, begin);
    if (*p == '0')
        p++;
    else
        while (is_digit(r, p)) p++;
    if (p < r->end && *p == '.' && is_digit(r, p + 1)) {
        for (p += 2; is_digit(r, p);) p++;
        real = true;
    }
    if (p < r->end && (*p | 0x20) == 'e') {
        const uint8_t *e = p + 1;
        if (e < r->end && (*e == '+' || *e == '-')) e++;
        if (is_digit(r, e)) {
            while (is_digit(r, e)) e++;
            p = e;
            real = true;
        }
    }
    r->at = p;
    size_t n = (size_t)(p - begin);
    kr_value hook = real ? r->hooks->parse_float : r->hooks->parse_int;
    if (!kr_isnull(hook)) {
        return kr_call1(r->ctx, hook, kr_str_new_ascii(r->ctx, (const char *)begin, n));
    }
    if (real) {
        double d;
        kr_dtoa_parse((const char *)begin, n, &d);
        return kr_float_new(r->ctx, d);
    }
    if (n <= SURE) return small_int(begin, p);
    return kr_call1(r->ctx, kr_type_value(&kr_type_int),
                    kr_str_new_ascii(r->ctx, (const char *)begin, n));
}

/* ---- words ---- */

static bool word(kr_json_reader *r, const char *text, size_t n) {
    if ((size_t)(r->end - r->at) < n || memcmp(r->at, text, n) != 0) return false;
    r->at += n;
    return true;
}
#define WORD(r, text) word(r, text, sizeof(text) - 1)

static kr_value constant(kr_json_reader *r, const char *name, kr_value dflt) {
    if (kr_isnull(r->hooks->parse_constant)) return dflt;
    return kr_call1(r->ctx, r->hooks->parse_constant, kr_str_intern_rom(r->ctx, name));
}

static kr_value word_value(kr_json_reader *r) {
    if (WORD(r, "null")) return KR_NONE;
    if (WORD(r, "true")) return KR_TRUE;
    if (WORD(r, "false")) return KR_FALSE;
    if (WORD(r, "NaN")) return constant(r, "NaN", kr_from_ptr(&kr_float_nan));
    if (WORD(r, "Infinity")) return constant(r, "Infinity", kr_from_ptr(&kr_float_inf));
    if (WORD(r, "-Infinity")) return constant(r, "-Infinity", kr_from_ptr(&kr_float_neg_inf));
    if (*r->at != '-') no_value(r, r->at);
    return number(r);
}

/* ---- containers ---- */

/* Behind an item: true if another one follows, at r->at; else r->at is behind `close`. */
static bool another(kr_json_reader *r, uint8_t close, const char *trailing) {
    const uint8_t *p = skip_space(r, r->at);
    if (p < r->end && *p == close) {
        r->at = p + 1;
        return false;
    }
    if (p == r->end || *p != ',') kr_json_error(r, "Expecting ',' delimiter", p);
    r->at = skip_space(r, p + 1);
    if (r->at < r->end && *r->at == close) kr_json_error(r, trailing, p);
    return true;
}

/* r->at is behind the opening bracket: is there nothing inside? */
static bool is_empty(kr_json_reader *r, uint8_t close) {
    r->at = skip_space(r, r->at);
    if (r->at == r->end || *r->at != close) return false;
    r->at++;
    return true;
}

static kr_value array(kr_json_reader *r) {
    kr_check_recursion(r->ctx, " while decoding a JSON array from a unicode string");
    kr_value list = kr_list_new(r->ctx, 0, NULL);
    if (is_empty(r, ']')) return list;
    do {
        kr_list_append(r->ctx, list, kr_json_value(r));
    } while (another(r, ']', "Illegal trailing comma before end of array"));
    return list;
}

static kr_value member_name(kr_json_reader *r) {
    if (r->at == r->end || *r->at != '"') {
        kr_json_error(r, "Expecting property name enclosed in double quotes", r->at);
    }
    r->at++;
    kr_value key = kr_json_string(r, true);
    const uint8_t *p = skip_space(r, r->at);
    if (p == r->end || *p != ':') kr_json_error(r, "Expecting ':' delimiter", p);
    r->at = skip_space(r, p + 1);
    return key;
}

static kr_value object(kr_json_reader *r) {
    kr_ctx *ctx = r->ctx;
    const kr_json_hooks *hooks = r->hooks;
    kr_check_recursion(ctx, " while decoding a JSON object from a unicode string");
    bool pairs = !kr_isnull(hooks->object_pairs_hook);
    kr_value made = pairs ? kr_list_new(ctx, 0, NULL) : kr_dict_new(ctx, 0);
    if (!is_empty(r, '}')) {
        do {
            kr_value key = member_name(r), v = kr_json_value(r);
            if (pairs)
                kr_list_append(ctx, made, kr_tuple2(ctx, key, v));
            else
                kr_dict_set(ctx, made, key, v);
        } while (another(r, '}', "Illegal trailing comma before end of object"));
    }
    if (pairs) return kr_call1(ctx, hooks->object_pairs_hook, made);
    if (!kr_isnull(hooks->object_hook)) return kr_call1(ctx, hooks->object_hook, made);
    return made;
}

kr_value kr_json_value(kr_json_reader *r) {
    kr_tick(r->ctx, 20);
    if (r->at == r->end) no_value(r, r->at);
    switch (*r->at) {
    case '"':
        r->at++;
        return kr_json_string(r, false);
    case '{':
        r->at++;
        return object(r);
    case '[':
        r->at++;
        return array(r);
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7':
    case '8':
    case '9':
        return number(r);
    default:
        return word_value(r);
    }
}

kr_value kr_json_document(kr_json_reader *r) {
    r->at = skip_space(r, r->at);
    kr_value v = kr_json_value(r);
    r->at = skip_space(r, r->at);
    if (r->at != r->end) kr_json_error(r, "Extra data", r->at);
    return v;
}

void kr_json_open(kr_ctx *ctx, kr_json_reader *r, kr_value doc, size_t index,
                  const kr_json_hooks *hooks) {
    size_t n;
    memset(r, 0, sizeof *r);
    r->ctx = ctx;
    r->doc = doc;
    r->hooks = hooks;
    r->text = (const uint8_t *)kr_str_data(doc, &n);
    r->end = r->text + n;
    r->at = r->text + kr_str_char_offset(ctx, doc, index);
}
