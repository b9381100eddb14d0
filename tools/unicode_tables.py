"""Writes src/base/unicode_data.inc and src/base/unicode_names.inc from this Python's own database.

    python3 tools/unicode_tables.py [folder, default src/base]

The result is committed, so that building needs no Python; run this again for a newer Unicode version.
Properties are asked of str methods where unicodedata has no function for them. Aliases of names (all but
VS1..VS256) stand in tools/unicode_aliases.txt and are kept only if this Python knows them.
"""
import os
import sys
import unicodedata as ud
from fractions import Fraction

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = sys.argv[1] if len(sys.argv) > 1 else os.path.join(HERE, "..", "src", "base")
TOP = 0x110000
CATEGORIES = ("Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So Zs Zl Zp "
              "Cc Cf Cs Co Cn").split()
FLAGS = ("ALPHA DECIMAL DIGIT NUMERIC SPACE LINEBREAK LOWER UPPER TITLE CASED IGNORABLE PRINTABLE "
         "ID_START ID_CONTINUE").split()
sizes = {}


class Writer:
    """Collects C text."""

    def __init__(self, path, what):
        self.path = path
        self.parts = ["/* %s Made by tools/unicode_tables.py; do not edit. */\n" % what]

    def text(self, s):
        self.parts.append(s)

    def array(self, name, ctype, items, per_item):
        sizes[name] = per_item * len(items)
        self.parts.append("static const %s %s[%d] = {\n" % (ctype, name, len(items)))
        line = "   "
        for item in items:
            s = " %s," % item
            if len(line) + len(s) > 100:
                self.parts.append(line + "\n")
                line = "   "
            line += s
        self.parts.append(line + "\n};\n")

    def bytes(self, name, data):
        """A byte array as a string literal (shorter than a list of numbers)."""
        sizes[name] = len(data)
        self.parts.append("static const uint8_t %s[%d] =\n" % (name, len(data) + 1))
        line = ""
        for i, b in enumerate(data):
            c = chr(b)
            if c in '"\\':
                s = "\\" + c
            elif c == "?":
                s = "\\?"
            elif 32 <= b < 127:
                s = c
            else:
                follow = data[i + 1] if i + 1 < len(data) else 0
                s = ("\\%03o" if 48 <= follow < 56 else "\\%o") % b
            if len(line) + len(s) > 93:
                self.parts.append('    "%s"\n' % line)
                line = ""
            line += s
        self.parts.append('    "%s";\n' % line)

    def numbers(self, name, items):
        """Unsigned numbers in the smallest type that fits."""
        top = max(items)
        bits = 8 if top < 256 else 16 if top < 65536 else 32
        if bits == 8:
            self.bytes(name, bytes(items))
        else:
            self.array(name, "uint%d_t" % bits, items, bits // 8)

    def close(self):
        with open(self.path, "w") as f:
            f.write("".join(self.parts))


def trie(values):
    """Three-stage table of `values`; returns (mid bits, leaf bits, top, mid, leaf) of least size."""
    best = None
    for leaf_bits in (3, 4, 5, 6):
        leaves, leaf_index, order = {}, [], []
        for i in range(0, len(values), 1 << leaf_bits):
            block = tuple(values[i:i + (1 << leaf_bits)])
            if block not in leaves:
                leaves[block] = len(order)
                order.extend(block)
            leaf_index.append(leaves[block] >> leaf_bits)
        for mid_bits in (3, 4, 5, 6, 7):
            mids, top, mid = {}, [], []
            for i in range(0, len(leaf_index), 1 << mid_bits):
                block = tuple(leaf_index[i:i + (1 << mid_bits)])
                if block not in mids:
                    mids[block] = len(mid) >> mid_bits
                    mid.extend(block)
                top.append(mids[block])
            size = len(order) + len(mid) * (1 if max(mid) < 256 else 2) + len(top) * (
                1 if max(top) < 256 else 2)
            if best is None or size < best[0]:
                best = (size, mid_bits, leaf_bits, top, mid, order)
    return best[1:]


def write_trie(w, name, values):
    mid_bits, leaf_bits, top, mid, leaf = trie(values)
    w.text("enum { %s_MID_BITS = %d, %s_LEAF_BITS = %d };\n"
           % (name.upper(), mid_bits, name.upper(), leaf_bits))
    w.numbers(name + "_top", top)
    w.numbers(name + "_mid", mid)
    w.numbers(name + "_leaf", leaf)


def flags_of(c):
    cat = ud.category(c)
    cased = c.islower() or c.isupper() or cat == "Lt"
    # Final sigma looks past case-ignorable characters in both directions.
    ignorable = ("A\u03a3" + c + "A").lower()[1] == "\u03c3" and not (
        ("A\u03a3" + c).lower()[1] == "\u03c3")
    return {
        "ALPHA": c.isalpha(), "DECIMAL": c.isdecimal(), "DIGIT": c.isdigit(),
        "NUMERIC": c.isnumeric(), "SPACE": c.isspace(),
        "LINEBREAK": len(("a" + c + "b").splitlines()) == 2,
        "LOWER": c.islower(), "UPPER": c.isupper(), "TITLE": cat == "Lt", "CASED": cased,
        "IGNORABLE": ignorable, "PRINTABLE": c.isprintable(), "ID_START": c.isidentifier(),
        "ID_CONTINUE": ("a" + c).isidentifier(),
    }


def properties(w):
    records, index, values = {}, [], []
    for cp in range(TOP):
        c = chr(cp)
        f = flags_of(c)
        bits = sum(1 << i for i, name in enumerate(FLAGS) if f[name])
        digit = ud.digit(c, 15)
        key = (bits, CATEGORIES.index(ud.category(c)), digit)
        if key not in records:
            records[key] = len(index)
            index.append("{%#x, %d, %d}" % key)
        values.append(records[key])
    assert len(index) <= 256
    w.text("enum {\n" + "".join("    HAS_%s = 1 << %d,\n" % (n, i) for i, n in enumerate(FLAGS))
           + "};\n")
    w.text("static const char category_names[][3] = {%s};\n"
           % ", ".join('"%s"' % c for c in CATEGORIES))
    w.array("records", "record", index, 4)
    write_trie(w, "prop", values)


def runs(pairs, room):
    """(cp, delta) sorted -> (start, count, stride, delta), strides 1 and 2."""
    left = dict(pairs)
    out = []
    for cp, delta in pairs:
        if cp not in left:
            continue
        best = None
        for stride in (1, 2):
            n = 1
            while n < room and left.get(cp + n * stride) == delta:
                n += 1
            if best is None or n > best[0]:
                best = (n, stride)
        n, stride = best
        # Ranges must not interleave: a stride-2 run may only skip code points without a mapping of
        # another kind inside it.
        if stride == 2:
            k = 1
            while k < n and (cp + 2 * k - 1) not in left:
                k += 1
            n = k
        for k in range(n):
            del left[cp + k * stride]
        out.append((cp, n, stride, delta))
    return out


def write_runs(w, name, pairs):
    r = runs(pairs, 1024)
    w.array(name + "_runs", "case_run",
            ["{%#x, %d}" % (s | (n - 1) << 21 | (st - 1) << 31, d) for s, n, st, d in r], 8)


def cases(w):
    maps = {k: {} for k in ("lower", "upper", "title", "fold")}
    for cp in range(TOP):
        c = chr(cp)
        for kind, s in (("lower", c.lower()), ("upper", c.upper()), ("title", c.title()),
                        ("fold", c.casefold())):
            maps[kind][cp] = s
    # The long mappings, and for title and fold only what differs from upper and lower.
    for kind, base in (("lower", None), ("upper", None), ("title", "upper"), ("fold", "lower")):
        simple, special = [], []
        for cp in range(TOP):
            s = maps[kind][cp]
            if s == (maps[base][cp] if base else chr(cp)):
                continue
            if len(s) == 1:
                simple.append((cp, ord(s) - cp))
            else:
                assert cp < 0x10000 and len(s) <= 3
                special.append("{%#x, {%s}}" % (cp, ", ".join("%#x" % ord(x) for x in s)))
        write_runs(w, kind, simple)
        w.array(kind + "_specials", "case_special", special, 8)


def packed_ranges(entries):
    """[(cp, value)] with equal values in a row -> [(start | count << 21, value)]"""
    out = []
    for cp, v in entries:
        if out and out[-1][2] == v and out[-1][0] + out[-1][1] == cp and out[-1][1] < 2047:
            out[-1][1] += 1
        else:
            out.append([cp, 1, v])
    return [(s | n << 21, v) for s, n, v in out]


def numbers(w):
    entries = []
    for cp in range(TOP):
        c = chr(cp)
        v = ud.numeric(c, None)
        if v is None or ud.digit(c, None) is not None:
            continue
        f = Fraction(v).limit_denominator(1000) if v != int(v) else Fraction(int(v))
        assert float(f) == v
        if entries:
            s, n, first = entries[-1]
            if s + n == cp and first + n == f and n < 2047:
                entries[-1][1] += 1
                continue
        entries.append([cp, 1, f])
    values = sorted({f for _, _, f in entries})
    w.array("numeric_values", "double",
            ["%d.0" % f.numerator if f.denominator == 1 else
             "%d.0 / %d" % (f.numerator, f.denominator) for f in values], 8)
    w.array("numeric_start", "uint32_t", ["%#x" % (s | n << 21) for s, n, _ in entries], 4)
    w.numbers("numeric_index", [values.index(f) for _, _, f in entries])


def combining(w):
    r = packed_ranges([(cp, ud.combining(chr(cp))) for cp in range(TOP) if ud.combining(chr(cp))])
    w.array("combining_start", "uint32_t", ["%#x" % s for s, _ in r], 4)
    w.numbers("combining_class", [v for _, v in r])


def decompositions(w):
    pool, ranges, pairs = bytearray(), [], []
    for cp in range(TOP):
        c = chr(cp)
        d = ud.decomposition(c)
        if not d:
            continue
        compat = d.startswith("<")
        s = "".join(chr(int(x, 16)) for x in d.split() if not x.startswith("<"))
        if ranges and ranges[-1][0] + ranges[-1][1] == cp and ranges[-1][1] < 48:
            ranges[-1][1] += 1
        else:
            ranges.append([cp, 1, len(pool)])
        data = s.encode("utf-8", "surrogatepass")
        assert len(data) < 0x80
        pool.append(len(data) | (0x80 if compat else 0))
        pool += data
        if not compat and len(s) == 2 and ud.normalize("NFC", s) == c:
            pairs.append((ord(s[0]), ord(s[1]), cp))
    w.array("decomp_start", "uint32_t", ["%#x" % (s | n << 21) for s, n, _ in ranges], 4)
    w.numbers("decomp_offset", [o for _, _, o in ranges])
    w.bytes("decomp_pool", bytes(pool))
    pairs.sort()
    w.array("compose_bmp", "compose_pair", ["{%#x, %#x, %#x}" % p for p in pairs
                                            if max(p) < 0x10000], 6)
    w.array("compose_astral", "compose_wide", ["{%#x, %#x, %#x}" % p for p in pairs
                                               if max(p) >= 0x10000], 12)
    seconds = packed_ranges([(x, 0) for x in sorted({p[1] for p in pairs})])
    w.array("compose_second", "uint32_t", ["%#x" % s for s, _ in seconds], 4)


# ---- names ----

ALGORITHMIC = ["CJK UNIFIED IDEOGRAPH-", "CJK COMPATIBILITY IDEOGRAPH-", "TANGUT IDEOGRAPH-",
               "NUSHU CHARACTER-", "KHITAN SMALL SCRIPT CHARACTER-"]


def aliases():
    out = [(0xFE00 + i if i < 16 else 0xE0100 + i - 16, "VS%d" % (i + 1)) for i in range(256)]
    with open(os.path.join(HERE, "unicode_aliases.txt")) as f:
        for line in f:
            cp, name = line.rstrip("\n").split(" ", 1)
            out.append((int(cp, 16), name))
    good = []
    for cp, name in out:
        try:
            if ud.lookup(name) == chr(cp):
                good.append((cp, name))
        except KeyError:
            pass
    return sorted(good)


def names(w):
    listed, algorithmic = [], []
    for cp in range(TOP):
        name = ud.name(chr(cp), "")
        if not name or name.startswith("HANGUL SYLLABLE "):
            continue
        for i, prefix in enumerate(ALGORITHMIC):
            if name == prefix + "%04X" % cp:
                algorithmic.append((cp, i))
                break
        else:
            listed.append((cp, name))
    alias = aliases()
    ordered = [n for _, n in listed] + [n for _, n in alias]
    counts = {}
    for n in ordered:
        for word in n.split(" "):
            counts[word] = counts.get(word, 0) + 1
    words = sorted(counts)
    ids = {word: i for i, word in enumerate(words)}
    short = (256 * 255 - len(words)) // 255  # one-byte codes that leave room for all others
    short = min(short, 256 - (len(words) + 255) // 256)
    frequent = sorted(words, key=lambda x: (-counts[x], x))[:short]
    codes = {word: bytes([i]) for i, word in enumerate(frequent)}
    for word in words:
        codes.setdefault(word, bytes([short + ids[word] // 256, ids[word] % 256]))

    # Dictionary: sorted words, in groups of 16; within a group (shared, rest length, rest).
    dictionary, groups = bytearray(), []
    for i, word in enumerate(words):
        if i % 16 == 0:
            groups.append(len(dictionary))
            shared = 0
        else:
            last = words[i - 1]
            shared = 0
            while shared < min(len(last), len(word), 15) and last[shared] == word[shared]:
                shared += 1
        rest = word[shared:].encode()
        if len(rest) < 15:
            dictionary.append(shared << 4 | len(rest))
        else:
            dictionary.append(shared << 4 | 15)
            dictionary.append(len(rest))
        dictionary += rest

    # Names: in groups of 32; within a group (words shared with the name before, new words, codes).
    stream, name_groups, last = bytearray(), [], []
    for i, name in enumerate(ordered):
        parts = name.split(" ")
        if i % 32 == 0:
            name_groups.append(len(stream))
            last = []
        shared = 0
        while shared < min(len(last), len(parts), 15) and last[shared] == parts[shared]:
            shared += 1
        new = parts[shared:]
        assert len(parts) < 32
        if len(new) < 15:
            stream.append(shared << 4 | len(new))
        else:
            stream.append(shared << 4 | 15)
            stream.append(len(new))
        for word in new:
            stream += codes[word]
        last = parts
    w.text("enum {\n    WORDS = %d,\n    SHORT_CODES = %d,\n    NAMES = %d,\n    ALL_NAMES = %d,\n};\n"
           % (len(words), short, len(listed), len(ordered)))
    w.bytes("dictionary", bytes(dictionary))
    w.numbers("dictionary_group", groups)
    w.numbers("short_code", [ids[word] for word in frequent])
    w.bytes("name_stream", bytes(stream))
    w.numbers("name_group", name_groups)
    ranges = []
    for i, (cp, _) in enumerate(listed):
        if ranges and ranges[-1][0] + i - ranges[-1][1] == cp:
            continue
        ranges.append((cp, i))
    w.array("name_range_start", "uint32_t", ["%#x" % cp for cp, _ in ranges], 4)
    w.numbers("name_range_first", [i for _, i in ranges])
    w.array("alias_target", "uint32_t", ["%#x" % cp for cp, _ in alias], 4)
    spans = []
    for cp, kind in algorithmic:
        if spans and spans[-1][1] + 1 == cp and spans[-1][2] == kind:
            spans[-1][1] = cp
        else:
            spans.append([cp, cp, kind])
    w.array("algorithmic", "algorithmic_span", ["{%#x, %#x, %d}" % tuple(s) for s in spans], 12)
    w.text("static const char *const algorithmic_prefix[] = {\n" + "".join(
        '    "%s",\n' % p for p in ALGORITHMIC) + "};\n")
    jamo = [[], [], []]
    for kind, n, step in ((0, 19, 588), (1, 21, 28), (2, 28, 1)):
        def tail(i):
            return ud.name(chr(0xAC00 + i * step)).split(" ")[2]
        if kind == 0:  # the syllable name is initial + vowel + final; "GA" has vowel A
            jamo[0] = [tail(i)[:-1] for i in range(n)]
        elif kind == 1:
            jamo[1] = [tail(i)[1:] for i in range(n)]
        else:
            jamo[2] = [tail(i)[2:] for i in range(n)]
    for label, items in zip(("initial", "vowel", "final"), jamo):
        w.text("static const char jamo_%s[%d][4] = {\n    %s,\n};\n" % (
            label, len(items), ", ".join('"%s"' % x for x in items)))


def main():
    w = Writer(os.path.join(OUT, "unicode_data.inc"), "Unicode %s." % ud.unidata_version)
    w.text("#define DATABASE_VERSION \"%s\"\n" % ud.unidata_version)
    properties(w)
    cases(w)
    numbers(w)
    combining(w)
    w.close()
    total = sum(sizes.values())
    w = Writer(os.path.join(OUT, "unicode_norm.inc"),
               "Decompositions of Unicode %s." % ud.unidata_version)
    decompositions(w)
    w.close()
    total2 = sum(sizes.values())
    w = Writer(os.path.join(OUT, "unicode_names.inc"), "Names of Unicode %s." % ud.unidata_version)
    names(w)
    w.close()
    for name, size in sizes.items():
        print("%8d %s" % (size, name))
    print("%8d properties, %d normalisation, %d names" % (total, total2 - total,
                                                         sum(sizes.values()) - total2))


main()
