# test: timeout 120
# Structures as MicroPython reads and writes them.
import os

import _peer

_peer.compare(os.path.join(os.path.dirname(os.path.abspath(__file__)), '_uctypes_calls.py'), 250)
