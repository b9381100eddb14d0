"""Reads .mpy files (version 6, bytecode only) into comparable pieces, for test reports."""

STATIC = None


def load_static(path):
    global STATIC
    STATIC = [None]
    for line in open(path):
        if line.startswith("KR_STATIC_NAME("):
            STATIC.append(eval(line[len("KR_STATIC_NAME("):-2]))


def load_opcodes(path):
    table = {}
    for line in open(path):
        if not line.startswith("KR_OPCODE(0x"):
            continue
        parts = [p.strip() for p in line[len("KR_OPCODE("):].split(",")]
        for op in range(int(parts[0], 16), int(parts[1], 16) + 1):
            table[op] = (parts[2], parts[3], op - int(parts[0], 16))
    return table


class Reader:
    def __init__(self, data):
        self.data, self.at = data, 0

    def byte(self):
        self.at += 1
        return self.data[self.at - 1]

    def bytes(self, n):
        self.at += n
        return self.data[self.at - n:self.at]

    def uint(self):
        n = 0
        while True:
            b = self.byte()
            n = n << 7 | b & 0x7f
            if b < 0x80:
                return n

    def sint(self):
        b = self.byte()
        n = -1 if b & 0x40 else 0
        while True:
            n = n << 7 | b & 0x7f
            if b < 0x80:
                return n
            b = self.byte()

    def obj(self):
        code = self.byte()
        if code < 5:
            return ["?", "None", "False", "True", "..."][code]
        if code == 10:
            return tuple(self.obj() for _ in range(self.uint()))
        n = self.uint()
        text = self.bytes(n)
        if code in (5, 6):
            self.byte()
        return "sb  "[code - 5:code - 4] + repr(text) if code < 7 else text.decode()


class Code:
    def __init__(self, r, names):
        head = r.uint()
        self.body = r.bytes(head >> 3)
        self.names = names
        self.decode()
        self.children = []
        if head & 4:
            self.children = [Code(r, names) for _ in range(r.uint())]

    def decode(self):
        r = Reader(self.body)
        b = r.byte()
        S, E, A, F, K, D, k = b >> 3 & 15, b >> 2 & 1, b & 3, 0, 0, 0, 0
        while b & 0x80:
            b = r.byte()
            F |= (b >> 6 & 1) << k
            S |= (b >> 4 & 3) << (4 + 2 * k)
            K |= (b >> 3 & 1) << k
            A |= (b >> 2 & 1) << (2 + k)
            E |= (b >> 1 & 1) << (1 + k)
            D |= (b & 1) << k
            k += 1
        self.sig = {"state": S + 1, "exc": E, "flags": F, "pos": A, "kw": K, "def": D}
        info = cells = k = 0
        while True:
            b = r.byte()
            info |= (b >> 1 & 63) << (6 * k)
            cells |= (b & 1) << k
            k += 1
            if b < 0x80:
                break
        end = r.at + info
        self.name = self.names[r.uint()]
        self.args = [self.names[r.uint()] for _ in range(A + K)]
        self.lines = self.body[r.at:end]
        self.cells = list(self.body[end:end + cells])
        self.code = self.body[end + cells:]

    def insns(self, table):
        r, out = Reader(self.code), []
        while r.at < len(self.code):
            at, op = r.at, r.byte()
            name, kind, inline = table.get(op, ("?%02x" % op, "NONE", 0))
            arg = ""
            if kind == "INLINE":
                arg = inline - 16 if name == "LOAD_CONST_SMALL_INT" else inline
            elif kind == "NAME":
                arg = self.names[r.uint()]
            elif kind in ("UINT", "OBJ", "CHILD", "CHILD_X"):
                arg = r.uint()
            elif kind == "SINT":
                arg = r.sint()
            elif kind in ("LABEL", "LABEL_X"):
                b = r.byte()
                arg = b - 0x40 if b < 0x80 else (b & 0x7f | r.byte() << 7) - 0x4000
                arg = "->%d" % (r.at + arg)
            elif kind == "FWD":
                b = r.byte()
                arg = b if b < 0x80 else b & 0x7f | r.byte() << 7
                arg = "->%d" % (r.at + arg)
            if kind.endswith("_X"):
                arg = "%s x=%d" % (arg, r.byte())
            out.append("%4d %s %s" % (at, name, arg))
        return out


class Mpy:
    def __init__(self, data):
        r = Reader(data)
        self.header = r.bytes(4)
        n_names, n_objs = r.uint(), r.uint()
        self.names = []
        for _ in range(n_names):
            k = r.uint()
            if k & 1:
                self.names.append(STATIC[k >> 1])
            else:
                self.names.append(r.bytes(k >> 1).decode("utf-8", "surrogateescape"))
                r.byte()
        self.objs = [r.obj() for _ in range(n_objs)]
        self.module = Code(r, self.names)


def difference(a, b, table, limit=12):
    """A short report on what differs between two files' bytes, '' if nothing."""
    import difflib
    if a == b:
        return ""
    a, b = Mpy(a), Mpy(b)
    out = []
    if a.header != b.header:
        out.append("header %r %r" % (a.header, b.header))
    todo = [(a.module, b.module)]
    while todo:
        x, y = todo.pop(0)
        if x.body != y.body or x.name != y.name:
            where = "in %s" % x.name
            for what in ("name", "sig", "args", "cells", "lines"):
                if getattr(x, what) != getattr(y, what):
                    p, q = getattr(x, what), getattr(y, what)
                    if what == "lines":
                        p, q = p.hex(), q.hex()
                    out.append("%s: %s: ours %s reference %s" % (where, what, p, q))
            i, j = x.insns(table), y.insns(table)
            if i != j:
                out.append(where + " (- ours, + reference)")
                out += [d for d in difflib.unified_diff([s[5:] for s in i], [s[5:] for s in j], n=1,
                                                        lineterm="") if d[:3] not in ("---", "+++")]
        if len(x.children) != len(y.children):
            out.append("%s: children %s / %s" % (x.name, [c.name for c in x.children],
                                                 [c.name for c in y.children]))
        todo += list(zip(x.children, y.children))
        if len(out) > limit:
            break
    if a.names != b.names:
        out.append("names: " + " ".join(d for d in difflib.ndiff(a.names, b.names)
                                        if d[0] in "+-")[:300])
    if a.objs != b.objs:
        out.append("objs: ours %s reference %s" % (str(a.objs)[:200], str(b.objs)[:200]))
    return "\n".join(out[:limit + 20])


# ---- equality but for what the reference's generation does differently ----

ENDS = ("JUMP", "UNWIND_JUMP", "RETURN_VALUE", "RAISE_LAST", "RAISE_OBJ", "RAISE_FROM", "POP_EXCEPT_JUMP")


def line_steps(code):
    out, at, line, p, i = [], 0, 1, code.lines, 0
    while i < len(p):
        if p[i] & 0x80:
            at, line = at + (p[i] & 15), line + ((p[i] & 0x70) << 4 | p[i + 1])
            i += 2
        else:
            at, line = at + (p[i] & 31), line + (p[i] >> 5)
            i += 1
        out.append((at, line))
    return out


def live_code(code, table):
    """Instructions that can be reached, jumps by instruction number; lines by instruction number."""
    rows = []
    for text in code.insns(table):
        at, _, rest = text.lstrip(" ").partition(" ")
        name, _, arg = rest.partition(" ")
        rows.append([int(at), name, arg, None])
    number = {row[0]: i for i, row in enumerate(rows)}
    number[len(code.code)] = len(rows)
    for row in rows:
        if "JUMP" in row[1] or row[1].startswith("SETUP_") or row[1] == "FOR_ITER":
            target, _, row[2] = row[2][2:].partition(" ")
            row[3] = number[int(target)]
    live, todo = [False] * len(rows), [0]
    while todo:
        i = todo.pop()
        while i < len(rows) and not live[i]:
            live[i] = True
            if rows[i][3] is not None:
                todo.append(rows[i][3])
            if rows[i][1] in ENDS:
                break
            i += 1
    new, n = [], 0
    for ok in live + [True]:
        new.append(n)
        n += ok
    lines = {}
    for at, line in line_steps(code):
        lines[new[number.get(at, len(rows))]] = line
    return [(r[1], r[2], None if r[3] is None else new[r[3]]) for r, ok in zip(rows, live) if ok], lines


def rounded(objs):
    """The reference's floats are exact to about 15 digits."""
    out = []
    for o in objs:
        try:
            out.append(rounded(o) if isinstance(o, tuple) else "%.12g" % float(o))
        except ValueError:
            out.append(o)
    return out


def kinship(a, b, table):
    """How near two files' bytes are: "identical"; "dead code" if only unreachable instructions
    or the last digits of floats differ; "finally" if besides only the state of functions with finally blocks is one or more larger
    in a; "other"."""
    if a == b:
        return "identical"
    a, b = Mpy(a), Mpy(b)
    if a.names != b.names or rounded(a.objs) != rounded(b.objs):
        return "other"
    todo, answer = [(a.module, b.module)], "dead code"
    while todo:
        x, y = todo.pop()
        if len(x.children) != len(y.children):
            return "other"
        todo += zip(x.children, y.children)
        if x.body == y.body:
            continue
        p, q = dict(x.sig), dict(y.sig)
        p.pop("state"), q.pop("state")
        code = live_code(x, table)
        if p != q or (x.name, x.args, x.cells) != (y.name, y.args, y.cells) or code != live_code(y, table):
            return "other"
        if x.sig != y.sig:
            if x.sig["state"] < y.sig["state"] or not any(row[0] == "SETUP_FINALLY" for row in code[0]):
                return "other"
            answer = "finally"
    return answer
