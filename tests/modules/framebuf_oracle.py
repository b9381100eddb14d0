# test: timeout 120
# Pixels that MicroPython and krait draw.
import os

import _peer

_peer.compare(os.path.join(os.path.dirname(os.path.abspath(__file__)), '_framebuf_random.py'), 2000)
