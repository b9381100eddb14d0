import sys
from _krait_freeze.command import main

sys.exit(main(sys.argv[1:]))
