"""krait mpy -s: what the bytes of a file are for."""


def functions(mpy):
    """(depth, code, qualified by the functions around) in the order of the file."""
    def walk(code, depth):
        yield depth, code
        for child in code.children:
            yield from walk(child, depth + 1)
    return walk(mpy.module, 0)


def code_parts(code):
    """Bytes by part of one function without those inside it."""
    parts = {}
    if code.kind:
        parts['native'] = len(code.body)
    else:
        parts['lines'] = len(code.lines)
        parts['bytecode'] = code.body_end - code.insns_at
        parts['prelude'] = len(code.body) - parts['lines'] - parts['bytecode']
    parts['frame'] = code.end - code.start - len(code.body) - (code.children_end - code.children_at)
    return parts


COLUMNS = ('bytecode', 'native', 'lines', 'prelude', 'frame')
PARTS = (('header', 'header'), ('names', 'names'), ('objects', 'constants'))
ABOUT = {
    'bytecode': 'instructions', 'native': 'machine code', 'lines': 'line tables',
    'prelude': 'preludes: names, arguments, cells', 'frame': 'lengths, links between functions',
}


def share(n, total):
    return '%8d %5.1f%%' % (n, 100 * n / total)


def debug_parts(mpy):
    positions = sum(len(r.positions) for r in mpy.debug)
    yield 'debug records: names, docstrings', mpy.ends['debug'] - mpy.ends['code'] - positions
    yield 'debug records: positions', positions


def parts(mpy):
    """(what, bytes) of the file, which add up to its size."""
    at = 0
    for part, name in PARTS:
        what = {'names': 'names (%d)' % len(mpy.names),
                'objects': 'constants (%d)' % len(mpy.objects)}.get(part, name)
        yield what, mpy.ends[part] - at
        at = mpy.ends[part]
    total = {}
    for code in mpy.codes:
        for part, n in code_parts(code).items():
            total[part] = total.get(part, 0) + n
    for part in COLUMNS:
        if part in total:
            yield ABOUT[part], total[part]
    if mpy.debug:
        yield from debug_parts(mpy)


def sizes(mpy):
    """The lines, without their ends."""
    size = len(mpy.data)
    yield '%s: %d bytes, %d function%s' % (mpy.file, size, len(mpy.codes),
                                           's' * (len(mpy.codes) != 1))
    for what, n in parts(mpy):
        yield '  %-34s%s' % (what, share(n, size))
    yield ''
    used = [p for p in COLUMNS if any(p in code_parts(c) for c in mpy.codes)]
    rows = [(depth, code, code_parts(code)) for depth, code in functions(mpy)]
    width = max([len('function')] + [2 * depth + len(code.name) for depth, code, _ in rows])
    width = min(width, 44)
    yield '  %-*s%s%9s' % (width, 'function', ''.join('%9s' % p for p in used), 'total')
    for depth, code, by in rows:
        yield '  %-*s%s%9d' % (width, '  ' * depth + code.name,
                               ''.join('%9s' % by.get(p, '') for p in used), sum(by.values()))
    if len(rows) > 1:
        sums = [sum(by.get(p, 0) for _, _, by in rows) for p in used]
        yield '  %-*s%s%9d' % (width, 'total', ''.join('%9d' % n for n in sums), sum(sums))
