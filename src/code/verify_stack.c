/* The verifier's operand stack: runs of slots of one kind, so that a stack of thousands of operands
 * takes a few words and comparing two states is cheap.
 *
 * A finally token counts as two slots, which is what it takes at most. Groups (METHOD, EXIT, ITER)
 * are pushed whole; since nothing is pushed upon a group that lost slots, a count that the size of
 * the group divides consists of whole ones. */
#include <string.h>

#include "code/verify_parts.h"

static uint32_t width(kr_vkind kind) {
    return kr_vkind_is_wide(kind) ? 2 : 1;
}

static uint32_t group_size(kr_vkind kind) {
    switch (kind) {
    case KR_VK_METHOD:
    case KR_VK_EXIT:
        return 2;
    case KR_VK_ITER:
        return 4;
    default:
        return 1;
    }
}

static void append_run(kr_verifier *v, kr_vrun run) {
    if (v->n_runs == v->runs_cap) {
        uint32_t cap = v->runs_cap ? 2 * v->runs_cap : 16;
        if (cap > KR_VRUNS_MAX) kr_verify_fail_insn(v, "a more regular stack", v->n_runs);
        v->runs =
            kr_heap_resize(v->ctx, v->runs, v->runs_cap * sizeof *v->runs, cap * sizeof *v->runs);
        v->runs_cap = cap;
    }
    v->runs[v->n_runs++] = run;
}

/* Without looking at limits. */
static void put(kr_verifier *v, kr_vkind kind, uint32_t n) {
    v->words += n * width(kind);
    while (n) {
        kr_vrun *top = v->n_runs ? &v->runs[v->n_runs - 1] : NULL;
        uint32_t room = 0, part;
        if (top && kr_vrun_kind(*top) == kind) room = KR_VRUN_MAX - kr_vrun_count(*top);
        if (room) {
            part = n < room ? n : room;
            *top = (kr_vrun)(*top + (part << 5));
        } else {
            part = n < KR_VRUN_MAX ? n : KR_VRUN_MAX;
            append_run(v, (kr_vrun)(part << 5 | kind));
        }
        n -= part;
    }
}

static uint32_t top_count(const kr_verifier *v, kr_vkind kind) {
    uint32_t n = 0;
    for (uint32_t i = v->n_runs; i && kr_vrun_kind(v->runs[i - 1]) == kind; i--) {
        n += kr_vrun_count(v->runs[i - 1]);
    }
    return n;
}

void kr_vstack_push(kr_verifier *v, kr_vkind kind, uint32_t n) {
    /* what quickening adds */
    uint32_t room = v->n_state - v->n_locals + v->n_exc + (v->flags & KR_V6_GENERATOR ? 0 : 1);
    if (n > room || v->words + n * width(kind) > room) {
        kr_verify_fail_insn(v, "operands that fit the frame", (int64_t)v->words + n);
    }
    if (group_size(kind) > 1 && top_count(v, kind) % group_size(kind)) {
        kr_verify_fail_insn(v, "whole iterators and methods below", top_count(v, kind));
    }
    put(v, kind, n);
}

/* ---- taking off ---- */

kr_vkind kr_vstack_top(kr_verifier *v) {
    kr_vkind kind;
    if (!v->n_runs) kr_verify_fail_insn(v, "an operand", 0);
    kind = kr_vrun_kind(v->runs[v->n_runs - 1]);
    if (v->words - width(kind) < v->floor) {
        kr_verify_fail_insn(v, "an operand above those that the try block keeps", v->words);
    }
    return kind;
}

kr_vkind kr_vstack_kind(kr_verifier *v, uint32_t i) {
    uint32_t run = v->n_runs;
    if (i >= v->words) kr_verify_fail_insn(v, "an operand so far down", i);
    while (run) {
        kr_vrun r = v->runs[--run];
        if (kr_vkind_is_wide(kr_vrun_kind(r)) || i < kr_vrun_count(r)) return kr_vrun_kind(r);
        i -= kr_vrun_count(r);
    }
    kr_verify_fail_insn(v, "an operand so far down", i);
}

/* Takes n slots of the top run off, at most as many as it has. */
static uint32_t drop(kr_verifier *v, uint32_t n) {
    kr_vrun *top = &v->runs[v->n_runs - 1];
    uint32_t count = kr_vrun_count(*top);
    if (n > count) n = count;
    v->words -= n * width(kr_vrun_kind(*top));
    if (n == count)
        v->n_runs--;
    else
        *top = (kr_vrun)(*top - (n << 5));
    return n;
}

kr_vkind kr_vstack_pop(kr_verifier *v) {
    kr_vkind kind = kr_vstack_top(v);
    drop(v, 1);
    return kind;
}

kr_vkind kr_vstack_pop_value(kr_verifier *v) {
    kr_vkind kind = kr_vstack_top(v);
    if (!kr_vkind_is_value(kind)) kr_verify_fail_insn(v, "a value", v->words);
    drop(v, 1);
    return kind;
}

void kr_vstack_pop_values(kr_verifier *v, uint32_t n) {
    if (n > v->words || v->words - n < v->floor) {
        kr_verify_fail_insn(v, "more operands", v->words - v->floor);
    }
    while (n) {
        if (!kr_vkind_is_value(kr_vrun_kind(v->runs[v->n_runs - 1]))) {
            kr_verify_fail_insn(v, "values", v->words);
        }
        n -= drop(v, n);
    }
}

bool kr_vstack_is_group(const kr_verifier *v, kr_vkind kind) {
    uint32_t n = top_count(v, kind);
    return n && n % group_size(kind) == 0;
}

void kr_vstack_pop_group(kr_verifier *v, kr_vkind kind) {
    uint32_t n = group_size(kind);
    if (!kr_vstack_is_group(v, kind) || v->words < v->floor + n) {
        kr_verify_fail_insn(v, "an iterator, method or exit pair", v->words);
    }
    while (n) n -= drop(v, n);
}

void kr_vstack_cut(kr_verifier *v, uint32_t words) {
    while (v->words > words) {
        uint32_t w = width(kr_vrun_kind(v->runs[v->n_runs - 1]));
        drop(v, (v->words - words + w - 1) / w);
    }
}

/* ---- states ---- */

void kr_vstack_load(kr_verifier *v, const kr_vrun *runs, uint32_t n) {
    v->n_runs = 0;
    v->words = 0;
    for (uint32_t i = 0; i < n; i++) {
        put(v, kr_vrun_kind(runs[i]), kr_vrun_count(runs[i]));
    }
}

static bool is_reason(kr_vkind k) {
    return kr_vkind_is_wide(k) || k == KR_VK_NONE || k == KR_VK_EXC || k == KR_VK_XV;
}

static bool is_none_or_exc(kr_vkind k) {
    return k == KR_VK_NONE || k == KR_VK_EXC || k == KR_VK_XV;
}

static bool is_exc_or_pair(kr_vkind k) {
    return k == KR_VK_EXC || k == KR_VK_PAIR || k == KR_VK_EXC_OR_PAIR;
}

/* The kind that covers both, KR_VK_N: there is none. */
static kr_vkind cover(kr_vkind a, kr_vkind b) {
    if (a == b) return a;
    if (kr_vkind_is_wide(a) || kr_vkind_is_wide(b)) {
        if (!is_reason(a) || !is_reason(b)) return KR_VK_N;
        return is_exc_or_pair(a) && is_exc_or_pair(b) ? KR_VK_EXC_OR_PAIR : KR_VK_TOKEN;
    }
    if (is_none_or_exc(a) && is_none_or_exc(b)) return KR_VK_XV;
    return kr_vkind_is_value(a) && kr_vkind_is_value(b) ? KR_VK_VALUE : KR_VK_N;
}

/* The same for whole stacks, from the bottom; appends to v's own. */
static bool cover_all(kr_verifier *v, const kr_vrun *a, uint32_t n_a, const kr_vrun *b,
                      uint32_t n_b) {
    uint32_t i = 0, j = 0, left_a = 0, left_b = 0, n;
    for (;;) {
        kr_vkind kind;
        if (!left_a && i < n_a) left_a = kr_vrun_count(a[i++]);
        if (!left_b && j < n_b) left_b = kr_vrun_count(b[j++]);
        if (!left_a || !left_b) return left_a == left_b;
        kind = cover(kr_vrun_kind(a[i - 1]), kr_vrun_kind(b[j - 1]));
        if (kind == KR_VK_N) return false;
        n = left_a < left_b ? left_a : left_b;
        put(v, kind, n);
        left_a -= n;
        left_b -= n;
    }
}

bool kr_vstack_join(kr_verifier *v, const kr_vrun *other, uint32_t n, bool *changed) {
    kr_vrun *mine;
    uint32_t n_mine = v->n_runs, cap = v->runs_cap;
    bool ok;
    *changed = false;
    if (n == n_mine && (n == 0 || memcmp(v->runs, other, n * sizeof *other) == 0)) return true;
    mine = v->runs;
    v->runs = NULL;
    v->n_runs = v->runs_cap = v->words = 0;
    ok = cover_all(v, mine, n_mine, other, n);
    kr_heap_free(v->ctx, mine);
    (void)cap;
    *changed = v->n_runs != n || (n && memcmp(v->runs, other, n * sizeof *other) != 0);
    return ok;
}
