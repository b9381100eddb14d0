"""Flash and RAM of a firmware by part: krait tools/firmware_size.py MAP (of GNU ld)"""
import sys

KIND = {".text": "flash", ".ARM.exidx": "flash", ".data": "both", ".bss": "ram", ".stack": "stack"}


def part_of(path):
    """The folder of an object file, or the library that it is of."""
    if ".ltrans" in path:
        return "all of krait"    # optimised as one
    if "/obj/gen/" in path:
        return "frozen modules"
    if "/obj/" in path:
        words = path.split("/obj/")[1].split("/")
        return words[1] if words[0] == "port" and len(words) > 2 else words[0]
    archive = path.split("(")[0]
    return archive.split("/")[-1][:-2] if archive.endswith(".a") else "other"


def rows(lines):
    """(output section, words of a line) of the memory map; what has a long name stands on two lines."""
    output = name = None
    for line in lines:
        words = line.split()
        if not words:
            name = None
        elif not line.startswith(" "):
            output, name = words[0], None
            yield output, ["head"] + words[1:]
        elif len(words) == 1 and words[0].startswith("."):
            name = words[0]
        else:
            yield output, ([name] if name else []) + words
            name = None


def sizes(lines):
    """{part: [flash, RAM]}, flash and RAM of the whole image, the bytes of the stacks. Equal texts of
    several parts are one in the image: the parts together may be a little more."""
    parts, image, stack = {}, [0, 0], 0
    for output, words in rows(lines):
        kind = KIND.get(output)
        if not kind or len(words) < 3 or not (words[1].startswith("0x") and words[2].startswith("0x")):
            continue
        size = int(words[2], 16)
        if kind == "stack":
            stack += size if words[0] == "head" else 0
        elif words[0] == "head":
            image[0] += size if kind != "ram" else 0
            image[1] += size if kind != "flash" else 0
        elif words[0] == "*fill*" or len(words) > 3:
            part = parts.setdefault("other" if words[0] == "*fill*" else part_of(words[3]), [0, 0])
            part[0] += size if kind != "ram" else 0
            part[1] += size if kind != "flash" else 0
    return parts, image, stack


def main(path):
    with open(path) as f:
        text = f.read()
    text = text.split("Linker script and memory map")[1].split("Cross Reference Table")[0]
    parts, image, stack = sizes(text.split("\n"))
    print("%-16s %9s %9s" % ("part", "flash", "RAM"))
    for name in sorted(parts, key=lambda n: -parts[n][0]):
        if any(parts[name]):
            print("%-16s %9d %9d" % (name, *parts[name]))
    print("%-16s %9d %9d" % ("image", *image))
    print("%-16s %9s %9d" % ("stacks", "", stack))


main(sys.argv[1])
