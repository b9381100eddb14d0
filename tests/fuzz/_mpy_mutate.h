/* Mutations of .mpy files that keep their frame: most change instructions, operands and preludes of
 * one function and put its length right, so that the change gets past the first checks. */
#ifndef MPY_MUTATE_H
#define MPY_MUTATE_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "code/opcode.h"

typedef struct mutator {
    uint64_t seed;
    uint8_t *data;
    size_t len, cap;
    size_t code_end; /* debug records begin there */
    struct {
        uint32_t head, head_end, insns, end;
    } bodies[256];
    unsigned n_bodies;
} mutator;

static uint32_t rnd(mutator *m, uint32_t n) {
    m->seed ^= m->seed << 13;
    m->seed ^= m->seed >> 7;
    m->seed ^= m->seed << 17;
    return n ? (uint32_t)(m->seed >> 20) % n : 0;
}

static bool get_uint(const mutator *m, size_t *at, uint32_t *out) {
    uint32_t n = 0;
    uint8_t b;
    do {
        if (*at >= m->len || n >> 25) return false;
        b = m->data[(*at)++];
        n = n << 7 | (b & 0x7f);
    } while (b & 0x80);
    *out = n;
    return true;
}

static bool skip_object(const mutator *m, size_t *at, int depth) {
    uint32_t n;
    uint8_t code;
    if (*at >= m->len || depth > 20) return false;
    code = m->data[(*at)++];
    if (code >= 1 && code <= 4) return true;
    if (code > 10 || code == 0 || !get_uint(m, at, &n)) return false;
    if (code == 10) {
        while (n--) {
            if (!skip_object(m, at, depth + 1)) return false;
        }
        return true;
    }
    *at += n + (code <= 6);
    return *at <= m->len;
}

/* Sizes of the prelude: where the instructions begin. */
static bool find_insns(const mutator *m, size_t at, size_t end, uint32_t *insns) {
    uint32_t info = 0, cells = 0;
    while (at < end && m->data[at++] & 0x80) continue;
    for (unsigned k = 0; at < end; k++) {
        uint8_t b = m->data[at++];
        if (k < 4) info |= (uint32_t)(b >> 1 & 0x3f) << (6 * k);
        if (k < 16) cells |= (uint32_t)(b & 1) << k;
        if (!(b & 0x80)) break;
    }
    at += info + cells;
    *insns = (uint32_t)at;
    return at < end;
}

static bool find_element(mutator *m, size_t *at, int depth) {
    uint32_t h, n = 0, insns;
    size_t head = *at, body;
    if (depth > 50 || !get_uint(m, at, &h)) return false;
    body = *at;
    if ((h >> 3) > m->len - body) return false;
    *at += h >> 3;
    if (m->n_bodies < 256 && find_insns(m, body, *at, &insns)) {
        m->bodies[m->n_bodies].head = (uint32_t)head;
        m->bodies[m->n_bodies].head_end = (uint32_t)body;
        m->bodies[m->n_bodies].insns = insns;
        m->bodies[m->n_bodies++].end = (uint32_t)*at;
    }
    if (!(h & 4)) return true;
    if (!get_uint(m, at, &n)) return false;
    while (n--) {
        if (!find_element(m, at, depth + 1)) return false;
    }
    return true;
}

static bool find_bodies(mutator *m) {
    size_t at = 4;
    uint32_t names, objs, n;
    m->n_bodies = 0;
    if (!get_uint(m, &at, &names) || !get_uint(m, &at, &objs)) return false;
    while (names--) {
        if (!get_uint(m, &at, &n)) return false;
        if (!(n & 1)) at += (n >> 1) + 1;
        if (at > m->len) return false;
    }
    while (objs--) {
        if (!skip_object(m, &at, 0)) return false;
    }
    if (!find_element(m, &at, 0)) return false;
    m->code_end = at;
    return m->n_bodies > 0;
}

/* ---- instructions ---- */

static size_t insn_size(const uint8_t *p, size_t left) {
    size_t n = 1;
    switch (kr_opcode_lookup(*p).operand) {
    case KR_OPERAND_UINT:
    case KR_OPERAND_SINT:
    case KR_OPERAND_NAME:
    case KR_OPERAND_OBJ:
    case KR_OPERAND_CHILD:
    case KR_OPERAND_CHILD_X:
        while (n < left && p[n] & 0x80) n++;
        n++;
        break;
    case KR_OPERAND_LABEL:
    case KR_OPERAND_LABEL_X:
    case KR_OPERAND_FWD:
        n += n < left && p[n] & 0x80 ? 2 : 1;
        break;
    default:
        break;
    }
    if (kr_opcode_lookup(*p).operand == KR_OPERAND_CHILD_X ||
        kr_opcode_lookup(*p).operand == KR_OPERAND_LABEL_X) {
        n++;
    }
    return n < left ? n : left;
}

/* A random instruction of the body at insns..end. */
static size_t pick_insn(mutator *m, size_t insns, size_t end, size_t *size) {
    size_t at = insns, chosen = insns, seen = 0;
    while (at < end) {
        if (rnd(m, (uint32_t)++seen) == 0) chosen = at;
        at += insn_size(m->data + at, end - at);
    }
    *size = insn_size(m->data + chosen, end - chosen);
    return chosen;
}

static size_t random_insn(mutator *m, uint8_t out[4]) {
    kr_opcode_info info;
    size_t n = 1;
    do out[0] = (uint8_t)(0x10 + rnd(m, 0xea));
    while (info = kr_opcode_lookup(out[0]), info.operand == KR_OPERAND_INVALID);
    switch (info.operand) {
    case KR_OPERAND_UINT:
    case KR_OPERAND_NAME:
    case KR_OPERAND_OBJ:
    case KR_OPERAND_CHILD:
        out[n++] = (uint8_t)rnd(m, 6);
        break;
    case KR_OPERAND_CHILD_X:
        out[n++] = (uint8_t)rnd(m, 4);
        out[n++] = (uint8_t)rnd(m, 3);
        break;
    case KR_OPERAND_LABEL_X:
        out[n++] = (uint8_t)(0x30 + rnd(m, 0x20));
        out[n++] = (uint8_t)(rnd(m, 3) | (rnd(m, 2) ? 0x80 : 0));
        break;
    case KR_OPERAND_LABEL:
        out[n++] = (uint8_t)(0x30 + rnd(m, 0x20));
        break;
    case KR_OPERAND_FWD:
        out[n++] = (uint8_t)rnd(m, 0x20);
        break;
    case KR_OPERAND_SINT:
        out[n++] = (uint8_t)rnd(m, 128);
        break;
    default:
        break;
    }
    return n;
}

/* Replaces n bytes at `at` by k others and puts the length of body b right. */
static bool splice(mutator *m, unsigned b, size_t at, size_t n, const uint8_t *with, size_t k) {
    uint32_t head = m->bodies[b].head, head_end = m->bodies[b].head_end, end = m->bodies[b].end;
    uint32_t body = (uint32_t)(end - head_end - n + k), h;
    uint8_t kept[64], enc[5], *p = enc + 5;
    size_t at_h = head;
    if (k > sizeof kept || m->len - n + k + 8 > m->cap) return false;
    if (k) memcpy(kept, with, k);
    if (!get_uint(m, &at_h, &h)) return false;
    memmove(m->data + at + k, m->data + at + n, m->len - at - n);
    memcpy(m->data + at, kept, k);
    m->len = m->len - n + k;
    h = body << 3 | (h & 7);
    *--p = h & 0x7f;
    while (h >>= 7) *--p = (uint8_t)((h & 0x7f) | 0x80);
    n = (size_t)(enc + 5 - p);
    memmove(m->data + head + n, m->data + head_end, m->len - head_end);
    m->len = m->len - (head_end - head) + n;
    memcpy(m->data + head, p, n);
    return true;
}

static void mutate_body(mutator *m) {
    unsigned b = rnd(m, m->n_bodies), c;
    size_t insns = m->bodies[b].insns, end = m->bodies[b].end, size, other_size, other;
    size_t at = pick_insn(m, insns, end, &size);
    uint8_t fresh[4];
    size_t n;
    switch (rnd(m, 12)) {
    case 0: /* another instruction in its place */
    case 1:
        n = random_insn(m, fresh);
        splice(m, b, at, size, fresh, n);
        break;
    case 2: /* one more */
    case 3:
        n = random_insn(m, fresh);
        splice(m, b, at, 0, fresh, n);
        break;
    case 4:
        splice(m, b, at, size, NULL, 0);
        break;
    case 5: /* the operand */
    case 6:
        if (size > 1) m->data[at + 1 + rnd(m, (uint32_t)size - 1)] += (uint8_t)(rnd(m, 9) - 4);
        break;
    case 7: /* another opcode with such an operand */
        for (int i = 0; i < 40; i++) {
            uint8_t op = (uint8_t)(0x10 + rnd(m, 0xea));
            if (kr_opcode_lookup(op).operand != kr_opcode_lookup(m->data[at]).operand) continue;
            m->data[at] = op;
            break;
        }
        break;
    case 8: /* instructions of another function, or again */
    case 9:
        c = rnd(m, m->n_bodies);
        other = pick_insn(m, m->bodies[c].insns, m->bodies[c].end, &other_size);
        for (uint32_t more = rnd(m, 6); more; more--) {
            if (other + other_size >= m->bodies[c].end || other_size > 40) break;
            other_size +=
                insn_size(m->data + other + other_size, m->bodies[c].end - other - other_size);
        }
        splice(m, b, at, rnd(m, 2) ? size : 0, m->data + other, other_size);
        break;
    case 10: /* the prelude */
        at = m->bodies[b].head_end;
        m->data[at + rnd(m, (uint32_t)(insns - at))] ^= (uint8_t)(1u << rnd(m, 8));
        break;
    default: /* swap two */
        other = at + size;
        if (other >= end) break;
        other_size = insn_size(m->data + other, end - other);
        if (other_size <= 8 && size <= 8) {
            uint8_t buf[16];
            memcpy(buf, m->data + other, other_size);
            memcpy(buf + other_size, m->data + at, size);
            memcpy(m->data + at, buf, size + other_size);
        }
        break;
    }
}

/* Changes data[0..len), which has room for cap bytes; returns the new length. */
static size_t mutate_mpy(uint8_t *data, size_t len, size_t cap, uint64_t seed) {
    static mutator m;
    m.seed = seed * UINT64_C(0x9e3779b97f4a7c15) + 1;
    m.data = data;
    m.len = len;
    m.cap = cap;
    if (len > 4 && (data[2] & 2) && rnd(&m, 4) && find_bodies(&m)) {
        data[2] &= (uint8_t)~2; /* records would not fit to code that is changed */
        m.len = m.code_end;
    }
    for (uint32_t n = 1 + rnd(&m, 3); n; n--) {
        if (rnd(&m, 12) == 0 && m.len) {
            m.data[rnd(&m, (uint32_t)m.len)] = (uint8_t)rnd(&m, 256);
        } else if (find_bodies(&m)) {
            mutate_body(&m);
        }
    }
    return m.len;
}

#endif
