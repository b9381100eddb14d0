/* _sqlite, where SQLite was not there when krait was built. */
#include "port/absent/absent.h"

KR_ABSENT_MODULE(_sqlite, "sqlite3", "libsqlite3-dev")
