/* Build configuration: the one header that turns compiler and profile facts into names.
 *
 * Everything above base/ asks these names and never the compiler's own macros. A profile (tiny,
 * small, full) is a set of values for the KR_CFG_ switches below plus a list of linked files. */
#ifndef KR_BASE_CONFIG_H
#define KR_BASE_CONFIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define KR_VERSION "0.1.0"
#define KR_CACHE_TAG "krait-01" /* in names of compiled copies, see port/cache.h */

/* Width of the value word in bits: that of a pointer. */
#if UINTPTR_MAX > 0xffffffffu
#define KR_CFG_WORD_BITS 64
#else
#define KR_CFG_WORD_BITS 32
#endif

#define KR_WORD_BYTES (KR_CFG_WORD_BITS / 8)

/* Floats live inside the value word (64-bit words only). */
#define KR_CFG_INLINE_FLOAT (KR_CFG_WORD_BITS == 64)

/* Docstrings of what is built in. */
#ifndef KR_CFG_DOCS
#define KR_CFG_DOCS 1
#endif
#if KR_CFG_DOCS
#define KR_DOC(text) text
#define KR_DOC_FIELD const char *doc; /* of rows that there are many of */
#define KR_DOC_INIT(text) .doc = text,
#define KR_DOC_OF(row) (row)->doc
#else
#define KR_DOC(text) NULL
#define KR_DOC_FIELD
#define KR_DOC_INIT(text)
#define KR_DOC_OF(row) NULL
#endif

/* What exceptions that C code raises say: 1 everything, 0 their type only. */
#ifndef KR_CFG_MESSAGES
#define KR_CFG_MESSAGES 1
#endif

/* Running code learns (inline caches), and some of its instructions stand for several. Costs flash
 * and, per instruction that learns, RAM. */
#ifndef KR_CFG_QUICK
#define KR_CFG_QUICK 1
#endif

/* Several threads may run Python code in turns, where the port can start them. */
#ifndef KR_CFG_THREADS
#define KR_CFG_THREADS 1
#endif

/* Is the method or function of this name (a literal) left out of the tables? A profile's list of
 * names says so (tools/firmware_rows.py). */
#ifndef KR_LEFT_OUT
#define KR_LEFT_OUT(name) 0
#endif

#if defined(__GNUC__)
#define KR_LIKELY(x) __builtin_expect(!!(x), 1)
#define KR_UNLIKELY(x) __builtin_expect(!!(x), 0)
#define KR_NORETURN __attribute__((noreturn))
#define KR_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#define KR_COLD __attribute__((cold, noinline))
#define KR_NOINLINE __attribute__((noinline))
#define KR_ALWAYS_INLINE __attribute__((always_inline))
#define KR_UNUSED __attribute__((unused))
#else
#define KR_LIKELY(x) (x)
#define KR_UNLIKELY(x) (x)
#define KR_NORETURN _Noreturn
#define KR_PRINTF(fmt, args)
#define KR_COLD
#define KR_NOINLINE
#define KR_ALWAYS_INLINE
#define KR_UNUSED
#endif

#define KR_ARRAY_LEN(a) (sizeof(a) / sizeof((a)[0]))

#endif
