/* cryptolib and _scrypt, where OpenSSL was not there when krait was built. */
#include "port/absent/absent.h"

KR_ABSENT_MODULE(cryptolib, "cryptolib", "libssl-dev")
KR_ABSENT_MODULE(_scrypt, "hashlib.scrypt", "libssl-dev")
