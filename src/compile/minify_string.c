/* Literals of strings: the shortest of the ways to write each; f-strings so that Python 3.8 reads
 * them, if it can be done.
 *
 * Until Python 3.12 an expression in an f-string could hold neither a backslash nor the quotes
 * around it. So an f-string is written with each of the four delimiters in turn, expressions inside
 * with those that are left; where that fails at every level, the newer rules are made use of. */
#include "base/unicode.h"
#include "base/utf8.h"
#include "compile/minify_int.h"

static const char *const delimiters[] = {"\"", "'", "'''", "\"\"\""};

enum { N_DELIMITERS = 4 };

/* How a literal is written. */
typedef struct style {
    const char *quote;
    bool raw, bytes, field, spec; /* field: braces count; spec: within a format specification */
    bool plain;                   /* no backslash may occur */
} style;

/* ---- escapes ---- */

static bool is_octal(const char *s, const char *end) {
    return s < end && *s >= '0' && *s <= '7';
}

static void escape_byte(kr_buf *b, uint8_t c, bool octal_next) {
    static const char letters[] = "abtnvfr";
    if (c >= 7 && c <= 13) {
        kr_buf_printf(b, "\\%c", letters[c - 7]);
    } else if (c < 64 && !octal_next) {
        kr_buf_printf(b, c < 8 ? "\\%c" : "\\%c%c", c < 8 ? '0' + c : '0' + c / 8, '0' + c % 8);
    } else {
        kr_buf_printf(b, "\\x%02x", c);
    }
}

static void escape_code(kr_buf *b, uint32_t c) {
    kr_buf_printf(b, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
}

/* Would the quote at s end the literal? */
static bool ends_literal(const style *st, const char *s, const char *end, unsigned run) {
    if (*s != st->quote[0]) return false;
    return !st->quote[1] || run == 2 || s + 1 == end;
}

/* One character that is not ASCII; its length. */
static size_t wide_char(kr_buf *b, const style *st, const char *s, const char *end) {
    uint32_t c;
    size_t n;
    if (st->bytes) {
        if (st->raw || st->plain) return 0;
        kr_buf_printf(b, "\\x%02x", (uint8_t)*s);
        return 1;
    }
    n = kr_utf8_decode((const uint8_t *)s, (size_t)(end - s), true, &c);
    if ((c >= 0xd800 && c < 0xe000) || (!st->plain && !kr_unicode_is_printable(c))) {
        if (st->raw || st->plain) return 0;
        escape_code(b, c);
    } else {
        kr_buf_append(b, s, n);
    }
    return n;
}

/* One ASCII character; false: not in this style. */
static bool ascii_char(kr_buf *b, const style *st, const char *s, const char *end, unsigned run) {
    char c = *s;
    bool newline = c == '\n' && st->quote[1] && !st->spec;
    if (c == '\\') {
        if (st->plain && !st->raw) return false;
        kr_buf_str(b, st->raw ? "\\" : "\\\\");
    } else if (ends_literal(st, s, end, run)) {
        if (st->raw || st->plain) return false;
        kr_buf_printf(b, "\\%c", c);
    } else if ((c == '{' || c == '}') && st->field) {
        if (st->spec && (st->raw || st->plain)) return false;
        kr_buf_printf(b, st->spec ? "\\x%02x" : "%c%c", c, c);
    } else if (newline || (c >= 32 && c < 127)) {
        kr_buf_char(b, c);
    } else if (st->plain && c && c != '\n' && c != '\r') {
        kr_buf_char(b, c);
    } else if (st->raw || st->plain) {
        return false;
    } else {
        escape_byte(b, (uint8_t)c, is_octal(s + 1, end));
    }
    return true;
}

/* The text between the quotes; false: it cannot be written in this style. */
static bool body(kr_buf *b, const style *st, const char *s, size_t n) {
    const char *end = s + n;
    unsigned run = 0; /* quotes in a row */
    if (st->raw && n && end[-1] == '\\') return false;
    while (s < end) {
        if ((uint8_t)*s >= 0x80) {
            size_t len = wide_char(b, st, s, end);
            if (!len) return false;
            s += len;
            run = 0;
            continue;
        }
        if (!ascii_char(b, st, s, end, run)) return false;
        run = *s == st->quote[0] && run < 2 ? run + 1 : 0;
        s++;
    }
    return true;
}

/* ---- what is allowed inside of f-strings ---- */

static bool contains(const char *s, size_t n, const char *what) {
    size_t len = strlen(what);
    for (size_t i = 0; i + len <= n; i++) {
        if (memcmp(s + i, what, len) == 0) return true;
    }
    return false;
}

/* May the text stand in the fields that are open? */
static bool fits(const kr_minifier *m, const char *s, size_t n) {
    const kr_mini_quotes *q = &m->quotes;
    if (q->free || !q->n) return true;
    if (memchr(s, '\\', n)) return false;
    for (uint32_t i = 0; i < q->n; i++) {
        if (contains(s, n, q->open[i]) || (!q->open[i][1] && memchr(s, '\n', n))) return false;
    }
    return true;
}

static bool is_open(const kr_minifier *m, const char *quote) {
    for (uint32_t i = 0; !m->quotes.free && i < m->quotes.n; i++) {
        if (m->quotes.open[i] == quote) return true;
    }
    return false;
}

/* ---- plain literals ---- */

static kr_mini_scratch *take_scratch(kr_minifier *m) {
    kr_mini_scratch *s = m->idle;
    if (s) {
        m->idle = s->next_idle;
        kr_buf_clear(&s->text);
        return s;
    }
    s = kr_mini_alloc(m, sizeof *s);
    kr_buf_init(&s->text, m->opt->mem, m->opt->mem_opaque);
    s->next = m->scratch;
    m->scratch = s;
    return s;
}

static void give_scratch(kr_minifier *m, kr_mini_scratch *s) {
    s->next_idle = m->idle;
    m->idle = s;
}

/* The best way so far to write a literal. */
typedef struct contest {
    kr_mini_scratch *best, *next;
    bool found;
} contest;

static contest open_contest(kr_minifier *m) {
    return (contest){take_scratch(m), take_scratch(m), false};
}

/* What `next` holds is kept if it is the shortest that fits. */
static void enter_contest(const kr_minifier *m, contest *c, bool ok) {
    kr_buf *b = &c->next->text;
    if (!ok || b->failed || !fits(m, b->data, b->len) || (c->found && b->len >= c->best->text.len))
        return;
    kr_mini_scratch *t = c->best;
    c->best = c->next;
    c->next = t;
    c->found = true;
}

/* Writes the winner; false: there is none. */
static bool close_contest(kr_minifier *m, contest *c) {
    give_scratch(m, c->next);
    give_scratch(m, c->best);
    if (c->found) kr_mini_put(m, c->best->text.data, c->best->text.len);
    return c->found;
}

static void literal(kr_minifier *m, const char *s, size_t n, bool bytes) {
    contest c = open_contest(m);
    bool backslash = memchr(s, '\\', n), newline = memchr(s, '\n', n);
    for (int i = 0; i < 2 * N_DELIMITERS; i++) {
        kr_buf *b = &c.next->text;
        style st = {
            .quote = delimiters[i % N_DELIMITERS], .raw = i >= N_DELIMITERS, .bytes = bytes};
        st.plain = m->quotes.n && !m->quotes.free;
        if (st.raw && !backslash) break;
        if (is_open(m, st.quote)) continue;
        if (st.quote[1] && !newline && !memchr(s, '"', n) && !memchr(s, '\'', n) && !st.plain)
            continue;
        kr_buf_clear(b);
        if (bytes) kr_buf_char(b, 'b');
        if (st.raw) kr_buf_char(b, 'r');
        kr_buf_str(b, st.quote);
        bool ok = body(b, &st, s, n);
        kr_buf_str(b, st.quote);
        if (b->failed) kr_mini_memory(m);
        enter_contest(m, &c, ok);
    }
    if (!close_contest(m, &c)) m->quotes.failed = true;
}

void kr_mini_string(kr_minifier *m, const kr_node *e) {
    literal(m, e->text.s, e->n, e->kind == KR_AST_BYTES);
}

/* ---- f-strings ---- */

static void parts(kr_minifier *m, const kr_node *e, style st);

/* Texts of a literal with fields, as one style. */
static void text_part(kr_minifier *m, const style *st, const char *s, size_t n) {
    if (!body(m->out, st, s, n)) m->quotes.failed = true;
    if (m->out->failed) kr_mini_memory(m);
    m->after_number = false;
}

/* Writes the field's expression on its own; its text lies in the arena. */
static kr_text field_value(kr_minifier *m, kr_node *e) {
    kr_buf *out = m->out;
    kr_mini_scratch *b = take_scratch(m);
    m->out = &b->text;
    m->after_number = false;
    /* what has a colon of its own needs parentheses */
    kr_mini_expr(m, e, e->kind == KR_AST_LAMBDA ? KR_ML_OR : KR_ML_TEST);
    m->out = out;
    kr_text t = {kr_arena_strdup(&m->arena, b->text.len ? b->text.data : "", b->text.len),
                 (uint32_t)b->text.len};
    if (!t.s) kr_mini_memory(m);
    give_scratch(m, b);
    return t;
}

static void field(kr_minifier *m, const kr_node *e, kr_text value, bool debug, const style *st) {
    char conversion[2] = {'!', (char)e->op};
    kr_mini_raw(m, "{", 1);
    if (value.s[0] == '{') kr_mini_raw(m, " ", 1);
    kr_mini_raw(m, value.s, value.n);
    if (debug) kr_mini_raw(m, "=", 1);
    if (e->op && !(debug && e->op == 'r' && !e->field.spec)) kr_mini_raw(m, conversion, 2);
    if (e->field.spec) {
        style spec = *st;
        spec.spec = true;
        kr_mini_raw(m, ":", 1);
        parts(m, e->field.spec, spec);
    }
    kr_mini_raw(m, "}", 1);
}

/* Is the field what its text says, so that it can be written as `{e=}`? */
static bool is_debug(const kr_node *text, const kr_node *f, kr_text value) {
    return text && f->flags & KR_AST_DEBUG && (f->op || f->field.spec) && text->n > value.n &&
           text->text.s[text->n - 1] == '=' &&
           memcmp(text->text.s + text->n - 1 - value.n, value.s, value.n) == 0;
}

static void parts(kr_minifier *m, const kr_node *e, style st) {
    const kr_node *text = NULL; /* still to be written */
    for (uint32_t i = 0; i < e->n && !m->quotes.failed; i++) {
        kr_node *p = e->seq.at[i];
        bool debug = false;
        if (p->kind == KR_AST_STR) {
            if (text) text_part(m, &st, text->text.s, text->n);
            text = p;
            continue;
        }
        kr_text value = p->kind == KR_AST_INTERPOLATION ? (kr_text){p->field.src, p->n}
                                                        : field_value(m, p->field.value);
        if (p->kind == KR_AST_FORMATTED) debug = is_debug(text, p, value);
        if (text) text_part(m, &st, text->text.s, text->n - (debug ? value.n + 1 : 0));
        text = NULL;
        field(m, p, value, debug, &st);
    }
    if (text) text_part(m, &st, text->text.s, text->n);
}

/* Bytes of the literal's own texts in a style, SIZE_MAX: not possible. */
static size_t own_size(kr_minifier *m, const kr_node *e, const style *st) {
    kr_mini_scratch *b = take_scratch(m);
    bool ok = true;
    for (uint32_t i = 0; i < e->n && ok; i++) {
        if (e->seq.at[i]->kind == KR_AST_STR)
            ok = body(&b->text, st, e->seq.at[i]->text.s, e->seq.at[i]->n);
    }
    if (b->text.failed) kr_mini_memory(m);
    give_scratch(m, b);
    return ok ? b->text.len + 2 * strlen(st->quote) + st->raw : SIZE_MAX;
}

static void write_joined(kr_minifier *m, const kr_node *e, const style *st) {
    char prefix[4];
    size_t n = kr_buf_snprintf(prefix, sizeof prefix, "%s%s", st->raw ? "r" : "",
                               e->kind == KR_AST_TEMPLATESTR ? "t" : "f");
    kr_mini_put(m, prefix, n);
    kr_mini_raw(m, st->quote, strlen(st->quote));
    if (m->quotes.n < KR_ARRAY_LEN(m->quotes.open)) m->quotes.open[m->quotes.n] = st->quote;
    m->quotes.n++;
    parts(m, e, *st);
    m->quotes.n--;
    kr_mini_raw(m, st->quote, strlen(st->quote));
}

/* By the newer rules only the literal's own text decides. */
static void joined_free(kr_minifier *m, kr_node *e) {
    style best = {.quote = delimiters[0], .field = true};
    size_t least = SIZE_MAX;
    bool free = m->quotes.free;
    for (int i = 0; i < 2 * N_DELIMITERS; i++) {
        style st = {.quote = delimiters[i % N_DELIMITERS], .raw = i >= N_DELIMITERS, .field = true};
        size_t n = own_size(m, e, &st);
        if (n >= least) continue;
        least = n;
        best = st;
    }
    m->quotes.free = true;
    write_joined(m, e, &best);
    m->quotes.free = free;
}

static bool has_backslash(const kr_node *e) {
    for (uint32_t i = 0; i < e->n; i++) {
        const kr_node *p = e->seq.at[i];
        if (p->kind == KR_AST_STR && memchr(p->text.s, '\\', p->n)) return true;
    }
    return false;
}

/* Every delimiter in turn, as the older rules want it; false: none will do. */
static bool joined_strict(kr_minifier *m, kr_node *e) {
    kr_buf *out = m->out;
    contest c = open_contest(m);
    bool backslash = has_backslash(e);
    for (int i = 0; i < 2 * N_DELIMITERS; i++) {
        style st = {.quote = delimiters[i % N_DELIMITERS], .raw = i >= N_DELIMITERS, .field = true};
        st.plain = m->quotes.n > 0;
        if (is_open(m, st.quote) || (st.raw && !backslash)) continue;
        kr_buf_clear(&c.next->text);
        m->out = &c.next->text;
        m->quotes.failed = false;
        write_joined(m, e, &st);
        m->out = out;
        enter_contest(m, &c, !m->quotes.failed);
    }
    m->quotes.failed = false;
    return close_contest(m, &c);
}

static bool has_fields(const kr_node *e) {
    for (uint32_t i = 0; i < e->n; i++) {
        if (e->seq.at[i]->kind != KR_AST_STR) return true;
    }
    return false;
}

void kr_mini_joined(kr_minifier *m, kr_node *e) {
    if (e->kind == KR_AST_JOINEDSTR && !has_fields(e)) {
        literal(m, e->n ? e->seq.at[0]->text.s : "", e->n ? e->seq.at[0]->n : 0, false);
    } else if (e->kind == KR_AST_TEMPLATESTR || m->quotes.free) {
        joined_free(m, e);
    } else if (!joined_strict(m, e)) {
        if (m->quotes.n) {
            m->quotes.failed = true;
        } else {
            joined_free(m, e);
        }
    }
}
