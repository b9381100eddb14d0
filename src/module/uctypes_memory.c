/* Numbers in memory. A number that lies as the processor has them is moved in one piece, as
 * registers of peripherals need it. Where memory is not there for the program, it may be that of
 * the simulated board. */
#include "module/machine.h"
#include "module/packed.h"
#include "module/uctypes.h"
#include "object/float.h"
#include "object/int.h"

static KR_COLD KR_NORETURN void nothing_there(kr_ctx *ctx, uintptr_t a, size_t n, bool writing) {
    kr_raise_fmt(ctx, &kr_type_ValueError, "no memory to %s %zu bytes at address 0x%llx",
                 writing ? "write" : "read", n, (unsigned long long)a);
}

void kr_memory_need(kr_ctx *ctx, uintptr_t a, size_t n, bool writing) {
    if (n == 0) return;
    if (a + (n - 1) < a || !kr_memory_is_there(ctx, a, n, writing)) {
        nothing_there(ctx, a, n, writing);
    }
}

/* The board's memory; false: there is none at this address. */
static bool board_access(kr_ctx *ctx, uintptr_t a, unsigned size, uint64_t *u, bool writing) {
    const kr_hal_mem *h = size <= 4 ? kr_board_get(ctx)->mem : NULL;
    uint32_t word = (uint32_t)*u;
    if (!h || !(writing ? h->write(ctx, a, size, word) : h->read(ctx, a, size, &word))) {
        return false;
    }
    *u = word;
    return true;
}

static uint64_t load(kr_ctx *ctx, uintptr_t a, unsigned size, bool little) {
    uint64_t u = 0;
    if (a + (size - 1) < a) nothing_there(ctx, a, size, false);
    if (!kr_memory_is_there(ctx, a, size, false)) {
        if (!board_access(ctx, a, size, &u, false)) nothing_there(ctx, a, size, false);
        return u;
    }
    if (little == kr_host_little() && a % size == 0) {
        return size == 1   ? *(volatile uint8_t *)a
               : size == 2 ? *(volatile uint16_t *)a
               : size == 4 ? *(volatile uint32_t *)a
                           : *(volatile uint64_t *)a;
    }
    for (unsigned i = 0; i < size; i++) {
        u |= (uint64_t)((volatile uint8_t *)a)[little ? i : size - 1 - i] << (8 * i);
    }
    return u;
}

static void store(kr_ctx *ctx, uintptr_t a, unsigned size, bool little, uint64_t u) {
    if (a + (size - 1) < a) nothing_there(ctx, a, size, true);
    if (!kr_memory_is_there(ctx, a, size, true)) {
        if (!board_access(ctx, a, size, &u, true)) nothing_there(ctx, a, size, true);
    } else if (little == kr_host_little() && a % size == 0) {
        if (size == 1)
            *(volatile uint8_t *)a = (uint8_t)u;
        else if (size == 2)
            *(volatile uint16_t *)a = (uint16_t)u;
        else if (size == 4)
            *(volatile uint32_t *)a = (uint32_t)u;
        else
            *(volatile uint64_t *)a = u;
    } else {
        for (unsigned i = 0; i < size; i++) {
            ((volatile uint8_t *)a)[little ? i : size - 1 - i] = (uint8_t)(u >> (8 * i));
        }
    }
}

static bool is_little(int layout) {
    return layout == KR_LAYOUT_NATIVE ? kr_host_little() : layout == KR_LAYOUT_LITTLE;
}

uintptr_t kr_pointer_load(kr_ctx *ctx, uintptr_t a) {
    return (uintptr_t)load(ctx, a, sizeof(void *), kr_host_little());
}

static uint64_t mask_of(const kr_field *f) {
    return ((uint64_t)1 << f->bits) - 1;
}

kr_value kr_scalar_load(kr_ctx *ctx, uintptr_t a, const kr_field *f, int layout) {
    unsigned size = kr_scalar_size(f->scalar);
    uint64_t u = load(ctx, a, size, is_little(layout));
    if (f->scalar >= KR_SCALAR_F32) {
        uint8_t bytes[8];
        for (unsigned i = 0; i < size; i++) bytes[i] = (uint8_t)(u >> (8 * i));
        return kr_float_new(ctx, kr_packed_double(bytes, size, true));
    }
    if (f->scalar >= KR_SCALAR_BITS) return kr_int_from_u64(ctx, u >> f->bit & mask_of(f));
    if (!(f->scalar & 1)) return kr_int_from_u64(ctx, u);
    return kr_int_new(ctx, (int64_t)(u << (64 - 8 * size)) >> (64 - 8 * size));
}

/* The lowest 64 bits of an int. */
static uint64_t low_bits(kr_ctx *ctx, kr_value v) {
    int64_t i;
    uint64_t u = 0;
    kr_intview w;
    v = kr_index(ctx, v);
    if (kr_int_to_i64(v, &i)) return (uint64_t)i;
    kr_int_view(v, &w);
    for (size_t k = 0; k < w.n && k < KR_LIMBS_U64; k++)
        u |= (uint64_t)w.limbs[k] << (KR_LIMB_BITS * k);
    return w.neg ? 0 - u : u;
}

void kr_scalar_store(kr_ctx *ctx, uintptr_t a, const kr_field *f, int layout, kr_value v) {
    unsigned size = kr_scalar_size(f->scalar);
    bool little = is_little(layout);
    uint64_t u = 0;
    if (f->scalar >= KR_SCALAR_F32) {
        uint8_t bytes[8];
        if (!kr_packed_put_double(bytes, size, true, kr_as_double(ctx, v))) {
            kr_raise_fmt(ctx, &kr_type_OverflowError, "float too large for FLOAT32");
        }
        for (unsigned i = 0; i < size; i++) u |= (uint64_t)bytes[i] << (8 * i);
    } else {
        u = low_bits(ctx, v);
        if (f->scalar >= KR_SCALAR_BITS) {
            uint64_t mask = mask_of(f) << f->bit;
            u = (load(ctx, a, size, little) & ~mask) | (u << f->bit & mask);
        }
    }
    store(ctx, a, size, little, u);
}
