"""Shows the instructions of functions, classes, modules, generators, code objects and source."""

import sys
import types
from collections import namedtuple

import _opcode
import opcode as _op
from opcode import *
from opcode import __all__ as _opcode_all

__all__ = ['code_info', 'dis', 'disassemble', 'distb', 'disco', 'findlinestarts', 'findlabels',
           'show_code', 'get_instructions', 'Instruction', 'Bytecode', 'Positions'] + _opcode_all

COMPILER_FLAG_NAMES = {
    0x1: 'OPTIMIZED', 0x2: 'NEWLOCALS', 0x4: 'VARARGS', 0x8: 'VARKEYWORDS', 0x10: 'NESTED',
    0x20: 'GENERATOR', 0x40: 'NOFREE', 0x80: 'COROUTINE', 0x100: 'ITERABLE_COROUTINE',
    0x200: 'ASYNC_GENERATOR', 0x4000000: 'HAS_DOCSTRING', 0x8000000: 'METHOD',
}

_SHOWN = (types.FunctionType, types.MethodType, types.CodeType, classmethod, staticmethod, type)


def pretty_flags(flags):
    """Names of the bits of co_flags, joined by commas."""
    names = []
    bit = 1
    while flags:
        if flags & bit:
            names.append(COMPILER_FLAG_NAMES.get(bit, hex(bit)))
            flags ^= bit
        bit <<= 1
    return ', '.join(names) or hex(0)


# ---- what has code ----

def _compiled(source, name):
    try:
        return compile(source, name, 'eval')
    except SyntaxError:
        return compile(source, name, 'exec')


def _holder(x):
    """A method's function; the code of a function, generator, coroutine; anything else as it is."""
    x = getattr(x, '__func__', x)
    for name in ('__code__', 'gi_code', 'ag_code', 'cr_code'):
        code = getattr(x, name, None)
        if code is not None:
            return code
    return x


def _code_of(x):
    x = _holder(x)
    if isinstance(x, str):
        x = _compiled(x, '<disassembly>')
    if hasattr(x, 'co_code'):
        return x
    raise TypeError("don't know how to disassemble %s objects" % type(x).__name__)


# ---- instructions ----

Positions = namedtuple('Positions', 'lineno end_lineno col_offset end_col_offset',
                       defaults=(None,) * 4)

_FIELDS = ('opname opcode arg argval argrepr offset start_offset starts_line line_number label '
           'positions cache_info')


class Instruction(namedtuple('_Instruction', _FIELDS, defaults=(None, None, None))):
    """One instruction.

    opname, opcode   name and number; baseopcode is the first number where there is a row of them
    arg              argument: a number, of a jump the distance; None if there is none
    argval, argrepr  what it stands for: name, constant, code object, target of the jump; its text
    offset           where it begins; start_offset is the same, end_offset where it ends
    starts_line      whether a source line begins here, line_number: which one it is
    label            number of the jump target that it is, or None
    positions        line, last line, column and last column in the source
    """
    end_offset = None  # known of those that come from code

    @property
    def oparg(self):
        return self.arg

    @property
    def baseopcode(self):
        return _op._row_of[self.opcode][0]

    @property
    def baseopname(self):
        return self.opname

    @property
    def cache_offset(self):
        return self.end_offset

    @property
    def jump_target(self):
        return self.argval if self.opcode in hasjrel else None

    @property
    def is_jump_target(self):
        return self.label is not None

    def __str__(self):
        return _row(self, 0, 0, 0, False).lstrip()


def _operand_text(x, value):
    """argrepr"""
    if x.name in ('UNARY_OP', 'BINARY_OP'):
        return value
    if x.name.startswith('CALL_'):
        return 'n=%d nkw=%d' % (x.arg & 255, x.arg >> 8) if x.arg > 255 else ''
    if x.operand == 'CHILD_X':
        return '%r, %d cell%s' % (value, x.extra, 's' * (x.extra != 1))
    if x.name == 'LOAD_CONST_SMALL_INT':
        return ''
    if x.name in ('LOAD_CONST_STRING', 'LOAD_CONST_OBJ') or x.operand == 'CHILD':
        return repr(value)
    if x.op in hasname or x.op in haslocal or x.op in hasfree:
        return str(value)
    return ''


def _operand_value(x, tables):
    """argval; where there are no tables, or they are too short: the number"""
    if x.name == 'UNARY_OP':
        return _opcode.unary_ops[x.arg][0]
    if x.name == 'BINARY_OP':
        return _opcode.binary_ops[x.arg][0]
    which = None
    if x.operand == 'NAME':
        which = 0
    elif x.operand == 'OBJ':
        which = 1
    elif x.operand in ('CHILD', 'CHILD_X'):
        which = 2
    elif x.op in haslocal or x.op in hasfree:
        which = 3
    if which is None or tables is None or x.arg >= len(tables[which]):
        return x.arg
    value = tables[which][x.arg]
    return '<slot %d>' % x.arg if value is None and which == 3 else value


def _jump_text(x, labels):
    text = 'to L%d' % labels[x.target]
    if x.extra is not None:
        blocks = x.extra & 127
        text += ' out of %d block%s' % (blocks, 's' * (blocks != 1))
        text += ' and a loop' * (x.extra > 127)
    return text


def _instructions(code, tables, lines, positions, add=0):
    """Instructions of a bytes-like object; lines: of those where one begins, by offset."""
    labels = {at: i for i, at in enumerate(findlabels(code), 1)}
    line = None
    for x in _op._decode(code):
        starts = x.at in lines
        if starts:
            line = lines[x.at]
            if line is not None:
                line += add
        place = Positions(*positions[x.at]) if positions else None
        if x.target is not None:
            value, text = x.target, _jump_text(x, labels)
        else:
            value = _operand_value(x, tables)
            text = '' if tables is None or x.arg is None else _operand_text(x, value)
        insn = Instruction(x.name, x.op, x.arg, value, text, x.at, x.at, starts, line,
                           labels.get(x.at), place)
        insn.end_offset = x.end
        yield insn


def _code_instructions(co, first_line=None):
    add = 0 if first_line is None else first_line - co.co_firstlineno
    return _instructions(co.co_code, _opcode.tables(co), dict(findlinestarts(co)),
                         list(co.co_positions()), add)


def get_instructions(x, *, first_line=None, show_caches=None, adaptive=False):
    """Iterates over the instructions of a function, method, string of source, code object ..."""
    return _code_instructions(_code_of(x), first_line)


def findlabels(code):
    """Offsets in raw bytecode that something jumps to, in order."""
    return sorted({x.target for x in _op._decode(code) if x.target is not None})


def findlinestarts(code):
    """(offset, line) of the instructions where the line is another than before."""
    last = False
    for start, end, line in code.co_lines():
        if line is not last:
            last = line
            yield start, line


# ---- the listing ----

def _row(x, line_width, label_width, offset_width, current, show_positions=False):
    columns = []
    if show_positions:
        columns.append(_place(x.positions).ljust(line_width))
    elif line_width:
        number = '' if not x.starts_line else '--' if x.line_number is None else str(x.line_number)
        columns.append(number.rjust(line_width))
    if label_width:
        columns.append(('L%d:' % x.label if x.label else '').rjust(label_width))
    if offset_width:
        columns.append(str(x.offset).rjust(offset_width))
    columns.append('-->' if current else '   ')
    columns.append(x.opname.ljust(20))
    if x.arg is not None:
        columns.append(repr(x.arg).rjust(5 - max(0, len(x.opname) - 20)))
        if x.argrepr:
            columns.append('(' + x.argrepr + ')')
    return ' '.join(columns).rstrip()


def _place(p):
    """positions as 2:4-2:10"""
    if p is None:
        return ''
    line, end_line, col, end_col = ('?' if n is None else n for n in p)
    return '%s:%s-%s:%s' % (line, col, end_line, end_col)


def _list(instructions, file, lasti, show_offsets, show_positions=False):
    rows = list(instructions)
    if not rows:
        return
    if show_positions:
        line_width = max(len(_place(x.positions)) for x in rows)
    else:
        numbers = [x.line_number for x in rows]
        known = [n for n in numbers if n is not None]
        line_width = max(3, len(str(max(known)))) if known else 0
    label_width = 4 + len(str(max(x.label or 0 for x in rows)))
    offset_width = max(4, len(str(rows[-1].offset))) if show_offsets else 0
    for x in rows:
        if x.starts_line and x.offset and line_width and not show_positions:
            print(file=file)
        print(_row(x, line_width, label_width, offset_width, x.offset == lasti // 2, show_positions),
              file=file)


def disassemble(co, lasti=-1, *, file=None, show_caches=False, adaptive=False,
                show_offsets=False, show_positions=False):
    """Lists a code object, with an arrow at the instruction that a frame's lasti means (twice its offset)."""
    _list(_code_instructions(co), file, lasti, show_offsets, show_positions)


disco = disassemble


def _list_all(co, depth, **options):
    disassemble(co, **options)
    if depth is not None and depth <= 0:
        return
    for child in _opcode.tables(co)[2]:
        print(file=options['file'])
        print('Disassembly of %r:' % child, file=options['file'])
        _list_all(child, depth if depth is None else depth - 1, **options)


def _list_bytes(data, file, show_offsets):
    _list(_instructions(data, None, {}, None), file, -1, show_offsets)


def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False, show_offsets=False,
        show_positions=False):
    """Lists classes, methods, functions, generators, modules, code objects, source or bytecode;
    without an argument the last traceback.

    Codes inside codes are listed too, down to depth. show_offsets puts a column of offsets before
    the names, show_positions tells where in the source each instruction comes from. There are no
    caches in the code and no adapted copy of it to be shown: show_caches and adaptive say nothing.
    """
    options = dict(file=file, show_offsets=show_offsets, show_positions=show_positions)
    if x is None:
        distb(**options)
        return
    x = _holder(x)
    if hasattr(x, 'co_code'):
        _list_all(x, depth, **options)
    elif hasattr(x, '__dict__'):
        for name, item in sorted(x.__dict__.items()):
            if not isinstance(item, _SHOWN):
                continue
            print('Disassembly of %s:' % name, file=file)
            try:
                dis(item, depth=depth, **options)
            except TypeError as e:
                print('Sorry:', e, file=file)
            print(file=file)
    elif isinstance(x, (bytes, bytearray)):
        _list_bytes(x, file, show_offsets)
    elif isinstance(x, str):
        _list_all(_compiled(x, '<dis>'), depth, **options)
    else:
        raise TypeError("don't know how to disassemble %s objects" % type(x).__name__)


def distb(tb=None, *, file=None, show_caches=False, adaptive=False, show_offsets=False,
          show_positions=False):
    """Lists the code in which a traceback ends, by default the last one, with an arrow there."""
    if tb is None:
        try:
            tb = sys.last_exc.__traceback__ if hasattr(sys, 'last_exc') else sys.last_traceback
        except AttributeError:
            raise RuntimeError('no last traceback to disassemble') from None
    tb = _innermost(tb)
    disassemble(tb.tb_frame.f_code, tb.tb_lasti, file=file, show_offsets=show_offsets,
                show_positions=show_positions)


def _innermost(tb):
    while tb.tb_next:
        tb = tb.tb_next
    return tb


# ---- the facts of a code object ----

def code_info(x):
    """Text on a code object: names, arguments, flags, constants."""
    co = _code_of(x)
    lines = ['%-18s %s' % row for row in (
        ('Name:', co.co_name),
        ('Filename:', co.co_filename),
        ('Argument count:', co.co_argcount),
        ('Positional-only arguments:', co.co_posonlyargcount),
        ('Kw-only arguments:', co.co_kwonlyargcount),
        ('Number of locals:', co.co_nlocals),
        ('Stack size:', co.co_stacksize),
        ('Flags:', pretty_flags(co.co_flags)),
    )]
    for title, items, show in (('Constants:', co.co_consts, repr), ('Names:', co.co_names, str),
                               ('Variable names:', co.co_varnames, str),
                               ('Free variables:', co.co_freevars, str),
                               ('Cell variables:', co.co_cellvars, str)):
        if items:
            lines.append(title)
            lines += ['%4d: %s' % (i, show(item)) for i, item in enumerate(items)]
    return '\n'.join(lines)


def show_code(co, *, file=None):
    """Prints what code_info says."""
    print(code_info(co), file=file)


class _Text:
    """A file that keeps what is written."""

    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)


class Bytecode:
    """The instructions of something; iterating gives Instruction objects."""

    def __init__(self, x, *, first_line=None, current_offset=None, show_caches=False,
                 adaptive=False, show_offsets=False, show_positions=False):
        self.codeobj = _code_of(x)
        self.first_line = self.codeobj.co_firstlineno if first_line is None else first_line
        self.current_offset = current_offset
        self.show_caches, self.adaptive = show_caches, adaptive
        self.show_offsets, self.show_positions = show_offsets, show_positions
        self._original_object = x

    def __iter__(self):
        return _code_instructions(self.codeobj, self.first_line)

    def __repr__(self):
        return '%s(%r)' % (type(self).__name__, self._original_object)

    @classmethod
    def from_traceback(cls, tb, *, show_caches=False, adaptive=False):
        """Of the code in which a traceback ends, the current instruction set."""
        tb = _innermost(tb)
        return cls(tb.tb_frame.f_code, current_offset=tb.tb_lasti, show_caches=show_caches,
                   adaptive=adaptive)

    def info(self):
        """Text on the code, see code_info."""
        return code_info(self.codeobj)

    def dis(self):
        """The listing as a string."""
        out = _Text()
        lasti = -1 if self.current_offset is None else self.current_offset
        _list(iter(self), out, lasti, self.show_offsets, self.show_positions)
        return ''.join(out.parts)


# ---- python -m dis ----

_USAGE = 'usage: -m dis [-h] [-O] [-P] [infile]\n'
_HELP = _USAGE + '''
Lists the bytecode of a Python source file, of standard input where none or - is given.

  -h, --help            show this text
  -O, --show-offsets    a column of offsets
  -P, --show-positions  where in the source each instruction comes from
  -C, --show-caches, -S, --specialized   accepted; there are neither
'''


def main(args=None):
    options = {}
    files = []
    for arg in sys.argv[1:] if args is None else args:
        if arg in ('-h', '--help'):
            print(_HELP, end='')
            return 0
        if arg in ('-O', '--show-offsets'):
            options['show_offsets'] = True
        elif arg in ('-P', '--show-positions'):
            options['show_positions'] = True
        elif arg in ('-C', '--show-caches', '-S', '--specialized'):
            pass
        elif arg.startswith('-') and arg != '-':
            print(_USAGE + 'dis: error: unrecognized arguments: ' + arg, file=sys.stderr)
            return 2
        else:
            files.append(arg)
    if len(files) > 1:
        print(_USAGE + 'dis: error: unrecognized arguments: ' + ' '.join(files[1:]), file=sys.stderr)
        return 2
    if not files or files[0] == '-':
        name, source = '<stdin>', sys.stdin.buffer.read()
    else:
        name = files[0]
        with open(name, 'rb') as f:
            source = f.read()
    dis(compile(source, name, 'exec'), **options)
    return 0


if __name__ == '__main__':
    sys.exit(main())
