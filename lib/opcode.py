"""The instructions by number and name, from the table that the interpreter is made from.

An instruction whose argument is part of its number (LOAD_FAST 3) has a row of numbers; opmap tells
the first one. Where a form with an argument exists under the same name, opmap tells that."""

import _opcode
from _opcode import stack_effect

__all__ = ['cmp_op', 'stack_effect', 'hascompare', 'opname', 'opmap', 'hasarg', 'hasconst',
           'hasname', 'hasjrel', 'hasjabs', 'hasfree', 'haslocal', 'hasexc']

cmp_op = tuple(symbol for symbol, method in _opcode.binary_ops[:6])

opname = ['<%d>' % _byte for _byte in range(256)]
opmap = {}
hasarg, hasconst, hasname, hasjrel, hasjabs = [], [], [], [], []
hasfree, haslocal, hascompare, hasexc = [], [], [], []

_row_of = [None] * 256  # first number, name, kind of operand

for _first, _last, _name, _operand, _effect, _meaning in _opcode.table:
    _bytes = range(_first, _last + 1)
    opmap.setdefault(_name, _first)
    opname[_first:_last + 1] = [_name] * len(_bytes)
    _row_of[_first:_last + 1] = [(_first, _name, _operand)] * len(_bytes)
    if _operand != 'NONE':
        hasarg += _bytes
    if _name.startswith('LOAD_CONST_') and _operand != 'NONE':
        hasconst += _bytes
    elif _operand == 'NAME':
        hasname += _bytes
    if _operand in ('LABEL', 'LABEL_X', 'FWD'):
        hasjrel += _bytes
    if '_FAST' in _name:
        haslocal += _bytes
    if '_DEREF' in _name:
        hasfree += _bytes
    if _name.startswith('SETUP_'):
        hasexc += _bytes
    if _name == 'BINARY_OP':
        hascompare += _bytes[:len(cmp_op)]

del _first, _last, _name, _operand, _effect, _meaning, _bytes


class _Insn:
    """One decoded instruction: where it begins and ends, its number, the row of the table that it
    belongs to, argument, byte after the argument, target of a jump (None where there is none)."""
    __slots__ = ('at', 'end', 'op', 'first', 'name', 'operand', 'arg', 'extra', 'target')


def _uint(code, at):
    n = 0
    while True:
        b = code[at]
        at += 1
        n = n << 7 | b & 0x7f
        if b < 0x80:
            return n, at


def _sint(code, at):
    negative = code[at] & 0x40
    n, end = _uint(code, at)
    return n - (1 << 7 * (end - at)) if negative else n, end


def _label(code, at, forward):
    """(distance, where it counts from)"""
    b = code[at]
    if b < 0x80:
        return b if forward else b - 0x40, at + 1
    b = b & 0x7f | code[at + 1] << 7
    return b if forward else b - 0x4000, at + 2


def _decode_one(code, at):
    x = _Insn()
    x.at, x.op = at, code[at]
    row = _row_of[x.op]
    if row is None:
        raise ValueError('unassigned opcode 0x%02x at offset %d' % (x.op, at))
    x.first, x.name, x.operand = row
    x.arg = x.extra = x.target = None
    x.end = at + 1
    if x.operand == 'INLINE':
        x.arg = x.op - (0x80 if x.name == 'LOAD_CONST_SMALL_INT' else x.first)
    elif x.operand == 'SINT':
        x.arg, x.end = _sint(code, x.end)
    elif x.operand in ('LABEL', 'LABEL_X', 'FWD'):
        x.arg, x.end = _label(code, x.end, x.operand == 'FWD')
        x.target = x.end + x.arg
    elif x.operand != 'NONE':
        x.arg, x.end = _uint(code, x.end)
    if x.operand.endswith('_X'):
        x.extra = code[x.end]
        x.end += 1
    return x


def _decode(code):
    """The instructions of a bytes-like object; ValueError where it is none or ends within one."""
    at = 0
    while at < len(code):
        try:
            x = _decode_one(code, at)
        except IndexError:
            raise ValueError('%s at offset %d is cut off' % (opname[code[at]], at)) from None
        yield x
        at = x.end
