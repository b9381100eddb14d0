"""What errors say beyond CPython's words: where a module was looked for, names that are near, the mode of a file."""
import os
import subprocess
import sys

KRAIT = os.environ["KRAIT"]
ENV = dict(os.environ, KRAITLIBRARY="/some/library", KRAITPATH="/a:/b")
failures = 0


def says(program, *lines):
    global failures
    p = subprocess.run([KRAIT, "-c", program], capture_output=True, text=True, env=ENV)
    found = p.stderr.splitlines()[-len(lines):]
    if p.returncode != 1 or found != list(lines):
        failures += 1
        print("FAIL %r\n  %s\n  expected %s" % (program, found, list(lines)))


LOOKED = "  looked in: ['', '/a', '/b', '/some/library']"
says("import jsn", "ModuleNotFoundError: No module named 'jsn'. Did you mean: 'json'?", LOOKED)
says("import qqqqqqqq", "ModuleNotFoundError: No module named 'qqqqqqqq'", LOOKED)
says("try:\n    import qqqqqqqq\nexcept ImportError as e:\n    assert str(e) == \"No module named 'qqqqqqqq'\"\n    1/0",
     "ZeroDivisionError: division by zero")
says("import os.pth", "ModuleNotFoundError: No module named 'os.pth'; 'os' is not a package. Did you mean: 'os.path'?")
os.makedirs("pkg", exist_ok=True)
open("pkg/__init__.py", "w").close()
says("import pkg.nothing", "ModuleNotFoundError: No module named 'pkg.nothing'", "  looked in: ['pkg']")
says("open('nothing/there')", "FileNotFoundError: [Errno 2] No such file or directory: 'nothing/there'")
open("file", "w").close()
for program, text in (("open('file').write('x')", "not writable: 'file' was opened with mode 'r'"),
                      ("open('file', 'a').read()", "not readable: 'file' was opened with mode 'a'"),
                      ("open('file', 'rb').write(b'x')", "write: 'file' was opened with mode 'rb'"),
                      ("open('file', 'ab').read()", "read: 'file' was opened with mode 'ab'"),
                      ("open('file', 'rb', 0).write(b'x')", "File not open for writing: 'file' was opened with mode 'rb'"),
                      ("import io; io.BytesIO().fileno()", "fileno")):
    says(program, "io.UnsupportedOperation: " + text)
says("def f(a, b): pass\nf(1)", "TypeError: f() missing 1 required positional argument: 'b'")
says("def f(first): pass\nf(frist=1)", "TypeError: f() got an unexpected keyword argument 'frist'. Did you mean 'first'?")
sys.exit(failures != 0)
