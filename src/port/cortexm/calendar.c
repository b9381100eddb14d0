/* Calendar time without zones and leap seconds: newlib's functions would ask an environment for a
 * zone. Days are counted from the first of March of year 0, so that a leap day ends its year. */
#include <errno.h>
#include <stdint.h>
#include <time.h>

enum { DAY = 86400, ERA = 146097 /* days of 400 years */, EPOCH = 719468 };

static int64_t floor_div(int64_t a, int64_t b) {
    return a / b - (a % b < 0);
}

static int64_t days_of(int64_t year, int month, int64_t day) {
    int64_t y = year - (month <= 2), era = floor_div(y, 400), in_era = y - era * 400;
    int64_t in_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return era * ERA + in_era * 365 + in_era / 4 - in_era / 100 + in_year - EPOCH;
}

struct tm *gmtime_r(const time_t *at, struct tm *t) {
    int64_t days = floor_div(*at, DAY), second = *at - days * DAY;
    int64_t era = floor_div(days + EPOCH, ERA), in_era = days + EPOCH - era * ERA;
    int64_t y = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
    int64_t in_year = in_era - (365 * y + y / 4 - y / 100), m = (5 * in_year + 2) / 153;
    int month = (int)(m < 10 ? m + 3 : m - 9);
    int64_t year = y + era * 400 + (month <= 2);
    if (year - 1900 > INT32_MAX || year - 1900 < INT32_MIN) {
        errno = EOVERFLOW;
        return NULL;
    }
    *t = (struct tm){.tm_sec = (int)(second % 60),
                     .tm_min = (int)(second / 60 % 60),
                     .tm_hour = (int)(second / 3600),
                     .tm_mday = (int)(in_year - (153 * m + 2) / 5 + 1),
                     .tm_mon = month - 1,
                     .tm_year = (int)(year - 1900),
                     .tm_wday = (int)((days % 7 + 11) % 7),
                     .tm_yday = (int)(days - days_of(year, 1, 1)),
                     .tm_zone = "UTC"};
    return t;
}

struct tm *localtime_r(const time_t *at, struct tm *t) {
    return gmtime_r(at, t);
}

time_t mktime(struct tm *t) {
    int64_t months = t->tm_mon, year = t->tm_year + (int64_t)1900 + floor_div(months, 12);
    int64_t days = days_of(year, (int)(months - floor_div(months, 12) * 12) + 1, t->tm_mday);
    int64_t at = days * DAY + t->tm_hour * (int64_t)3600 + t->tm_min * (int64_t)60 + t->tm_sec;
    time_t result = (time_t)at;
    if (result != at || !gmtime_r(&result, t)) return -1;
    return result;
}

void tzset(void) {}

/* What strftime() asks of its library's zones, which are not linked thereby. */
void _tzset_unlocked(void) {}

__tzinfo_type *__gettzinfo(void) {
    static const __tzinfo_type none;
    return (__tzinfo_type *)(uintptr_t)&none;
}
