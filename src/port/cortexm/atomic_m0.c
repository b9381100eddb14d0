/* The Cortex-M0 has no instructions for this, and gcc calls functions: with interrupts off nothing
 * comes in between. */
#include <stdint.h>

#define ATOMIC(name, result)                                                                       \
    uint32_t kr_##name(volatile void *p, uint32_t v, int order) __asm__("__atomic_" #name "_4");   \
    uint32_t kr_##name(volatile void *p, uint32_t v, int order) {                                  \
        volatile uint32_t *at = p;                                                                 \
        uint32_t state, old;                                                                       \
        (void)order;                                                                               \
        __asm__ volatile("mrs %0, primask\n cpsid i" : "=r"(state)::"memory");                     \
        old = *at;                                                                                 \
        *at = result;                                                                              \
        __asm__ volatile("msr primask, %0" ::"r"(state) : "memory");                               \
        return old;                                                                                \
    }
ATOMIC(fetch_or, old | v)
ATOMIC(fetch_and, old &v)
ATOMIC(fetch_add, old + v)
ATOMIC(fetch_sub, old - v)
ATOMIC(exchange, v)
