/* The class statement: builtins.__build_class__. */
#include "object/exception.h"
#include "object/type_internal.h"

/* Replaces bases that are no classes by what their __mro_entries__ gives. */
static kr_value resolve_bases(kr_ctx *ctx, kr_value bases) {
    const kr_tuple *b = KR_AS(const kr_tuple, bases);
    kr_value out = KR_NULL, hook, entries;
    for (size_t i = 0; i < b->len; i++) {
        kr_value base = b->items[i];
        hook = KR_NULL;
        if (!kr_is_type(base)) hook = kr_getattr_opt(ctx, base, KR_N(ctx, __mro_entries__));
        if (kr_isnull(hook)) {
            if (!kr_isnull(out)) kr_list_append(ctx, out, base);
            continue;
        }
        entries = kr_call1(ctx, hook, bases);
        if (!kr_is_tuple(entries)) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "__mro_entries__ must return a tuple");
        }
        if (kr_isnull(out)) {
            out = kr_list_new(ctx, 0, NULL);
            for (size_t j = 0; j < i; j++) kr_list_append(ctx, out, b->items[j]);
        }
        kr_list_extend(ctx, out, entries);
    }
    if (kr_isnull(out)) return bases;
    return kr_tuple_new(ctx, KR_AS(kr_list, out)->len, KR_AS(kr_list, out)->items);
}

static kr_value prepare(kr_ctx *ctx, kr_value meta, bool is_class, kr_value *args, uint32_t nkw) {
    kr_value hook = kr_getattr_opt(ctx, meta, KR_N(ctx, __prepare__)), ns, small[2 + 16], *all;
    if (kr_isnull(hook)) return kr_dict_new(ctx, 0);
    all = nkw <= 8 ? small : KR_AS(kr_tuple, kr_tuple_new(ctx, 2 + 2 * (size_t)nkw, NULL))->items;
    all[0] = args[0];
    all[1] = args[1];
    for (uint32_t i = 0; i < 2 * nkw; i++) all[2 + i] = args[3 + i]; /* past the namespace */
    ns = kr_call(ctx, hook, all, KR_NARGS(2, nkw));
    if (!kr_is_dict(ns) && !KR_SLOT(kr_typeof(ns), subscr)) {
        if (is_class) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "%N.__prepare__() must return a mapping, not %T",
                         kr_type_of_value(meta), ns);
        }
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "<metaclass>.__prepare__() must return a mapping, not %T", ns);
    }
    return ns;
}

/* Module typing before 3.14 does not know of names that classes have since: they are no members of
 * a protocol. Later ones keep the list in something that is none. */
static void exclude_newer_names(kr_ctx *ctx, kr_value typing) {
    static const char *const newer[] = {"__firstlineno__", "__static_attributes__",
                                        "__annotate_func__", "__annotations_cache__"};
    kr_value known = kr_getattr_opt(ctx, typing, kr_str_intern_rom(ctx, "EXCLUDED_ATTRIBUTES"));
    if (kr_isnull(known) || !kr_is_list(known)) return;
    for (size_t i = 0; i < KR_ARRAY_LEN(newer); i++) {
        kr_value name = kr_str_intern_rom(ctx, newer[i]);
        if (!kr_contains(ctx, known, name)) kr_list_append(ctx, known, name);
    }
}

/* Before a class is made by a metaclass of an older module typing: two of them look for
 * __annotations__ in the namespace, which are computed for them now. */
static void suit_old_typing(kr_ctx *ctx, kr_value meta, kr_value ns) {
    kr_value key = KR_N(ctx, __annotations__), annotate, module;
    if (kr_is(meta, kr_type_value(&kr_type_type)) || !kr_is_dict(ns)) return;
    const char *name = kr_type_cname(kr_type_of_value(meta));
    bool reads = strcmp(name, "NamedTupleMeta") == 0 || strcmp(name, "_TypedDictMeta") == 0;
    if (!reads && strcmp(name, "_ProtocolMeta") != 0) return;
    module = kr_getattr_opt(ctx, meta, KR_N(ctx, __module__));
    if (kr_isnull(module) || !kr_is_str(module) || !kr_str_eq_cstr(module, "typing")) return;
    kr_value typing = kr_import(ctx, "typing");
    if (!reads) {
        exclude_newer_names(ctx, typing);
        return;
    }
    annotate = kr_dict_get(ctx, ns, kr_str_intern_rom(ctx, "__annotate_func__"));
    if (kr_isnull(annotate) || !kr_isnull(kr_dict_get(ctx, ns, key)) ||
        kr_hasattr(ctx, typing, kr_str_intern_rom(ctx, "evaluate_forward_ref"))) {
        return;
    }
    kr_dict_set(ctx, ns, key, kr_call1(ctx, annotate, kr_smallint(1)));
}

/* Takes metaclass= out of the keyword pairs; KR_NULL if not given. */
static kr_value take_metaclass(kr_ctx *ctx, kr_value *pairs, uint32_t *nkw) {
    for (uint32_t i = 0; i < *nkw; i++) {
        if (!kr_str_eq(pairs[2 * i], KR_N(ctx, metaclass))) continue;
        kr_value meta = pairs[2 * i + 1];
        memmove(pairs + 2 * i, pairs + 2 * i + 2, (*nkw - i - 1) * 2 * sizeof *pairs);
        (*nkw)--;
        return meta;
    }
    return KR_NULL;
}

static void check_cell(kr_ctx *ctx, kr_value cell, kr_value cls, kr_value name) {
    kr_value set;
    if (!kr_is_exact(cell, &kr_type_cell) || !kr_is_type(cls)) return;
    set = KR_AS(kr_cell, cell)->value;
    if (kr_is(set, cls)) return;
    if (kr_isnull(set)) {
        kr_raise_fmt(ctx, &kr_type_RuntimeError,
                     "__class__ not set defining %R as %R. Was __classcell__ propagated to "
                     "type.__new__?",
                     name, cls);
    }
    kr_raise_fmt(ctx, &kr_type_TypeError, "__class__ set to %R defining %R as %R", set, name, cls);
}

kr_value kr_type_build_class(kr_ctx *ctx, kr_value body, kr_value name, kr_value *bases,
                             kr_nargs n) {
    uint32_t nkw = kr_nkw(n), npos = kr_npos(n);
    kr_value given = kr_tuple_new(ctx, npos, bases), cell, cls, doc, meta, ns, resolved;
    kr_value *args = KR_AS(kr_tuple, kr_tuple_new(ctx, 3 + 2 * (size_t)nkw, NULL))->items;
    bool is_class = true;
    resolved = resolve_bases(ctx, given);
    if (nkw) memcpy(args + 3, bases + npos, 2 * (size_t)nkw * sizeof *args);
    meta = take_metaclass(ctx, args + 3, &nkw);
    if (kr_isnull(meta)) {
        size_t nb = KR_AS(kr_tuple, resolved)->len;
        meta = kr_type_value(nb ? kr_typeof(KR_AS(kr_tuple, resolved)->items[0]) : &kr_type_type);
    } else {
        is_class = kr_is_type(meta);
    }
    if (is_class) meta = kr_type_value(kr_type_winner(ctx, kr_type_of_value(meta), resolved));
    args[0] = name;
    args[1] = resolved;
    ns = prepare(ctx, meta, is_class, args, nkw);
    doc = kr_getattr_opt(ctx, body, KR_N(ctx, __doc__)); /* the docstring is not in the code */
    if (!kr_isnull(doc) && !kr_is_none(doc)) kr_setitem(ctx, ns, KR_N(ctx, __doc__), doc);
    cell = kr_run_class_body(ctx, body, ns);
    if (kr_is_exact(cell, &kr_type_cell)) kr_setitem(ctx, ns, KR_N(ctx, __classcell__), cell);
    if (!kr_is(resolved, given)) {
        kr_setitem(ctx, ns, kr_str_intern_rom(ctx, "__orig_bases__"), given);
    }
    if (is_class) suit_old_typing(ctx, meta, ns);
    args[2] = ns;
    cls = kr_call(ctx, meta, args, KR_NARGS(3, nkw));
    check_cell(ctx, cell, cls, name);
    return cls;
}
