/* Recording of memory: which source line allocated how much of what, how use went over time, what
 * the collections did and what was alive at the end. The record lies outside the heap and outlives
 * the machine, so that it can be looked at by another one.
 *
 * Strings are told by their number in `strings`, lines by theirs in `lines`, and so on. */
#ifndef KR_VM_MEM_RECORD_H
#define KR_VM_MEM_RECORD_H

#include "vm/vm.h"

typedef struct kr_mem_string {
    char *text;
    uint32_t len, hash;
    char kind; /* of a type: what it is shown as in maps */
} kr_mem_string;

typedef struct kr_mem_line {
    uint32_t file, func, line; /* line 0: no Python code was running */
} kr_mem_line;

/* What one line allocated of one type. */
typedef struct kr_mem_row {
    uint32_t line, user_line; /* the line itself; the nearest one that is not of a frozen module */
    uint32_t type;            /* string */
    uint64_t count, bytes;
    uint64_t end_count, end_bytes;   /* reachable at the end */
    uint64_t peak_count, peak_bytes; /* reachable when most was */
} kr_mem_row;

typedef struct kr_mem_sample {
    uint64_t ns;
    size_t used, taken;
} kr_mem_sample;

typedef struct kr_mem_collection {
    uint64_t ns, pause_ns;
    size_t before, after, taken;
    uint32_t why; /* kr_collect_reason */
    uint32_t n;   /* it stands for so many */
} kr_mem_collection;

typedef struct kr_mem_failure {
    uint64_t ns;
    uint32_t line;
} kr_mem_failure;

enum { KR_MEM_MAP_CELLS = 96 * 64, KR_MEM_PAUSE_BINS = 32 };

/* A picture of the heap: a character of kr_heap_map per cell, the one that most of its units
 * have. */
typedef struct kr_mem_map {
    char cell[KR_MEM_MAP_CELLS];
    uint32_t n;       /* cells */
    uint32_t unit;    /* bytes per cell, 0: there is no picture */
    uint64_t ns;      /* when it was taken */
    size_t used;      /* bytes */
    bool after_sweep; /* after a collection */
} kr_mem_map;

/* Rows of fixed size that start with a key of three numbers. */
typedef struct kr_mem_table {
    char *rows;
    uint32_t *slots;
    uint32_t n, cap, mask;
} kr_mem_table;

typedef struct kr_mem_cached kr_mem_cached;

typedef struct kr_mem_record {
    kr_heap_watcher watcher; /* first */
    kr_vm *vm;
    kr_mem_fn mem;
    void *mem_opaque;
    bool failed; /* there was no memory for the record itself: it ends there */
    bool ending;
    uint64_t start_ns, duration_ns;

    kr_mem_string *strings;
    uint32_t n_strings, cap_strings;
    kr_mem_table lines, rows; /* of kr_mem_line, kr_mem_row */
    kr_mem_cached *cache;     /* by instruction and type, emptied by every collection */
    uint32_t *tag;            /* by place in the heap, for each granule: number of row + 1 */
    size_t tag_bytes;
    uint32_t last_row; /* of the last event, UINT32_MAX: none */
    const void *last_ip, *last_block;
    size_t last_bytes;
    const kr_type *last_type; /* NULL: leaf memory */
    uint32_t unknown_type;    /* "buffer" */

    size_t used, most_used, used_at_start;
    uint64_t n_allocated, allocated;
    size_t before; /* used, when the collection at hand began */
    uint64_t next_sample, sample_distance;
    kr_mem_sample *samples;
    uint32_t n_samples, cap_samples;
    kr_mem_collection *collections;
    uint32_t n_collections, cap_collections;
    uint64_t pause_total_ns, pause_bin[KR_MEM_PAUSE_BINS]; /* by log2 of microseconds */
    uint64_t collections_seen, why[KR_COLLECT_STRESS + 1];
    kr_mem_failure *failures;
    uint32_t n_failures, cap_failures;
    uint64_t failures_seen;
    size_t peak_live; /* bytes reachable when peak_x of the rows were counted */
    uint64_t peak_ns;
    kr_mem_map end_map, peak_map;
    kr_heap_stats stats; /* at the end */
    size_t end_live, limit;
} kr_mem_record;

/* From now on everything is recorded. NULL: no memory. */
kr_mem_record *kr_mem_record_start(kr_ctx *ctx);
/* Ends recording: collects and looks at what is alive. */
void kr_mem_record_stop(kr_ctx *ctx, kr_mem_record *r);
void kr_mem_record_free(kr_mem_record *r);

/* mem_table.c */
void *kr_mem_grow(kr_mem_record *r, void *array, uint32_t *cap, uint32_t n, size_t item);
/* Number of the string, made if there is none such. */
uint32_t kr_mem_string_number(kr_mem_record *r, const char *text, size_t len);
/* Number of the row with this key; a new one is zero behind it. UINT32_MAX: no memory. */
uint32_t kr_mem_table_find(kr_mem_record *r, kr_mem_table *t, size_t row_size,
                           const uint32_t key[3]);
void kr_mem_table_free(kr_mem_record *r, kr_mem_table *t, size_t row_size);
static inline kr_mem_row *kr_mem_row_at(const kr_mem_record *r, uint32_t i) {
    return (kr_mem_row *)(void *)r->rows.rows + i;
}
static inline kr_mem_line *kr_mem_line_at(const kr_mem_record *r, uint32_t i) {
    return (kr_mem_line *)(void *)r->lines.rows + i;
}

/* mem_survey.c */
/* Counts what is alive into the rows: end_x, or peak_x. */
void kr_mem_survey(kr_mem_record *r, bool at_end);
/* Buffers of unknown kind are counted under the type of the object that holds them. */
void kr_mem_find_owners(kr_mem_record *r);
void kr_mem_draw_map(kr_mem_record *r, kr_mem_map *map, bool after_sweep);
/* What an object of the type is shown as in maps. */
char kr_mem_type_kind(const kr_type *t);
/* Number of "buffer of T". */
uint32_t kr_mem_buffer_type(kr_mem_record *r, const kr_type *t);
/* Takes `bytes` at `block` from one row and counts them to the row of another type. */
void kr_mem_retype(kr_mem_record *r, const void *block, size_t bytes, uint32_t type);

#endif
