/* Match objects, and the scanners that find one match after another. */
#include "base/utf8.h"
#include "module/re.h"
#include "object/bytes.h"
#include "object/descr.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/int.h"
#include "object/seq.h"
#include "object/str.h"

kr_value kr_re_slice(kr_ctx *ctx, kr_value subject, size_t from, size_t to) {
    size_t len;
    if (kr_is_str(subject)) {
        const char *s = kr_str_data(subject, &len);
        if (from == 0 && to == len && kr_is_exact(subject, &kr_type_str)) return subject;
        if (to - from == 1) return kr_str_of_ascii(ctx, (uint8_t)s[from]);
        return kr_str_new(ctx, s + from, to - from);
    }
    kr_buffer b;
    kr_value v;
    kr_get_buffer(ctx, subject, &b, false);
    if (to > b.len) to = b.len; /* it has shrunk */
    if (from > to) from = to;
    if (from == 0 && to == b.len && kr_is_exact(subject, &kr_type_bytes)) {
        v = subject;
    } else {
        v = kr_bytes_new(ctx, b.data + from, to - from);
    }
    kr_release_buffer(ctx, &b);
    return v;
}

size_t kr_re_char_index(kr_ctx *ctx, kr_value subject, size_t byte) {
    size_t len, lo = byte / 4, hi = byte;
    if (!kr_is_str(subject) || kr_str_is_ascii(subject)) return byte;
    const uint8_t *s = (const uint8_t *)kr_str_data(subject, &len);
    if (byte <= 256) {
        size_t n = 0;
        for (size_t i = 0; i < byte; i++) n += kr_utf8_is_start(s[i]);
        return n;
    }
    if (byte == len) return kr_str_chars(kr_str_of(subject));
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (mid < kr_str_chars(kr_str_of(subject)) &&
            kr_str_char_offset(ctx, subject, mid) < byte) {
            lo = mid + 1;
        } else {
            hi = mid;
        }
    }
    return lo;
}

kr_value kr_re_match_new(kr_re_matcher *found, kr_sword pos, kr_sword endpos) {
    kr_ctx *ctx = found->ctx;
    uint32_t n = 2 * (found->p->n_groups + 1);
    size_t *spans = kr_heap_leaf(ctx, n * sizeof *spans);
    kr_match *m;
    memcpy(spans, found->slots, n * sizeof *spans);
    for (uint32_t i = 2; i < n; i += 2) {
        if (spans[i] == KR_RE_NONE || spans[i + 1] == KR_RE_NONE) {
            spans[i] = spans[i + 1] = KR_RE_NONE;
        }
    }
    m = kr_heap_new(ctx, &kr_type_re_match, sizeof *m);
    m->spans = spans;
    m->n_groups = found->p->n_groups;
    m->last = (uint32_t)found->slots[KR_RE_LAST(found->p)];
    m->pos = pos;
    m->endpos = endpos;
    kr_store_init(&m->pattern, kr_from_ptr(found->p));
    kr_store_init(&m->subject, found->subject);
    return kr_from_ptr(m);
}

static void match_trace(kr_visitor *v, kr_object *obj) {
    kr_match *m = (kr_match *)obj;
    kr_visit(v, &m->pattern);
    kr_visit(v, &m->subject);
    kr_visit(v, &m->regs);
    kr_visit_ptr(v, &m->spans);
}

static const kr_pattern *pattern_of(const kr_match *m) {
    return KR_AS(const kr_pattern, m->pattern);
}

kr_value kr_re_match_group(kr_ctx *ctx, const kr_match *m, uint32_t group, kr_value absent) {
    size_t from = m->spans[2 * group], to = m->spans[2 * group + 1];
    if (from == KR_RE_NONE) return absent;
    return to < from ? kr_re_slice(ctx, m->subject, from, from)
                     : kr_re_slice(ctx, m->subject, from, to);
}

/* The number of the group that a program names. */
static uint32_t group_number(kr_ctx *ctx, const kr_match *m, kr_value which) {
    kr_sword i = -1;
    if (kr_is_index(which)) {
        kr_value n = kr_index(ctx, which);
        if (kr_is_smallint(n)) i = kr_smallint_val(n);
    } else {
        kr_value n = kr_dict_get(ctx, pattern_of(m)->names, which);
        if (!kr_isnull(n)) i = kr_smallint_val(n);
    }
    if (i < 0 || i > (kr_sword)m->n_groups) {
        kr_raise_fmt(ctx, &kr_type_IndexError, "no such group");
    }
    return (uint32_t)i;
}

static kr_value one_group(kr_ctx *ctx, const kr_match *m, kr_value which) {
    return kr_re_match_group(ctx, m, group_number(ctx, m, which), KR_NONE);
}

static kr_value match_group(kr_ctx *ctx, size_t n, const kr_value *a) {
    const kr_match *m = KR_AS(const kr_match, a[0]);
    kr_value t;
    if (n == 1) return kr_re_match_group(ctx, m, 0, KR_NONE);
    if (n == 2) return one_group(ctx, m, a[1]);
    t = kr_tuple_new(ctx, n - 1, NULL);
    for (size_t i = 1; i < n; i++) KR_AS(kr_tuple, t)->items[i - 1] = one_group(ctx, m, a[i]);
    return t;
}

static kr_value match_getitem(kr_ctx *ctx, kr_value self, kr_value which) {
    return one_group(ctx, KR_AS(const kr_match, self), which);
}

static kr_value match_groups(kr_ctx *ctx, const kr_value *a) {
    const kr_match *m = KR_AS(const kr_match, a[0]);
    kr_value t = kr_tuple_new(ctx, m->n_groups, NULL), absent = kr_isnull(a[1]) ? KR_NONE : a[1];
    for (uint32_t i = 1; i <= m->n_groups; i++) {
        KR_AS(kr_tuple, t)->items[i - 1] = kr_re_match_group(ctx, m, i, absent);
    }
    return t;
}

static kr_value match_groupdict(kr_ctx *ctx, const kr_value *a) {
    const kr_match *m = KR_AS(const kr_match, a[0]);
    kr_value d = kr_dict_new(ctx, 0), name, number, absent = kr_isnull(a[1]) ? KR_NONE : a[1];
    size_t at = 0;
    while (kr_dict_next(pattern_of(m)->names, &at, &name, &number)) {
        kr_dict_set(ctx, d, name,
                    kr_re_match_group(ctx, m, (uint32_t)kr_smallint_val(number), absent));
    }
    return d;
}

static kr_value index_of(kr_ctx *ctx, const kr_match *m, size_t slot) {
    if (m->spans[slot] == KR_RE_NONE) return kr_smallint(-1);
    return kr_smallint((kr_sword)kr_re_char_index(ctx, m->subject, m->spans[slot]));
}

static uint32_t which_group(kr_ctx *ctx, const kr_value *a) {
    return kr_isnull(a[1]) ? 0 : group_number(ctx, KR_AS(const kr_match, a[0]), a[1]);
}

static kr_value match_start(kr_ctx *ctx, const kr_value *a) {
    return index_of(ctx, KR_AS(const kr_match, a[0]), 2 * (size_t)which_group(ctx, a));
}

static kr_value match_end(kr_ctx *ctx, const kr_value *a) {
    return index_of(ctx, KR_AS(const kr_match, a[0]), 2 * (size_t)which_group(ctx, a) + 1);
}

static kr_value span_of(kr_ctx *ctx, const kr_match *m, uint32_t group) {
    kr_value from = index_of(ctx, m, 2 * (size_t)group);
    return kr_tuple2(ctx, from, index_of(ctx, m, 2 * (size_t)group + 1));
}

static kr_value match_span(kr_ctx *ctx, const kr_value *a) {
    return span_of(ctx, KR_AS(const kr_match, a[0]), which_group(ctx, a));
}

static kr_value match_expand(kr_ctx *ctx, kr_value self, kr_value text) {
    const kr_match *m = KR_AS(const kr_match, self);
    return kr_re_expand(ctx, kr_re_template(ctx, KR_AS(kr_pattern, m->pattern), text), m);
}

static kr_value match_self(kr_ctx *ctx, size_t n, const kr_value *a) {
    (void)ctx;
    (void)n;
    return a[0];
}

static kr_value get_re(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(const kr_match, self)->pattern;
}

static kr_value get_string(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(const kr_match, self)->subject;
}

static kr_value get_pos(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_smallint(KR_AS(const kr_match, self)->pos);
}

static kr_value get_endpos(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_smallint(KR_AS(const kr_match, self)->endpos);
}

static kr_value get_lastindex(kr_ctx *ctx, kr_value self) {
    const kr_match *m = KR_AS(const kr_match, self);
    (void)ctx;
    return m->last ? kr_smallint((kr_sword)m->last) : KR_NONE;
}

static kr_value get_lastgroup(kr_ctx *ctx, kr_value self) {
    const kr_match *m = KR_AS(const kr_match, self);
    kr_value name, number;
    size_t at = 0;
    (void)ctx;
    while (m->last && kr_dict_next(pattern_of(m)->names, &at, &name, &number)) {
        if (kr_smallint_val(number) == (kr_sword)m->last) return name;
    }
    return KR_NONE;
}

static kr_value get_regs(kr_ctx *ctx, kr_value self) {
    kr_match *m = KR_AS(kr_match, self);
    if (kr_isnull(m->regs)) {
        kr_value t = kr_tuple_new(ctx, m->n_groups + 1, NULL);
        for (uint32_t i = 0; i <= m->n_groups; i++) {
            KR_AS(kr_tuple, t)->items[i] = span_of(ctx, m, i);
        }
        kr_store(ctx, m, &m->regs, t);
    }
    return m->regs;
}

static kr_value match_repr(kr_ctx *ctx, kr_value self) {
    const kr_match *m = KR_AS(const kr_match, self);
    return kr_str_format(ctx, "<%T object; span=%R, match=%.50R>", self, span_of(ctx, m, 0),
                         kr_re_match_group(ctx, m, 0, KR_NONE));
}

static kr_value class_getitem(kr_ctx *ctx, size_t n, const kr_value *args) {
    (void)n;
    return kr_generic_alias_new(ctx, args[0], args[1]);
}

#define OWN &kr_type_re_match
static const kr_builtin match_methods[] = {
    KR_METHOD_VAR(OWN, "group", match_group, 1, KR_ANY,
                  "Return subgroup(s) of the match by indices or names."),
    KR_METHOD_SIG(OWN, "groups", match_groups,
                  "default=", "Return a tuple containing all the subgroups of the match, from 1."),
    KR_METHOD_SIG(OWN, "groupdict", match_groupdict, "default=",
                  "Return a dictionary with the named subgroups of the match, by name."),
    KR_METHOD_SIG(OWN, "start", match_start, "group=,/",
                  "Return index of the start of the substring matched by group."),
    KR_METHOD_SIG(OWN, "end", match_end, "group=,/",
                  "Return index of the end of the substring matched by group."),
    KR_METHOD_SIG(OWN, "span", match_span, "group=,/",
                  "Return a 2-tuple with the bounds of the substring matched by group."),
    KR_METHOD_2(OWN, "expand", match_expand,
                "Return the template with its references replaced by what their groups matched."),
    KR_METHOD_VAR(OWN, "__copy__", match_self, 1, 1, NULL),
    KR_METHOD_VAR(OWN, "__deepcopy__", match_self, 2, 2, NULL),
    KR_CLASSMETHOD_VAR(OWN, "__class_getitem__", class_getitem, 2, 2, "See PEP 585"),
    KR_GETTER(OWN, "re", get_re, NULL, "The regular expression object."),
    KR_GETTER(OWN, "string", get_string, NULL, "The string passed to match() or search()."),
    KR_GETTER(OWN, "pos", get_pos, NULL, "Where the search began."),
    KR_GETTER(OWN, "endpos", get_endpos, NULL, "Beyond which the search did not go."),
    KR_GETTER(OWN, "lastindex", get_lastindex, NULL, "Number of the group closed last."),
    KR_GETTER(OWN, "lastgroup", get_lastgroup, NULL, "Name of the group closed last."),
    KR_GETTER(OWN, "regs", get_regs, NULL, "The spans of all groups."),
};

const kr_type kr_type_re_match = {
    .base_object = {&kr_type_type},
    .name = "re.Match",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW,
    .trace = match_trace,
    .version = 1,
    .size = sizeof(kr_match),
    .n_methods = KR_ARRAY_LEN(match_methods),
    .methods = match_methods,
    .doc = KR_DOC("The result of re.match() and re.search()."),
    .repr = match_repr,
    .subscr = match_getitem,
};
