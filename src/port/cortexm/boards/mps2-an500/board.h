/* ARM MPS2 with the image AN500: Cortex-M7 with a floating-point unit for doubles. */
#ifndef KR_BOARD_H
#define KR_BOARD_H

#define BOARD_NAME "mps2-an500"
#include "mps2.h"

#endif
