"""Random patterns over random texts: prints what krait and python3 find. Arguments: seed, number, "hard" for
look-around, references and conditions (re_random_oracle.py compares)."""
import random
import re
import signal
import sys
import warnings

warnings.simplefilter("ignore")
ANCHORS = ("^", "$", "\\b", "\\A", "\\Z")


class TooLong(Exception):
    pass


def give_up(*_):
    raise TooLong


class Maker:
    def __init__(self, seed, hard):
        self.random = random.Random(seed)
        self.hard = hard

    def pattern(self):
        self.groups = 0
        return self.alternatives(self.random.randint(0, 2))

    def text(self):
        return "".join(self.random.choice("abé\n") for _ in range(self.random.randint(0, 8)))

    def atom(self, depth):
        pick, r = self.random.choice, self.random.random()
        if r < .35:
            return pick("aab" + ("é" if self.random.random() < .3 else "b"))
        if r < .45:
            return pick([".", "[ab]", "[^a]", "\\w", "\\W", "\\s", "[a\\s]", "[é-ü]", "[^\\w]", "(?:)"])
        if r < .5:
            return pick(ANCHORS)
        if depth <= 0:
            return pick("ab")
        if r < .75:
            self.groups += 1
            return "(" + self.alternatives(depth - 1) + ")"
        if r < .88 or not self.hard:
            return pick(["(?:", "(?:", "(?i:"]) + self.alternatives(depth - 1) + ")"
        if r < .92 and self.groups:
            if self.random.random() < .7:
                return "\\%d" % self.random.randint(1, self.groups)
            return "(?(%d)%s|%s)" % (self.random.randint(1, self.groups), self.sequence(depth - 1), self.sequence(depth - 1))
        if r < .97:
            return pick(["(?=", "(?!", "(?>"]) + self.alternatives(depth - 1) + ")"
        return pick(["(?<=", "(?<!"]) + pick(["a", "b", ".", "ab", "\\w", "(?:a|b)", "é"]) + ")"

    def repeated(self, depth):
        atom = self.atom(depth)
        if self.random.random() > .4 or atom in ANCHORS or atom.startswith(("(?<", "(?=", "(?!")):
            return atom
        times = self.random.choice(["*", "+", "?", "{2}", "{1,2}", "{0,3}", "{2,}", "{,2}", "{3,}", "{0,4}"])
        return atom + times + ("?" if self.random.random() < .3 else "")

    def sequence(self, depth):
        return "".join(self.repeated(depth) for _ in range(self.random.randint(1, 3)))

    def alternatives(self, depth):
        return "|".join(self.sequence(depth) for _ in range(1 if self.random.random() < .7 else self.random.randint(2, 3)))


def found(pattern, flags, text):
    try:
        p = re.compile(pattern, flags)
    except re.error as e:
        return "error", str(e)
    spans = [(m.regs, m.lastindex) for m in p.finditer(text)]
    whole = p.fullmatch(text)
    return spans, p.split(text), p.sub("<\\g<0>>", text), whole and whole.regs


def main():
    maker = Maker(int(sys.argv[1]), "hard" in sys.argv)
    signal.signal(signal.SIGALRM, give_up)
    for i in range(int(sys.argv[2])):
        pattern, text = maker.pattern(), maker.text()
        flags = maker.random.choice([0, 0, 0, re.M, re.S, re.I, re.A])
        signal.alarm(2)    # python3 takes an hour for some
        try:
            result = found(pattern, flags, text)
        except TooLong:
            result = "gave up"
        except RuntimeError as e:
            result = "gave up" if "took more than" in str(e) else repr(e)
        signal.alarm(0)
        print(ascii((i, pattern, int(flags), text, result)))


main()
