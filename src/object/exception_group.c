/* BaseExceptionGroup and ExceptionGroup: construction, derive, split, subgroup. */
#include "object/exception_internal.h"

static kr_value exceptions_of(kr_value self) {
    return kr_exc_of(self)->field[KR_GROUP_EXCEPTIONS];
}

static bool is_group(kr_value v) {
    return kr_is_instance_of(v, &kr_type_BaseExceptionGroup);
}

/* Checks the members; are all of them Exceptions? */
static bool check_members(kr_ctx *ctx, kr_value excs) {
    const kr_tuple *t = KR_AS(const kr_tuple, excs);
    bool plain = true;
    if (t->len == 0) {
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     "second argument (exceptions) must be a non-empty sequence");
    }
    for (size_t i = 0; i < t->len; i++) {
        if (!kr_is_exc(t->items[i])) {
            kr_raise_fmt(ctx, &kr_type_ValueError,
                         "Item %zu of second argument (exceptions) is not an exception", i);
        }
        plain = plain && kr_is_instance_of(t->items[i], &kr_type_Exception);
    }
    return plain;
}

static const kr_type *choose_class(kr_ctx *ctx, const kr_type *cls, bool plain) {
    if (cls == &kr_type_BaseExceptionGroup) return plain ? &kr_type_ExceptionGroup : cls;
    if (plain) return cls;
    if (cls == &kr_type_ExceptionGroup) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "Cannot nest BaseExceptions in an ExceptionGroup");
    }
    if (kr_type_is_subtype(cls, &kr_type_Exception)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "Cannot nest BaseExceptions in '%N'", cls);
    }
    return cls;
}

kr_value kr_exc_new_group(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value self, excs;
    if (kr_npos(n) != 2) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "BaseExceptionGroup.__new__() takes exactly 2 arguments (%d given)",
                     (int)kr_npos(n));
    }
    if (!kr_is_str(args[0])) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "BaseExceptionGroup.__new__() argument 1 must be str, not %Z", args[0]);
    }
    if (!KR_SLOT(kr_typeof(args[1]), subscr) || kr_is_dict(args[1]) || kr_is_type(args[1])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "second argument (exceptions) must be a sequence");
    }
    excs = kr_tuple_from_iterable(ctx, args[1]);
    cls = choose_class(ctx, cls, check_members(ctx, excs));
    self = kr_exc_alloc(ctx, cls, args, KR_NARGS(2, 0));
    kr_exc_set_field(ctx, self, KR_GROUP_MESSAGE, args[0]);
    kr_exc_set_field(ctx, self, KR_GROUP_EXCEPTIONS, excs);
    return self;
}

void kr_exc_init_group(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    kr_exc_init_base(ctx, self, args, n);
}

kr_value kr_exc_str_group(kr_ctx *ctx, kr_value self) {
    size_t n = KR_AS(kr_tuple, exceptions_of(self))->len;
    return kr_str_format(ctx, "%S (%zu sub-exception%s)", kr_exc_field(self, KR_GROUP_MESSAGE), n,
                         n == 1 ? "" : "s");
}

static kr_value group_derive(kr_ctx *ctx, kr_value self, kr_value excs) {
    kr_value args[2] = {kr_exc_field(self, KR_GROUP_MESSAGE), excs};
    return kr_exc_new_group(ctx, &kr_type_BaseExceptionGroup, args, KR_NARGS(2, 0));
}

/* self.derive(excs) with traceback, cause, context and notes of self; None for no members. */
static kr_value subset(kr_ctx *ctx, kr_value self, kr_value list) {
    kr_value derived, notes;
    kr_exc *from = kr_exc_of(self), *to;
    if (KR_AS(kr_list, list)->len == 0) return KR_NONE;
    derived = kr_call_method(ctx, self, KR_N(ctx, derive), &list, KR_NARGS(1, 0));
    if (!is_group(derived)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "derive must return an instance of BaseExceptionGroup");
    }
    to = kr_exc_of(derived);
    kr_store(ctx, to, &to->traceback, from->traceback);
    kr_store(ctx, to, &to->context, from->context);
    kr_store(ctx, to, &to->cause, from->cause);
    to->suppress_context = true; /* whatever it was, as setting a cause does */
    notes = kr_getattr_opt(ctx, self, KR_N(ctx, __notes__));
    if (!kr_isnull(notes) && (kr_is_list(notes) || kr_is_tuple(notes))) {
        kr_setattr(ctx, derived, KR_N(ctx, __notes__), kr_list_from_iterable(ctx, notes));
    }
    return derived;
}

enum { BY_TYPE, BY_CALL };

static int kind_of_condition(kr_ctx *ctx, kr_value cond) {
    if (kr_is_type(cond)) {
        if (kr_type_of_value(cond)->flags & KR_TF_EXC) return BY_TYPE;
    } else if (kr_is_tuple(cond)) {
        bool all = true;
        for (size_t i = 0; i < KR_AS(kr_tuple, cond)->len; i++) {
            kr_value c = KR_AS(kr_tuple, cond)->items[i];
            all = all && kr_is_type(c) && kr_type_of_value(c)->flags & KR_TF_EXC;
        }
        if (all) return BY_TYPE;
    } else if (KR_SLOT(kr_typeof(cond), call)) {
        return BY_CALL;
    }
    kr_raise_fmt(ctx, &kr_type_TypeError,
                 "expected an exception type, a tuple of exception types, or a callable "
                 "(other than a class)");
}

static bool matches(kr_ctx *ctx, kr_value exc, kr_value cond, int kind) {
    if (kind == BY_TYPE) return kr_exc_matches(ctx, exc, cond);
    return kr_truth(ctx, kr_call1(ctx, cond, exc));
}

static void split(kr_ctx *ctx, kr_value exc, kr_value cond, int kind, kr_value *match,
                  kr_value *rest) {
    kr_value yes, no, members;
    kr_check_recursion(ctx, " in exceptiongroup_split_recursive");
    *match = *rest = KR_NONE;
    if (matches(ctx, exc, cond, kind)) {
        *match = exc;
        return;
    }
    if (!is_group(exc)) {
        *rest = exc;
        return;
    }
    yes = kr_list_new(ctx, 0, NULL);
    no = kr_list_new(ctx, 0, NULL);
    members = exceptions_of(exc);
    for (size_t i = 0; i < KR_AS(kr_tuple, members)->len; i++) {
        kr_value m, r;
        split(ctx, KR_AS(kr_tuple, members)->items[i], cond, kind, &m, &r);
        if (!kr_is_none(m)) kr_list_append(ctx, yes, m);
        if (!kr_is_none(r)) kr_list_append(ctx, no, r);
    }
    *match = subset(ctx, exc, yes);
    *rest = subset(ctx, exc, no);
}

static kr_value group_split(kr_ctx *ctx, kr_value self, kr_value cond) {
    kr_value match, rest;
    split(ctx, self, cond, kind_of_condition(ctx, cond), &match, &rest);
    return kr_tuple2(ctx, match, rest);
}

static kr_value group_subgroup(kr_ctx *ctx, kr_value self, kr_value cond) {
    kr_value match, rest;
    split(ctx, self, cond, kind_of_condition(ctx, cond), &match, &rest);
    return match;
}

static kr_value group_class_getitem(kr_ctx *ctx, size_t n, const kr_value *args) {
    (void)n;
    return kr_generic_alias_new(ctx, args[0], args[1]);
}

static kr_value get_message(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_exc_field(self, KR_GROUP_MESSAGE);
}

static kr_value get_exceptions(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return exceptions_of(self);
}

const kr_builtin kr_exc_methods_group[KR_EXC_N_group] = {
    KR_MEMBER(&kr_type_BaseExceptionGroup, "message", get_message, "exception message"),
    KR_MEMBER(&kr_type_BaseExceptionGroup, "exceptions", get_exceptions, "nested exceptions"),
    KR_METHOD_2(&kr_type_BaseExceptionGroup, "derive", group_derive, NULL),
    KR_METHOD_2(&kr_type_BaseExceptionGroup, "split", group_split, NULL),
    KR_METHOD_2(&kr_type_BaseExceptionGroup, "subgroup", group_subgroup, NULL),
    KR_CLASSMETHOD_VAR(&kr_type_BaseExceptionGroup, "__class_getitem__", group_class_getitem, 2, 2,
                       "See PEP 585"),
};
