/* What all digests share: blocks are collected until they are complete. */
#include "base/digest.h"

#include <string.h>

void kr_digest_start(kr_digest *d, const kr_digest_kind *kind) {
    memset(d, 0, sizeof *d);
    d->kind = kind;
    d->size = kind->size;
    kind->start(d);
}

void kr_digest_update(kr_digest *d, const void *data, size_t n) {
    const kr_digest_kind *k = d->kind;
    const uint8_t *p = data;
    d->total += n;
    if (d->n_held) {
        size_t take = k->block - d->n_held;
        if (take > n) take = n;
        memcpy(d->held + d->n_held, p, take);
        d->n_held = (uint8_t)(d->n_held + take);
        p += take;
        n -= take;
        if (d->n_held < k->block || (k->lazy && n == 0)) return;
        k->blocks(d, d->held, 1);
        d->n_held = 0;
    }
    size_t whole = n > k->lazy ? (n - k->lazy) / k->block : 0;
    if (whole) k->blocks(d, p, whole);
    n -= whole * k->block;
    if (n) memcpy(d->held, p + whole * k->block, n);
    d->n_held = (uint8_t)n;
}

void kr_digest_finish(kr_digest *d, uint8_t *out, size_t n) {
    d->kind->finish(d, out, n);
}

void kr_digest_pad(kr_digest *d, size_t length, bool little) {
    size_t block = d->kind->block;
    uint64_t bits = d->total << 3;
    uint8_t *held = d->held;
    held[d->n_held++] = 0x80;
    if (d->n_held > block - length) {
        memset(held + d->n_held, 0, block - d->n_held);
        d->kind->blocks(d, held, 1);
        d->n_held = 0;
    }
    memset(held + d->n_held, 0, block - d->n_held);
    for (size_t i = 0; i < 8; i++) {
        held[little ? block - 8 + i : block - 1 - i] = (uint8_t)(bits >> 8 * i);
    }
    if (length == 16) held[block - 9] = (uint8_t)(d->total >> 61);
    d->kind->blocks(d, held, 1);
}
