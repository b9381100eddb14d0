/* unicodedata: what the tables of base/unicode.h know. Not among them are bidirectional classes,
 * East Asian widths, mirroring and the tags of compatibility decompositions. */
#include "base/unicode.h"
#include "object/float.h"
#include "object/int.h"
#include "object/module.h"
#include "object/protocol.h"
#include "object/str.h"

/* The one character that a str is. */
static uint32_t one(kr_ctx *ctx, const char *fname, kr_value v) {
    if (!kr_is_str(v) || kr_str_chars(kr_str_of(v)) != 1) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%s argument%s must be a unicode character, not %T",
                     fname, strchr(fname, '(')[1] ? "" : " 1", v);
    }
    return kr_str_char(ctx, v, 0);
}

/* What stands for a character without the value, or ValueError. */
static kr_value otherwise(kr_ctx *ctx, kr_value deflt, const char *message) {
    if (kr_isnull(deflt)) kr_raise_fmt(ctx, &kr_type_ValueError, "%s", message);
    return deflt;
}

static kr_value u_name(kr_ctx *ctx, size_t n, const kr_value *args) {
    char name[KR_UNICODE_NAME_MAX];
    size_t len = kr_unicode_name(one(ctx, "name()", args[0]), name);
    if (len) return kr_str_new(ctx, name, len);
    return otherwise(ctx, n > 1 ? args[1] : KR_NULL, "no such name");
}

static kr_value u_lookup(kr_ctx *ctx, kr_value name) {
    uint32_t cp;
    size_t n;
    const char *s;
    if (!kr_is_str(name)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "lookup() argument must be str, not %T", name);
    }
    s = kr_str_data(name, &n);
    if (!kr_unicode_lookup(s, n, &cp)) {
        kr_raise_fmt(ctx, &kr_type_KeyError, "undefined character name '%U'", name);
    }
    return kr_str_from_char(ctx, cp);
}

static kr_value u_decimal(kr_ctx *ctx, size_t n, const kr_value *args) {
    int v = kr_unicode_decimal(one(ctx, "decimal()", args[0]));
    if (v >= 0) return kr_smallint(v);
    return otherwise(ctx, n > 1 ? args[1] : KR_NULL, "not a decimal");
}

static kr_value u_digit(kr_ctx *ctx, size_t n, const kr_value *args) {
    int v = kr_unicode_digit(one(ctx, "digit()", args[0]));
    if (v >= 0) return kr_smallint(v);
    return otherwise(ctx, n > 1 ? args[1] : KR_NULL, "not a digit");
}

static kr_value u_numeric(kr_ctx *ctx, size_t n, const kr_value *args) {
    double v;
    if (kr_unicode_numeric(one(ctx, "numeric()", args[0]), &v)) return kr_float_new(ctx, v);
    return otherwise(ctx, n > 1 ? args[1] : KR_NULL, "not a numeric character");
}

static kr_value u_category(kr_ctx *ctx, kr_value c) {
    return kr_str_from_cstr(ctx, kr_unicode_category(one(ctx, "category()", c)));
}

static kr_value u_combining(kr_ctx *ctx, kr_value c) {
    return kr_smallint(kr_unicode_combining(one(ctx, "combining()", c)));
}

static kr_unicode_form form_of(kr_ctx *ctx, kr_value form, kr_value text, const char *fname) {
    static const char *const names[] = {"NFD", "NFC", "NFKD", "NFKC"};
    if (!kr_is_str(form) || !kr_is_str(text)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%s() argument %d must be str, not %T", fname,
                     kr_is_str(form) ? 2 : 1, kr_is_str(form) ? text : form);
    }
    for (int i = 0; i < 4; i++) {
        if (kr_str_eq_cstr(form, names[i])) return (kr_unicode_form)i;
    }
    kr_raise_fmt(ctx, &kr_type_ValueError, "invalid normalization form");
}

/* Memory for the buffer: leaf blocks of the heap, which nobody has to free. */
static void *heap_mem(void *opaque, void *ptr, size_t old_size, size_t new_size) {
    void *p = new_size ? kr_heap_leaf(opaque, new_size) : NULL;
    if (p && ptr) memcpy(p, ptr, old_size < new_size ? old_size : new_size);
    return p;
}

static kr_value normal(kr_ctx *ctx, kr_unicode_form form, kr_value text) {
    size_t n;
    const uint8_t *s = (const uint8_t *)kr_str_data(text, &n);
    kr_buf out;
    if (kr_unicode_quick_check(form, s, n)) return text;
    kr_buf_init(&out, heap_mem, ctx);
    if (!kr_unicode_normalize(form, s, n, &out)) kr_raise_memory(ctx);
    return kr_str_new(ctx, out.data, out.len);
}

static kr_value u_normalize(kr_ctx *ctx, kr_value form, kr_value text) {
    return normal(ctx, form_of(ctx, form, text, "normalize"), text);
}

static kr_value u_is_normalized(kr_ctx *ctx, kr_value form, kr_value text) {
    return kr_bool(kr_str_eq(normal(ctx, form_of(ctx, form, text, "is_normalized"), text), text));
}

static const kr_builtin members[] = {
    KR_FUNC_VAR("name", u_name, 1, 2, "The name of a character."),
    KR_FUNC_1("lookup", u_lookup, "The character of a name."),
    KR_FUNC_VAR("decimal", u_decimal, 1, 2, "The value of a decimal character."),
    KR_FUNC_VAR("digit", u_digit, 1, 2, "The value of a digit."),
    KR_FUNC_VAR("numeric", u_numeric, 1, 2, "The number that a character means."),
    KR_FUNC_1("category", u_category, "The general category of a character: two letters."),
    KR_FUNC_1("combining", u_combining, "The combining class of a character, 0 if it has none."),
    KR_FUNC_2("normalize", u_normalize, "The normal form of a str: NFC, NFKC, NFD or NFKD."),
    KR_FUNC_2("is_normalized", u_is_normalized, "Whether a str is in a normal form."),
};

static void init(kr_ctx *ctx, kr_value m) {
    kr_module_set(ctx, m, "unidata_version", kr_str_from_cstr(ctx, kr_unicode_version));
}

const kr_module_def kr_module_unicodedata = {
    .name = "unicodedata",
    .doc = KR_DOC("Properties of characters."),
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
    .init = init,
};
