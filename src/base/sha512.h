/* SHA-512. */
#ifndef KR_BASE_SHA512_H
#define KR_BASE_SHA512_H

#include "base/config.h"

/* The 64-byte digest of n bytes. */
void kr_sha512(const void *data, size_t n, uint8_t out[64]);

#endif
