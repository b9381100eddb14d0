# Text built piece by piece: a table, a box, wrapped lines.
def table(rows):
    widths = [max(len(str(r[i])) for r in rows) for i in range(len(rows[0]))]
    for r in rows:
        yield ' | '.join(str(c) + ' ' * (w - len(str(c))) for c, w in zip(r, widths))


def box(text):
    lines = text.split('\n')
    w = max(len(l) for l in lines)
    out = ['+' + '-' * (w + 2) + '+']
    for l in lines:
        out.append('| %s |' % (l + ' ' * (w - len(l))))
    out.append(out[0])
    return '\n'.join(out)


def wrap(text, width):
    line = ''
    for word in text.split():
        if len(line) + len(word) + bool(line) > width:
            yield line
            line = word
        else:
            line += (' ' if line else '') + word
    if line:
        yield line


for line in table([('name', 'n'), ('alpha', 10), ('be', 2000)]):
    print(line)
print(box('hello\nwide world'))
for line in wrap('the quick brown fox jumps over the lazy dog again and again', 16):
    print('>', line)
