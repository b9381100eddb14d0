/* print and input. */
#include "module/builtins_io.h"

#include "module/wire.h"
#include "object/module.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "object/str.h"

static kr_value sys_attr(kr_ctx *ctx, kr_value name, const char *what) {
    kr_value v = kr_getattr_opt(ctx, ctx->vm->sys_module, name);
    if (kr_isnull(v)) kr_raise_fmt(ctx, &kr_type_RuntimeError, "lost %s", what);
    return v;
}

static kr_value text_or(kr_ctx *ctx, kr_value v, kr_value dflt, const char *name) {
    if (kr_isnull(v) || kr_is_none(v)) return dflt;
    if (!kr_is_str(v)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%s must be None or a string, not %T", name, v);
    }
    return v;
}

static void write_out(kr_ctx *ctx, kr_value write, kr_value self, kr_strbuf *b) {
    if (b->len) kr_call2(ctx, write, self, kr_strbuf_finish(ctx, b));
    b->len = 0;
}

/* A stream of ours: few writes. What was collected goes out before anything that may run Python
 * code, so that the order of effects is the same as with one write per item. */
static void print_native(kr_ctx *ctx, kr_value write, kr_value self, const kr_value *items,
                         size_t n, kr_value sep, kr_value end) {
    kr_strbuf b;
    kr_strbuf_init(ctx, &b, 64);
    for (size_t i = 0; i < n; i++) {
        kr_value v = items[i];
        if (i) kr_strbuf_str(ctx, &b, sep);
        if (kr_is_object(v) && !kr_is_exact(v, &kr_type_str)) write_out(ctx, write, self, &b);
        kr_strbuf_str(ctx, &b, kr_tostr(ctx, v));
    }
    kr_strbuf_str(ctx, &b, end);
    write_out(ctx, write, self, &b);
}

kr_value kr_builtin_print(kr_ctx *ctx, const kr_value *a) {
    size_t n;
    kr_value *items = kr_seq_items(a[0], &n);
    kr_value sep = text_or(ctx, a[1], kr_str_of_ascii(ctx, ' '), "sep");
    kr_value end = text_or(ctx, a[2], kr_str_of_ascii(ctx, '\n'), "end");
    kr_value file = a[3], self;
    if (kr_isnull(file) || kr_is_none(file)) file = sys_attr(ctx, KR_N(ctx, stdout), "sys.stdout");
    if (kr_is_none(file)) return KR_NONE;
    kr_value write = kr_load_method(ctx, file, KR_N(ctx, write), &self);
    if (!kr_isnull(self) && kr_is_exact(write, &kr_type_method_descriptor)) {
        print_native(ctx, write, self, items, n, sep, end);
    } else {
        kr_value bound = kr_getattr(ctx, file, KR_N(ctx, write));
        for (size_t i = 0; i < n; i++) {
            if (i) kr_call1(ctx, bound, sep);
            kr_call1(ctx, bound, kr_tostr(ctx, items[i]));
        }
        kr_call1(ctx, bound, end);
    }
    if (!kr_isnull(a[4]) && kr_truth(ctx, a[4])) {
        kr_call_method(ctx, file, KR_N(ctx, flush), NULL, 0);
    }
    return KR_NONE;
}

kr_value kr_builtin_input(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_value in = sys_attr(ctx, KR_N(ctx, stdin), "sys.stdin");
    kr_value out = sys_attr(ctx, KR_N(ctx, stdout), "sys.stdout");
    kr_wire *wire = kr_wire_of(in);
    if (wire && wire->input && kr_is(in, out)) {
        return wire->input(ctx, wire, n ? kr_tostr(ctx, a[0]) : ctx->vm->str_empty);
    }
    if (n) {
        kr_value text = kr_tostr(ctx, a[0]);
        kr_call_method(ctx, out, KR_N(ctx, write), &text, 1);
    }
    kr_call_method(ctx, out, KR_N(ctx, flush), NULL, 0);
    kr_value line = kr_call_method(ctx, in, KR_N(ctx, readline), NULL, 0);
    if (!kr_is_str(line)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "object.readline() returned non-string");
    }
    size_t len;
    const char *s = kr_str_data(line, &len);
    if (len == 0) kr_raise_fmt(ctx, &kr_type_EOFError, "EOF when reading a line");
    if (s[len - 1] != '\n') return line;
    return kr_str_new(ctx, s, len - 1);
}
