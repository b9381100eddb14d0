# CPython's library is found behind krait's own, and can be left out or be another.
set -e
mkdir -p lib/python3.99/deep
echo 'name = "other"' > lib/python3.99/onlyhere.py
echo 'name = "deep"' > lib/python3.99/deep/__init__.py
echo 'name = "no"' > lib/python3.99/heapq.py
export KRAITDONTWRITEBYTECODE=1
KRAITLIBRARY=$PWD/lib/python3.99 "$KRAIT" -c '
import onlyhere, deep, heapq, sys, importlib.util
assert onlyhere.name == "other" and deep.name == "deep" and not hasattr(heapq, "name")
assert sys._stdlib_dir.endswith("python3.99") and sys._stdlib_dir not in sys.path
assert importlib.util.find_spec("onlyhere") is onlyhere.__spec__
del sys.modules["onlyhere"]
assert importlib.util.find_spec("onlyhere").origin == onlyhere.__file__'
test "$(KRAITLIBRARY=$PWD/lib/python3.99 "$KRAIT" -m onlyhere; echo $?)" = 0
KRAITLIBRARY= "$KRAIT" -c '
import sys
assert sys._stdlib_dir is None
try:
    import onlyhere
except ModuleNotFoundError as e:
    assert e.name == "onlyhere"'
! KRAITLIBRARY= "$KRAIT" -m onlyhere 2>/dev/null
# what stands on the path comes first
echo 'name = "mine"' > onlyhere.py
KRAITLIBRARY=$PWD/lib/python3.99 "$KRAIT" -c 'import onlyhere; assert onlyhere.name == "mine"'
"$KRAIT" -c 'import sys, os; assert os.path.samefile(sys.executable, sys.argv[1])' "$KRAIT"
# a program's own module comes before krait's, even if krait's is bound to the machine; CPython's file of that name does not
mkdir own
echo 'name = "mine"' > own/opcode.py
KRAITPATH=$PWD/own "$KRAIT" -c 'import opcode; assert opcode.name == "mine"'
touch own/os.py
KRAITPATH=$PWD/own "$KRAIT" -c 'import opcode; assert opcode.opmap and not hasattr(opcode, "name")'
# modules of a package that is bound are krait's, too; what the package lacks is CPython's
mkdir own/importlib
for module in __init__ machinery; do echo 'raise ImportError("CPython has another machine")' > own/importlib/$module.py; done
echo 'name = "more"' > own/importlib/more.py
KRAITPATH=$PWD/own "$KRAIT" -c 'import importlib.machinery, importlib.more; assert importlib.more.name == "more"'
