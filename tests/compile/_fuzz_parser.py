#!/usr/bin/python3
"""Feeds damaged Python source to krait's parser and compares with python3.

    _fuzz_parser.py PROGRAM [ROUNDS [SEED [FOLDER]]]

PROGRAM is the binary made from ast_dump.c, best built with sanitizers. Snippets are statements of the
standard library in which tokens are dropped, doubled, exchanged or inserted, or which are cut off.
Where both accept, trees and positions must be equal; where both refuse, class and line. Snippets with
f-strings only have to survive, since their grammar changed after 3.11. Prints what differs; exits 1
when acceptance differs."""
import ast
import os
import random
import re
import sys
import sysconfig

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import _ast_oracle as ast_oracle

TOKEN = re.compile(r"""\n[ \t]*|[ \t]+|\#.*|'''(?:[^\\]|\\.)*?'''|\"\"\"(?:[^\\]|\\.)*?\"\"\"|"""
                   r"""'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|\w+|\*\*=?|//=?|>>=?|<<=?|"""
                   r"""[-+*/%&|^@=!<>:]=|->|\.\.\.|.""", re.S)
EXTRA = """( ) [ ] { } , : ; . = == := -> * ** + - ~ not and or in is if else for while def class lambda
yield await async return import from as with try except finally raise del global pass None True 1 2.5
'a' b'a' x y print match case type _ @ += \n \\ # ` ? $ ! % ... """.split(" ") + ["\n", "\n    ", " "]
FSTRING = re.compile(r"""\b[rR]?[fFtT][rR]?['"]""")


def statements(folder, limit=600):
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".py"):
            continue
        with open(os.path.join(folder, name), encoding="utf-8", errors="replace") as f:
            text = f.read()
        try:
            tree = ast.parse(text)
        except SyntaxError:
            continue
        lines = text.split("\n")
        todo = list(tree.body)
        while todo:
            node = todo.pop()
            if isinstance(node, ast.ClassDef):
                todo.extend(node.body)
            piece = "\n".join(lines[node.lineno - 1:node.end_lineno])
            if len(piece) < limit:
                yield piece


def mutate(r, source):
    tokens = TOKEN.findall(source)
    for _ in range(r.choice((1, 1, 1, 2, 3))):
        i = r.randrange(len(tokens))
        action = r.randrange(7)
        if action == 0:
            del tokens[i]
        elif action == 1:
            tokens.insert(i, tokens[i])
        elif action == 2:
            j = r.randrange(len(tokens))
            tokens[i], tokens[j] = tokens[j], tokens[i]
        elif action == 3:
            tokens.insert(i, " " + r.choice(EXTRA) + " ")
        elif action == 4:
            tokens[i] = r.choice(EXTRA)
        elif action == 5:
            tokens[i] = r.choice(tokens)
        else:
            del tokens[i:]
        if not tokens:
            break
    return "".join(tokens)


def newer_grammar(source, theirs, ours):
    """Accepted since 3.11: except without parentheses, type statements and parameters."""
    return ours[0] != "!" and theirs[0] == "!" and (
        "multiple exception types" in theirs or re.search(r"except\b.*,", source) or "TypeAlias(" in ours or "type_params=" in ours)


def run(path, rounds, seed, folder, messages=False):
    """Returns how many snippets only one side accepts."""
    program = ast_oracle.Program(path, "-p")
    r = random.Random(seed)
    pool = list(statements(folder))
    accepted = refused = bad = place = message = 0
    for _ in range(rounds):
        source = mutate(r, r.choice(pool))
        if "\0" in source:
            continue
        ours = ast_oracle.normal_big(program.parse(source, step=r.choice((0, 1, 7))))
        if FSTRING.search(source):
            continue
        theirs = ast_oracle.python(source, "exec", True)
        accepted += theirs[0] != "!"
        refused += theirs[0] == "!"
        if ours == theirs or newer_grammar(source, theirs, ours):
            continue
        a, b = theirs.split("|"), ours.split("|")
        if theirs[0] != "!" or ours[0] != "!":
            bad += 1
            print("ACCEPT %r\n  %s\n  %s" % (source, theirs[:200], ours[:200]))
            if theirs[0] != "!" and ours[0] != "!":
                print(ast_oracle.first_difference(theirs, ours))
        elif a[:2] != b[:2]:
            place += 1
            print("PLACE %r\n  %s\n  %s" % (source, theirs, ours))
        elif a[6:] != b[6:]:
            message += 1
            if messages:
                print("MESSAGE %r\n  %s\n  %s" % (source, a[6], b[6]))
    print("%d accepted, %d refused by python3; differing: %d accepted, %d class or line, %d message"
          % (accepted, refused, bad, place, message))
    return bad


if __name__ == "__main__":
    args = sys.argv[1:] + ["2000", "1", sysconfig.get_path("stdlib")][len(sys.argv) - 2:]
    sys.exit(run(args[0], int(args[1]), int(args[2]), args[3], True) > 0)
