/* A memory record as a dict of lists and tuples, for lib/_krait_mem. */
#include "cli/mem_data.h"

#include "code/frozen.h"
#include "object/dict.h"
#include "object/int.h"
#include "object/path.h"
#include "object/seq.h"
#include "object/str.h"

static kr_value text(kr_ctx *ctx, const char *s, size_t n) {
    return kr_str_decode(ctx, s, n, "utf-8", "replace");
}

/* A tuple of n numbers. */
static kr_value numbers(kr_ctx *ctx, size_t n, const uint64_t *a) {
    kr_value item[16];
    for (size_t i = 0; i < n; i++) item[i] = kr_int_from_u64(ctx, a[i]);
    return kr_tuple_new(ctx, n, item);
}
#define NUMBERS(ctx, ...)                                                                          \
    numbers(ctx, sizeof((uint64_t[]){__VA_ARGS__}) / sizeof(uint64_t), (uint64_t[]){__VA_ARGS__})

static void put(kr_ctx *ctx, kr_value dict, const char *key, kr_value v) {
    kr_dict_set(ctx, dict, kr_str_from_cstr(ctx, key), v);
}

static void put_number(kr_ctx *ctx, kr_value dict, const char *key, uint64_t n) {
    put(ctx, dict, key, kr_int_from_u64(ctx, n));
}

static kr_value strings_of(kr_ctx *ctx, const kr_mem_record *r) {
    kr_value list = kr_list_new(ctx, r->n_strings, NULL);
    for (uint32_t i = 0; i < r->n_strings; i++) {
        kr_list_append(ctx, list, text(ctx, r->strings[i].text, r->strings[i].len));
    }
    return list;
}

static kr_value lines_of(kr_ctx *ctx, const kr_mem_record *r) {
    kr_value list = kr_list_new(ctx, r->lines.n, NULL);
    for (uint32_t i = 0; i < r->lines.n; i++) {
        const kr_mem_line *l = kr_mem_line_at(r, i);
        kr_list_append(ctx, list, NUMBERS(ctx, l->file, l->func, l->line));
    }
    return list;
}

static kr_value rows_of(kr_ctx *ctx, const kr_mem_record *r) {
    kr_value list = kr_list_new(ctx, r->rows.n, NULL);
    for (uint32_t i = 0; i < r->rows.n; i++) {
        const kr_mem_row *w = kr_mem_row_at(r, i);
        if (!w->count) continue; /* all of it is counted under another type by now */
        kr_list_append(ctx, list,
                       NUMBERS(ctx, w->line, w->user_line, w->type, w->count, w->bytes,
                               w->end_count, w->end_bytes, w->peak_count, w->peak_bytes));
    }
    return list;
}

static void put_events(kr_ctx *ctx, kr_value d, const kr_mem_record *r) {
    kr_value samples = kr_list_new(ctx, r->n_samples, NULL);
    kr_value collections = kr_list_new(ctx, r->n_collections, NULL);
    kr_value failures = kr_list_new(ctx, r->n_failures, NULL);
    for (uint32_t i = 0; i < r->n_samples; i++) {
        const kr_mem_sample *s = &r->samples[i];
        kr_list_append(ctx, samples, NUMBERS(ctx, s->ns, s->used, s->taken));
    }
    for (uint32_t i = 0; i < r->n_collections; i++) {
        const kr_mem_collection *c = &r->collections[i];
        kr_list_append(
            ctx, collections,
            NUMBERS(ctx, c->ns, c->pause_ns, c->before, c->after, c->taken, c->why, c->n));
    }
    for (uint32_t i = 0; i < r->n_failures; i++) {
        kr_list_append(ctx, failures, NUMBERS(ctx, r->failures[i].ns, r->failures[i].line));
    }
    put(ctx, d, "samples", samples);
    put(ctx, d, "collections", collections);
    put(ctx, d, "failures", failures);
}

static void put_totals(kr_ctx *ctx, kr_value d, const kr_mem_record *r) {
    const struct {
        const char *key;
        uint64_t n;
    } totals[] = {
        {"duration_ns", r->duration_ns},
        {"allocations", r->n_allocated},
        {"allocated", r->allocated},
        {"most_used", r->most_used},
        {"used_at_start", r->used_at_start},
        {"peak", r->stats.peak},
        {"compiler_peak", r->stats.outside_peak},
        {"collections_seen", r->collections_seen},
        {"pause_total_ns", r->pause_total_ns},
        {"max_pause_ns", r->stats.max_pause_ns},
        {"failures_seen", r->failures_seen},
        {"end_live", r->end_live},
        {"peak_live", r->peak_live},
        {"peak_ns", r->peak_ns},
        {"limit", r->limit},
        {"incomplete", r->failed},
    };
    for (size_t i = 0; i < KR_ARRAY_LEN(totals); i++) {
        put_number(ctx, d, totals[i].key, totals[i].n);
    }
    put(ctx, d, "pause_bins", numbers(ctx, 16, r->pause_bin));
    put(ctx, d, "why", numbers(ctx, KR_ARRAY_LEN(r->why), r->why));
}

static void put_map(kr_ctx *ctx, kr_value d, const char *key, const kr_mem_map *m) {
    if (!m->unit) return;
    put(ctx, d, key,
        kr_tuple3(ctx, kr_str_new(ctx, m->cell, m->n), kr_int_from_u64(ctx, m->unit),
                  NUMBERS(ctx, m->ns, m->used)));
}

/* Texts of files that no path leads to. */
static kr_value sources_of(kr_ctx *ctx, const kr_mem_page_job *job) {
    kr_value d = kr_dict_new(ctx, 0);
    char name[256];
    if (job->command) {
        put(ctx, d, "<string>", text(ctx, job->command, strlen(job->command)));
    }
    for (uint32_t i = 0; i < job->record->n_strings; i++) {
        const kr_mem_string *s = &job->record->strings[i];
        if (s->len < 10 || s->len > sizeof name || memcmp(s->text, "<frozen ", 8) != 0) continue;
        memcpy(name, s->text + 8, s->len - 9);
        name[s->len - 9] = 0;
        const kr_frozen_module *f = kr_frozen_find(&kr_frozen, name);
        if (f && f->text) put(ctx, d, s->text, text(ctx, f->text, f->len));
    }
    return d;
}

static kr_value call_writer(kr_ctx *ctx, void *arg) {
    const kr_mem_page_job *job = arg;
    const kr_mem_record *r = job->record;
    kr_value d = kr_dict_new(ctx, 0);
    put(ctx, d, "title", text(ctx, job->title, strlen(job->title)));
    put(ctx, d, "file", kr_path_from_cstr(ctx, job->file));
    put(ctx, d, "shown", text(ctx, job->shown, strlen(job->shown)));
    put(ctx, d, "strings", strings_of(ctx, r));
    put(ctx, d, "lines", lines_of(ctx, r));
    put(ctx, d, "rows", rows_of(ctx, r));
    put(ctx, d, "sources", sources_of(ctx, job));
    put_events(ctx, d, r);
    put_totals(ctx, d, r);
    put_map(ctx, d, "end_map", &r->end_map);
    put_map(ctx, d, "peak_map", &r->peak_map);
    kr_value module = kr_import(ctx, "_krait_mem");
    return kr_call1(ctx, kr_getattr(ctx, module, kr_str_from_cstr(ctx, "write")), d);
}

bool kr_mem_page_write(kr_ctx *ctx, const kr_mem_page_job *job) {
    kr_value exc;
    kr_value done = kr_protect(ctx, call_writer, (void *)(uintptr_t)job, &exc);
    if (!kr_isnull(exc)) kr_print_exception(ctx, exc);
    return kr_isnull(exc) && kr_is(done, KR_TRUE);
}
