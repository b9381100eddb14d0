/* The limb: the machine word of big-integer arithmetic, and its double-width product.
 *
 * The one place that chooses the width. KR_CFG_LIMB_BITS may be set to 32 to test the narrow build.
 */
#ifndef KR_BASE_LIMBTYPE_H
#define KR_BASE_LIMBTYPE_H

#include "base/config.h"

#ifndef KR_CFG_LIMB_BITS
#if defined(__SIZEOF_INT128__) && UINTPTR_MAX > 0xffffffffu
#define KR_CFG_LIMB_BITS 64
#else
#define KR_CFG_LIMB_BITS 32
#endif
#endif

#if KR_CFG_LIMB_BITS == 64
typedef uint64_t kr_limb;
__extension__ typedef unsigned __int128 kr_limb2; /* a product of two limbs */
__extension__ typedef __int128 kr_limb2s;
#else
typedef uint32_t kr_limb;
typedef uint64_t kr_limb2;
typedef int64_t kr_limb2s;
#endif

enum { KR_LIMB_BITS = KR_CFG_LIMB_BITS, KR_LIMB_BYTES = KR_CFG_LIMB_BITS / 8 };
#define KR_LIMB_MAX ((kr_limb) ~(kr_limb)0)

/* Limbs that hold any uint64_t. */
#define KR_LIMBS_U64 (64 / KR_CFG_LIMB_BITS)

#endif
