/* How pixels lie in memory: all formats out of one description.
 *
 * A row of pixels that share bytes sideways begins at a whole byte. Where they share them upwards,
 * a "row" of bytes is a strip of eight rows of pixels. */
#include "module/framebuf.h"

const kr_pixel_format kr_pixel_formats[KR_PIXEL_FORMATS] = {
    {"MONO_VLSB", 1, 0, true},  {"RGB565", 16, 0, false},   {"GS4_HMSB", 4, 1, false},
    {"MONO_HLSB", 1, 7, false}, {"MONO_HMSB", 1, 0, false}, {"GS2_HMSB", 2, 0, false},
    {"GS8", 8, 0, false},
};

static inline const kr_pixel_format *format_of(const kr_picture *p) {
    return &kr_pixel_formats[p->format];
}

/* Pixels side by side in one byte, at least 1. */
static inline int in_a_byte(const kr_pixel_format *f) {
    return f->bits < 8 && !f->is_vertical ? 8 / f->bits : 1;
}

size_t kr_picture_layout(kr_picture *p) {
    const kr_pixel_format *f = format_of(p);
    int unit = in_a_byte(f), width = (p->width + unit - 1) / unit * unit;
    size_t bits = f->is_vertical ? 8 : f->bits;
    size_t rows = f->is_vertical ? ((size_t)p->height + 7) / 8 : (size_t)p->height;
    p->stride = (p->stride + unit - 1) / unit * unit;
    return ((rows - 1) * ((size_t)p->stride * bits / 8)) + (size_t)width * bits / 8;
}

uint32_t kr_picture_color(const kr_picture *p, int color) {
    unsigned bits = format_of(p)->bits;
    return bits == 1 ? color != 0 : (uint32_t)color & ((1u << bits) - 1);
}

/* The byte of a pixel, and how far its bits lie from bit 0. */
static inline uint8_t *place(const kr_picture *p, int x, int y, unsigned *shift) {
    const kr_pixel_format *f = format_of(p);
    if (f->is_vertical) {
        *shift = (unsigned)y & 7;
        return p->data + (size_t)(y >> 3) * (size_t)p->stride + (size_t)x;
    }
    *shift = ((unsigned)(x ^ f->first) & (unsigned)(in_a_byte(f) - 1)) * f->bits;
    return p->data + ((size_t)y * (size_t)p->stride + (size_t)x) * f->bits / 8;
}

uint32_t kr_picture_get(const kr_picture *p, int x, int y) {
    unsigned shift, bits = format_of(p)->bits;
    const uint8_t *at = place(p, x, y, &shift);
    if (bits == 16) {
        uint16_t wide;
        memcpy(&wide, at, sizeof wide);
        return wide;
    }
    return (uint32_t)*at >> shift & ((1u << bits) - 1);
}

void kr_picture_set(const kr_picture *p, int x, int y, uint32_t color) {
    unsigned shift, bits = format_of(p)->bits;
    uint8_t *at = place(p, x, y, &shift);
    if (bits == 16) {
        uint16_t wide = (uint16_t)color;
        memcpy(at, &wide, sizeof wide);
    } else {
        unsigned mask = ((1u << bits) - 1) << shift;
        *at = (uint8_t)((*at & ~mask) | color << shift);
    }
}

/* w pixels of a row, all in the picture. */
static void fill_row(const kr_picture *p, int x, int y, int w, uint32_t color) {
    const kr_pixel_format *f = format_of(p);
    int unit = in_a_byte(f);
    if (f->bits <= 8 && !f->is_vertical) {
        unsigned shift, whole = color;
        for (unsigned n = f->bits; n < 8; n *= 2) whole |= whole << n;
        while (w > 0 && x % unit) {
            kr_picture_set(p, x++, y, color);
            w--;
        }
        memset(place(p, x, y, &shift), (int)whole, (size_t)(w / unit));
        x += w / unit * unit;
        w %= unit;
    }
    while (w-- > 0) kr_picture_set(p, x++, y, color);
}

void kr_picture_fill(const kr_picture *p, int64_t x, int64_t y, int64_t w, int64_t h,
                     uint32_t color) {
    int64_t right = x + w < p->width ? x + w : p->width;
    int64_t bottom = y + h < p->height ? y + h : p->height;
    if (x < 0) x = 0;
    if (y < 0) y = 0;
    if (x >= right) return;
    for (; y < bottom; y++) fill_row(p, (int)x, (int)y, (int)(right - x), color);
}

/* Goes against the direction of the movement, so that what is read was not written yet. */
void kr_picture_scroll(const kr_picture *p, int dx, int dy) {
    int64_t w = p->width - (dx < 0 ? -(int64_t)dx : dx),
            h = p->height - (dy < 0 ? -(int64_t)dy : dy);
    for (int64_t j = 0; j < h; j++) {
        int64_t y = dy < 0 ? j : p->height - 1 - j;
        for (int64_t i = 0; i < w; i++) {
            int64_t x = dx < 0 ? i : p->width - 1 - i;
            kr_picture_set(p, (int)x, (int)y, kr_picture_get(p, (int)(x - dx), (int)(y - dy)));
        }
    }
}
