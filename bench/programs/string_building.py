"""Strings built up, taken apart and put together: +=, join, formats, replace, slices, case."""
import sys


def by_appending(n):
    s = ""
    for i in range(n):
        s += chr(97 + i % 26)
        if i % 60 == 59:
            s += "\n"
    return s


def by_joining(n):
    return ",".join([str(i) for i in range(n)])


def by_format(rows):
    out = []
    for i in range(rows):
        out.append("%05d|%-8s|%6.2f" % (i, "ab" * (i % 4), i / 7))
        out.append(f"{i:>6}:{i * 3:x}:{i / 3:.3f}")
        out.append("{} of {}: {!r}".format(i, rows, "x"))
    return "\n".join(out)


def caesar(text, shift):
    out = ""
    for ch in text:
        if "a" <= ch <= "z":
            ch = chr((ord(ch) - 97 + shift) % 26 + 97)
        out += ch
    return out


def reversed_words(text):
    return " ".join(word[::-1] for word in text.split())


def checksum(text):
    total = 0
    for i in range(0, len(text), 97):
        total = (total * 33 + ord(text[i])) & 0xFFFFFFFF
    return total


def main(scale):
    total = 0
    for _ in range(max(1, int(17 * scale))):
        a = by_appending(200000)
        b = by_joining(60000)
        c = by_format(14000)
        d = caesar(a[:120000], 3)
        e = reversed_words(c)
        f = b.replace("9", "nine").upper().lower()
        for text in (a, b, c, d, e, f):
            total = (total * 31 + checksum(text) + len(text)) & 0xFFFFFFFF
        found = sum(text.count("12") + text.find("777") for text in (b, c, e))
    print("string_building", total, found)


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 1)
