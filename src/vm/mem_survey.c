/* Looks over the whole heap for a memory record: what is alive and who allocated it, whose buffer a
 * buffer is, and a picture of the heap. */
#include "heap/os.h"
#include "vm/frame.h"
#include "vm/mem_record.h"

#define MAP_MOST                                                                                   \
    ((size_t)64 << 20) /* a larger heap is not drawn: looking at each unit takes long */

/* ---- alive ---- */
typedef struct survey {
    kr_mem_record *r;
    bool at_end;
} survey;

static void count_block(void *block, size_t bytes, bool leaf, void *opaque) {
    const survey *s = opaque;
    uint32_t tag = s->r->tag[kr_heap_granule(s->r->vm, block)];
    (void)leaf;
    if (!tag) return; /* from before the recording */
    kr_mem_row *row = kr_mem_row_at(s->r, tag - 1);
    if (s->at_end) {
        row->end_count++;
        row->end_bytes += bytes;
    } else {
        row->peak_count++;
        row->peak_bytes += bytes;
    }
}

void kr_mem_survey(kr_mem_record *r, bool at_end) {
    survey s = {r, at_end};
    for (uint32_t i = 0; !at_end && i < r->rows.n; i++) {
        kr_mem_row_at(r, i)->peak_count = kr_mem_row_at(r, i)->peak_bytes = 0;
    }
    kr_heap_each_block(r->vm, count_block, &s);
}

/* ---- owners ---- */
typedef struct owners {
    kr_mem_record *r;
    kr_heap_refs *refs;
} owners;

static void look_at_object(kr_object *obj, void *opaque) {
    const owners *o = opaque;
    kr_mem_record *r = o->r;
    size_t n, bytes;
    void *const *ref = kr_heap_refs_of(o->refs, obj, &n);
    for (size_t i = 0; i < n && !r->failed; i++) {
        uint32_t tag = r->tag[kr_heap_granule(r->vm, ref[i])];
        if (!tag || kr_mem_row_at(r, tag - 1)->type != r->unknown_type) continue;
        bytes = kr_heap_block_bytes(r->vm, ref[i]);
        kr_mem_retype(r, ref[i], bytes, kr_mem_buffer_type(r, obj->type));
    }
}

void kr_mem_find_owners(kr_mem_record *r) {
    owners o = {r, kr_heap_refs_open(r->vm)};
    if (!o.refs) return;
    kr_heap_walk(r->vm, look_at_object, &o);
    kr_heap_refs_close(o.refs);
}

/* ---- map ---- */
char kr_mem_type_kind(const kr_type *t) {
    static const struct {
        uint32_t flag;
        char kind;
    } kinds[] = {{KR_TF_TUPLE, 'T'}, {KR_TF_LIST, 'L'},  {KR_TF_DICT, 'D'}, {KR_TF_FLOAT, 'F'},
                 {KR_TF_STR, 'S'},   {KR_TF_BYTES, 'S'}, {KR_TF_SET, 'D'},  {KR_TF_BYTEARRAY, 'A'}};
    if (t == &kr_type_unit || t == &kr_type_code) return 'B';
    if (t == &kr_type_module) return 'M';
    for (size_t i = 0; i < KR_ARRAY_LEN(kinds); i++) {
        if (t->flags & kinds[i].flag) return kinds[i].kind;
    }
    return 'h';
}

typedef struct drawing {
    kr_mem_record *r;
    kr_mem_map *map;
    uint32_t units;      /* that a cell stands for */
    uint32_t seen;       /* units of the cell at hand */
    uint32_t votes[128]; /* by character */
    char last;           /* what '=' goes on with */
} drawing;

/* A leaf block is shown as what it belongs to, if that is known. */
static char kind_of(void *opaque, const void *block, bool leaf) {
    const kr_mem_record *r = ((const drawing *)opaque)->r;
    uint32_t tag = leaf ? r->tag[kr_heap_granule(r->vm, block)] : 0;
    if (!leaf) return kr_mem_type_kind(((const kr_object *)block)->type);
    return tag ? r->strings[kr_mem_row_at(r, tag - 1)->type].kind : 'h';
}

static void end_cell(drawing *d) {
    uint32_t most = 0;
    char kind = '.';
    if (!d->seen) return;
    for (int c = 0; c < 128; c++) {
        if (d->votes[c] > most) {
            most = d->votes[c];
            kind = (char)c;
        }
    }
    if (d->map->n < KR_MEM_MAP_CELLS) d->map->cell[d->map->n++] = kind;
    memset(d->votes, 0, sizeof d->votes);
    d->seen = 0;
}

static void draw_row(void *opaque, size_t offset, const char *units) {
    drawing *d = opaque;
    (void)offset;
    for (; *units; units++) {
        if (*units != '=') d->last = *units;
        d->votes[(unsigned char)d->last & 127]++;
        if (++d->seen == d->units) end_cell(d);
    }
}

void kr_mem_draw_map(kr_mem_record *r, kr_mem_map *map, bool after_sweep) {
    size_t bytes = r->limit ? kr_heap_range(r->vm) : kr_heap_extent(r->vm);
    size_t units = bytes / KR_MAP_UNIT, cells = KR_MEM_MAP_CELLS;
    drawing d = {r, map, (uint32_t)((units + cells - 1) / cells), 0, {0}, '.'};
    map->n = map->unit = 0;
    if (bytes > MAP_MOST || !units) return;
    map->unit = d.units * KR_MAP_UNIT;
    map->ns = kr_os_monotonic_ns() - r->start_ns;
    map->used = r->used;
    map->after_sweep = after_sweep;
    kr_heap_map(r->vm, kind_of, draw_row, &d);
    end_cell(&d);
}
