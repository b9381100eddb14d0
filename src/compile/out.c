/* Writing the current scope's pre-code.
 *
 * While g->mute is set nothing is written: the tree is walked for its errors and bindings only. */
#include "compile/gen.h"

static uint8_t *begin(kr_gen *g, uint8_t op) {
    kr_pre_writer *w = &g->scope->code;
    if (KR_UNLIKELY(!kr_pre_reserve(w, &g->keep, &g->free_chunks))) kr_gen_memory(g);
    *w->at = op;
    return w->at + 1;
}

void kr_out_op(kr_gen *g, uint8_t op) {
    if (g->mute) return;
    g->scope->code.at = begin(g, op);
}

void kr_out_u(kr_gen *g, uint8_t op, uint64_t operand) {
    uint8_t *p;
    if (g->mute) return;
    p = begin(g, op);
    g->scope->code.at = kr_pre_put_u(p, operand);
}

void kr_out_int(kr_gen *g, int64_t value) {
    uint8_t *p;
    if (g->mute) return;
    p = begin(g, KR_OPC_LOAD_CONST_SMALL_INT_SINT);
    g->scope->code.at = kr_pre_put_s(p, value);
}

void kr_out_jump(kr_gen *g, uint8_t op, uint32_t label) {
    kr_out_u(g, op, label);
}

void kr_out_unwind(kr_gen *g, uint32_t label, uint8_t x) {
    uint8_t *p;
    if (g->mute) return;
    p = begin(g, KR_OPC_UNWIND_JUMP_LABEL_X);
    p = kr_pre_put_u(p, label);
    *p++ = x;
    g->scope->code.at = p;
}

uint32_t kr_out_label(kr_gen *g) {
    return g->scope->n_labels++;
}

void kr_out_place(kr_gen *g, uint32_t label) {
    kr_out_u(g, KR_PRE_LABEL, label);
}

void kr_out_depth(kr_gen *g, int delta) {
    uint8_t *p;
    if (g->mute) return;
    p = begin(g, KR_PRE_DEPTH);
    g->scope->code.at = kr_pre_put_s(p, delta);
}

void kr_out_line(kr_gen *g, uint32_t line) {
    kr_scope *s = g->scope;
    if (line < g->field_line) line = g->field_line;
    if (g->mute || line <= s->line) return;
    kr_out_u(g, KR_PRE_LINE, line - s->line);
    s->line = line;
}

void kr_out_at_span(kr_gen *g, uint32_t line, uint32_t col, uint32_t end_line, uint32_t end_col) {
    kr_scope *s = g->scope;
    uint64_t packed =
        (uint64_t)line << 40 ^ (uint64_t)col << 24 ^ (uint64_t)end_line << 16 ^ end_col;
    uint8_t *p;
    if (g->mute || !g->ranges || packed == s->pos_last) return;
    s->pos_last = packed;
    p = begin(g, KR_PRE_POS);
    p = kr_pre_put_s(p, (int64_t)line - s->pos_line);
    p = kr_pre_put_u(p, col);
    p = kr_pre_put_u(p, end_line - line);
    p = kr_pre_put_s(p, (int64_t)end_col - col);
    s->pos_line = line;
    s->code.at = p;
}

void kr_out_at(kr_gen *g, const kr_node *e) {
    kr_out_at_span(g, e->line, e->col, kr_ast_end_line(e), e->end_col);
}

void kr_out_if(kr_gen *g, kr_pre_cond cond, uint64_t a, uint64_t b) {
    uint8_t *p;
    if (g->mute) return;
    p = begin(g, KR_PRE_IF);
    p = kr_pre_put_u(p, cond);
    p = kr_pre_put_u(p, a);
    p = kr_pre_put_u(p, b);
    g->scope->code.at = p;
    g->scope->pos_last = 0;
}

void kr_out_text(kr_gen *g, kr_sid text, uint32_t line, uint32_t col) {
    uint8_t *p;
    if (g->mute) return;
    if (g->texts[text].n <= 10) {
        KR_OUT_NAME(g, LOAD_CONST_STRING, text);
        return;
    }
    p = begin(g, KR_PRE_TEXT);
    p = kr_pre_put_u(p, text);
    p = kr_pre_put_u(p, line);
    p = kr_pre_put_u(p, col);
    g->scope->code.at = p;
}

void kr_out_name_const(kr_gen *g, kr_sid text) {
    KR_OUT_NAME(g, LOAD_CONST_STRING, text);
}

void kr_out_make(kr_gen *g, kr_scope *child, bool defaults) {
    kr_scope *s = g->scope;
    uint8_t *p;
    if (g->mute) return;
    if (s->made_end) {
        s->made_end->next_made = child;
    } else {
        s->made = child;
    }
    s->made_end = child;
    p = begin(g, KR_PRE_MAKE);
    p = kr_pre_put_u(p, s->n_made++);
    p = kr_pre_put_u(p, defaults);
    s->code.at = p;
}

void kr_out_helper(kr_gen *g, int helper) {
    kr_out_u(g, KR_PRE_HELPER, (uint64_t)helper);
}

void kr_out_load_id(kr_gen *g, uint32_t id) {
    kr_out_u(g, KR_PRE_LOAD_ID, id);
}

void kr_out_store_id(kr_gen *g, uint32_t id) {
    kr_out_u(g, KR_PRE_STORE_ID, id);
}

void kr_out_load(kr_gen *g, kr_sid name) {
    uint32_t id = kr_scope_use(g, name);
    if (kr_gen_class_around(g->scope)) {
        kr_scope_use(g, g->known[KR_KN_CLASSDICT]);
        kr_out_u(g, KR_PRE_ANNOT_ID, id);
        return;
    }
    kr_out_load_id(g, id);
}

void kr_out_store(kr_gen *g, kr_sid name, const kr_node *at) {
    kr_out_store_id(g, kr_scope_bind(g, name, at));
}

void kr_out_delete(kr_gen *g, kr_sid name, const kr_node *at) {
    kr_out_u(g, KR_PRE_DELETE_ID, kr_scope_bind(g, name, at));
}

void kr_out_setup(kr_gen *g, uint8_t op, uint32_t label) {
    kr_scope *s = g->scope;
    kr_out_u(g, op, label);
    s->exc_depth++;
    if (s->exc_depth > s->max_exc && !g->mute) s->max_exc = s->exc_depth;
}

void kr_out_stop(kr_gen *g) {
    uint32_t mute = g->mute;
    g->mute = 0;
    kr_out_op(g, KR_PRE_STOP);
    g->mute = mute;
    kr_scope_finish(g, g->scope);
}
