# test: krait-only
# dis and opcode: instructions as objects, tables, jumps, lines, stack effects.
import dis
import opcode


def sample(a, *rest, k=1):
    total = 0
    for x in rest:
        if x is a:
            continue
        total += x * k
    while total > 1000:
        total -= 70000
    try:
        return [total, (lambda: a), lambda: x]
    except (OSError, ValueError) as e:
        raise e from None
    finally:
        del k


rows = list(dis.get_instructions(sample))
code = sample.__code__.co_code

# every instruction follows the one before; bytes and numbers agree
at = 0
for i in rows:
    assert i.offset == i.start_offset == at and i.opcode == code[at]
    assert i.opname == dis.opname[i.opcode] and i.baseopname == i.opname
    assert dis.opname[i.baseopcode] == i.opname and i.baseopcode <= i.opcode
    assert (i.arg is not None) == (i.opcode in dis.hasarg) and i.oparg == i.arg
    at = i.end_offset
assert at == len(code)
assert rows == list(dis.Bytecode(sample)) == list(dis.get_instructions(sample.__code__))

# jumps
targets = {i.argval for i in rows if i.opcode in dis.hasjrel}
assert targets == {i.offset for i in rows if i.is_jump_target} == set(dis.findlabels(code))
assert [i.label for i in rows if i.label] == list(range(1, len(targets) + 1))
for i in rows:
    if i.opcode in dis.hasjrel:
        assert i.jump_target == i.argval == i.end_offset - (i.opname == 'UNWIND_JUMP') + i.arg
        assert i.argrepr.startswith('to L%d' % next(t.label for t in rows if t.offset == i.argval))
    else:
        assert i.jump_target is None
assert any(i.arg < 0 for i in rows if i.opname == 'POP_JUMP_IF_TRUE')

# arguments
names = {i.argval for i in rows if i.opcode in dis.hasname}
assert names == {'OSError', 'ValueError'} == set(sample.__code__.co_names), names
assert {i.argval for i in rows if i.opcode in dis.haslocal} == {'rest', 'k', 'total', 'e', 'a', 'x'}
assert {i.argval for i in rows if i.opcode in dis.hasfree} == {'a', 'x'}
consts = [i.argval for i in rows if i.opcode in dis.hasconst]
assert 70000 in consts and 0 in consts and 1000 in consts, consts
made = [i for i in rows if i.opname.startswith('MAKE_CLOSURE')]
assert [i.argval.co_name for i in made] == ['<lambda>', '<lambda>']
assert all(i.argrepr.endswith(', 1 cell') for i in made)
ops = [i.argrepr for i in rows if i.opname == 'BINARY_OP']
assert ops == ['is', '*', '+=', '-=', '>', 'exception match'], ops

# lines
first = sample.__code__.co_firstlineno
starts = [(i.offset, i.line_number) for i in rows if i.starts_line]
assert starts == list(dis.findlinestarts(sample.__code__))
assert {n - first for _, n in starts} == {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13}, starts
moved = list(dis.get_instructions(sample, first_line=first + 1000))
assert [(i.offset, i.line_number - 1000) for i in moved if i.starts_line] == starts
add = next(i for i in rows if i.argrepr == '+=')
assert add.positions == (first + 5, first + 5, 8, 22), add.positions
assert add.positions.lineno == add.line_number and add.positions.end_col_offset == 22
positions = list(dis.Bytecode(sample).codeobj.co_positions())
assert [positions[i.offset] for i in rows] == [tuple(i.positions) for i in rows]
assert len(positions) == rows[-1].end_offset

# tables
assert len(dis.opname) == 256 and dis.opname[0] == '<0>' and dis.opname is opcode.opname
for name, number in dis.opmap.items():
    assert dis.opname[number] == name
assert set(dis.opname) - {'<%d>' % i for i in range(256)} == set(dis.opmap)
assert dis.opmap['LOAD_FAST'] == 0xb0 and dis.opmap['BINARY_OP'] == 0xd7
assert dis.opmap['LOAD_CONST_SMALL_INT'] == 0x22 and dis.opname[0x80] == 'LOAD_CONST_SMALL_INT'
for op in dis.hascompare:
    symbol = dis.cmp_op[op - dis.opmap['BINARY_OP']]
    assert symbol == list(dis.get_instructions('a %s b' % symbol))[2].argrepr
assert [dis.opname[op] for op in dis.hasexc] == ['SETUP_WITH', 'SETUP_EXCEPT', 'SETUP_FINALLY']
assert not dis.hasjabs and set(dis.hasfree) == {dis.opmap[n + '_DEREF'] for n in ('LOAD', 'STORE', 'DELETE')}

# stack effects: along the code nothing goes below the locals or above what the code asks for
E = dis.stack_effect
op = dis.opmap
assert E(op['POP_TOP']) == -1 and E(op['DUP_TOP_TWO']) == 2 and E(op['BUILD_LIST'], 3) == -2
assert E(op['CALL_FUNCTION'], 0x102) == -4 and E(op['MAKE_CLOSURE'], 0, extra=3) == -2
assert E(op['FOR_ITER'], 0) == 1 and E(op['FOR_ITER'], 0, jump=True) == -4
assert E(op['FOR_ITER'], 0, jump=False) == 1 and E(op['JUMP_IF_TRUE_OR_POP'], 0) == 0
assert E(op['JUMP_IF_TRUE_OR_POP'], 0, jump=False) == -1 and E(op['SETUP_EXCEPT'], 0, jump=True) == 1
for bad in ((0,), (256,), (-1,), (op['BUILD_LIST'],), (op['BUILD_LIST'], None)):
    try:
        E(*bad)
    except ValueError as e:
        assert 'opcode' in str(e)
    else:
        raise AssertionError(bad)


def deepest(code):
    rows = {i.offset: i for i in dis.get_instructions(code)}
    depth, todo, most = {}, [(0, 0)], 0
    while todo:
        at, n = todo.pop()
        while at in rows and at not in depth:
            i = rows[at]
            depth[at] = n
            assert n >= 0
            most = max(most, n)
            if i.jump_target is not None:
                todo.append((i.jump_target, n + E(i.opcode, i.arg, jump=True)))
            if i.opname in ('JUMP', 'RETURN_VALUE', 'POP_EXCEPT_JUMP', 'UNWIND_JUMP') or 'RAISE' in i.opname:
                break
            n += E(i.opcode, i.arg, jump=False, **({'extra': code.co_code[i.end_offset - 1]} if 'CLOSURE' in i.opname else {}))
            at = i.end_offset
        else:
            assert depth.get(at, n) == n, (at, n, depth.get(at))
    return max(most, n)


for f in (sample, deepest, dis.dis, dis._list):
    assert deepest(f.__code__) <= f.__code__.co_stacksize, f

# malformed bytes
for bad, text in ((b'\x51\x00', 'unassigned opcode 0x00 at offset 1'),
                  (b'\x51\x12', 'LOAD_GLOBAL at offset 1 is cut off'),
                  (b'\x42\x80', 'JUMP at offset 0 is cut off')):
    try:
        dis.dis(bad)
    except ValueError as e:
        assert str(e) == text, e
    else:
        raise AssertionError(bad)

# Bytecode
b = dis.Bytecode(sample)
assert b.codeobj is sample.__code__ and b.first_line == first and b.current_offset is None
assert repr(b) == 'Bytecode(%r)' % sample and b.info() == dis.code_info(sample)
assert b.dis().count('\n') == len(rows) + len(starts) - 1 and '-->' not in b.dis()
assert dis.Bytecode('x').codeobj.co_filename == '<disassembly>'
for x in (b'abc', 5, sample.__code__.co_consts):
    try:
        dis.Bytecode(x)
    except TypeError as e:
        assert str(e) == "don't know how to disassemble %s objects" % type(x).__name__
    else:
        raise AssertionError(x)
assert dis.pretty_flags(0x23) == 'OPTIMIZED, NEWLOCALS, GENERATOR' and dis.pretty_flags(0) == '0x0'
import sys
sys.last_traceback = None
try:
    sample(1, None)
except TypeError as e:
    sys.last_exc = e
lines = []
class Keep:
    def write(self, s): lines.append(s)
dis.dis(file=Keep())
assert [s for s in lines if '-->' in s][0].split()[1:] == ['BINARY_OP', '29', '(*)'], lines
print('ok')
