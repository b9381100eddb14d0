# test: exit 1
# test: stderr
# sys.excepthook deleted.
import sys

del sys.excepthook
raise ValueError('shown all the same')
