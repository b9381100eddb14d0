/* ARM's PL022, a synchronous serial port: SPI of module machine. */
#ifndef KR_CORTEXM_SPI_PL022_H
#define KR_CORTEXM_SPI_PL022_H

#include "module/machine_hal.h"

/* The clock that it divides is `clock_hz`. False: it cannot do that. */
bool kr_pl022_setup(uintptr_t base, uint32_t clock_hz, const kr_spi_setup *s);
void kr_pl022_stop(uintptr_t base);
void kr_pl022_transfer(kr_ctx *ctx, uintptr_t base, const uint8_t *tx, uint8_t fill, uint8_t *rx,
                       size_t n);

#endif
