/* Start and end of the object layer of a VM. */
#ifndef KR_OBJECT_INIT_H
#define KR_OBJECT_INIT_H

#include "object/type.h"

/* Interned strings, names, (), method cache and the roots of kr_vm. The heap exists already. Called
 * by kr_vm_create. */
void kr_object_init(kr_ctx *ctx);
void kr_object_deinit(kr_vm *vm);

#endif
