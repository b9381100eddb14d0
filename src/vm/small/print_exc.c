/* The text of an exception in little code (vm/print_exc.c shows chains, groups and source lines):
 * where it was raised, its type and what str() says of it. */
#include "object/exception.h"
#include "vm/frame.h"

static kr_value text_of(kr_ctx *ctx, void *exc) {
    return kr_tostr(ctx, *(kr_value *)exc);
}

kr_value kr_exception_text(kr_ctx *ctx, kr_value exc) {
    kr_value tb = KR_AS(const kr_exc, exc)->traceback, failed;
    kr_strbuf b;
    kr_strbuf_init(ctx, &b, 64);
    if (!kr_isnull(tb) && kr_is_exact(tb, &kr_type_traceback)) {
        kr_strbuf_cstr(ctx, &b, "Traceback (most recent call last):\n");
        for (const kr_traceback *t = KR_AS(const kr_traceback, tb); t; t = t->next) {
            kr_strbuf_format(ctx, &b, "  File \"%U\", line %d, in %U\n",
                             kr_unit_filename(t->code->unit), (int)kr_traceback_line(t),
                             t->code->name);
        }
    }
    kr_strbuf_format(ctx, &b, "%T", exc);
    kr_value text = kr_protect(ctx, text_of, &exc, &failed);
    if (kr_isnull(failed) && kr_str_of(text)->len) kr_strbuf_format(ctx, &b, ": %U", text);
    kr_strbuf_cstr(ctx, &b, "\n");
    return kr_strbuf_finish(ctx, &b);
}
