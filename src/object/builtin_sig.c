/* Binding arguments after the signature text of a built-in function.
 *
 * A text such as "x,/,*,key=,reverse=" is parsed once per VM and kept in a table by its address
 * (texts are string literals), so that a call costs no parsing. Out-places follow the order of the
 * text; an omitted optional parameter is KR_NULL. */
#include "object/exception.h"
#include "object/type_internal.h"

static void parse_item(kr_ctx *ctx, kr_sig *sig, const char *s, size_t len, bool *kw_only) {
    uint16_t at = sig->n;
    bool optional = s[len - 1] == '=';
    if (len == 1 && *s == '/') {
        sig->n_pos_only = sig->n;
        return;
    }
    if (len == 1 && *s == '*') {
        *kw_only = true;
        return;
    }
    sig->n++;
    if (s[0] == '*') {
        sig->optional |= 1u << at;
        sig->names[at] = KR_NULL;
        if (s[1] == '*')
            sig->var_kw = (int16_t)at;
        else
            sig->var_args = (int16_t)at, *kw_only = true;
        return;
    }
    sig->names[at] = kr_str_intern(ctx, s, len - optional);
    sig->optional |= (uint32_t)optional << at;
    if (*kw_only) {
        sig->kw_only = true;
        return;
    }
    sig->n_pos = at + 1;
    if (!optional) sig->n_required = at + 1;
}

static kr_sig *parse(kr_ctx *ctx, const char *text) {
    kr_sig sig = {.var_args = -1, .var_kw = -1}, *kept; /* on the stack: the collector sees names */
    bool kw_only = false;
    while (*text) {
        size_t len;
        while (*text == ' ' || *text == ',') text++;
        len = strcspn(text, ",");
        while (len && text[len - 1] == ' ') len--;
        if (len) parse_item(ctx, &sig, text, len, &kw_only);
        text += strcspn(text, ",");
    }
    size_t bytes = offsetof(kr_sig, names) + sig.n * sizeof sig.names[0];
    kept = kr_heap_leaf(ctx, bytes);
    return memcpy(kept, &sig, bytes);
}

static const kr_sig *sig_of(kr_ctx *ctx, const char *text) {
    struct kr_type_overlay *o = ctx->vm->overlay;
    size_t h = (size_t)(((uintptr_t)text * UINT64_C(0x9e3779b97f4a7c15)) >> 56) & (o->n_sigs - 1);
    kr_sig_line *line = &o->sigs[h];
    if (KR_LIKELY(line->text == text)) return line->sig;
    kr_sig *sig = parse(ctx, text);
    line->text = text;
    line->sig = sig;
    return sig;
}

static const char *plural(size_t n) {
    return n == 1 ? "" : "s";
}

static KR_COLD KR_NORETURN void too_many(kr_ctx *ctx, const char *fname, const kr_sig *sig,
                                         size_t npos, size_t nkw) {
    size_t named = sig->n - (sig->var_args >= 0) - (sig->var_kw >= 0);
    if (sig->n_pos == sig->n_pos_only && !sig->kw_only) { /* positional only */
        const char *how = sig->n_required == sig->n_pos ? "" : "at most ";
        kr_raise_fmt(ctx, &kr_type_TypeError, "%s expected %s%zu argument%s, got %zu", fname, how,
                     (size_t)sig->n_pos, plural(sig->n_pos), npos);
    }
    if (sig->n_pos == 0) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%s() takes no positional arguments", fname);
    }
    if (npos + nkw > named) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%s() takes at most %zu %sargument%s (%zu given)",
                     fname, named, npos == 0 ? "keyword " : "", plural(named), npos + nkw);
    }
    kr_raise_fmt(ctx, &kr_type_TypeError, "%s() takes %s %zu positional argument%s (%zu given)",
                 fname, sig->n_required < sig->n_pos ? "at most" : "exactly", (size_t)sig->n_pos,
                 plural(sig->n_pos), npos);
}

static KR_COLD KR_NORETURN void missing(kr_ctx *ctx, const char *fname, const kr_sig *sig,
                                        size_t place, size_t npos) {
    if (sig->n_pos == sig->n_pos_only && !sig->kw_only && sig->var_args < 0) {
        const char *how = sig->n_required == sig->n_pos ? "" : "at least ";
        kr_raise_fmt(ctx, &kr_type_TypeError, "%s expected %s%zu argument%s, got %zu", fname, how,
                     (size_t)sig->n_required, plural(sig->n_required), npos);
    }
    if (place < sig->n_pos_only) {
        size_t min = sig->n_required < sig->n_pos_only ? sig->n_required : sig->n_pos_only;
        kr_raise_fmt(ctx, &kr_type_TypeError, "%s() takes %s %zu positional argument%s (%zu given)",
                     fname, min < sig->n_pos ? "at least" : "exactly", min, plural(min), npos);
    }
    if (place >= sig->n_pos) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%s() missing required keyword-only argument '%U'",
                     fname, sig->names[place]);
    }
    kr_raise_fmt(ctx, &kr_type_TypeError, "%s() missing required argument '%U' (pos %zu)", fname,
                 sig->names[place], place + 1);
}

static KR_COLD KR_NORETURN void bad_keyword(kr_ctx *ctx, const char *fname, const kr_sig *sig,
                                            kr_value name) {
    kr_value known = kr_list_new(ctx, 0, NULL), near;
    for (size_t i = sig->n_pos_only; i < sig->n; i++) {
        if (!kr_isnull(sig->names[i])) kr_list_append(ctx, known, sig->names[i]);
    }
    near = kr_suggest(ctx, name, known);
    if (!kr_isnull(near)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "%s() got an unexpected keyword argument '%U'. Did you mean '%U'?", fname,
                     name, near);
    }
    kr_raise_fmt(ctx, &kr_type_TypeError, "%s() got an unexpected keyword argument '%U'", fname,
                 name);
}

/* False: the function has no such parameter. */
static bool bind_keyword(kr_ctx *ctx, const char *fname, const kr_sig *sig, kr_value name,
                         kr_value value, kr_value *out, size_t npos) {
    for (size_t i = sig->n_pos_only; i < sig->n; i++) {
        if (kr_isnull(sig->names[i])) continue;
        if (!kr_is(sig->names[i], name) && !kr_str_eq(sig->names[i], name)) continue;
        if (!kr_isnull(out[i])) {
            if (i < npos) {
                kr_raise_fmt(ctx, &kr_type_TypeError,
                             "argument for %s() given by name ('%U') and position (%zu)", fname,
                             name, i + 1);
            }
            kr_raise_fmt(ctx, &kr_type_TypeError,
                         "%s() got multiple values for keyword argument '%U'", fname, name);
        }
        out[i] = value;
        return true;
    }
    if (sig->var_kw < 0) return false;
    kr_dict_set(ctx, out[sig->var_kw], name, value);
    return true;
}

static KR_NOINLINE void bind(kr_ctx *ctx, const char *fname, const kr_sig *sig, kr_value *args,
                             size_t npos, size_t nkw, kr_value *out) {
    size_t taken = npos < sig->n_pos ? npos : sig->n_pos;
    if (nkw && sig->n_pos == sig->n_pos_only && !sig->kw_only && sig->var_kw < 0) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%s() takes no keyword arguments", fname);
    }
    for (size_t i = 0; i < sig->n; i++) out[i] = i < taken ? args[i] : KR_NULL;
    bool over = sig->var_kw < 0 && npos + nkw > sig->n && sig->n_pos > sig->n_pos_only;
    if ((npos > taken || over) && sig->var_args < 0) too_many(ctx, fname, sig, npos, nkw);
    if (sig->var_args >= 0) {
        out[sig->var_args] = kr_tuple_new(ctx, npos - taken, args + taken);
    }
    if (sig->var_kw >= 0) out[sig->var_kw] = kr_dict_new(ctx, nkw);
    kr_value unknown = KR_NULL;
    for (size_t i = 0; i < nkw; i++) {
        kr_value name = args[npos + 2 * i];
        bool known = bind_keyword(ctx, fname, sig, name, args[npos + 2 * i + 1], out, taken);
        if (!known && kr_isnull(unknown)) unknown = name;
    }
    for (size_t i = taken; i < sig->n; i++) {
        if (kr_isnull(out[i]) && !(sig->optional >> i & 1)) missing(ctx, fname, sig, i, npos);
    }
    if (!kr_isnull(unknown)) bad_keyword(ctx, fname, sig, unknown);
}

void kr_bind_args(kr_ctx *ctx, const char *fname, const char *text, kr_value *args, kr_nargs n,
                  size_t n_self, kr_value *out) {
    const kr_sig *sig = sig_of(ctx, text);
    size_t npos = kr_npos(n) - n_self;
    for (size_t i = 0; i < n_self; i++) *out++ = *args++;
    if (KR_LIKELY(!kr_nkw(n) && npos <= sig->n_pos && npos >= sig->n_required &&
                  sig->var_args < 0 && sig->var_kw < 0 && !sig->kw_only)) {
        size_t i = 0;
        for (; i < npos; i++) out[i] = args[i];
        for (; i < sig->n; i++) out[i] = KR_NULL;
        return;
    }
    bind(ctx, fname, sig, args, npos, kr_nkw(n), out);
}

/* ---- counts alone ---- */

void kr_check_no_kw(kr_ctx *ctx, const char *fname, kr_nargs n) {
    if (KR_LIKELY(!kr_nkw(n))) return;
    kr_raise_fmt(ctx, &kr_type_TypeError, "%s() takes no keyword arguments", fname);
}

kr_nargs kr_constructor_args(kr_ctx *ctx, const char *fname, const kr_type *cls,
                             const kr_type *base, kr_nargs n) {
    if (KR_LIKELY(!kr_nkw(n))) return n;
    if (cls == base || KR_SLOT(cls, init) == KR_SLOT(base, init)) kr_check_no_kw(ctx, fname, n);
    return KR_NARGS(kr_npos(n), 0);
}

void kr_check_args(kr_ctx *ctx, const char *fname, kr_nargs n, size_t min, size_t max) {
    size_t got = kr_npos(n);
    kr_check_no_kw(ctx, fname, n);
    if (KR_LIKELY(got >= min && (got <= max || max == KR_ANY))) return;
    const char *how = min == max ? "" : got < min ? "at least " : "at most ";
    size_t limit = got < min ? min : max;
    kr_raise_fmt(ctx, &kr_type_TypeError, "%s expected %s%zu argument%s, got %zu", fname, how,
                 limit, plural(limit), got);
}
