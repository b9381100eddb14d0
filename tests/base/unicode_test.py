"""Compares base/unicode.h (through the unicode_test program given as argument) with Python's."""
import os
import random
import subprocess
import sys
import unicodedata as ud

rnd = random.Random(5)
program = sys.argv[1]
version = open(os.path.join(os.path.dirname(os.path.abspath(__file__)),
                            "../../src/base/unicode_data.inc")).readline()
if "Unicode %s." % ud.unidata_version not in version:
    print("unicode: tables and this Python differ in version; skipped")
    sys.exit(0)
bad = 0


def fail(*what):
    global bad
    bad += 1
    if bad < 15:
        print("FAIL", *what)


def hexes(s):
    return ",".join("%x" % ord(c) for c in s)


out = subprocess.run([program, "all"], capture_output=True, text=True, check=True).stdout.split("\n")
for cp in range(0x110000):
    c = chr(cp)
    cat = ud.category(c)
    flags = (c.isalpha(), c.isdecimal(), c.isdigit(), c.isnumeric(), c.isalnum(), c.isspace(),
             len(("a" + c + "b").splitlines()) == 2, c.islower(), c.isupper(), cat == "Lt",
             c.islower() or c.isupper() or cat == "Lt", c.isprintable(), c.isidentifier(),
             ("a" + c).isidentifier())
    want = "%s %s %d %d %.17g %d %s %s %s %s %s" % (
        "".join("01"[f] for f in flags), cat, ud.decimal(c, -1), ud.digit(c, -1),
        ud.numeric(c, -1.0), ud.combining(c), hexes(c.lower()), hexes(c.upper()), hexes(c.title()),
        hexes(c.casefold()), ud.name(c, ""))
    if out[cp] != want:
        fail("%04X" % cp, want, "|", out[cp])

jobs = []
FORMS = ["NFD", "NFC", "NFKD", "NFKC"]
interesting = [cp for cp in range(0x110000)
               if ud.decomposition(chr(cp)) or ud.combining(chr(cp))] + list(range(0x1100, 0x1200))
cased = [cp for cp in range(0x3000) if chr(cp).lower() != chr(cp).upper()]


def norm(s):
    for i, form in enumerate(FORMS):
        jobs.append(("n %d %s" % (i, hexes(s).replace(",", " ")),
                     "".join("%x " % ord(c) for c in ud.normalize(form, s))))


for cp in interesting:
    norm(chr(cp))
for cp in range(0xAC00, 0xD7A4, 7):
    norm(chr(cp) + chr(0x11A7 + cp % 28))
for _ in range(4000):
    norm("".join(chr(rnd.choice(interesting) if rnd.random() < 0.8 else rnd.randrange(32, 0x300))
                 for _ in range(rnd.randrange(1, 12))))
norm("a" + "".join(chr(rnd.choice(range(0x300, 0x370))) for _ in range(500)))
norm("e\u0301" * 100 + "\u0345\u0301")
listed = [(cp, ud.name(chr(cp))) for cp in range(0x110000) if ud.name(chr(cp), "")]
for cp, name in rnd.sample(listed, 1500):
    jobs.append(("l " + rnd.choice((name, name, name.lower() if "-" not in name else name)),
                 "%x" % cp))
here = os.path.dirname(os.path.abspath(__file__))
for line in open(os.path.join(here, "../../tools/unicode_aliases.txt")):
    cp, name = line.rstrip("\n").split(" ", 1)
    jobs.append(("l " + name, "%x" % int(cp, 16)))
for name in ["VS1", "VS256", "VS257", "", "LATIN", "LATIN SMALL LETTER", "LATIN SMALL LETTER A B", "NULL",
             "LATIN  SMALL LETTER A", " LATIN SMALL LETTER A", "LATIN SMALL LETTER A ", "HANGUL SYLLABLE GA",
             "HANGUL SYLLABLE GAGG", "HANGUL SYLLABLE X", "HANGUL SYLLABLE ", "CJK UNIFIED IDEOGRAPH-4E00",
             "CJK UNIFIED IDEOGRAPH-1", "CJK UNIFIED IDEOGRAPH-20000",
             "TANGUT IDEOGRAPH-17000", "NO SUCH NAME", "X" * 200, "SPACE", "DIGIT ONE"]:
    try:
        want = "%x" % ord(ud.lookup(name))
    except KeyError:
        want = "none"
    jobs.append(("l " + name, want))
for _ in range(3000):
    s = "".join(chr(rnd.choice((0x3A3, 0x3A3, 0x41, 0x20, 0x2E, 0xAD, 0x301, 0x2B0, rnd.choice(cased),
                                rnd.choice(interesting)))) for _ in range(rnd.randrange(1, 7)))
    low = [c.lower() if c != "\u03a3" else None for c in s]
    want, at, lowered = "", 0, s.lower()
    for part in low:
        if part is None:
            want += "1" if lowered[at] == "\u03c2" else "0"
            at += 1
        else:
            at += len(part)
    jobs.append(("s " + hexes(s).replace(",", " "), want))

res = subprocess.run([program, "-"], input="\n".join(j for j, _ in jobs) + "\n", capture_output=True,
                     text=True)
if res.returncode:
    sys.exit("unicode_test failed:\n" + res.stderr[-3000:])
for (line, want), got in zip(jobs, res.stdout.split("\n")):
    if got != want:
        fail(line[:100], "| want", want[:100], "| got", got[:100])
if bad:
    sys.exit("%d differ" % bad)
print("unicode: all code points and %d queries agree" % len(jobs))
