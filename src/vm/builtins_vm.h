/* Built-in functions that need frames, published by the modules builtins and sys. */
#ifndef KR_VM_BUILTINS_VM_H
#define KR_VM_BUILTINS_VM_H

#include "object/type.h"

/* exec eval compile globals locals vars dir __import__ __build_class__ anext ... */
extern const kr_builtin kr_vm_builtins[];
extern const size_t kr_n_vm_builtins;
/* _getframe exc_info exception _current_frames get_asyncgen_hooks set_asyncgen_hooks ... */
extern const kr_builtin kr_vm_sys_functions[];
extern const size_t kr_n_vm_sys_functions;

extern const kr_builtin kr_unraisable_hook; /* sys.unraisablehook */

#endif
