/* machine.mem8, mem16, mem32: memory by address. */
#include "module/machine.h"
#include "object/int.h"
#include "object/str.h"

static unsigned width(kr_value self) {
    return KR_AS(const struct kr_mem, self)->bytes;
}

static KR_NOINLINE uintptr_t other_address(kr_ctx *ctx, kr_value key) {
    if (!kr_is_index(key)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "an address is an int, not %Z", key);
    }
    int64_t a = kr_as_int64(ctx, key);
    if (a < 0 || (uint64_t)a > UINTPTR_MAX) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "address out of range");
    }
    return (uintptr_t)a;
}

static KR_COLD KR_NORETURN void not_aligned(kr_ctx *ctx, uintptr_t a, unsigned bytes) {
    kr_raise_fmt(ctx, &kr_type_ValueError, "address 0x%llx is not aligned to %d bytes",
                 (unsigned long long)a, (int)bytes);
}

/* Addresses of peripherals are mostly too large for the small ints of 32-bit machines. */
static inline uintptr_t address_of(kr_ctx *ctx, unsigned bytes, kr_value key) {
    uintptr_t a;
    if (kr_is_smallint(key) && kr_smallint_val(key) >= 0) {
        a = (uintptr_t)kr_smallint_val(key);
    } else if (kr_is_exact(key, &kr_type_int) && KR_AS(const kr_bigint, key)->n == 1 &&
               !KR_AS(const kr_bigint, key)->neg) {
        a = (uintptr_t)KR_AS(const kr_bigint, key)->limbs[0];
    } else {
        a = other_address(ctx, key);
    }
    if (KR_UNLIKELY(a & (bytes - 1))) not_aligned(ctx, a, bytes);
    return a;
}

static KR_COLD KR_NORETURN void nothing_there(kr_ctx *ctx, uintptr_t a) {
    kr_raise_fmt(ctx, &kr_type_ValueError, "there is nothing at address 0x%llx",
                 (unsigned long long)a);
}

static kr_value mem_get(kr_ctx *ctx, kr_value self, kr_value key) {
    const kr_hal_mem *h = kr_board_get(ctx)->mem;
    unsigned bytes = width(self);
    uintptr_t a = address_of(ctx, bytes, key);
    uint32_t v = 0;
    if (h) {
        if (!h->read(ctx, a, bytes, &v)) nothing_there(ctx, a);
    } else {
        v = bytes == 4   ? *(volatile uint32_t *)a
            : bytes == 2 ? *(volatile uint16_t *)a
                         : *(volatile uint8_t *)a;
    }
    return kr_int_new(ctx, (int64_t)v);
}

static KR_NOINLINE void mem_set_any(kr_ctx *ctx, kr_value self, kr_value key, kr_value value) {
    const kr_hal_mem *h = kr_board_get(ctx)->mem;
    unsigned bytes = width(self);
    if (kr_isnull(value)) kr_raise_fmt(ctx, &kr_type_TypeError, "memory cannot be deleted");
    uintptr_t a = address_of(ctx, bytes, key);
    uint32_t v = (uint32_t)kr_as_int64(ctx, value);
    if (h) {
        if (!h->write(ctx, a, bytes, v)) nothing_there(ctx, a);
    } else if (bytes == 4) {
        *(volatile uint32_t *)a = v;
    } else if (bytes == 2) {
        *(volatile uint16_t *)a = (uint16_t)v;
    } else {
        *(volatile uint8_t *)a = (uint8_t)v;
    }
}

/* Registers are words, and what is written to them is mostly small. */
static void mem_set(kr_ctx *ctx, kr_value self, kr_value key, kr_value value) {
    if (KR_LIKELY(kr_is_smallint(value) && width(self) == 4 && !kr_board_get(ctx)->mem)) {
        *(volatile uint32_t *)address_of(ctx, 4, key) = (uint32_t)kr_smallint_val(value);
    } else {
        mem_set_any(ctx, self, key, value);
    }
}

static kr_value mem_repr(kr_ctx *ctx, kr_value self) {
    return kr_str_format(ctx, "<%d-bit memory>", (int)(8 * width(self)));
}

const kr_type kr_type_mem = {
    .base_object = {&kr_type_type},
    .name = "machine.mem",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW,
    .version = 1,
    .size = sizeof(struct kr_mem),
    .doc = "Memory by address: mem32[address] and mem32[address] = value.",
    .repr = mem_repr,
    .subscr = mem_get,
    .store_subscr = mem_set,
};

const struct kr_mem kr_machine_mem[3] = {
    {{&kr_type_mem}, 1}, {{&kr_type_mem}, 2}, {{&kr_type_mem}, 4}};
