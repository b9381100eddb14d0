/* Raw-code elements, preludes and messages of the verifier; verify_parts.h says what is where.
 *
 * Elements are walked parent first, so that what the parent's MAKE_ instructions give a child is
 * known when the child is looked at. Nothing is kept of a body but one number per child. */
#include "code/verify.h"

#include <stdio.h>
#include <string.h>

#include "code/mpy_format.h"
#include "code/mpy_read.h"
#include "code/verify_parts.h"

/* Larger numbers are nothing that a compiler makes, and would overflow sums further on. */
enum { MAX_STATE = 1 << 22, MAX_BODY = 1 << 27 };

/* ---- messages ---- */

KR_NORETURN void kr_verify_fail(const kr_verifier *v, const uint8_t *where, const char *expected,
                                const char *found) {
    kr_mpy_fail(v->ctx, v->in->file, v->in->file_offset + (size_t)(where - v->in->code),
                "expected %s%s%s", expected, found ? ", found " : "", found ? found : "");
}

KR_NORETURN void kr_verify_fail_insn(const kr_verifier *v, const char *expected, int64_t found) {
    kr_opcode_info info = kr_opcode_lookup(v->insns[v->at]);
    char text[64], what[120];
    snprintf(text, sizeof text, "%lld", (long long)found);
    snprintf(what, sizeof what, "%s at %s", expected, info.name);
    kr_verify_fail(v, v->insns + v->at, what, text);
}

static KR_NORETURN void fail_number(const kr_verifier *v, const uint8_t *where,
                                    const char *expected, uint64_t found) {
    char text[24];
    snprintf(text, sizeof text, "%llu", (unsigned long long)found);
    kr_verify_fail(v, where, expected, text);
}

uint32_t kr_verify_uint(const kr_verifier *v, const uint8_t **p, const uint8_t *end) {
    const uint8_t *start = *p;
    uint32_t n = 0;
    uint8_t b;
    do {
        if (*p >= end) kr_verify_fail(v, start, "a number", "the end of its section");
        if (n >> 25) kr_verify_fail(v, start, "a number of 32 bits", "a larger one");
        b = *(*p)++;
        n = n << 7 | (b & 0x7f);
    } while (b & 0x80);
    return n;
}

/* ---- preludes ---- */

static uint8_t next_byte(const kr_verifier *v, const uint8_t **p, const uint8_t *end) {
    if (*p >= end) kr_verify_fail(v, *p, "a prelude", "the end of the body");
    return *(*p)++;
}

/* The bit-interleaved signature; the last byte of a long one holds something. */
static void read_signature(kr_verifier *v, const uint8_t **p, const uint8_t *end) {
    const uint8_t *start = *p;
    uint8_t b = next_byte(v, p, end);
    v->n_state = b >> 3 & 0xf;
    v->n_exc = b >> 2 & 1;
    v->n_pos = b & 3;
    v->flags = v->n_kwonly = v->n_def_pos = 0;
    for (unsigned k = 0; b & 0x80; k++) {
        b = next_byte(v, p, end);
        if (k > 10 || b == 0) kr_verify_fail(v, start, "a signature", "one that is too long");
        v->flags |= (uint32_t)(b >> 6 & 1) << k;
        v->n_state |= (uint32_t)(b >> 4 & 3) << (4 + 2 * k);
        v->n_kwonly |= (uint32_t)(b >> 3 & 1) << k;
        v->n_pos |= (uint32_t)(b >> 2 & 1) << (2 + k);
        v->n_exc |= (uint32_t)(b >> 1 & 1) << (1 + k);
        v->n_def_pos |= (uint32_t)(b & 1) << k;
    }
    v->n_state++;
    if (v->n_state > MAX_STATE) fail_number(v, start, "at most 4194304 slots", v->n_state);
    if (v->flags > 15) fail_number(v, start, "four flags", v->flags);
    if (v->n_def_pos > v->n_pos) {
        fail_number(v, start, "no more defaults than parameters", v->n_def_pos);
    }
}

static void read_sizes(kr_verifier *v, const uint8_t **p, const uint8_t *end, uint32_t *n_info,
                       uint32_t *n_cells) {
    const uint8_t *start = *p;
    unsigned k = 0;
    uint8_t b;
    *n_info = *n_cells = 0;
    do {
        b = next_byte(v, p, end);
        if (k > 4 || (k && b == 0)) kr_verify_fail(v, start, "sizes", "ones that are too long");
        *n_info |= (uint32_t)(b >> 1 & 0x3f) << (6 * k);
        *n_cells |= (uint32_t)(b & 1) << k++;
    } while (b & 0x80);
    if (*n_info == 0) fail_number(v, start, "a section of names and lines", 0);
    if ((size_t)*n_info + *n_cells > (size_t)(end - *p)) {
        fail_number(v, start, "sections that fit the body", (uint64_t)*n_info + *n_cells);
    }
}

static void check_name(const kr_verifier *v, const uint8_t **p, const uint8_t *end) {
    const uint8_t *start = *p;
    uint32_t n = kr_verify_uint(v, p, end);
    if (n >= v->in->n_names) fail_number(v, start, "the number of a name", n);
}

static void check_lines(const kr_verifier *v, const uint8_t *p, const uint8_t *end) {
    while (p < end) {
        const uint8_t *row = p;
        p += *p & 0x80 ? 2 : 1;
        if (p > end) kr_verify_fail(v, row, "two bytes of a line", "the end of the section");
    }
}

static void mark_cells(kr_verifier *v, const uint8_t *p, const uint8_t *end) {
    if (p == end) return;
    v->cells = kr_heap_leaf0(v->ctx, v->n_state / 8 + 1);
    for (; p < end; p++) {
        if (*p >= v->n_state) fail_number(v, p, "the slot of a cell", *p);
        if (kr_verify_is_cell(v, *p)) fail_number(v, p, "a slot that is no cell yet", *p);
        v->cells[*p >> 3] |= (uint8_t)(1u << (*p & 7));
    }
}

/* The module's own body takes no arguments and is no generator. */
static void check_module(const kr_verifier *v, const uint8_t *body) {
    if (v->n_pos || v->n_kwonly || v->flags) {
        kr_verify_fail(v, body, "a module without parameters and flags", NULL);
    }
}

/* Reads the prelude of a body whose closure (and flag raw) is set already. */
static void read_prelude(kr_verifier *v, const uint8_t *body, uint32_t len, bool module) {
    const uint8_t *p = body, *end = body + len, *info_end;
    uint32_t n_info, n_cells, args;
    read_signature(v, &p, end);
    if (module) check_module(v, body);
    args = v->n_pos + v->n_kwonly;
    v->n_locals = args + (v->flags >> 1 & 1) + (v->flags >> 2 & 1);
    if (v->n_locals > v->n_state) fail_number(v, body, "parameters that have slots", v->n_locals);
    if (v->n_free > v->n_pos) fail_number(v, body, "parameters for the cells", v->n_free);
    if (v->n_exc > len) fail_number(v, body, "fewer nested blocks than bytes", v->n_exc);
    read_sizes(v, &p, end, &n_info, &n_cells);
    info_end = p + n_info;
    check_name(v, &p, info_end);
    for (uint32_t i = 0; i < args; i++) check_name(v, &p, info_end);
    check_lines(v, p, info_end);
    mark_cells(v, info_end, info_end + n_cells);
    v->insns = info_end + n_cells;
    v->len = (uint32_t)(end - v->insns);
    if (!v->len) kr_verify_fail(v, v->insns, "instructions", "the end of the body");
}

/* ---- elements ---- */

static void release(kr_verifier *v) {
    kr_heap_free(v->ctx, v->cells);
    kr_heap_free(v->ctx, v->target_bits);
    kr_heap_free(v->ctx, v->target_ranks);
    kr_heap_free(v->ctx, v->merges);
    kr_heap_free(v->ctx, v->pool);
    kr_heap_free(v->ctx, v->blocks);
    kr_heap_free(v->ctx, v->runs);
}

/* One body. given: how many cells its closure has (KR_V_x). */
static void verify_body(kr_ctx *ctx, const kr_verify_input *in, const uint8_t *body, uint32_t len,
                        uint16_t given, bool module, uint32_t n_children, uint16_t *children) {
    kr_verifier v = {.ctx = ctx, .in = in, .n_children = n_children, .given = children};
    v.raw = given >= KR_V_RAW; /* what nothing makes can only be made where cells are counted */
    v.n_free = given < KR_V_RAW ? given : 0;
    v.block = KR_V_NO_BLOCK;
    v.queue = UINT32_MAX;
    read_prelude(&v, body, len, module);
    kr_verify_scan(&v);
    kr_verify_flow(&v);
    release(&v);
}

static const uint8_t *verify_element(kr_ctx *ctx, const kr_verify_input *in, const uint8_t *p,
                                     uint16_t given, unsigned depth) {
    const kr_verifier v = {.ctx = ctx, .in = in};
    const uint8_t *start = p, *end = in->code + in->len, *body;
    uint32_t h = kr_verify_uint(&v, &p, end), len = h >> KR_MPY_LENGTH_SHIFT, n_children = 0;
    uint16_t *children = NULL;
    kr_check_recursion(ctx, " while loading bytecode");
    if (depth > KR_MPY_DEPTH_MAX) {
        kr_mpy_fail(ctx, in->file, in->file_offset + (size_t)(start - in->code),
                    "functions are nested too deeply");
    }
    if ((h & KR_MPY_KIND_MASK) != KR_MPY_KIND_BYTECODE) {
        kr_verify_fail(&v, start, "bytecode in a file without machine code", NULL);
    }
    if (len > (size_t)(end - p)) fail_number(&v, start, "a body inside the file", len);
    if (len > MAX_BODY) fail_number(&v, start, "a body of at most 128 MB", len);
    body = p;
    p += len;
    if (h & KR_MPY_CHILDREN) {
        n_children = kr_verify_uint(&v, &p, end);
        if (n_children == 0 || n_children > (size_t)(end - p) / 4) {
            fail_number(&v, body + len, "functions that fit the file", n_children);
        }
        children = kr_heap_leaf(ctx, n_children * sizeof *children);
        for (uint32_t i = 0; i < n_children; i++) children[i] = KR_V_NOT_MADE;
    }
    verify_body(ctx, in, body, len, given, depth == 0, n_children, children);
    for (uint32_t i = 0; i < n_children; i++) {
        p = verify_element(ctx, in, p, children[i], depth + 1);
    }
    kr_heap_free(ctx, children);
    return p;
}

size_t kr_verify(kr_ctx *ctx, const kr_verify_input *in) {
    return (size_t)(verify_element(ctx, in, in->code, 0, 0) - in->code);
}

kr_verify_helper kr_verify_helper_named(const char *name, size_t len) {
    static const struct {
        const char *name;
        kr_verify_helper helper;
    } known[] = {
        {".list_extend", KR_VH_LIST_EXTEND}, {".set_update", KR_VH_SET_UPDATE},
        {".dict_update", KR_VH_DICT_UPDATE}, {".cell", KR_VH_CELL},
        {".closure", KR_VH_CLOSURE},         {".except_star_end", KR_VH_EXCEPT_STAR_END},
    };
    for (size_t i = 0; i < KR_ARRAY_LEN(known); i++) {
        if (strlen(known[i].name) == len && memcmp(known[i].name, name, len) == 0) {
            return known[i].helper;
        }
    }
    return KR_VH_NONE;
}
