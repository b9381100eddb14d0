# test: timeout 600
"""Files of a board: an image in flash with main and modules, os, a file system in memory, help()."""
import os
import subprocess
import sys

sys.dont_write_bytecode = True
from _board import Board, build, chosen, skip_without_tools

skip_without_tools()
BOARD = chosen()
build(BOARD)
os.makedirs("image/lib")
for name, text in (("boot.py", "print('boot', __name__)\n"), ("main.py", "import part\nprint('main', part.value)\n"),
                   ("lib/part.py", "value = [1, 2]\ndef f():\n    return 1 // 0\n"), ("note.txt", "a note\nof two lines\n")):
    with open("image/" + name, "w") as f:
        f.write(text)
subprocess.run([os.environ["KRAIT"], "romfs", "build", "-o", "image.romfs", "image"], stdout=subprocess.DEVNULL, check=True)
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "_ram_fs.py"), "rb") as f:
    RAM_FS = f.read()


def run(board, source, want):
    out, err = board.raw(source.encode())
    out = out.decode().replace("\r\n", "\n")
    assert out == want and not err.strip(), "%s\nprinted %r\nwanted  %r\n%s" % (source, out, want, err.decode())


with Board(BOARD, ["-device", "loader,file=image.romfs,addr=0x200000,force-raw=on"]) as board:
    # boot and main of the image run; in raw mode main does not
    board.send(b"\x04")
    board.expect(b"soft reboot\r\n")
    assert board.expect(b">>> ") == b"boot __main__\r\nmain [1, 2]\r\nkrait 0.1.0 on %s\r\n" % BOARD.encode()
    board.enter_raw()
    board.send(b"\x04")
    assert board.expect(b"CTRL-B to exit\r\n>").endswith(b"soft reboot\r\nboot __main__\r\nraw REPL; ")

    run(board, """
import os, sys, vfs
print(sys.path, os.getcwd(), os.listdir(), sorted(os.listdir('/rom')), list(os.ilistdir('/')))
print(open('/rom/note.txt').readlines(), os.stat('/rom/note.txt')[6], os.stat('/')[0], os.stat('/rom')[0], vfs.rom_ioctl(1))
os.chdir('/rom')
print(os.getcwd(), os.listdir('lib'), os.listdir() == os.listdir('/rom'), os.listdir('..'))
os.chdir('/')
print(os.uname().machine, os.uname()[0], os.sep)
import part
print(part.__file__)
""", "['/rom', '/rom/lib'] / ['rom'] ['boot.mpy', 'lib', 'main.mpy', 'note.txt'] [('rom', 16384, 0)]\n"
        "['a note\\n', 'of two lines\\n'] 20 16384 16384 1\n/rom ['part.mpy'] True ['rom']\n" + BOARD + " krait /\n/rom/lib/part.mpy\n")
    run(board, """
for name, f in (('stat', lambda: os.stat('/rom/nothing')), ('listdir', lambda: os.listdir('/nowhere')), ('chdir', lambda: os.chdir('/...')),
                ('mkdir', lambda: os.mkdir('/folder')), ('remove', lambda: os.remove('/rom/note.txt')), ('rename', lambda: os.rename('/rom/note.txt', '/x')),
                ('open', lambda: open('/rom/new', 'w')), ('stat', lambda: os.stat(5))):
    try:
        f()
    except (OSError, TypeError, AttributeError) as e:
        print(name, type(e).__name__, getattr(e, 'errno', ''))
""", "stat FileNotFoundError 2\nlistdir FileNotFoundError 2\nchdir FileNotFoundError 2\nmkdir OSError 30\nremove OSError 30\n"
        "rename OSError 30\nopen OSError 30\nstat TypeError \n")
    run(board, RAM_FS.decode() + """
with open('/ram/a.py', 'w') as f: f.write('value = 5')
os.mkdir('/ram/d')
os.rename('/ram/a.py', '/ram/d/b.py')
os.chdir('/ram/d')
print(sorted(os.listdir('/')), os.listdir(), os.stat('b.py')[6], os.getcwd(), os.statvfs('/ram')[3], open('b.py').read())
sys.path.append('/ram/d')
import b
print(b.value)
os.remove('b.py')
print(os.listdir('/ram/d'))
os.umount('/ram')
print(os.listdir('/'), os.getcwd())
""", "['ram', 'rom'] ['b.py'] 9 /ram/d 99991 value = 5\n5\n[]\n['rom'] /\n")
    out, err = board.raw(b"help(part.f)\nhelp('modules')\n")
    lines = out.decode().split("\r\n")
    assert lines[0].startswith("f()") and {"machine", "os", "part", "collections", "sys"} <= set(lines) and not err, (out, err)
