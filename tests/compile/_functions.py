"""Compares two .mpy files function by function: prelude, instructions, line table.

Functions are matched by their place in the tree. The reference is a compiler of v1.19; the rules of later v6
compilers, which krait follows, differ in few points that can be told from the code, so each pair is of a kind:

  identical    every byte of prelude, instructions and line table (operands by what the tables hold there)
  dead code    the reference's code without what v1.20 and later leave out: after a jump, return or raise all
               instructions up to the next label; jumps and lines of what is left are the same
  state        besides, n_state is larger in functions with a finally block (see codegen.md, section 9)
  folding      besides, what later compilers compute of constants: arithmetic with floats, negative powers and
               quotients, math.pi and its like, `not` of constants, tuples that have become constant by that
  async        `async for` and `async with`, whose code was changed
  walrus       := in a comprehension, which v1.19 binds in the wrong scope
  other        anything else
"""
import math

import mpyfile

ENDS = ("JUMP", "UNWIND_JUMP", "RETURN_VALUE", "RAISE_LAST", "RAISE_OBJ", "RAISE_FROM", "POP_EXCEPT_JUMP")


class Row:
    """An instruction: operands resolved, its jump's target by number."""

    def __init__(self, at, name, arg):
        self.at, self.name, self.arg, self.target, self.value = at, name, arg, None, None


def rows_of(code, mpy, table):
    rows = []
    for text in code.insns(table):
        at, _, rest = text.lstrip(" ").partition(" ")
        name, _, arg = rest.partition(" ")
        if name == "LOAD_CONST_OBJ":
            value = mpy.objs[int(arg)]
            arg = repr(mpyfile.rounded([value]))
        rows.append(Row(int(at), name, arg))
        if name == "LOAD_CONST_OBJ":
            rows[-1].value = number_of(value)
    number = {row.at: i for i, row in enumerate(rows)}
    number[len(code.code)] = len(rows)
    for row in rows:
        if row.arg.startswith("->") and row.name not in ("LOAD_CONST_STRING",) and "ATTR" not in row.name:
            target, _, row.arg = row.arg[2:].partition(" ")
            row.target = number[int(target)]
    return rows, number


def number_of(text):
    """Numbers of the constants' texts."""
    if isinstance(text, tuple):
        return tuple(number_of(t) for t in text)
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            pass
    return {"True": True, "False": False, "None": None}.get(text, text)


def without_dead(ours, theirs):
    """Which of their instructions ours has: [number in ours or None], or None if other than dead code differs."""
    labels = {row.target for row in theirs}
    same, n, dead, open_ends, forced = [], 0, False, [], -1
    while True:
        i = len(same)
        if i == len(theirs):
            if n == len(ours):
                return same
            here = False
        else:
            row = theirs[i]
            dead = dead and i not in labels
            here = n < len(ours) and (ours[n].name, ours[n].arg) == (row.name, row.arg)
            if dead and here and kept(ours, n) and i != forced:
                open_ends.append((i, n))
            elif dead:
                same.append(None)
                continue
        if here:
            same.append(n)
            n += 1
            dead = row.name in ENDS
            continue
        if not open_ends:
            return None
        forced, n = open_ends.pop()     # it was dropped after all
        del same[forced:]
        dead = True


def kept(ours, n):
    """Does ours have instruction n although it follows an end? Then a label is there that nothing jumps to."""
    return n > 0 and ours[n - 1].name in ENDS and not any(row.target == n for row in ours)


def kind(x, y, a, b, table):
    """The kind of a pair of functions: ours x of file a, the reference's y of file b."""
    if x.body == y.body and a.names == b.names and a.objs == b.objs:
        return "identical"
    ours, my_number = rows_of(x, a, table)
    theirs, number = rows_of(y, b, table)
    if (x.name, x.args, x.cells) != (y.name, y.args, y.cells):
        return changed(ours, theirs)
    p, q = dict(x.sig), dict(y.sig)
    answer = "identical"
    if [(r.at, r.name, r.arg, r.target) for r in ours] != [(r.at, r.name, r.arg, r.target) for r in theirs] or \
            x.lines != y.lines:
        answer = "dead code"
        same = without_dead(ours, theirs)
        if same is None or not alike(x, y, ours, theirs, same, my_number, number):
            return changed(ours, theirs)
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
    mine = [(my_number.get(at, len(ours)), line) for at, line in steps(x)]
    other = [(new[number.get(at, len(theirs))], line) for at, line in steps(y)]
    return dict(mine) == dict(other)


def steps(code):
    """(offset, line) where the line changes: records without lines only continue long steps."""
    line = 1
    for at, new in mpyfile.line_steps(code):
        if new != line:
            yield at, new
        line = new


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
    kinds = {id(x): kind(x, y, a, b, table) for x, y in found}
    mark_walrus(a.module, kinds)
    return [(kinds[id(x)], x.name) for x, y in found] + [("other", x.name) for x in alone]


def mark_walrus(code, kinds):
    """A comprehension that differs otherwise and stores more than its targets, and what is around it."""
    for child in code.children:
        mark_walrus(child, kinds)
        if child.name in COMPREHENSIONS and kinds.get(id(child)) in ("other", "walrus") and \
                b"\x57" in child.code:
            kinds[id(child)] = "walrus"
            if kinds.get(id(code)) == "other":
                kinds[id(code)] = "walrus"


# ---- what else later compilers do otherwise ----

COMPREHENSIONS = ("<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>")
OPERATORS = {"22": "|", "23": "^", "24": "&", "25": "<<", "26": ">>", "27": "+", "28": "-", "29": "*", "31": "//",
             "32": "/", "33": "%%", "34": "**"}
UNARY = {"0": "+", "1": "-", "2": "~", "3": "not "}
MATH = ("pi", "e", "tau", "inf", "nan")


def changed(ours, theirs):
    """Why instructions differ: folding, async or other."""
    if any(row.arg in ("__anext__", "__aexit__") for row in theirs):
        return "async"
    return "folding" if folded(ours) == folded(theirs) else "other"


def constant(row):
    """(True, value) of what an instruction loads, or (False, None)."""
    if row.name in ("LOAD_CONST_SMALL_INT", "LOAD_CONST_FALSE", "LOAD_CONST_TRUE"):
        return True, int(row.arg) if row.arg else row.name == "LOAD_CONST_TRUE"
    if row.name == "LOAD_CONST_NONE":
        return True, None
    if row.name == "LOAD_CONST_STRING":
        return True, "s%r" % row.arg.encode("utf-8", "surrogateescape")
    return row.name == "LOAD_CONST_OBJ", row.value


def computed(op, *args):
    """The constant of an operation, or None."""
    if not all(isinstance(a, (int, float)) and not isinstance(a, bool) for a in args):
        return None
    try:
        value = eval(op % tuple("(%r)" % a for a in args), {"inf": math.inf, "nan": math.nan})
    except (ArithmeticError, ValueError, TypeError):
        return None
    return None if isinstance(value, complex) else value


def folded(rows):
    """The live instructions as far as they do not fold, without jumps' targets."""
    out, dead, labels = [], False, {row.target for row in rows}
    for i, row in enumerate(rows):
        dead = dead and i not in labels
        if dead:
            continue
        dead = row.name in ENDS
        known, value = constant(row)
        last = [v for ok, v, _ in out[-2:] if ok]
        if row.name == "LOAD_ATTR" and row.arg in MATH and out and out[-1][2].endswith(" math"):
            known, value = True, getattr(math, row.arg)
            out.pop()
        elif row.name == "UNARY_OP" and last and out[-1][0]:
            found = computed(UNARY[row.arg] + "%s", last[-1]) if row.arg != "3" else not last[-1]
            known, value = found is not None, found
            del out[len(out) - known:]
        elif row.name == "BINARY_OP" and len(last) == 2 and row.arg in OPERATORS:
            found = computed("%s" + OPERATORS[row.arg] + "%s", *last)
            known, value = found is not None, found
            del out[len(out) - 2 * known:]
        elif row.name == "BUILD_TUPLE" and int(row.arg) and all(o[0] for o in out[-int(row.arg):]):
            known, value = True, tuple(o[1] for o in out[-int(row.arg):])
            del out[-int(row.arg):]
        out.append((known, value, "" if known else "%s %s" % (row.name, row.arg)))
    return [(known, digits(value), text) for known, value, text in out]


def digits(value):
    if isinstance(value, tuple):
        return tuple(digits(v) for v in value)
    return "%.9g" % value if isinstance(value, float) else value
