/* Helpers of except*.
 *
 * Invariants: the exception that the statement caught stays the exc of the caller's innermost block
 * except while a clause handles a part of it; ctx->handled follows. Parts that are raised again are
 * put together into one group of the original's shape, so that nesting and metadata survive. */
#include "object/exception.h"
#include "vm/helpers.h"

/* Nothing happens unless the caller is handling an exception. */
static void set_handled(kr_ctx *ctx, kr_value exc) {
    kr_frame *f = ctx->frame;
    kr_block *b = f->n_blocks ? &kr_frame_blocks(f)[f->n_blocks - 1] : NULL;
    if (!b || kr_isnull(b->exc)) return;
    b->exc = exc;
    ctx->handled = exc;
}

/* What a method that the program may override has made. */
static kr_value checked_exc(kr_ctx *ctx, kr_value v, const char *what) {
    if (!kr_is_exc(v)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%s must be an exception, not %T", what, v);
    }
    return v;
}

static kr_value exc_or_none(kr_ctx *ctx, kr_value v, const char *what) {
    return kr_is_none(v) ? v : checked_exc(ctx, v, what);
}

static bool is_group(kr_value v) {
    return kr_is_instance_of(v, &kr_type_BaseExceptionGroup);
}

static void check_type(kr_ctx *ctx, kr_value type) {
    size_t n = 1;
    const kr_value *items = &type;
    if (kr_is_tuple(type)) items = kr_seq_items(type, &n);
    for (size_t i = 0; i < n; i++) {
        if (!kr_is_type(items[i]) ||
            !kr_type_is_subtype(KR_AS(const kr_type, items[i]), &kr_type_BaseException)) {
            kr_raise_fmt(ctx, &kr_type_TypeError,
                         "catching classes that do not inherit from BaseException is not allowed");
        }
    }
    for (size_t i = 0; i < n; i++) {
        if (kr_type_is_subtype(KR_AS(const kr_type, items[i]), &kr_type_BaseExceptionGroup)) {
            kr_raise_fmt(ctx, &kr_type_TypeError,
                         "catching ExceptionGroup with except* is not "
                         "allowed. Use except instead.");
        }
    }
}

static kr_value make_group(kr_ctx *ctx, kr_value list) {
    kr_value args[2] = {ctx->vm->str_empty, list};
    kr_value cls = kr_type_value(&kr_type_ExceptionGroup);
    size_t n;
    const kr_value *items = kr_seq_items(list, &n);
    for (size_t i = 0; i < n; i++) {
        if (!kr_is_instance_of(items[i], &kr_type_Exception)) {
            cls = kr_type_value(&kr_type_BaseExceptionGroup);
        }
    }
    return kr_call(ctx, cls, args, KR_NARGS(2, 0));
}

kr_value kr_help_except_star(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_value exc = args[0], match = KR_NONE, rest = KR_NONE, pair;
    (void)n;
    exc_or_none(ctx, exc, "what is caught");
    check_type(ctx, args[1]);
    if (kr_is_none(exc)) return kr_tuple2(ctx, KR_NONE, KR_NONE);
    if (kr_exc_matches(ctx, exc, args[1])) {
        match = exc;
        if (!is_group(exc)) {
            match = make_group(ctx, kr_tuple_new(ctx, 1, &exc));
            kr_store(ctx, kr_ptr(match), &KR_AS(kr_exc, match)->traceback,
                     KR_AS(kr_exc, exc)->traceback);
        }
    } else if (is_group(exc)) {
        kr_value type = args[1];
        size_t count;
        const kr_value *items;
        pair = kr_call_method(ctx, exc, kr_str_intern_rom(ctx, "split"), &type, KR_NARGS(1, 0));
        if (!kr_is_tuple(pair)) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "%T.split must return a tuple, not %T", exc,
                         pair);
        }
        items = kr_seq_items(pair, &count);
        if (count < 2) {
            kr_raise_fmt(ctx, &kr_type_TypeError,
                         "%T.split must return a 2-tuple, got tuple of size %zu", exc, count);
        }
        match = exc_or_none(ctx, items[0], "a part of the group");
        rest = exc_or_none(ctx, items[1], "a part of the group");
    } else {
        rest = exc;
    }
    if (!kr_is_none(match)) set_handled(ctx, match);
    return kr_tuple2(ctx, match, rest);
}

kr_value kr_help_except_star_raised(kr_ctx *ctx, size_t n, const kr_value *args) {
    (void)n;
    kr_list_append(ctx, kr_helper_exact(ctx, args[1], &kr_type_list), args[0]);
    return args[1];
}

/* ---- the end of the statement ---- */

static bool same(kr_value a, kr_value b) {
    return kr_is(a, b);
}

static kr_value notes_of(kr_ctx *ctx, kr_value e) {
    return kr_attrs_get(ctx, &KR_AS(kr_exc, e)->attrs, KR_N(ctx, __notes__));
}

/* A part of the original, raised again as it was. */
static bool is_part_of(kr_ctx *ctx, kr_value e, kr_value orig) {
    const kr_exc *a = KR_AS(const kr_exc, e), *b = KR_AS(const kr_exc, orig);
    return is_group(e) && same(a->traceback, b->traceback) && same(a->cause, b->cause) &&
           same(a->context, b->context) && same(notes_of(ctx, e), notes_of(ctx, orig));
}

static void collect_leaves(kr_ctx *ctx, kr_value e, kr_value leaves) {
    size_t n;
    const kr_value *items;
    kr_check_recursion(ctx, NULL);
    if (!is_group(e)) {
        kr_list_append(ctx, leaves, e);
        return;
    }
    items = kr_seq_items(KR_AS(kr_exc, e)->field[KR_GROUP_EXCEPTIONS], &n);
    for (size_t i = 0; i < n; i++) collect_leaves(ctx, items[i], leaves);
}

static bool has_leaf(kr_value leaves, kr_value e) {
    size_t n;
    const kr_value *items = kr_seq_items(leaves, &n);
    for (size_t i = 0; i < n; i++) {
        if (kr_is(items[i], e)) return true;
    }
    return false;
}

/* The group with only these leaves; KR_NULL if none is left. */
static kr_value project(kr_ctx *ctx, kr_value group, kr_value leaves) {
    size_t n, all;
    kr_value kept = kr_list_new(ctx, 0, NULL), out, notes;
    const kr_value *items = kr_seq_items(KR_AS(kr_exc, group)->field[KR_GROUP_EXCEPTIONS], &n);
    bool changed = false;
    kr_check_recursion(ctx, NULL);
    for (size_t i = 0; i < n; i++) {
        kr_value part = is_group(items[i])           ? project(ctx, items[i], leaves)
                        : has_leaf(leaves, items[i]) ? items[i]
                                                     : KR_NULL;
        changed |= !kr_is(part, items[i]);
        if (!kr_isnull(part)) kr_list_append(ctx, kept, part);
    }
    if (!changed) return group;
    kr_seq_items(kept, &all);
    if (all == 0) return KR_NULL;
    out = kr_call_method(ctx, group, kr_str_intern_rom(ctx, "derive"), &kept, KR_NARGS(1, 0));
    checked_exc(ctx, out, "what derive() returns");
    kr_store(ctx, kr_ptr(out), &KR_AS(kr_exc, out)->traceback, KR_AS(kr_exc, group)->traceback);
    kr_store(ctx, kr_ptr(out), &KR_AS(kr_exc, out)->cause, KR_AS(kr_exc, group)->cause);
    kr_store(ctx, kr_ptr(out), &KR_AS(kr_exc, out)->context, KR_AS(kr_exc, group)->context);
    KR_AS(kr_exc, out)->suppress_context = true;
    notes = notes_of(ctx, group);
    if (!kr_isnull(notes)) {
        kr_setattr(ctx, out, KR_N(ctx, __notes__), kr_list_from_iterable(ctx, notes));
    }
    return out;
}

kr_value kr_help_except_star_end(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_value orig = args[0], raised = kr_list_new(ctx, 0, NULL), leaves = kr_list_new(ctx, 0, NULL);
    kr_value again;
    size_t count;
    const kr_value *items = kr_seq_items(kr_helper_exact(ctx, args[1], &kr_type_list), &count);
    (void)n;
    checked_exc(ctx, orig, "what was caught");
    for (size_t i = 0; i < count; i++) exc_or_none(ctx, items[i], "what is raised again");
    set_handled(ctx, orig);
    if (!is_group(orig)) {
        for (size_t i = 0; i < count; i++) {
            if (!kr_is_none(items[i])) return items[i];
        }
        return KR_NONE;
    }
    for (size_t i = 0; i < count; i++) {
        if (kr_is_none(items[i])) continue;
        if (is_part_of(ctx, items[i], orig))
            collect_leaves(ctx, items[i], leaves);
        else
            kr_list_append(ctx, raised, items[i]);
    }
    again = KR_AS(kr_list, leaves)->len ? project(ctx, orig, leaves) : KR_NULL;
    if (KR_AS(kr_list, raised)->len == 0) return kr_isnull(again) ? KR_NONE : again;
    if (!kr_isnull(again)) kr_list_append(ctx, raised, again);
    items = kr_seq_items(raised, &count);
    return count == 1 ? items[0] : make_group(ctx, raised);
}
