/* Frozen modules: Python modules in the binary, as const data that the compiler lays out.
 *
 * `krait freeze` (lib/_krait_freeze) writes one C file that includes this header and defines
 * kr_frozen: a table of modules, their units, and the names that these have besides those of
 * kr_rom_names. Nothing in it is ever written to, and nothing is copied to RAM but what runs
 * (unit.h). The macros hide how wide a word is: the file serves every machine. */
#ifndef KR_CODE_FROZEN_H
#define KR_CODE_FROZEN_H

#include "code/unit.h"
#include "object/bytes.h"
#include "object/float.h"
#include "object/int.h"
#include "object/names.h"
#include "object/seq.h"
#include "object/str.h"

typedef struct kr_frozen_module {
    const char *name;    /* dotted */
    const kr_unit *unit; /* or NULL: */
    const char *text;    /* Python source, compiled at import; NULL: a package without code */
    uint32_t len;        /* of the text */
    bool is_package;
} kr_frozen_module;

typedef struct kr_frozen_set {
    const kr_frozen_module *modules; /* sorted by name; behind them one without a name */
    uint32_t n;
    const kr_rom_table *names;
    const char
        *main; /* the module that the program runs, whatever its arguments; NULL: it is krait */
} kr_frozen_set;

/* The modules of this program. */
extern const kr_frozen_set kr_frozen;

/* The module of this name, or NULL. */
const kr_frozen_module *kr_frozen_find(const kr_frozen_set *set, const char *name);

/* ---- static initialisers ---- */

/* A str that is not ASCII: more flags, characters, index marks or NULL, text. */
#define KR_FROZEN_WIDE(more, chars, marks, text)                                                   \
    {                                                                                              \
        .base = {&kr_type_str}, .flags = KR_STR_ROM | KR_STR_NUL | KR_STR_EXTERNAL | (more),       \
        .len = sizeof(text) - 1, .data = text, .n_chars = chars, .extra = marks                    \
    }
#define KR_FROZEN_BYTES(text)                                                                      \
    { {&kr_type_bytes}, sizeof(text) - 1, KR_HASH_ROM, (const uint8_t *)text }
#define KR_FROZEN_TUPLE(n, array)                                                                  \
    { .base = {&kr_type_tuple}, .len = n, .items = (kr_value *)array, .hash = KR_HASH_ROM }

/* Big ints: 32 bits at a time, the low ones first; n32 counts those that are not 0. */
#if KR_CFG_LIMB_BITS == 64
#define KR_FROZEN_LIMB(lo, hi) ((kr_limb)(hi) << 32 | (lo))
#else
#define KR_FROZEN_LIMB(lo, hi) lo, hi
#endif
#define KR_FROZEN_BIG(is_neg, n32, array)                                                          \
    {                                                                                              \
        .base = {&kr_type_int}, .neg = is_neg,                                                     \
        .n = ((n32)*4 + sizeof(kr_limb) - 1) / sizeof(kr_limb), .limbs = array                     \
    }
/* An int of at most 63 bits: in place where the word has room, else the object. */
#if KR_CFG_WORD_BITS == 64
#define KR_FROZEN_INT(i, object) KR_SMALLINT_INIT(i)
#else
#define KR_FROZEN_INT(i, object) KR_ROM_VALUE(&object)
#endif

/* The unit of which SYM_names, SYM_places and SYM_image are the parts. */
#define KR_FROZEN_UNIT(sym, names_, objs_array, objs_, codes_, portable_)                          \
    {                                                                                              \
        .base = {&kr_type_unit}, .names = (kr_value *)sym##_names, .objs = (kr_value *)objs_array, \
        .image = sym##_image, .places = sym##_places, .n_names = names_, .n_objs = objs_,          \
        .n_codes = codes_, .portable = portable_                                                   \
    }

#endif
