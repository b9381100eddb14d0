/* Error numbers that newlib names only for Cygwin or not at all. */
#ifndef KR_NEWLIB_ERRNO_H
#define KR_NEWLIB_ERRNO_H
#include_next <errno.h>

#define ENOTBLK 15
#define EREMOTE 66
#define ESHUTDOWN 110
#ifndef ESOCKTNOSUPPORT
#define ESOCKTNOSUPPORT 124
#endif
#ifndef EUSERS
#define EUSERS 131
#endif

#endif
