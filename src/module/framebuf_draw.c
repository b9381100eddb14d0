/* Lines, ellipses and polygons on a picture. */
#include "module/framebuf.h"

static void dot(const kr_picture *p, int64_t x, int64_t y, uint32_t color) {
    if (kr_picture_has(p, x, y)) kr_picture_set(p, (int)x, (int)y, color);
}

/* One step along the longer side at a time; `error` counts half steps of the shorter one. */
void kr_picture_line(kr_ctx *ctx, const kr_picture *p, const int from[2], const int to[2],
                     uint32_t color) {
    int64_t at[2] = {from[0], from[1]}, size[2], step[2];
    for (int i = 0; i < 2; i++) {
        size[i] = (int64_t)to[i] - from[i];
        step[i] = size[i] > 0 ? 1 : -1;
        if (size[i] < 0) size[i] = -size[i];
    }
    int major = size[1] > size[0], minor = !major;
    int64_t error = 2 * size[minor] - size[major];
    for (int64_t n = size[major]; n > 0; n--) {
        dot(p, at[0], at[1], color);
        if (error >= 0) {
            at[minor] += step[minor];
            error -= 2 * size[major];
        }
        at[major] += step[major];
        error += 2 * size[minor];
        kr_tick(ctx, 4);
    }
    dot(p, to[0], to[1], color);
}

/* ---- ellipse ---- */
typedef struct ellipse {
    const kr_picture *p;
    int64_t cx, cy;
    uint32_t color;
    bool filled;
    unsigned quadrants;
} ellipse;

/* The four points that lie x beside and y above or below the centre. */
static void four_points(const ellipse *e, int64_t x, int64_t y) {
    for (unsigned q = 0; q < 4; q++) {
        if (!(e->quadrants >> q & 1)) continue;
        int64_t left = q == 0 || q == 3 ? e->cx : e->cx - x, row = q < 2 ? e->cy - y : e->cy + y;
        if (e->filled) {
            kr_picture_fill(e->p, left, row, x + 1, 1, e->color);
        } else {
            dot(e->p, q == 0 || q == 3 ? e->cx + x : left, row, e->color);
        }
    }
}

/* Follows a quarter from where it crosses one axis up to where its slope is one: along the steep
 * part y grows by one at a time, along the flat part x. a: radius along the axis of the steps.
 * After J. Kennedy, "A Fast Bresenham Type Algorithm for Drawing Ellipses". */
static void follow(kr_ctx *ctx, const ellipse *e, int64_t a, int64_t b, bool is_flat) {
    int64_t step = 0, other = b, error = 0;
    int64_t along = 0, across = 2 * a * a * b;             /* slopes, which meet at the end */
    int64_t d_step = b * b, d_other = a * a * (1 - 2 * b); /* how the error changes */
    while (along <= across) {
        if (is_flat)
            four_points(e, step, other);
        else
            four_points(e, other, step);
        step++;
        along += 2 * b * b;
        error += d_step;
        d_step += 2 * b * b;
        if (2 * error + d_other > 0) {
            other--;
            across -= 2 * a * a;
            error += d_other;
            d_other += 2 * a * a;
        }
        kr_tick(ctx, 20);
    }
}

void kr_picture_ellipse(kr_ctx *ctx, const kr_picture *p, const int center[2], const int radius[2],
                        uint32_t color, bool filled, unsigned quadrants) {
    ellipse e = {p, center[0], center[1], color, filled, quadrants};
    if (radius[0] < 0 || radius[1] < 0) return;
    if (radius[0] == 0 && radius[1] == 0) {
        if (quadrants & 15) dot(p, e.cx, e.cy, color);
        return;
    }
    follow(ctx, &e, radius[1], radius[0], false);
    follow(ctx, &e, radius[0], radius[1], true);
}

/* ---- polygon ---- */
typedef struct polygon {
    const kr_picture *p;
    const int *corners;
    size_t n;
    const int *origin; /* what the corners are relative to */
    uint32_t color;
} polygon;

static void edge(kr_ctx *ctx, const polygon *g, const int *a, const int *b) {
    int from[2], to[2];
    for (int i = 0; i < 2; i++) {
        from[i] = (int)((unsigned)g->origin[i] + (unsigned)a[i]);
        to[i] = (int)((unsigned)g->origin[i] + (unsigned)b[i]);
    }
    kr_picture_line(ctx, g->p, from, to, g->color);
}

/* Where the edge from a to b crosses a row, to the nearest pixel. */
static int crossing(const int *a, const int *b, int64_t row) {
    int64_t x = 32 * (int64_t)a[0] +
                32 * ((int64_t)b[0] - a[0]) * (row - a[1]) / ((int64_t)b[1] - a[1]) + 16;
    return (int)(x / 32);
}

/* Few numbers, almost in order. */
static void sort_ints(int *a, size_t n) {
    for (size_t i = 1; i < n; i++) {
        int v = a[i];
        size_t j = i;
        for (; j > 0 && a[j - 1] > v; j--) a[j] = a[j - 1];
        a[j] = v;
    }
}

/* A row of a filled polygon: between every other pair of edges that cross it. Ends of edges that
 * close at this row would be missed, they are drawn by themselves. */
static void fill_row(kr_ctx *ctx, const polygon *g, int row, int *cross) {
    size_t found = 0;
    for (size_t i = 0; i < g->n; i++) {
        const int *a = g->corners + 2 * i, *b = g->corners + 2 * (i ? i - 1 : g->n - 1);
        int low = a[1] > b[1] ? a[1] : b[1];
        if ((a[1] > row) != (b[1] > row)) {
            cross[found++] = crossing(a, b, row);
        } else if (row == low && a[1] == b[1]) {
            edge(ctx, g, a, b);
        } else if (row == low) {
            const int *end = a[1] > b[1] ? a : b;
            edge(ctx, g, end, end);
        }
    }
    kr_tick(ctx, (uint32_t)(g->n < 1000 ? 10 * g->n : 10000));
    sort_ints(cross, found);
    for (size_t i = 0; i + 1 < found; i += 2) {
        kr_picture_fill(g->p, (int64_t)g->origin[0] + cross[i], (int64_t)g->origin[1] + row,
                        (int64_t)cross[i + 1] - cross[i] + 1, 1, g->color);
    }
}

void kr_picture_polygon(kr_ctx *ctx, const kr_picture *p, const int origin[2], const int *corners,
                        size_t n, uint32_t color, bool filled) {
    polygon g = {p, corners, n, origin, color};
    if (n == 0) return;
    if (!filled) {
        for (size_t i = 0; i < n; i++) {
            edge(ctx, &g, corners + 2 * i, corners + 2 * (i ? i - 1 : n - 1));
        }
        return;
    }
    int64_t top = corners[1], bottom = corners[1];
    int *cross = kr_heap_leaf(ctx, n * sizeof *cross);
    for (size_t i = 1; i < n; i++) {
        if (corners[2 * i + 1] < top) top = corners[2 * i + 1];
        if (corners[2 * i + 1] > bottom) bottom = corners[2 * i + 1];
    }
    if (top < -(int64_t)origin[1]) top = -(int64_t)origin[1];
    if (bottom >= (int64_t)p->height - origin[1]) bottom = (int64_t)p->height - 1 - origin[1];
    for (int64_t row = top; row <= bottom; row++) fill_row(ctx, &g, (int)row, cross);
    kr_heap_free(ctx, cross);
}
