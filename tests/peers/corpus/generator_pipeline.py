# A pipeline of generators over text.
TEXT = '''alpha 10
beta 20
# comment
gamma thirty

delta 40'''


def lines(text):
    for line in text.split('\n'):
        yield line


def stripped(source):
    for line in source:
        line = line.strip()
        if line and not line.startswith('#'):
            yield line


def pairs(source):
    for line in source:
        name, value = line.split()
        try:
            yield name, int(value)
        except ValueError:
            yield name, None


def running(source):
    total = 0
    for name, value in source:
        total += value or 0
        yield name, value, total


for row in running(pairs(stripped(lines(TEXT)))):
    print(row)
print(sum(v or 0 for _, v in pairs(stripped(lines(TEXT)))))
