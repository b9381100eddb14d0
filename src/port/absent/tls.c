/* _tls, where OpenSSL was not there when krait was built. */
#include "port/absent/absent.h"

KR_ABSENT_MODULE(_tls, "ssl", "libssl-dev")
