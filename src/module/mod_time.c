/* Module time: CPython's functions; MicroPython's are in time_ticks.c. */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <time.h>

#include "module/machine_hal.h"
#include "module/structseq.h"
#include "module/time_ticks.h"
#include "object/dict.h"
#include "object/float.h"
#include "object/int.h"
#include "object/module.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "object/str.h"
#include "vm/thread.h"

static int64_t host_ns(clockid_t id) {
    struct timespec t;
    clock_gettime(id, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* A board with virtual time, or NULL. */
static const kr_hal_clock *virtual_clock(kr_ctx *ctx) {
    const kr_board *b = ctx->vm->board;
    if (KR_LIKELY(!b) || (b->clock->rules && !b->clock->rules(ctx))) return NULL;
    return b->clock;
}

static int64_t clock_ns(kr_ctx *ctx, clockid_t id) {
    const kr_hal_clock *c = virtual_clock(ctx);
    if (KR_LIKELY(!c)) return host_ns(id);
    return (int64_t)(id == CLOCK_REALTIME ? c->epoch_ns(ctx) : c->now_ns(ctx));
}

#define CLOCK(name, id)                                                                            \
    static kr_value t_##name(kr_ctx *ctx) {                                                        \
        return kr_float_new(ctx, (double)clock_ns(ctx, id) / 1e9);                                 \
    }                                                                                              \
    static kr_value t_##name##_ns(kr_ctx *ctx) {                                                   \
        return kr_int_new(ctx, clock_ns(ctx, id));                                                 \
    }
CLOCK(time, CLOCK_REALTIME)
CLOCK(monotonic, CLOCK_MONOTONIC)
CLOCK(perf_counter, CLOCK_MONOTONIC)
CLOCK(process_time, CLOCK_PROCESS_CPUTIME_ID)
CLOCK(thread_time, CLOCK_THREAD_CPUTIME_ID)

/* One of several threads. */
static void sleep_beside(kr_ctx *ctx, int64_t end) {
    kr_thread_switch(ctx);
    while (host_ns(CLOCK_MONOTONIC) < end) {
        kr_thread_settle(ctx);
        if (ctx->pending)
            kr_poll(ctx);
        else
            kr_thread_wait(ctx, (uint64_t)end);
    }
}

/* Sleeps; a signal's Python action runs in between and may raise. */
void kr_time_sleep(kr_ctx *ctx, int64_t ns) {
    if (ctx->vm->board) {
        kr_machine_sleep(ctx, (uint64_t)ns);
        return;
    }
    int64_t end = host_ns(CLOCK_MONOTONIC) + ns;
    struct timespec t = {end / 1000000000, end % 1000000000};
    if (KR_CFG_THREADS && ctx->vm->gil) {
        sleep_beside(ctx, end);
        return;
    }
    do {
        if (ctx->pending) kr_poll(ctx); /* a signal that came before cannot end the sleep */
    } while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &t, NULL) == EINTR);
}

uint64_t kr_time_ticks(kr_ctx *ctx, uint32_t unit_ns) {
    const kr_board *b = ctx->vm->board;
    if (KR_LIKELY(!b)) return (uint64_t)host_ns(CLOCK_MONOTONIC) / unit_ns;
    return unit_ns == 1      ? b->clock->ticks_cpu(ctx)
           : unit_ns == 1000 ? b->clock->ticks_us(ctx)
                             : b->clock->ticks_ms(ctx);
}

static kr_value t_sleep(kr_ctx *ctx, kr_value v) {
    double s = kr_as_double(ctx, v);
    if (isnan(s)) kr_raise_fmt(ctx, &kr_type_ValueError, "Invalid value NaN (not a number)");
    if (s < 0) kr_raise_fmt(ctx, &kr_type_ValueError, "sleep length must be non-negative");
    if (s > 9e9)
        kr_raise_fmt(ctx, &kr_type_OverflowError, "timestamp out of range for platform time_t");
    kr_time_sleep(ctx, (int64_t)(s * 1e9));
    return KR_NONE;
}

/* ---- calendar ---- */
static kr_value struct_time_type(kr_ctx *ctx) {
    kr_value m = kr_dict_get_name(ctx, ctx->vm->modules, kr_str_intern_rom(ctx, "time"));
    return kr_getattr(ctx, m, kr_str_intern_rom(ctx, "struct_time"));
}

static kr_value from_tm(kr_ctx *ctx, const struct tm *t) {
    kr_value v[11] = {kr_int_new(ctx, (int64_t)t->tm_year + 1900),
                      kr_smallint(t->tm_mon + 1),
                      kr_smallint(t->tm_mday),
                      kr_smallint(t->tm_hour),
                      kr_smallint(t->tm_min),
                      kr_smallint(t->tm_sec),
                      kr_smallint((t->tm_wday + 6) % 7),
                      kr_smallint(t->tm_yday + 1),
                      kr_smallint(t->tm_isdst),
                      kr_str_from_cstr(ctx, t->tm_zone ? t->tm_zone : ""),
                      kr_smallint(t->tm_gmtoff)};
    return kr_structseq_new(ctx, struct_time_type(ctx), v, 11);
}

static time_t today(kr_ctx *ctx) {
    return (time_t)(clock_ns(ctx, CLOCK_REALTIME) / 1000000000);
}

static time_t seconds_arg(kr_ctx *ctx, size_t n, const kr_value *a) {
    if (!n || kr_is_none(a[0])) return today(ctx);
    double s =
        kr_is_float(a[0]) ? floor(kr_float_val(a[0])) : kr_int_to_double(ctx, kr_index(ctx, a[0]));
    if (isnan(s)) kr_raise_fmt(ctx, &kr_type_ValueError, "Invalid value NaN (not a number)");
    if (!(fabs(s) < 6e16)) {
        kr_raise_fmt(ctx, &kr_type_OverflowError, "timestamp out of range for platform time_t");
    }
    return (time_t)s;
}

static kr_value t_gmtime(kr_ctx *ctx, size_t n, const kr_value *a) {
    struct tm t;
    time_t s = seconds_arg(ctx, n, a);
    if (!gmtime_r(&s, &t)) kr_raise_oserror(ctx, errno, KR_NULL);
    return from_tm(ctx, &t);
}

static kr_value t_localtime(kr_ctx *ctx, size_t n, const kr_value *a) {
    struct tm t;
    time_t s = seconds_arg(ctx, n, a);
    if (!localtime_r(&s, &t)) kr_raise_oserror(ctx, errno, KR_NULL);
    return from_tm(ctx, &t);
}

static void to_tm(kr_ctx *ctx, const char *fname, kr_value v, struct tm *t) {
    size_t n;
    if (!kr_is_tuple(v)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "Tuple or struct_time argument required");
    }
    kr_value *f = kr_seq_items(v, &n);
    if (n != 9) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%s(): illegal time tuple argument", fname);
    }
    int x[9];
    for (int i = 0; i < 9; i++) x[i] = kr_as_int(ctx, f[i]);
    memset(t, 0, sizeof *t);
    t->tm_year = x[0] - 1900;
    t->tm_mon = x[1] ? x[1] - 1 : 0;
    t->tm_mday = x[2] ? x[2] : 1;
    t->tm_hour = x[3];
    t->tm_min = x[4];
    t->tm_sec = x[5];
    t->tm_wday = (x[6] + 1) % 7;
    t->tm_yday = x[7] ? x[7] - 1 : 0;
    t->tm_isdst = x[8];
}

static void check_tm(kr_ctx *ctx, const struct tm *t) {
    const char *bad = t->tm_mon < 0 || t->tm_mon > 11      ? "month out of range"
                      : t->tm_mday < 1 || t->tm_mday > 31  ? "day of month out of range"
                      : t->tm_hour < 0 || t->tm_hour > 23  ? "hour out of range"
                      : t->tm_min < 0 || t->tm_min > 59    ? "minute out of range"
                      : t->tm_sec < 0 || t->tm_sec > 61    ? "seconds out of range"
                      : t->tm_wday < 0                     ? "day of week out of range"
                      : t->tm_yday < 0 || t->tm_yday > 365 ? "day of year out of range"
                                                           : NULL;
    if (bad) kr_raise_fmt(ctx, &kr_type_ValueError, "%s", bad);
}

static kr_value t_mktime(kr_ctx *ctx, kr_value v) {
    struct tm t;
    to_tm(ctx, "mktime", v, &t);
    t.tm_wday = -1;
    time_t s = mktime(&t);
    if (s == (time_t)-1 && t.tm_wday == -1) {
        kr_raise_fmt(ctx, &kr_type_OverflowError, "mktime argument out of range");
    }
    return kr_float_new(ctx, (double)s);
}

static kr_value asctime_of(kr_ctx *ctx, const struct tm *t) {
    static const char days[] = "SunMonTueWedThuFriSat";
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    char out[64];
    int n = snprintf(out, sizeof out, "%.3s %.3s%3d %.2d:%.2d:%.2d %d", days + 3 * t->tm_wday,
                     months + 3 * t->tm_mon, t->tm_mday, t->tm_hour, t->tm_min, t->tm_sec,
                     1900 + t->tm_year);
    return kr_str_new(ctx, out, (size_t)n);
}

static kr_value t_asctime(kr_ctx *ctx, size_t n, const kr_value *a) {
    struct tm t;
    if (n) {
        to_tm(ctx, "asctime", a[0], &t);
        check_tm(ctx, &t);
    } else {
        time_t s = today(ctx);
        localtime_r(&s, &t);
    }
    return asctime_of(ctx, &t);
}

static kr_value t_ctime(kr_ctx *ctx, size_t n, const kr_value *a) {
    struct tm t;
    time_t s = seconds_arg(ctx, n, a);
    localtime_r(&s, &t);
    return asctime_of(ctx, &t);
}

static kr_value t_strftime(kr_ctx *ctx, size_t n, const kr_value *a) {
    struct tm t;
    if (!kr_is_str(a[0])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "strftime() argument 1 must be str, not %Z", a[0]);
    }
    if (n > 1) {
        to_tm(ctx, "strftime", a[1], &t);
        check_tm(ctx, &t);
    } else {
        time_t s = today(ctx);
        localtime_r(&s, &t);
    }
    const char *fmt = kr_str_cstr(ctx, a[0]);
    if (!*fmt) return ctx->vm->str_empty;
    for (size_t cap = 256; cap < 1 << 20; cap *= 4) {
        char *out = kr_heap_leaf(ctx, cap);
        size_t len = strftime(out, cap, fmt, &t);
        if (len || cap > 64 * strlen(fmt) + 1024) return kr_str_new(ctx, out, len);
    }
    return ctx->vm->str_empty;
}

static kr_value t_get_clock_info(kr_ctx *ctx, kr_value name) {
    kr_value ns = kr_call0(ctx, kr_type_value(&kr_type_namespace));
    if (!kr_is_str(name)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "get_clock_info() argument 1 must be str, not %Z",
                     name);
    }
    if (!(kr_str_eq_cstr(name, "time") || kr_str_eq_cstr(name, "monotonic") ||
          kr_str_eq_cstr(name, "perf_counter") || kr_str_eq_cstr(name, "process_time") ||
          kr_str_eq_cstr(name, "thread_time"))) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "unknown clock");
    }
    bool wall = kr_str_eq_cstr(name, "time");
    kr_setattr(ctx, ns, kr_str_intern_rom(ctx, "implementation"),
               kr_str_from_cstr(ctx, wall ? "clock_gettime(CLOCK_REALTIME)"
                                          : "clock_gettime(CLOCK_MONOTONIC)"));
    kr_setattr(ctx, ns, kr_str_intern_rom(ctx, "monotonic"), kr_bool(!wall));
    kr_setattr(ctx, ns, kr_str_intern_rom(ctx, "adjustable"), kr_bool(wall));
    kr_setattr(ctx, ns, kr_str_intern_rom(ctx, "resolution"), kr_float_new(ctx, 1e-9));
    return ns;
}

/* clock_gettime() and its like: the clock by its number */
static int64_t clock_arg(kr_ctx *ctx, kr_value clock, int (*ask)(clockid_t, struct timespec *)) {
    struct timespec t;
    if (ask(kr_as_int(ctx, clock), &t)) kr_raise_oserror(ctx, errno, KR_NULL);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static kr_value t_clock_gettime(kr_ctx *ctx, kr_value clock) {
    return kr_float_new(ctx, (double)clock_arg(ctx, clock, clock_gettime) / 1e9);
}

static kr_value t_clock_gettime_ns(kr_ctx *ctx, kr_value clock) {
    return kr_int_new(ctx, clock_arg(ctx, clock, clock_gettime));
}

static kr_value t_clock_getres(kr_ctx *ctx, kr_value clock) {
    return kr_float_new(ctx, (double)clock_arg(ctx, clock, clock_getres) / 1e9);
}

/* The time zone as the C library has read it from the environment. */
static void set_zone(kr_ctx *ctx, kr_value m) {
    tzset();
    kr_module_set(ctx, m, "timezone", kr_smallint(timezone));
    kr_module_set(ctx, m, "altzone", kr_smallint(daylight ? timezone - 3600 : timezone));
    kr_module_set(ctx, m, "daylight", kr_smallint(daylight != 0));
    kr_module_set(
        ctx, m, "tzname",
        kr_tuple2(ctx, kr_str_from_cstr(ctx, tzname[0]), kr_str_from_cstr(ctx, tzname[1])));
}

static kr_value t_tzset(kr_ctx *ctx) {
    set_zone(ctx, kr_import(ctx, "time"));
    return KR_NONE;
}

static const kr_builtin members[] = {
    KR_FUNC_0("tzset", t_tzset, "Read the time zone from the environment again."),
    KR_FUNC_1("clock_gettime", t_clock_gettime, "Return the time of the specified clock."),
    KR_FUNC_1("clock_gettime_ns", t_clock_gettime_ns,
              "Return the time of the specified clock as nanoseconds."),
    KR_FUNC_1("clock_getres", t_clock_getres, "Return the resolution of the specified clock."),
    KR_FUNC_0("time", t_time, "Return the current time in seconds since the Epoch."),
    KR_FUNC_0("time_ns", t_time_ns, "Return the current time in nanoseconds since the Epoch."),
    KR_FUNC_0("monotonic", t_monotonic, "Monotonic clock, cannot go backward."),
    KR_FUNC_0("monotonic_ns", t_monotonic_ns, "Monotonic clock as nanoseconds."),
    KR_FUNC_0("perf_counter", t_perf_counter, "Performance counter for benchmarking."),
    KR_FUNC_0("perf_counter_ns", t_perf_counter_ns, "Performance counter as nanoseconds."),
    KR_FUNC_0("process_time", t_process_time, "Process time for profiling."),
    KR_FUNC_0("process_time_ns", t_process_time_ns, "Process time as nanoseconds."),
    KR_FUNC_0("thread_time", t_thread_time, "Thread time for profiling."),
    KR_FUNC_0("thread_time_ns", t_thread_time_ns, "Thread time as nanoseconds."),
    KR_FUNC_1("sleep", t_sleep, "Delay execution for a given number of seconds."),
    KR_FUNC_VAR("gmtime", t_gmtime, 0, 1,
                "Convert seconds since the Epoch to a time tuple in UTC."),
    KR_FUNC_VAR("localtime", t_localtime, 0, 1, "Convert seconds to a time tuple in local time."),
    KR_FUNC_1("mktime", t_mktime, "Convert a time tuple in local time to seconds since the Epoch."),
    KR_FUNC_VAR("asctime", t_asctime, 0, 1, "Convert a time tuple to a string."),
    KR_FUNC_VAR("ctime", t_ctime, 0, 1, "Convert a time in seconds since the Epoch to a string."),
    KR_FUNC_VAR("strftime", t_strftime, 1, 2, "Convert a time tuple to a string by a format."),
    KR_FUNC_1("get_clock_info", t_get_clock_info, "Get information of the specified clock."),
    KR_CONSTANT_INT("CLOCK_REALTIME", CLOCK_REALTIME),
    KR_CONSTANT_INT("CLOCK_MONOTONIC", CLOCK_MONOTONIC),
    KR_CONSTANT_INT("CLOCK_MONOTONIC_RAW", CLOCK_MONOTONIC_RAW),
    KR_CONSTANT_INT("CLOCK_BOOTTIME", CLOCK_BOOTTIME),
    KR_CONSTANT_INT("CLOCK_PROCESS_CPUTIME_ID", CLOCK_PROCESS_CPUTIME_ID),
    KR_CONSTANT_INT("CLOCK_THREAD_CPUTIME_ID", CLOCK_THREAD_CPUTIME_ID),
    KR_CONSTANT_INT("CLOCK_TAI", CLOCK_TAI),
};

static void init_time(kr_ctx *ctx, kr_value m) {
    kr_value t = kr_structseq_type(ctx, "time", "struct_time",
                                   "tm_year tm_mon tm_mday tm_hour tm_min tm_sec tm_wday tm_yday "
                                   "tm_isdst tm_zone tm_gmtoff",
                                   9);
    kr_module_set(ctx, m, "struct_time", t);
    set_zone(ctx, m);
}

const kr_module_def kr_module_time = {
    .name = "time",
    .doc = KR_DOC("This module provides various functions to manipulate time values."),
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
    .init = KR_LEFT_OUT("struct_time") ? NULL : init_time,
    .more = &kr_time_ticks_members,
};
