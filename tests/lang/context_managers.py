# The with statement: order, suppression, errors, targets, control flow.
class CM:
    def __init__(self, name, suppress=False, value=None):
        self.name, self.suppress, self.value = name, suppress, value

    def __enter__(self):
        print('enter', self.name)
        return self.value if self.value is not None else self.name

    def __exit__(self, t, v, tb):
        print('exit', self.name, t.__name__ if t else t, v, tb is not None)
        return self.suppress


with CM('a') as x:
    print('body', x)
with CM('a') as x, CM('b') as y:
    print('body', x, y)
with (CM('p') as x, CM('q')):
    print('paren', x)
with (CM('p') as x, CM('q') as y,):
    print('trailing')
with (CM('tuple')):
    pass
with CM('t', value=(1, (2, 3))) as (a, (b, *c)):
    print(a, b, c)
d = {}
with CM('item') as d['k'], CM('attr') as CM.attr:
    print(d, CM.attr)
try:
    with CM('raise'):
        raise ValueError('v')
except ValueError as e:
    print('caught', e)
with CM('suppress', True):
    raise ValueError('v')
print('after suppress')
with CM('outer', True), CM('inner'):
    raise KeyError('k')
with CM('outer'), CM('inner', True):
    raise KeyError('k')
with CM('truthy', 'yes'):
    1 / 0
with CM('truthy', [0]):
    1 / 0


def flow():
    for i in range(4):
        with CM(i):
            if i == 0:
                continue
            if i == 1:
                pass
            elif i == 2:
                break
    with CM('r'):
        return 'ret'


print(flow())


def ret_in_nested():
    with CM('1'):
        try:
            with CM('2'):
                return 'value'
        finally:
            print('finally')


print(ret_in_nested())


class ExitRaises(CM):
    def __exit__(self, *a):
        print('exit raises')
        raise RuntimeError('in exit')


try:
    with ExitRaises('x'):
        raise ValueError('orig')
except RuntimeError as e:
    print(e, repr(e.__context__))
try:
    with CM('o'), ExitRaises('x'):
        pass
except RuntimeError as e:
    print(e, e.__context__)


class EnterRaises(CM):
    def __enter__(self):
        raise OSError('in enter')


try:
    with CM('first'), EnterRaises('second'), CM('never'):
        print('never')
except OSError as e:
    print(e)


class NoEnter:
    def __exit__(self, *a): pass


class NoExit:
    def __enter__(self): pass


for o in (NoEnter(), NoExit(), 5, None, 'a'):
    try:
        with o:
            pass
    except TypeError as e:
        print(str(e).split(' (')[0])
o = CM('inst')
o.__enter__ = lambda: print('instance enter ignored')
with o:
    pass


class Reraise:
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        raise v


try:
    with Reraise():
        raise ValueError('same')
except ValueError as e:
    print(e, e.__context__)


class Replace:
    def __enter__(self): pass
    def __exit__(self, t, v, tb):
        raise TypeError('new') from v


try:
    with Replace():
        raise ValueError('old')
except TypeError as e:
    print(e, repr(e.__cause__))


def gen():
    with CM('g'):
        yield 1
        yield 2


print(list(gen()))
g = gen()
next(g)
g.close()
g = gen()
next(g)
try:
    g.throw(ValueError('thrown'))
except ValueError as e:
    print(e)
try:
    with CM('assign') as undefined.attr:
        pass
except NameError as e:
    print(e)
try:
    with CM('unpack') as (a, b, c):
        pass
except ValueError as e:
    print('unpack failed')
# the exit method is looked up before entering
class Odd:
    def __enter__(self):
        del Odd.__exit__
        return 1
    def __exit__(self, *a):
        print('still called')


with Odd():
    pass


def many():
    with CM(1), CM(2), CM(3), CM(4):
        with CM(5) as five, CM(6):
            return five


print(many())


class Boolish:
    def __bool__(self):
        raise ZeroDivisionError('bool')


try:
    with CM('b', Boolish()):
        raise ValueError('x')
except ZeroDivisionError as e:
    print(e, repr(e.__context__))
with CM('no bool', Boolish()):
    pass
import sys
class Info:
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        print(sys.exc_info()[0] is t, sys.exc_info()[1] is v)
        return True
with Info():
    raise KeyError
print(sys.exc_info())
while True:
    with CM('loop', True):
        break
for i in range(2):
    try:
        with CM('try'):
            continue
    finally:
        print('fin', i)
with CM('lambda') as f, open('/dev/null') as g: print(f, g.read() == '')
class S:
    with CM('in class') as attr:
        z = 1
print(S.attr, S.z)
