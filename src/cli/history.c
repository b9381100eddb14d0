/* The file has a line for each statement; the lines of one are joined by \r\n, so that a line that
 * ends with \r goes on. Sessions that run at the same time append to it in turns. */
#include "cli/history.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.h"
#include "object/protocol.h"
#include "port/descriptor.h"

enum { FILE_MOST = 4 << 20 };

static bool find_path(kr_history *h, bool no_environment) {
    const char *named = no_environment ? NULL : getenv("KRAIT_HISTORY"), *home = getenv("HOME");
    int n = 0;
    h->path[0] = 0;
    if (named)
        n = snprintf(h->path, sizeof h->path, "%s", named);
    else if (home && *home)
        n = snprintf(h->path, sizeof h->path, "%s/.krait_history", home);
    if (n < 0 || (size_t)n >= sizeof h->path) h->path[0] = 0;
    return h->path[0] != 0;
}

/* The end of the statement that begins at s. */
static const char *end_of(const char *s, const char *end) {
    const char *nl = s;
    while ((nl = memchr(nl, '\n', (size_t)(end - nl))) != NULL) {
        if (nl == s || nl[-1] != '\r') return nl;
        nl++;
    }
    return end;
}

static void remember(kr_edit *e, const char *s, const char *end) {
    char *copy = kr_heap_leaf(e->ctx, (size_t)(end - s) + 1);
    size_t n = 0;
    for (; s < end; s++) {
        if (*s != '\r') copy[n++] = *s;
    }
    if (kr_utf8_validate((const uint8_t *)copy, n, false, NULL)) kr_edit_remember(e, copy, n);
}

/* The file as a heap block; its length, 0 if there is none. */
static size_t read_file(kr_ctx *ctx, const char *path, char **text) {
    struct stat st;
    size_t n = 0;
    ssize_t k = 0;
    if (stat(path, &st) || !S_ISREG(st.st_mode) || st.st_size > FILE_MOST) return 0;
    *text = kr_heap_leaf(ctx, (size_t)st.st_size + 1);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return 0;
    while (n < (size_t)st.st_size && (k = read(fd, *text + n, (size_t)st.st_size - n)) > 0) {
        n += (size_t)k;
    }
    close(fd);
    return n;
}

/* The file with only these bytes, or as it is if that fails. */
static void rewrite(const kr_history *h, const char *s, size_t n) {
    char tmp[sizeof h->path + 16];
    snprintf(tmp, sizeof tmp, "%s.%d", h->path, (int)getpid());
    int fd = open(tmp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0) return;
    bool ok = kr_descriptor_write(fd, s, n);
    ok = close(fd) == 0 && ok;
    if (!ok || rename(tmp, h->path)) unlink(tmp);
}

typedef struct load_job {
    kr_history *h;
    kr_edit *e;
} load_job;

static kr_value load(kr_ctx *ctx, void *arg) {
    load_job *j = arg;
    char *text = NULL;
    size_t n = read_file(ctx, j->h->path, &text), count = 0, skip;
    const char *s = text, *end = text + n, *next;
    for (; s < end; s = next + 1, count++) next = end_of(s, end);
    skip = count > KR_HISTORY_MAX ? count - KR_HISTORY_MAX : 0;
    for (s = text; s < end && skip; skip--) s = end_of(s, end) + 1;
    if (count > 2 * KR_HISTORY_MAX) rewrite(j->h, s, (size_t)(end - s));
    for (; s < end; s = next + 1) {
        next = end_of(s, end);
        remember(j->e, s, next);
    }
    return KR_NONE;
}

void kr_history_load(kr_history *h, kr_edit *e, bool no_environment) {
    load_job j = {h, e};
    kr_value exc;
    if (find_path(h, no_environment)) kr_protect(e->ctx, load, &j, &exc);
}

void kr_history_add(kr_history *h, kr_edit *e, const char *s, size_t n) {
    size_t before = KR_AS(kr_list, e->history)->len;
    kr_strbuf b;
    kr_value newest = before ? KR_AS(kr_list, e->history)->items[before - 1] : KR_NULL;
    while (n && strchr(" \t\n", s[n - 1])) n--;
    if (!n) return;
    kr_edit_remember(e, s, n);
    const kr_list *l = KR_AS(kr_list, e->history);
    if (!h->path[0] || !l->len) return;
    if (!kr_isnull(newest) && kr_is(l->items[l->len - 1], newest)) return;
    kr_strbuf_init(e->ctx, &b, n + 2);
    for (size_t i = 0; i < n; i++) {
        if (s[i] == '\n') kr_strbuf_add(e->ctx, &b, "\r", 1);
        if (s[i] != '\r') kr_strbuf_add(e->ctx, &b, s + i, 1);
    }
    kr_strbuf_add(e->ctx, &b, "\n", 1);
    int fd = open(h->path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (fd < 0) return;
    kr_descriptor_write(fd, b.data, b.len);
    close(fd);
}
