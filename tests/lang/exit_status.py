# test: stderr
# test: exit 3
# sys.exit with a number, finally runs.
import sys
try:
    sys.exit(3)
finally:
    print('cleanup')
