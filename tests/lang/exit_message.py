# test: stderr
# test: exit 1
# sys.exit with a message prints it to stderr.
import sys
print('out')
sys.exit('the message é')
