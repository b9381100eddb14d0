/* The registers that every Cortex-M has: system control space, SysTick, interrupt controller. */
#ifndef KR_CORTEXM_SCS_H
#define KR_CORTEXM_SCS_H

#include <stdint.h>

#define KR_REG(address) (*(volatile uint32_t *)(address))

#define KR_SYST_CSR KR_REG(0xe000e010u) /* bit 0 enable, 1 interrupt, 2 core clock */
#define KR_SYST_RVR KR_REG(0xe000e014u)
#define KR_SYST_CVR KR_REG(0xe000e018u)
#define KR_NVIC_ISER(n) KR_REG(0xe000e100u + 4 * ((n) / 32))
#define KR_NVIC_ISPR(n) KR_REG(0xe000e200u + 4 * ((n) / 32))
#define KR_SCB_ICSR KR_REG(0xe000ed04u) /* bit 26: SysTick is pending */
#define KR_SCB_AIRCR KR_REG(0xe000ed0cu)
#define KR_SCB_CCR KR_REG(0xe000ed14u)
#define KR_SCB_SHCSR KR_REG(0xe000ed24u) /* bits 16 to 18: memory, bus and usage faults */
#define KR_SCB_CFSR KR_REG(0xe000ed28u)
#define KR_SCB_HFSR KR_REG(0xe000ed2cu)
#define KR_SCB_MMFAR KR_REG(0xe000ed34u)
#define KR_SCB_BFAR KR_REG(0xe000ed38u)
#define KR_SCB_CPACR KR_REG(0xe000ed88u)

static inline void kr_nvic_enable(unsigned irq) {
    KR_NVIC_ISER(irq) = 1u << irq % 32;
}

#endif
