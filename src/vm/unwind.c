/* Exceptions on their way through Python frames, and the other ways out of try blocks.
 *
 * Invariants: a block is active once its handler was entered, which its address tells (handler <=
 * current instruction). ctx->handled is always the exception that the innermost active block
 * handles; each active block remembers what it was before, so leaving blocks and frames restores it
 * without a walk. Frames below an entry frame belong to an outer loop and are never touched here.
 * */
#include "code/opcode.h"
#include "object/exception.h"
#include "vm/frame.h"

static uint32_t position(const kr_frame *f) {
    return (uint32_t)(f->ip - f->quick->insns);
}

/* Jumps to the innermost inactive handler; false if the frame has none. */
static bool enter_handler(kr_ctx *ctx, kr_frame *f, kr_value exc) {
    uint32_t at = position(f);
    while (f->n_blocks) {
        kr_block *b = &kr_frame_blocks(f)[f->n_blocks - 1];
        if (b->handler <= at) {
            kr_block_pop(ctx, f);
            continue;
        }
        b->exc = exc;
        b->saved = ctx->handled;
        ctx->handled = exc;
        f->sp = f->fp + (b->depth & ~KR_BLOCK_FINALLY);
        *f->sp++ = exc;
        f->ip = f->quick->insns + b->handler;
        return true;
    }
    return false;
}

/* StopIteration raised by C code inside FOR_ITER itself ends the loop. */
static bool ends_loop(kr_frame *f, kr_value exc) {
    const kr_code *c = f->quick->code;
    if (!kr_type_is_subtype(kr_typeof(exc), &kr_type_StopIteration)) return false;
    if (f->ip == f->quick->insns || c->insns[kr_frame_offset(f)] != 0x4b) return false;
    f->sp -= 4;
    f->ip = f->ip->u.to;
    return true;
}

/* AttributeError that leaves an attribute access without saying whose: name and obj are noted. */
static void note_attribute(kr_ctx *ctx, kr_frame *f, kr_value exc) {
    kr_exc *e = KR_AS(kr_exc, exc);
    uint8_t op;
    if (!kr_type_is_subtype(kr_typeof(exc), &kr_type_AttributeError)) return;
    if (!kr_isnull(e->field[KR_ATTR_NAME]) || !kr_isnull(e->field[KR_ATTR_OBJ])) return;
    if (f->ip == f->quick->insns) return;
    op = f->quick->code->insns[kr_frame_offset(f)];
    if (op != KR_OPC_LOAD_ATTR_NAME && op != KR_OPC_LOAD_METHOD_NAME) return;
    kr_store(ctx, e, &e->field[KR_ATTR_NAME], f->ip->u.cache->name);
    kr_store(ctx, e, &e->field[KR_ATTR_OBJ], f->sp[-1]);
}

bool kr_unwind(kr_ctx *ctx, kr_value exc, bool add_traceback) {
    kr_frame *f = ctx->frame, *g;
    if (add_traceback && ends_loop(f, exc)) return true;
    for (;; add_traceback = true) {
        f = ctx->frame;
        note_attribute(ctx, f, exc);
        if (add_traceback) kr_traceback_add(ctx, exc, f);
        if (enter_handler(ctx, f, exc)) return true;
        g = f;
        if (g->meta & KR_FR_GEN) {
            exc = kr_gen_convert_stop(ctx, kr_gen_of_frame(g), exc);
            kr_gen_finish(ctx, g);
        } else {
            if (g->meta & KR_FR_OBJ) kr_frame_object_detach(ctx, g);
            ctx->frame = g->prev;
            ctx->py_depth--;
        }
        if ((g->meta & KR_FR_CONT) == KR_CONT_ENTRY) {
            ctx->exec->raised = exc;
            ctx->exec->gen_done = true;
            return false;
        }
        if ((g->meta & KR_FR_CONT) != KR_CONT_PUSH && kr_continue_raise(ctx, g, &exc)) return true;
    }
}

/* ---- leaving blocks without an exception ---- */

static void cut_to(kr_frame *f, const kr_block *b) {
    f->sp = f->fp + (b->depth & ~KR_BLOCK_FINALLY);
}

bool kr_leave_return(kr_ctx *ctx, kr_frame *f) {
    kr_value v = f->sp[-1];
    uint32_t at = position(f);
    while (f->n_blocks) {
        kr_block *b = &kr_frame_blocks(f)[f->n_blocks - 1];
        if ((b->depth & KR_BLOCK_FINALLY) && b->handler > at) {
            cut_to(f, b);
            *f->sp++ = v;
            *f->sp++ = kr_smallint(-1);
            f->ip = f->quick->insns + b->handler;
            return false;
        }
        cut_to(f, b);
        kr_block_pop(ctx, f);
    }
    *f->sp++ = v;
    return true;
}

void kr_leave_jump(kr_ctx *ctx, kr_frame *f, uint32_t count, kr_value dest) {
    uint32_t n = count & 0x7f, keep = count & 0x80, at = position(f);
    while (n > 0) {
        kr_block *b = &kr_frame_blocks(f)[f->n_blocks - 1];
        n--;
        cut_to(f, b);
        if ((b->depth & KR_BLOCK_FINALLY) && b->handler > at) {
            *f->sp++ = dest;
            *f->sp++ = kr_smallint(n | keep);
            f->ip = f->quick->insns + b->handler;
            return;
        }
        kr_block_pop(ctx, f);
    }
    if (keep) f->sp -= 4;
    f->ip = f->quick->insns + kr_smallint_val(dest);
}

int kr_end_finally(kr_ctx *ctx, kr_frame *f, kr_value *exc) {
    kr_value x = f->sp[-1], v;
    kr_sword how;
    kr_block_pop(ctx, f);
    f->sp--;
    if (kr_is_none(x)) {
        f->ip++;
        return KR_END_NEXT;
    }
    if (!kr_is_smallint(x)) {
        *exc = x;
        return KR_END_RAISE;
    }
    v = *--f->sp;
    how = kr_smallint_val(x);
    if (how >= 0) {
        kr_leave_jump(ctx, f, (uint32_t)how, v);
        return KR_END_NEXT;
    }
    *f->sp++ = v;
    return kr_leave_return(ctx, f) ? KR_END_RETURN : KR_END_NEXT;
}
