/* ROMFS images: walking through records.
 *
 * Invariant: a cursor never passes the end of the record that it walks through, and every record
 * lies within the one around it; only a pointer to data may lead elsewhere in the image. */
#include "base/romfs.h"

#include <string.h>

typedef struct cursor {
    const uint8_t *at, *end;
} cursor;

typedef struct record {
    size_t kind;
    cursor payload;
} record;

/* Seven bits per byte, most significant first. False: cut off, or larger than a size can be. */
static bool read_uint(cursor *c, size_t *out) {
    size_t v = 0;
    while (c->at < c->end) {
        uint8_t b = *c->at++;
        if (v > SIZE_MAX >> 7) return false;
        v = v << 7 | (b & 0x7f);
        if (!(b & 0x80)) {
            *out = v;
            return true;
        }
    }
    return false;
}

static bool read_record(cursor *c, record *out) {
    size_t len;
    if (!read_uint(c, &out->kind) || !read_uint(c, &len)) return false;
    if (len > (size_t)(c->end - c->at)) return false;
    out->payload = (cursor){c->at, c->at + len};
    c->at += len;
    return true;
}

/* Where the records of the image begin, and how long it says it is; false: no image. */
static bool read_header(const void *data, size_t len, size_t *root, size_t *records) {
    static const uint8_t magic[3] = {0xd2, 0xcd, 0x31};
    cursor c = {data, (const uint8_t *)data + len};
    if (len < sizeof magic || memcmp(data, magic, sizeof magic) != 0) return false;
    c.at += sizeof magic;
    if (!read_uint(&c, records)) return false;
    *root = (size_t)(c.at - (const uint8_t *)data);
    return true;
}

size_t kr_romfs_size(const void *start, size_t len) {
    size_t root, records;
    if (!read_header(start, len, &root, &records) || records > SIZE_MAX - root) return 0;
    return root + records;
}

bool kr_romfs_open(kr_romfs *fs, const void *data, size_t len) {
    size_t root, records;
    if (!read_header(data, len, &root, &records) || records > len - root) return false;
    fs->image = data;
    fs->root = root;
    fs->len = root + records;
    return true;
}

void kr_romfs_root(const kr_romfs *fs, kr_romfs_entry *out) {
    *out = (kr_romfs_entry){"", 0, true, fs->image + fs->root, fs->len - fs->root};
}

/* The bytes of a file: the first record among these that has any. */
static bool find_data(const kr_romfs *fs, cursor c, kr_romfs_entry *out) {
    record r;
    size_t size, offset;
    while (c.at < c.end) {
        if (!read_record(&c, &r)) return false;
        if (r.kind == KR_ROMFS_VERBATIM) {
            out->data = r.payload.at;
            out->size = (size_t)(r.payload.end - r.payload.at);
            return true;
        }
        if (r.kind != KR_ROMFS_POINTER) continue;
        if (!read_uint(&r.payload, &size) || !read_uint(&r.payload, &offset)) return false;
        if (offset > fs->len || size > fs->len - offset) return false;
        out->data = fs->image + offset;
        out->size = size;
        return true;
    }
    return false;
}

kr_romfs_answer kr_romfs_next(const kr_romfs *fs, const kr_romfs_entry *dir, size_t *at,
                              kr_romfs_entry *out) {
    cursor c = {dir->data + *at, dir->data + dir->size};
    record r;
    while (c.at < c.end) {
        if (!read_record(&c, &r)) return KR_ROMFS_BROKEN;
        if (r.kind != KR_ROMFS_DIRECTORY && r.kind != KR_ROMFS_FILE) continue;
        *at = (size_t)(c.at - dir->data);
        if (!read_uint(&r.payload, &out->name_len)) return KR_ROMFS_BROKEN;
        if (out->name_len > (size_t)(r.payload.end - r.payload.at)) return KR_ROMFS_BROKEN;
        out->name = (const char *)r.payload.at;
        r.payload.at += out->name_len;
        out->is_dir = r.kind == KR_ROMFS_DIRECTORY;
        out->data = r.payload.at;
        out->size = (size_t)(r.payload.end - r.payload.at);
        if (!out->is_dir && !find_data(fs, r.payload, out)) return KR_ROMFS_BROKEN;
        return KR_ROMFS_FOUND;
    }
    return KR_ROMFS_END;
}

static kr_romfs_answer find_name(const kr_romfs *fs, const kr_romfs_entry *dir, const char *name,
                                 size_t len, kr_romfs_entry *out) {
    size_t at = 0;
    for (;;) {
        kr_romfs_answer a = kr_romfs_next(fs, dir, &at, out);
        if (a != KR_ROMFS_FOUND) return a;
        if (out->name_len == len && memcmp(out->name, name, len) == 0) return a;
    }
}

kr_romfs_answer kr_romfs_find(const kr_romfs *fs, const char *path, size_t len,
                              kr_romfs_entry *out) {
    kr_romfs_entry dir;
    size_t i = 0;
    kr_romfs_root(fs, out);
    while (i < len) {
        size_t start = i;
        while (i < len && path[i] != '/') i++;
        size_t n = i - start;
        if (i < len) i++;
        if (n == 0 || (n == 1 && path[start] == '.')) continue;
        if (!out->is_dir) return KR_ROMFS_END;
        dir = *out;
        kr_romfs_answer a = find_name(fs, &dir, path + start, n, out);
        if (a != KR_ROMFS_FOUND) return a;
    }
    return KR_ROMFS_FOUND;
}
