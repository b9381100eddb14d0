/* Single-byte encodings that extend ASCII: one row per encoding, made by tools/codec_tables.py. */
#include "object/codec.h"

const kr_codec kr_codec_tables[] = {
#define TABLE(nm, names, ...)                                                                      \
    {.name = nm,                                                                                   \
     .aliases = names,                                                                             \
     .error_name = "charmap",                                                                      \
     .encode = kr_encode_table,                                                                    \
     .decode = kr_decode_table,                                                                    \
     .table = (const uint16_t[128]){__VA_ARGS__}},
#include "object/codec_tables.inc"
#undef TABLE
};
const size_t kr_codec_n_tables = KR_ARRAY_LEN(kr_codec_tables);
