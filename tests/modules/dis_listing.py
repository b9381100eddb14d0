# test: expect
# The listings of dis: functions, nested codes, classes, methods, generators, source, bytes, tracebacks.
import dis
import io


def show(*args, how=dis.dis, **kw):
    out = io.StringIO()
    how(*args, file=out, **kw)
    pieces = out.getvalue().split(' at 0x')
    print(pieces[0] + ''.join(p[p.index(', line'):] for p in pieces[1:]), end='')


def whole(a, b=2, *c, **d):
    x = [i * a for i in b]
    for q in x:
        try:
            print(q.foo(b), end='')
        except ValueError as e:
            pass
        while a < len(b):
            if not b: break
            a += -1000
    with a: return x[1:]
    return lambda: x


show(whole)
print('--- depth 0, offsets')


def short(a):
    if a:
        return a.b or {'k': 1.5}
    return (lambda: a, None)


show(short, depth=0, show_offsets=True)
print('--- positions')


def sums(a,
         b):
    return a + (
        b * 2)


show(sums, show_positions=True)
print('--- class')


class C:
    x = 1

    def method(self): return super().method()

    @classmethod
    def of(cls): return cls()

    @staticmethod
    def free(): pass

    class Inner:
        def deep(self): pass

    @property
    def not_listed(self): return 1


show(C)
print('--- a method')
show(C.of)
print('--- generator')
show(i for i in 'ab')


async def co(x):
    async for y in x:
        yield await y


show(co)
print('--- source')
show('import a.b as c; from d import *; global e; e = -x, not y, ~z, +w; del e')
show('a if b in c else d is e')
print('--- bytes')
show((lambda a: a.x(1, k=2)).__code__.co_code)
print('--- traceback')


def fails(n):
    n += 1
    return n[0]


try:
    fails(1)
except TypeError as e:
    show(e.__traceback__, how=dis.distb)
    print(dis.Bytecode.from_traceback(e.__traceback__).dis() ==
          dis.Bytecode(fails, current_offset=e.__traceback__.tb_next.tb_lasti).dis())
print('--- code_info')
whole.__code__ = whole.__code__.replace(co_filename='some.py')
show(whole, how=dis.show_code)
for x in (1, object(), None, 'x +'):
    try:
        show(x)
    except (TypeError, RuntimeError, SyntaxError) as e:
        print(type(e).__name__, e)

#>  15            LOAD_FAST                0 (a)
#>                MAKE_CLOSURE             0 (<code object <listcomp>, line 15>, 1 cell)
#>                LOAD_FAST                1 (b)
#>                CALL_FUNCTION            1
#>                STORE_DEREF              6 (x)
#>
#>  16            LOAD_DEREF               6 (x)
#>                GET_ITER_STACK
#>        L1:     FOR_ITER                67 (to L10)
#>                STORE_FAST               4 (q)
#>
#>  17            SETUP_EXCEPT            18 (to L2)
#>
#>  18            LOAD_GLOBAL             61 (print)
#>                LOAD_FAST                4 (q)
#>                LOAD_METHOD             39 (foo)
#>                LOAD_FAST                1 (b)
#>                CALL_METHOD              1
#>                LOAD_CONST_STRING       37 ('end')
#>                LOAD_CONST_STRING       35 ('')
#>                CALL_FUNCTION          257 (n=1 nkw=1)
#>                POP_TOP
#>                POP_EXCEPT_JUMP         18 (to L5)
#>        L2:     DUP_TOP
#>
#>  19            LOAD_GLOBAL             69 (ValueError)
#>                BINARY_OP                8 (exception match)
#>                POP_JUMP_IF_FALSE       11 (to L4)
#>                STORE_FAST               5 (e)
#>                SETUP_FINALLY            1 (to L3)
#>
#>  20            LOAD_CONST_NONE
#>        L3:     LOAD_CONST_NONE
#>                STORE_FAST               5 (e)
#>
#>  19            DELETE_FAST              5 (e)
#>                END_FINALLY
#>                POP_EXCEPT_JUMP          1 (to L5)
#>        L4:     END_FINALLY
#>
#>  21    L5:     JUMP                    13 (to L8)
#>
#>  22    L6:     LOAD_FAST                1 (b)
#>                POP_JUMP_IF_TRUE         2 (to L7)
#>                JUMP                    18 (to L9)
#>
#>  23    L7:     LOAD_DEREF               0 (a)
#>                LOAD_CONST_SMALL_INT -1000
#>                BINARY_OP               14 (+=)
#>                STORE_DEREF              0 (a)
#>
#>  21    L8:     LOAD_DEREF               0 (a)
#>                LOAD_GLOBAL             70 (len)
#>                LOAD_FAST                1 (b)
#>                CALL_FUNCTION            1
#>                BINARY_OP                0 (<)
#>                POP_JUMP_IF_TRUE       -23 (to L6)
#>        L9:     JUMP                   -69 (to L1)
#>
#>  24   L10:     LOAD_DEREF               0 (a)
#>                SETUP_WITH               9 (to L11)
#>                POP_TOP
#>                LOAD_DEREF               6 (x)
#>                LOAD_CONST_SMALL_INT     1
#>                LOAD_CONST_NONE
#>                BUILD_SLICE              2
#>                LOAD_SUBSCR
#>                RETURN_VALUE
#>       L11:     WITH_CLEANUP
#>                END_FINALLY
#>
#>  25            LOAD_FAST                6 (x)
#>                MAKE_CLOSURE             1 (<code object <lambda>, line 25>, 1 cell)
#>                RETURN_VALUE
#>
#> Disassembly of <code object <listcomp>, line 15>:
#>  15           BUILD_LIST               0
#>               LOAD_FAST                1 (.0)
#>               GET_ITER_STACK
#>       L1:     FOR_ITER                 9 (to L2)
#>               STORE_FAST               2 (i)
#>               LOAD_FAST                2 (i)
#>               LOAD_DEREF               0 (a)
#>               BINARY_OP               29 (*)
#>               STORE_COMP              20
#>               JUMP                   -11 (to L1)
#>       L2:     RETURN_VALUE
#>
#> Disassembly of <code object <lambda>, line 25>:
#>  25           LOAD_DEREF               0 (x)
#>               RETURN_VALUE
#> --- depth 0, offsets
#>  33          0     LOAD_DEREF               0 (a)
#>              2     POP_JUMP_IF_FALSE       14 (to L2)
#>
#>  34          4     LOAD_DEREF               0 (a)
#>              6     LOAD_ATTR               41 (b)
#>              8     JUMP_IF_TRUE_OR_POP      7 (to L1)
#>             10     BUILD_MAP                1
#>             12     LOAD_CONST_OBJ           8 (1.5)
#>             14     LOAD_CONST_STRING       42 ('k')
#>             16     STORE_MAP
#>       L1:   17     RETURN_VALUE
#>
#>  35   L2:   18     LOAD_FAST                0 (a)
#>             19     MAKE_CLOSURE             0 (<code object <lambda>, line 35>, 1 cell)
#>             22     LOAD_CONST_NONE
#>             23     BUILD_TUPLE              2
#>             25     RETURN_VALUE
#> --- positions
#> 44:11-44:12           LOAD_FAST                0 (a)
#> 45:8-45:9             LOAD_FAST                1 (b)
#> 45:?-45:?             LOAD_CONST_SMALL_INT     2
#> 45:8-45:13            BINARY_OP               29 (*)
#> 44:11-45:14           BINARY_OP               27 (+)
#> 44:4-45:14            RETURN_VALUE
#> --- class
#> Disassembly of Inner:
#> Disassembly of deep:
#>  64           LOAD_CONST_NONE
#>               RETURN_VALUE
#>
#>
#> Disassembly of free:
#>  61           LOAD_CONST_NONE
#>               RETURN_VALUE
#>
#> Disassembly of method:
#>  55           LOAD_GLOBAL             81 (super)
#>               LOAD_DEREF               0 (__class__)
#>               LOAD_FAST                1 (self)
#>               LOAD_SUPER_METHOD       56 (method)
#>               CALL_METHOD              0
#>               RETURN_VALUE
#>
#> Disassembly of of:
#>  58           LOAD_FAST                0 (cls)
#>               CALL_FUNCTION            0
#>               RETURN_VALUE
#>
#> --- a method
#>  58           LOAD_FAST                0 (cls)
#>               CALL_FUNCTION            0
#>               RETURN_VALUE
#> --- generator
#>  74           LOAD_NULL
#>               LOAD_FAST                0 (.0)
#>               LOAD_NULL
#>               LOAD_NULL
#>       L1:     FOR_ITER                 6 (to L2)
#>               STORE_FAST               1 (i)
#>               LOAD_FAST                1 (i)
#>               YIELD_VALUE
#>               POP_TOP
#>               JUMP                    -8 (to L1)
#>       L2:     LOAD_CONST_NONE
#>               RETURN_VALUE
#>  78           LOAD_GLOBAL             47 (.aiter)
#>               LOAD_FAST                0 (x)
#>               CALL_FUNCTION            1
#>       L1:     SETUP_EXCEPT            10 (to L2)
#>               DUP_TOP
#>               LOAD_GLOBAL             48 (.anext)
#>               ROT_TWO
#>               CALL_FUNCTION            1
#>               LOAD_CONST_NONE
#>               YIELD_FROM
#>               POP_EXCEPT_JUMP         10 (to L4)
#>       L2:     DUP_TOP
#>               LOAD_GLOBAL             49 (StopAsyncIteration)
#>               BINARY_OP                8 (exception match)
#>               POP_JUMP_IF_FALSE        3 (to L3)
#>               POP_TOP
#>               POP_EXCEPT_JUMP         10 (to L5)
#>       L3:     END_FINALLY
#>       L4:     STORE_FAST               1 (y)
#>
#>  79           LOAD_FAST                1 (y)
#>               GET_ITER
#>               LOAD_CONST_NONE
#>               YIELD_FROM
#>               YIELD_VALUE
#>               POP_TOP
#>               JUMP                   -31 (to L1)
#>       L5:     POP_TOP
#>               LOAD_CONST_NONE
#>               RETURN_VALUE
#> --- source
#>   1           LOAD_CONST_SMALL_INT     0
#>               LOAD_CONST_NONE
#>               IMPORT_NAME              2 (a.b)
#>               IMPORT_FROM              3 (b)
#>               ROT_TWO
#>               POP_TOP
#>               STORE_NAME               6 (c)
#>               LOAD_CONST_SMALL_INT     0
#>               LOAD_CONST_STRING        4 ('*')
#>               BUILD_TUPLE              1
#>               IMPORT_NAME              5 (d)
#>               IMPORT_STAR
#>               LOAD_NAME                7 (x)
#>               UNARY_OP                 1 (-)
#>               LOAD_NAME                8 (y)
#>               UNARY_OP                 3 (not)
#>               LOAD_NAME                9 (z)
#>               UNARY_OP                 2 (~)
#>               LOAD_NAME               10 (w)
#>               UNARY_OP                 0 (+)
#>               BUILD_TUPLE              4
#>               STORE_GLOBAL            11 (e)
#>               DELETE_GLOBAL           11 (e)
#>               LOAD_CONST_NONE
#>               RETURN_VALUE
#>   1           LOAD_NAME                2 (b)
#>               LOAD_NAME                3 (c)
#>               BINARY_OP                6 (in)
#>               POP_JUMP_IF_FALSE        4 (to L1)
#>               LOAD_NAME                4 (a)
#>               JUMP                     5 (to L2)
#>       L1:     LOAD_NAME                5 (d)
#>               LOAD_NAME                6 (e)
#>               BINARY_OP                7 (is)
#>       L2:     RETURN_VALUE
#> --- bytes
#>           LOAD_FAST                0
#>           LOAD_METHOD             51
#>           LOAD_CONST_SMALL_INT     1
#>           LOAD_CONST_STRING       42
#>           LOAD_CONST_SMALL_INT     2
#>           CALL_METHOD            257
#>           RETURN_VALUE
#> --- traceback
#>  92           LOAD_FAST                0 (n)
#>               LOAD_CONST_SMALL_INT     1
#>               BINARY_OP               14 (+=)
#>               STORE_FAST               0 (n)
#>
#>  93           LOAD_FAST                0 (n)
#>               LOAD_CONST_SMALL_INT     0
#>           --> LOAD_SUBSCR
#>               RETURN_VALUE
#> True
#> --- code_info
#> Name:              whole
#> Filename:          some.py
#> Argument count:    2
#> Positional-only arguments: 0
#> Kw-only arguments: 0
#> Number of locals:  6
#> Stack size:        10
#> Flags:             OPTIMIZED, NEWLOCALS, VARARGS, VARKEYWORDS
#> Constants:
#>    0: None
#>    1: 'end'
#>    2: ''
#>    3: -1000
#>    4: 1
#>    5: <code object <listcomp>, line 15>
#>    6: <code object <lambda>, line 25>
#> Names:
#>    0: print
#>    1: foo
#>    2: ValueError
#>    3: len
#> Variable names:
#>    0: a
#>    1: b
#>    2: c
#>    3: d
#>    4: q
#>    5: e
#> Cell variables:
#>    0: a
#>    1: x
#> TypeError don't know how to disassemble int objects
#> TypeError don't know how to disassemble object objects
#> RuntimeError no last traceback to disassemble
#> SyntaxError invalid syntax (<dis>, line 1)
