/* snprintf() by the formatter that krait has anyway (base/buf.c); ../printf.c knows more of C's. */
#include <stdarg.h>
#include <stdio.h>

#include "base/buf.h"

int snprintf(char *to, size_t cap, const char *f, ...) {
    va_list args;
    va_start(args, f);
    size_t n = kr_buf_vsnprintf(to, cap, f, args);
    va_end(args);
    return (int)n;
}
