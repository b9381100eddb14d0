/* Frame buffers: pictures in memory. mod_framebuf.c has the type; framebuf_pixels.c knows how
 * pixels lie in bytes, framebuf_draw.c makes lines and shapes of them, framebuf_font.c letters. */
#ifndef KR_MODULE_FRAMEBUF_H
#define KR_MODULE_FRAMEBUF_H

#include "object/protocol.h"

/* A picture while a C function draws: `data` is valid until the buffer is released. */
typedef struct kr_picture {
    uint8_t *data;
    int width, height;
    int stride; /* pixels from one row to the next, a whole number of bytes */
    uint8_t format;
} kr_picture;

/* How pixels lie in bytes. */
typedef struct kr_pixel_format {
    const char *name;
    uint8_t bits;
    uint8_t first;    /* several in a byte: which place counted from bit 0 has the leftmost one */
    bool is_vertical; /* the eight pixels of a byte lie one below the other */
} kr_pixel_format;

/* Numbered as programs know them (framebuf.MONO_VLSB = 0, ...). */
enum { KR_PIXEL_FORMATS = 7 };
extern const kr_pixel_format kr_pixel_formats[KR_PIXEL_FORMATS];

/* Fills in what follows from the rest: the stride is rounded up. Bytes that the picture takes. */
size_t kr_picture_layout(kr_picture *p);
/* The colour as pixels of this picture can have it. */
uint32_t kr_picture_color(const kr_picture *p, int color);
static inline bool kr_picture_has(const kr_picture *p, int64_t x, int64_t y) {
    return x >= 0 && y >= 0 && x < p->width && y < p->height;
}
/* x and y lie in the picture. */
uint32_t kr_picture_get(const kr_picture *p, int x, int y);
void kr_picture_set(const kr_picture *p, int x, int y, uint32_t color);

/* What follows leaves out what lies beyond the edges. */
void kr_picture_fill(const kr_picture *p, int64_t x, int64_t y, int64_t w, int64_t h,
                     uint32_t color);
void kr_picture_line(kr_ctx *ctx, const kr_picture *p, const int from[2], const int to[2],
                     uint32_t color);
/* quadrants: bit 0 top right, then against the clock. */
void kr_picture_ellipse(kr_ctx *ctx, const kr_picture *p, const int center[2], const int radius[2],
                        uint32_t color, bool filled, unsigned quadrants);
/* n corners x, y, relative to the origin. */
void kr_picture_polygon(kr_ctx *ctx, const kr_picture *p, const int origin[2], const int *corners,
                        size_t n, uint32_t color, bool filled);
void kr_picture_scroll(const kr_picture *p, int dx, int dy);
/* A character takes 8 by 8 pixels; its columns from left to right, bit 0 at the top, lie behind the
 * first of them. */
enum { KR_FONT_CELL = 8, KR_FONT_COLUMNS = 5 };
const uint8_t *kr_font_columns(uint32_t character);

#endif
