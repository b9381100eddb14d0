/* Tables of the .mpy format. */
#include "code/mpy_format.h"

#include <string.h>

static const struct {
    const char *text;
    size_t len;
} static_names[] = {
#define KR_STATIC_NAME(text) {text, sizeof(text) - 1},
#include "code/static_names.def"
#undef KR_STATIC_NAME
};

static const char *const arch_names[] = {
#define KR_MPY_ARCH(number, name) [number] = name,
#include "code/mpy_arch.def"
#undef KR_MPY_ARCH
};

const char *kr_mpy_arch_name(unsigned arch) {
    return arch < KR_ARRAY_LEN(arch_names) ? arch_names[arch] : NULL;
}

const char *kr_mpy_static_name(unsigned number) {
    return number - 1 < KR_ARRAY_LEN(static_names) ? static_names[number - 1].text : NULL;
}

unsigned kr_mpy_static_number(const char *s, size_t n) {
    for (size_t i = 0; i < KR_ARRAY_LEN(static_names); i++) {
        if (static_names[i].len == n && memcmp(static_names[i].text, s, n) == 0) {
            return (unsigned)i + 1;
        }
    }
    return 0;
}
