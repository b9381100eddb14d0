/* The methods of str. */
#include "object/format.h"
#include "object/str_internal.h"

static kr_value encode(kr_ctx *ctx, const kr_value *a) {
    const char *encoding = kr_str_arg(ctx, a[1], "encode", "encoding");
    const char *errors = kr_str_arg(ctx, a[2], "encode", "errors");
    return kr_str_encode(ctx, a[0], encoding ? encoding : "utf-8", errors);
}

static kr_value join(kr_ctx *ctx, kr_value self, kr_value items) {
    return kr_str_join(ctx, self, items);
}

static kr_value format(kr_ctx *ctx, kr_value callee, kr_value *args, kr_nargs n) {
    (void)callee;
    if (kr_npos(n) == 0) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "unbound method str.format() needs an argument");
    }
    if (!kr_is_str(args[0])) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "descriptor 'format' for 'str' objects doesn't apply to a '%T' object",
                     args[0]);
    }
    return kr_str_format_call(ctx, args[0], args + 1, n - 1);
}

static kr_value format_map(kr_ctx *ctx, kr_value self, kr_value map) {
    return kr_str_format_method(ctx, self, NULL, 0, map);
}

static kr_value dunder_format(kr_ctx *ctx, kr_value self, kr_value spec) {
    if (!kr_is_str(spec)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "__format__() argument must be str, not %s",
                     kr_kind_name(spec));
    }
    return kr_format_str(ctx, self, spec);
}

static kr_value getnewargs(kr_ctx *ctx, kr_value self) {
    kr_value s = kr_str_exact(ctx, self);
    return kr_tuple_new(ctx, 1, &s);
}

static kr_value size_of(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_smallint((kr_sword)(kr_typeof(self)->size + kr_str_of(self)->len + 1));
}

#define OWN &kr_type_str
#define M_1(name, doc) KR_METHOD_1(OWN, #name, kr_str_m_##name, doc)
#define M_2(name, doc) KR_METHOD_2(OWN, #name, kr_str_m_##name, doc)
#define M_VAR(name, min, max, doc) KR_METHOD_VAR(OWN, #name, kr_str_m_##name, min, max, doc)
#define M_SIG(name, sig, doc) KR_METHOD_SIG(OWN, #name, kr_str_m_##name, sig, doc)
const kr_builtin kr_str_methods[KR_STR_N_METHODS] = {
    M_1(capitalize, "Return a capitalized version of the string."),
    M_1(casefold, "Return a version of the string suitable for caseless comparisons."),
    M_VAR(center, 2, 3, "Return a centered string of length width."),
    M_VAR(count, 2, 4, "Return the number of non-overlapping occurrences of a substring."),
    KR_METHOD_SIG(OWN, "encode", encode, "encoding=,errors=",
                  "Encode the string using the codec registered for encoding."),
    M_VAR(endswith, 2, 4, "Return True if the string ends with the specified suffix."),
    M_SIG(expandtabs,
          "tabsize=", "Return a copy where all tab characters are expanded using spaces."),
    M_VAR(find, 2, 4, "Return the lowest index where a substring is found, -1 on failure."),
    KR_METHOD_RAW(OWN, "format", format, "Return a formatted version of the string."),
    KR_METHOD_2(OWN, "format_map", format_map,
                "Return a formatted version of the string, using substitutions from mapping."),
    M_VAR(index, 2, 4, "Return the lowest index where a substring is found."),
    M_1(isalnum, "Return True if the string is an alpha-numeric string, False otherwise."),
    M_1(isalpha, "Return True if the string is an alphabetic string, False otherwise."),
    M_1(isascii, "Return True if all characters in the string are ASCII, False otherwise."),
    M_1(isdecimal, "Return True if the string is a decimal string, False otherwise."),
    M_1(isdigit, "Return True if the string is a digit string, False otherwise."),
    M_1(isidentifier, "Return True if the string is a valid Python identifier, False otherwise."),
    M_1(islower, "Return True if the string is a lowercase string, False otherwise."),
    M_1(isnumeric, "Return True if the string is a numeric string, False otherwise."),
    M_1(isprintable, "Return True if all characters in the string are printable, False otherwise."),
    M_1(isspace, "Return True if the string is a whitespace string, False otherwise."),
    M_1(istitle, "Return True if the string is a title-cased string, False otherwise."),
    M_1(isupper, "Return True if the string is an uppercase string, False otherwise."),
    KR_METHOD_2(OWN, "join", join, "Concatenate any number of strings."),
    M_VAR(ljust, 2, 3, "Return a left-justified string of length width."),
    M_1(lower, "Return a copy of the string converted to lowercase."),
    M_VAR(lstrip, 1, 2, "Return a copy of the string with leading whitespace removed."),
    KR_STATIC_VAR(OWN, "maketrans", kr_str_m_maketrans, 1, 3,
                  "Return a translation table usable for str.translate()."),
    M_2(partition, "Partition the string into three parts using the given separator."),
    M_2(removeprefix, "Return a str with the given prefix string removed if present."),
    M_2(removesuffix, "Return a str with the given suffix string removed if present."),
    M_SIG(replace, "old,new,/,count=",
          "Return a copy with all occurrences of substring old replaced by new."),
    M_VAR(rfind, 2, 4, "Return the highest index where a substring is found, -1 on failure."),
    M_VAR(rindex, 2, 4, "Return the highest index where a substring is found."),
    M_VAR(rjust, 2, 3, "Return a right-justified string of length width."),
    M_2(rpartition, "Partition the string into three parts using the given separator."),
    M_SIG(rsplit, "sep=,maxsplit=",
          "Return a list of the substrings in the string, using sep as the separator string."),
    M_VAR(rstrip, 1, 2, "Return a copy of the string with trailing whitespace removed."),
    M_SIG(split, "sep=,maxsplit=",
          "Return a list of the substrings in the string, using sep as the separator string."),
    M_SIG(splitlines, "keepends=", "Return a list of the lines in the string."),
    M_VAR(startswith, 2, 4, "Return True if the string starts with the specified prefix."),
    M_VAR(strip, 1, 2, "Return a copy of the string with leading and trailing whitespace removed."),
    M_1(swapcase,
        "Convert uppercase characters to lowercase and lowercase characters to uppercase."),
    M_1(title, "Return a version of the string where each word is titlecased."),
    M_2(translate, "Replace each character in the string using the given translation table."),
    M_1(upper, "Return a copy of the string converted to uppercase."),
    M_2(zfill, "Pad a numeric string with zeros on the left, to fill a field of the given width."),
    KR_METHOD_2(OWN, "__format__", dunder_format,
                "Return a formatted version of the string as described by format_spec."),
    KR_METHOD_1(OWN, "__getnewargs__", getnewargs, NULL),
    KR_METHOD_1(OWN, "__sizeof__", size_of, "Return the size of the string in memory, in bytes."),
};
