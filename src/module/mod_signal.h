/* Module _signal, and its seam to the port, which owns the process's handlers. */
#ifndef KR_MODULE_MOD_SIGNAL_H
#define KR_MODULE_MOD_SIGNAL_H

#include "heap/context.h"

enum { KR_SIGNAL_DEFAULT, KR_SIGNAL_IGNORE, KR_SIGNAL_CATCH };
enum { KR_SIGNALS = 65 };

/* Sets what the process does about a signal; returns 0 or an errno. A caught signal comes back
 * through kr_signal_arrived at the next safepoint. */
typedef int (*kr_signal_install_fn)(kr_ctx *ctx, int sig, int how);

/* Makes `ch` the terminal's character that interrupts, -1: none; returns 0 or an errno. */
typedef int (*kr_signal_keyboard_fn)(kr_ctx *ctx, int ch);

/* Called by the port when it takes signals for this machine. */
void kr_signal_attach(kr_ctx *ctx, kr_signal_install_fn install, kr_signal_keyboard_fn keyboard);
/* micropython.kbd_intr: with -1 SIGINT raises no KeyboardInterrupt either. */
int kr_signal_keyboard(kr_ctx *ctx, int ch);
/* Runs the Python action of one signal; may raise. */
void kr_signal_arrived(kr_ctx *ctx, int sig);

#endif
