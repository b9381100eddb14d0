/* Texts of the errors that a board has, instead of the C library's of all there are. */
#include <errno.h>
#include <stdint.h>
#include <string.h>

char *strerror(int err) {
    static const struct {
        int err;
        const char *text;
    } known[] = {{ENOENT, "No such file or directory"},
                 {EIO, "Input/output error"},
                 {EPERM, "Operation not permitted"},
                 {EEXIST, "File exists"},
                 {ENODEV, "No such device"},
                 {EINVAL, "Invalid argument"},
                 {EROFS, "Read-only file system"},
                 {ETIMEDOUT, "Connection timed out"}};
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (known[i].err == err) return (char *)(uintptr_t)known[i].text;
    }
    return (char *)(uintptr_t) "Unknown error";
}
