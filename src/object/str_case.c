/* str: case mappings and character classes.
 *
 * ASCII text is mapped byte by byte through one table of classes; everything else goes code point
 * by code point through base/unicode.h. */
#include "base/swar.h"
#include "base/unicode.h"
#include "object/str_internal.h"

static inline bool is_upper(uint8_t c) {
    return c >= 'A' && c <= 'Z';
}
static inline bool is_lower(uint8_t c) {
    return c >= 'a' && c <= 'z';
}
static inline bool is_digit(uint8_t c) {
    return c >= '0' && c <= '9';
}
static inline bool is_alpha(uint8_t c) {
    return is_lower(c | 0x20);
}

/* ---- mappings ---- */
typedef enum case_kind {
    CASE_UPPER,
    CASE_LOWER,
    CASE_SWAP,
    CASE_FOLD,
    CASE_TITLE,
    CASE_CAPITAL
} case_kind;

static uint8_t ascii_case(case_kind kind, uint8_t c, bool first) {
    switch (kind) {
    case CASE_UPPER:
        return is_lower(c) ? c ^ 0x20 : c;
    case CASE_SWAP:
        return is_alpha(c) ? c ^ 0x20 : c;
    case CASE_TITLE:
    case CASE_CAPITAL:
        if (first) return is_lower(c) ? c ^ 0x20 : c;
        /* fall through */
    default:
        return is_upper(c) ? c ^ 0x20 : c;
    }
}

/* ASCII text; every letter of the case that goes gets the other one. */
static void turn_case(case_kind kind, kr_span s, char *out) {
    bool upper = kind != CASE_UPPER, lower = kind == CASE_UPPER || kind == CASE_SWAP;
    size_t i = 0;
    for (; s.n - i >= KR_SWAR; i += KR_SWAR) {
        uint64_t w = kr_swar_load(s.p + i), r = w;
        if (upper) r = kr_swar_turn_case(w, 'A', 'Z');
        if (lower) r ^= w ^ kr_swar_turn_case(w, 'a', 'z');
        memcpy(out + i, &r, KR_SWAR);
    }
    for (; i < s.n; i++) out[i] = (char)ascii_case(kind, s.p[i], false);
}

static kr_value map_ascii(kr_ctx *ctx, kr_value self, case_kind kind) {
    kr_span s = kr_str_span(self);
    char *out;
    if (s.n == 1) return kr_str_of_ascii(ctx, ascii_case(kind, s.p[0], true));
    if (s.n == 0) return ctx->vm->str_empty;
    kr_value r = kr_str_make(ctx, s.n, s.n, false, &out);
    s = kr_str_span(self);
    if (kind == CASE_TITLE) {
        for (size_t i = 0; i < s.n; i++) {
            out[i] = (char)ascii_case(CASE_TITLE, s.p[i], i == 0 || !is_alpha(s.p[i - 1]));
        }
        return r;
    }
    turn_case(kind, s, out);
    if (kind == CASE_CAPITAL) out[0] = (char)ascii_case(CASE_UPPER, s.p[0], true);
    return r;
}

static int lower_at(kr_span s, size_t at, uint32_t c, uint32_t *to) {
    if (c == 0x3a3) {
        to[0] = kr_unicode_final_sigma(s.p, s.n, at) ? 0x3c2 : 0x3c3;
        return 1;
    }
    return kr_unicode_lower(c, to);
}

static int map_one(case_kind kind, kr_span s, size_t at, uint32_t c, bool first, uint32_t *to) {
    switch (kind) {
    case CASE_UPPER:
        return kr_unicode_upper(c, to);
    case CASE_FOLD:
        return kr_unicode_fold(c, to);
    case CASE_SWAP:
        if (kr_unicode_is_upper(c)) return lower_at(s, at, c, to);
        if (kr_unicode_is_lower(c)) return kr_unicode_upper(c, to);
        to[0] = c;
        return 1;
    case CASE_TITLE:
    case CASE_CAPITAL:
        if (first) return kr_unicode_title(c, to);
        /* fall through */
    default:
        return lower_at(s, at, c, to);
    }
}

static kr_value map_case(kr_ctx *ctx, kr_value self, case_kind kind) {
    if (KR_LIKELY(kr_str_is_ascii(self))) return map_ascii(ctx, self, kind);
    kr_span s = kr_str_span(self);
    kr_strbuf b;
    kr_strbuf_init(ctx, &b, s.n + 8);
    bool first = true;
    for (const uint8_t *p = s.p, *end = s.p + s.n; p < end;) {
        uint32_t to[KR_UNICODE_CASE_MAX];
        size_t at = (size_t)(p - s.p);
        if (*p < 0x80 && kind <= CASE_FOLD) {
            char turned[64];
            size_t n = kr_utf8_ascii_prefix(p, (size_t)(end - p) < 64 ? (size_t)(end - p) : 64);
            turn_case(kind, (kr_span){p, n}, turned);
            kr_strbuf_add(ctx, &b, turned, n);
            p += n;
            continue;
        }
        uint32_t c = kr_utf8_next(&p);
        int n = map_one(kind, s, at, c, first, to);
        for (int i = 0; i < n; i++) kr_strbuf_char(ctx, &b, to[i]);
        first = kind == CASE_TITLE && !kr_unicode_is_cased(c);
        kr_tick(ctx, 2);
    }
    return kr_strbuf_finish(ctx, &b);
}

kr_value kr_str_m_upper(kr_ctx *ctx, kr_value self) {
    return map_case(ctx, self, CASE_UPPER);
}
kr_value kr_str_m_lower(kr_ctx *ctx, kr_value self) {
    return map_case(ctx, self, CASE_LOWER);
}
kr_value kr_str_m_swapcase(kr_ctx *ctx, kr_value self) {
    return map_case(ctx, self, CASE_SWAP);
}
kr_value kr_str_m_casefold(kr_ctx *ctx, kr_value self) {
    return map_case(ctx, self, CASE_FOLD);
}
kr_value kr_str_m_title(kr_ctx *ctx, kr_value self) {
    return map_case(ctx, self, CASE_TITLE);
}
kr_value kr_str_m_capitalize(kr_ctx *ctx, kr_value self) {
    return map_case(ctx, self, CASE_CAPITAL);
}

/* ---- classes: true if the text is not empty and every character passes ---- */
static kr_value every(kr_value self, bool (*test)(uint32_t)) {
    kr_span s = kr_str_span(self);
    for (const uint8_t *p = s.p, *end = s.p + s.n; p < end;) {
        if (!test(kr_utf8_next(&p))) return KR_FALSE;
    }
    return kr_bool(s.n != 0);
}

static bool test_alpha(uint32_t c) {
    return c < 128 ? is_alpha((uint8_t)c) : kr_unicode_is_alpha(c);
}
static bool test_alnum(uint32_t c) {
    return c < 128 ? is_alpha((uint8_t)c) || is_digit((uint8_t)c) : kr_unicode_is_alnum(c);
}
static bool test_decimal(uint32_t c) {
    return c < 128 ? is_digit((uint8_t)c) : kr_unicode_is_decimal(c);
}
static bool test_digit(uint32_t c) {
    return c < 128 ? is_digit((uint8_t)c) : kr_unicode_is_digit(c);
}
static bool test_numeric(uint32_t c) {
    return c < 128 ? is_digit((uint8_t)c) : kr_unicode_is_numeric(c);
}
static bool test_space(uint32_t c) {
    return c == ' ' || (c >= 9 && c <= 13) ||
           (c >= 0x1c && (c < 0x20 || c > 127) && kr_unicode_is_space(c));
}

#define STR_CLASS(name, test)                                                                      \
    kr_value kr_str_m_##name(kr_ctx *ctx, kr_value self) {                                         \
        (void)ctx;                                                                                 \
        return every(self, test);                                                                  \
    }
STR_CLASS(isalpha, test_alpha)
STR_CLASS(isalnum, test_alnum)
STR_CLASS(isdecimal, test_decimal)
STR_CLASS(isdigit, test_digit)
STR_CLASS(isnumeric, test_numeric)
STR_CLASS(isspace, test_space)

kr_value kr_str_m_isascii(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_bool(kr_str_is_ascii(self));
}

kr_value kr_str_m_isprintable(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_bool(kr_str_of(self)->len == 0 ||
                   kr_is(every(self, kr_unicode_is_printable), KR_TRUE));
}

kr_value kr_str_m_isidentifier(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    kr_span s = kr_str_span(self);
    const uint8_t *p = s.p, *end = s.p + s.n;
    if (s.n == 0 || !kr_unicode_is_id_start(kr_utf8_next(&p))) return KR_FALSE;
    while (p < end) {
        if (!kr_unicode_is_id_continue(kr_utf8_next(&p))) return KR_FALSE;
    }
    return KR_TRUE;
}

/* Some character is of the one case and none of the other (title case counts as the other). */
static kr_value one_case(kr_value self, bool (*want)(uint32_t), bool (*other)(uint32_t)) {
    kr_span s = kr_str_span(self);
    bool seen = false;
    for (const uint8_t *p = s.p, *end = s.p + s.n; p < end;) {
        uint32_t c = kr_utf8_next(&p);
        if (other(c) || kr_unicode_is_title(c)) return KR_FALSE;
        seen = seen || want(c);
    }
    return kr_bool(seen);
}

kr_value kr_str_m_islower(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return one_case(self, kr_unicode_is_lower, kr_unicode_is_upper);
}

kr_value kr_str_m_isupper(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return one_case(self, kr_unicode_is_upper, kr_unicode_is_lower);
}

kr_value kr_str_m_istitle(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    kr_span s = kr_str_span(self);
    bool seen = false, in_word = false;
    for (const uint8_t *p = s.p, *end = s.p + s.n; p < end;) {
        uint32_t c = kr_utf8_next(&p);
        if (kr_unicode_is_upper(c) || kr_unicode_is_title(c)) {
            if (in_word) return KR_FALSE;
            seen = in_word = true;
        } else if (kr_unicode_is_lower(c)) {
            if (!in_word) return KR_FALSE;
            seen = true;
        } else {
            in_word = false;
        }
    }
    return kr_bool(seen);
}
