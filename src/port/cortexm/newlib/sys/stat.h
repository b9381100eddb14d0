/* newlib declares lstat() only for systems that it knows. */
#ifndef KR_NEWLIB_STAT_H
#define KR_NEWLIB_STAT_H
#include_next <sys/stat.h>

int lstat(const char *path, struct stat *st);

#endif
