/* Helpers of the match statement. */
#include "object/exception.h"
#include "object/int.h"
#include "vm/helpers.h"
#include "vm/typing_objs.h"

static bool len_fits(kr_ctx *ctx, kr_value v, kr_sword want, bool at_least) {
    kr_sword len;
    if (want < 0) return true;
    len = (kr_sword)kr_len(ctx, v);
    return at_least ? len >= want : len == want;
}

kr_value kr_help_match_seq(kr_ctx *ctx, size_t n, const kr_value *args) {
    (void)n;
    if (!kr_has_flag(args[0], KR_TF_SEQUENCE)) return KR_FALSE;
    return kr_bool(len_fits(ctx, args[0], kr_helper_count(ctx, args[1]), kr_is(args[2], KR_TRUE)));
}

kr_value kr_help_match_item(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_sword i = kr_helper_count(ctx, args[1]);
    (void)n;
    if (i < 0) i += (kr_sword)kr_len(ctx, args[0]);
    return kr_getitem(ctx, args[0], kr_int_new(ctx, i));
}

kr_value kr_help_match_map(kr_ctx *ctx, size_t n, const kr_value *args) {
    (void)n;
    if (!kr_has_flag(args[0], KR_TF_MAPPING)) return KR_FALSE;
    return kr_bool(len_fits(ctx, args[0], kr_helper_count(ctx, args[1]), true));
}

kr_value kr_help_match_keys(kr_ctx *ctx, size_t n, const kr_value *args) {
    size_t count;
    const kr_value *keys = kr_helper_tuple(ctx, args[1], &count);
    kr_value seen = kr_set_new(ctx, &kr_type_set), out = kr_tuple_new(ctx, count, NULL), get, v;
    kr_value missing = kr_from_ptr(kr_heap_new(ctx, &kr_type_object, sizeof(kr_object)));
    (void)n;
    for (size_t i = 0; i < count; i++) {
        if (kr_set_contains(ctx, seen, keys[i])) {
            kr_raise_fmt(ctx, &kr_type_ValueError, "mapping pattern checks duplicate key (%R)",
                         keys[i]);
        }
        kr_set_add(ctx, seen, keys[i]);
    }
    if (count == 0) return out;
    get = kr_getattr(ctx, args[0], KR_N(ctx, get));
    for (size_t i = 0; i < count; i++) {
        v = kr_call2(ctx, get, keys[i], missing);
        if (kr_is(v, missing)) return KR_NONE;
        kr_store(ctx, kr_ptr(out), &KR_AS(kr_tuple, out)->items[i], v);
    }
    return out;
}

kr_value kr_help_match_rest(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_value d = kr_dict_new(ctx, 0);
    size_t count;
    const kr_value *keys = kr_helper_tuple(ctx, args[1], &count);
    (void)n;
    kr_dict_update(ctx, d, args[0]);
    for (size_t i = 0; i < count; i++) kr_dict_del(ctx, d, keys[i]);
    return d;
}

/* ---- class patterns ---- */

static KR_NORETURN void too_many_positional(kr_ctx *ctx, kr_value cls, size_t allowed,
                                            size_t given) {
    kr_raise_fmt(ctx, &kr_type_TypeError, "%N() accepts %zu positional sub-pattern%s (%zu given)",
                 KR_AS(const kr_type, cls), allowed, allowed == 1 ? "" : "s", given);
}

/* Attribute of the subject; false if it has none. TypeError if the class asked for it before. */
static bool match_attr(kr_ctx *ctx, kr_value subject, kr_value cls, kr_value name, kr_value seen,
                       kr_value out) {
    kr_value v;
    if (kr_set_contains(ctx, seen, name)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%N() got multiple sub-patterns for attribute %R",
                     KR_AS(const kr_type, cls), name);
    }
    kr_set_add(ctx, seen, name);
    v = kr_getattr_opt(ctx, subject, kr_str_intern_value(ctx, name));
    if (kr_isnull(v)) return false;
    kr_list_append(ctx, out, v);
    return true;
}

/* Values for the positional patterns; false if one is missing. */
static bool match_positional(kr_ctx *ctx, kr_value subject, kr_value cls, size_t want,
                             kr_value seen, kr_value out) {
    kr_value names = kr_getattr_opt(ctx, cls, KR_N(ctx, __match_args__));
    size_t count = 0;
    const kr_value *items = NULL;
    if (kr_is(cls, kr_type_value(&kr_type_Interpolation))) {
        names = kr_interpolation_match_args(ctx); /* a constant that needs the machine's names */
    }
    if (kr_isnull(names)) {
        if (KR_AS(const kr_type, cls)->flags & KR_TF_MATCH_SELF) {
            if (want > 1) too_many_positional(ctx, cls, 1, want);
            kr_list_append(ctx, out, subject);
            return true;
        }
    } else if (!kr_is_exact(names, &kr_type_tuple)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%N.__match_args__ must be a tuple (got %T)",
                     KR_AS(const kr_type, cls), names);
    } else {
        items = kr_seq_items(names, &count);
    }
    if (want > count) too_many_positional(ctx, cls, count, want);
    for (size_t i = 0; i < want; i++) {
        if (!kr_is_str(items[i])) {
            kr_raise_fmt(ctx, &kr_type_TypeError,
                         "__match_args__ elements must be strings (got %T)", items[i]);
        }
        if (!match_attr(ctx, subject, cls, items[i], seen, out)) return false;
    }
    return true;
}

kr_value kr_help_match_class(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_value subject = args[0], cls = args[1], seen, out;
    size_t want = (size_t)kr_helper_count(ctx, args[2]), count;
    const kr_value *names = kr_helper_tuple(ctx, args[3], &count);
    (void)n;
    if (!kr_is_type(cls)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "called match pattern must be a class");
    }
    if (!kr_isinstance(ctx, subject, cls)) return KR_NONE;
    seen = kr_set_new(ctx, &kr_type_set);
    out = kr_list_new(ctx, 0, NULL);
    if (want && !match_positional(ctx, subject, cls, want, seen, out)) return KR_NONE;
    for (size_t i = 0; i < count; i++) {
        kr_value name = kr_helper_name(ctx, names[i]);
        if (!match_attr(ctx, subject, cls, name, seen, out)) return KR_NONE;
    }
    return kr_tuple_from_iterable(ctx, out);
}
