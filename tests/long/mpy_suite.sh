# test: timeout 600
# The whole suite from .mpy files.
exec "$PYTHON" "$ROOT/tests/mpy/suite_oracle.py" lang new syntax types builtins modules programs stdlib robust
