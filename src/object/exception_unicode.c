/* UnicodeDecodeError(encoding, object, start, end, reason), UnicodeEncodeError (the same with a
 * str), UnicodeTranslateError(object, start, end, reason). */
#include "object/bytes.h"
#include "object/exception_internal.h"
#include "object/int.h"

kr_value kr_exc_new_unicode(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    return kr_exc_alloc(ctx, cls, args, n);
}

static bool decodes(kr_value self) {
    return kr_is_instance_of(self, &kr_type_UnicodeDecodeError);
}

static bool translates(kr_value self) {
    return kr_is_instance_of(self, &kr_type_UnicodeTranslateError);
}

static void need_str(kr_ctx *ctx, kr_value v, int at) {
    if (!kr_is_str(v)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "argument %d must be str, not %Z", at, v);
    }
}

static kr_value copy_bytes(kr_ctx *ctx, kr_value v) {
    kr_buffer b;
    if (kr_is_exact(v, &kr_type_bytes)) return v;
    kr_get_buffer(ctx, v, &b, false);
    kr_value copy = kr_bytes_new(ctx, b.data, b.len);
    kr_release_buffer(ctx, &b);
    return copy;
}

void kr_exc_init_unicode(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    bool with_encoding = !translates(self);
    size_t want = with_encoding ? 5 : 4;
    int at = 1;
    kr_value object;
    kr_exc_init_base(ctx, self, args, n);
    if (kr_npos(n) != want) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "function takes exactly %d arguments (%d given)",
                     (int)want, (int)kr_npos(n));
    }
    if (with_encoding) {
        need_str(ctx, args[0], at++);
        kr_exc_set_field(ctx, self, KR_UNI_ENCODING, args[0]);
        args++;
    }
    object = args[0];
    if (decodes(self))
        object = copy_bytes(ctx, object);
    else
        need_str(ctx, object, at);
    kr_exc_set_field(ctx, self, KR_UNI_OBJECT, object);
    kr_exc_set_field(ctx, self, KR_UNI_START, kr_int_new(ctx, kr_index_ssize(ctx, args[1])));
    kr_exc_set_field(ctx, self, KR_UNI_END, kr_int_new(ctx, kr_index_ssize(ctx, args[2])));
    need_str(ctx, args[3], at + 3);
    kr_exc_set_field(ctx, self, KR_UNI_REASON, args[3]);
}

static kr_sword position(kr_value self, int field) {
    kr_value v = kr_exc_of(self)->field[field];
    int64_t i = 0;
    if (!kr_isnull(v)) kr_int_to_i64(v, &i); /* set_position has seen that it fits */
    return (kr_sword)i;
}

static kr_value text_of(kr_ctx *ctx, kr_value self, int field) {
    kr_value v = kr_exc_of(self)->field[field];
    return kr_isnull(v) ? kr_str_from_cstr(ctx, "<NULL>") : kr_tostr(ctx, v);
}

static kr_value char_text(kr_ctx *ctx, uint32_t c) {
    const char *fmt = c <= 0xff ? "\\x%02x" : c <= 0xffff ? "\\u%04x" : "\\U%08x";
    return kr_str_format(ctx, fmt, c);
}

kr_value kr_exc_str_unicode(kr_ctx *ctx, kr_value self) {
    kr_value object = kr_exc_of(self)->field[KR_UNI_OBJECT], prefix, reason;
    kr_sword len, start, end;
    if (kr_isnull(object)) return ctx->vm->str_empty;
    if (decodes(self) ? !kr_is_exact(object, &kr_type_bytes) : !kr_is_str(object)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "UnicodeError 'object' attribute must be a %s",
                     decodes(self) ? "bytes" : "string");
    }
    len = decodes(self) ? (kr_sword)KR_AS(kr_bytes, object)->len
                        : (kr_sword)kr_str_chars(kr_str_of(object));
    start = position(self, KR_UNI_START);
    end = position(self, KR_UNI_END);
    reason = text_of(ctx, self, KR_UNI_REASON);
    prefix = translates(self)
                 ? ctx->vm->str_empty
                 : kr_str_format(ctx, "'%U' codec ", text_of(ctx, self, KR_UNI_ENCODING));
    if (decodes(self)) {
        if (start >= 0 && start < len && end == start + 1) {
            return kr_str_format(ctx, "%Ucan't decode byte 0x%02x in position %zd: %U", prefix,
                                 KR_AS(kr_bytes, object)->data[start], start, reason);
        }
        return kr_str_format(ctx, "%Ucan't decode bytes in position %zd-%zd: %U", prefix, start,
                             end - 1, reason);
    }
    const char *verb = translates(self) ? "translate" : "encode";
    if (start >= 0 && start < len && end == start + 1) {
        return kr_str_format(ctx, "%Ucan't %s character '%U' in position %zd: %U", prefix, verb,
                             char_text(ctx, kr_str_char(ctx, object, (size_t)start)), start,
                             reason);
    }
    return kr_str_format(ctx, "%Ucan't %s characters in position %zd-%zd: %U", prefix, verb, start,
                         end - 1, reason);
}

KR_EXC_FIELD(encoding, KR_UNI_ENCODING)
KR_EXC_FIELD(object, KR_UNI_OBJECT)
static void set_position(kr_ctx *ctx, kr_value self, int field, kr_value v) {
    if (kr_isnull(v)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "can't delete numeric/char attribute");
    }
    if (!kr_is_int(v)) kr_raise_fmt(ctx, &kr_type_TypeError, "an integer is required");
    kr_exc_set_field(ctx, self, field, kr_int_new(ctx, kr_index_ssize(ctx, v)));
}

static kr_value get_start(kr_ctx *ctx, kr_value self) {
    return kr_int_new(ctx, position(self, KR_UNI_START));
}
static void set_start(kr_ctx *ctx, kr_value self, kr_value v) {
    set_position(ctx, self, KR_UNI_START, v);
}
static kr_value get_end(kr_ctx *ctx, kr_value self) {
    return kr_int_new(ctx, position(self, KR_UNI_END));
}
static void set_end(kr_ctx *ctx, kr_value self, kr_value v) {
    set_position(ctx, self, KR_UNI_END, v);
}
KR_EXC_FIELD(reason, KR_UNI_REASON)
const kr_builtin kr_exc_methods_unicode[KR_EXC_N_unicode] = {
    KR_GETTER(&kr_type_UnicodeError, "encoding", get_encoding, set_encoding, "exception encoding"),
    KR_GETTER(&kr_type_UnicodeError, "object", get_object, set_object, "exception object"),
    KR_GETTER(&kr_type_UnicodeError, "start", get_start, set_start, "exception start"),
    KR_GETTER(&kr_type_UnicodeError, "end", get_end, set_end, "exception end"),
    KR_GETTER(&kr_type_UnicodeError, "reason", get_reason, set_reason, "exception reason"),
};
