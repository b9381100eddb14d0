# Chaining: __context__, __cause__, cycles, finally, generators; sys.exc_info.
import sys


def show(e, indent=0):
    seen = set()
    while e is not None and id(e) not in seen:
        seen.add(id(e))
        print(' ' * indent + repr(e), 'cause', repr(e.__cause__), 'ctx', repr(e.__context__), 'sup', e.__suppress_context__)
        e = e.__cause__ or e.__context__


def case(f):
    try:
        f()
    except BaseException as e:
        print(f.__name__)
        show(e, 2)


@case
def implicit():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError('second')


@case
def explicit():
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError('second') from e


@case
def from_none():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError('second') from None


@case
def from_class():
    raise ValueError('v') from KeyError


@case
def in_finally():
    try:
        raise KeyError('first')
    finally:
        raise ValueError('in finally')


@case
def in_else():
    try:
        pass
    except KeyError:
        pass
    else:
        raise ValueError('else')


@case
def three():
    try:
        try:
            raise KeyError(1)
        except KeyError:
            raise IndexError(2)
    except IndexError:
        raise ValueError(3)


@case
def reraise_same():
    try:
        raise KeyError(1)
    except KeyError as e:
        raise e


@case
def reraise_old():
    try:
        raise KeyError('old')
    except KeyError as e:
        old = e
    try:
        raise ValueError('new')
    except ValueError:
        raise old


@case
def cycle():
    a = ValueError('a')
    b = ValueError('b')
    try:
        try:
            raise a
        except ValueError:
            raise b
    except ValueError:
        raise a


@case
def cause_self():
    e = ValueError('self')
    raise e from e


@case
def in_call():
    def g():
        raise KeyError('from g')
    try:
        1 / 0
    except ZeroDivisionError:
        g()


@case
def handled_inside():
    try:
        1 / 0
    except ZeroDivisionError:
        try:
            raise KeyError('handled')
        except KeyError:
            pass
        raise ValueError('after handled')


@case
def with_exit():
    class CM:
        def __enter__(self): pass
        def __exit__(self, *a): raise KeyError('exit')
    with CM():
        raise ValueError('body')


@case
def from_generator():
    def g():
        try:
            yield
        except ValueError:
            raise KeyError('in gen')
    it = g()
    next(it)
    it.throw(ValueError('thrown'))


@case
def gen_context():
    def g():
        yield
        raise KeyError('gen raises')
    it = g()
    next(it)
    try:
        raise ValueError('caller')
    except ValueError:
        next(it)


@case
def attr():
    class C:
        @property
        def p(self):
            raise KeyError('prop')

        def __getattr__(self, n):
            raise AttributeError(n)
    C().p


@case
def getattr_context():
    class C:
        @property
        def p(self):
            raise AttributeError('prop')

        def __getattr__(self, n):
            raise KeyError(n)
    C().p


@case
def manual():
    e = ValueError('m')
    e.__context__ = KeyError('set by hand')
    raise e


@case
def exit_():
    try:
        sys.exit(3)
    finally:
        raise ValueError('over exit')


def info():
    print(sys.exc_info()[0])
    try:
        raise KeyError('k')
    except KeyError:
        print(sys.exc_info()[0], sys.exc_info()[1], sys.exc_info()[2] is not None)
        try:
            raise ValueError('v')
        except ValueError:
            print(sys.exc_info()[1])
        print(sys.exc_info()[1])
        def f():
            return sys.exc_info()[1]
        print(f())
    print(sys.exc_info())
    try:
        try:
            raise KeyError('fin')
        finally:
            print('in finally', repr(sys.exc_info()[1]))
    except KeyError:
        pass
    print(sys.exc_info()[1])


info()
# the exception state is restored when a generator yields inside except
def g():
    try:
        raise KeyError('gen')
    except KeyError:
        yield sys.exc_info()[1]
        yield sys.exc_info()[1]


try:
    raise ValueError('outer')
except ValueError:
    it = g()
    print(repr(next(it)), repr(sys.exc_info()[1]))
print(repr(next(it)), sys.exc_info()[1])
try:
    raise IndexError('other')
except IndexError:
    print(repr(sys.exc_info()[1]))
    it.close()
    print(repr(sys.exc_info()[1]))
tb = None
try:
    def a(): b()
    def b(): 1 / 0
    a()
except ZeroDivisionError as e:
    tb = e.__traceback__
while tb:
    print(tb.tb_frame.f_code.co_name, tb.tb_lineno)
    tb = tb.tb_next
