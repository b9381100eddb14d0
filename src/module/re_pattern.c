/* Pattern objects: searching, splitting, replacing. */
#include "module/re.h"
#include "object/bytes.h"
#include "object/descr.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/int.h"
#include "object/names.h"
#include "object/seq.h"
#include "object/str.h"

static kr_pattern *self_of(kr_value v) {
    return KR_AS(kr_pattern, v);
}

static kr_sword bound(kr_ctx *ctx, kr_value v, kr_sword dflt) {
    return kr_isnull(v) ? dflt : kr_index_clamped(ctx, v);
}

/* A bound as programs see it, within the subject. */
static kr_sword visible(const kr_re_matcher *m, kr_sword i) {
    size_t len = m->is_str ? kr_str_chars(kr_str_of(m->subject)) : m->buffer.len;
    return i < 0 ? 0 : (size_t)i > len ? (kr_sword)len : i;
}

enum { HERE, WHOLE, SEARCH };

static kr_value try_once(kr_ctx *ctx, const kr_value *a, int how) {
    kr_sword pos = bound(ctx, a[2], 0), endpos = bound(ctx, a[3], KR_SWORD_MAX);
    kr_re_matcher m;
    kr_value r = KR_NONE;
    kr_re_open(ctx, &m, self_of(a[0]), a[1], pos, endpos);
    m.whole = how == WHOLE;
    if (how == SEARCH ? kr_re_search(&m) : kr_re_match_here(&m)) {
        r = kr_re_match_new(&m, visible(&m, pos), visible(&m, endpos));
    }
    kr_re_close(&m);
    return r;
}

static kr_value p_match(kr_ctx *ctx, const kr_value *a) {
    return try_once(ctx, a, HERE);
}

static kr_value p_fullmatch(kr_ctx *ctx, const kr_value *a) {
    return try_once(ctx, a, WHOLE);
}

static kr_value p_search(kr_ctx *ctx, const kr_value *a) {
    return try_once(ctx, a, SEARCH);
}

/* ---- one match after another ---- */
static kr_value group_or_empty(kr_ctx *ctx, const kr_re_matcher *m, uint32_t group,
                               kr_value absent) {
    size_t from = m->slots[2 * group], to = m->slots[2 * group + 1];
    if (from == KR_RE_NONE || to == KR_RE_NONE) {
        return kr_isnull(absent) ? kr_re_slice(ctx, m->subject, 0, 0) : absent;
    }
    return kr_re_slice(ctx, m->subject, from, to < from ? from : to);
}

static kr_value p_findall(kr_ctx *ctx, const kr_value *a) {
    const kr_pattern *p = self_of(a[0]);
    kr_value list = kr_list_new(ctx, 0, NULL), item;
    kr_re_matcher m;
    kr_re_open(ctx, &m, p, a[1], bound(ctx, a[2], 0), bound(ctx, a[3], KR_SWORD_MAX));
    while (kr_re_search(&m)) {
        if (p->n_groups <= 1) {
            item = group_or_empty(ctx, &m, p->n_groups, KR_NULL);
        } else {
            item = kr_tuple_new(ctx, p->n_groups, NULL);
            for (uint32_t i = 1; i <= p->n_groups; i++) {
                KR_AS(kr_tuple, item)->items[i - 1] = group_or_empty(ctx, &m, i, KR_NULL);
            }
        }
        kr_list_append(ctx, list, item);
        kr_re_advance(&m);
    }
    kr_re_close(&m);
    return list;
}

typedef struct re_scanner {
    kr_object base;
    kr_value pattern, subject;
    kr_sword pos, endpos;
    size_t start, not_empty_at;
    bool done;
} re_scanner;

static kr_value p_scanner(kr_ctx *ctx, const kr_value *a) {
    kr_sword pos = bound(ctx, a[2], 0), endpos = bound(ctx, a[3], KR_SWORD_MAX);
    kr_re_matcher m;
    re_scanner *s;
    kr_re_open(ctx, &m, self_of(a[0]), a[1], pos, endpos);
    s = kr_heap_new(ctx, &kr_type_re_scanner, sizeof *s);
    kr_store_init(&s->pattern, a[0]);
    kr_store_init(&s->subject, a[1]);
    s->pos = visible(&m, pos);
    s->endpos = visible(&m, endpos);
    s->start = m.start;
    s->not_empty_at = KR_RE_NONE;
    kr_re_close(&m);
    return kr_from_ptr(s);
}

static kr_value scan(kr_ctx *ctx, re_scanner *s, bool search) {
    kr_re_matcher m;
    kr_value r = KR_NULL;
    if (s->done) return KR_NULL;
    kr_re_open(ctx, &m, self_of(s->pattern), s->subject, 0, s->endpos);
    m.start = s->start;
    m.not_empty_at = s->not_empty_at;
    if (search ? kr_re_search(&m) : kr_re_match_here(&m)) {
        r = kr_re_match_new(&m, s->pos, s->endpos);
        kr_re_advance(&m);
        s->start = m.start;
        s->not_empty_at = m.not_empty_at;
    } else {
        s->done = true;
    }
    kr_re_close(&m);
    return r;
}

static kr_value scanner_next(kr_ctx *ctx, kr_value self) {
    return scan(ctx, KR_AS(re_scanner, self), true);
}

static kr_value scanner_search(kr_ctx *ctx, kr_value self) {
    kr_value v = scanner_next(ctx, self);
    return kr_isnull(v) ? KR_NONE : v;
}

static kr_value scanner_match(kr_ctx *ctx, kr_value self) {
    kr_value v = scan(ctx, KR_AS(re_scanner, self), false);
    return kr_isnull(v) ? KR_NONE : v;
}

static kr_value scanner_pattern(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(re_scanner, self)->pattern;
}

static void scanner_trace(kr_visitor *v, kr_object *obj) {
    re_scanner *s = (re_scanner *)obj;
    kr_visit(v, &s->pattern);
    kr_visit(v, &s->subject);
}

static const kr_builtin scanner_methods[] = {
    KR_METHOD_1(&kr_type_re_scanner, "match", scanner_match, NULL),
    KR_METHOD_1(&kr_type_re_scanner, "search", scanner_search, NULL),
    KR_GETTER(&kr_type_re_scanner, "pattern", scanner_pattern, NULL, NULL),
};

const kr_type kr_type_re_scanner = {
    .base_object = {&kr_type_type},
    .name = "_re.Scanner",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW,
    .trace = scanner_trace,
    .version = 1,
    .size = sizeof(re_scanner),
    .n_methods = KR_ARRAY_LEN(scanner_methods),
    .methods = scanner_methods,
    .iter = kr_self_iter,
    .next = scanner_next,
};

/* ---- split, sub ---- */
static kr_value p_split(kr_ctx *ctx, const kr_value *a) {
    const kr_pattern *p = self_of(a[0]);
    kr_sword left = bound(ctx, a[2], 0);
    kr_value list = kr_list_new(ctx, 0, NULL);
    size_t last = 0;
    kr_re_matcher m;
    if (left == 0) left = KR_SWORD_MAX;
    kr_re_open(ctx, &m, p, a[1], 0, KR_SWORD_MAX);
    for (; left > 0 && kr_re_search(&m); left--) {
        kr_list_append(ctx, list, kr_re_slice(ctx, a[1], last, m.slots[0]));
        for (uint32_t i = 1; i <= p->n_groups; i++) {
            kr_list_append(ctx, list, group_or_empty(ctx, &m, i, KR_NONE));
        }
        last = m.slots[1];
        kr_re_advance(&m);
    }
    kr_list_append(ctx, list, kr_re_slice(ctx, a[1], last, m.end));
    kr_re_close(&m);
    return list;
}

kr_value kr_re_joined(kr_ctx *ctx, const kr_pattern *p, kr_value list) {
    if (p->is_str) return kr_str_join(ctx, kr_str_new(ctx, "", 0), list);
    return kr_call_method(ctx, kr_bytes_new(ctx, "", 0), KR_N(ctx, join), &list, 1);
}

/* What takes the place of a match: appended to the list, if there is any. */
static void add_replacement(kr_ctx *ctx, const kr_re_matcher *m, kr_value repl, bool calls,
                            kr_value list) {
    kr_value match, v = repl;
    if (calls || kr_is_list(repl)) {
        match = kr_re_match_new((kr_re_matcher *)(uintptr_t)m, 0, visible(m, KR_SWORD_MAX));
        v = calls ? kr_call1(ctx, repl, match)
                  : kr_re_expand(ctx, repl, KR_AS(const kr_match, match));
    }
    if (!kr_is(v, KR_NONE)) kr_list_append(ctx, list, v);
}

static void add_text(kr_ctx *ctx, kr_strbuf *b, kr_value text) {
    if (kr_is_str(text)) {
        kr_strbuf_str(ctx, b, text);
    } else {
        const kr_bytes *x = KR_AS(const kr_bytes, text);
        kr_strbuf_add(ctx, b, (const char *)x->data, x->len);
    }
}

/* All matches are replaced by the same text: no Python code runs. */
static kr_value substitute_text(kr_ctx *ctx, kr_re_matcher *m, kr_value repl, kr_sword left,
                                kr_sword *count) {
    size_t last = 0;
    kr_strbuf b = {.data = NULL};
    for (; *count < left && kr_re_search(m); ++*count) {
        if (!b.data) kr_strbuf_init(ctx, &b, m->end + m->end / 8);
        kr_strbuf_add(ctx, &b, (const char *)m->text + last, m->slots[0] - last);
        add_text(ctx, &b, repl);
        last = m->slots[1];
        kr_re_advance(m);
    }
    if (!b.data) return kr_re_slice(ctx, m->subject, 0, m->end);
    kr_strbuf_add(ctx, &b, (const char *)m->text + last, m->end - last);
    kr_value r = m->p->is_str ? kr_str_new(ctx, b.data, b.len) : kr_bytes_new(ctx, b.data, b.len);
    kr_heap_free(ctx, b.data);
    return r;
}

static kr_value substitute(kr_ctx *ctx, const kr_value *a, kr_sword *count) {
    kr_pattern *p = self_of(a[0]);
    kr_sword left = bound(ctx, a[3], 0);
    kr_value list = kr_list_new(ctx, 0, NULL), repl = a[1];
    bool calls = kr_slots_of(kr_typeof(repl))->call != NULL;
    size_t last = 0;
    kr_re_matcher m;
    *count = 0;
    if (left == 0) left = KR_SWORD_MAX;
    if (!calls) repl = kr_re_template(ctx, p, repl);
    kr_re_open(ctx, &m, p, a[2], 0, KR_SWORD_MAX);
    if (!calls && (p->is_str ? kr_is_str(repl) : kr_is_bytes(repl))) {
        kr_value r = substitute_text(ctx, &m, repl, left, count);
        kr_re_close(&m);
        return r;
    }
    while (*count < left && kr_re_search(&m)) {
        if (last < m.slots[0]) {
            kr_list_append(ctx, list, kr_re_slice(ctx, a[2], last, m.slots[0]));
        }
        last = m.slots[1];
        kr_re_advance(&m);
        add_replacement(ctx, &m, repl, calls, list);
        ++*count;
    }
    kr_value rest = kr_re_slice(ctx, a[2], last, m.end);
    kr_re_close(&m);
    if (!*count) return rest;
    kr_list_append(ctx, list, rest);
    return kr_re_joined(ctx, p, list);
}

static kr_value p_sub(kr_ctx *ctx, const kr_value *a) {
    kr_sword count;
    return substitute(ctx, a, &count);
}

static kr_value p_subn(kr_ctx *ctx, const kr_value *a) {
    kr_sword count;
    kr_value v = substitute(ctx, a, &count);
    return kr_tuple2(ctx, v, kr_smallint(count));
}

/* ---- the object ---- */
static void pattern_trace(kr_visitor *v, kr_object *obj) {
    kr_pattern *p = (kr_pattern *)obj;
    kr_visit(v, &p->pattern);
    kr_visit(v, &p->names);
    kr_visit(v, &p->templates);
    kr_visit_ptr(v, &p->code);
    kr_visit_ptr(v, &p->sets);
    kr_visit_ptr(v, &p->first);
    kr_visit_ptr(v, &p->prefix);
}

static kr_value pattern_repr(kr_ctx *ctx, kr_value self) {
    static const struct {
        uint32_t flag;
        const char *name;
    } names[] = {{KR_RE_IGNORECASE, "re.IGNORECASE"}, {KR_RE_LOCALE, "re.LOCALE"},
                 {KR_RE_MULTILINE, "re.MULTILINE"},   {KR_RE_DOTALL, "re.DOTALL"},
                 {KR_RE_UNICODE, "re.UNICODE"},       {KR_RE_VERBOSE, "re.VERBOSE"},
                 {KR_RE_DEBUG, "re.DEBUG"},           {KR_RE_ASCII, "re.ASCII"}};
    const kr_pattern *p = self_of(self);
    uint32_t flags = p->flags;
    const char *between = ", ";
    kr_strbuf b;
    if (p->is_str && (flags & (KR_RE_LOCALE | KR_RE_UNICODE | KR_RE_ASCII)) == KR_RE_UNICODE) {
        flags &= ~(uint32_t)KR_RE_UNICODE;
    }
    kr_strbuf_init(ctx, &b, 32);
    kr_strbuf_cstr(ctx, &b, "re.compile(");
    kr_strbuf_format(ctx, &b, "%.200R", p->pattern);
    for (size_t i = 0; i < KR_ARRAY_LEN(names); i++) {
        if (!(flags & names[i].flag)) continue;
        kr_strbuf_format(ctx, &b, "%s%s", between, names[i].name);
        between = "|";
        flags &= ~names[i].flag;
    }
    if (flags) kr_strbuf_format(ctx, &b, "%s0x%x", between, (unsigned)flags);
    kr_strbuf_cstr(ctx, &b, ")");
    return kr_strbuf_finish(ctx, &b);
}

static kr_value pattern_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    const kr_pattern *p, *q;
    bool same;
    if ((op != KR_BIN_EQ && op != KR_BIN_NE) || !kr_is_exact(b, &kr_type_re_pattern)) {
        return KR_NOTIMPL;
    }
    p = self_of(a);
    q = self_of(b);
    same = p == q || (p->flags == q->flags && p->is_str == q->is_str &&
                      kr_equal(ctx, p->pattern, q->pattern));
    return kr_bool(same == (op == KR_BIN_EQ));
}

static kr_hash_t pattern_hash(kr_ctx *ctx, kr_value self) {
    const kr_pattern *p = self_of(self);
    kr_hash_t h = kr_hash(ctx, p->pattern) ^ (kr_hash_t)(p->flags * UINT32_C(0x9e3779b1));
    return h == -1 ? -2 : h;
}

static kr_value get_pattern(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return self_of(self)->pattern;
}

static kr_value get_flags(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_smallint((kr_sword)self_of(self)->flags);
}

static kr_value get_groups(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_smallint((kr_sword)self_of(self)->n_groups);
}

static kr_value get_groupindex(kr_ctx *ctx, kr_value self) {
    return kr_call1(ctx, kr_type_value(&kr_type_mappingproxy), self_of(self)->names);
}

static kr_value p_reduce(kr_ctx *ctx, kr_value self) {
    kr_value compile = kr_getattr(ctx, kr_import(ctx, "re"), kr_str_intern_cstr(ctx, "compile"));
    return kr_tuple2(ctx, compile, kr_tuple2(ctx, self_of(self)->pattern, get_flags(ctx, self)));
}

static kr_value p_self(kr_ctx *ctx, size_t n, const kr_value *a) {
    (void)ctx;
    (void)n;
    return a[0];
}

static kr_value p_class_getitem(kr_ctx *ctx, size_t n, const kr_value *args) {
    (void)n;
    return kr_generic_alias_new(ctx, args[0], args[1]);
}

#define OWN &kr_type_re_pattern
static const kr_builtin methods[] = {
    KR_METHOD_SIG(OWN, "match", p_match, "string,pos=,endpos=",
                  "Matches zero or more characters at the beginning of the string."),
    KR_METHOD_SIG(OWN, "fullmatch", p_fullmatch,
                  "string,pos=,endpos=", "Matches against all of the string."),
    KR_METHOD_SIG(OWN, "search", p_search, "string,pos=,endpos=",
                  "Scan through string looking for a match, and return it or None."),
    KR_METHOD_SIG(OWN, "findall", p_findall, "string,pos=,endpos=",
                  "Return a list of all non-overlapping matches of pattern in string."),
    KR_METHOD_SIG(OWN, "finditer", p_scanner, "string,pos=,endpos=",
                  "Return an iterator over all non-overlapping matches in the string."),
    KR_METHOD_SIG(OWN, "scanner", p_scanner, "string,pos=,endpos=", NULL),
    KR_METHOD_SIG(OWN, "split", p_split,
                  "string,maxsplit=", "Split string by the occurrences of pattern."),
    KR_METHOD_SIG(OWN, "sub", p_sub, "repl,string,count=",
                  "Return string with the leftmost matches replaced by repl."),
    KR_METHOD_SIG(OWN, "subn", p_subn,
                  "repl,string,count=", "Return the tuple (new_string, number_of_subs_made)."),
    KR_METHOD_1(OWN, "__reduce__", p_reduce, NULL),
    KR_METHOD_VAR(OWN, "__copy__", p_self, 1, 1, NULL),
    KR_METHOD_VAR(OWN, "__deepcopy__", p_self, 2, 2, NULL),
    KR_CLASSMETHOD_VAR(OWN, "__class_getitem__", p_class_getitem, 2, 2, "See PEP 585"),
    KR_GETTER(OWN, "pattern", get_pattern, NULL, "The pattern string."),
    KR_GETTER(OWN, "flags", get_flags, NULL, "The regex matching flags."),
    KR_GETTER(OWN, "groups", get_groups, NULL, "The number of capturing groups."),
    KR_GETTER(OWN, "groupindex", get_groupindex, NULL, "The numbers of the named groups."),
};

const kr_type kr_type_re_pattern = {
    .base_object = {&kr_type_type},
    .name = "re.Pattern",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW | KR_TF_WEAKREF,
    .trace = pattern_trace,
    .version = 1,
    .size = sizeof(kr_pattern),
    .n_methods = KR_ARRAY_LEN(methods),
    .methods = methods,
    .doc = KR_DOC("Compiled regular expression object."),
    .repr = pattern_repr,
    .hash = pattern_hash,
    .compare = pattern_compare,
};
