/* machine.RTC: the board's time of day, which may be set. */
#include "module/machine.h"
#include "object/int.h"
#include "object/seq.h"

typedef struct kr_rtc {
    kr_object base;
} kr_rtc;

enum { N_FIELDS = 8, FIRST_YEAR = 1970, LAST_YEAR = 2105 };

/* In the order of datetime() but for the day of the week. */
typedef struct moment {
    int32_t year, month, day, hour, minute, second, us;
} moment;

static bool is_leap(int32_t y) {
    return y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);
}

static int32_t month_days(int32_t year, int32_t month) {
    static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && is_leap(year));
}

/* Days since 1970-01-01, a Thursday. */
static uint32_t days_before(int32_t year, int32_t month, int32_t day) {
    uint32_t days = (uint32_t)day - 1;
    for (int32_t y = FIRST_YEAR; y < year; y++) days += is_leap(y) ? 366 : 365;
    for (int32_t m = 1; m < month; m++) days += (uint32_t)month_days(year, m);
    return days;
}

static uint32_t split(uint64_t ns, moment *t) {
    uint32_t seconds = (uint32_t)(ns / 1000000000), days = seconds / 86400, left = days;
    *t = (moment){.year = FIRST_YEAR, .month = 1, .us = (int32_t)(ns % 1000000000 / 1000)};
    while (left >= (is_leap(t->year) ? 366u : 365u)) left -= is_leap(t->year++) ? 366 : 365;
    while (left >= (uint32_t)month_days(t->year, t->month)) {
        left -= (uint32_t)month_days(t->year, t->month++);
    }
    t->day = (int32_t)left + 1;
    t->hour = (int32_t)(seconds % 86400 / 3600);
    t->minute = (int32_t)(seconds % 3600 / 60);
    t->second = (int32_t)(seconds % 60);
    return days;
}

static kr_value get(kr_ctx *ctx, bool weekday) {
    const kr_hal_clock *c = kr_board_get(ctx)->clock;
    moment t;
    uint32_t days = split(c->epoch_ns(ctx), &t);
    int32_t clock[] = {t.hour, t.minute, t.second, t.us};
    kr_value v[N_FIELDS] = {kr_smallint(t.year), kr_smallint(t.month), kr_smallint(t.day)};
    if (weekday) v[3] = kr_smallint((kr_sword)((days + 3) % 7));
    for (size_t i = 0; i < 4; i++) v[(weekday ? 4 : 3) + i] = kr_smallint(clock[i]);
    if (!weekday) v[7] = KR_NONE;
    return kr_tuple_new(ctx, N_FIELDS, v);
}

static void set(kr_ctx *ctx, kr_value given, bool weekday) {
    const kr_hal_clock *c = kr_board_get(ctx)->clock;
    size_t n;
    kr_value tuple = kr_tuple_from_iterable(ctx, given);
    const kr_value *v = kr_seq_items(tuple, &n), *clock;
    if (n != N_FIELDS) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "datetime needs %d numbers, not %zu", N_FIELDS, n);
    }
    if (!c->set_epoch_ns) kr_raise_fmt(ctx, &kr_type_ValueError, "this board's clock is fixed");
    clock = v + (weekday ? 4 : 3);
    int32_t year = (int32_t)kr_arg_int(ctx, v[0], 0, FIRST_YEAR, LAST_YEAR, "year");
    int32_t month = (int32_t)kr_arg_int(ctx, v[1], 0, 1, 12, "month");
    int32_t day = (int32_t)kr_arg_int(ctx, v[2], 0, 1, month_days(year, month), "day");
    int64_t hour = kr_arg_int(ctx, clock[0], 0, 0, 23, "hour");
    int64_t minute = kr_arg_int(ctx, clock[1], 0, 0, 59, "minute");
    int64_t second = kr_arg_int(ctx, clock[2], 0, 0, 59, "second");
    int64_t us = kr_arg_int(ctx, clock[3], 0, 0, 999999, "microsecond");
    uint64_t at = (uint64_t)days_before(year, month, day) * 86400;
    at += (uint64_t)(hour * 3600 + minute * 60 + second);
    kr_keep(tuple);
    c->set_epoch_ns(ctx, at * 1000000000 + (uint64_t)us * 1000);
}

static kr_value rtc_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[2];
    (void)cls;
    kr_bind_args(ctx, "RTC", "id=,datetime=", args, n, 0, a);
    if (!kr_isnull(a[0])) kr_arg_id(ctx, a[0], 0, 1, "RTC");
    if (kr_given(a[1])) set(ctx, a[1], false);
    return kr_from_ptr(kr_heap_new(ctx, &kr_type_rtc, sizeof(kr_rtc)));
}

static kr_value rtc_datetime(kr_ctx *ctx, size_t n, const kr_value *a) {
    if (n == 1) return get(ctx, true);
    set(ctx, a[1], true);
    return KR_NONE;
}

static kr_value rtc_init(kr_ctx *ctx, kr_value self, kr_value when) {
    (void)self;
    set(ctx, when, false);
    return KR_NONE;
}

static kr_value rtc_now(kr_ctx *ctx, kr_value self) {
    (void)self;
    return get(ctx, false);
}

#define OWN &kr_type_rtc
static const kr_builtin rtc_methods[] = {
    KR_METHOD_VAR(OWN, "datetime", rtc_datetime, 1, 2,
                  "Get or set (year, month, day, weekday, hour, minute, second, microsecond)."),
    KR_METHOD_2(OWN, "init", rtc_init,
                "Set (year, month, day, hour, minute, second, microsecond, None)."),
    KR_METHOD_1(OWN, "now", rtc_now, "Get it in the order of init()."),
};
#undef OWN

const kr_type kr_type_rtc = {
    .base_object = {&kr_type_type},
    .name = "machine.RTC",
    .base = &kr_type_object,
    .flags = KR_TF_LEAF,
    .version = 1,
    .size = sizeof(kr_rtc),
    .methods = rtc_methods,
    .n_methods = KR_ARRAY_LEN(rtc_methods),
    .doc = "RTC(id=0, datetime=None): the clock that knows the time of day.",
    .new_ = rtc_new,
};
