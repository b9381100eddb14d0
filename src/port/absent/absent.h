/* Modules over a library that krait was built without: importing them says what to install. */
#ifndef KR_PORT_ABSENT_H
#define KR_PORT_ABSENT_H

#include "object/module.h"
#include "object/protocol.h"

#define KR_ABSENT_MODULE(sym, text, package)                                                       \
    static void refuse_##sym(kr_ctx *ctx, kr_value module) {                                       \
        (void)module;                                                                              \
        kr_raise_fmt(ctx, &kr_type_ImportError,                                                    \
                     "this krait was built without the library behind " text                       \
                     ": apt install " package ", and build it again");                             \
    }                                                                                              \
    const kr_module_def kr_module_##sym = {.name = text, .init = refuse_##sym};

#endif
