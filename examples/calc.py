"""A calculator: tokens by generator, a precedence parser, evaluation and simplification by match.

usage: calc.py [EXPRESSION ...]     e.g. calc.py "2 * (x + 3)" "x = 4"
"""
import sys


class Node:
    """A tree node: its fields are the names in __match_args__."""

    def __init__(self, *fields):
        for name, value in zip(self.__match_args__, fields, strict=True):
            setattr(self, name, value)

    def __eq__(self, other):
        return type(self) is type(other) and all(getattr(self, n) == getattr(other, n) for n in self.__match_args__)


class Num(Node):
    __match_args__ = ("value",)


class Name(Node):
    __match_args__ = ("name",)


class Op(Node):
    __match_args__ = ("op", "left", "right")


BINDING = {"=": 1, "+": 2, "-": 2, "*": 3, "/": 3, "^": 5}


def tokens(text):
    at = 0
    while at < len(text):
        ch = text[at]
        if ch.isspace():
            at += 1
            continue
        end = at + 1
        if ch.isdigit() or ch == ".":
            while end < len(text) and (text[end].isdigit() or text[end] == "."):
                end += 1
            yield "number", text[at:end]
        elif ch.isalpha():
            while end < len(text) and text[end].isalnum():
                end += 1
            yield "name", text[at:end]
        elif ch in "+-*/^()=":
            yield ch, ch
        else:
            raise SyntaxError(f"unexpected {ch!r} at {at}")
        at = end
    yield "end", ""


class Parser:
    def __init__(self, text):
        self.source = tokens(text)
        self.kind, self.text = next(self.source)

    def take(self):
        kind, text = self.kind, self.text
        if kind != "end":
            self.kind, self.text = next(self.source)
        return kind, text

    def expression(self, least=0):
        left = self.operand()
        while (power := BINDING.get(self.kind, -1)) > least:
            op, _ = self.take()
            left = Op(op, left, self.expression(power - 1 if op in "^=" else power))
        return left

    def operand(self):
        match self.take():
            case "number", text:
                return Num(float(text) if "." in text else int(text))
            case "name", text:
                return Name(text)
            case "-", _:
                return Op("-", Num(0), self.expression(4))
            case "(", _:
                inside = self.expression()
                if self.take()[0] != ")":
                    raise SyntaxError("expected ')'")
                return inside
            case kind, _:
                raise SyntaxError(f"unexpected {kind}")


def simplify(node):
    match node:
        case Op(op, left, right):
            match Op(op, simplify(left), simplify(right)):
                case Op("+", x, Num(0)) | Op("+", Num(0), x) | Op("*", x, Num(1)) | Op("*", Num(1), x):
                    return x
                case Op("*", _, Num(0)) | Op("*", Num(0), _):
                    return Num(0)
                case Op("-", x, y) if x == y:
                    return Num(0)
                case other:
                    return other
        case _:
            return node


def evaluate(node, names):
    match node:
        case Num(value):
            return value
        case Name(name) if name in names:
            return names[name]
        case Name(name):
            raise NameError(f"{name} has no value")
        case Op("=", Name(name), value):
            names[name] = evaluate(value, names)
            return names[name]
        case Op(op, left, right):
            a, b = evaluate(left, names), evaluate(right, names)
            match op:
                case "+":
                    return a + b
                case "-":
                    return a - b
                case "*":
                    return a * b
                case "/":
                    return a / b
                case "^":
                    return a ** b
    raise SyntaxError("cannot assign to that")


def main(lines):
    names = {}
    for line in lines:
        try:
            tree = Parser(line).expression()
            print(f"{line}  ->  {evaluate(simplify(tree), names)}")
        except (SyntaxError, NameError, ZeroDivisionError) as e:
            print(f"{line}  ->  {type(e).__name__}: {e}")


if __name__ == "__main__":
    main(sys.argv[1:] or ["1 + 2 * 3", "(1 + 2) * 3", "2 ^ 3 ^ 2", "x = 4", "-x ^ 2 + 3 * (x - x)",
                          "10 / (4 - x)", "2 ^ 200", "y + 1", "3 $ 4", "0.1 + 0.2"])
