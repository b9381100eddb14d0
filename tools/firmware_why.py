"""What a firmware is made of and what holds it: krait tools/firmware_why.py MAP OBJECT... [LIB.a]...

Reads the sections and relocations of the objects (built with -ffunction-sections -fdata-sections) and
prints flash by file, and by function or table what would be gone without it: its own bytes and
those of all that only it reaches (its subtree of the dominator tree)."""
import struct
import sys

SHT_SYMTAB, SHT_REL, SHF_ALLOC, SHT_NOBITS = 2, 9, 2, 8
ROOTS = (".vectors", ".text.kr_boot_reset")


def members(path):
    """(name, bytes) of an object file, or of each object in an archive."""
    with open(path, "rb") as f:
        data = f.read()
    if data[:8] != b"!<arch>\n":
        yield path, data
        return
    at, long_names = 8, b""
    while at + 60 <= len(data):
        name, size = data[at : at + 16].strip(), int(data[at + 48 : at + 58])
        body = data[at + 60 : at + 60 + size]
        at += 60 + size + size % 2
        if name == b"//":
            long_names = body
        elif name != b"/":
            if name[:1] == b"/":
                name = long_names[int(name[1:]) :].split(b"/\n")[0]
            yield path.split("/")[-1] + "(" + name.decode().rstrip("/") + ")", body


class Object:
    """Sections, symbols and relocations of one ELF32 object."""

    def __init__(self, name, data):
        self.name = name
        offset, entry, count, names = struct.unpack_from("<I10xHHH", data, 32)
        heads = [struct.unpack_from("<10I", data, offset + i * entry) for i in range(count)]
        text = lambda at: data[at : data.index(b"\0", at)].decode()
        title = heads[names][4]
        self.sections = [(text(title + h[0]), h[5], h[2] & SHF_ALLOC, h[1] == SHT_NOBITS) for h in heads]
        self.symbols, self.relocations = [], []
        for h in heads:
            if h[1] == SHT_SYMTAB:
                strings = heads[h[6]][4]
                for at in range(h[4], h[4] + h[5], 16):
                    n, _, size, info, _, section = struct.unpack_from("<IIIBBH", data, at)
                    self.symbols.append((text(strings + n), info >> 4, section, size))
        for h in heads:
            if h[1] == SHT_REL:
                for at in range(h[4], h[4] + h[5], 8):
                    info = struct.unpack_from("<II", data, at)[1]
                    self.relocations.append((h[7], info >> 8))


def build(paths):
    """Names, sizes and edges of the sections; the last object to define a name has it, weakly or not."""
    objects = [Object(n, d) for p in paths for n, d in members(p)]
    names, sizes, number, defined = [], [], {}, {}
    for o in objects:
        for i, (name, size, alloc, nobits) in enumerate(o.sections):
            if alloc:
                number[o.name, i] = len(names)
                names.append((o.name, name))
                sizes.append(0 if nobits else size)
        for name, binding, section, _ in o.symbols:
            if binding and 0 < section < 0xFF00 and (o.name, section) in number:
                if name not in defined or binding == 1 and defined[name][1] == 2:
                    defined[name] = number[o.name, section], binding
    edges = [set() for _ in names]
    for o in objects:
        for section, symbol in o.relocations:
            source = number.get((o.name, section))
            name, binding, place, _ = o.symbols[symbol]
            target = number.get((o.name, place)) if place else defined.get(name, (None,))[0]
            if source is not None and target is not None and source != target:
                edges[source].add(target)
    return names, sizes, edges


def order_from(roots, edges):
    """Reached nodes, each after all that can only be reached through it (reverse post-order)."""
    seen, post, stack = set(roots), [], [(r, iter(sorted(edges[r]))) for r in roots]
    while stack:
        node, rest = stack[-1]
        for n in rest:
            if n not in seen:
                seen.add(n)
                stack.append((n, iter(sorted(edges[n]))))
                break
        else:
            post.append(node)
            stack.pop()
    return post[::-1]


def dominators(root, edges):
    """Immediate dominator of each node that root reaches (Cooper, Harvey, Kennedy)."""
    order = order_from([root], edges)
    place = {n: i for i, n in enumerate(order)}
    before = {n: [] for n in order}
    for n in order:
        for m in edges[n]:
            before[m].append(n)
    above, changed = {root: root}, True
    while changed:
        changed = False
        for n in order[1:]:
            new = None
            for p in before[n]:
                if p in above:
                    if new is None:
                        new = p
                    else:
                        a = p
                        while a != new:
                            while place[a] > place[new]:
                                a = above[a]
                            while place[new] > place[a]:
                                new = above[new]
            if above.get(n) != new:
                above[n], changed = new, True
    return order, above


def short(name):
    """src/ path and section without what all have."""
    path, section = name
    for prefix in (".text.", ".rodata.", ".data."):
        section = section.removeprefix(prefix)
    return path.split("/obj/")[-1].removesuffix(".o") + " " + section


def main(paths, limit=150):
    names, sizes, edges = build(paths)
    root = len(names)
    names.append(("all", "image"))
    sizes.append(0)
    edges.append({i for i, n in enumerate(names) if n[1] in ROOTS})
    order, above = dominators(root, edges)
    total = {n: sizes[n] for n in order}
    files = {}
    for n in order[:0:-1]:
        total[above[n]] += total[n]
        files[names[n][0]] = files.get(names[n][0], 0) + sizes[n]
    print("flash by file")
    for f in sorted(files, key=lambda f: -files[f])[:limit]:
        print("%8d  %s" % (files[f], f.split("/obj/")[-1]))
    print("\nby function or table: with all that only it reaches, alone, what it is held by")
    for n in sorted(total, key=lambda n: -total[n])[: 3 * limit]:
        print("%8d %7d  %s  < %s" % (total[n], sizes[n], short(names[n]), short(names[above[n]])))


main(sys.argv[1:])
