/* try, except, except*, finally, with.
 *
 * Block nesting as the VM sees it: a SETUP_ opens a block which stays open in its handler until
 * POP_EXCEPT_JUMP or END_FINALLY; kr_scope.exc_depth follows that, so that break and continue know
 * how many blocks they leave. */
#include "compile/gen.h"

/* ---- except ---- */

/* The body of `except ... as name`: the name is unbound afterwards whatever happens. */
static void gen_named_body(kr_gen *g, kr_node *h) {
    kr_sid name = kr_text_ident(g, h->handler.name.s, h->handler.name.n);
    uint32_t final = kr_out_label(g);
    kr_out_store(g, name, h);
    kr_out_setup(g, KR_OPC_SETUP_FINALLY_FWD, final);
    kr_gen_body(g, &h->handler.body);
    KR_OUT0(g, LOAD_CONST_NONE);
    kr_out_place(g, final);
    kr_out_depth(g, 1);
    KR_OUT0(g, LOAD_CONST_NONE);
    kr_out_store(g, name, h);
    kr_out_delete(g, name, h);
    kr_out_depth(g, -1);
    kr_out_unsetup(g);
    KR_OUT0(g, END_FINALLY);
}

static void gen_handler(kr_gen *g, kr_node *h, uint32_t end) {
    uint32_t next = kr_out_label(g);
    if (h->handler.type) {
        KR_OUT0(g, DUP_TOP);
        kr_gen_expr(g, h->handler.type);
        kr_out_at(g, h->handler.type);
        kr_out_binary(g, KR_BIN_EXC_MATCH);
        KR_OUT_JUMP(g, POP_JUMP_IF_FALSE, next);
    }
    kr_scope_block(g, h);
    if (h->handler.name.s) {
        kr_text_seen(g, kr_text_ident(g, h->handler.name.s, h->handler.name.n), h->line, h->col);
        gen_named_body(g, h);
    } else {
        KR_OUT0(g, POP_TOP);
        kr_gen_body(g, &h->handler.body);
    }
    g->scope->blocks--;
    KR_OUT_FWD(g, POP_EXCEPT_JUMP, end);
    kr_out_depth(g, 1);
    kr_out_place(g, next);
}

static void gen_try_except(kr_gen *g, kr_node *s) {
    uint32_t handlers = kr_out_label(g), success = kr_out_label(g), end = kr_out_label(g);
    kr_out_setup(g, KR_OPC_SETUP_EXCEPT_FWD, handlers);
    kr_scope_block(g, s);
    kr_gen_body(g, &s->try_.body);
    KR_OUT_FWD(g, POP_EXCEPT_JUMP, success);
    kr_out_place(g, handlers);
    kr_out_depth(g, 4);
    for (uint32_t i = 0; i < s->try_.handlers.n; i++) {
        kr_node *h = s->try_.handlers.at[i];
        if (!h->handler.type && i + 1 < s->try_.handlers.n)
            kr_gen_fail(g, h, "default 'except:' must be last");
        gen_handler(g, h, end);
    }
    g->scope->blocks--;
    kr_out_unsetup(g);
    KR_OUT0(g, END_FINALLY);
    kr_out_depth(g, -3);
    kr_out_place(g, success);
    kr_gen_body(g, &s->try_.orelse);
    kr_out_place(g, end);
}

/* ---- except* ---- */

typedef struct star_temps {
    uint32_t orig, rest, raised, match;
} star_temps;

static void gen_star_handler(kr_gen *g, kr_node *h, const star_temps *t) {
    uint32_t next = kr_out_label(g), failed = kr_out_label(g);
    kr_out_helper(g, KR_HELPER_except_star);
    kr_out_load_id(g, t->rest);
    kr_gen_expr(g, h->handler.type);
    kr_out_at(g, h->handler.type);
    kr_out_call(g, 2);
    KR_OUT_U(g, UNPACK_SEQUENCE, 2);
    kr_out_store_id(g, t->match);
    kr_out_store_id(g, t->rest);
    kr_out_load_id(g, t->match);
    KR_OUT0(g, LOAD_CONST_NONE);
    kr_out_binary(g, KR_BIN_IS);
    KR_OUT_JUMP(g, POP_JUMP_IF_TRUE, next);
    kr_out_setup(g, KR_OPC_SETUP_EXCEPT_FWD, failed);
    kr_scope_block(g, h);
    g->scope->except_star++;
    if (h->handler.name.s) {
        kr_out_load_id(g, t->match);
        gen_named_body(g, h);
    } else {
        kr_gen_body(g, &h->handler.body);
    }
    g->scope->except_star--;
    g->scope->blocks--;
    KR_OUT_FWD(g, POP_EXCEPT_JUMP, next);
    kr_out_place(g, failed);
    kr_out_depth(g, 4);
    kr_out_helper(g, KR_HELPER_except_star_raised);
    KR_OUT0(g, ROT_TWO);
    kr_out_load_id(g, t->raised);
    kr_out_call(g, 2);
    KR_OUT0(g, POP_TOP);
    KR_OUT_FWD(g, POP_EXCEPT_JUMP, next);
    kr_out_depth(g, -3);
    kr_out_unsetup(g);
    kr_out_place(g, next);
}

static void gen_try_except_star(kr_gen *g, kr_node *s) {
    uint32_t handlers = kr_out_label(g), success = kr_out_label(g), end = kr_out_label(g);
    star_temps t = {kr_scope_temp(g), kr_scope_temp(g), kr_scope_temp(g), kr_scope_temp(g)};
    kr_out_setup(g, KR_OPC_SETUP_EXCEPT_FWD, handlers);
    kr_scope_block(g, s);
    kr_gen_body(g, &s->try_.body);
    KR_OUT_FWD(g, POP_EXCEPT_JUMP, success);
    kr_out_place(g, handlers);
    kr_out_depth(g, 4);
    kr_out_store_id(g, t.orig);
    kr_out_load_id(g, t.orig);
    kr_out_store_id(g, t.rest);
    KR_OUT_U(g, BUILD_LIST, 0);
    kr_out_store_id(g, t.raised);
    for (uint32_t i = 0; i < s->try_.handlers.n; i++)
        gen_star_handler(g, s->try_.handlers.at[i], &t);
    kr_out_helper(g, KR_HELPER_except_star_raised);
    kr_out_load_id(g, t.rest);
    kr_out_load_id(g, t.raised);
    kr_out_call(g, 2);
    KR_OUT0(g, POP_TOP);
    kr_out_helper(g, KR_HELPER_except_star_end);
    kr_out_load_id(g, t.orig);
    kr_out_load_id(g, t.raised);
    kr_out_call(g, 2);
    g->scope->blocks--;
    kr_out_unsetup(g);
    KR_OUT0(g, END_FINALLY);
    kr_out_depth(g, -3);
    KR_OUT_JUMP(g, JUMP, end);
    kr_out_place(g, success);
    kr_gen_body(g, &s->try_.orelse);
    kr_out_place(g, end);
    kr_scope_release(g, 4);
}

/* ---- try ---- */

static void gen_protected(kr_gen *g, kr_node *s) {
    if (s->kind == KR_AST_TRYSTAR) {
        gen_try_except_star(g, s);
    } else if (s->try_.handlers.n) {
        gen_try_except(g, s);
    } else {
        kr_out_depth(g, 3);
        kr_gen_body(g, &s->try_.body);
        kr_out_depth(g, -3);
    }
}

void kr_gen_try(kr_gen *g, kr_node *s) {
    uint32_t final;
    if (!s->try_.finalbody.n) {
        gen_protected(g, s);
        return;
    }
    final = kr_out_label(g);
    kr_out_setup(g, KR_OPC_SETUP_FINALLY_FWD, final);
    kr_scope_block(g, s);
    gen_protected(g, s);
    KR_OUT0(g, LOAD_CONST_NONE);
    kr_out_place(g, final);
    kr_out_depth(g, 1);
    g->scope->finally_depth++;
    kr_gen_body(g, &s->try_.finalbody);
    g->scope->finally_depth--;
    kr_out_depth(g, -1);
    g->scope->blocks--;
    kr_out_unsetup(g);
    KR_OUT0(g, END_FINALLY);
}

void kr_gen_try_star(kr_gen *g, kr_node *s) {
    kr_gen_need_helpers(g, s, "except*");
    kr_gen_try(g, s);
}

/* ---- with ---- */

static void gen_items(kr_gen *g, kr_node *s, uint32_t i);

static void gen_sync_item(kr_gen *g, kr_node *s, uint32_t i) {
    kr_node *item = s->with.items[i];
    uint32_t cleanup = kr_out_label(g);
    kr_gen_expr(g, item->pair.left);
    kr_out_at(g, item->pair.left);
    kr_out_setup(g, KR_OPC_SETUP_WITH_FWD, cleanup);
    kr_scope_block(g, s);
    if (item->pair.right) {
        kr_gen_store(g, item->pair.right);
    } else {
        KR_OUT0(g, POP_TOP);
    }
    gen_items(g, s, i + 1);
    KR_OUT0(g, LOAD_CONST_NONE);
    kr_out_place(g, cleanup);
    kr_out_depth(g, 2);
    kr_out_depth(g, -2);
    kr_out_at(g, item->pair.left);
    KR_OUT0(g, WITH_CLEANUP);
    g->scope->blocks--;
    kr_out_unsetup(g);
    KR_OUT0(g, END_FINALLY);
}

/* v6's own sequence: portable code only. */
static void gen_async_item_v6(kr_gen *g, kr_node *s, uint32_t i) {
    kr_node *item = s->with.items[i];
    uint32_t final = kr_out_label(g), normal = kr_out_label(g), unwind = kr_out_label(g),
             end = kr_out_label(g);
    kr_sid aexit = kr_text_cstr(g, "__aexit__");
    kr_gen_expr(g, item->pair.left);
    KR_OUT0(g, DUP_TOP);
    KR_OUT_NAME(g, LOAD_METHOD, g->known[KR_KN___AENTER__]);
    KR_OUT_U(g, CALL_METHOD, 0);
    kr_gen_await_value(g);
    if (item->pair.right) {
        kr_gen_store(g, item->pair.right);
    } else {
        KR_OUT0(g, POP_TOP);
    }
    kr_out_setup(g, KR_OPC_SETUP_FINALLY_FWD, final);
    kr_out_depth(g, 3);
    gen_items(g, s, i + 1);
    kr_out_depth(g, -3);
    KR_OUT0(g, LOAD_CONST_NONE);
    KR_OUT0(g, ROT_TWO);
    KR_OUT_JUMP(g, JUMP, normal);
    kr_out_place(g, final);
    KR_OUT0(g, DUP_TOP);
    KR_OUT_NAME(g, LOAD_GLOBAL, kr_text_cstr(g, "BaseException"));
    kr_out_binary(g, KR_BIN_EXC_MATCH);
    KR_OUT_JUMP(g, POP_JUMP_IF_FALSE, unwind);
    KR_OUT0(g, DUP_TOP);
    KR_OUT0(g, ROT_THREE);
    KR_OUT0(g, ROT_TWO);
    KR_OUT_NAME(g, LOAD_METHOD, aexit);
    KR_OUT0(g, ROT_THREE);
    KR_OUT0(g, ROT_THREE);
    KR_OUT0(g, DUP_TOP);
    KR_OUT_NAME(g, LOAD_ATTR, g->known[KR_KN___CLASS__]);
    KR_OUT0(g, ROT_TWO);
    KR_OUT0(g, LOAD_CONST_NONE);
    KR_OUT_U(g, CALL_METHOD, 3);
    kr_gen_await_value(g);
    KR_OUT_JUMP(g, POP_JUMP_IF_FALSE, end);
    KR_OUT0(g, POP_TOP);
    KR_OUT0(g, LOAD_CONST_NONE);
    KR_OUT_JUMP(g, JUMP, end);
    kr_out_depth(g, 2);
    kr_out_place(g, unwind);
    KR_OUT0(g, ROT_THREE);
    KR_OUT0(g, ROT_THREE);
    kr_out_place(g, normal);
    KR_OUT_NAME(g, LOAD_METHOD, aexit);
    KR_OUT0(g, LOAD_CONST_NONE);
    KR_OUT0(g, DUP_TOP);
    KR_OUT0(g, DUP_TOP);
    KR_OUT_U(g, CALL_METHOD, 3);
    kr_gen_await_value(g);
    KR_OUT0(g, POP_TOP);
    kr_out_depth(g, -1);
    kr_out_place(g, end);
    kr_out_unsetup(g);
    KR_OUT0(g, END_FINALLY);
}

/* Row async_with: special methods are looked up on the type and both before the first runs; the
 * target is bound inside the block; what cannot be awaited is named as CPython does. */
static void gen_async_item(kr_gen *g, kr_node *s, uint32_t i) {
    kr_node *item = s->with.items[i], *target = item->pair.right;
    uint32_t final = kr_out_label(g), leaving = kr_out_label(g), end = kr_out_label(g);
    uint32_t value = kr_scope_temp(g), aexit = kr_scope_temp(g);
    kr_out_helper(g, KR_HELPER_async_with);
    kr_gen_expr(g, item->pair.left);
    kr_out_at(g, item->pair.left);
    kr_out_call(g, 1);
    KR_OUT_U(g, UNPACK_SEQUENCE, 2);
    KR_OUT0(g, LOAD_CONST_NONE);
    KR_OUT0(g, YIELD_FROM);
    kr_out_store_id(g, value);
    kr_out_store_id(g, aexit);
    kr_out_setup(g, KR_OPC_SETUP_FINALLY_FWD, final);
    kr_scope_block(g, s);
    kr_out_depth(g, 3);
    if (target) {
        kr_out_load_id(g, value);
        kr_gen_store(g, target);
    }
    gen_items(g, s, i + 1);
    kr_out_depth(g, -3);
    KR_OUT0(g, LOAD_CONST_NONE);
    kr_out_place(g, final);
    kr_out_depth(g, 1);
    kr_out_at(g, item->pair.left);
    KR_OUT0(g, DUP_TOP);
    kr_out_u(g, KR_PRE_BUILTIN, kr_text_cstr(g, "BaseException"));
    kr_out_binary(g, KR_BIN_EXC_MATCH);
    KR_OUT_JUMP(g, POP_JUMP_IF_FALSE, leaving);
    KR_OUT0(g, DUP_TOP);
    kr_out_helper(g, KR_HELPER_async_exit);
    KR_OUT0(g, ROT_TWO);
    kr_out_load_id(g, aexit);
    kr_out_call(g, 2);
    KR_OUT0(g, LOAD_CONST_NONE);
    KR_OUT0(g, YIELD_FROM);
    KR_OUT_JUMP(g, POP_JUMP_IF_FALSE, end);
    KR_OUT0(g, POP_TOP);
    KR_OUT0(g, LOAD_CONST_NONE);
    KR_OUT_JUMP(g, JUMP, end);
    kr_out_place(g, leaving);
    kr_out_helper(g, KR_HELPER_async_exit);
    KR_OUT0(g, LOAD_CONST_NONE);
    kr_out_load_id(g, aexit);
    kr_out_call(g, 2);
    KR_OUT0(g, LOAD_CONST_NONE);
    KR_OUT0(g, YIELD_FROM);
    KR_OUT0(g, POP_TOP);
    kr_out_place(g, end);
    kr_out_depth(g, -1);
    g->scope->blocks--;
    kr_out_unsetup(g);
    KR_OUT0(g, END_FINALLY);
    kr_scope_release(g, 2);
}

static void gen_items(kr_gen *g, kr_node *s, uint32_t i) {
    if (i == s->n) {
        kr_gen_body(g, &s->with.body);
    } else if (s->kind == KR_AST_WITH) {
        gen_sync_item(g, s, i);
    } else if (!kr_row(g, KR_ROW_async_with)) {
        gen_async_item_v6(g, s, i);
    } else {
        gen_async_item(g, s, i);
    }
}

void kr_gen_with(kr_gen *g, kr_node *s) {
    if (s->kind == KR_AST_ASYNCWITH) kr_gen_check_await(g, s, "'async with'");
    gen_items(g, s, 0);
}

/* ---- async for ---- */

/* The async iterator is on the stack: pushes its next item, or goes to `done` without it. */
void kr_gen_async_for_head(kr_gen *g, uint32_t next, uint32_t done) {
    uint32_t handler = kr_out_label(g), other = kr_out_label(g), item = kr_out_label(g);
    (void)next;
    kr_out_setup(g, KR_OPC_SETUP_EXCEPT_FWD, handler);
    KR_OUT0(g, DUP_TOP);
    kr_out_helper(g, KR_HELPER_anext);
    KR_OUT0(g, ROT_TWO);
    kr_out_call(g, 1);
    KR_OUT0(g, LOAD_CONST_NONE);
    KR_OUT0(g, YIELD_FROM);
    KR_OUT_FWD(g, POP_EXCEPT_JUMP, item);
    kr_out_place(g, handler);
    kr_out_depth(g, 3);
    KR_OUT0(g, DUP_TOP);
    kr_out_u(g, KR_PRE_BUILTIN, kr_text_cstr(g, "StopAsyncIteration"));
    kr_out_binary(g, KR_BIN_EXC_MATCH);
    KR_OUT_JUMP(g, POP_JUMP_IF_FALSE, other);
    KR_OUT0(g, POP_TOP);
    KR_OUT_FWD(g, POP_EXCEPT_JUMP, done);
    kr_out_depth(g, 1);
    kr_out_place(g, other);
    kr_out_unsetup(g);
    KR_OUT0(g, END_FINALLY);
    kr_out_depth(g, -2);
    kr_out_place(g, item);
}

static void async_for_head_v6(kr_gen *g, kr_node *s, uint32_t done) {
    uint32_t handler = kr_out_label(g), other = kr_out_label(g), item = kr_out_label(g);
    kr_out_setup(g, KR_OPC_SETUP_EXCEPT_FWD, handler);
    KR_OUT0(g, DUP_TOP);
    KR_OUT_NAME(g, LOAD_METHOD, kr_text_cstr(g, "__anext__"));
    KR_OUT_U(g, CALL_METHOD, 0);
    kr_gen_await_value(g);
    kr_gen_store(g, s->loop.target);
    KR_OUT_FWD(g, POP_EXCEPT_JUMP, item);
    kr_out_place(g, handler);
    kr_out_depth(g, 4);
    KR_OUT0(g, DUP_TOP);
    KR_OUT_NAME(g, LOAD_GLOBAL, kr_text_cstr(g, "StopAsyncIteration"));
    kr_out_binary(g, KR_BIN_EXC_MATCH);
    KR_OUT_JUMP(g, POP_JUMP_IF_FALSE, other);
    KR_OUT0(g, POP_TOP);
    KR_OUT_FWD(g, POP_EXCEPT_JUMP, done);
    kr_out_depth(g, 1);
    kr_out_place(g, other);
    kr_out_unsetup(g);
    KR_OUT0(g, END_FINALLY);
    kr_out_depth(g, -3);
    kr_out_place(g, item);
}

void kr_gen_async_for(kr_gen *g, kr_node *s) {
    kr_scope *f = g->scope;
    uint32_t done = kr_out_label(g);
    kr_loop l = {.outer = f->loop,
                 .on_break = kr_out_label(g),
                 .on_continue = kr_out_label(g),
                 .exc_depth = f->exc_depth,
                 .except_star = f->except_star,
                 .finally_depth = f->finally_depth};
    kr_gen_check_await(g, s, "'async for'");
    if (!kr_row(g, KR_ROW_async_for)) {
        kr_gen_expr(g, s->loop.iter);
        KR_OUT_NAME(g, LOAD_METHOD, kr_text_cstr(g, "__aiter__"));
        KR_OUT_U(g, CALL_METHOD, 0);
    } else {
        kr_out_helper(g, KR_HELPER_aiter);
        kr_gen_expr(g, s->loop.iter);
        kr_out_at(g, s->loop.iter);
        kr_out_call(g, 1);
    }
    kr_scope_block(g, s);
    f->loop = &l;
    kr_out_place(g, l.on_continue);
    kr_out_at(g, s->loop.iter);
    if (!kr_row(g, KR_ROW_async_for)) {
        async_for_head_v6(g, s, done);
    } else {
        kr_gen_async_for_head(g, l.on_continue, done);
        kr_gen_store(g, s->loop.target);
    }
    kr_gen_body(g, &s->loop.body);
    KR_OUT_JUMP(g, JUMP, l.on_continue);
    kr_out_place(g, done);
    f->loop = l.outer;
    f->blocks--;
    if (s->loop.orelse.n && kr_row(g, KR_ROW_async_for)) { /* may leave for an outer loop */
        uint32_t end = kr_out_label(g);
        KR_OUT0(g, POP_TOP);
        kr_gen_body(g, &s->loop.orelse);
        KR_OUT_JUMP(g, JUMP, end);
        kr_out_depth(g, 1);
        kr_out_place(g, l.on_break);
        KR_OUT0(g, POP_TOP);
        kr_out_place(g, end);
        return;
    }
    kr_gen_body(g, &s->loop.orelse);
    kr_out_place(g, l.on_break);
    KR_OUT0(g, POP_TOP);
}
