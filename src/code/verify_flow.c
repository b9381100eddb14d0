/* Which states reach which instructions.
 *
 * States are kept only where jumps lead to. A walk begins at such a place with the state known
 * there, follows the code until it ends or comes to another such place, and joins its state to the
 * one there; what changed is walked again. Kinds only ever get wider, and the number of
 * instructions walked is bounded, so that malicious code cannot make this take long.
 *
 * Blocks: the interpreter tells by address whether a block's handler was entered (handler <=
 * present instruction). So that this stays true, no path may lead past a handler of a block that is
 * open: with an open block, code stays between the nearest handler behind it and the nearest one in
 * front. The one exception is a finally body that is entered from above with None. Handlers of
 * inner blocks come before those of outer ones, so an exception, return or unwinding jump on its
 * way out finds outer blocks as active as the instruction did where it began. */
#include <string.h>

#include "code/verify_parts.h"

enum { FUEL_PER_INSN = 64 };

/* ---- blocks ---- */

static bool is_active(const kr_verifier *v, const kr_vblock *b) {
    return b->handler <= v->at;
}

/* May the path go on at `to` with the present blocks? */
static bool stays(const kr_verifier *v, uint32_t to) {
    const kr_vblock *b = kr_verify_block(v);
    if (!b) return true;
    if (is_active(v, b)) return to >= b->handler && to < b->hi;
    return to >= b->lo && to < b->handler;
}

/* Does it fall or jump into the finally body of its block, with None? */
static bool enters_finally(kr_verifier *v, uint32_t to) {
    const kr_vblock *b = kr_verify_block(v);
    return b && !is_active(v, b) && b->kind != KR_VB_EXCEPT && to == b->handler && to < b->hi &&
           v->n_runs && kr_vrun_kind(v->runs[v->n_runs - 1]) == KR_VK_NONE;
}

static void set_floor(kr_verifier *v) {
    const kr_vblock *b = kr_verify_block(v);
    v->floor = !b ? 0 : is_active(v, b) ? b->end : b->floor;
}

void kr_verify_set_block(kr_verifier *v, uint32_t block) {
    v->block = block;
    set_floor(v);
}

/* ---- states at targets ---- */

static void enqueue(kr_verifier *v, kr_vmerge *m) {
    if (m->queued) return;
    m->queued = true;
    m->next = v->queue;
    v->queue = (uint32_t)(m - v->merges);
}

/* Puts the present stack into the pool as the state at m. */
static void save(kr_verifier *v, kr_vmerge *m) {
    uint32_t limit = 16 * v->len + 65536;
    if (v->n_runs > m->n_runs || !m->known) {
        if (v->n_pool + v->n_runs > limit) {
            kr_verify_fail_insn(v, "simpler stacks where jumps meet", v->n_pool);
        }
        if (v->n_pool + v->n_runs > v->pool_cap) {
            uint32_t cap = 2 * v->pool_cap + v->n_runs + 32;
            v->pool = kr_heap_resize(v->ctx, v->pool, v->pool_cap * sizeof *v->pool,
                                     cap * sizeof *v->pool);
            v->pool_cap = cap;
        }
        m->runs = v->n_pool;
        v->n_pool += v->n_runs;
    }
    if (v->n_runs) memcpy(v->pool + m->runs, v->runs, v->n_runs * sizeof *v->runs);
    m->n_runs = (uint16_t)v->n_runs;
    m->block = v->block;
    m->known = true;
    enqueue(v, m);
}

/* Joins the present state to the one at m; the present one stays as it is. */
static void join(kr_verifier *v, kr_vmerge *m) {
    const kr_vrun *known = v->pool + m->runs;
    uint32_t n = v->n_runs;
    kr_vrun *mine;
    bool changed;
    if (m->block != v->block) kr_verify_fail_insn(v, "the same try blocks on all paths", m->at);
    if (n == m->n_runs && (!n || memcmp(v->runs, known, n * sizeof *known) == 0)) return;
    mine = kr_heap_leaf(v->ctx, (n + 1) * sizeof *mine);
    if (n) memcpy(mine, v->runs, n * sizeof *mine);
    if (!kr_vstack_join(v, known, m->n_runs, &changed)) {
        kr_verify_fail_insn(v, "the same operands on all paths", m->at);
    }
    if (changed) save(v, m);
    kr_vstack_load(v, mine, n);
    kr_heap_free(v->ctx, mine);
}

static void arrive(kr_verifier *v, uint32_t to) {
    kr_vmerge *m = kr_verify_merge_at(v, to);
    if (m->known)
        join(v, m);
    else
        save(v, m);
}

void kr_verify_flow_to(kr_verifier *v, uint32_t to) {
    if (!stays(v, to) && !enters_finally(v, to)) {
        kr_verify_fail_insn(v, "a jump that stays inside its try blocks", to);
    }
    arrive(v, to);
}

/* ---- opening and leaving blocks ---- */

static kr_vblock *new_block(kr_verifier *v) {
    if (v->n_blocks == v->blocks_cap) {
        uint32_t cap = v->blocks_cap ? 2 * v->blocks_cap : 8;
        v->blocks = kr_heap_resize(v->ctx, v->blocks, v->blocks_cap * sizeof *v->blocks,
                                   cap * sizeof *v->blocks);
        v->blocks_cap = cap;
    }
    return &v->blocks[v->n_blocks++];
}

static kr_vblock describe(const kr_verifier *v, uint8_t kind, uint32_t handler) {
    const kr_vblock *p = kr_verify_block(v);
    kr_vblock b = {.setup = v->at, .handler = handler, .parent = v->block, .kind = kind};
    b.lo = !p ? 0 : is_active(v, p) ? p->handler : p->lo;
    b.hi = !p ? UINT32_MAX : is_active(v, p) ? p->hi : p->handler;
    b.depth = (uint16_t)(p ? p->depth + 1 : 1);
    b.floor = b.end = v->words;
    if (kind == KR_VB_WITH) b.end -= 2;
    if (kind == KR_VB_ASYNC_WITH) b.end -= 1;
    return b;
}

void kr_verify_open(kr_verifier *v, uint8_t kind, uint32_t handler) {
    const kr_vblock *p = kr_verify_block(v);
    kr_vmerge *m = kr_verify_merge_at(v, handler);
    kr_vblock b;
    uint32_t number;
    if (p && is_active(v, p) && p->kind >= KR_VB_WITH) {
        kr_verify_fail_insn(v, "no try block while a with block ends", v->at);
    }
    if (kind == KR_VB_FINALLY && v->words && kr_verify_is_async_exit(v, handler)) {
        kind = KR_VB_ASYNC_WITH;
    }
    b = describe(v, kind, handler);
    if (handler <= v->at || handler >= b.hi) {
        kr_verify_fail_insn(v, "a handler before that of the block around it", handler);
    }
    if (b.depth > v->n_exc) kr_verify_fail_insn(v, "no deeper nesting of blocks", b.depth);
    if (!m->known) {
        number = v->n_blocks;
        *new_block(v) = b;
    } else {
        number = m->block;
        if (number == KR_V_NO_BLOCK || v->blocks[number].setup != v->at ||
            v->blocks[number].parent != v->block) {
            kr_verify_fail_insn(v, "a handler of its own", handler);
        }
        v->blocks[number] = b;
    }
    v->block = number;
    kr_vstack_push(v, kind == KR_VB_EXCEPT ? KR_VK_EXC : KR_VK_EXC_OR_PAIR, 1);
    arrive(v, handler);
    kr_vstack_cut(v, b.floor);
}

void kr_verify_unwind(kr_verifier *v, uint32_t to, uint32_t x) {
    uint32_t n = x & 0x7f;
    const kr_vblock *b = kr_verify_block(v);
    if (!n || !b || b->depth < n) kr_verify_fail_insn(v, "so many open blocks", n);
    if (is_active(v, b) && b->kind >= KR_VB_WITH) {
        kr_verify_fail_insn(v, "no jump while a with block ends", to);
    }
    while (n--) {
        b = kr_verify_block(v);
        kr_vstack_cut(v, is_active(v, b) || b->kind == KR_VB_EXCEPT ? b->floor : b->end);
        v->block = b->parent;
    }
    set_floor(v);
    if (x & 0x80) kr_vstack_pop_group(v, KR_VK_ITER);
    kr_verify_flow_to(v, to);
}

/* ---- walking ---- */

/* From `at` with the present state up to where it ends or a jump leads to. */
static void walk(kr_verifier *v, uint32_t at) {
    for (;;) {
        kr_insn in;
        if (!v->fuel--) kr_verify_fail_insn(v, "less entangled code", at);
        kr_verify_decode(v, at, &in);
        set_floor(v);
        at = kr_verify_step(v, &in);
        if (at == UINT32_MAX) return;
        if (at >= v->len) kr_verify_fail_insn(v, "an instruction behind it", at);
        if (kr_verify_is_target(v, at)) {
            kr_verify_flow_to(v, at);
            return;
        }
        if (!stays(v, at)) kr_verify_fail_insn(v, "code that stays inside its try blocks", at);
    }
}

void kr_verify_flow(kr_verifier *v) {
    v->fuel = (uint64_t)FUEL_PER_INSN * v->n_insns + 4096;
    if (kr_verify_is_target(v, 0))
        kr_verify_flow_to(v, 0);
    else
        walk(v, 0);
    while (v->queue != UINT32_MAX) {
        kr_vmerge *m = &v->merges[v->queue];
        v->queue = m->next;
        m->queued = false;
        kr_vstack_load(v, v->pool + m->runs, m->n_runs);
        v->block = m->block;
        walk(v, m->at);
    }
}
