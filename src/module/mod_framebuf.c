/* framebuf: the type FrameBuffer.
 *
 * The bytes belong to another object, whose buffer is taken for each call: it may have changed its
 * size since the last one. */
#include "module/framebuf.h"
#include "object/int.h"
#include "object/memoryview.h"
#include "object/module.h"
#include "object/seq.h"
#include "object/str.h"

typedef struct framebuffer {
    kr_object base;
    kr_value bytes;
    kr_picture picture; /* without data */
} framebuffer;

static const kr_type framebuffer_type;

static void framebuffer_trace(kr_visitor *v, kr_object *obj) {
    kr_visit(v, &((framebuffer *)obj)->bytes);
}

/* a: bytes, width, height, format, stride or KR_NULL. Bytes that are needed. */
static size_t parse(kr_ctx *ctx, size_t n, const kr_value *a, kr_picture *p) {
    int width = kr_as_int(ctx, a[1]), height = kr_as_int(ctx, a[2]), format = kr_as_int(ctx, a[3]);
    int stride = n > 4 ? kr_as_int(ctx, a[4]) : width;
    if (width < 1 || height < 1 || width > 0xffff || height > 0xffff) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "width and height are 1 to 65535 pixels");
    }
    if (stride < width || stride > 0xffff) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "the stride is less than the width, or over 65535");
    }
    if (format < 0 || format >= KR_PIXEL_FORMATS) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "invalid format");
    }
    *p = (kr_picture){NULL, width, height, stride, (uint8_t)format};
    return kr_picture_layout(p);
}

static void take_bytes(kr_ctx *ctx, kr_value bytes, kr_picture *p, kr_buffer *b, size_t need,
                       bool writable) {
    kr_get_buffer(ctx, bytes, b, writable);
    if (b->len < need) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "the buffer has %zu bytes, the picture takes %zu",
                     b->len, need);
    }
    p->data = b->data;
}

/* The picture of self; the buffer is to be released. */
static kr_picture open_picture(kr_ctx *ctx, kr_value self, kr_buffer *b) {
    const framebuffer *f = KR_AS(const framebuffer, self);
    kr_picture p = f->picture;
    if (kr_isnull(f->bytes)) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "the FrameBuffer has no buffer");
    }
    take_bytes(ctx, f->bytes, &p, b, kr_picture_layout(&p), true);
    return p;
}

static kr_value framebuffer_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    (void)args;
    (void)n;
    return kr_from_ptr(kr_instance_alloc(ctx, cls));
}

static void set_up(kr_ctx *ctx, kr_value self, size_t n, const kr_value *a) {
    framebuffer *f = KR_AS(framebuffer, self);
    kr_picture p;
    kr_buffer b;
    size_t need = parse(ctx, n, a, &p);
    take_bytes(ctx, a[0], &p, &b, need, true);
    kr_release_buffer(ctx, &b);
    p.data = NULL;
    f->picture = p;
    kr_store(ctx, f, &f->bytes, a[0]);
}

static void framebuffer_init(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    kr_check_args(ctx, "FrameBuffer", n, 4, 5);
    set_up(ctx, self, kr_npos(n), args);
}

/* A picture may be the bytes of another one, and by a second __init__ its own. */
static bool framebuffer_buffer(kr_ctx *ctx, kr_value self, kr_buffer *out, bool writable) {
    kr_value bytes = KR_AS(const framebuffer, self)->bytes;
    kr_check_recursion(ctx, NULL);
    if (kr_isnull(bytes) || !kr_try_buffer(ctx, bytes, out, writable)) return false;
    kr_keep_buffer(ctx, out); /* who asked holds it */
    return true;
}

/* ---- methods ---- */
static int64_t number(kr_ctx *ctx, kr_value v) {
    return kr_as_int(ctx, v);
}

/* x and y of a point, out of two arguments. */
static void point(kr_ctx *ctx, const kr_value *a, int out[2]) {
    out[0] = kr_as_int(ctx, a[0]);
    out[1] = kr_as_int(ctx, a[1]);
}

static kr_value m_fill(kr_ctx *ctx, kr_value self, kr_value color) {
    kr_buffer b;
    int c = kr_as_int(ctx, color);
    kr_picture p = open_picture(ctx, self, &b);
    kr_picture_fill(&p, 0, 0, p.width, p.height, kr_picture_color(&p, c));
    kr_release_buffer(ctx, &b);
    return KR_NONE;
}

static kr_value m_pixel(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_buffer b;
    kr_value r = KR_NONE;
    int at[2], c = n > 3 ? kr_as_int(ctx, a[3]) : 0;
    point(ctx, a + 1, at);
    kr_picture p = open_picture(ctx, a[0], &b);
    if (kr_picture_has(&p, at[0], at[1])) {
        if (n > 3)
            kr_picture_set(&p, at[0], at[1], kr_picture_color(&p, c));
        else
            r = kr_smallint((kr_sword)kr_picture_get(&p, at[0], at[1]));
    }
    kr_release_buffer(ctx, &b);
    return r;
}

static kr_value fill(kr_ctx *ctx, kr_value self, const int at[2], int64_t w, int64_t h, int color) {
    kr_buffer b;
    kr_picture p = open_picture(ctx, self, &b);
    kr_picture_fill(&p, at[0], at[1], w, h, kr_picture_color(&p, color));
    kr_release_buffer(ctx, &b);
    return KR_NONE;
}

static kr_value m_hline(kr_ctx *ctx, size_t n, const kr_value *a) {
    (void)n;
    int at[2];
    point(ctx, a + 1, at);
    return fill(ctx, a[0], at, number(ctx, a[3]), 1, kr_as_int(ctx, a[4]));
}

static kr_value m_vline(kr_ctx *ctx, size_t n, const kr_value *a) {
    (void)n;
    int at[2];
    point(ctx, a + 1, at);
    return fill(ctx, a[0], at, 1, number(ctx, a[3]), kr_as_int(ctx, a[4]));
}

static kr_value m_rect(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_buffer b;
    int at[2];
    point(ctx, a + 1, at);
    int64_t x = at[0], y = at[1], w = number(ctx, a[3]), h = number(ctx, a[4]);
    int color = kr_as_int(ctx, a[5]);
    if (n > 6 && kr_truth(ctx, a[6])) return fill(ctx, a[0], at, w, h, color);
    kr_picture p = open_picture(ctx, a[0], &b);
    uint32_t c = kr_picture_color(&p, color);
    kr_picture_fill(&p, x, y, w, 1, c);
    kr_picture_fill(&p, x, y + h - 1, w, 1, c);
    kr_picture_fill(&p, x, y, 1, h, c);
    kr_picture_fill(&p, x + w - 1, y, 1, h, c);
    kr_release_buffer(ctx, &b);
    return KR_NONE;
}

static kr_value m_fill_rect(kr_ctx *ctx, size_t n, const kr_value *a) {
    (void)n;
    int at[2];
    point(ctx, a + 1, at);
    return fill(ctx, a[0], at, number(ctx, a[3]), number(ctx, a[4]), kr_as_int(ctx, a[5]));
}

static kr_value m_line(kr_ctx *ctx, size_t n, const kr_value *a) {
    (void)n;
    kr_buffer b;
    int from[2], to[2], color = kr_as_int(ctx, a[5]);
    point(ctx, a + 1, from);
    point(ctx, a + 3, to);
    kr_picture p = open_picture(ctx, a[0], &b);
    kr_picture_line(ctx, &p, from, to, kr_picture_color(&p, color));
    kr_release_buffer(ctx, &b);
    return KR_NONE;
}

static kr_value m_ellipse(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_buffer b;
    int center[2], radius[2], color = kr_as_int(ctx, a[5]);
    bool filled = n > 6 && kr_truth(ctx, a[6]);
    int quadrants = n > 7 ? kr_as_int(ctx, a[7]) : 15;
    point(ctx, a + 1, center);
    point(ctx, a + 3, radius);
    if (radius[0] > 0xfffff || radius[1] > 0xfffff) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "radius over 1048575");
    }
    kr_picture p = open_picture(ctx, a[0], &b);
    kr_picture_ellipse(ctx, &p, center, radius, kr_picture_color(&p, color), filled,
                       (unsigned)quadrants);
    kr_release_buffer(ctx, &b);
    return KR_NONE;
}

/* The corners in an array of pairs x, y. */
static int *corners_of(kr_ctx *ctx, kr_value array, size_t *n) {
    kr_buffer b;
    kr_get_buffer(ctx, array, &b, false);
    size_t size = b.itemsize ? b.itemsize : 1;
    *n = b.len / size / 2;
    int *out = kr_heap_leaf(ctx, 2 * *n * sizeof *out);
    for (size_t i = 0; i < 2 * *n; i++) {
        kr_value v = kr_view_unpack(ctx, b.format ? b.format : "B", b.data + i * size);
        out[i] = kr_as_int(ctx, v);
    }
    kr_release_buffer(ctx, &b);
    return out;
}

static kr_value m_poly(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_buffer b;
    size_t count;
    int origin[2], color = kr_as_int(ctx, a[4]);
    bool filled = n > 5 && kr_truth(ctx, a[5]);
    point(ctx, a + 1, origin);
    int *corners = corners_of(ctx, a[3], &count);
    kr_picture p = open_picture(ctx, a[0], &b);
    kr_picture_polygon(ctx, &p, origin, corners, count, kr_picture_color(&p, color), filled);
    kr_release_buffer(ctx, &b);
    kr_heap_free(ctx, corners);
    return KR_NONE;
}

static void letter(const kr_picture *p, int64_t x, int64_t y, uint32_t character, uint32_t color) {
    const uint8_t *columns = kr_font_columns(character);
    for (int column = 0; column < KR_FONT_COLUMNS; column++) {
        for (int row = 0; row < KR_FONT_CELL; row++) {
            if (columns[column] >> row & 1) {
                kr_picture_fill(p, x + 1 + column, y + row, 1, 1, color);
            }
        }
    }
}

static kr_value m_text(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_buffer b;
    int at[2], color = n > 4 ? kr_as_int(ctx, a[4]) : 1;
    if (!kr_is_str(a[1])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "text() argument 1 must be str, not %T", a[1]);
    }
    point(ctx, a + 2, at);
    size_t length = kr_str_chars(kr_str_of(a[1]));
    kr_picture p = open_picture(ctx, a[0], &b);
    uint32_t c = kr_picture_color(&p, color);
    for (size_t i = 0; i < length; i++) {
        int64_t x = at[0] + (int64_t)(KR_FONT_CELL * i);
        if (x >= p.width) break;
        if (x > -KR_FONT_CELL) letter(&p, x, at[1], kr_str_char(ctx, a[1], i), c);
    }
    kr_release_buffer(ctx, &b);
    return KR_NONE;
}

static kr_value m_scroll(kr_ctx *ctx, kr_value self, kr_value dx, kr_value dy) {
    kr_buffer b;
    int x = kr_as_int(ctx, dx), y = kr_as_int(ctx, dy);
    kr_picture p = open_picture(ctx, self, &b);
    kr_picture_scroll(&p, x, y);
    kr_release_buffer(ctx, &b);
    return KR_NONE;
}

/* ---- blit ---- */

/* Another picture to read from: a FrameBuffer or the arguments that make one. */
static kr_picture open_source(kr_ctx *ctx, kr_value v, kr_buffer *b) {
    kr_picture p;
    size_t n;
    if (kr_is_instance_of(v, &framebuffer_type)) return open_picture(ctx, v, b);
    if (!kr_is_tuple(v) && !kr_is_list(v)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "a FrameBuffer or a tuple is required, not '%T'", v);
    }
    const kr_value *a = kr_seq_items(v, &n);
    if (n < 4 || n > 5) {
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     "the tuple is (buffer, width, height, format[, stride])");
    }
    kr_value own[5];
    memcpy(own, a, n * sizeof *a); /* an __index__ may change the list */
    size_t need = parse(ctx, n, own, &p);
    take_bytes(ctx, own[0], &p, b, need, false);
    return p;
}

static void blit(kr_ctx *ctx, const kr_picture *to, const kr_picture *from,
                 const kr_picture *palette, const int at[2], int64_t key) {
    for (int y = 0; y < from->height; y++) {
        if (!kr_picture_has(to, 0, (int64_t)at[1] + y)) continue;
        for (int x = 0; x < from->width; x++) {
            if (!kr_picture_has(to, (int64_t)at[0] + x, 0)) continue;
            uint32_t c = kr_picture_get(from, x, y);
            if (palette) {
                c = kr_picture_has(palette, c, 0) ? kr_picture_get(palette, (int)c, 0) : 0;
            }
            if ((int64_t)c == key) continue;
            kr_picture_set(to, at[0] + x, at[1] + y, kr_picture_color(to, (int)c));
        }
        kr_tick(ctx, (uint32_t)(8 * from->width));
    }
}

static kr_value m_blit(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_buffer b, from_b, palette_b;
    kr_picture palette;
    int at[2];
    point(ctx, a + 2, at);
    int64_t key = n > 4 ? kr_as_int64(ctx, a[4]) : -1;
    bool with_palette = n > 5 && !kr_is_none(a[5]);
    kr_picture from = open_source(ctx, a[1], &from_b);
    if (with_palette) palette = open_source(ctx, a[5], &palette_b);
    kr_picture to = open_picture(ctx, a[0], &b);
    blit(ctx, &to, &from, with_palette ? &palette : NULL, at, key);
    kr_release_buffer(ctx, &b);
    if (with_palette) kr_release_buffer(ctx, &palette_b);
    kr_release_buffer(ctx, &from_b);
    return KR_NONE;
}

#define OWN &framebuffer_type
static const kr_builtin methods[] = {
    KR_METHOD_2(OWN, "fill", m_fill, "Fill the whole picture with a colour."),
    KR_METHOD_VAR(OWN, "pixel", m_pixel, 3, 4,
                  "pixel(x, y[, c]): set the colour of a pixel, or return it."),
    KR_METHOD_VAR(OWN, "hline", m_hline, 5, 5, "hline(x, y, w, c)"),
    KR_METHOD_VAR(OWN, "vline", m_vline, 5, 5, "vline(x, y, h, c)"),
    KR_METHOD_VAR(OWN, "rect", m_rect, 6, 7, "rect(x, y, w, h, c[, f])"),
    KR_METHOD_VAR(OWN, "fill_rect", m_fill_rect, 6, 6, "fill_rect(x, y, w, h, c)"),
    KR_METHOD_VAR(OWN, "line", m_line, 6, 6, "line(x1, y1, x2, y2, c)"),
    KR_METHOD_VAR(OWN, "ellipse", m_ellipse, 6, 8, "ellipse(x, y, xr, yr, c[, f[, m]])"),
    KR_METHOD_VAR(OWN, "poly", m_poly, 5, 6, "poly(x, y, coords, c[, f])"),
    KR_METHOD_VAR(OWN, "text", m_text, 4, 5, "text(s, x, y[, c]): letters of 8 by 8 pixels."),
    KR_METHOD_3(OWN, "scroll", m_scroll, "scroll(xstep, ystep)"),
    KR_METHOD_VAR(OWN, "blit", m_blit, 4, 6, "blit(fbuf, x, y[, key[, palette]])"),
};

static const kr_type framebuffer_type = {
    .base_object = {&kr_type_type},
    .name = "framebuf.FrameBuffer",
    .base = &kr_type_object,
    .flags = KR_TF_BASE,
    .trace = framebuffer_trace,
    .version = 1,
    .size = sizeof(framebuffer),
    .n_methods = KR_ARRAY_LEN(methods),
    .methods = methods,
    .doc = KR_DOC("FrameBuffer(buffer, width, height, format[, stride])"),
    .new_ = framebuffer_new,
    .init = framebuffer_init,
    .buffer = framebuffer_buffer,
};

/* The older way to make a picture of format MONO_VLSB. */
static kr_value f_framebuffer1(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_value all[5] = {a[0], a[1], a[2], kr_smallint(0), n > 3 ? a[3] : KR_NULL};
    kr_value self = kr_from_ptr(kr_instance_alloc(ctx, &framebuffer_type));
    set_up(ctx, self, n > 3 ? 5 : 4, all);
    return self;
}

static const kr_builtin members[] = {
    KR_FUNC_VAR("FrameBuffer1", f_framebuffer1, 3, 4,
                "FrameBuffer1(buffer, width, height[, stride])"),
    KR_CONSTANT("MVLSB", KR_SMALLINT_INIT(0)),
};

static const kr_type *const types[] = {&framebuffer_type, NULL};

static void init_framebuf(kr_ctx *ctx, kr_value module) {
    for (int i = 0; i < KR_PIXEL_FORMATS; i++) {
        kr_module_set(ctx, module, kr_pixel_formats[i].name, kr_smallint(i));
    }
}

const kr_module_def kr_module_framebuf = {
    .name = "framebuf",
    .doc = KR_DOC("Pictures in memory, for displays."),
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
    .types = types,
    .init = init_framebuf,
};
