/* From reset to main(): the vector table, memory, stacks.
 *
 * Programs run on a stack of their own at the low end of RAM: one that grows too far leaves RAM and
 * faults instead of overwriting data, and the fault handler, on its own small stack, can say so. */
#include <string.h>

#include "board.h"
#include "module/machine_hal.h"
#include "port/cortexm/port.h"
#include "port/cortexm/scs.h"

extern uint32_t kr_ld_data[], kr_ld_data_end[], kr_ld_bss[], kr_ld_bss_end[];
extern const uint32_t kr_ld_data_load[];
extern uint32_t kr_ld_stack_top[], kr_ld_irq_stack_top[];

int main(void);
void kr_boot_reset(void);
void kr_boot_start(void);
void kr_fault_entry(void);

typedef void (*kr_vector)(void);

#define KR_IRQ(number, handler) [16 + (number)] = handler,
__attribute__((section(".vectors"), used)) static const kr_vector vectors[16 + BOARD_N_IRQS] = {
    [0] = (kr_vector)kr_ld_irq_stack_top,
    [1] = kr_boot_reset,
    [2] = kr_fault_entry,
    [3] = kr_fault_entry,
    [4] = kr_fault_entry,
    [5] = kr_fault_entry,
    [6] = kr_fault_entry,
    [11] = kr_fault_entry,
    [12] = kr_fault_entry,
    [14] = kr_fault_entry,
    [15] = kr_systick_irq,
#include "irqs.def"
};
#undef KR_IRQ

__attribute__((used, noreturn)) void kr_boot_start(void) {
    memcpy(kr_ld_data, kr_ld_data_load, (size_t)((char *)kr_ld_data_end - (char *)kr_ld_data));
    memset(kr_ld_bss, 0, (size_t)((char *)kr_ld_bss_end - (char *)kr_ld_bss));
#if defined(__ARM_FP)
    KR_SCB_CPACR |= 0xfu << 20;
    __asm__ volatile("dsb\n isb");
#endif
    KR_SCB_SHCSR |= 7u << 16; /* no effect where there is only the hard fault */
    main();
    kr_port_reset(KR_RESET_HARD);
}

__attribute__((naked)) void kr_boot_reset(void) {
    __asm__ volatile("ldr r0, =kr_ld_stack_top\n"
                     "msr psp, r0\n"
                     "movs r0, #2\n"
                     "msr control, r0\n"
                     "isb\n"
                     "bl kr_boot_start\n");
}
