/* Regular expressions: from text to nodes. Groups, repetitions, flags; what begins with a backslash
 * or a bracket is in re_escape.c. Messages are CPython's. */
#include "base/unicode.h"
#include "base/utf8.h"
#include "module/re.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/int.h"
#include "object/names.h"
#include "object/str.h"

static uint32_t parse_alternatives(kr_re_compiler *c, uint32_t flags, bool first);

uint32_t *kr_re_reserve(kr_re_compiler *c, kr_re_words *w, uint32_t n) {
    if (n > w->cap - w->n) {
        uint32_t cap = w->cap ? w->cap * 2 : 16;
        if (cap - w->n < n) cap = w->n + n;
        if (cap >= UINT32_MAX / 8) {
            kr_raise_fmt(c->ctx, &kr_type_OverflowError,
                         "regular expression code size limit exceeded");
        }
        w->at = kr_heap_resize(c->ctx, w->at, w->n * sizeof *w->at, cap * sizeof *w->at);
        w->cap = cap;
    }
    w->n += n;
    return w->at + w->n - n;
}

uint32_t kr_re_node_new(kr_re_compiler *c, kr_re_kind kind, uint32_t flags) {
    kr_re_node *n;
    if (c->n_nodes == c->cap_nodes) {
        uint32_t cap = c->cap_nodes ? c->cap_nodes * 2 : 32;
        c->nodes = kr_heap_resize(c->ctx, c->nodes, c->n_nodes * sizeof *n, cap * sizeof *n);
        c->cap_nodes = cap;
    }
    n = c->nodes + c->n_nodes;
    memset(n, 0, sizeof *n);
    n->kind = (uint8_t)kind;
    n->flags = (uint16_t)flags;
    return c->n_nodes++;
}

uint32_t kr_re_next(kr_re_compiler *c) {
    return c->is_str ? kr_utf8_next(&c->at) : *c->at++;
}

static uint32_t with_child(kr_re_compiler *c, kr_re_kind kind, uint32_t flags, uint32_t child) {
    uint32_t n = kr_re_node_new(c, kind, flags);
    c->nodes[n].child = child;
    return n;
}

/* ---- groups by name and number ---- */
kr_value kr_re_name(kr_re_compiler *c, uint8_t close) {
    const uint8_t *from = c->at;
    while (c->at < c->end && *c->at != close) kr_re_next(c);
    if (c->at == from) kr_re_error(c, from, "missing group name");
    if (c->at == c->end) kr_re_error(c, from, "missing %c, unterminated name", close);
    c->at++;
    return c->is_str ? kr_str_new(c->ctx, (const char *)from, (size_t)(c->at - 1 - from))
                     : kr_str_decode(c->ctx, (const char *)from, (size_t)(c->at - 1 - from),
                                     "latin-1", NULL);
}

static bool is_identifier(kr_value name) {
    size_t n;
    const uint8_t *p = (const uint8_t *)kr_str_data(name, &n), *end = p + n;
    for (bool first = true; p < end; first = false) {
        uint32_t cp = kr_utf8_next(&p);
        if (first ? !kr_unicode_is_id_start(cp) : !kr_unicode_is_id_continue(cp)) return false;
    }
    return n != 0;
}

void kr_re_check_name(kr_re_compiler *c, kr_value name, const uint8_t *where) {
    if (!is_identifier(name) || (!c->is_str && !kr_str_is_ascii(name))) {
        kr_re_error(c, where,
                    c->is_str ? "bad character in group name %R" : "bad character in group name %A",
                    name);
    }
}

void kr_re_check_open(kr_re_compiler *c, uint32_t group, const uint8_t *where) {
    if (where && c->groups.at[group] == KR_RE_OPEN) {
        kr_re_error(c, where, "cannot refer to an open group");
    }
    if (c->in_behind && group > c->behind) {
        kr_re_error(c, c->at, "cannot refer to group defined in the same lookbehind subpattern");
    }
}

uint32_t kr_re_group_ref(kr_re_compiler *c, kr_value name, const uint8_t *where) {
    kr_value v;
    kr_re_check_name(c, name, where);
    v = kr_dict_get(c->ctx, c->names, name);
    if (kr_isnull(v)) kr_re_error(c, where, "unknown group name %R", name);
    return (uint32_t)kr_smallint_val(v);
}

bool kr_re_number(kr_re_compiler *c, uint32_t *out) {
    uint64_t n = 0;
    const uint8_t *from = c->at;
    while (c->at < c->end && *c->at >= '0' && *c->at <= '9') {
        n = n * 10 + (*c->at++ - '0');
        if (n >= KR_RE_MAX) {
            kr_raise_fmt(c->ctx, &kr_type_OverflowError, "the repetition number is too large");
        }
    }
    *out = (uint32_t)n;
    return c->at > from;
}

static uint32_t open_group(kr_re_compiler *c, kr_value name, const uint8_t *where) {
    uint32_t number = c->groups.n;
    kr_re_put(c, &c->groups, KR_RE_OPEN);
    if (!kr_isnull(name)) {
        kr_value old = kr_dict_get(c->ctx, c->names, name);
        if (!kr_isnull(old)) {
            kr_re_error(c, where, "redefinition of group name %R as group %d; was group %S", name,
                        (int)number, old);
        }
        kr_dict_set(c->ctx, c->names, name, kr_smallint((kr_sword)number));
    }
    return number;
}

/* ---- flags ---- */
static uint32_t flag_of(uint32_t ch) {
    static const char letters[] = "aiLmsux";
    static const uint16_t flags[] = {KR_RE_ASCII,  KR_RE_IGNORECASE, KR_RE_LOCALE, KR_RE_MULTILINE,
                                     KR_RE_DOTALL, KR_RE_UNICODE,    KR_RE_VERBOSE};
    const char *at = ch && ch < 128 ? strchr(letters, (int)ch) : NULL;
    return at ? flags[at - letters] : 0;
}

enum { TYPES = KR_RE_ASCII | KR_RE_LOCALE | KR_RE_UNICODE };

static uint32_t flag_letter(kr_re_compiler *c, uint32_t ch, uint32_t added) {
    uint32_t flag = flag_of(ch);
    if (c->is_str && flag == KR_RE_LOCALE) {
        kr_re_error(c, c->at, "bad inline flags: cannot use 'L' flag with a str pattern");
    }
    if (!c->is_str && flag == KR_RE_UNICODE) {
        kr_re_error(c, c->at, "bad inline flags: cannot use 'u' flag with a bytes pattern");
    }
    added |= flag;
    if (flag & TYPES && (added & TYPES) != flag) {
        kr_re_error(c, c->at, "bad inline flags: flags 'a', 'u' and 'L' are incompatible");
    }
    return added;
}

static uint32_t flag_char(kr_re_compiler *c, const char *missing) {
    uint32_t ch;
    if (c->at == c->end) kr_re_error(c, c->at, "%s", missing);
    ch = kr_re_next(c);
    return ch;
}

static bool is_letter(uint32_t ch) {
    return ch < 128 ? (ch | 32) >= 'a' && (ch | 32) <= 'z' : kr_unicode_is_alpha(ch);
}

/* Behind "(?", at a letter or '-': flags up to ':' (true: *flags for what follows) or ')' (false:
 * for the whole pattern). */
static bool parse_flags(kr_re_compiler *c, uint32_t ch, uint32_t *flags) {
    uint32_t add = 0, del = 0;
    while (ch != ')' && ch != ':' && ch != '-') {
        if (!flag_of(ch)) {
            kr_re_error(c, c->at - (c->is_str ? kr_utf8_size(ch) : 1),
                        is_letter(ch) ? "unknown flag" : "missing -, : or )");
        }
        add = flag_letter(c, ch, add);
        ch = flag_char(c, "missing -, : or )");
    }
    if (ch == ')') {
        c->flags |= add;
        return false;
    }
    if (ch == '-') {
        ch = flag_char(c, "missing flag");
        if (!flag_of(ch)) {
            kr_re_error(c, c->at - (c->is_str ? kr_utf8_size(ch) : 1),
                        is_letter(ch) ? "unknown flag" : "missing flag");
        }
        for (; ch != ':'; ch = flag_char(c, "missing :")) {
            uint32_t flag = flag_of(ch);
            if (!flag) {
                kr_re_error(c, c->at - (c->is_str ? kr_utf8_size(ch) : 1),
                            is_letter(ch) ? "unknown flag" : "missing :");
            }
            if (flag & TYPES) {
                kr_re_error(c, c->at, "bad inline flags: cannot turn off flags 'a', 'u' and 'L'");
            }
            del |= flag;
        }
    }
    if (add & del) kr_re_error(c, c->at - 1, "bad inline flags: flag turned on and off");
    if (add & TYPES) *flags &= ~(uint32_t)TYPES;
    *flags = (*flags | add) & ~del;
    return true;
}

/* ---- what parentheses hold ---- */
static void close_parenthesis(kr_re_compiler *c, const uint8_t *opened) {
    if (!kr_re_take(c, ')')) kr_re_error(c, opened, "missing ), unterminated subpattern");
}

static uint32_t parse_look(kr_re_compiler *c, uint32_t flags, const uint8_t *opened,
                           uint32_t mode) {
    uint32_t n, child, outer = c->behind;
    bool was = c->in_behind;
    uint64_t width = 0;
    if (mode & KR_RE_BEHIND && !was) {
        c->in_behind = true;
        c->behind = c->groups.n - 1;
    }
    child = parse_alternatives(c, flags, false);
    c->in_behind = was;
    c->behind = outer;
    close_parenthesis(c, opened);
    if (mode & KR_RE_BEHIND && !kr_re_width(c, child, &width)) {
        kr_re_raise(c->ctx, kr_str_from_cstr(c->ctx, "look-behind requires fixed-width pattern"),
                    KR_NULL, KR_NULL);
    }
    if (width >= KR_RE_MAX) {
        kr_re_raise(c->ctx, kr_str_from_cstr(c->ctx, "looks too much behind"), KR_NULL, KR_NULL);
    }
    n = with_child(c, KR_RE_LOOK, flags, child);
    c->nodes[n].mode = (uint8_t)mode;
    c->nodes[n].a = (uint32_t)width;
    return n;
}

static uint32_t parse_condition(kr_re_compiler *c, uint32_t flags, const uint8_t *opened) {
    const uint8_t *where = c->at;
    kr_value name = kr_re_name(c, ')');
    const uint8_t *after = c->at;
    uint32_t group, n, yes, no = 0;
    c->at = where;
    if (kr_re_number(c, &group) && c->at == after - 1) {
        if (!group) kr_re_error(c, where, "bad group number");
        /* one that comes later may be meant: asked again at the end */
    } else {
        group = kr_re_group_ref(c, name, where);
    }
    c->at = after;
    if (group < c->groups.n) kr_re_check_open(c, group, NULL); /* may be open */
    yes = parse_alternatives(c, flags | UINT32_C(0x8000), false);
    if (kr_re_take(c, '|')) {
        no = parse_alternatives(c, flags | UINT32_C(0x8000), false);
        if (c->at < c->end && *c->at == '|') {
            kr_re_error(c, c->at, "conditional backref with more than two branches");
        }
    }
    close_parenthesis(c, opened);
    n = with_child(c, KR_RE_COND, flags, yes);
    c->nodes[n].a = group;
    c->nodes[n].b = (uint32_t)(where - c->text);
    c->nodes[yes].next = no;
    return n;
}

static uint32_t parse_capture(kr_re_compiler *c, uint32_t flags, const uint8_t *opened,
                              kr_value name, const uint8_t *where) {
    uint32_t number = open_group(c, name, where), child, n;
    child = parse_alternatives(c, flags, false);
    close_parenthesis(c, opened);
    n = with_child(c, KR_RE_GROUP, flags, child);
    c->nodes[n].a = number;
    c->groups.at[number] = n;
    return n;
}

/* Behind "(?P". */
static uint32_t parse_named(kr_re_compiler *c, uint32_t flags, const uint8_t *opened) {
    const uint8_t *where;
    kr_value name;
    if (kr_re_take(c, '<')) {
        where = c->at;
        name = kr_re_name(c, '>');
        kr_re_check_name(c, name, where);
        return parse_capture(c, flags, opened, name, where);
    }
    if (kr_re_take(c, '=')) {
        uint32_t n, group;
        where = c->at;
        group = kr_re_group_ref(c, kr_re_name(c, ')'), where);
        kr_re_check_open(c, group, where);
        n = kr_re_node_new(c, KR_RE_BACKREF, flags);
        c->nodes[n].a = group;
        return n;
    }
    if (c->at == c->end) kr_re_error(c, c->at, "unexpected end of pattern");
    where = c->at;
    kr_re_error(c, opened + 1, "unknown extension ?P%c", (int)kr_re_next(c));
}

static void skip_comment(kr_re_compiler *c, const uint8_t *opened) {
    while (!kr_re_take(c, ')')) {
        if (c->at == c->end) kr_re_error(c, opened, "missing ), unterminated comment");
        kr_re_next(c);
    }
}

/* Behind "(?"; 0: nothing to match (a comment, flags). */
static uint32_t parse_extension(kr_re_compiler *c, uint32_t flags, const uint8_t *opened,
                                bool begins) {
    uint32_t ch, child;
    if (c->at == c->end) kr_re_error(c, c->at, "unexpected end of pattern");
    switch (ch = kr_re_next(c)) {
    case 'P':
        return parse_named(c, flags, opened);
    case '#':
        skip_comment(c, opened);
        return 0;
    case '=':
        return parse_look(c, flags, opened, 0);
    case '!':
        return parse_look(c, flags, opened, KR_RE_NOT);
    case '<':
        if (c->at == c->end) kr_re_error(c, c->at, "unexpected end of pattern");
        ch = kr_re_next(c);
        if (ch != '=' && ch != '!') kr_re_error(c, opened + 1, "unknown extension ?<%c", (int)ch);
        return parse_look(c, flags, opened, KR_RE_BEHIND | (ch == '!' ? KR_RE_NOT : 0));
    case '(':
        return parse_condition(c, flags, opened);
    case '>':
        child = parse_alternatives(c, flags, false);
        close_parenthesis(c, opened);
        return with_child(c, KR_RE_ATOMIC, flags, child);
    case ':':
        break;
    default:
        if (!flag_of(ch) && ch != '-') {
            kr_re_error(c, opened + 1, "unknown extension ?%c", (int)ch);
        }
        if (!parse_flags(c, ch, &flags)) {
            if (!begins) {
                kr_re_error(c, opened, "global flags not at the start of the expression");
            }
            return 0;
        }
    }
    child = parse_alternatives(c, flags, false);
    close_parenthesis(c, opened);
    /* a node of its own, so that a repetition behind it means all of it */
    return with_child(c, KR_RE_CAT, flags, child);
}

/* ---- repetitions ---- */
static void skip_verbose(kr_re_compiler *c, uint32_t flags) {
    if (!(flags & KR_RE_VERBOSE)) return;
    while (c->at < c->end) {
        if (*c->at == '#') {
            while (c->at < c->end && *c->at != '\n') c->at++;
        } else if (!strchr(" \t\n\r\v\f", *c->at) || !*c->at) {
            return;
        } else {
            c->at++;
        }
    }
}

/* At a character that may begin a repetition: its bounds; false if "{" is just a character. */
static bool parse_bounds(kr_re_compiler *c, uint32_t *least, uint32_t *most) {
    const uint8_t *from = c->at;
    bool any;
    *least = 0;
    *most = KR_RE_MAX;
    switch (*c->at++) {
    case '*':
        return true;
    case '+':
        *least = 1;
        return true;
    case '?':
        *most = 1;
        return true;
    default:
        break;
    }
    if (c->at < c->end && *c->at == '}') {
        c->at = from;
        return false;
    }
    any = kr_re_number(c, least);
    if (kr_re_take(c, ',')) {
        if (!kr_re_number(c, most)) *most = KR_RE_MAX;
    } else if (any) {
        *most = *least;
    }
    if (!kr_re_take(c, '}') || (!any && c->at[-2] == '{')) {
        c->at = from;
        return false;
    }
    if (*most < *least) kr_re_error(c, from + 1, "min repeat greater than max repeat");
    return true;
}

/* What repeats `item` (0: there is none); UINT32_MAX if it is just a brace. */
static uint32_t parse_repeat(kr_re_compiler *c, uint32_t flags, uint32_t item) {
    const uint8_t *where = c->at;
    uint32_t least, most, n;
    uint8_t mode = KR_RE_GREEDY;
    if (!parse_bounds(c, &least, &most)) return UINT32_MAX;
    if (!item || c->nodes[item].kind == KR_RE_AT) {
        kr_re_error(c, where, "nothing to repeat");
    }
    if (c->nodes[item].kind == KR_RE_REPEAT) kr_re_error(c, where, "multiple repeat");
    if (kr_re_take(c, '?')) {
        mode = KR_RE_LAZY;
    } else if (kr_re_take(c, '+')) {
        mode = KR_RE_POSSESSIVE;
    }
    n = with_child(c, KR_RE_REPEAT, flags, item);
    c->nodes[n].a = least;
    c->nodes[n].b = most;
    c->nodes[n].mode = mode;
    return n;
}

/* ---- sequences ---- */
static uint32_t literal(kr_re_compiler *c, uint32_t cp, uint32_t flags) {
    uint32_t n = kr_re_node_new(c, KR_RE_LIT, flags);
    c->nodes[n].a = cp;
    return n;
}

static uint32_t at_node(kr_re_compiler *c, kr_re_at at, uint32_t flags) {
    uint32_t n = kr_re_node_new(c, KR_RE_AT, flags);
    c->nodes[n].a = at;
    return n;
}

/* One thing without what repeats it; 0: nothing. */
static uint32_t parse_item(kr_re_compiler *c, uint32_t *flags, bool begins) {
    const uint8_t *from = c->at;
    uint32_t ch = kr_re_next(c), n;
    bool lines = *flags & KR_RE_MULTILINE;
    switch (ch) {
    case '\\':
        return kr_re_escape(c, *flags);
    case '[':
        return kr_re_parse_set(c, *flags);
    case '.':
        return kr_re_node_new(c, KR_RE_ANY, *flags);
    case '^':
        return at_node(c, lines ? KR_RE_AT_LINE : KR_RE_AT_START, *flags);
    case '$':
        return at_node(c, lines ? KR_RE_AT_LINE_END : KR_RE_AT_END, *flags);
    case '(':
        if (!kr_re_take(c, '?')) return parse_capture(c, *flags, from, KR_NULL, from);
        n = parse_extension(c, *flags, from, begins);
        if (begins) *flags |= c->flags; /* flags for the whole pattern stand at its beginning */
        return n;
    default:
        return literal(c, ch, *flags);
    }
}

static void append(kr_re_compiler *c, uint32_t cat, uint32_t last, uint32_t item) {
    if (last) {
        c->nodes[last].next = item;
    } else {
        c->nodes[cat].child = item;
    }
}

static uint32_t parse_sequence(kr_re_compiler *c, uint32_t *flags, bool begins) {
    uint32_t cat = kr_re_node_new(c, KR_RE_CAT, *flags), last = 0, previous = 0, item;
    for (;;) {
        skip_verbose(c, *flags);
        if (c->at == c->end || *c->at == '|' || *c->at == ')') return cat;
        if (strchr("*+?{", *c->at) && *c->at) { /* of what stands before, comments left out */
            item = parse_repeat(c, *flags, last);
            if (item != UINT32_MAX) {
                append(c, cat, previous, item);
                last = item;
                continue;
            }
            c->at++;
            item = literal(c, '{', *flags);
        } else {
            item = parse_item(c, flags, begins);
            if (!item) continue;
        }
        begins = false;
        append(c, cat, last, item);
        previous = last;
        last = item;
    }
}

static uint32_t parse_alternatives(kr_re_compiler *c, uint32_t flags, bool first) {
    bool branches = !(flags & 0x8000); /* of a condition: "|" is not ours */
    uint32_t one, alt, last;
    kr_check_recursion(c->ctx, NULL);
    flags &= 0x7fff;
    one = parse_sequence(c, &flags, first);
    if (!branches || c->at == c->end || *c->at != '|') return one;
    alt = with_child(c, KR_RE_ALT, flags, one);
    last = one;
    while (kr_re_take(c, '|')) {
        one = parse_sequence(c, &flags, false);
        c->nodes[last].next = one;
        last = one;
    }
    return alt;
}

/* Groups that conditions name by number must be there. */
static void check_conditions(kr_re_compiler *c) {
    for (uint32_t i = 1; i < c->n_nodes; i++) {
        const kr_re_node *n = c->nodes + i;
        if (n->kind == KR_RE_COND && n->a >= c->groups.n) {
            kr_re_error(c, c->text + n->b, "invalid group reference %d", (int)n->a);
        }
    }
}

uint32_t kr_re_parse(kr_re_compiler *c) {
    uint32_t root;
    kr_re_node_new(c, KR_RE_EMPTY, 0); /* number 0 stands for none */
    kr_re_put(c, &c->groups, KR_RE_OPEN);
    root = parse_alternatives(c, c->flags, true);
    if (c->at < c->end) kr_re_error(c, c->at, "unbalanced parenthesis");
    check_conditions(c);
    return root;
}
