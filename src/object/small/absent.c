/* What stands for functions and types of files that a profile leaves out: profiles/absent.ld gives
 * them these addresses. */
#include "object/small/absent.h"

#include "object/bytes_internal.h"
#include "object/protocol.h"

kr_value kr_absent(kr_ctx *ctx) {
    kr_raise_none(ctx, &kr_type_NotImplementedError);
}

uint64_t kr_absent_nothing(void) {
    return 0;
}

kr_value kr_absent_second(kr_ctx *ctx, kr_value v) {
    (void)ctx;
    return v;
}

bool kr_buffers_in_use(kr_ctx *ctx, const uint32_t *exports) {
    (void)ctx;
    return *exports != 0;
}

const kr_type kr_type_absent = {
    .base_object = {&kr_type_type},
    .name = "",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW,
    .version = 1,
    .size = sizeof(kr_object),
};
