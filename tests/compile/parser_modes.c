/* compile/parser.h: modes and flags of the REPL, warnings, positions for carets, reader failure, and
 * memory that runs out at every possible place. */
#include "compile/parser.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHECK(c)                                                                                   \
    do {                                                                                           \
        if (!(c)) {                                                                                \
            fprintf(stderr, "%s:%d: %s (%s)\n", __FILE__, __LINE__, #c, now);                      \
            exit(1);                                                                               \
        }                                                                                          \
    } while (0)

static const char *now = ""; /* the source under test */

typedef struct budget {
    long left;   /* allocations until one fails; negative: never */
    size_t held; /* bytes not given back */
} budget;

static void *mem(void *opaque, void *ptr, size_t old_size, size_t new_size) {
    budget *b = opaque;
    if (new_size && b->left == 0) return NULL;
    if (new_size && b->left > 0) b->left--;
    b->held = b->held - (ptr ? old_size : 0) + new_size;
    if (new_size) return realloc(ptr, new_size);
    free(ptr);
    return NULL;
}

typedef struct lines {
    const char *s;
    unsigned asked; /* calls of the reader */
    bool fail;      /* at the end, instead of saying so */
} lines;

/* One line at a time, as from a terminal. */
static int read_line(void *opaque, char *buf, size_t cap) {
    lines *l = opaque;
    size_t n = 0;
    l->asked++;
    while (n < cap && l->s[n]) {
        n++;
        if (l->s[n - 1] == '\n') break;
    }
    memcpy(buf, l->s, n);
    l->s += n;
    return n == 0 && l->fail ? -1 : (int)n;
}

static unsigned warnings;
static char warning[256];

static bool warn(void *opaque, const char *message, uint32_t line, uint32_t col) {
    (void)opaque, (void)line, (void)col;
    warnings++;
    snprintf(warning, sizeof warning, "%s", message);
    return false;
}

typedef struct result {
    kr_syntax_error error;
    bool incomplete;
    unsigned statements, asked;
    kr_ast_kind first; /* of the last batch */
} result;

static result parse_with(const char *s, kr_parse_mode mode, uint32_t flags, budget *b, bool fail) {
    result r = {.first = KR_AST_KIND_COUNT};
    kr_arena arena;
    kr_parser p;
    lines l = {s, 0, fail};
    kr_nodes nodes;
    now = s;
    kr_arena_init(&arena, mem, b);
    kr_parser_config cfg = {.read = read_line,
                            .opaque = &l,
                            .filename = "test",
                            .arena = &arena,
                            .mode = mode,
                            .flags = flags,
                            .warn = warn};
    if (!kr_parser_init(&p, &cfg)) {
        r.error.kind = KR_SYNTAX_MEMORY;
    } else {
        for (;;) {
            kr_arena_mark m = kr_arena_save(&arena);
            if (!kr_parser_next_statement(&p, &nodes)) break;
            r.statements += nodes.n;
            r.first = nodes.at[0]->kind;
            r.asked = l.asked;
            kr_arena_release(&arena, m);
        }
        r.error = p.error;
        r.incomplete = p.incomplete != KR_INPUT_COMPLETE;
        CHECK(!kr_parser_next_statement(&p, &nodes));
        kr_parser_free(&p);
    }
    kr_arena_free(&arena);
    CHECK(b->held == 0);
    return r;
}

static result parse(const char *s, kr_parse_mode mode, uint32_t flags) {
    budget b = {-1, 0};
    return parse_with(s, mode, flags, &b, false);
}

/* A statement must be returned before the line after it is read. */
static void check_laziness(void) {
    result r = parse("a = 1\n", KR_PARSE_SINGLE, KR_PARSE_MORE_ALLOWED);
    CHECK(r.statements == 1 && r.asked == 1);
    r = parse("a = (1,\n2)\nb\n", KR_PARSE_SINGLE, KR_PARSE_MORE_ALLOWED);
    CHECK(r.statements == 1 && r.asked == 2 && r.first == KR_AST_ASSIGN);
    r = parse("match(x)\nb\n", KR_PARSE_SINGLE, KR_PARSE_MORE_ALLOWED);
    CHECK(r.statements == 1 && r.asked == 1 && r.first == KR_AST_EXPR);
    r = parse("if a:\n    b\n\nc\n", KR_PARSE_SINGLE, KR_PARSE_MORE_ALLOWED | KR_PARSE_INTERACTIVE);
    CHECK(r.statements == 1 && r.asked == 3 && r.first == KR_AST_IF);
    r = parse("\n\na; b\n", KR_PARSE_SINGLE, KR_PARSE_MORE_ALLOWED);
    CHECK(r.statements == 2 && r.asked == 3);
}

static void check_incomplete(void) {
    static const char *const more[] = {
        "if a:\n",     "(1,\n",         "x = '''a\n", "def f(a,\n",
        "try:\n  a\n", "@a\n",          "a = \\\n",   "class A:\n  # x\n",
        "f'''{a\n",    "for a in b:\n", "match x:\n", "if a:\n  b\n"};
    static const char *const wrong[] = {"a b\n", "x = \n", "1 = 2\n", "'abc\n", "if a\n", ")\n"};
    for (size_t i = 0; i < KR_ARRAY_LEN(more); i++) {
        result r = parse(more[i], KR_PARSE_SINGLE, KR_PARSE_DONT_IMPLY_DEDENT);
        CHECK(r.error.kind && r.incomplete);
    }
    for (size_t i = 0; i < KR_ARRAY_LEN(wrong); i++) {
        result r =
            parse(wrong[i], KR_PARSE_SINGLE, KR_PARSE_DONT_IMPLY_DEDENT | KR_PARSE_INTERACTIVE);
        CHECK(r.error.kind && !r.incomplete);
    }
    CHECK(parse("if a:\n  b\n\n", KR_PARSE_SINGLE, KR_PARSE_DONT_IMPLY_DEDENT).statements == 1);
    CHECK(parse("if a:\n  b\n", KR_PARSE_SINGLE, 0).statements == 1);
}

static void check_modes(void) {
    CHECK(parse("a\nb\n", KR_PARSE_SINGLE, 0).error.kind == KR_SYNTAX_ERROR);
    CHECK(parse("a\n\n# x\n", KR_PARSE_SINGLE, 0).statements == 1);
    CHECK(parse("a, b", KR_PARSE_EVAL, 0).statements == 1);
    CHECK(parse("\n\na\n\n", KR_PARSE_EVAL, 0).first == KR_AST_EXPR);
    CHECK(parse("a = 1", KR_PARSE_EVAL, 0).error.kind == KR_SYNTAX_ERROR);
    CHECK(parse("a; b", KR_PARSE_EVAL, 0).error.kind == KR_SYNTAX_ERROR);
    CHECK(parse("", KR_PARSE_EVAL, 0).error.kind == KR_SYNTAX_ERROR);
    CHECK(parse("", KR_PARSE_EXEC, 0).error.kind == KR_SYNTAX_NONE);
    CHECK(parse("# coding: nonsense\n", KR_PARSE_EXEC, 0).error.kind == KR_SYNTAX_ERROR);
    CHECK(parse("# coding: nonsense\n", KR_PARSE_EXEC, KR_PARSE_IGNORE_COOKIE).error.kind == 0);
}

/* Columns count characters, and the line is there for the caret. */
static void check_positions(void) {
    result r = parse("x = '\xc3\xa9\xe2\x82\xac' + y z\n", KR_PARSE_EXEC, 0);
    CHECK(r.error.line == 1 && r.error.col == 14 && r.error.end_col == 15);
    CHECK(strcmp(r.error.text, "x = '\xc3\xa9\xe2\x82\xac' + y z\n") == 0);
    char *big = malloc(5002);
    memset(big, 'a', 5000);
    memcpy(big + 4000, " b ", 3);
    strcpy(big + 5000, "\n");
    r = parse(big, KR_PARSE_EXEC, 0);
    CHECK(r.error.col == 4002 && r.error.text_col > 3000 && strlen(r.error.text) < 320);
    CHECK(r.error.text[r.error.col - 1 - r.error.text_col] == 'b');
    now = "";
    free(big);
}

static void check_warnings(void) {
    warnings = 0;
    CHECK(parse("a = '\\d' + r'\\d' + b'\\400'\n1if 2else 3\n", KR_PARSE_EXEC, 0).error.kind == 0);
    CHECK(warnings == 4);
    parse("'\\d'", KR_PARSE_EXEC, 0);
    CHECK(strncmp(warning, "\"\\d\" is an invalid escape sequence", 34) == 0);
}

static const char program[] =
    "from a.b import (c as d, e)\n"
    "@x.y\n"
    "class A[T: int](B, *c, k=1, **d):\n"
    "    'doc' \"ument\"\n"
    "    def f(self, a: int = 1, /, *b, c=2, **d) -> 'x':\n"
    "        global g, h\n"
    "        for i, *j in (k for l in m if n): yield f'{i!r:>{j}} {k = }' 'tail'\n"
    "        else: return [*a, b] < c == {d: e, **f} != {g, h} and not -x ** 2\n"
    "    async def g(self): return [await y async for y in z]\n"
    "match (x):\n"
    "    case {'a': [1, *_], **r} | A.B(c, d=-1) if (y := z): pass\n"
    "    case _ as q: x = t'{a}b'\n"
    "with (open(a) as b, c): x[1:2, ...] += lambda *a: 123456789012345678901234567890\n"
    "try: pass\n"
    "except* (A, B) as e: raise X from None\n"
    "finally: del a, (b, c)\n"
    "type Y[*Z] = int\n"
    "while 1: \\\n"
    "    break\n"
    "a = b\"\"\"x\ny\"\"\" + b'z'; assert a, 1.5j\n";

/* Lets each allocation fail once: MemoryError, and nothing lost. */
static void check_memory(const char *s) {
    for (long n = 0;; n++) {
        budget b = {n, 0};
        result r = parse_with(s, KR_PARSE_EXEC, 0, &b, false);
        if (!r.error.kind) {
            CHECK(n > 4);
            return;
        }
        CHECK(r.error.kind == KR_SYNTAX_MEMORY);
    }
}

int main(void) {
    check_laziness();
    check_incomplete();
    check_modes();
    check_positions();
    check_warnings();
    check_memory(program);
    budget b = {-1, 0};
    CHECK(parse_with("a\nb", KR_PARSE_EXEC, 0, &b, true).error.kind == KR_SYNTAX_READ);
    return 0;
}
