/* Regular expressions: what begins with a backslash, and sets in brackets. */
#include "base/digits.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "module/re.h"
#include "object/exception.h"
#include "object/str.h"

/* What an escape stands for. */
typedef struct escape {
    enum { CHARACTER, CLASS, ANCHOR, REFERENCE } kind;
    uint32_t value; /* code point, 2 * class + complement, kr_re_at, group */
} escape;

static kr_value text_from(kr_re_compiler *c, const uint8_t *from) {
    size_t n = (size_t)(c->at - from);
    return c->is_str ? kr_str_new(c->ctx, (const char *)from, n)
                     : kr_str_decode(c->ctx, (const char *)from, n, "latin-1", NULL);
}

KR_NORETURN static void bad_escape(kr_re_compiler *c, const uint8_t *from) {
    kr_re_error(c, from, "bad escape %U", text_from(c, from));
}

static uint32_t hex_escape(kr_re_compiler *c, const uint8_t *from, int digits) {
    uint32_t v = 0;
    for (int i = 0; i < digits; i++) {
        int d = c->at < c->end ? kr_hex_digit(*c->at) : -1;
        if (d < 0) kr_re_error(c, from, "incomplete escape %U", text_from(c, from));
        v = v << 4 | (uint32_t)d;
        c->at++;
    }
    if (v > KR_UNICODE_MAX) bad_escape(c, from);
    return v;
}

static uint32_t named_character(kr_re_compiler *c, const uint8_t *from) {
    const uint8_t *name;
    uint32_t cp;
    if (!kr_re_take(c, '{')) kr_re_error(c, c->at, "missing {");
    name = c->at;
    while (c->at < c->end && *c->at != '}') c->at++;
    if (c->at == name) kr_re_error(c, name, "missing character name");
    if (c->at == c->end) kr_re_error(c, name, "missing }, unterminated name");
    if (!kr_unicode_lookup((const char *)name, (size_t)(c->at - name), &cp)) {
        kr_value text = text_from(c, name);
        c->at++;
        kr_re_error(c, from, "undefined character name %R", text);
    }
    c->at++;
    return cp;
}

bool kr_re_is_octal(const kr_re_compiler *c, size_t ahead) {
    return (size_t)(c->end - c->at) > ahead && c->at[ahead] >= '0' && c->at[ahead] <= '7';
}

uint32_t kr_re_octal(kr_re_compiler *c, const uint8_t *from, uint32_t first) {
    uint32_t v = first - '0';
    for (int more = 2; more && kr_re_is_octal(c, 0); more--) v = v * 8 + (uint32_t)(*c->at++ - '0');
    if (v > 0377) {
        kr_re_error(c, from, "octal escape value %U outside of range 0-0o377", text_from(c, from));
    }
    return v;
}

bool kr_re_control(uint32_t ch, uint32_t *value) {
    static const char letters[] = "abfnrtv\\", values[] = "\a\b\f\n\r\t\v\\";
    const char *at = ch && ch < 128 ? strchr(letters, (int)ch) : NULL;
    if (at) *value = (uint8_t)values[at - letters];
    return at;
}

/* Escapes that mean the same in a set and outside; false if ch is none of them. */
static bool common_escape(kr_re_compiler *c, const uint8_t *from, uint32_t ch, escape *e) {
    static const char classes[] = "dDsSwW";
    const char *at;
    if (!ch || ch > 127) return false;
    e->kind = CHARACTER;
    if (kr_re_control(ch, &e->value)) {
        return true;
    } else if ((at = strchr(classes, (int)ch))) {
        e->kind = CLASS;
        e->value = (uint32_t)(at - classes);
    } else if (ch == 'x') {
        e->value = hex_escape(c, from, 2);
    } else if ((ch == 'u' || ch == 'U') && c->is_str) {
        e->value = hex_escape(c, from, ch == 'u' ? 4 : 8);
    } else if (ch == 'N' && c->is_str) {
        e->value = named_character(c, from);
    } else {
        return false;
    }
    return true;
}

static uint32_t escaped(kr_re_compiler *c, const uint8_t *from) {
    if (c->at == c->end) kr_re_error(c, from, "bad escape (end of pattern)");
    return kr_re_next(c);
}

static void other_character(kr_re_compiler *c, const uint8_t *from, uint32_t ch, escape *e) {
    if ((ch | 32) >= 'a' && (ch | 32) <= 'z' && ch < 128) bad_escape(c, from);
    e->kind = CHARACTER;
    e->value = ch;
}

static void numbered(kr_re_compiler *c, const uint8_t *from, uint32_t ch, escape *e) {
    uint32_t group = ch - '0';
    if (c->at < c->end && *c->at >= '0' && *c->at <= '9') {
        if (ch <= '7' && kr_re_is_octal(c, 0) && kr_re_is_octal(c, 1)) {
            e->kind = CHARACTER;
            e->value = kr_re_octal(c, from, ch);
            return;
        }
        group = group * 10 + (uint32_t)(*c->at++ - '0');
    }
    if (group >= c->groups.n) {
        kr_re_error(c, from + 1, "invalid group reference %d", (int)group);
    }
    kr_re_check_open(c, group, from);
    e->kind = REFERENCE;
    e->value = group;
}

static void outside_escape(kr_re_compiler *c, escape *e) {
    static const char letters[] = "AbBZz";
    static const uint8_t anchors[] = {KR_RE_AT_START, KR_RE_AT_WORD, KR_RE_AT_NO_WORD,
                                      KR_RE_AT_VERY_END, KR_RE_AT_VERY_END};
    const uint8_t *from = c->at - 1;
    uint32_t ch = escaped(c, from);
    const char *at = ch && ch < 128 ? strchr(letters, (int)ch) : NULL;
    if (at) {
        e->kind = ANCHOR;
        e->value = anchors[at - letters];
    } else if (ch == '0') {
        e->kind = CHARACTER;
        e->value = kr_re_octal(c, from, ch);
    } else if (ch >= '1' && ch <= '9') {
        numbered(c, from, ch, e);
    } else if (!common_escape(c, from, ch, e)) {
        other_character(c, from, ch, e);
    }
}

static void set_escape(kr_re_compiler *c, escape *e) {
    const uint8_t *from = c->at - 1;
    uint32_t ch = escaped(c, from);
    if (ch >= '0' && ch <= '7') {
        e->kind = CHARACTER;
        e->value = kr_re_octal(c, from, ch);
    } else if (ch == '8' || ch == '9') {
        bad_escape(c, from);
    } else if (!common_escape(c, from, ch, e)) {
        other_character(c, from, ch, e);
    }
}

uint32_t kr_re_escape(kr_re_compiler *c, uint32_t flags) {
    static const uint8_t kinds[] = {KR_RE_LIT, KR_RE_SET, KR_RE_AT, KR_RE_BACKREF};
    escape e = {CHARACTER, 0};
    uint32_t n;
    outside_escape(c, &e);
    if (e.kind == CLASS) {
        kr_re_set_maker m = {{NULL, 0, 0}, (uint32_t)KR_RE_SET_CLASS << e.value, false};
        e.value = kr_re_set_finish(c, &m, flags & ~(uint32_t)KR_RE_IGNORECASE);
    }
    n = kr_re_node_new(c, kinds[e.kind], flags);
    c->nodes[n].a = e.value;
    return n;
}

/* ---- sets ---- */
static void warn_nested(kr_re_compiler *c, const uint8_t *at, const char *what) {
    size_t n = 0;
    for (const uint8_t *p = c->text; p < at; p++) n += !c->is_str || kr_utf8_is_start(*p);
    kr_warn(c->ctx, &kr_type_FutureWarning, "Possible %s at position %zu", what, n);
}

static void set_item(kr_re_compiler *c, const uint8_t *opened, escape *e) {
    const uint8_t *from = c->at;
    if (c->at == c->end) kr_re_error(c, opened, "unterminated character set");
    e->kind = CHARACTER;
    e->value = kr_re_next(c);
    if (e->value == '\\') {
        set_escape(c, e);
    } else if (strchr("-&~|", (int)(e->value & 127)) && e->value < 128 && e->value &&
               c->at < c->end && *c->at == e->value && from != opened + 1) {
        warn_nested(c, from,
                    e->value == '-'   ? "set difference"
                    : e->value == '&' ? "set intersection"
                    : e->value == '~' ? "set symmetric difference"
                                      : "set union");
    }
}

static void add_item(kr_re_compiler *c, kr_re_set_maker *m, const escape *e) {
    if (e->kind == CLASS) {
        m->classes |= (uint32_t)KR_RE_SET_CLASS << e->value;
    } else {
        kr_re_set_add(c, m, e->value, e->value);
    }
}

/* Behind "x-" in a set: the range, or x and a last '-'. Returns false at the end of the set. */
static bool add_range(kr_re_compiler *c, kr_re_set_maker *m, const uint8_t *opened,
                      const uint8_t *from, const escape *lo) {
    const uint8_t *dash = c->at - 1;
    escape hi;
    if (c->at == c->end) kr_re_error(c, opened, "unterminated character set");
    if (*c->at == ']') {
        add_item(c, m, lo);
        kr_re_set_add(c, m, '-', '-');
        return false;
    }
    if (*c->at == '-') warn_nested(c, dash, "set difference");
    set_item(c, opened, &hi);
    if (lo->kind != CHARACTER || hi.kind != CHARACTER || hi.value < lo->value) {
        kr_re_error(c, from, "bad character range %U", text_from(c, from));
    }
    kr_re_set_add(c, m, lo->value, hi.value);
    return true;
}

uint32_t kr_re_parse_set(kr_re_compiler *c, uint32_t flags) {
    const uint8_t *opened = c->at - 1, *first;
    kr_re_set_maker m = {{NULL, 0, 0}, 0, false};
    uint32_t n, place;
    if (c->at < c->end && *c->at == '[') warn_nested(c, c->at, "nested set");
    m.negate = kr_re_take(c, '^');
    for (first = c->at;;) {
        const uint8_t *from = c->at;
        escape e;
        if (c->at < c->end && *c->at == ']' && c->at != first) break;
        set_item(c, opened, &e);
        if (!kr_re_take(c, '-')) {
            add_item(c, &m, &e);
        } else if (!add_range(c, &m, opened, from, &e)) {
            break;
        }
    }
    c->at++;
    if (!m.negate && !m.classes && m.ranges.n == 2 && m.ranges.at[0] == m.ranges.at[1]) {
        n = kr_re_node_new(c, KR_RE_LIT, flags);
        c->nodes[n].a = m.ranges.at[0];
        return n;
    }
    place = kr_re_set_finish(c, &m, flags);
    n = kr_re_node_new(c, KR_RE_SET, flags);
    c->nodes[n].a = place;
    return n;
}
