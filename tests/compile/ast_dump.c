/* test: timeout 200 */
/* test: report */
/* Prints syntax trees as `ast.dump` does, for comparison with python3 (see ast_dump.py).
 *
 *     ast_dump [-p] file...      one line per file: the tree, or !Class|line|col|message
 *     ast_dump [-p] --frames     reads "mode flags length\n" + source from stdin, many times
 *     ast_dump -n ...            without the tree
 *     ast_dump --time file...    parses only; lines, seconds and peak memory on stderr
 *
 * Constants are printed so that no repr rules are needed: <int 12> <big 16 ff> <float hexbits>
 * <imag hexbits> <str hex of the text> <bytes hex>. With -p each expression and statement outside
 * f-strings is followed by @line:col-line:col. */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/unicode.h"
#include "compile/parser.h"

static bool positions, no_tree;
static unsigned in_string; /* depth of f-strings */
static FILE *out;

static void *mem(void *opaque, void *ptr, size_t old_size, size_t new_size) {
    (void)opaque, (void)old_size;
    if (new_size == 0) return free(ptr), NULL;
    return realloc(ptr, new_size);
}

typedef struct source {
    const char *s;
    size_t n, at, step;
    FILE *file;
} source;

static int read_source(void *opaque, char *buf, size_t cap) {
    source *src = opaque;
    if (src->file) return (int)fread(buf, 1, cap, src->file);
    size_t n = src->n - src->at;
    if (n > cap) n = cap;
    if (src->step && n > src->step) n = src->step;
    memcpy(buf, src->s + src->at, n);
    src->at += n;
    return (int)n;
}

static size_t nfkc(const char *s, size_t n, char *to, size_t cap) {
    kr_buf b;
    kr_buf_init(&b, mem, NULL);
    size_t len = n;
    if (kr_unicode_normalize(KR_UNICODE_NFKC, (const uint8_t *)s, n, &b)) {
        len = b.len;
        if (len <= cap) memcpy(to, b.data, len);
    }
    kr_buf_free(&b);
    return len;
}
static int32_t lookup(const char *name, size_t n) {
    uint32_t c;
    return kr_unicode_lookup(name, n, &c) ? (int32_t)c : -1;
}
static const kr_uni_hooks hooks = {kr_unicode_is_id_start, kr_unicode_is_id_continue,
                                   kr_unicode_is_printable, nfkc, lookup};
static void dump(const kr_node *e);

static void hex(const char *what, const char *s, size_t n) {
    fprintf(out, "<%s ", what);
    for (size_t i = 0; i < n; i++) fprintf(out, "%02x", (unsigned char)s[i]);
    fputc('>', out);
}

static void real(const char *what, double v) {
    uint64_t bits;
    memcpy(&bits, &v, 8);
    fprintf(out, "<%s %016llx>", what, (unsigned long long)bits);
}

static void name(const char *s, size_t n) {
    fprintf(out, "'%.*s'", (int)n, s);
}

static void list(const char *field, kr_node **at, uint32_t n) {
    fprintf(out, "%s=[", field);
    for (uint32_t i = 0; i < n; i++) {
        if (i) fputs(", ", out);
        if (at[i]) {
            dump(at[i]);
        } else {
            fputs("None", out);
        }
    }
    fputc(']', out);
}

static void nodes(const char *field, kr_nodes l) {
    list(field, l.at, l.n);
}

static void child(const char *field, const kr_node *e) {
    fprintf(out, "%s=", field);
    dump(e);
}

/* ", field=child" unless NULL */
static void optional(const char *field, const kr_node *e) {
    if (!e) return;
    fputs(", ", out);
    child(field, e);
}

static void comma(void) {
    fputs(", ", out);
}

static void context(const kr_node *e) {
    static const char *const names[] = {"Load", "Store", "Del", "?"};
    fprintf(out, ", ctx=%s()", names[e->flags & KR_AST_CTX]);
}

static void constant(const kr_node *e) {
    fputs("value=", out);
    switch (e->kind) {
    case KR_AST_NONE:
        fputs("None", out);
        break;
    case KR_AST_TRUE:
        fputs("True", out);
        break;
    case KR_AST_FALSE:
        fputs("False", out);
        break;
    case KR_AST_ELLIPSIS:
        fputs("Ellipsis", out);
        break;
    case KR_AST_INT:
        fprintf(out, "<int %llx>", (unsigned long long)e->integer.value);
        break;
    case KR_AST_BIGINT:
        fprintf(out, "<big %u %.*s>", e->op, (int)e->n, e->text.s);
        break;
    case KR_AST_FLOAT:
        real("float", e->real.value);
        break;
    case KR_AST_IMAGINARY:
        real("imag", e->real.value);
        break;
    case KR_AST_STR:
        hex("str", e->text.s, e->n);
        break;
    default:
        hex("bytes", e->text.s, e->n);
        break;
    }
    if (e->flags & KR_AST_U) fputs(", kind='u'", out);
}

static void op(const char *field, unsigned o) {
    fprintf(out, "%s=%s()", field, kr_ast_op_name((kr_ast_op)o));
}

/* The parameters of one sort. */
static void args_of(const char *field, const kr_node *e, unsigned sort) {
    bool first = true;
    fprintf(out, "%s=[", field);
    for (uint32_t i = 0; i < e->n; i++) {
        const kr_node *a = e->arguments.at[i];
        if (a->op != sort) continue;
        if (!first) comma();
        first = false;
        dump(a);
    }
    fputc(']', out);
}

/* Defaults of positional (missing left out) or keyword-only parameters (None). */
static void defaults_of(const char *field, const kr_node *e, bool kwonly) {
    bool first = true;
    fprintf(out, "%s=[", field);
    for (uint32_t i = 0; i < e->n; i++) {
        const kr_node *a = e->arguments.at[i];
        if ((a->op == KR_ARG_KWONLY) != kwonly || (!kwonly && !a->arg.value)) continue;
        if (!first) comma();
        first = false;
        if (a->arg.value) {
            dump(a->arg.value);
        } else {
            fputs("None", out);
        }
    }
    fputc(']', out);
}

static void arguments(const kr_node *e) {
    args_of("posonlyargs", e, KR_ARG_POSONLY);
    comma();
    args_of("args", e, KR_ARG_PLAIN);
    optional("vararg", e->arguments.vararg);
    comma();
    args_of("kwonlyargs", e, KR_ARG_KWONLY);
    comma();
    defaults_of("kw_defaults", e, true);
    optional("kwarg", e->arguments.kwarg);
    comma();
    defaults_of("defaults", e, false);
}

/* args=[...], keywords=[...] out of one ordered list */
static void call_args(const char *first, kr_node **at, uint32_t n) {
    for (int keywords = 0; keywords < 2; keywords++) {
        bool any = false;
        fprintf(out, "%s=[", keywords ? ", keywords" : first);
        for (uint32_t i = 0; i < n; i++) {
            if ((at[i]->kind == KR_AST_KEYWORD) != keywords) continue;
            if (any) comma();
            any = true;
            dump(at[i]);
        }
        fputc(']', out);
    }
}

/* Every second element of the pairs at[0 .. 2n), from `from` on. */
static void halves(const char *field, kr_node **at, uint32_t n, unsigned from) {
    fprintf(out, "%s=[", field);
    for (uint32_t i = 0; i < n; i++) {
        if (i) comma();
        if (at[2 * i + from]) {
            dump(at[2 * i + from]);
        } else {
            fputs("None", out);
        }
    }
    fputc(']', out);
}

static void field_value(const kr_node *e) {
    child("value", e->field.value);
    if (e->kind == KR_AST_INTERPOLATION) {
        comma();
        fputs("str=", out);
        hex("str", e->field.src, e->n);
    }
    fprintf(out, ", conversion=%d", e->op ? (int)e->op : -1);
    optional("format_spec", e->field.spec);
}

static void expression(const kr_node *e) {
    switch (e->kind) {
    case KR_AST_NAME:
        fputs("id=", out);
        name(e->text.s, e->n);
        context(e);
        break;
    case KR_AST_BOOLOP:
        op("op", e->op);
        comma();
        list("values", e->seq.at, e->n);
        break;
    case KR_AST_NAMEDEXPR:
        child("target", e->pair.left);
        comma();
        child("value", e->pair.right);
        break;
    case KR_AST_BINOP:
        child("left", e->pair.left);
        comma();
        op("op", e->op);
        comma();
        child("right", e->pair.right);
        break;
    case KR_AST_UNARYOP:
        op("op", e->op);
        comma();
        child("operand", e->one.value);
        break;
    case KR_AST_LAMBDA:
        child("args", e->lambda.args);
        comma();
        child("body", e->lambda.body);
        break;
    case KR_AST_IFEXP:
        child("test", e->ifexp.test);
        comma();
        child("body", e->ifexp.body);
        comma();
        child("orelse", e->ifexp.orelse);
        break;
    case KR_AST_DICT:
        halves("keys", e->seq.at, e->n, 0);
        comma();
        halves("values", e->seq.at, e->n, 1);
        break;
    case KR_AST_SET:
        list("elts", e->seq.at, e->n);
        break;
    case KR_AST_LISTCOMP:
    case KR_AST_SETCOMP:
    case KR_AST_GENEXP:
        child("elt", e->comp.elt);
        comma();
        list("generators", e->comp.generators, e->n);
        break;
    case KR_AST_DICTCOMP:
        child("key", e->comp.elt);
        comma();
        child("value", e->comp.value);
        comma();
        list("generators", e->comp.generators, e->n);
        break;
    case KR_AST_AWAIT:
    case KR_AST_YIELDFROM:
        child("value", e->one.value);
        break;
    case KR_AST_YIELD:
        if (e->one.value) child("value", e->one.value);
        break;
    case KR_AST_COMPARE:
        child("left", e->compare.at[0]);
        fputs(", ops=[", out);
        for (uint32_t i = 0; i < e->n; i++) {
            fprintf(out, "%s%s()", i ? ", " : "", kr_ast_op_name((kr_ast_op)e->compare.ops[i]));
        }
        fputs("], ", out);
        list("comparators", e->compare.at + 1, e->n);
        break;
    case KR_AST_CALL:
        child("func", e->call.func);
        comma();
        call_args("args", e->call.args, e->n);
        break;
    case KR_AST_FORMATTED:
    case KR_AST_INTERPOLATION:
        field_value(e);
        break;
    case KR_AST_JOINEDSTR:
    case KR_AST_TEMPLATESTR:
        list("values", e->seq.at, e->n);
        break;
    case KR_AST_ATTRIBUTE:
        child("value", e->attr.value);
        fputs(", attr=", out);
        name(e->attr.name, e->n);
        context(e);
        break;
    case KR_AST_SUBSCRIPT:
        child("value", e->subscript.value);
        comma();
        child("slice", e->subscript.index);
        context(e);
        break;
    case KR_AST_STARRED:
        child("value", e->one.value);
        context(e);
        break;
    case KR_AST_LIST:
    case KR_AST_TUPLE:
        list("elts", e->seq.at, e->n);
        context(e);
        break;
    case KR_AST_SLICE: {
        const char *sep = "";
        const kr_node *parts[] = {e->slice.lower, e->slice.upper, e->slice.step};
        static const char *const names[] = {"lower", "upper", "step"};
        for (int i = 0; i < 3; i++) {
            if (!parts[i]) continue;
            fputs(sep, out);
            child(names[i], parts[i]);
            sep = ", ";
        }
        break;
    }
    default:
        constant(e);
        break;
    }
}

static void type_params(kr_nodes l) {
    if (!l.n) return;
    comma();
    nodes("type_params", l);
}

static void definition(const kr_node *e) {
    fputs("name=", out);
    if (e->kind == KR_AST_CLASSDEF) {
        name(e->classdef.name, e->n);
        comma();
        call_args("bases", e->classdef.args.at, e->classdef.args.n);
        comma();
        nodes("body", e->classdef.body);
        comma();
        nodes("decorator_list", e->classdef.decorators);
        type_params(e->classdef.type_params);
        return;
    }
    name(e->def.name, e->n);
    comma();
    child("args", e->def.args);
    comma();
    nodes("body", e->def.body);
    comma();
    nodes("decorator_list", e->def.decorators);
    optional("returns", e->def.returns);
    type_params(e->def.type_params);
}

static void names(kr_node **at, uint32_t n) {
    fputs("names=[", out);
    for (uint32_t i = 0; i < n; i++) {
        if (i) comma();
        name(at[i]->text.s, at[i]->n);
    }
    fputc(']', out);
}

static void statement(const kr_node *e) {
    switch (e->kind) {
    case KR_AST_FUNCTIONDEF:
    case KR_AST_ASYNCFUNCTIONDEF:
    case KR_AST_CLASSDEF:
        definition(e);
        break;
    case KR_AST_RETURN:
        if (e->one.value) child("value", e->one.value);
        break;
    case KR_AST_DELETE:
        list("targets", e->seq.at, e->n);
        break;
    case KR_AST_ASSIGN:
        list("targets", e->assign.targets, e->n);
        comma();
        child("value", e->assign.value);
        break;
    case KR_AST_TYPEALIAS:
        child("name", e->alias_type.name);
        type_params(e->alias_type.type_params);
        comma();
        child("value", e->alias_type.value);
        break;
    case KR_AST_AUGASSIGN:
        child("target", e->pair.left);
        comma();
        op("op", e->op);
        comma();
        child("value", e->pair.right);
        break;
    case KR_AST_ANNASSIGN:
        child("target", e->annassign.target);
        comma();
        child("annotation", e->annassign.annotation);
        optional("value", e->annassign.value);
        fprintf(out, ", simple=%d", (e->flags & KR_AST_SIMPLE) != 0);
        break;
    case KR_AST_FOR:
    case KR_AST_ASYNCFOR:
        child("target", e->loop.target);
        comma();
        child("iter", e->loop.iter);
        comma();
        nodes("body", e->loop.body);
        comma();
        nodes("orelse", e->loop.orelse);
        break;
    case KR_AST_WHILE:
    case KR_AST_IF:
        child("test", e->cond.test);
        comma();
        nodes("body", e->cond.body);
        comma();
        nodes("orelse", e->cond.orelse);
        break;
    case KR_AST_WITH:
    case KR_AST_ASYNCWITH:
        list("items", e->with.items, e->n);
        comma();
        nodes("body", e->with.body);
        break;
    case KR_AST_MATCH:
        child("subject", e->match.subject);
        comma();
        list("cases", e->match.cases, e->n);
        break;
    case KR_AST_RAISE:
        if (e->pair.left) child("exc", e->pair.left);
        optional("cause", e->pair.right);
        break;
    case KR_AST_TRY:
    case KR_AST_TRYSTAR:
        nodes("body", e->try_.body);
        comma();
        nodes("handlers", e->try_.handlers);
        comma();
        nodes("orelse", e->try_.orelse);
        comma();
        nodes("finalbody", e->try_.finalbody);
        break;
    case KR_AST_ASSERT:
        child("test", e->pair.left);
        optional("msg", e->pair.right);
        break;
    case KR_AST_IMPORT:
        list("names", e->seq.at, e->n);
        break;
    case KR_AST_IMPORTFROM:
        if (e->import_from.module.s) {
            fputs("module=", out);
            name(e->import_from.module.s, e->import_from.module.n);
            comma();
        }
        list("names", e->import_from.names, e->n);
        fprintf(out, ", level=%u", e->import_from.level);
        break;
    case KR_AST_GLOBAL:
    case KR_AST_NONLOCAL:
        names(e->seq.at, e->n);
        break;
    case KR_AST_EXPR:
        child("value", e->one.value);
        break;
    default:
        break;
    }
}

static void pattern(const kr_node *e) {
    switch (e->kind) {
    case KR_AST_MATCHVALUE:
        child("value", e->one.value);
        break;
    case KR_AST_MATCHSINGLETON:
        constant(e->one.value);
        break;
    case KR_AST_MATCHSEQUENCE:
    case KR_AST_MATCHOR:
        list("patterns", e->seq.at, e->n);
        break;
    case KR_AST_MATCHMAPPING:
        halves("keys", e->match_map.at, e->n, 0);
        comma();
        halves("patterns", e->match_map.at, e->n, 1);
        if (e->match_map.rest.s) {
            fputs(", rest=", out);
            name(e->match_map.rest.s, e->match_map.rest.n);
        }
        break;
    case KR_AST_MATCHCLASS: {
        uint32_t pos = e->match_class.n_positional;
        child("cls", e->match_class.cls);
        comma();
        list("patterns", e->match_class.patterns, pos);
        fputs(", kwd_attrs=[", out);
        for (uint32_t i = pos; i < e->n; i++) {
            if (i > pos) comma();
            name(e->match_class.patterns[i]->keyword.name, e->match_class.patterns[i]->n);
        }
        fputs("], kwd_patterns=[", out);
        for (uint32_t i = pos; i < e->n; i++) {
            if (i > pos) comma();
            dump(e->match_class.patterns[i]->keyword.value);
        }
        fputc(']', out);
        break;
    }
    default: {
        const char *sep = "";
        if (e->match_as.pattern) {
            child("pattern", e->match_as.pattern);
            sep = ", ";
        }
        if (e->match_as.name.s) {
            fprintf(out, "%sname=", sep);
            name(e->match_as.name.s, e->match_as.name.n);
        }
    }
    }
}

static void part(const kr_node *e) {
    switch (e->kind) {
    case KR_AST_COMPREHENSION:
        child("target", e->comprehension.target);
        comma();
        child("iter", e->comprehension.iter);
        comma();
        list("ifs", e->comprehension.ifs, e->n);
        fprintf(out, ", is_async=%d", (e->flags & KR_AST_ASYNC) != 0);
        break;
    case KR_AST_EXCEPTHANDLER: {
        const char *sep = "";
        if (e->handler.type) {
            child("type", e->handler.type);
            sep = ", ";
        }
        if (e->handler.name.s) {
            fprintf(out, "%sname=", sep);
            name(e->handler.name.s, e->handler.name.n);
            sep = ", ";
        }
        fputs(sep, out);
        nodes("body", e->handler.body);
        break;
    }
    case KR_AST_ARGUMENTS:
        arguments(e);
        break;
    case KR_AST_ARG:
        fputs("arg=", out);
        name(e->arg.name, e->n);
        optional("annotation", e->arg.annotation);
        break;
    case KR_AST_KEYWORD:
        if (e->keyword.name) {
            fputs("arg=", out);
            name(e->keyword.name, e->n);
            comma();
        }
        child("value", e->keyword.value);
        break;
    case KR_AST_ALIAS:
        fputs("name=", out);
        name(e->alias.name, e->n);
        if (e->alias.asname.s) {
            fputs(", asname=", out);
            name(e->alias.asname.s, e->alias.asname.n);
        }
        break;
    case KR_AST_WITHITEM:
        child("context_expr", e->pair.left);
        optional("optional_vars", e->pair.right);
        break;
    case KR_AST_MATCHCASE:
        child("pattern", e->match_case.pattern);
        optional("guard", e->match_case.guard);
        comma();
        nodes("body", e->match_case.body);
        break;
    default: /* type parameters */
        fputs("name=", out);
        name(e->type_param.name, e->n);
        optional("bound", e->type_param.bound);
        optional("default_value", e->type_param.value);
        break;
    }
}

static void dump(const kr_node *e) {
    bool string = e->kind == KR_AST_JOINEDSTR || e->kind == KR_AST_TEMPLATESTR;
    fprintf(out, "%s(", kr_ast_kind_name((kr_ast_kind)e->kind));
    in_string += string;
    if (e->kind <= KR_AST_SLICE) {
        expression(e);
    } else if (e->kind <= KR_AST_CONTINUE) {
        statement(e);
    } else if (e->kind >= KR_AST_MATCHVALUE && e->kind <= KR_AST_MATCHOR) {
        pattern(e);
    } else {
        part(e);
    }
    in_string -= string;
    fputc(')', out);
    bool placed = e->kind != KR_AST_COMPREHENSION && e->kind != KR_AST_ARGUMENTS &&
                  e->kind != KR_AST_WITHITEM && e->kind != KR_AST_MATCHCASE;
    if (positions && placed && !in_string) {
        fprintf(out, "@%u:%u-%u:%u", (unsigned)e->line, e->col, (unsigned)kr_ast_end_line(e),
                e->end_col);
    }
}

static void print_error(const kr_parser *p) {
    static const char *const classes[] = {"",         "SyntaxError", "IndentationError",
                                          "TabError", "MemoryError", "MemoryError",
                                          "ReadError"};
    const kr_syntax_error *e = &p->error;
    fprintf(out, "!%s|%u|%u|%u|%u|%d|%s\n", classes[e->kind], (unsigned)e->line, (unsigned)e->col,
            (unsigned)e->end_line, (unsigned)e->end_col, p->incomplete != KR_INPUT_COMPLETE, e->message);
}

/* Parses one source. Returns the number of lines. */
static unsigned run(source *src, int mode, unsigned flags, bool print, size_t *peak) {
    kr_arena arena;
    kr_parser p;
    kr_nodes s;
    kr_parser_config cfg = {.read = read_source,
                            .opaque = src,
                            .arena = &arena,
                            .filename = "<unknown>",
                            .uni = &hooks,
                            .flags = flags,
                            .mode = (kr_parse_mode)mode};
    char *text = NULL;
    size_t text_n = 0;
    bool first = true;
    kr_arena_init(&arena, mem, NULL);
    if (!kr_parser_init(&p, &cfg)) abort();
    if (print) out = open_memstream(&text, &text_n);
    if (print && mode != KR_PARSE_EVAL) fputs(mode ? "Interactive(body=[" : "Module(body=[", out);
    for (;;) {
        kr_arena_mark m = kr_arena_save(&arena);
        if (!kr_parser_next_statement(&p, &s)) break;
        for (uint32_t i = 0; print && !no_tree && i < s.n; i++) {
            if (!first) comma();
            first = false;
            if (mode == KR_PARSE_EVAL) {
                child("Expression(body", s.at[i]->one.value);
            } else {
                dump(s.at[i]);
            }
        }
        kr_arena_release(&arena, m);
    }
    if (print) {
        fputs(mode == KR_PARSE_EXEC ? "], type_ignores=[])" : mode ? ")" : "])", out);
        fclose(out);
        out = stdout;
        if (p.error.kind) {
            print_error(&p);
        } else {
            fwrite(text, 1, text_n, stdout);
            fputc('\n', stdout);
        }
        free(text);
    } else if (p.error.kind) {
        out = stderr;
        print_error(&p);
    }
    if (peak && arena.peak > *peak) *peak = arena.peak;
    unsigned lines = p.lx.line;
    kr_parser_free(&p);
    kr_arena_free(&arena);
    return lines;
}

static void frames(void) {
    int mode;
    unsigned flags, step;
    unsigned long n;
    while (scanf("%d %u %u %lu", &mode, &flags, &step, &n) == 4) {
        if (getchar() != '\n') return;
        char *s = malloc(n + 1);
        if (!s || fread(s, 1, n, stdin) != n) return;
        source src = {.s = s, .n = n, .step = step};
        run(&src, mode, flags, true, NULL);
        fflush(stdout);
        free(s);
    }
}

int main(int argc, char **argv) {
    bool timing = false;
    unsigned long lines = 0;
    size_t peak = 0;
    struct timespec a, b;
    clock_gettime(CLOCK_MONOTONIC, &a);
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "-p") == 0) {
            positions = true;
        } else if (strcmp(argv[i], "-n") == 0) {
            no_tree = true;
        } else if (strcmp(argv[i], "--time") == 0) {
            timing = true;
        } else if (strcmp(argv[i], "--frames") == 0) {
            frames();
        } else {
            source src = {.file = fopen(argv[i], "rb")};
            if (!src.file) return perror(argv[i]), 1;
            lines += run(&src, KR_PARSE_EXEC, 0, !timing, &peak);
            fclose(src.file);
        }
    }
    clock_gettime(CLOCK_MONOTONIC, &b);
    double t = (double)(b.tv_sec - a.tv_sec) + (double)(b.tv_nsec - a.tv_nsec) / 1e9;
    if (timing) {
        fprintf(stderr, "%lu lines, %.3f s, %.0f lines/s, arena peak %zu\n", lines, t, lines / t,
                peak);
    }
    return 0;
}
