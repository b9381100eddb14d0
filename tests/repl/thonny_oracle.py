# test: timeout 120
"""Thonny's MicroPython back end drives `krait repl --pty`: connects, runs code, lists, reads and writes files."""
import atexit
import os
import subprocess
import sys

sys.dont_write_bytecode = True
import _thonny
from _session import KRAIT, Check

_thonny.skip_without()
check = Check()
here = os.getcwd()
server = subprocess.Popen([KRAIT, "repl", "--pty"], stdout=subprocess.PIPE)
atexit.register(server.kill)
client = _thonny.Client(server.stdout.readline().decode().strip(), sync_time=True)
atexit.register(client.close)
check.equal("greeting", client.greeting.welcome_text, 'krait 0.1.0 (Python 3.14 language) on linux\nType "help()" for help.\n')
check.equal("directory", client.greeting.cwd, here)
client.output()

# the shell
check.equal("print", client.shell("print('a', 'ü')"), ("a ü\n", ""))
out = client.shell("x = [1, 2]\nx")[0]
check.equal("value", (out.split("]", 1)[1], out[:24]), ("[1, 2][/object_link_for_thonny]\n", "[object_link_for_thonny="))
check.equal("traceback", client.shell("def f():\n    1 / 0\nf()"), ("", 'Traceback (most recent call last):\n  File "<stdin>", line 3, in <module>\n'
            '  File "<stdin>", line 2, in f\nZeroDivisionError: division by zero\n'))
check.equal("no Python", client.shell("x = (")[1].splitlines()[-1:], ["SyntaxError: '(' was never closed"])
check.equal("long program", client.shell("total = 0\n" + "total += 1   # one of many lines\n" * 500 + "print(total)"), ("500\n", ""))
info = client.inline("get_globals", module_name="__main__").globals
check.equal("variables", (info["x"].repr, info["total"].repr), ("[1, 2]", "500"))
members = client.inline("get_object_info", object_id=info["x"].id, include_attributes=True, all_attributes=False).info
check.equal("an object", (members["type"], [v.repr for v in members["elements"]], "append" in members["attributes"]),
            ("<class 'list'>", ["1", "2"], True))
check.equal("input", client.shell_with_input("name = input('who? ')\nprint('hello', name)", "who? ", "me\n"), ("who? hello me\n", ""))
out = client.interrupted("print('on')\nwhile True: pass", "on\n")
check.equal("interrupt", (out[0], out[1].splitlines()[-1]), ("on\n", "KeyboardInterrupt"))

# files
text, data = "print('from a file')\n".encode() + b"# line\n" * 1000, bytes(range(256)) * 9
for name, content in (("program.py", text), ("data.bin", data), ("empty.txt", b"")):
    path = here + "/" + name
    client.inline("write_file", path=path, content_bytes=content, make_shebang_scripts_executable=False)
    with open(path, "rb") as f:
        check.equal("written " + name, f.read(), content)
    check.equal("read " + name, client.inline("read_file", path=path).content_bytes, content)
client.inline("mkdir", path=here + "/folder")
client.inline("write_file", path=here + "/folder/a.py", content_bytes=b"value = 5\n", make_shebang_scripts_executable=False)
found = client.inline("get_dirs_children_info", node_id="", paths=[here, here + "/folder", "/nowhere"], include_hidden=False).data
check.equal("listed", {p: n and {k: (v["kind"], v["size"]) for k, v in sorted(n.items()) if "." in k or k == "folder"} for p, n in found.items()},
            {here: {"data.bin": ("file", len(data)), "empty.txt": ("file", 0), "folder": ("dir", None), "program.py": ("file", len(text))},
             here + "/folder": {"a.py": ("file", 10)}, "/nowhere": None})
check.equal("imported", client.shell("import sys\nsys.path.append('folder')\nimport a\nprint(a.value)"), ("5\n", ""))
with open("local.py", "wb") as f:
    f.write(b"local = 1\n")
client.inline("upload", items=[{"kind": "file", "source_path": here + "/local.py", "target_path": here + "/folder/up.py", "size": 10}],
              make_shebang_scripts_executable=False)
check.equal("uploaded", client.inline("read_file", path=here + "/folder/up.py").content_bytes, b"local = 1\n")
space = client.inline("get_fs_info", path=here)
check.equal("space", space.total == space.used + space.free > 0, True)
client.inline("delete", paths=[here + "/program.py", here + "/folder"])
check.equal("deleted", sorted(n for n in os.listdir(here) if n in ("program.py", "folder", "data.bin")), ["data.bin"])

# another machine: what was there before is not
client.top("Run", source="print('run', 'x' in globals())\ny = 7")
check.equal("run", client.output(), ("run False\n", ""))
check.equal("what it left", client.shell("print(y)"), ("7\n", ""))
check.finish()
