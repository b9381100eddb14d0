# importlib loads an .mpy file into a module that has a name of its own: neither sys.path nor a module of the file's name
# is touched.
set -e
cat > plain.py <<'END'
import sys
where = __name__, "plain" in sys.modules, sys.path[0]
def f():
    return where
END
"$KRAIT" compile plain.py
rm plain.py
test -e plain.mpy
"$KRAIT" -c '
import importlib.machinery, importlib.util, sys
sys.path.insert(0, "first")
spec = importlib.util.spec_from_file_location("other", "plain.mpy")
assert type(spec.loader) is importlib.machinery.SourcelessFileLoader, spec.loader
other = importlib.util.module_from_spec(spec)
spec.loader.exec_module(other)
assert other.f() == ("other", False, "first"), other.f()
assert "plain" not in sys.modules
import _imp
for wrong in 1, "other":
    try:
        _imp.exec_file(wrong, "plain.mpy")
    except TypeError as e:
        assert "expected a module" in str(e), e
    else:
        raise AssertionError(wrong)
try:
    _imp.exec_file(other, "nowhere.mpy")
except OSError as e:
    assert e.filename == "nowhere.mpy", e
else:
    raise AssertionError("nowhere")'
