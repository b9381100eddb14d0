/* A fault of the processor: a report on the wire, then a reset.
 *
 * What the report says of Python is read by hand and bounds-checked, since the fault may have come
 * from a broken heap. */
#include <stdio.h>

#include "code/debug.h"
#include "module/machine_hal.h"
#include "port/cortexm/port.h"
#include "port/cortexm/scs.h"
#include "vm/frame.h"

extern char kr_ld_ram[], kr_ld_ram_end[], kr_ld_flash[], kr_ld_flash_end[], kr_ld_stack[];

/* What the processor pushed. */
typedef struct kr_fault_frame {
    uint32_t r0, r1, r2, r3, r12, lr, pc, psr;
} kr_fault_frame;

__attribute__((naked)) void kr_fault_entry(void) {
    __asm__ volatile("movs r0, #4\n"
                     "mov r1, lr\n"
                     "tst r0, r1\n"
                     "beq 1f\n"
                     "mrs r0, psp\n"
                     "b 2f\n"
                     "1: mrs r0, msp\n"
                     "2: ldr r2, =kr_fault_report\n"
                     "bx r2\n");
}

/* Why the chip was reset: survives it, and is chance after power was off. */
__attribute__((section(".noinit"))) static uint32_t reset_cause;

enum { CAUSE = 0x6b720000 };

void kr_port_set_reset_cause(int cause) {
    reset_cause = CAUSE | (uint32_t)cause;
}

int kr_port_reset_cause(void) {
    uint32_t cause = reset_cause ^ CAUSE;
    return cause && cause <= KR_RESET_SOFT ? (int)cause : KR_RESET_PWRON;
}

void kr_port_reset(int cause) {
    kr_port_set_reset_cause(cause);
    KR_SCB_AIRCR = 0x05fa0004;
    for (;;) {
    }
}

enum { NMI = 2 }; /* the interrupt of watchdogs */

static bool in_ram(const void *p, size_t n) {
    const char *s = p;
    return s >= kr_ld_ram && s <= kr_ld_ram_end && n <= (size_t)(kr_ld_ram_end - s);
}

static bool is_readable(const void *p, size_t n) {
    const char *s = p;
    return in_ram(p, n) ||
           (s >= kr_ld_flash && s <= kr_ld_flash_end && n <= (size_t)(kr_ld_flash_end - s));
}

static void say(const char *s) {
    kr_console_write(s, strlen(s));
}

static const char *name_of(unsigned exception) {
    static const char *const names[] = {"watchdog", "hard fault", "memory fault", "bus fault",
                                        "usage fault"};
    return exception >= 2 && exception <= 6 ? names[exception - 2] : "unexpected interrupt";
}

/* What the status bits say, the most telling one first. */
static const char *cause_of(uint32_t cfsr) {
    static const struct {
        uint32_t bit;
        const char *text;
    } causes[] = {
        {1u << 4, "C stack exhausted"},   {1u << 12, "C stack exhausted"},
        {1u << 0, "execution refused"},   {1u << 1, "access refused"},
        {1u << 8, "no code there"},       {1u << 9, "no memory there"},
        {1u << 10, "no memory there"},    {1u << 16, "undefined instruction"},
        {1u << 17, "not in Thumb state"}, {1u << 18, "bad return from exception"},
        {1u << 19, "no coprocessor"},     {1u << 24, "unaligned access"},
        {1u << 25, "division by zero"},
    };
    for (size_t i = 0; i < KR_ARRAY_LEN(causes); i++) {
        if (cfsr & causes[i].bit) return causes[i].text;
    }
    return "";
}

static void report_python(void) {
    kr_ctx *ctx = kr_port_context();
    char line[64];
    if (!ctx || !in_ram(ctx, sizeof *ctx)) return;
    kr_frame *f = ctx->frame;
    if (!f || !in_ram(f, sizeof *f) || !f->quick) return;
    if (!in_ram(f->quick, sizeof *f->quick)) return;
    kr_code *code = f->quick->code;
    if (!is_readable(code, sizeof *code) || !is_readable(f->quick->offsets, 4)) return;
    kr_value file = code->unit->names[0];
    if (kr_is_str(file) && is_readable(kr_ptr(file), sizeof(kr_str))) {
        size_t n;
        const char *s = kr_str_data(file, &n);
        say("  python: ");
        if (is_readable(s, n)) kr_console_write(s, n);
    }
    snprintf(line, sizeof line, ", line %lu\r\n",
             (unsigned long)kr_code_line(code, kr_frame_offset(f)));
    say(line);
}

__attribute__((used, noreturn)) void kr_fault_report(const kr_fault_frame *at) {
    char line[96];
    uint32_t exception, cfsr = KR_SCB_CFSR;
    __asm__ volatile("mrs %0, ipsr" : "=r"(exception));
    snprintf(line, sizeof line, "\r\n*** %s", name_of(exception & 0x1ff));
    say(line);
    const char *cause = (const char *)at < kr_ld_stack ? "C stack exhausted" : cause_of(cfsr);
    if (*cause) say(": ");
    say(cause);
    snprintf(line, sizeof line, "\r\n  cfsr %08lx hfsr %08lx bfar %08lx sp %08lx\r\n",
             (unsigned long)cfsr, (unsigned long)KR_SCB_HFSR, (unsigned long)KR_SCB_BFAR,
             (unsigned long)(uintptr_t)at);
    say(line);
    if (in_ram(at, sizeof *at)) {
        snprintf(line, sizeof line, "  pc %08lx lr %08lx psr %08lx r0 %08lx r1 %08lx\r\n",
                 (unsigned long)at->pc, (unsigned long)at->lr, (unsigned long)at->psr,
                 (unsigned long)at->r0, (unsigned long)at->r1);
        say(line);
    }
    report_python();
    say("*** reset\r\n");
    kr_port_reset((exception & 0x1ff) == NMI ? KR_RESET_WDT : KR_RESET_HARD);
}
