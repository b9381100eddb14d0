/* Types of module select. */
#ifndef KR_MODULE_SELECT_H
#define KR_MODULE_SELECT_H

#include "object/module.h"

extern const kr_type kr_type_poll, kr_type_epoll;
/* select.epoll() */
kr_value kr_epoll_open(kr_ctx *ctx, size_t n, const kr_value *args);

#endif
