/* Formatting: the format-spec mini language, str.format, and % formatting. */
#ifndef KR_OBJECT_FORMAT_H
#define KR_OBJECT_FORMAT_H

#include "object/str.h"

/* Parsed [[fill]align][sign][z][#][0][width][grouping][.precision[grouping]][type]. */
typedef struct kr_format_spec {
    uint32_t fill; /* code point */
    char align;    /* '<' '>' '=' '^' */
    char sign;     /* '+' '-' ' ' or 0 */
    bool alt, no_neg_zero;
    bool zero;                /* the fill is '0' */
    int64_t width, precision; /* -1: not given */
    char grouping;            /* ',' '_' or 0 */
    char frac_grouping;       /* 3.14: grouping of the fraction */
    uint32_t type;            /* 0 if none */
} kr_format_spec;

/* Parses n bytes at s; v (its type) is for messages: "Unknown format code 'd' for object of type
 * 'str'"; align is the type's default alignment. */
void kr_format_parse(kr_ctx *ctx, const char *s, size_t n, kr_value v, char align,
                     kr_format_spec *out);
kr_value kr_format_str(kr_ctx *ctx, kr_value s, kr_value spec);   /* str.__format__ */
kr_value kr_format_int(kr_ctx *ctx, kr_value v, kr_value spec);   /* int.__format__ */
kr_value kr_format_float(kr_ctx *ctx, kr_value v, kr_value spec); /* float.__format__ */
kr_value kr_format_complex(kr_ctx *ctx, kr_value v, kr_value spec);
/* Appends format(v, spec), spec as text. */
void kr_format_add(kr_ctx *ctx, kr_strbuf *b, kr_value v, const char *spec, size_t n);
/* Appends str(v). */
void kr_format_add_str(kr_ctx *ctx, kr_strbuf *b, kr_value v);
/* str.format(*args, **kwargs): kwargs a mapping or KR_NULL; args NULL: format_map */
kr_value kr_str_format_method(kr_ctx *ctx, kr_value fmt, const kr_value *args, size_t n,
                              kr_value kwargs);
/* The same from the arguments of a call (keywords behind the positional ones). */
kr_value kr_str_format_call(kr_ctx *ctx, kr_value fmt, kr_value *args, kr_nargs n);
/* fmt % args for str and bytes */
kr_value kr_str_percent(kr_ctx *ctx, kr_value fmt, kr_value args);
kr_value kr_bytes_percent(kr_ctx *ctx, kr_value fmt, kr_value args);

#endif
