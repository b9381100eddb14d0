# test: krait-only
# test: timeout 60
# The two readers of images (in C for VfsRom, in Python for krait romfs) agree, on broken ones too;
# what the writer makes is as docs/romfs.md says.
import os
import random
import sys
import vfs
from _krait_romfs.image import ImageError, Node, parse, write

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from _romfs import file, folder, image, padding, pointed, record

STEP = max(1, int(os.environ.get('SHARE', '1')))


def by_vfs(rom, path, out):
    for name, kind, _, size in rom.ilistdir(path):
        full = path + '/' + name
        out.append((full, kind == 0x4000, size))
        if kind == 0x4000 and simple(name):
            by_vfs(rom, full, out)


def simple(name):
    return name not in ('', '.', '..') and '/' not in name


def plain(paths):
    # names that paths cannot say, or say of another entry, are not asked for
    return len(set(paths)) == len(paths) and all(simple(p.rpartition('/')[2]) for p in paths)


def agree(data):
    try:
        root = parse(data)
    except ImageError:
        root = None
    try:
        rom, found = vfs.VfsRom(data), []
        by_vfs(rom, '', found)
    except OSError:
        rom = None
    if root is None:
        assert rom is None or not plain([f[0][1:] for f in found]), data
        return False
    if plain([e.path for e in root.walk()]):
        assert rom is not None, data
        assert found == [('/' + e.path, e.is_dir, 0 if e.is_dir else e.size)
                         for e in root.walk()], data
        for e in root.walk():
            if not e.is_dir:
                assert rom.open(e.path, 'rb').read() == data[e.offset:e.offset + e.size]
    return True


good = image(file('a', b'some data', padding(3)), folder('d', file('b', b'x' * 140), folder('e')),
             pointed('p', 4, 10), file('ünï', b'\xff\xfe'), padding(5))
assert agree(good) and not agree(b'') and agree(good + b'more')
outcomes = [0, 0]
for i in range(0, len(good), STEP):
    for value in {0, 1, 2, 4, 5, 0x7f, 0x80, 0xff, good[i] ^ 1, good[i] + 1 & 255}:
        outcomes[agree(good[:i] + bytes([value]) + good[i + 1:])] += 1
    agree(good[:i])
assert STEP > 1 or min(outcomes) > 50, outcomes
for bad, text in ((b'abc', 'd2 cd 31'), (good[:-1], 'cut off'), (b'\xd2\xcd\x31\x80', 'cut off'),
                  (image(record(5, b'\x05ab')), 'name of 5 bytes'),
                  (image(record(5, b'\x01a')), 'without data'), (image(b'\x05\x09a'), 'says 9'),
                  (image(pointed('a', 5, 5000)), 'outside the image'),
                  (image(b'\x05' + b'\xff' * 10 + b'\x01'), '64 bits')):
    try:
        parse(bad)
    except ImageError as e:
        assert text in str(e), e
    else:
        raise AssertionError(bad)


# ---- writing ----
def tree(*children):
    root = Node('')
    root.children = list(children)
    return root


def directory(name, *children):
    node = Node(name)
    node.children = list(children)
    return node


assert write(tree()) == image()
assert write(tree(Node('a', b'x'), directory('d', Node('ü', b'y' * 200)))) == image(
    file('a', b'x'), folder('d', file('ü', b'y' * 200)))
assert write(tree(Node('a', b'xy')), 4) == image(file('a', b'xy', padding(2)), padding(2))
rng = random.Random(5)


def some(depth):
    out = []
    for i in range(rng.randrange(5)):
        if depth and rng.random() < 0.4:
            out.append(directory('d%d' % i, *some(depth - 1)))
        else:
            size = rng.choice((0, 1, 5, 100, 120, 127, 128, 130, 200, 16370, 16390))
            out.append(Node('n' * rng.choice((1, 3, 120, 130)) + str(i), bytes([i]) * size))
    return out


for i in range(60 // STEP):
    nodes = some(4)
    for align in 1, 2, 4, 8, 16, 256, 4096:
        data = write(tree(*nodes), align)
        assert write(tree(*nodes), align) == data and len(data) % align == 0
        root = parse(data)
        assert root.length == len(data)
        assert all(e.offset % align == 0 for e in root.walk() if not e.is_dir)
        if align < 16:
            assert agree(data)
print('ok')
