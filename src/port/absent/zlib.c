/* zlib, where the library was not there when krait was built. */
#include "port/absent/absent.h"

KR_ABSENT_MODULE(zlib, "zlib", "zlib1g-dev")
