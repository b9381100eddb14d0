/* The raw-code elements of a file: sizes, kinds and nesting. */
#include "code/verify.h"

#include <string.h>

#include "code/mpy_format.h"
#include "code/mpy_read.h"

typedef struct walker {
    kr_ctx *ctx;
    const kr_verify_input *in;
    const uint8_t *at, *end;
} walker;

static KR_NORETURN void fail(const walker *w, const uint8_t *at, const char *what) {
    kr_mpy_fail(w->ctx, w->in->file, w->in->file_offset + (size_t)(at - w->in->code), "%s", what);
}

static size_t get_uint(walker *w, const uint8_t *end) {
    const uint8_t *start = w->at;
    size_t n = 0;
    for (;;) {
        if (w->at == end) fail(w, w->at, "the code ends inside a number");
        if (n >> 25) fail(w, start, "a number is too large");
        n = n << 7 | (*w->at & 0x7f);
        if (!(*w->at++ & 0x80)) return n;
    }
}

static void walk(walker *w, unsigned depth) {
    const uint8_t *start = w->at;
    size_t head = get_uint(w, w->end), len = head >> KR_MPY_LENGTH_SHIFT, n;
    if ((head & KR_MPY_KIND_MASK) != KR_MPY_KIND_BYTECODE)
        fail(w, start, "machine code in a file that says it has none (architecture none)");
    if (depth > KR_MPY_DEPTH_MAX) fail(w, start, "functions are nested too deeply");
    if (len > (size_t)(w->end - w->at)) fail(w, start, "the file ends inside a function");
    if (len < 4) fail(w, start, "a function is too short");
    w->at += len;
    if (!(head & KR_MPY_CHILDREN)) return;
    start = w->at;
    n = get_uint(w, w->end);
    if (n > (size_t)(w->end - w->at)) fail(w, start, "more functions than bytes");
    for (size_t i = 0; i < n; i++) walk(w, depth + 1);
}

size_t kr_verify(kr_ctx *ctx, const kr_verify_input *in) {
    walker w = {ctx, in, in->code, in->code + in->len};
    walk(&w, 0);
    return (size_t)(w.at - in->code);
}

kr_verify_helper kr_verify_helper_named(const char *name, size_t len) {
    static const char *const names[] = {
        [KR_VH_LIST_EXTEND] = ".list_extend", [KR_VH_SET_UPDATE] = ".set_update",
        [KR_VH_DICT_UPDATE] = ".dict_update", [KR_VH_CELL] = ".cell",
        [KR_VH_CLOSURE] = ".closure",         [KR_VH_EXCEPT_STAR_END] = ".except_star_end"};
    for (size_t i = KR_VH_LIST_EXTEND; i < KR_ARRAY_LEN(names); i++) {
        if (strlen(names[i]) == len && memcmp(names[i], name, len) == 0) return i;
    }
    return KR_VH_NONE;
}
