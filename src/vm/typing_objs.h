/* Objects of type parameters (PEP 695, 696): TypeVar, ParamSpec, TypeVarTuple, TypeAliasType, the
 * implicit base Generic. Bounds, defaults and alias values are functions called when first asked. */
#ifndef KR_VM_TYPING_OBJS_H
#define KR_VM_TYPING_OBJS_H

#include "object/type.h"

extern const kr_type kr_type_typevar, kr_type_paramspec, kr_type_typevartuple,
    kr_type_typealias, kr_type_generic, kr_type_nodefault;

/* kind 0: neither, 1: bound, 2: constraints; functions may be None */
kr_value kr_typevar_new(kr_ctx *ctx, kr_value name, int kind, kr_value bound, kr_value dflt);
kr_value kr_paramspec_new(kr_ctx *ctx, kr_value name, kr_value dflt);
kr_value kr_typevartuple_new(kr_ctx *ctx, kr_value name, kr_value dflt);
kr_value kr_typealias_new(kr_ctx *ctx, kr_value name, kr_value params, kr_value value);
/* Generic[params], as a base class expression (has __mro_entries__) */
kr_value kr_generic_of(kr_ctx *ctx, kr_value params);

#endif
