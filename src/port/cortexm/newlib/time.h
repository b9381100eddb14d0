/* newlib declares POSIX clocks only for systems that it knows, and its struct tm has no zone; the
 * port has both (syscalls.c, calendar.c). */
#ifndef KR_NEWLIB_TIME_H
#define KR_NEWLIB_TIME_H
#include <sys/features.h>
#ifndef _POSIX_TIMERS
#define _POSIX_TIMERS 1
#define _POSIX_MONOTONIC_CLOCK 1
#define _POSIX_CLOCK_SELECTION 1
#define _POSIX_CPUTIME 1
#define _POSIX_THREAD_CPUTIME 1
#endif
#define __TM_GMTOFF tm_gmtoff
#define __TM_ZONE tm_zone
#include_next <time.h>
#define CLOCK_TAI ((clockid_t)11)
#define daylight _daylight
#define timezone _timezone

#endif
