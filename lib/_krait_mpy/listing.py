"""krait mpy -d: the disassembly in the format of mpy-tool.py -d."""

import _opcode
import _krait_mpy.reader as reader

OWN = ((1, "krait's own semantics"), (2, 'debug records'))


def joined(data):
    return ':'.join('%02x' % b for b in data)


def arch_name(n):
    names = _opcode.archs
    return names[n].upper() if n < len(names) and names[n] != 'debug' else 'UNKNOWN'


def entry(table, i, what, mpy, code, x):
    if i >= len(table):
        mpy.cursor.fail(code.insns_at + x.at, '%s in %s: %s %d of only %d' % (
            x.name, code.name, what, i, len(table)))
    return table[i]


def instruction(mpy, code, x):
    """Name, blank, argument."""
    name, arg = x.name, ''
    if x.operand == 'INLINE':
        name += ' %d' % x.arg
        if x.name == 'UNARY_OP':
            name += ' ' + _opcode.unary_ops[x.arg][1]
        elif x.name == 'BINARY_OP':
            name += ' ' + _opcode.binary_ops[x.arg][1]
    elif x.operand == 'NAME':
        arg = entry(mpy.names, x.arg, 'name', mpy, code, x)
    elif x.operand == 'OBJ':
        arg = repr(entry(mpy.objects, x.arg, 'object', mpy, code, x))
    elif x.operand in ('CHILD', 'CHILD_X'):
        entry(code.children, x.arg, 'function', mpy, code, x)
        arg = x.arg
    elif x.arg is not None:
        arg = x.arg
    return '%s %s' % (name, arg)


def children(code):
    return '  children: [%s]' % ', '.join(c.name for c in code.children)


def bytecode(mpy, code):
    body = code.body
    yield '  raw bytecode: %d %s' % (len(body), joined(body))
    yield '  prelude: %r' % (code.prelude,)
    yield '  args: %r' % list(code.args)
    yield '  line info: ' + joined(code.lines + code.cells)
    insns = body[code.insns_at - code.body_at:]
    for x in reader.decode(mpy, code):
        yield '  %-11s %s' % (joined(insns[x.at:x.end]), instruction(mpy, code, x))
    yield children(code)


def native(code):
    body = code.body
    yield '  raw data: %d %s%s' % (len(body), joined(body[:32]), ' ...' if len(body) > 32 else '')
    if code.kind != 1:
        return
    yield '  prelude: %r' % (code.prelude,)
    yield '  args: %r' % list(code.args)
    yield '  line info: %r' % (code.lines + code.cells)
    machine = body[:code.prelude_at]
    for i in range(0, len(machine), 16):
        yield '  ' + joined(machine[i:i + 16])
    yield children(code)


def listing(mpy):
    """The lines, without their ends."""
    yield 'mpy_source_file: ' + mpy.file
    yield 'source_file: ' + mpy.names[0]
    yield 'header: ' + joined(mpy.header)
    yield 'arch: ' + arch_name(mpy.arch)
    if mpy.arch_flags is not None:
        yield 'arch_flags: 0x%x' % mpy.arch_flags
    if mpy.own:
        yield 'own: ' + ', '.join(text for bit, text in OWN if mpy.own & bit)
    yield 'qstr_table[%d]:' % len(mpy.names)
    for name in mpy.names:
        yield '    ' + name
    yield 'obj_table: %r' % mpy.objects
    for code in mpy.codes:
        yield 'simple_name: ' + code.name
        yield from native(code) if code.kind else bytecode(mpy, code)
