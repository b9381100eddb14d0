/* The file's table of texts: identifiers and string literals, each once.
 *
 * A text gets a number at its first appearance; the final place in the unit's name table is decided
 * by emit.c. Entry 0 is the empty text. The table is open-addressed and never shrinks. */
#include <string.h>

#include "compile/gen.h"
#include "object/str.h"

static uint32_t hash_text(const char *s, uint32_t n) {
    uint32_t h = 0x811c9dc5u ^ n;
    while (n >= 4) {
        uint32_t w;
        memcpy(&w, s, 4);
        h = (h ^ w) * 0x9e3779b1u;
        h ^= h >> 15;
        s += 4;
        n -= 4;
    }
    while (n--) h = (h ^ (uint8_t)*s++) * 0x01000193u;
    h ^= h >> 13;
    h *= 0x85ebca6bu;
    return h ^ h >> 16;
}

static void grow_table(kr_gen *g) {
    uint32_t cap = g->cap_texts;
    cap = cap >= 64 ? cap + cap / 4 : cap ? 64 : 16;
    g->texts = kr_gen_resize(g, g->texts, g->cap_texts * sizeof *g->texts, cap * sizeof *g->texts);
    g->cap_texts = cap;
}

static void rehash(kr_gen *g) {
    uint32_t size = g->text_mask ? (g->text_mask + 1) * 2 : 64;
    if (g->text_hash) g->mem(g, g->text_hash, (g->text_mask + (size_t)1) * sizeof *g->text_hash, 0);
    g->text_hash = NULL;
    g->text_hash = kr_gen_resize(g, NULL, 0, size * sizeof *g->text_hash);
    g->text_mask = size - 1;
    for (uint32_t i = 0; i < g->n_texts; i++) {
        uint32_t at = g->texts[i].hash & g->text_mask;
        while (g->text_hash[at]) at = (at + 1) & g->text_mask;
        g->text_hash[at] = i + 1;
    }
}

kr_sid kr_text_add(kr_gen *g, const char *s, uint32_t n) {
    uint32_t h = hash_text(s, n), at = h & g->text_mask, id;
    kr_text_entry *e;
    char *copy;
    while ((id = g->text_hash[at]) != 0) {
        e = &g->texts[id - 1];
        if (e->hash == h && e->n == n && memcmp(e->s, s, n) == 0) return id - 1;
        at = (at + 1) & g->text_mask;
    }
    copy = kr_gen_keep(g, (size_t)n + 1);
    memcpy(copy, s, n);
    if (g->n_texts == g->cap_texts) grow_table(g);
    e = &g->texts[g->n_texts++];
    *e = (kr_text_entry){.s = copy, .n = n, .hash = h};
    g->text_hash[at] = g->n_texts;
    if (g->n_texts > g->text_mask / 3 * 2) rehash(g);
    return g->n_texts - (kr_sid)1;
}

kr_sid kr_text_cstr(kr_gen *g, const char *s) {
    return kr_text_add(g, s, (uint32_t)strlen(s));
}

void kr_texts_init(kr_gen *g) {
    static const char *const known[KR_KN_COUNT] = {
        [KR_KN_MODULE] = "<module>",
        [KR_KN_LAMBDA] = "<lambda>",
        [KR_KN_LISTCOMP] = "<listcomp>",
        [KR_KN_DICTCOMP] = "<dictcomp>",
        [KR_KN_SETCOMP] = "<setcomp>",
        [KR_KN_GENEXP] = "<genexpr>",
        [KR_KN___CLASS__] = "__class__",
        [KR_KN___NAME__] = "__name__",
        [KR_KN___MODULE__] = "__module__",
        [KR_KN___QUALNAME__] = "__qualname__",
        [KR_KN_SUPER] = "super",
        [KR_KN_RANGE] = "range",
        [KR_KN_CONST] = "const",
        [KR_KN_MATH] = "math",
        [KR_KN_FORMAT] = "format",
        [KR_KN_STAR] = "*",
        [KR_KN___REPL_PRINT__] = "__repl_print__",
        [KR_KN___DEBUG__] = "__debug__",
        [KR_KN___ANNOTATIONS__] = "__annotations__",
        [KR_KN_JOIN] = "join",
        [KR_KN_CLASSDICT] = "__classdict__",
        [KR_KN___ANNOTATE__] = "__annotate__",
        [KR_KN_MICROPYTHON] = "micropython",
        [KR_KN___TYPE_PARAMS__] = "__type_params__",
        [KR_KN___ANNOTATE_FUNC__] = "__annotate_func__",
        [KR_KN_TYPE_PARAMS] = ".type_params",
        [KR_KN___CONDITIONAL_ANNOTATIONS__] = "__conditional_annotations__",
        [KR_KN___AENTER__] = "__aenter__",
        [KR_KN___FIRSTLINENO__] = "__firstlineno__",
        [KR_KN___STATIC_ATTRIBUTES__] = "__static_attributes__",
    };
    size_t n;
    const char *source = kr_str_data(g->opt->filename, &n);
    rehash(g);
    kr_text_add(g, "", 0);
    g->texts[kr_text_add(g, source, (uint32_t)n)].flags |= KR_TX_SOURCE;
    for (int i = 0; i < KR_KN_COUNT; i++) g->known[i] = kr_text_cstr(g, known[i]);
}

kr_sid kr_text_ident(kr_gen *g, const char *s, uint32_t n) {
    const kr_text_entry *cls;
    const char *c;
    uint32_t cn;
    char *mangled;
    if (KR_LIKELY(n < 3 || s[0] != '_' || s[1] != '_') || !g->scope->private_name ||
        (s[n - 1] == '_' && s[n - 2] == '_') || !kr_row(g, KR_ROW_mangling) || memchr(s, '.', n))
        return kr_text_add(g, s, n);
    cls = &g->texts[g->scope->private_name];
    for (c = cls->s, cn = cls->n; cn && *c == '_'; c++) cn--;
    if (cn == 0) return kr_text_add(g, s, n);
    mangled = kr_gen_temp(g, (size_t)n + cn + 2);
    mangled[0] = '_';
    memcpy(mangled + 1, c, cn);
    memcpy(mangled + 1 + cn, s, n);
    return kr_text_add(g, mangled, n + cn + 1);
}

/* Names longer than ten bytes that the reference compiler carries itself. */
static bool is_builtin(const char *s, uint32_t n) {
    static const char names[] =
        "\0ArithmeticError\0AssertionError\0AttributeError\0BaseException\0GeneratorExit\0"
        "ImportError\0IndentationError\0KeyboardInterrupt\0LookupError\0MemoryError\0"
        "NotImplementedError\0OverflowError\0RuntimeError\0StopAsyncIteration\0StopIteration\0"
        "SyntaxError\0UnicodeError\0ViperTypeError\0ZeroDivisionError\0__build_class__\0"
        "__contains__\0__delitem__\0__getattr__\0__getitem__\0__qualname__\0__repl_print__\0"
        "__reversed__\0__setitem__\0__traceback__\0bound_method\0classmethod\0"
        "difference_update\0heap_unlock\0intersection\0intersection_update\0"
        "maximum recursion depth exceeded\0micropython\0"
        "staticmethod\0symmetric_difference\0symmetric_difference_update\0unpack_from\0";
    const char *p = names + 1;
    while (*p) {
        size_t k = strlen(p);
        if (k == n && memcmp(p, s, n) == 0) return true;
        p += k + 1;
    }
    return false;
}

bool kr_text_is_known(const kr_text_entry *e) {
    return e->flags & KR_TX_SOURCE || is_builtin(e->s, e->n);
}

kr_sid kr_text_helper(kr_gen *g, int helper) {
    static const char *const names[] = {
#define KR_HELPER(id, name, args, meaning) name,
#include "code/helpers.def"
#undef KR_HELPER
    };
    _Static_assert(KR_N_HELPERS <= KR_ARRAY_LEN(((kr_gen *)0)->helper_texts), "helper_texts");
    if (!g->helper_texts[helper]) g->helper_texts[helper] = kr_text_cstr(g, names[helper]);
    return g->helper_texts[helper];
}
