/* _re: what the module re (lib/re.py) is made of. Functions take a pattern as text or compiled;
 * texts are looked up in a cache of compiled ones, a dict in the VM's state. */
#include "module/re.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/module.h"
#include "object/names.h"
#include "object/seq.h"
#include "object/str.h"

enum { CACHE_MAX = 512 };

static kr_value cache(kr_ctx *ctx) {
    void **place = &ctx->vm->module_state[KR_MODSTATE_RE];
    if (!*place) {
        kr_value d = kr_dict_new(ctx, 0);
        kr_list_append(ctx, ctx->vm->roots, d);
        *place = kr_ptr(d);
    }
    return kr_from_ptr(*place);
}

static kr_value compiled(kr_ctx *ctx, kr_value pattern, kr_value flags_value) {
    int64_t flags = kr_isnull(flags_value) ? 0 : kr_as_int64(ctx, flags_value);
    kr_value key = pattern, v;
    if (kr_is_exact(pattern, &kr_type_re_pattern)) {
        if (flags) {
            kr_raise_fmt(ctx, &kr_type_ValueError,
                         "cannot process flags argument with a compiled pattern");
        }
        return pattern;
    }
    if (!kr_is_exact(pattern, &kr_type_str) && !kr_is_exact(pattern, &kr_type_bytes)) {
        return kr_re_compile(ctx, pattern, (uint32_t)flags);
    }
    if (flags) key = kr_tuple2(ctx, pattern, kr_smallint((kr_sword)flags));
    v = kr_dict_get(ctx, cache(ctx), key);
    if (!kr_isnull(v)) return v;
    v = kr_re_compile(ctx, pattern, (uint32_t)flags);
    if (kr_dict_len(cache(ctx)) >= CACHE_MAX) kr_dict_clear(ctx, cache(ctx));
    kr_dict_set(ctx, cache(ctx), key, v);
    return v;
}

static kr_value f_compile(kr_ctx *ctx, const kr_value *a) {
    return compiled(ctx, a[0], a[1]);
}

static kr_value f_purge(kr_ctx *ctx) {
    kr_dict_clear(ctx, cache(ctx));
    return KR_NONE;
}

/* pattern.name(string[, more]) */
static kr_value with_pattern(kr_ctx *ctx, const char *name, const kr_value *a, size_t n,
                             kr_value flags) {
    kr_value args[3];
    size_t given = 0;
    while (given < n && !kr_isnull(a[1 + given])) {
        args[given] = a[1 + given];
        given++;
    }
    return kr_call_method(ctx, compiled(ctx, a[0], flags), kr_str_intern_rom(ctx, name), args,
                          given);
}

#define FUNCTION(name, n)                                                                          \
    static kr_value f_##name(kr_ctx *ctx, const kr_value *a) {                                     \
        return with_pattern(ctx, #name, a, n, a[1 + (n)]);                                         \
    }
FUNCTION(match, 1)
FUNCTION(fullmatch, 1)
FUNCTION(search, 1)
FUNCTION(findall, 1)
FUNCTION(finditer, 1)
FUNCTION(split, 2)
FUNCTION(sub, 3)
FUNCTION(subn, 3)

static const kr_builtin members[] = {
    KR_FUNC_SIG("compile", f_compile, "pattern,flags=",
                "Compile a regular expression pattern, returning a Pattern object."),
    KR_FUNC_0("purge", f_purge, "Clear the regular expression cache"),
    KR_FUNC_SIG("match", f_match, "pattern,string,flags=",
                "Try to apply the pattern at the start of the string, returning\n"
                "a Match object, or None if no match was found."),
    KR_FUNC_SIG("fullmatch", f_fullmatch, "pattern,string,flags=",
                "Try to apply the pattern to all of the string, returning\n"
                "a Match object, or None if no match was found."),
    KR_FUNC_SIG("search", f_search, "pattern,string,flags=",
                "Scan through string looking for a match to the pattern, returning\n"
                "a Match object, or None if no match was found."),
    KR_FUNC_SIG("findall", f_findall, "pattern,string,flags=",
                "Return a list of all non-overlapping matches in the string."),
    KR_FUNC_SIG("finditer", f_finditer, "pattern,string,flags=",
                "Return an iterator over all non-overlapping matches in the string."),
    KR_FUNC_SIG("split", f_split, "pattern,string,maxsplit=,flags=",
                "Split the source string by the occurrences of the pattern."),
    KR_FUNC_SIG("sub", f_sub, "pattern,repl,string,count=,flags=",
                "Return the string with the leftmost matches replaced by repl."),
    KR_FUNC_SIG("subn", f_subn, "pattern,repl,string,count=,flags=",
                "Return a tuple of the new string and the number of replacements."),
};

static const kr_type *const types[] = {&kr_type_re_pattern, &kr_type_re_match, NULL};

const kr_module_def kr_module__re = {
    .name = "_re",
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
    .types = types,
};
