# test: expect
"""Exception groups, except* and what they leave in contexts."""
def t(f):
    try: print(f())
    except BaseException as e: show(e)
def show(e, ind=0):
    print(' '*ind + type(e).__name__, str(e).split('\n')[0], '| cause', type(e.__cause__).__name__, '| ctx', type(e.__context__).__name__, e.__suppress_context__, getattr(e,'__notes__',None))
    if isinstance(e, BaseExceptionGroup):
        for x in e.exceptions: show(x, ind+2)
EG = ExceptionGroup
def a():
    try: raise EG('g', [ValueError(1), TypeError(2), EG('n', [ValueError(3), KeyError(4)])])
    except* ValueError as e: show(e); raise OSError('x')
    except* TypeError as e: show(e)
t(a)
def b():
    try: raise ValueError(5)
    except* ValueError as e: show(e); raise
t(b)
def c():
    try: raise EG('g', [ValueError(1)])
    except* ValueError: pass
    else: print('else')
    finally: print('fin')
    try: pass
    except* ValueError: pass
    else: print('else2')
t(c)
def d():
    try: raise EG('g', [ValueError(1), TypeError(2)])
    except* ValueError as e:
        try: raise KeyError(1)
        except* KeyError as k: show(k); raise IndexError(9)
t(d)
def e_():
    try:
        try: raise EG('g', [ValueError(1), TypeError(2)])
        except* ValueError as e: raise e
        except* TypeError as e: raise e.exceptions[0] from None
    except BaseException as x: show(x)
t(e_)
def f():
    try: raise EG('g', [ValueError(1)])
    except* EG: pass
t(f)
def g():
    try: raise EG('g', [ValueError(1)])
    except* 5: pass
t(g)
def h():
    try: raise BaseExceptionGroup('g', [KeyboardInterrupt(), ValueError(2)])
    except* Exception as e: show(e)
t(h)
t(lambda: EG('a', [KeyboardInterrupt()]))
t(lambda: BaseExceptionGroup('a', [ValueError()]).__class__)
t(lambda: EG('a', []))
t(lambda: EG('a', 5))
t(lambda: EG('a', [5]))
t(lambda: EG(5, [ValueError()]))
t(lambda: EG('a'))
t(lambda: EG('a', [ValueError], 3))
t(lambda: EG('a', (ValueError(1),)).exceptions)
g1 = EG('x', [ValueError(1), EG('y', [TypeError(2), ValueError(3)])])
t(lambda: g1.split(ValueError)); t(lambda: g1.subgroup(ValueError)); t(lambda: g1.subgroup(lambda e: isinstance(e, TypeError)))
t(lambda: g1.split((ValueError, TypeError))); t(lambda: g1.split(OSError)); t(lambda: g1.subgroup(5)); t(lambda: g1.split(EG)); t(lambda: g1.subgroup((5,)))
t(lambda: g1.derive([ValueError(9)])); t(lambda: g1.derive([])); t(lambda: repr(g1)); t(lambda: str(g1)); t(lambda: g1.args); t(lambda: g1.message)
g1.add_note('n1'); t(lambda: g1.subgroup(ValueError).__notes__)
class MyG(EG):
    def derive(self, x): return MyG('my', x)
    def __new__(cls, m, x, *a): return super().__new__(cls, m, x)
m = MyG('o', [ValueError(1), TypeError(2)], 7); t(lambda: m.split(ValueError)); t(lambda: repr(m)); t(lambda: m.args)
class BadG(EG):
    def derive(self, x): return 5
t(lambda: BadG('o', [ValueError(1), TypeError(2)]).split(ValueError))
class EG2(EG, ValueError): pass
t(lambda: EG2('q', [TypeError()]).split(ValueError))
try: setattr(g1, 'exceptions', 1)
except AttributeError as x: print(x)
try: setattr(g1, 'message', 1)
except AttributeError as x: print(x)
def loop():
    for i in range(3):
        try: raise EG('g', [ValueError(i)])
        except* ValueError as e: show(e)
    return 'done'
t(loop)
def nested():
    try:
        try: raise EG('e', [ValueError(1), OSError(2)])
        except* ValueError: raise EG('inner', [KeyError(3)])
    except* KeyError as e: show(e)
    except* OSError as e: show(e)
t(nested)
def unm():
    try: raise EG('e', [ValueError(1), OSError(2)])
    except* ValueError as e: pass
t(unm)
import sys
def exc():
    try: raise EG('e', [ValueError(1)])
    except* ValueError as e:
        print(sys.exc_info()[0], sys.exception() is e)
    print(sys.exc_info())
t(exc)
def naked():
    try: raise TypeError('t')
    except* ValueError: pass
t(naked)
def retn():
    try: raise EG('e', [ValueError(1)])
    except* ValueError as e: x = e
    try: e
    except NameError as n: print(n)
    return x.exceptions
t(retn)
#> ExceptionGroup g (2 sub-exceptions) | cause NoneType | ctx NoneType True None
#>   ValueError 1 | cause NoneType | ctx NoneType False None
#>   ExceptionGroup n (1 sub-exception) | cause NoneType | ctx NoneType True None
#>     ValueError 3 | cause NoneType | ctx NoneType False None
#> ExceptionGroup g (1 sub-exception) | cause NoneType | ctx NoneType True None
#>   TypeError 2 | cause NoneType | ctx NoneType False None
#> ExceptionGroup  (2 sub-exceptions) | cause NoneType | ctx NoneType False None
#>   OSError x | cause NoneType | ctx ExceptionGroup False None
#>   ExceptionGroup g (1 sub-exception) | cause NoneType | ctx NoneType True None
#>     ExceptionGroup n (1 sub-exception) | cause NoneType | ctx NoneType True None
#>       KeyError 4 | cause NoneType | ctx NoneType False None
#> ExceptionGroup  (1 sub-exception) | cause NoneType | ctx NoneType False None
#>   ValueError 5 | cause NoneType | ctx NoneType False None
#> ExceptionGroup  (1 sub-exception) | cause NoneType | ctx NoneType False None
#>   ValueError 5 | cause NoneType | ctx NoneType False None
#> fin
#> else2
#> None
#> ExceptionGroup  (1 sub-exception) | cause NoneType | ctx NoneType False None
#>   KeyError 1 | cause NoneType | ctx ExceptionGroup False None
#> ExceptionGroup  (2 sub-exceptions) | cause NoneType | ctx NoneType False None
#>   IndexError 9 | cause NoneType | ctx ExceptionGroup False None
#>   ExceptionGroup g (1 sub-exception) | cause NoneType | ctx NoneType True None
#>     TypeError 2 | cause NoneType | ctx NoneType False None
#> ExceptionGroup  (2 sub-exceptions) | cause NoneType | ctx NoneType False None
#>   ExceptionGroup g (1 sub-exception) | cause NoneType | ctx NoneType True None
#>     ValueError 1 | cause NoneType | ctx NoneType False None
#>   TypeError 2 | cause NoneType | ctx ExceptionGroup True None
#> None
#> TypeError catching ExceptionGroup with except* is not allowed. Use except instead. | cause NoneType | ctx ExceptionGroup False None
#> TypeError catching classes that do not inherit from BaseException is not allowed | cause NoneType | ctx ExceptionGroup False None
#> ExceptionGroup g (1 sub-exception) | cause NoneType | ctx NoneType True None
#>   ValueError 2 | cause NoneType | ctx NoneType False None
#> BaseExceptionGroup g (1 sub-exception) | cause NoneType | ctx NoneType True None
#>   KeyboardInterrupt  | cause NoneType | ctx NoneType False None
#> TypeError Cannot nest BaseExceptions in an ExceptionGroup | cause NoneType | ctx NoneType False None
#> <class 'ExceptionGroup'>
#> ValueError second argument (exceptions) must be a non-empty sequence | cause NoneType | ctx NoneType False None
#> TypeError second argument (exceptions) must be a sequence | cause NoneType | ctx NoneType False None
#> ValueError Item 0 of second argument (exceptions) is not an exception | cause NoneType | ctx NoneType False None
#> TypeError BaseExceptionGroup.__new__() argument 1 must be str, not int | cause NoneType | ctx NoneType False None
#> TypeError BaseExceptionGroup.__new__() takes exactly 2 arguments (1 given) | cause NoneType | ctx NoneType False None
#> TypeError BaseExceptionGroup.__new__() takes exactly 2 arguments (3 given) | cause NoneType | ctx NoneType False None
#> (ValueError(1),)
#> (ExceptionGroup('x', [ValueError(1), ExceptionGroup('y', [ValueError(3)])]), ExceptionGroup('x', [ExceptionGroup('y', [TypeError(2)])]))
#> x (2 sub-exceptions)
#> x (1 sub-exception)
#> (ExceptionGroup('x', [ValueError(1), ExceptionGroup('y', [TypeError(2), ValueError(3)])]), None)
#> (None, ExceptionGroup('x', [ValueError(1), ExceptionGroup('y', [TypeError(2), ValueError(3)])]))
#> TypeError expected an exception type, a tuple of exception types, or a callable (other than a class) | cause NoneType | ctx NoneType False None
#> (ExceptionGroup('x', [ValueError(1), ExceptionGroup('y', [TypeError(2), ValueError(3)])]), None)
#> TypeError expected an exception type, a tuple of exception types, or a callable (other than a class) | cause NoneType | ctx NoneType False None
#> x (1 sub-exception)
#> ValueError second argument (exceptions) must be a non-empty sequence | cause NoneType | ctx NoneType False None
#> ExceptionGroup('x', [ValueError(1), ExceptionGroup('y', [TypeError(2), ValueError(3)])])
#> x (2 sub-exceptions)
#> ('x', [ValueError(1), ExceptionGroup('y', [TypeError(2), ValueError(3)])])
#> x
#> ['n1']
#> (MyG('my', [ValueError(1)]), MyG('my', [TypeError(2)]))
#> MyG('o', [ValueError(1), TypeError(2)], 7)
#> ('o', [ValueError(1), TypeError(2)], 7)
#> TypeError derive must return an instance of BaseExceptionGroup | cause NoneType | ctx NoneType False None
#> (EG2('q', [TypeError()]), None)
#> readonly attribute
#> readonly attribute
#> ExceptionGroup g (1 sub-exception) | cause NoneType | ctx NoneType True None
#>   ValueError 0 | cause NoneType | ctx NoneType False None
#> ExceptionGroup g (1 sub-exception) | cause NoneType | ctx NoneType True None
#>   ValueError 1 | cause NoneType | ctx NoneType False None
#> ExceptionGroup g (1 sub-exception) | cause NoneType | ctx NoneType True None
#>   ValueError 2 | cause NoneType | ctx NoneType False None
#> done
#> ExceptionGroup  (1 sub-exception) | cause NoneType | ctx NoneType True None
#>   ExceptionGroup inner (1 sub-exception) | cause NoneType | ctx ExceptionGroup True None
#>     KeyError 3 | cause NoneType | ctx NoneType False None
#> ExceptionGroup  (1 sub-exception) | cause NoneType | ctx NoneType True None
#>   ExceptionGroup e (1 sub-exception) | cause NoneType | ctx NoneType True None
#>     OSError 2 | cause NoneType | ctx NoneType False None
#> None
#> ExceptionGroup e (1 sub-exception) | cause NoneType | ctx NoneType True None
#>   OSError 2 | cause NoneType | ctx NoneType False None
#> <class 'ExceptionGroup'> True
#> (None, None, None)
#> None
#> TypeError t | cause NoneType | ctx NoneType False None
#> cannot access local variable 'e' where it is not associated with a value
#> (ValueError(1),)
