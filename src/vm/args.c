/* Binding of arguments to parameters, with the TypeErrors that go with it.
 *
 * Invariants: locals are laid out as
 *   [closed-over cells][positional parameters][keyword-only parameters][*args][**kwargs][others]
 * and every slot is valid or KR_NULL before the first allocation that could let the collector see
 * them. Keyword names are interned, so names compare by identity. */
#include "object/exception.h"
#include "object/suggest.h"
#include "vm/frame.h"

typedef struct binding {
    kr_ctx *ctx;
    kr_function *fn;
    const kr_code *code;
    kr_value *slots;       /* first parameter */
    const kr_value *names; /* of parameters */
    uint32_t n_pos, n_kwonly, n_pos_only, given;
    kr_value kwdict; /* for **kwargs, or KR_NULL */
} binding;

/* 'a', 'b', and 'c' */
static kr_value list_names(kr_ctx *ctx, const kr_value *names, size_t n) {
    kr_strbuf b;
    kr_strbuf_init(ctx, &b, 32);
    for (size_t i = 0; i < n; i++) {
        if (i && n > 2) kr_strbuf_cstr(ctx, &b, ",");
        if (i) kr_strbuf_cstr(ctx, &b, i + 1 == n ? " and " : " ");
        kr_strbuf_format(ctx, &b, "'%U'", names[i]);
    }
    return kr_strbuf_finish(ctx, &b);
}

static KR_NORETURN void missing(const binding *b, uint32_t from, uint32_t to, const char *kind) {
    kr_value list = kr_list_new(b->ctx, 0, NULL);
    size_t n;
    const kr_value *items;
    for (uint32_t i = from; i < to; i++) {
        if (kr_isnull(b->slots[i])) kr_list_append(b->ctx, list, b->names[i]);
    }
    items = kr_seq_items(list, &n);
    kr_raise_fmt(b->ctx, &kr_type_TypeError, "%U() missing %zu required %s argument%s: %U",
                 kr_function_qualname(b->ctx, b->fn), n, kind, n == 1 ? "" : "s",
                 list_names(b->ctx, items, n));
}

static KR_NORETURN void too_many(const binding *b) {
    size_t defaults = kr_isnull(b->fn->defaults) ? 0 : KR_AS(kr_tuple, b->fn->defaults)->len;
    uint32_t kwonly = 0;
    bool plural;
    kr_value takes, also;
    for (uint32_t i = b->n_pos; i < b->n_pos + b->n_kwonly; i++) kwonly += !kr_isnull(b->slots[i]);
    if (defaults) {
        takes = kr_str_format(b->ctx, "from %d to %d", (int)(b->n_pos - defaults), (int)b->n_pos);
        plural = true;
    } else {
        takes = kr_str_format(b->ctx, "%d", (int)b->n_pos);
        plural = b->n_pos != 1;
    }
    also = kwonly ? kr_str_format(b->ctx, " positional argument%s (and %d keyword-only argument%s)",
                                  b->given != 1 ? "s" : "", (int)kwonly, kwonly != 1 ? "s" : "")
                  : b->ctx->vm->str_empty;
    kr_raise_fmt(b->ctx, &kr_type_TypeError,
                 "%U() takes %U positional argument%s but %d%U %s given",
                 kr_function_qualname(b->ctx, b->fn), takes, plural ? "s" : "", (int)b->given, also,
                 b->given == 1 && !kwonly ? "was" : "were");
}

/* Positional-only parameters given by name: raises if there are any. */
static void check_pos_only(const binding *b, const kr_value *kw, uint32_t nkw) {
    kr_strbuf out;
    bool any = false;
    kr_strbuf_init(b->ctx, &out, 16);
    for (uint32_t p = 0; p < b->n_pos_only; p++) {
        for (uint32_t i = 0; i < nkw; i++) {
            if (!kr_is(kw[2 * i], b->names[p])) continue;
            if (any) kr_strbuf_cstr(b->ctx, &out, ", ");
            kr_strbuf_str(b->ctx, &out, b->names[p]);
            any = true;
        }
    }
    if (!any) return;
    kr_raise_fmt(b->ctx, &kr_type_TypeError,
                 "%U() got some positional-only arguments passed as keyword arguments: '%U'",
                 kr_function_qualname(b->ctx, b->fn), kr_strbuf_finish(b->ctx, &out));
}

static KR_NORETURN void unexpected(const binding *b, kr_value name) {
    kr_value list = kr_list_new(b->ctx, 0, NULL), hint;
    for (uint32_t i = b->n_pos_only; i < b->n_pos + b->n_kwonly; i++) {
        kr_list_append(b->ctx, list, b->names[i]);
    }
    hint = kr_suggest(b->ctx, name, list);
    if (kr_isnull(hint)) {
        kr_raise_fmt(b->ctx, &kr_type_TypeError, "%U() got an unexpected keyword argument '%U'",
                     kr_function_qualname(b->ctx, b->fn), name);
    }
    kr_raise_fmt(b->ctx, &kr_type_TypeError,
                 "%U() got an unexpected keyword argument '%U'. Did you mean '%U'?",
                 kr_function_qualname(b->ctx, b->fn), name, hint);
}

static void bind_keyword(const binding *b, const kr_value *kw, uint32_t nkw, uint32_t i) {
    kr_value name = kw[2 * i];
    for (uint32_t p = b->n_pos_only; p < b->n_pos + b->n_kwonly; p++) {
        if (!kr_is(name, b->names[p])) continue;
        if (!kr_isnull(b->slots[p])) {
            kr_raise_fmt(b->ctx, &kr_type_TypeError, "%U() got multiple values for argument '%U'",
                         kr_function_qualname(b->ctx, b->fn), name);
        }
        b->slots[p] = kw[2 * i + 1];
        return;
    }
    if (!kr_isnull(b->kwdict)) {
        if (!kr_isnull(kr_dict_get_name(b->ctx, b->kwdict, name))) {
            kr_raise_fmt(b->ctx, &kr_type_TypeError,
                         "%U() got multiple values for keyword argument '%U'",
                         kr_function_qualname(b->ctx, b->fn), name);
        }
        kr_dict_set_name(b->ctx, b->kwdict, name, kw[2 * i + 1]);
        return;
    }
    check_pos_only(b, kw, nkw);
    unexpected(b, name);
}

static void fill_defaults(const binding *b) {
    const kr_tuple *d = kr_isnull(b->fn->defaults) ? NULL : KR_AS(kr_tuple, b->fn->defaults);
    size_t n = d ? d->len : 0;
    uint32_t first = n > b->n_pos ? 0 : b->n_pos - (uint32_t)n;
    for (uint32_t i = b->given; i < first; i++) {
        if (kr_isnull(b->slots[i])) missing(b, b->given, first, "positional");
    }
    for (uint32_t i = first; i < b->n_pos; i++) {
        if (kr_isnull(b->slots[i])) b->slots[i] = d->items[n - (b->n_pos - i)];
    }
    for (uint32_t i = b->n_pos; i < b->n_pos + b->n_kwonly; i++) {
        if (!kr_isnull(b->slots[i])) continue;
        kr_value kwdefaults = kr_function_rare(b->fn)->kwdefaults;
        if (!kr_isnull(kwdefaults)) b->slots[i] = kr_dict_get_name(b->ctx, kwdefaults, b->names[i]);
    }
    for (uint32_t i = b->n_pos; i < b->n_pos + b->n_kwonly; i++) {
        if (kr_isnull(b->slots[i])) missing(b, b->n_pos, b->n_pos + b->n_kwonly, "keyword-only");
    }
}

void kr_bind_locals(kr_ctx *ctx, kr_function *fn, kr_quick *q, kr_value *base, kr_value *args,
                    kr_nargs n) {
    kr_code *code = fn->code;
    const kr_value *names = kr_code_arg_names(ctx, code);
    uint32_t nc = fn->n_closure, npos = kr_npos(n), nkw = kr_nkw(n), direct, at;
    binding b = {ctx,
                 fn,
                 code,
                 base + nc,
                 names + nc,
                 code->n_pos - nc,
                 code->n_kwonly,
                 code->debug ? code->debug->n_pos_only : 0,
                 npos,
                 KR_NULL};
    kr_value small[32], *kw = small, rest = KR_NULL, holder = KR_NULL;
    kr_value **top = kr_frame_top_slot(ctx->frame);
    direct = npos < b.n_pos ? npos : b.n_pos;
    if (2 * nkw > KR_ARRAY_LEN(small)) {
        holder = kr_tuple_new(ctx, 2 * (size_t)nkw, NULL);
        kw = KR_AS(kr_tuple, holder)->items;
    }
    memcpy(kw, args + npos, 2 * (size_t)nkw * sizeof(kr_value));
    if (code->flags & KR_V6_VARARGS) {
        rest = npos > b.n_pos ? kr_tuple_new(ctx, npos - b.n_pos, args + b.n_pos)
                              : ctx->vm->tuple_empty;
    }
    if (code->flags & KR_V6_VARKEYWORDS) b.kwdict = kr_dict_new(ctx, nkw);
    memmove(b.slots, args, direct * sizeof(kr_value));
    for (uint32_t i = 0; i < nc; i++) base[i] = fn->cells[i];
    at = nc + direct;
    for (uint32_t i = at; i < q->n_locals; i++) base[i] = KR_NULL;
    if (base <= *top && *top < base + q->n_locals) {
        *top = base + q->n_locals; /* moved arguments stay visible to the collector */
    }
    for (uint32_t i = 0; i < nkw; i++) bind_keyword(&b, kw, nkw, i);
    if (npos > b.n_pos && kr_isnull(rest)) too_many(&b);
    fill_defaults(&b);
    at = nc + b.n_pos + b.n_kwonly;
    if (!kr_isnull(rest)) base[at++] = rest;
    if (!kr_isnull(b.kwdict)) base[at++] = b.kwdict;
    if (!kr_isnull(holder)) ctx->stop_value = KR_NULL; /* holder stays in sight until here */
}
