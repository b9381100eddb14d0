"""Compares two .mpy files function by function: prelude, instructions, line table.

Functions are matched by their place in the tree. The reference is a compiler of v1.19; the rules of later v6
compilers, which krait follows, differ in few points that can be told from the code, so each pair is of a kind:

  identical    every byte of prelude, instructions and line table (operands by what the tables hold there)
  dead code    the reference's code without what v1.20 and later leave out: after a jump, return or raise all
               instructions up to the next label; jumps and lines of what is left are the same
  state        besides, n_state is larger in functions with a finally block (see codegen.md, section 9)
  other        anything else
"""
import mpyfile

ENDS = ("JUMP", "UNWIND_JUMP", "RETURN_VALUE", "RAISE_LAST", "RAISE_OBJ", "RAISE_FROM", "POP_EXCEPT_JUMP")


class Row:
    """An instruction: operands resolved, its jump's target by number."""

    def __init__(self, at, name, arg):
        self.at, self.name, self.arg, self.target = at, name, arg, None


def rows_of(code, mpy, table):
    rows = []
    for text in code.insns(table):
        at, _, rest = text.lstrip(" ").partition(" ")
        name, _, arg = rest.partition(" ")
        if name == "LOAD_CONST_OBJ":
            arg = repr(mpyfile.rounded([mpy.objs[int(arg)]]))
        rows.append(Row(int(at), name, arg))
    number = {row.at: i for i, row in enumerate(rows)}
    number[len(code.code)] = len(rows)
    for row in rows:
        if row.arg.startswith("->") and row.name not in ("LOAD_CONST_STRING",) and "ATTR" not in row.name:
            target, _, row.arg = row.arg[2:].partition(" ")
            row.target = number[int(target)]
    return rows, number


def without_dead(ours, theirs):
    """Which of their instructions ours has: [number in ours or None], or None if other than dead code differs."""
    labels = {row.target for row in theirs}
    same, n, dead = [], 0, False
    for i, row in enumerate(theirs):
        if i in labels:
            dead = False
        here = n < len(ours) and (ours[n].name, ours[n].arg) == (row.name, row.arg)
        if dead and not (here and placed(ours, n, i, same)):
            same.append(None)
            continue
        if not here:
            return None
        same.append(n)
        n += 1
        dead = row.name in ENDS
    return same if n == len(ours) else None


def placed(ours, n, i, same):
    """Does ours keep instruction n although it follows an end? Then a label is there that nothing jumps to."""
    del i, same
    return n > 0 and ours[n - 1].name in ENDS and not any(row.target == n for row in ours)


def kind(x, y, a, b, table):
    """The kind of a pair of functions: ours x of file a, the reference's y of file b."""
    if x.body == y.body and a.names == b.names and a.objs == b.objs:
        return "identical"
    if (x.name, x.args, x.cells) != (y.name, y.args, y.cells):
        return "other"
    ours, my_number = rows_of(x, a, table)
    theirs, number = rows_of(y, b, table)
    p, q = dict(x.sig), dict(y.sig)
    answer = "identical"
    if [(r.at, r.name, r.arg, r.target) for r in ours] != [(r.at, r.name, r.arg, r.target) for r in theirs] or \
            x.lines != y.lines:
        answer = "dead code"
        same = without_dead(ours, theirs)
        if same is None or not alike(x, y, ours, theirs, same, my_number, number):
            return "other"
    if p != q:
        more = p.pop("state") - q.pop("state")
        if p != q or more < 0 or not any(r.name == "SETUP_FINALLY" for r in ours):
            return "other"
        answer = "state"
    return answer


def alike(x, y, ours, theirs, same, my_number, number):
    """Jumps and lines, when the dead instructions are left out."""
    new, n = [], 0
    for found in same + [n]:
        new.append(n)
        n += found is not None
    for row, mine in zip(theirs, same):
        if mine is not None and (None if row.target is None else new[row.target]) != ours[mine].target:
            return False
    mine, other = {}, {}
    for at, line in mpyfile.line_steps(x):
        mine[my_number.get(at, len(ours))] = line
    for at, line in mpyfile.line_steps(y):
        other[new[number.get(at, len(theirs))]] = line
    return mine == other


def pairs(a, b):
    """((ours, the reference's), ...) in pre-order; the second list: functions without a partner."""
    found, alone, todo = [], [], [(a.module, b.module)]
    while todo:
        x, y = todo.pop()
        found.append((x, y))
        todo += reversed(list(zip(x.children, y.children)))
        alone += x.children[len(y.children):] + y.children[len(x.children):]
    return found, alone


def count(ours, reference, table):
    """[(kind, name of the function)] of all functions of two files' bytes."""
    a, b = mpyfile.Mpy(ours), mpyfile.Mpy(reference)
    found, alone = pairs(a, b)
    return [(kind(x, y, a, b, table), x.name) for x, y in found] + [("other", x.name) for x in alone]
