# test: timeout 600
"""Thonny's MicroPython back end drives a board over a serial port: runs code, lists and reads its image of files,
sets its clock, writes to a file system in memory."""
import atexit
import os
import subprocess
import sys
import time

sys.dont_write_bytecode = True
import _board

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../repl"))
import _thonny
from _session import Check

BOARD = _board.chosen()
_board.skip_without_tools()
_thonny.skip_without()
_board.build(BOARD)
check = Check()
os.makedirs("image/lib")
note, part = b"a note\n" * 300, b"value = 5\n"
with open("image/note.txt", "wb") as f:
    f.write(note)
with open("image/lib/part.py", "wb") as f:
    f.write(part)
subprocess.run([os.environ["KRAIT"], "romfs", "build", "-o", "image.romfs", "image"], stdout=subprocess.DEVNULL, check=True)
command = _board.qemu_command(BOARD, ["-device", "loader,file=image.romfs,addr=0x200000,force-raw=on"])
command[command.index("stdio")] = "pty"
qemu = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
atexit.register(qemu.kill)
port = qemu.stdout.readline().decode().split()[4]
client = _thonny.Client(port, sync_time=True, local_rtc=False, validate_time=True)
atexit.register(client.close)
check.equal("greeting", (client.greeting.welcome_text, client.greeting.cwd, client.greeting.lib_dirs), ("krait 0.1.0 on %s\n" % BOARD, "/", ["/rom/lib"]))
check.equal("no complaints at the start", client.output()[1], "")

# the shell
check.equal("print", client.shell("print('a', 'ü')"), ("a ü\n", ""))
check.equal("traceback", client.shell("def f():\n    1 / 0\nf()"), ("", 'Traceback (most recent call last):\n  File "<stdin>", line 3, in <module>\n'
            '  File "<stdin>", line 2, in f\nZeroDivisionError: division by zero\n'))
check.equal("long program", client.shell("total = 0\n" + "total += 1   # one of many lines\n" * 500 + "print(total)"), ("500\n", ""))
check.equal("modules", {"machine", "part", "time"} <= set(client.shell("help('modules')")[0].split()), True)
check.equal("variables", client.inline("get_globals", module_name="__main__").globals["total"].repr, "500")
check.equal("input", client.shell_with_input("name = input('who? ')\nprint('hello', name)", "who? ", "me\n"), ("who? hello me\n", ""))
out = client.interrupted("print('on')\nwhile True: pass", "on\n")
check.equal("interrupt", (out[0], out[1].splitlines()[-1]), ("on\n", "KeyboardInterrupt"))
out = client.interrupted("import time\nprint('on')\ntime.sleep(1000)", "on\n")
check.equal("interrupt of a sleep", (out[0], out[1].splitlines()[-1]), ("on\n", "KeyboardInterrupt"))
there = client.shell("print(time.gmtime()[:5])")[0].strip()
check.equal("clock", there in (str(tuple(time.gmtime(time.time() - s))[:5]).replace("[", "(") for s in (0, 30, 60)), True)

# files: the image is read-only, a file system in memory is not
found = client.inline("get_dirs_children_info", node_id="", paths=["/", "/rom", "/rom/lib", "/nowhere"], include_hidden=False).data
check.equal("listed", {p: n and {k: (v["kind"], v["size"]) for k, v in n.items()} for p, n in found.items()},
            {"/": {"rom": ("dir", None)}, "/rom": {"lib": ("dir", None), "note.txt": ("file", len(note))},
             "/rom/lib": {"part.mpy": ("file", os.path.getsize("image.romfs") and found["/rom/lib"]["part.mpy"]["size"])}, "/nowhere": None})
check.equal("read", client.inline("read_file", path="/rom/note.txt").content_bytes, note)
check.equal("a binary one", client.inline("read_file", path="/rom/lib/part.mpy").content_bytes[:2], b"M\x06")
check.equal("imported", client.shell("import part\nprint(part.value, part.__file__)"), ("5 /rom/lib/part.mpy\n", ""))
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "_ram_fs.py")) as f:
    check.equal("a file system", client.shell(f.read()), ("", ""))
for name, content in (("a.py", b"print('from a')\n" + b"# line\n" * 500), ("b.bin", bytes(range(256)) * 5)):
    client.inline("write_file", path="/ram/" + name, content_bytes=content, make_shebang_scripts_executable=False)
    check.equal("written and read " + name, client.inline("read_file", path="/ram/" + name).content_bytes, content)
client.inline("mkdir", path="/ram/folder")
check.equal("listed there", sorted(client.inline("get_dirs_children_info", node_id="", paths=["/ram"], include_hidden=False).data["/ram"]),
            ["a.py", "b.bin", "folder"])
space = client.inline("get_fs_info", path="/ram")
check.equal("space", space.total == space.used + space.free > 0, True)
client.inline("delete", paths=["/ram/b.bin"])
check.equal("deleted", client.shell("import os\nprint(sorted(os.listdir('/ram')))"), ("['a.py', 'folder']\n", ""))

# another machine: what was there before is not
client.top("Run", source="print('run', 'total' in globals())\ny = 7")
check.equal("run", client.output(), ("run False\n", ""))
check.equal("what it left", client.shell("import os\nprint(y, os.listdir('/'))"), ("7 ['rom']\n", ""))
check.finish()
