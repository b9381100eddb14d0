/* ARM MPS2 with the image AN385: Cortex-M3. */
#ifndef KR_BOARD_H
#define KR_BOARD_H

#define BOARD_NAME "mps2-an385"
#include "mps2.h"

#endif
