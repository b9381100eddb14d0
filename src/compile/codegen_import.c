/* import statements, `from __future__`.
 *
 * Row of divergence.def: import_as (v6 takes the submodules of `import a.b as c` by LOAD_ATTR,
 * which fails while the package is still being imported; IMPORT_FROM also looks into
 * sys.modules). */
#include <string.h>

#include "compile/gen.h"

static bool is_text(const char *s, uint32_t n, const char *what) {
    return strlen(what) == n && memcmp(s, what, n) == 0;
}

static void note_alias(kr_gen *g, const kr_node *a, kr_sid name) {
    kr_text_seen(g, name, a->line, a->col);
}

/* The parts of a dotted name are identifiers. */
static void note_parts(kr_gen *g, const char *s, uint32_t n, const kr_node *at) {
    const char *end = s + n, *dot;
    for (; s < end; s = dot + 1) {
        dot = memchr(s, '.', (size_t)(end - s));
        if (!dot) dot = end;
        kr_text_seen(g, kr_text_add(g, s, (uint32_t)(dot - s)), at->line, at->col);
    }
}

/* `import a.b.c as d`: the leaf module from the package on the stack. */
static void descend(kr_gen *g, const kr_node *a, const kr_node *statement) {
    const char *s = memchr(a->alias.name, '.', a->n), *end = a->alias.name + a->n;
    while (s) {
        const char *dot = memchr(s + 1, '.', (size_t)(end - s - 1));
        kr_sid part = kr_text_add(g, s + 1, (uint32_t)((dot ? dot : end) - s - 1));
        kr_out_at(g, statement);
        if (!kr_row(g, KR_ROW_import_as)) {
            KR_OUT_NAME(g, LOAD_ATTR, part);
        } else {
            KR_OUT_NAME(g, IMPORT_FROM, part);
            KR_OUT0(g, ROT_TWO);
            KR_OUT0(g, POP_TOP);
        }
        s = dot;
    }
}

/* Binds a name; what only imports bind may still be declared global afterwards. */
static void store_import(kr_gen *g, kr_sid name, const kr_node *s) {
    int64_t known = kr_scope_find(g->scope, name);
    bool bound = known >= 0 && g->scope->ids[known].flags & (KR_ID_BOUND | KR_ID_DEAD_BOUND);
    bool imported = !bound || g->scope->ids[known].flags & KR_ID_IMPORTED;
    kr_out_store(g, name, s);
    known = kr_scope_find(g->scope, name);
    if (imported && known >= 0) g->scope->ids[known].flags |= KR_ID_IMPORTED;
}

static void import_one(kr_gen *g, kr_node *a, kr_node *s) {
    const char *dot = memchr(a->alias.name, '.', a->n);
    kr_sid full = dot ? kr_text_add(g, a->alias.name, a->n) : kr_text_ident(g, a->alias.name, a->n),
           name;
    note_parts(g, a->alias.name, a->n, a);
    kr_out_int(g, 0);
    KR_OUT0(g, LOAD_CONST_NONE);
    kr_out_at(g, s);
    KR_OUT_NAME(g, IMPORT_NAME, full);
    if (a->alias.asname.s) {
        descend(g, a, s);
        name = kr_text_ident(g, a->alias.asname.s, a->alias.asname.n);
    } else {
        name = kr_text_ident(g, a->alias.name, dot ? (uint32_t)(dot - a->alias.name) : a->n);
    }
    note_alias(g, a, name);
    store_import(g, name, s);
    if (kr_row(g, KR_ROW_math_const) && !a->alias.asname.s && g->scope->type == KR_SCOPE_MODULE &&
        !g->mute && name == g->known[KR_KN_MATH])
        kr_fold_import_math(g);
}

void kr_gen_import(kr_gen *g, kr_node *s) {
    for (uint32_t i = 0; i < s->n; i++) import_one(g, s->seq.at[i], s);
}

static void check_future(kr_gen *g, kr_node *s) {
    static const char *const known[] = {"nested_scopes",    "generators",     "division",
                                        "absolute_import",  "with_statement", "print_function",
                                        "unicode_literals", "barry_as_FLUFL", "generator_stop"};
    if (!g->future_allowed)
        kr_gen_fail(g, s, "from __future__ imports must occur at the beginning of the file");
    for (uint32_t i = 0; i < s->n; i++) {
        const kr_node *a = s->import_from.names[i];
        bool ok = false;
        if (is_text(a->alias.name, a->n, "annotations")) {
            g->flags |= KR_CF_FUTURE_ANNOTATIONS;
            continue;
        }
        if (is_text(a->alias.name, a->n, "braces")) kr_gen_fail(g, a, "not a chance");
        for (size_t j = 0; j < KR_ARRAY_LEN(known); j++) {
            ok = ok || is_text(a->alias.name, a->n, known[j]);
        }
        if (!ok) kr_gen_fail(g, a, "future feature %.*s is not defined", (int)a->n, a->alias.name);
    }
}

static void import_star(kr_gen *g, kr_node *s, kr_sid module) {
    if (g->scope->type != KR_SCOPE_MODULE)
        kr_gen_fail(g, s->import_from.names[0], "import * only allowed at module level");
    kr_out_int(g, s->import_from.level);
    kr_out_name_const(g, g->known[KR_KN_STAR]);
    KR_OUT_U(g, BUILD_TUPLE, 1);
    kr_out_at(g, s);
    KR_OUT_NAME(g, IMPORT_NAME, module);
    KR_OUT0(g, IMPORT_STAR);
    g->import_star = true;
}

void kr_gen_import_from(kr_gen *g, kr_node *s) {
    const kr_text *m = &s->import_from.module;
    kr_sid module = m->s ? kr_text_add(g, m->s, m->n) : 0;
    bool micropython = !s->import_from.level && m->s && is_text(m->s, m->n, "micropython");
    if (!s->import_from.level && m->s && is_text(m->s, m->n, "__future__")) check_future(g, s);
    if (m->s) note_parts(g, m->s, m->n, s);
    if (s->n == 1 &&
        is_text(s->import_from.names[0]->alias.name, s->import_from.names[0]->n, "*")) {
        import_star(g, s, module);
        return;
    }
    kr_out_int(g, s->import_from.level);
    for (uint32_t i = 0; i < s->n; i++) {
        const kr_node *a = s->import_from.names[i];
        kr_out_name_const(g, kr_text_ident(g, a->alias.name, a->n));
    }
    KR_OUT_U(g, BUILD_TUPLE, s->n);
    kr_out_at(g, s);
    KR_OUT_NAME(g, IMPORT_NAME, module);
    for (uint32_t i = 0; i < s->n; i++) {
        kr_node *a = s->import_from.names[i];
        kr_sid from = kr_text_ident(g, a->alias.name, a->n);
        kr_sid name =
            a->alias.asname.s ? kr_text_ident(g, a->alias.asname.s, a->alias.asname.n) : from;
        bool rebound = g->const_rebound;
        note_alias(g, a, from);
        note_alias(g, a, name);
        kr_out_at(g, s);
        KR_OUT_NAME(g, IMPORT_FROM, from);
        store_import(g, name, s);
        if (micropython && name == g->known[KR_KN_CONST] && from == name) {
            g->const_imported = true;
            g->const_rebound = rebound;
        }
    }
    KR_OUT0(g, POP_TOP);
}
