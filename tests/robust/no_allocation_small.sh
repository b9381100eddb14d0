#!/bin/sh
# What allocates nothing in a large heap allocates nothing in a small one, where buffers move.
exec "$KRAIT" -X heapsize=256k "$(dirname "$0")/no_allocation.py" | grep -qx ok
