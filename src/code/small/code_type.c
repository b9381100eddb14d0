/* The type of code objects with nothing to be asked of them (code/code_attrs.c). */
#include "code/unit.h"

const kr_type kr_type_code = {
    .base_object = {&kr_type_type},
    .name = "code",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW,
    .rom_id = KR_ROM_code,
    .version = 1,
    .size = sizeof(kr_code),
    .trace = kr_code_trace,
};
