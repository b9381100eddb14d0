"""Value change dumps: the format of IEEE 1364 that wave viewers read."""

LETTERS = {0: '0', 1: '1', 2: 'z', 3: 'x'}


def lines(record, pins=None):
    """The lines of the file."""
    picked = record.pick(pins)
    yield '$version krait simulated board $end'
    yield '$timescale 1 ns $end'
    yield '$scope module board $end'
    codes = {}
    for name, net in picked:
        code = codes.setdefault(net, chr(33 + len(codes)))
        yield f'$var wire 1 {code} {name} $end'
    yield '$upscope $end'
    yield '$enddefinitions $end'
    yield '#0'
    yield '$dumpvars'
    for code in codes.values():
        yield 'z' + code
    yield '$end'
    changes = sorted((at, i, code, level) for net, code in codes.items()
                     for i, (at, level) in enumerate(record.wave(net)))
    last = 0
    for at, _, code, level in changes:
        if at != last:
            yield f'#{at}'
            last = at
        yield LETTERS[level] + code
    if record.end > last:
        yield f'#{record.end}'


def write(record, path, pins=None):
    """Writes the file."""
    with open(path, 'w', encoding='ascii') as f:
        for line in lines(record, pins):
            f.write(line + '\n')
