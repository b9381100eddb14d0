/* The text of an exception the way CPython writes it: chained causes and contexts, groups as a
 * tree, notes, source lines with carets, suggestions. report.c prints it.
 *
 * Invariants: reading a source line never raises. */
#include "base/utf8.h"
#include "code/frozen.h"
#include "code/opcode.h"
#include "object/exception.h"
#include "object/int.h"
#include "object/suggest.h"
#include "vm/frame.h"

enum { MAX_ENTRIES = 1000, SHOW_REPEATS = 3, MAX_GROUP_WIDTH = 15, MAX_GROUP_DEPTH = 10 };
enum { LINE_MAX_BYTES = 4096 };

typedef struct printer {
    kr_ctx *ctx;
    kr_strbuf out;
    kr_value seen;  /* list: exceptions printed already */
    int64_t limit;  /* entries of a traceback: sys.tracebacklimit */
    unsigned depth; /* of groups */
    bool need_close;
} printer;

static void put(printer *p, const char *s) {
    kr_strbuf_cstr(p->ctx, &p->out, s);
}

static void spaces(printer *p, size_t n) {
    while (n--) kr_strbuf_char(p->ctx, &p->out, ' ');
}

static void repeat(printer *p, char c, size_t n) {
    while (n--) kr_strbuf_char(p->ctx, &p->out, (uint32_t)c);
}

/* What every line starts with. */
static void margin(printer *p) {
    spaces(p, 2 * (size_t)p->depth);
    if (p->depth) put(p, "| ");
}

/* ---- source lines ---- */

typedef struct source_line {
    char text[LINE_MAX_BYTES];
    size_t len;    /* without line end */
    size_t indent; /* leading white space */
} source_line;

/* Trims the text of a line; false: nothing to show. */
static bool finish_line(source_line *out, size_t n) {
    while (n && (out->text[n - 1] == '\r' || out->text[n - 1] == ' ')) n--;
    if (n == 0) return false;
    out->text[n] = 0;
    out->len = n;
    out->indent = 0;
    while (out->indent < n && strchr(" \t\f", out->text[out->indent])) out->indent++;
    return kr_utf8_validate((const uint8_t *)out->text, n, false, NULL);
}

/* The same from a text in memory. */
static bool find_line(const char *s, size_t n, uint32_t line, source_line *out) {
    const char *end = s + n, *stop;
    for (; line > 1 && s < end; line--) {
        s = memchr(s, '\n', (size_t)(end - s));
        if (!s++) return false;
    }
    stop = memchr(s, '\n', (size_t)(end - s));
    n = (size_t)((stop ? stop : end) - s);
    if (n > LINE_MAX_BYTES - 1) n = LINE_MAX_BYTES - 1;
    memcpy(out->text, s, n);
    return line && finish_line(out, n);
}

/* The line of the code's source: from the text kept with it, or from where the file is. */
static bool line_of(kr_ctx *ctx, const kr_unit *unit, uint32_t line, source_line *out) {
    kr_value file = unit->names[0];
    const kr_vm_hooks *h = kr_hooks(ctx);
    const char *s;
    size_t n;
    if (!kr_isnull(unit->source)) {
        s = kr_str_data(unit->source, &n);
        return find_line(s, n, line, out);
    }
    if (h->source_text && h->source_text(ctx, file, &s, &n)) return find_line(s, n, line, out);
    return line && h->source_line &&
           h->source_line(kr_str_cstr(ctx, file), line, out->text, LINE_MAX_BYTES - 1, &n) &&
           finish_line(out, n);
}

/* ---- carets ---- */

static bool is_operand_end(char c) {
    return c == '_' || c == ')' || c == ']' || c == '}' || c == '"' || c == '\'' ||
           (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
}

/* End of the string literal that starts at s[i]. */
static size_t skip_string(const char *s, size_t i, size_t n) {
    char q = s[i];
    size_t width = i + 2 < n && s[i + 1] == q && s[i + 2] == q ? 3 : 1;
    for (i += width; i < n; i++) {
        if (s[i] == '\\')
            i++;
        else if (s[i] == q && (width == 1 || (i + 2 < n && s[i + 1] == q && s[i + 2] == q))) {
            return i + width;
        }
    }
    return n;
}

/* Operator `sym` outside brackets and strings within s[lo, hi): its last place (the first for **)
 * where something stands before it. */
static bool find_operator(const char *s, size_t lo, size_t hi, const char *sym, size_t *at) {
    size_t len = strlen(sym), i = lo;
    int depth = 0;
    char before = 0;
    bool found = false;
    while (i < hi) {
        char c = s[i];
        if (c == '"' || c == '\'') {
            i = skip_string(s, i, hi);
            before = c;
            continue;
        }
        if (c == '(' || c == '[' || c == '{') depth++;
        if (c == ')' || c == ']' || c == '}') depth--;
        if (depth == 0 && is_operand_end(before) && strncmp(s + i, sym, len) == 0) {
            bool longer =
                (s[i + len] == s[i] && len == 1 && strchr("*/<>", s[i])) || s[i + len] == '=';
            if (!longer) {
                *at = i;
                found = true;
                if (strcmp(sym, "**") == 0) return true;
            }
            i += len + (longer ? 1 : 0);
            before = sym[0];
            continue;
        }
        if (c != ' ' && c != '\t') before = c;
        i++;
    }
    return found;
}

/* The bracket `open` of the subscript or call that ends at hi. */
static bool find_bracket(const char *s, size_t lo, size_t hi, char open, size_t *at) {
    size_t i = lo, last = lo;
    int depth = 0;
    if (hi == lo || s[hi - 1] != (open == '[' ? ']' : ')')) return false;
    while (i < hi) {
        char c = s[i];
        if (c == '"' || c == '\'') {
            i = skip_string(s, i, hi);
            continue;
        }
        if (c == '(' || c == '[' || c == '{') {
            if (depth++ == 0) last = i;
        }
        if (c == ')' || c == ']' || c == '}') depth--;
        i++;
    }
    *at = last;
    return depth == 0 && last > lo && s[last] == open;
}

static bool is_call(const kr_traceback *tb) {
    uint8_t op = tb->code->insns[tb->offset];
    return op >= KR_OPC_CALL_FUNCTION_UINT && op <= KR_OPC_CALL_METHOD_VAR_KW_UINT;
}

/* The part of [lo, hi) that gets '^' while the rest gets '~'; false: all of it. */
static bool find_anchor(const kr_traceback *tb, const char *s, size_t lo, size_t hi, size_t *from,
                        size_t *to) {
    uint8_t op = tb->code->insns[tb->offset];
    if (op >= 0xd7 + KR_BIN_OR && op <= 0xd7 + KR_BIN_POW) {
        const char *sym = kr_binop_symbol((kr_binop)(op - 0xd7));
        if (op == 0xd7 + KR_BIN_POW) sym = "**";
        if (!find_operator(s, lo, hi, sym, from)) return false;
        *to = *from + strlen(sym);
        return true;
    }
    if (op == KR_OPC_LOAD_SUBSCR_NONE || op == KR_OPC_STORE_SUBSCR_NONE) {
        *to = hi;
        return find_bracket(s, lo, hi, '[', from);
    }
    if (is_call(tb)) {
        *to = hi;
        return find_bracket(s, lo, hi, '(', from);
    }
    return false;
}

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\f';
}

/* Is s[lo, hi), a call whose bracket opens at `from`, all that a `return` of a name's call or an
 * assignment computes? Then marks would tell nothing. */
static bool is_whole_value(const source_line *line, size_t lo, size_t hi, size_t from) {
    const char *s = line->text + line->indent, *end = line->text + lo;
    if (hi < line->len) return false;
    while (end > s && is_space(end[-1])) end--;
    if (end - s == 6 && memcmp(s, "return", 6) == 0) {
        for (; lo < from; lo++) {
            char c = line->text[lo];
            if (c != '(' && (!is_operand_end(c) || strchr("]}\"'", c))) return false;
        }
        return true;
    }
    if (end - s < 2 || end[-1] != '=' || strchr("+-*/%@&|^<>=!:", end[-2])) return false;
    for (int depth = 0; s < end; s++) {
        if (*s == '(' || *s == '[' || *s == '{') depth++;
        if (*s == ')' || *s == ']' || *s == '}') depth--;
        if (depth == 0 && (*s == ':' || *s == ';')) return false;
    }
    return true;
}

static size_t chars(const char *s, size_t n) {
    return kr_utf8_count((const uint8_t *)s, n);
}

static void carets(printer *p, const kr_traceback *tb, const source_line *line,
                   const kr_position *pos) {
    size_t lo = pos->col, hi = pos->end_line > pos->line ? line->len : pos->end_col, from, to;
    const char *s = line->text;
    bool anchored;
    if (hi > line->len) hi = line->len;
    if (lo < line->indent || hi <= lo || tb->code->insns[tb->offset] == KR_OPC_FOR_ITER_FWD) return;
    anchored = pos->end_line == pos->line && find_anchor(tb, s, lo, hi, &from, &to);
    if (!anchored && lo == line->indent && hi == line->len) return;
    if (anchored && is_call(tb) && is_whole_value(line, lo, hi, from)) return;
    margin(p);
    spaces(p, 4 + chars(s + line->indent, lo - line->indent));
    if (anchored) {
        repeat(p, '~', chars(s + lo, from - lo));
        repeat(p, '^', chars(s + from, to - from));
        repeat(p, '~', chars(s + to, hi - to));
    } else {
        repeat(p, '^', chars(s + lo, hi - lo));
    }
    put(p, "\n");
}

/* ---- traceback entries ---- */

static void print_entry(printer *p, const kr_traceback *tb) {
    kr_value file = kr_unit_filename(tb->code->unit);
    kr_position pos;
    source_line line;
    bool full = kr_code_position(tb->code, tb->offset, &pos);
    if (tb->line >= 0) {
        pos.line = (uint32_t)tb->line;
        full = false;
    }
    margin(p);
    kr_strbuf_format(p->ctx, &p->out, "  File \"%U\", line %d, in %U\n", file, (int)pos.line,
                     tb->code->name);
    if (memchr(kr_str_of(file)->data, 0, kr_str_of(file)->len)) return;
    if (!line_of(p->ctx, tb->code->unit, pos.line, &line)) return;
    margin(p);
    spaces(p, 4);
    kr_strbuf_add(p->ctx, &p->out, line.text + line.indent, line.len - line.indent);
    put(p, "\n");
    if (full) carets(p, tb, &line, &pos);
}

static bool same_place(const kr_traceback *a, const kr_traceback *b) {
    return a && a->code == b->code && kr_traceback_line(a) == kr_traceback_line(b);
}

static void end_repeats(printer *p, long count) {
    if (count <= SHOW_REPEATS) return;
    margin(p);
    count -= SHOW_REPEATS;
    kr_strbuf_format(p->ctx, &p->out, "  [Previous line repeated %d more time%s]\n", (int)count,
                     count > 1 ? "s" : "");
}

static void print_entries(printer *p, const kr_traceback *tb) {
    const kr_traceback *last = NULL, *t;
    int64_t n = 0;
    long count = 0;
    for (t = tb; t; t = t->next) n++;
    for (; tb && n > p->limit; n--) tb = tb->next;
    for (; tb; last = tb, tb = tb->next) {
        if (!same_place(last, tb)) {
            end_repeats(p, count);
            count = 0;
        }
        if (++count <= SHOW_REPEATS) print_entry(p, tb);
    }
    end_repeats(p, count);
}

static void print_traceback(printer *p, kr_value exc) {
    kr_value tb = KR_AS(kr_exc, exc)->traceback;
    bool group = kr_is_instance_of(exc, &kr_type_BaseExceptionGroup);
    if (kr_isnull(tb) || !kr_is_exact(tb, &kr_type_traceback) || p->limit <= 0) return;
    spaces(p, 2 * (size_t)p->depth);
    if (p->depth) put(p, group && p->depth == 1 ? "+ " : "| ");
    put(p, group ? "Exception Group Traceback (most recent call last):\n"
                 : "Traceback (most recent call last):\n");
    print_entries(p, KR_AS(kr_traceback, tb));
}

/* ---- SyntaxError ---- */

static bool int_field(kr_value v, int64_t *out) {
    return !kr_isnull(v) && kr_is_int(v) && kr_int_to_i64(v, out);
}

static bool is_nothing(kr_value v) {
    return kr_isnull(v) || kr_is_none(v);
}

/* Columns (from 1) that get '^', as far as the error's numbers make sense. */
static void syntax_columns(const kr_exc *e, int64_t total, int64_t *offset, int64_t *end) {
    kr_value line = e->field[KR_SYNTAX_LINENO], end_line = e->field[KR_SYNTAX_END_LINENO];
    int64_t a = 0, b = 0;
    bool same = is_nothing(line) ? is_nothing(end_line)
                                 : int_field(line, &a) && int_field(end_line, &b) && a == b;
    if (!same) {
        *end = total + 1;
    } else if (!int_field(e->field[KR_SYNTAX_END_OFFSET], end) || *end == 0) {
        *end = *offset;
    }
    if (*offset > total + 1) *offset = total + 1;
    if (*end > total + 1) *end = total + 1;
    if (*end <= *offset) *end = *offset + 1;
}

static void print_syntax_text(printer *p, const kr_exc *e) {
    kr_value text = e->field[KR_SYNTAX_TEXT], column = e->field[KR_SYNTAX_OFFSET];
    int64_t offset = 0, end = 0;
    size_t n, cut = 0;
    const char *s;
    if (kr_isnull(text) || !kr_is_str(text)) return;
    if (!is_nothing(column) && !int_field(column, &offset)) return;
    s = kr_str_data(text, &n);
    while (n && s[n - 1] == '\n') n--;
    while (cut < n && (s[cut] == ' ' || s[cut] == '\n' || s[cut] == '\f')) cut++;
    margin(p);
    spaces(p, 4);
    kr_strbuf_add(p->ctx, &p->out, s + cut, n - cut);
    put(p, "\n");
    if (is_nothing(column)) return;
    syntax_columns(e, (int64_t)chars(s, n), &offset, &end);
    if (offset < 1 + (int64_t)cut) return;
    margin(p);
    spaces(p, 4);
    const uint8_t *at = (const uint8_t *)s + cut;
    for (int64_t i = 1 + (int64_t)cut; i < offset; i++) { /* tabs keep their width */
        uint32_t c = at < (const uint8_t *)s + n ? kr_utf8_next(&at) : ' ';
        kr_strbuf_char(p->ctx, &p->out, c == '\t' || c == '\f' || c == '\r' ? c : ' ');
    }
    repeat(p, '^', (size_t)(end - offset));
    put(p, "\n");
}

static void print_syntax_place(printer *p, kr_value exc) {
    const kr_exc *e = KR_AS(const kr_exc, exc);
    kr_value file = e->field[KR_SYNTAX_FILENAME], line = e->field[KR_SYNTAX_LINENO];
    if (!is_nothing(line)) {
        margin(p);
        kr_strbuf_format(p->ctx, &p->out, "  File \"%S\", line %S\n",
                         is_nothing(file) ? kr_str_from_cstr(p->ctx, "<string>") : file, line);
    }
    print_syntax_text(p, e);
}

/* ---- suggestions ---- */

static void add_keys(kr_ctx *ctx, kr_value list, kr_value dict) {
    kr_value key, value;
    size_t pos = 0;
    while (kr_dict_next(dict, &pos, &key, &value)) {
        if (kr_is_str(key)) kr_list_append(ctx, list, key);
    }
}

static kr_value suggest_name(kr_ctx *ctx, kr_value exc, kr_value name) {
    kr_value list = kr_list_new(ctx, 0, NULL), tb = KR_AS(kr_exc, exc)->traceback;
    const kr_traceback *t = kr_isnull(tb) ? NULL : KR_AS(const kr_traceback, tb);
    while (t && t->next) t = t->next;
    if (t) {
        uint32_t n = t->code->debug ? t->code->debug->n_slots : t->code->n_pos + t->code->n_kwonly;
        for (uint32_t i = 0; i < n; i++) {
            kr_value s = kr_code_slot_name(ctx, t->code, i);
            if (!kr_isnull(s)) kr_list_append(ctx, list, s);
        }
        add_keys(ctx, list, t->globals);
    }
    kr_module_add_names(ctx, ctx->vm->builtins_module, list);
    return kr_suggest(ctx, name, list);
}

static kr_value suggest_attribute(kr_ctx *ctx, kr_value obj, kr_value name) {
    kr_value names;
    if (!kr_call_special(ctx, obj, KR_N(ctx, __dir__), NULL, 0, &names)) return KR_NULL;
    return kr_suggest(ctx, name, kr_list_from_iterable(ctx, names));
}

static kr_value suggest_import(kr_ctx *ctx, kr_value module, kr_value name) {
    kr_value m = kr_is_str(module) ? kr_dict_get(ctx, ctx->vm->modules, module) : KR_NULL;
    return kr_isnull(m) ? KR_NULL : suggest_attribute(ctx, m, name);
}

static kr_value sys_member(kr_ctx *ctx, const char *name) {
    return kr_module_get(ctx, ctx->vm->sys_module, kr_str_intern_cstr(ctx, name));
}

/* Among the modules that come with krait and those that are there already. */
static kr_value suggest_module(kr_ctx *ctx, kr_value name) {
    kr_value known = sys_member(ctx, "stdlib_module_names"), list;
    if (kr_isnull(name) || !kr_is_str(name)) return KR_NULL;
    list = kr_list_from_iterable(ctx, ctx->vm->modules);
    if (!kr_isnull(known)) kr_list_extend(ctx, list, known);
    return kr_suggest(ctx, name, list);
}

static kr_value find_suggestion(kr_ctx *ctx, kr_value exc) {
    const kr_exc *e = KR_AS(const kr_exc, exc);
    kr_value a = e->field[0], b = e->field[1];
    if (kr_is_instance_of(exc, &kr_type_NameError)) {
        if (kr_is_instance_of(exc, &kr_type_UnboundLocalError)) return KR_NULL;
        if (kr_isnull(a) || !kr_is_str(a)) return KR_NULL;
        b = e->field[KR_EXC_FIELDS - 1];
        if (!kr_isnull(b) && kr_hasattr(ctx, b, kr_str_intern_value(ctx, a))) {
            return kr_str_format(ctx, "self.%U", a);
        }
        return suggest_name(ctx, exc, a);
    }
    if (kr_is_instance_of(exc, &kr_type_AttributeError)) {
        if (kr_isnull(a) || !kr_is_str(a) || kr_isnull(b)) return KR_NULL;
        return suggest_attribute(ctx, b, a);
    }
    if (kr_is_exact(exc, &kr_type_ModuleNotFoundError)) return suggest_module(ctx, a);
    if (kr_is_instance_of(exc, &kr_type_ImportError)) {
        b = e->field[KR_IMPORT_NAME_FROM];
        if (kr_isnull(a) || kr_isnull(b) || !kr_is_str(b)) return KR_NULL;
        return suggest_import(ctx, a, b);
    }
    return KR_NULL;
}

/* NameError for the name of a standard module. */
static bool is_missing_import(kr_ctx *ctx, kr_value exc) {
    kr_value name, names;
    if (!kr_is_exact(exc, &kr_type_NameError)) return false;
    name = KR_AS(kr_exc, exc)->field[KR_NAME_NAME];
    if (kr_isnull(name) || !kr_is_str(name)) return false;
    names = sys_member(ctx, "stdlib_module_names");
    if (!kr_isnull(names) && kr_is_set(names)) return kr_set_contains(ctx, names, name);
    if (!kr_hooks(ctx) || memchr(kr_str_of(name)->data, 0, kr_str_of(name)->len)) return false;
    if (kr_hooks(ctx)->find_module && kr_hooks(ctx)->find_module(ctx, kr_str_cstr(ctx, name))) {
        return true;
    }
    return kr_hooks(ctx)->frozen && kr_frozen_find(kr_hooks(ctx)->frozen, kr_str_cstr(ctx, name));
}

typedef struct exc_job {
    kr_value exc;
    bool missing_import; /* suggestion_job found: a name that an import would give */
} exc_job;

static kr_value suggestion_job(kr_ctx *ctx, void *arg) {
    exc_job *j = arg;
    j->missing_import = is_missing_import(ctx, j->exc);
    return find_suggestion(ctx, j->exc);
}

static void print_suggestion(printer *p, kr_value exc) {
    exc_job j = {exc, false};
    kr_value failed, v = kr_protect(p->ctx, suggestion_job, &j, &failed);
    if (!kr_isnull(failed)) return;
    if (!kr_isnull(v)) kr_strbuf_format(p->ctx, &p->out, ". Did you mean: '%U'?", v);
    if (j.missing_import) {
        kr_strbuf_format(p->ctx, &p->out,
                         kr_isnull(v) ? ". Did you forget to import '%U'?"
                                      : " Or did you forget to import '%U'?",
                         KR_AS(kr_exc, exc)->field[KR_NAME_NAME]);
    }
}

/* ---- the exception itself ---- */

static kr_value repr_job(kr_ctx *ctx, void *arg) {
    return kr_repr(ctx, ((exc_job *)arg)->exc);
}

static kr_value str_job(kr_ctx *ctx, void *arg) {
    return kr_tostr(ctx, ((exc_job *)arg)->exc);
}

static void print_type(printer *p, const kr_type *t) {
    kr_value v = kr_type_value(t), q, m;
    q = kr_getattr_opt(p->ctx, v, KR_N(p->ctx, __qualname__));
    m = kr_getattr_opt(p->ctx, v, KR_N(p->ctx, __module__));
    if (kr_isnull(m) || !kr_is_str(m))
        put(p, "<unknown>.");
    else if (!kr_str_eq_cstr(m, "builtins") && !kr_str_eq_cstr(m, "__main__")) {
        kr_strbuf_format(p->ctx, &p->out, "%U.", m);
    }
    if (kr_isnull(q) || !kr_is_str(q))
        put(p, "<unknown>");
    else
        kr_strbuf_str(p->ctx, &p->out, q);
}

/* str(v); KR_NULL if that raises. */
static kr_value safe_str(printer *p, kr_value v) {
    exc_job j = {v, false};
    kr_value failed;
    return kr_protect(p->ctx, str_job, &j, &failed);
}

/* The message; where no line is known, the file's name behind it. */
static kr_value syntax_message(printer *p, const kr_exc *e) {
    kr_value msg = e->field[KR_SYNTAX_MSG], file = e->field[KR_SYNTAX_FILENAME];
    if (is_nothing(msg)) return kr_str_from_cstr(p->ctx, "<no detail available>");
    msg = safe_str(p, msg);
    if (kr_isnull(msg) || !is_nothing(e->field[KR_SYNTAX_LINENO]) || is_nothing(file)) return msg;
    return kr_str_format(p->ctx, "%U (%S)", msg, file);
}

/* Where a module was looked for that was not found: sys.path, or __path__ of its package. */
static kr_value search_job(kr_ctx *ctx, void *arg) {
    kr_value name = KR_AS(kr_exc, ((exc_job *)arg)->exc)->field[KR_IMPORT_NAME], places, package;
    size_t n;
    if (kr_isnull(name) || !kr_is_str(name)) return KR_NULL;
    const char *s = kr_str_data(name, &n), *dot = strrchr(s, '.');
    if (!dot) {
        kr_value path = sys_member(ctx, "path"), library = sys_member(ctx, "_stdlib_dir");
        if (kr_isnull(path) || !kr_is_list(path)) return KR_NULL;
        places = kr_list_from_iterable(ctx, path);
        if (!kr_isnull(library) && kr_is_str(library)) kr_list_append(ctx, places, library);
    } else {
        package = kr_dict_get(ctx, ctx->vm->modules, kr_str_new(ctx, s, (size_t)(dot - s)));
        if (kr_isnull(package)) return KR_NULL;
        places = kr_getattr_opt(ctx, package, KR_N(ctx, __path__));
    }
    if (kr_isnull(places) || !kr_is_list(places) || !KR_AS(kr_list, places)->len) return KR_NULL;
    return kr_repr(ctx, places);
}

static void print_search(printer *p, kr_value exc) {
    exc_job j = {exc, false};
    kr_value failed, places;
    if (!kr_is_exact(exc, &kr_type_ModuleNotFoundError)) return;
    places = kr_protect(p->ctx, search_job, &j, &failed);
    if (!kr_isnull(failed) || kr_isnull(places)) return;
    margin(p);
    kr_strbuf_format(p->ctx, &p->out, "  looked in: %U\n", places);
}

static void print_message(printer *p, kr_value exc, bool syntax) {
    kr_value text;
    margin(p);
    print_type(p, kr_typeof(exc));
    text = syntax ? syntax_message(p, KR_AS(const kr_exc, exc)) : safe_str(p, exc);
    if (kr_isnull(text)) {
        put(p, ": <exception str() failed>");
    } else if (kr_str_of(text)->len) {
        put(p, ": ");
        kr_strbuf_str(p->ctx, &p->out, text);
    }
    print_suggestion(p, exc);
    put(p, "\n");
    print_search(p, exc);
}

/* One note, each of its lines behind the margin. */
static void print_note(printer *p, kr_value note) {
    size_t n, i = 0, from = 0;
    const char *s;
    note = safe_str(p, note);
    if (kr_isnull(note)) note = kr_str_from_cstr(p->ctx, "<note str() failed>");
    s = kr_str_data(note, &n);
    for (; i <= n; i++) {
        if (i < n && s[i] != '\n') continue;
        margin(p);
        kr_strbuf_add(p->ctx, &p->out, s + from, i - from);
        put(p, "\n");
        from = i + 1;
    }
}

static void print_notes(printer *p, kr_value exc) {
    kr_value notes = kr_getattr_opt(p->ctx, exc, KR_N(p->ctx, __notes__));
    size_t n;
    const kr_value *items;
    if (kr_isnull(notes)) return;
    if (!kr_is_list(notes) && !kr_is_tuple(notes)) {
        exc_job j = {notes, false};
        kr_value failed, text = kr_protect(p->ctx, repr_job, &j, &failed);
        margin(p);
        if (kr_isnull(text)) text = kr_str_from_cstr(p->ctx, "<__notes__ repr() failed>");
        kr_strbuf_str(p->ctx, &p->out, text);
        put(p, "\n");
        return;
    }
    items = kr_seq_items(notes, &n);
    for (size_t i = 0; i < n; i++) print_note(p, items[i]);
}

static void print_one(printer *p, kr_value exc) {
    bool syntax = kr_is_instance_of(exc, &kr_type_SyntaxError);
    print_traceback(p, exc);
    if (syntax) print_syntax_place(p, exc);
    print_message(p, exc, syntax);
    print_notes(p, exc);
}

/* ---- chains and groups ---- */

static void print_chain(printer *p, kr_value exc);

static bool was_seen(printer *p, kr_value exc) {
    size_t n;
    const kr_value *items = kr_seq_items(p->seen, &n);
    for (size_t i = 0; i < n; i++) {
        if (kr_is(items[i], exc)) return true;
    }
    return false;
}

static void print_members(printer *p, kr_value group) {
    size_t n;
    const kr_value *items = kr_seq_items(KR_AS(kr_exc, group)->field[KR_GROUP_EXCEPTIONS], &n);
    size_t shown = n > MAX_GROUP_WIDTH ? MAX_GROUP_WIDTH + 1 : n;
    for (size_t i = 0; i < shown; i++) {
        bool last = i + 1 == shown, cut = i == MAX_GROUP_WIDTH;
        if (last) p->need_close = true;
        spaces(p, 2 * (size_t)p->depth);
        put(p, i == 0 ? "+-" : "  ");
        if (cut)
            put(p, "+---------------- ... ----------------\n");
        else
            kr_strbuf_format(p->ctx, &p->out, "+---------------- %zu ----------------\n", i + 1);
        p->depth++;
        if (cut) {
            margin(p);
            kr_strbuf_format(p->ctx, &p->out, "and %zu more exception%s\n", n - MAX_GROUP_WIDTH,
                             n - MAX_GROUP_WIDTH == 1 ? "" : "s");
        } else {
            print_chain(p, items[i]);
        }
        if (last && p->need_close) {
            spaces(p, 2 * (size_t)p->depth);
            put(p, "+------------------------------------\n");
            p->need_close = false;
        }
        p->depth--;
    }
}

static void print_group(printer *p, kr_value exc) {
    bool outermost = p->depth == 0;
    if (p->depth > MAX_GROUP_DEPTH) {
        margin(p);
        kr_strbuf_format(p->ctx, &p->out, "... (max_group_depth is %d)\n", (int)MAX_GROUP_DEPTH);
        return;
    }
    if (outermost) p->depth = 1;
    print_one(p, exc);
    print_members(p, exc);
    if (outermost) p->depth = 0;
}

static void print_link(printer *p, kr_value exc, const char *text) {
    bool need_close = p->need_close;
    p->need_close = false;
    print_chain(p, exc);
    p->need_close = need_close;
    margin(p);
    put(p, "\n");
    margin(p);
    put(p, text);
    margin(p);
    put(p, "\n");
}

static void print_chain(printer *p, kr_value exc) {
    const kr_exc *e = KR_AS(const kr_exc, exc);
    kr_check_recursion(p->ctx, NULL);
    kr_list_append(p->ctx, p->seen, exc);
    if (!kr_isnull(e->cause) && kr_is_exc(e->cause)) {
        if (!was_seen(p, e->cause)) {
            print_link(p, e->cause,
                       "The above exception was the direct cause of the following "
                       "exception:\n");
        }
    } else if (!kr_isnull(e->context) && kr_is_exc(e->context) && !e->suppress_context) {
        if (!was_seen(p, e->context)) {
            print_link(p, e->context,
                       "During handling of the above exception, another exception "
                       "occurred:\n");
        }
    }
    if (kr_is_instance_of(exc, &kr_type_BaseExceptionGroup))
        print_group(p, exc);
    else
        print_one(p, exc);
}

static int64_t traceback_limit(kr_ctx *ctx) {
    kr_value v = kr_sys_value(ctx, "tracebacklimit");
    int64_t n;
    if (kr_isnull(v) || !kr_is_int(v)) return MAX_ENTRIES;
    if (!kr_int_to_i64(v, &n)) return kr_int_sign(v) < 0 ? 0 : INT64_MAX;
    return n;
}

kr_value kr_exception_text(kr_ctx *ctx, kr_value exc) {
    printer p = {.ctx = ctx};
    kr_strbuf_init(ctx, &p.out, 256);
    p.seen = kr_list_new(ctx, 0, NULL);
    p.limit = traceback_limit(ctx);
    print_chain(&p, exc);
    return kr_strbuf_finish(ctx, &p.out);
}
