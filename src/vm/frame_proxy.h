/* What frame objects and the mappings over their variables share. */
#ifndef KR_VM_FRAME_PROXY_H
#define KR_VM_FRAME_PROXY_H

#include "vm/frame.h"

extern const kr_type kr_type_frame_proxy;
kr_value kr_frame_proxy_new(kr_ctx *ctx, kr_value frame_object);
/* The running (or suspended) frame behind a frame object, NULL when it is gone. */
kr_frame *kr_frame_object_live(kr_value frame_object);
/* Dict of a frame that is gone. */
kr_value kr_frame_object_locals(kr_ctx *ctx, kr_value frame_object);
/* Names that f_locals got beyond the variables: dict or KR_NULL. */
kr_value *kr_frame_object_extra(kr_value frame_object);
/* Does the slot hold a cell? */
bool kr_is_cell_slot(const kr_code *c, uint32_t slot);

#endif
