"""Takes rows out of the tables of methods in a preprocessed C file:
krait tools/firmware_rows.py NAMES IN.i OUT.i

NAMES lists names, `#` starts a comment. Rows stand in braces and hold left_out_row("name")
(KR_LEFT_OUT in base/config.h). A row of a listed name goes where the table counts its rows itself;
in a table of a fixed length it stays, and the mark in it becomes 1. All other marks become 0."""
import re
import sys

MARK = "left_out_row"
CALL = re.compile(MARK + r'\s*\(((?:\s*"[^"]*")+)\s*\)')
TABLE = re.compile(r"\[([^\[\]]*)\]\s*=\s*$")


def listed(path):
    with open(path) as f:
        return {name for line in f for name in line.partition("#")[0].split()}


def opening(text, at):
    """Where the innermost brace is that is open at `at` in its statement, or None."""
    depth = 0
    while at:
        at -= 1
        if text[at] == ";":
            break
        if text[at] == "}":
            depth += 1
        elif text[at] == "{":
            if not depth:
                return at
            depth -= 1


def closing(text, at):
    """Behind the brace that closes the one at `at`, and behind the comma after it."""
    depth, quoted = 0, False
    while True:
        c = text[at]
        if quoted:
            if c == "\\":
                at += 1
            quoted = c != '"'
        elif c == '"':
            quoted = True
        elif c == "{":
            depth += 1
        elif c == "}":
            depth -= 1
            if not depth:
                break
        at += 1
    at += 1
    while text[at].isspace():
        at += 1
    return at + 1 if text[at] == "," else at


def without(text, names):
    pieces, done = [], 0
    for m in CALL.finditer(text):
        if m.start() < done:
            continue    # of a row that is gone
        name = "".join(re.findall(r'"([^"]*)"', m[1]))
        if name in names:
            row = opening(text, m.start())
            table = row and opening(text, row)
            head = table and TABLE.search(text[max(0, table - 80) : table])
            if head and not head[1].strip():
                end = closing(text, row)
                pieces += [text[done:row], "\n" * text.count("\n", row, end)]
                done = end
                continue
        pieces += [text[done : m.start()], "1" if name in names else "0"]
        done = m.end()
    return "".join(pieces) + text[done:]


def main(names, source, target):
    with open(source) as f:
        text = f.read()
    with open(target, "w") as f:
        f.write(without(text, listed(names)) if MARK in text else text)


main(*sys.argv[1:])
