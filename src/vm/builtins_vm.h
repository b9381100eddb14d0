/* Built-in functions that need frames: parts of the modules builtins and sys. */
#ifndef KR_VM_BUILTINS_VM_H
#define KR_VM_BUILTINS_VM_H

#include "object/module.h"

/* exec eval compile globals locals vars dir __import__ __build_class__ anext ... */
extern const kr_module_def kr_vm_builtins_part;
/* _getframe exc_info exception _current_frames get_asyncgen_hooks set_asyncgen_hooks ... */
extern const kr_module_def kr_vm_sys_part;
extern const kr_builtin kr_unraisable_hook; /* sys.unraisablehook */

#endif
