/* _weakref: what Debian's weakref.py, _weakrefset.py and copy.py build on. */
#include "object/dict.h"
#include "object/descr.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "module/registry.h"

static kr_value getweakrefcount(kr_ctx *ctx, kr_value obj) {
    size_t n;
    kr_seq_items(kr_weakref_list(ctx, obj), &n);
    return kr_smallint((kr_sword)n);
}

static kr_value getweakrefs(kr_ctx *ctx, kr_value obj) {
    return kr_weakref_list(ctx, obj);
}

static kr_value proxy(kr_ctx *ctx, size_t n, const kr_value *args) {
    bool callback = n == 2 && !kr_is_none(args[1]);
    return kr_weakproxy_new(ctx, args[0], callback ? args[1] : KR_NULL);
}

/* del d[key] if the value there is a dead reference */
static kr_value remove_dead(kr_ctx *ctx, kr_value d, kr_value key) {
    kr_value ref;
    if (!kr_is_dict(d)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "_remove_dead_weakref() argument 1 must be dict, not %Z", d);
    }
    ref = kr_dict_get(ctx, d, key);
    if (kr_isnull(ref)) return KR_NONE;
    if (!kr_is_instance_of(ref, &kr_type_weakref)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "not a weakref");
    }
    if (kr_isnull(kr_weakref_get(ref))) kr_dict_del(ctx, d, key);
    return KR_NONE;
}

static const kr_builtin members[] = {
    KR_FUNC_1("getweakrefcount", getweakrefcount,
              "Return the number of weak references to 'object'."),
    KR_FUNC_1("getweakrefs", getweakrefs,
              "Return a list of all weak reference objects pointing to 'object'."),
    KR_FUNC_VAR("proxy", proxy, 1, 2, "Create a proxy object that weakly references 'object'."),
    KR_FUNC_2("_remove_dead_weakref", remove_dead,
              "Atomically remove key from dict if it points to a dead weakref."),
    KR_CONSTANT("ref", KR_ROM_VALUE(&kr_type_weakref)),
};

static const kr_type *const types[] = {&kr_type_weakref, &kr_type_weakproxy,
                                       &kr_type_weakcallableproxy, NULL};

const kr_module_def kr_module_weakref = {
    .name = "_weakref",
    .doc = KR_DOC("Weak-reference support module."),
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
    .types = types,
};
