/* match: every pattern kind, in existing instructions and helpers.
 *
 * The subject and every part that a pattern takes from it lie in hidden locals, so the operand
 * stack is empty whenever a test fails and a failing test is one jump. Names are bound only after
 * the whole pattern matched: a capture is a note (name, hidden local) until then. Alternatives of
 * an or-pattern copy their captures into locals shared by all of them. */
#include "compile/gen.h"
#include "object/str.h"

typedef struct capture {
    kr_sid name;
    uint32_t temp;
    const kr_node *at;
} capture;

typedef struct pattern_state {
    capture *captures;
    uint32_t n, cap;
    uint32_t fail;
    uint32_t temps; /* hidden locals in use */
    bool allow_irrefutable;
} pattern_state;

static void gen_pattern(kr_gen *g, kr_node *p, uint32_t subject, pattern_state *st);

static uint32_t take_temp(kr_gen *g, pattern_state *st) {
    st->temps++;
    return kr_scope_temp(g);
}

static void add_capture(kr_gen *g, pattern_state *st, kr_sid name, uint32_t temp,
                        const kr_node *at) {
    for (uint32_t i = 0; i < st->n; i++) {
        if (st->captures[i].name == name)
            kr_gen_fail(g, at, "multiple assignments to name '%s' in pattern", g->texts[name].s);
    }
    if (st->n == st->cap) {
        capture *bigger;
        st->cap = st->cap ? st->cap * 2 : 8;
        bigger = kr_gen_temp(g, st->cap * sizeof *bigger);
        for (uint32_t i = 0; i < st->n; i++) bigger[i] = st->captures[i];
        st->captures = bigger;
    }
    st->captures[st->n++] = (capture){name, temp, at};
}

static void capture_text(kr_gen *g, pattern_state *st, const kr_text *t, uint32_t temp,
                         const kr_node *at) {
    kr_sid name;
    if (!t->s) return;
    name = kr_text_ident(g, t->s, t->n);
    if (name == g->known[KR_KN___DEBUG__]) kr_gen_fail(g, at, "cannot assign to __debug__");
    add_capture(g, st, name, temp, at);
}

static void fail_if_none(kr_gen *g, uint32_t temp, const pattern_state *st) {
    kr_out_load_id(g, temp);
    KR_OUT0(g, LOAD_CONST_NONE);
    kr_out_binary(g, KR_BIN_IS);
    KR_OUT_JUMP(g, POP_JUMP_IF_TRUE, st->fail);
}

static bool is_wildcard(const kr_node *p) {
    return (p->kind == KR_AST_MATCHAS && !p->match_as.pattern && !p->match_as.name.s) ||
           (p->kind == KR_AST_MATCHSTAR && !p->match_as.name.s);
}

static void gen_subpattern(kr_gen *g, kr_node *p, uint32_t subject, pattern_state *st) {
    bool allow = st->allow_irrefutable;
    st->allow_irrefutable = true;
    gen_pattern(g, p, subject, st);
    st->allow_irrefutable = allow;
}

/* The n values on the stack (first on top) go to hidden locals, then the patterns try them. */
static void spread(kr_gen *g, kr_node **patterns, uint32_t n, pattern_state *st) {
    uint32_t *temps = kr_gen_temp(g, (n + 1) * sizeof *temps);
    for (uint32_t i = 0; i < n; i++) {
        if (is_wildcard(patterns[i])) {
            KR_OUT0(g, POP_TOP);
            continue;
        }
        temps[i] = take_temp(g, st);
        kr_out_store_id(g, temps[i]);
    }
    for (uint32_t i = 0; i < n; i++) {
        kr_node *p = patterns[i];
        if (is_wildcard(p)) continue;
        if (p->kind == KR_AST_MATCHSTAR) {
            capture_text(g, st, &p->match_as.name, temps[i], p);
        } else {
            gen_subpattern(g, p, temps[i], st);
        }
    }
}

/* Around *_ elements are asked for one by one, just before they are looked at: what the subject has
 * more of may be endless. */
static void spread_by_index(kr_gen *g, kr_node *p, uint32_t star, uint32_t subject,
                            pattern_state *st) {
    for (uint32_t i = 0; i < p->n; i++) {
        uint32_t temp;
        if (is_wildcard(p->seq.at[i])) continue;
        kr_out_helper(g, KR_HELPER_match_item);
        kr_out_load_id(g, subject);
        kr_out_int(g, i < star ? (int64_t)i : (int64_t)i - (int64_t)p->n);
        kr_out_call(g, 2);
        temp = take_temp(g, st);
        kr_out_store_id(g, temp);
        gen_subpattern(g, p->seq.at[i], temp, st);
    }
}

static void gen_sequence(kr_gen *g, kr_node *p, uint32_t subject, pattern_state *st) {
    uint32_t star = p->n, wild = 0, after;
    for (uint32_t i = 0; i < p->n; i++) {
        wild += is_wildcard(p->seq.at[i]);
        if (p->seq.at[i]->kind != KR_AST_MATCHSTAR) continue;
        if (star < p->n) kr_gen_fail(g, p, "multiple starred names in sequence pattern");
        star = i;
    }
    kr_out_at(g, p);
    kr_out_helper(g, KR_HELPER_match_seq);
    kr_out_load_id(g, subject);
    if (star < p->n) { /* [*x] asks nobody for a length */
        kr_out_int(g, p->n > 1 ? (int64_t)p->n - 1 : -1);
    } else {
        kr_out_int(g, p->n);
    }
    if (star < p->n) {
        KR_OUT0(g, LOAD_CONST_TRUE);
    } else {
        KR_OUT0(g, LOAD_CONST_FALSE);
    }
    kr_out_call(g, 3);
    KR_OUT_JUMP(g, POP_JUMP_IF_FALSE, st->fail);
    if (wild == p->n) return;
    if (star < p->n && is_wildcard(p->seq.at[star])) {
        spread_by_index(g, p, star, subject, st);
        return;
    }
    kr_out_load_id(g, subject);
    if (star == p->n) {
        KR_OUT_U(g, UNPACK_SEQUENCE, p->n);
    } else {
        after = p->n - star - 1;
        if (star > 255 || after > 255)
            kr_gen_fail(g, p, "too many expressions in star-unpacking sequence pattern");
        KR_OUT_U(g, UNPACK_EX, star | after << 8);
    }
    spread(g, p->seq.at, p->n, st);
}

/* Only literals and dotted names are compared with; the grammar lets f-strings in. */
static bool is_template(const kr_node *e) {
    return e->kind == KR_AST_JOINEDSTR || e->kind == KR_AST_TEMPLATESTR;
}

static void check_key(kr_gen *g, kr_node *p, kr_node *key, kr_cid *seen, uint32_t *n) {
    kr_const k;
    kr_cid id;
    if (is_template(key))
        kr_gen_fail(g, p, "mapping pattern keys may only match literals and attribute lookups");
    if (!kr_fold(g, key, &k)) return;
    id = kr_const_add(g, &k);
    for (uint32_t i = 0; i < *n; i++) {
        if (seen[i] == id)
            kr_gen_fail(g, p, "mapping pattern checks duplicate key (%s)",
                        kr_str_cstr(g->ctx, kr_repr(g->ctx, kr_const_value(g, id))));
    }
    seen[(*n)++] = id;
}

static void gen_mapping(kr_gen *g, kr_node *p, uint32_t subject, pattern_state *st) {
    uint32_t keys, values, n_seen = 0;
    kr_node **patterns = kr_gen_temp(g, (p->n + 1) * sizeof *patterns);
    kr_cid *seen = kr_gen_temp(g, (p->n + 1) * sizeof *seen);
    kr_out_at(g, p);
    kr_out_helper(g, KR_HELPER_match_map);
    kr_out_load_id(g, subject);
    kr_out_int(g, p->n ? (int64_t)p->n : -1);
    kr_out_call(g, 2);
    KR_OUT_JUMP(g, POP_JUMP_IF_FALSE, st->fail);
    if (p->n == 0 && !p->match_map.rest.s) return;
    for (uint32_t i = 0; i < p->n; i++) {
        check_key(g, p, p->match_map.at[2 * i], seen, &n_seen);
        kr_gen_expr(g, p->match_map.at[2 * i]);
        patterns[i] = p->match_map.at[2 * i + 1];
    }
    KR_OUT_U(g, BUILD_TUPLE, p->n);
    keys = take_temp(g, st);
    values = take_temp(g, st);
    kr_out_store_id(g, keys);
    if (p->n) {
        kr_out_at(g, p);
        kr_out_helper(g, KR_HELPER_match_keys);
        kr_out_load_id(g, subject);
        kr_out_load_id(g, keys);
        kr_out_call(g, 2);
        kr_out_store_id(g, values);
        fail_if_none(g, values, st);
        kr_out_load_id(g, values);
        KR_OUT_U(g, UNPACK_SEQUENCE, p->n);
        spread(g, patterns, p->n, st);
    }
    if (p->match_map.rest.s) {
        uint32_t rest = take_temp(g, st);
        kr_out_helper(g, KR_HELPER_match_rest);
        kr_out_load_id(g, subject);
        kr_out_load_id(g, keys);
        kr_out_call(g, 2);
        kr_out_store_id(g, rest);
        capture_text(g, st, &p->match_map.rest, rest, p);
    }
}

static void gen_class_pattern(kr_gen *g, kr_node *p, uint32_t subject, pattern_state *st) {
    uint32_t n_pos = p->match_class.n_positional, n_kw = p->n - n_pos, values;
    uint32_t stamp = ++g->stamp;
    kr_node **patterns = kr_gen_temp(g, (p->n + 1) * sizeof *patterns);
    kr_cid *names = kr_gen_temp(g, (n_kw + 1) * sizeof *names);
    for (uint32_t i = 0; i < p->n; i++) {
        kr_node *a = p->match_class.patterns[i];
        kr_const k = {.kind = KR_K_STR};
        if (a->kind != KR_AST_KEYWORD) {
            patterns[i] = a;
            continue;
        }
        patterns[i] = a->keyword.value;
        k.text = kr_text_add(g, a->keyword.name, a->n);
        if (g->texts[k.text].stamp == stamp)
            kr_gen_fail(g, a->keyword.value, "attribute name repeated in class pattern: %s",
                        g->texts[k.text].s);
        g->texts[k.text].stamp = stamp;
        names[i - n_pos] = kr_const_add(g, &k);
    }
    kr_out_at(g, p);
    kr_out_helper(g, KR_HELPER_match_class);
    kr_out_load_id(g, subject);
    kr_gen_expr(g, p->match_class.cls);
    kr_out_int(g, n_pos);
    kr_out_u(g, KR_OPC_LOAD_CONST_OBJ_OBJ, kr_const_tuple(g, names, n_kw));
    kr_out_at(g, p);
    kr_out_call(g, 4);
    values = take_temp(g, st);
    kr_out_store_id(g, values);
    fail_if_none(g, values, st);
    if (p->n == 0) return;
    kr_out_load_id(g, values);
    KR_OUT_U(g, UNPACK_SEQUENCE, p->n);
    spread(g, patterns, p->n, st);
}

static void gen_as(kr_gen *g, kr_node *p, uint32_t subject, pattern_state *st) {
    const kr_text *name = &p->match_as.name;
    if (!p->match_as.pattern) {
        if (!st->allow_irrefutable) {
            if (name->s)
                kr_gen_fail(g, p, "name capture '%.*s' makes remaining patterns unreachable",
                            (int)name->n, name->s);
            kr_gen_fail(g, p, "wildcard makes remaining patterns unreachable");
        }
    } else {
        gen_pattern(g, p->match_as.pattern, subject, st);
    }
    capture_text(g, st, name, subject, p);
}

/* Puts an alternative's captures into the locals of the first alternative's names. */
static void join_captures(kr_gen *g, kr_node *p, const pattern_state *alt, const capture *shared,
                          uint32_t n) {
    if (alt->n != n) kr_gen_fail(g, p, "alternative patterns bind different names");
    for (uint32_t i = 0; i < n; i++) {
        uint32_t j = 0;
        while (j < n && alt->captures[j].name != shared[i].name) j++;
        if (j == n) kr_gen_fail(g, p, "alternative patterns bind different names");
        kr_out_load_id(g, alt->captures[j].temp);
        kr_out_store_id(g, shared[i].temp);
    }
}

static void gen_or(kr_gen *g, kr_node *p, uint32_t subject, pattern_state *st) {
    uint32_t done = kr_out_label(g), n = 0;
    capture *shared = NULL;
    for (uint32_t i = 0; i < p->n; i++) {
        bool last = i + 1 == p->n;
        pattern_state alt = {.fail = last ? st->fail : kr_out_label(g),
                             .allow_irrefutable = last && st->allow_irrefutable};
        gen_pattern(g, p->seq.at[i], subject, &alt);
        st->temps += alt.temps;
        if (i == 0) {
            n = alt.n;
            shared = kr_gen_temp(g, (n + 1) * sizeof *shared);
            for (uint32_t j = 0; j < n; j++) {
                shared[j] = alt.captures[j];
                shared[j].temp = take_temp(g, st);
            }
        }
        join_captures(g, p, &alt, shared, n);
        if (last) break;
        KR_OUT_JUMP(g, JUMP, done);
        kr_out_place(g, alt.fail);
    }
    kr_out_place(g, done);
    for (uint32_t j = 0; j < n; j++)
        add_capture(g, st, shared[j].name, shared[j].temp, shared[j].at);
}

static void gen_pattern(kr_gen *g, kr_node *p, uint32_t subject, pattern_state *st) {
    kr_check_recursion(g->ctx, " during compilation");
    kr_out_line(g, p->line);
    switch (p->kind) {
    case KR_AST_MATCHVALUE:
    case KR_AST_MATCHSINGLETON:
        if (is_template(p->one.value))
            kr_gen_fail(g, p, "patterns may only match literals and attribute lookups");
        kr_out_load_id(g, subject);
        kr_gen_expr(g, p->one.value);
        kr_out_at(g, p);
        kr_out_binary(g, p->kind == KR_AST_MATCHVALUE ? KR_BIN_EQ : KR_BIN_IS);
        KR_OUT_JUMP(g, POP_JUMP_IF_FALSE, st->fail);
        break;
    case KR_AST_MATCHSEQUENCE:
        gen_sequence(g, p, subject, st);
        break;
    case KR_AST_MATCHMAPPING:
        gen_mapping(g, p, subject, st);
        break;
    case KR_AST_MATCHCLASS:
        gen_class_pattern(g, p, subject, st);
        break;
    case KR_AST_MATCHAS:
        gen_as(g, p, subject, st);
        break;
    case KR_AST_MATCHOR:
        gen_or(g, p, subject, st);
        break;
    default:
        kr_gen_fail(g, p, "invalid syntax");
    }
}

static void gen_case(kr_gen *g, kr_node *c, uint32_t subject, bool last, uint32_t end) {
    pattern_state st = {.fail = kr_out_label(g),
                        .allow_irrefutable = last || c->match_case.guard != NULL};
    gen_pattern(g, c->match_case.pattern, subject, &st);
    for (uint32_t i = 0; i < st.n; i++) {
        kr_out_load_id(g, st.captures[i].temp);
        kr_out_store(g, st.captures[i].name, st.captures[i].at);
    }
    kr_scope_release(g, st.temps);
    if (c->match_case.guard) kr_gen_cond(g, c->match_case.guard, false, st.fail);
    kr_gen_body(g, &c->match_case.body);
    if (!last) KR_OUT_JUMP(g, JUMP, end);
    kr_out_place(g, st.fail);
}

void kr_gen_match(kr_gen *g, kr_node *s) {
    uint32_t subject = kr_scope_temp(g), end = kr_out_label(g);
    kr_gen_need_helpers(g, s, "match");
    kr_gen_expr(g, s->match.subject);
    kr_out_store_id(g, subject);
    for (uint32_t i = 0; i < s->n; i++) gen_case(g, s->match.cases[i], subject, i + 1 == s->n, end);
    kr_out_place(g, end);
    kr_scope_release(g, 1);
}
