/* Types of module itertools, kept in three files: mod_itertools.c (module and simple iterators),
 * itertools_combine.c (product, permutations, combinations), itertools_split.c (groupby, tee,
 * batched, pairwise, zip_longest).
 *
 * Every struct here starts with its values, so that a trace function need only know how many. */
#ifndef KR_MODULE_ITERTOOLS_TYPES_H
#define KR_MODULE_ITERTOOLS_TYPES_H

#include "object/iter.h"
#include "object/names.h"
#include "object/seq.h"
#include "object/str.h"

extern const kr_type kr_type_itertools_product, kr_type_itertools_permutations,
    kr_type_itertools_combinations, kr_type_itertools_combinations_with_replacement,
    kr_type_itertools_groupby, kr_type_itertools_grouper, kr_type_itertools_tee,
    kr_type_itertools_tee_node, kr_type_itertools_pairwise, kr_type_itertools_batched,
    kr_type_itertools_zip_longest, kr_type_itertools_cycle, kr_type_itertools_islice,
    kr_type_itertools_starmap, kr_type_itertools_takewhile, kr_type_itertools_dropwhile,
    kr_type_itertools_filterfalse;

kr_value kr_itertools_tee(kr_ctx *ctx, size_t n, const kr_value *args);

/* Values right behind the object header. */
static inline void kr_trace_values(kr_visitor *v, kr_object *obj, size_t n) {
    kr_visit_array(v, (kr_value *)(obj + 1), n);
}

#define KR_ITER_TYPE(sym, pyname, T, fl, new_fn, trace_fn, next_fn, table, n_table, doctext)       \
    const kr_type kr_type_itertools_##sym = {                                                      \
        .base_object = {&kr_type_type},                                                            \
        .name = "itertools." pyname,                                                               \
        .base = &kr_type_object,                                                                   \
        .flags = fl,                                                                               \
        .version = 1,                                                                              \
        .size = sizeof(T),                                                                         \
        .n_methods = n_table,                                                                      \
        .methods = table,                                                                          \
        .doc = KR_DOC(doctext),                                                                    \
        .new_ = new_fn,                                                                            \
        .trace = trace_fn,                                                                         \
        .iter = kr_self_iter,                                                                      \
        .next = next_fn,                                                                           \
    }

#endif
