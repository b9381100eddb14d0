/* The cyclic sum of zip, gzip, PNG and Ethernet. */
#ifndef KR_BASE_CRC32_H
#define KR_BASE_CRC32_H

#include "base/config.h"

/* Goes on from the sum of what came before; it begins with 0. */
uint32_t kr_crc32(uint32_t sum, const uint8_t *p, size_t n);

#endif
