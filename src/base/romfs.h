/* ROMFS images: a read-only file system made to be used where it lies (docs/romfs.md).
 *
 * Pure functions over bytes that nobody vouches for: every length and offset is checked when it is
 * met, nothing is allocated. Directories are records inside records, so there are no cycles. */
#ifndef KR_BASE_ROMFS_H
#define KR_BASE_ROMFS_H

#include "base/config.h"

enum {
    KR_ROMFS_PADDING = 1,
    KR_ROMFS_VERBATIM = 2,  /* payload: the bytes of the file */
    KR_ROMFS_POINTER = 3,   /* payload: size, offset from the start of the image */
    KR_ROMFS_DIRECTORY = 4, /* payload: length of the name, name, records */
    KR_ROMFS_FILE = 5,      /* payload: length of the name, name, records of which one has data */
};

typedef struct kr_romfs {
    const uint8_t *image;
    size_t len;  /* of the whole image, header included */
    size_t root; /* where the records of the root directory begin */
} kr_romfs;

typedef struct kr_romfs_entry {
    const char *name;
    size_t name_len;
    bool is_dir;
    const uint8_t *data; /* a file's bytes, a directory's records */
    size_t size;
} kr_romfs_entry;

/* Is there an image at the start of these bytes, all of it? */
bool kr_romfs_open(kr_romfs *fs, const void *data, size_t len);
/* Bytes of the image that begins so, header included: 0 if it is none. A device is asked for so
 * many. */
size_t kr_romfs_size(const void *start, size_t len);

typedef enum kr_romfs_answer { KR_ROMFS_END, KR_ROMFS_FOUND, KR_ROMFS_BROKEN } kr_romfs_answer;

/* The root directory as an entry without a name. */
void kr_romfs_root(const kr_romfs *fs, kr_romfs_entry *out);
/* Entries of a directory one by one; *at begins as 0. */
kr_romfs_answer kr_romfs_next(const kr_romfs *fs, const kr_romfs_entry *dir, size_t *at,
                              kr_romfs_entry *out);
/* KR_ROMFS_END: there is no such path. Slashes more than needed and "." count for nothing. */
kr_romfs_answer kr_romfs_find(const kr_romfs *fs, const char *path, size_t len,
                              kr_romfs_entry *out);

#endif
