# The folders keep their order, files their size, and nothing mutable is global.
# Coverage and sanitizer builds add data of their own to every object.
# test: timeout 120
case $BUILD in */build) objects=$BUILD ;; *) objects=$BUILD/none ;; esac
exec "$PYTHON" "$ROOT/tests/check_layers.py" "$objects"
