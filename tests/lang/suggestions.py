# test: expect
# "Did you mean" suggestions as a traceback prints them; run with stderr redirected to stdout.
import io
import sys


def show(src, **names):
    try:
        exec(compile(src, 'snippet', 'exec'), dict(names))
    except Exception as e:
        sys.stderr = io.StringIO()
        sys.excepthook(type(e), e, e.__traceback__)
        print(sys.stderr.getvalue().splitlines()[-1])
        sys.stderr = sys.__stderr__


class Cls:
    blech = 1
    bluch = 2
    __slots__ = ('color', 'size')

    def method(self):
        pass


c = Cls()
show('c.blach', c=c)
#> AttributeError: 'Cls' object has no attribute 'blach'. Did you mean: 'blech'?
show('c.colour', c=c)
#> AttributeError: 'Cls' object has no attribute 'colour'. Did you mean: 'color'?
show('c.mehtod()', c=c)
#> AttributeError: 'Cls' object has no attribute 'mehtod'. Did you mean: 'method'?
show('c.sizes', c=c)
#> AttributeError: 'Cls' object has no attribute 'sizes'. Did you mean: 'size'?
show('c.zzzzzzz', c=c)
#> AttributeError: 'Cls' object has no attribute 'zzzzzzz'
show('[].apend(1)')
#> AttributeError: 'list' object has no attribute 'apend'. Did you mean: 'append'?
show('"".uper()')
#> AttributeError: 'str' object has no attribute 'uper'. Did you mean: 'upper'?
show('{}.itmes()')
#> AttributeError: 'dict' object has no attribute 'itmes'. Did you mean: 'items'?
show('(1).bit_lenght()')
#> AttributeError: 'int' object has no attribute 'bit_lenght'. Did you mean: 'bit_length'?
show('Cls.metod', Cls=Cls)
#> AttributeError: type object 'Cls' has no attribute 'metod'. Did you mean: 'method'?
show('import sys; sys.pathh')
#> AttributeError: module 'sys' has no attribute 'pathh'. Did you mean: 'path'?
show('import math; math.sqroot')
#> AttributeError: module 'math' has no attribute 'sqroot'. Did you mean: 'sqrt'?
show('pritn(1)')
#> NameError: name 'pritn' is not defined. Did you mean: 'print'?
show('lenn([1])')
#> NameError: name 'lenn' is not defined. Did you mean: 'len'?
show('valeu', value=1)
#> NameError: name 'valeu' is not defined. Did you mean: 'value'?
show('x = raneg(3)')
#> NameError: name 'raneg' is not defined. Did you mean: 'range'?
show('def f():\n    counter = 1\n    return countr\nf()')
#> NameError: name 'countr' is not defined. Did you mean: 'counter'?
show('def f(argument):\n    return arguemnt\nf(1)')
#> NameError: name 'arguemnt' is not defined. Did you mean: 'argument'?
show('Ture')
#> NameError: name 'Ture' is not defined
show('Non')
#> NameError: name 'Non' is not defined. Did you mean: 'None'?
show('abc = 1; abd')
#> NameError: name 'abd' is not defined. Did you mean: 'abc'?
show('a')
#> NameError: name 'a' is not defined
show('zzzzqqqq')
#> NameError: name 'zzzzqqqq' is not defined
show('from math import sinn')
#> ImportError: cannot import name 'sinn' from 'math' (unknown location). Did you mean: 'sin'?
show('from itertools import chan')
#> ImportError: cannot import name 'chan' from 'itertools' (unknown location). Did you mean: 'chain'?
show('from sys import versin')
#> ImportError: cannot import name 'versin' from 'sys' (unknown location). Did you mean: 'version'?
show('from math import qqqqqqqq')
#> ImportError: cannot import name 'qqqqqqqq' from 'math' (unknown location)
show('math.pi')
#> NameError: name 'math' is not defined. Did you forget to import 'math'?
show('time')
#> NameError: name 'time' is not defined. Did you forget to import 'time'?
show('os.path')
#> NameError: name 'os' is not defined. Did you forget to import 'os'?
show('class A:\n    def __init__(self):\n        self.foo = 1\n    def m(self):\n        return foo\nA().m()')
#> NameError: name 'foo' is not defined. Did you mean: 'self.foo'?
show('class A:\n    foo = 1\n    def m(self):\n        return fooo\nA().m()')
#> NameError: name 'fooo' is not defined
show('c._color', c=c)
#> AttributeError: 'Cls' object has no attribute '_color'. Did you mean: 'color'?
show('c.Color', c=c)
#> AttributeError: 'Cls' object has no attribute 'Color'. Did you mean: 'color'?
show('c.COLOR', c=c)
#> AttributeError: 'Cls' object has no attribute 'COLOR'
show('v.__init', v=c)
#> AttributeError: 'Cls' object has no attribute '__init'. Did you mean: '__init__'?
show('foo.bar', fo=1)
#> NameError: name 'foo' is not defined. Did you mean: 'fo'?
show('print(somthing)', something=2)
#> NameError: name 'somthing' is not defined. Did you mean: 'something'?
show('def f(): return outr\noutr_ = 1\nf()')
#> NameError: name 'outr' is not defined. Did you mean: 'outr_'?
