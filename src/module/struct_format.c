/* struct: parsing of format strings. */
#include "base/checked.h"
#include "module/packed.h"
#include "module/struct_types.h"
#include "object/bytes.h"
#include "object/str.h"

/* Size and alignment of a letter: native (0: not known) and standard. */
typedef struct letter {
    char code;
    uint8_t native, standard;
} letter;

static const letter letters[] = {
    {'x', 1, 1},
    {'b', 1, 1},
    {'B', 1, 1},
    {'c', 1, 1},
    {'s', 1, 1},
    {'p', 1, 1},
    {'?', 1, 1},
    {'h', sizeof(short), 2},
    {'H', sizeof(short), 2},
    {'i', sizeof(int), 4},
    {'I', sizeof(int), 4},
    {'l', sizeof(long), 4},
    {'L', sizeof(long), 4},
    {'q', 8, 8},
    {'Q', 8, 8},
    {'n', sizeof(size_t), 0},
    {'N', sizeof(size_t), 0},
    {'P', sizeof(void *), 0},
    {'e', 2, 2},
    {'f', 4, 4},
    {'d', 8, 8},
    {'F', 8, 8}, /* complex numbers are aligned as their parts */
    {'D', 16, 16},
};

static size_t letter_size(kr_ctx *ctx, char c, bool native) {
    for (size_t i = 0; i < KR_ARRAY_LEN(letters); i++) {
        if (letters[i].code != c) continue;
        size_t n = native ? letters[i].native : letters[i].standard;
        if (n) return n;
    }
    kr_struct_error(ctx, "bad char in struct format");
}

static KR_COLD KR_NORETURN void too_long(kr_ctx *ctx) {
    kr_struct_error(ctx, "total struct size too long");
}

/* The text of a format, as bytes. */
static const char *format_text(kr_ctx *ctx, kr_value format, size_t *n) {
    if (kr_is_str(format)) {
        if (!kr_str_is_ascii(format)) kr_str_encode(ctx, format, "ascii", NULL); /* raises */
        return kr_str_data(format, n);
    }
    if (!kr_is_bytes(format)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "Struct() argument 1 must be a str or bytes object, not %T", format);
    }
    *n = KR_AS(kr_bytes, format)->len;
    return (const char *)KR_AS(kr_bytes, format)->data;
}

typedef struct reader {
    kr_ctx *ctx;
    const char *p, *end;
    bool native;
} reader;

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* The next [count]letter; false at the end. */
static bool read_one(reader *r, size_t *count, char *code) {
    while (r->p < r->end && (*r->p == ' ' || (*r->p >= '\t' && *r->p <= '\r'))) r->p++;
    if (r->p == r->end) return false;
    *count = 1;
    if (is_digit(*r->p)) {
        for (*count = 0; r->p < r->end && is_digit(*r->p); r->p++) {
            if (!kr_size_mul_add(*count, 10, (size_t)(*r->p - '0'), count) ||
                *count > PTRDIFF_MAX) {
                too_long(r->ctx);
            }
        }
        if (r->p == r->end) {
            kr_struct_error(r->ctx, "repeat count given without format specifier");
        }
    }
    *code = *r->p++;
    return true;
}

/* Adds one item at the end of s; `out` NULL: only counts. */
static void add_item(reader *r, kr_struct *s, kr_struct_item *out, size_t count, char code) {
    size_t size = letter_size(r->ctx, code, r->native), bytes;
    bool text = code == 's' || code == 'p';
    if (r->native && size > 1) {
        size_t align = code == 'F' || code == 'D' ? size / 2 : size;
        size_t pad = (align - s->size % align) % align;
        if (s->size > PTRDIFF_MAX - pad) too_long(r->ctx);
        s->size += pad;
    }
    if (!kr_size_mul(size, count, &bytes) || bytes > PTRDIFF_MAX - s->size) too_long(r->ctx);
    if (code != 'x' && (count || text)) {
        if (out) {
            out[s->n_items] = (kr_struct_item){code, strchr("csp?efdFD", code) == NULL,
                                               text ? count : size, s->size, text ? 1 : count};
        }
        s->n_items++;
        s->n_values += text ? 1 : count;
    }
    s->size += bytes;
}

static void run(reader r, kr_struct *s, kr_struct_item *out) {
    size_t count;
    char code;
    s->size = s->n_items = s->n_values = 0;
    while (read_one(&r, &count, &code)) add_item(&r, s, out, count, code);
}

void kr_struct_parse(kr_ctx *ctx, kr_struct *s, kr_value format) {
    size_t n;
    const char *text = format_text(ctx, format, &n);
    reader r = {ctx, text, text + n, true};
    kr_struct t = {.little = kr_host_little()};
    if (memchr(text, 0, n)) kr_struct_error(ctx, "embedded null character");
    if (n && strchr("@=<>!", *text)) {
        r.p++;
        r.native = *text == '@';
        if (*text == '<') t.little = true;
        if (*text == '>' || *text == '!') t.little = false;
    }
    run(r, &t, NULL);
    kr_struct_item *items = kr_heap_leaf(ctx, t.n_items * sizeof *items);
    run(r, &t, items);
    s->little = t.little;
    s->native = r.native;
    s->size = t.size;
    s->n_items = t.n_items;
    s->n_values = t.n_values;
    s->items = items;
    kr_store(ctx, s, &s->format, kr_is_str(format) ? format : kr_str_new(ctx, text, n));
}
