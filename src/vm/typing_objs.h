/* Types behind PEP 695: what module typing publishes under these names. */
#ifndef KR_VM_TYPING_OBJS_H
#define KR_VM_TYPING_OBJS_H

#include "object/type.h"

extern const kr_type kr_type_TypeVar, kr_type_ParamSpec, kr_type_TypeVarTuple;
extern const kr_type kr_type_TypeAliasType, kr_type_Generic, kr_type_NoDefaultType;
/* string.templatelib */
extern const kr_type kr_type_Template, kr_type_Interpolation, kr_type_TemplateIter;
/* Interpolation.__match_args__ */
kr_value kr_interpolation_match_args(kr_ctx *ctx);

#endif
