/* memoryview: a typed, strided window on another object's bytes.
 *
 * All views made from one another share a managed buffer, which holds the export of the object. It
 * is given back when the last view is released, or when nobody reaches the managed buffer. */
#ifndef KR_OBJECT_MEMORYVIEW_H
#define KR_OBJECT_MEMORYVIEW_H

#include "object/bytes_internal.h"

enum { KR_VIEW_MAX_DIM = 64 };

typedef struct kr_managed_buffer {
    kr_object base;
    kr_buffer buffer;
    kr_value obj; /* what memoryview.obj shows */
    size_t views; /* not released ones */
} kr_managed_buffer;

typedef struct kr_memoryview {
    kr_object base;
    kr_managed_buffer *managed; /* NULL: released */
    uint8_t *data;              /* the item with all indices 0 */
    const char *format;         /* "B", "@i" ...; lives as long as the managed buffer */
    size_t itemsize;
    kr_hash_t hash;   /* -1: not computed */
    uint32_t exports; /* buffers of this view handed out */
    uint16_t ndim;
    bool readonly;
    kr_sword dim[]; /* shape, then strides in bytes */
} kr_memoryview;

static inline kr_memoryview *kr_view_of(kr_value v) {
    return KR_AS(kr_memoryview, v);
}
static inline kr_sword *kr_view_shape(kr_memoryview *m) {
    return m->dim;
}
static inline kr_sword *kr_view_strides(kr_memoryview *m) {
    return m->dim + m->ndim;
}
/* May be stepped through by index: of one dimension, with a format that is known, not released. */
bool kr_view_iterates(kr_value view);
/* The view; ValueError if it was released. */
kr_memoryview *kr_view_live(kr_ctx *ctx, kr_value v);
/* A copy of m (another window of the same managed buffer) with room for ndim dimensions; shape and
 * strides are copied if ndim is m's. */
kr_memoryview *kr_view_clone(kr_ctx *ctx, kr_memoryview *m, size_t ndim);
size_t kr_view_items(kr_memoryview *m);
static inline size_t kr_view_nbytes(kr_memoryview *m) {
    return kr_view_items(m) * m->itemsize;
}
bool kr_view_c_contiguous(kr_memoryview *m);
bool kr_view_f_contiguous(kr_memoryview *m);
/* Copies all items to out in C order (or with the first index running fastest). */
void kr_view_flatten(kr_memoryview *m, uint8_t *out, bool fortran);
void kr_view_release(kr_ctx *ctx, kr_value v);

/* ---- items (memoryview_item.c) ---- */
/* Letter of a native single-character format ("B", "@B"), 0 if it is none that is known. */
char kr_view_letter(const char *format);
size_t kr_view_letter_size(char letter);
/* A lasting C string of the format given from Python ("B" or "@B"), NULL if it is not native. */
const char *kr_view_static_format(kr_value format);
/* NotImplementedError for formats that are not known. */
kr_value kr_view_unpack(kr_ctx *ctx, const char *format, const uint8_t *p);
void kr_view_pack(kr_ctx *ctx, kr_value view, uint8_t *p, kr_value item);
bool kr_view_same_format(const char *a, const char *b);
kr_value kr_view_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b);

/* ---- methods (memoryview_methods.c) ---- */
enum { KR_VIEW_N_METHODS = 23 };
extern const kr_builtin kr_view_methods[KR_VIEW_N_METHODS];

#endif
