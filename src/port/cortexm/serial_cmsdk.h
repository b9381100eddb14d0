/* UARTs of ARM's CMSDK for module machine; the console's is uart_cmsdk.c. */
#ifndef KR_CORTEXM_SERIAL_CMSDK_H
#define KR_CORTEXM_SERIAL_CMSDK_H

#include "module/machine_hal.h"

enum { KR_SERIAL_RING = 128 };

typedef struct kr_serial {
    uint8_t data[KR_SERIAL_RING];
    volatile uint16_t head, tail; /* written by the program, by the interrupt routine */
    uint8_t triggers;
} kr_serial;

bool kr_serial_setup(kr_serial *r, uintptr_t base, uint32_t clock_hz, const kr_uart_setup *s);
void kr_serial_stop(uintptr_t base);
size_t kr_serial_any(const kr_serial *r);
size_t kr_serial_read(kr_serial *r, uint8_t *buf, size_t n);
size_t kr_serial_write(uintptr_t base, const uint8_t *buf, size_t n);
bool kr_serial_tx_done(uintptr_t base);
/* The interrupt routine of reception of UART `id`. */
void kr_serial_irq(kr_serial *r, uintptr_t base, unsigned id);

#endif
