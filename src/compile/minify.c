/* The minifier's frame: reads the file, runs the passes.
 *
 * Everything lies in one arena; running out of memory jumps to kr_minify. */
#include "compile/minify_int.h"

void kr_mini_memory(kr_minifier *m) {
    m->error->kind = KR_SYNTAX_MEMORY;
    longjmp(m->escape, 1);
}

void *kr_mini_alloc(kr_minifier *m, size_t size) {
    void *p = kr_arena_alloc(&m->arena, size);
    if (!p) kr_mini_memory(m);
    return p;
}

kr_node *kr_mini_node(kr_minifier *m, kr_ast_kind kind) {
    kr_node *e = kr_ast_new(&m->arena, kind);
    if (!e) kr_mini_memory(m);
    return e;
}

kr_node *kr_mini_int(kr_minifier *m, int64_t value) {
    kr_node *e = kr_mini_node(m, KR_AST_INT);
    e->integer.value = value;
    return e;
}

/* ---- reading ---- */

/* Lists of statements grow by doubling; what is left behind stays in the arena. */
static void append(kr_minifier *m, uint32_t *cap, const kr_nodes *s) {
    if (m->body.n + s->n > *cap) {
        uint32_t bigger = 2 * (*cap + s->n) + 16;
        kr_node **at = kr_mini_alloc(m, bigger * sizeof *at);
        if (m->body.n) memcpy(at, m->body.at, m->body.n * sizeof *at);
        m->body.at = at;
        *cap = bigger;
    }
    if (s->n) memcpy(m->body.at + m->body.n, s->at, s->n * sizeof *s->at);
    m->body.n += s->n;
}

static void parse(kr_minifier *m, kr_parser *p) {
    uint32_t cap = 0;
    kr_nodes s;
    while (kr_parser_next_statement(p, &s)) append(m, &cap, &s);
    if (p->error.kind) {
        *m->error = p->error;
        longjmp(m->escape, 1);
    }
}

/* ---- words ---- */

enum {
    LOCALS = KR_MW_LOCALS,
    GLOBALS = KR_MW_GLOBALS,
    NAMES = KR_MW_NAMES,
    PARAMS = KR_MW_PARAMS,
    DOCS = KR_MW_DOCS,
    FUNCTION_ANNOTATIONS = KR_MW_FUNCTION_ANNOTATIONS,
    CLASS_ANNOTATIONS = KR_MW_CLASS_ANNOTATIONS,
    PLAIN_DECORATOR = KR_MW_PLAIN_DECORATOR,
    LOCAL_ANNOTATIONS = KR_MW_LOCAL_ANNOTATIONS,
};

static const struct {
    const char *word;
    uint16_t n, bits;
} words[] = {
#define KR_MINIFY_WORD(word, stays) {word, sizeof word - 1, stays},
#include "compile/minify_words.def"
};

_Static_assert(KR_ARRAY_LEN(words) <= 64, "a set of words is 64 bits");

/* Its number, -1: it is none. */
static int find_word(const char *s, size_t n) {
    for (size_t i = 0; i < KR_ARRAY_LEN(words); i++) {
        if (words[i].n == n && memcmp(words[i].word, s, n) == 0) return (int)i;
    }
    return -1;
}

uint32_t kr_mini_word(const char *s, size_t n) {
    int i = find_word(s, n);
    return i < 0 ? 0 : words[i].bits;
}

/* Sets of words: `named` are read as variables; those that the file binds itself count for
 * nothing, they may have nothing to do with what the word means elsewhere. */
typedef struct word_sets {
    uint64_t named, bound, other;
    bool object_bound;
} word_sets;

static void note(uint64_t *set, const char *s, size_t n) {
    int i = find_word(s, n);
    if (i >= 0) *set |= UINT64_C(1) << i;
}

static void note_bound(word_sets *w, const char *s, size_t n) {
    note(&w->bound, s, n);
    if (kr_mini_is(s, n, "object")) w->object_bound = true;
}

/* Every part of a dotted name. */
static void note_dotted(word_sets *w, const char *s, size_t n) {
    for (size_t i = 0, from = 0; i <= n; i++) {
        if (i < n && s[i] != '.') continue;
        note(&w->other, s + from, i - from);
        from = i + 1;
    }
}

static void note_alias(word_sets *w, const kr_node *e) {
    const kr_text *as = &e->alias.asname;
    note_dotted(w, e->alias.name, e->n);
    if (e->alias.name[0] == '*' || kr_mini_is(e->alias.name, e->n, "object") ||
        (as->s && kr_mini_is(as->s, as->n, "object")))
        w->object_bound = true;
}

static void note_node(word_sets *w, const kr_node *e) {
    switch (e->kind) {
    case KR_AST_NAME:
        if ((e->flags & KR_AST_CTX) != KR_AST_LOAD) {
            note_bound(w, e->text.s, e->n);
        } else { /* `__doc__ = __doc__ + ...` is still that docstring */
            note(e->text.s[0] == '_' ? &w->other : &w->named, e->text.s, e->n);
        }
        break;
    case KR_AST_STR:
        note(&w->other, e->text.s, e->n);
        break;
    case KR_AST_ATTRIBUTE:
        note(&w->other, e->attr.name, e->n);
        break;
    case KR_AST_IMPORTFROM:
        if (e->import_from.module.s)
            note_dotted(w, e->import_from.module.s, e->import_from.module.n);
        break;
    case KR_AST_ALIAS:
        note_alias(w, e);
        break;
    case KR_AST_ARG:
        note_bound(w, e->arg.name, e->n);
        break;
    case KR_AST_FUNCTIONDEF:
    case KR_AST_ASYNCFUNCTIONDEF:
        note_bound(w, e->def.name, e->n);
        break;
    case KR_AST_CLASSDEF:
        note_bound(w, e->classdef.name, e->n);
        break;
    default:
        break;
    }
}

/* Nodes still to be looked at: a list, since chains of operators and elif have no bound. */
typedef struct pending {
    kr_minifier *m;
    kr_node **at;
    size_t n, cap;
} pending;

static void push(void *opaque, kr_node **slot) {
    pending *p = opaque;
    if (p->n == p->cap) {
        size_t cap = p->cap * 2 + 64;
        kr_node **at = kr_mini_alloc(p->m, cap * sizeof *at);
        if (p->n) memcpy(at, p->at, p->n * sizeof *at);
        p->at = at;
        p->cap = cap;
    }
    p->at[p->n++] = *slot;
}

static void find_words(kr_minifier *m) {
    pending p = {.m = m};
    word_sets w = {0};
    for (uint32_t i = 0; i < m->body.n; i++) {
        push(&p, &m->body.at[i]);
        while (p.n) {
            kr_node *e = p.at[--p.n];
            note_node(&w, e);
            kr_ast_each(e, push, &p);
        }
    }
    w.other |= w.named & ~w.bound;
    m->words = 0;
    for (size_t i = 0; i < KR_ARRAY_LEN(words); i++) {
        if (w.other >> i & 1) m->words |= words[i].bits;
    }
    m->object_bound = w.object_bound;
}

/* What is dropped may have been what kept something else. */
static void drop_all(kr_minifier *m) {
    uint32_t before;
    find_words(m);
    do {
        before = m->words;
        kr_mini_drop(m);
        find_words(m);
    } while (m->words != before);
}

/* ---- the first line ---- */

/* `#!...` stays; an encoding that it names does not, since the output is UTF-8. */
static void copy_shebang(kr_minifier *m, const char *src, size_t n) {
    size_t end = 0;
    if (n >= 3 && memcmp(src, "\xef\xbb\xbf", 3) == 0) {
        src += 3;
        n -= 3;
    }
    if (n < 2 || src[0] != '#' || src[1] != '!') return;
    while (end < n && src[end] != '\n' && src[end] != '\r') end++;
    for (size_t i = 0; i + 7 <= end; i++) {
        if (memcmp(src + i, "coding:", 7) == 0 || memcmp(src + i, "coding=", 7) == 0) {
            end = i;
            while (end > 2 && strchr(" \t-*#", src[end - 1])) end--;
            break;
        }
    }
    kr_mini_raw(m, src, end);
    kr_mini_raw(m, "\n", 1);
}

/* ---- the door ---- */

static void run(kr_minifier *m, const char *src, size_t n) {
    kr_memory_source text = {src, n};
    const kr_parser_config cfg = {.read = kr_memory_read,
                                  .opaque = &text,
                                  .filename = "",
                                  .arena = &m->arena,
                                  .mode = KR_PARSE_EXEC,
                                  .uni = m->opt->uni};
    if (!kr_parser_init(&m->parser, &cfg)) kr_mini_memory(m);
    m->parser_ready = true;
    parse(m, &m->parser);
    drop_all(m);
    if (!(m->opt->flags & KR_MINIFY_NO_RENAME) && !(m->words & KR_MW_NAMES)) {
        kr_mini_scopes(m);
        kr_mini_names(m);
    }
    copy_shebang(m, src, n);
    kr_mini_write(m);
    if (m->out->failed) kr_mini_memory(m);
}

bool kr_minify(const char *src, size_t n, const kr_minify_options *opt, kr_buf *out,
               kr_minify_stats *stats, kr_syntax_error *error) {
    kr_minifier m;
    memset(&m, 0, sizeof m);
    memset(stats, 0, sizeof *stats);
    memset(error, 0, sizeof *error);
    m.opt = opt;
    m.stats = stats;
    m.error = error;
    m.out = out;
    kr_arena_init(&m.arena, opt->mem, opt->mem_opaque);
    if (setjmp(m.escape) == 0) run(&m, src, n);
    for (kr_mini_scratch *s = m.scratch; s; s = s->next) kr_buf_free(&s->text);
    if (m.parser_ready) kr_parser_free(&m.parser);
    kr_arena_free(&m.arena);
    return error->kind == KR_SYNTAX_NONE;
}
