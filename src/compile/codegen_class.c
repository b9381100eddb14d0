/* Class statements.
 *
 * The body is a function that __build_class__ runs with the namespace as its locals; it returns the
 * cell of __class__ if a method captured it. Rows of divergence.def: class_qualname, class_star,
 * class_attrs, and those of annotations. The docstring stands only in the debug record of the
 * body. */
#include <stdlib.h>
#include <string.h>

#include "compile/gen.h"

static void gen_prologue(kr_gen *g, kr_node *def, kr_scope *s, kr_sid raw) {
    kr_out_at_span(g, s->first_line, 0, s->first_line, 0);
    kr_out_load(g, g->known[KR_KN___NAME__]);
    kr_out_store(g, g->known[KR_KN___MODULE__], NULL);
    kr_out_name_const(g, kr_row(g, KR_ROW_class_qualname) ? kr_scope_qualname(g, s) : raw);
    kr_out_store(g, g->known[KR_KN___QUALNAME__], NULL);
    if (g->debug && kr_row(g, KR_ROW_class_attrs)) {
        kr_out_int(g, s->first_line);
        kr_out_store(g, g->known[KR_KN___FIRSTLINENO__], NULL);
    }
    if (def->classdef.type_params.n) {
        kr_out_load(g, g->known[KR_KN_TYPE_PARAMS]);
        kr_out_store(g, g->known[KR_KN___TYPE_PARAMS__], NULL);
    }
    kr_gen_open_annotate(g);
}

static int by_text(const void *a, const void *b) {
    const kr_text_entry *x = *(const kr_text_entry *const *)a,
                        *y = *(const kr_text_entry *const *)b;
    int order = memcmp(x->s, y->s, x->n < y->n ? x->n : y->n);
    return order ? order : (x->n > y->n) - (x->n < y->n);
}

/* __static_attributes__: the names of s->attrs, sorted, each once. */
static void gen_attributes(kr_gen *g, kr_scope *s) {
    uint32_t n = 0, stamp = ++g->stamp;
    if (!g->debug || !kr_row(g, KR_ROW_class_attrs)) return;
    const kr_text_entry **texts = kr_gen_temp(g, (s->n_attrs + 1) * sizeof *texts);
    kr_cid *items = kr_gen_temp(g, (s->n_attrs + 1) * sizeof *items);
    for (uint32_t i = 0; i < s->n_attrs; i++) {
        kr_text_entry *t = &g->texts[s->attrs[i]];
        if (t->stamp != stamp) texts[n++] = t;
        t->stamp = stamp;
    }
    if (n) qsort(texts, n, sizeof *texts, by_text);
    for (uint32_t i = 0; i < n; i++) {
        kr_const k = {.kind = KR_K_STR, .text = (kr_sid)(texts[i] - g->texts)};
        items[i] = kr_const_add(g, &k);
    }
    kr_out_u(g, KR_OPC_LOAD_CONST_OBJ_OBJ, kr_const_tuple(g, items, n));
    kr_out_store(g, g->known[KR_KN___STATIC_ATTRIBUTES__], NULL);
}

static void gen_class_body(kr_gen *g, kr_node *def, kr_scope *s, kr_sid raw) {
    uint32_t comp_iter = g->comp_iter;
    kr_body body;
    kr_node *first;
    g->comp_iter = 0;
    kr_scope_enter(g, s);
    s->private_name = raw;
    if (def->n) s->flags |= KR_SF_CLASS_ODD;
    s->class_cell = kr_scope_hidden(g, s, g->known[KR_KN___CLASS__], 0) + 1;
    if (kr_row(g, KR_ROW_annotations))
        s->classdict_cell = kr_scope_hidden(g, s, g->known[KR_KN_CLASSDICT], 0) + 1;
    kr_body_open(g, &body, def, &def->classdef.body);
    first = kr_body_next(g, &body);
    kr_gen_docstring(g, s, first);
    gen_prologue(g, def, s, raw);
    for (kr_node *e = first; e; e = kr_body_next(g, &body)) {
        kr_fold_hide_in_class(g, e);
        kr_gen_statement(g, e);
    }
    kr_fold_unhide(g, s, NULL);
    kr_gen_close_annotate(g);
    gen_attributes(g, s);
    kr_out_if(g, KR_COND_CELL, s->class_cell - 1, 0);
    kr_out_u(g, KR_PRE_LOAD_CELL, s->class_cell - 1);
    kr_out_op(g, KR_PRE_ELSE);
    KR_OUT0(g, LOAD_CONST_NONE);
    kr_out_op(g, KR_PRE_END);
    KR_OUT0(g, RETURN_VALUE);
    kr_out_stop(g);
    kr_scope_leave(g);
    g->comp_iter = comp_iter;
}

static void gen_build(kr_gen *g, kr_node *s, kr_sid raw, bool is_global) {
    kr_call_extra x = {.pushed = 2, .at = s, .generic_base = s->classdef.type_params.n != 0};
    kr_scope *child = kr_scope_new(g, KR_SCOPE_CLASS, raw, s);
    if (s->classdef.decorators.n) child->first_line = s->classdef.decorators.at[0]->line;
    child->pos_line = child->first_line;
    if (is_global) child->qualname = raw;
    gen_class_body(g, s, child, raw);
    kr_out_at(g, s);
    KR_OUT0(g, LOAD_BUILD_CLASS);
    kr_out_make(g, child, false);
    kr_out_name_const(g, raw);
    kr_gen_arguments(g, s->classdef.args.at, s->classdef.args.n, &x);
}

void kr_gen_class(kr_gen *g, kr_node *s) {
    kr_sid raw = kr_text_add(g, s->classdef.name, s->n);
    kr_sid name = kr_text_ident(g, s->classdef.name, s->n);
    int64_t known = kr_scope_find(g->scope, name);
    bool is_global = known >= 0 && g->scope->ids[known].flags & KR_ID_GLOBAL;
    kr_text_seen(g, name, s->line, s->col);
    kr_gen_decorators(g, &s->classdef.decorators);
    if (s->classdef.type_params.n) {
        kr_scope *outer = g->scope;
        kr_scope *params = kr_gen_annotation_scope(g, kr_text_cstr(g, "<generic parameters>"),
                                                   "the definition of a generic", s);
        kr_gen_need_helpers(g, s, "a type parameter");
        params->private_name = outer->private_name;
        kr_gen_type_params(g, &s->classdef.type_params);
        gen_build(g, s, raw, is_global);
        KR_OUT0(g, RETURN_VALUE);
        kr_out_stop(g);
        kr_scope_leave(g);
        kr_out_make(g, params, false);
        kr_out_at(g, s);
        kr_out_call(g, 0);
    } else {
        gen_build(g, s, raw, is_global);
    }
    kr_gen_decorate(g, &s->classdef.decorators);
    kr_out_store(g, name, s);
}
