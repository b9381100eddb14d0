# Functions of modules and classes get their code objects when they are first called or looked at.
def plain(a, b=2, /, c=3, *, d=4):
    "doc of plain"
    local = a
    return local, b, c, d

def gen():
    got = yield 1
    yield got

async def coro(): return 5

class Outer:
    "doc of Outer"
    def method(self, x):
        "doc of method"
        def inner(): return x
        return inner
    class Inner:
        def deep(self): return lambda: __class__
    named = lambda self: 'é'

for f in (plain, gen, coro, Outer.method, Outer.Inner.deep, Outer.named):
    print(f.__name__, f.__qualname__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__closure__ is None)
    code = f.__code__
    print(code.co_name, code.co_argcount, code.co_kwonlyargcount, code.co_posonlyargcount, code.co_varnames, code.co_freevars)
    print(code is f.__code__, repr(f).startswith('<function ' + f.__qualname__))
print(plain(1), plain(1, d=5), list(gen()), Outer().method(7)(), Outer().method(8).__qualname__)
print(Outer.Inner().deep()().__qualname__, Outer().named())

try:
    plain()
except TypeError as e:
    print(e)
try:
    plain(1, a=2)
except TypeError as e:
    print(e)

# The same statement run again and again: functions of their own, with defaults of their own.
made = []
for i in range(3):
    def again(n=i): return n, i
    made.append(again)
    class C:
        x = i
        def get(self): return self.x, __class__.x
    made.append(C().get)
print([f() for f in made], made[0] is made[2], made[0].__code__ == made[2].__code__ == made[4].__code__)

def factory(n):
    class D:
        def get(self): return n
        def own(self): return self.get.__code__
    return D
one, two = factory(1), factory(2)
print(one().get(), two().get(), one().own() is two().own(), one.__qualname__, one.get.__qualname__)

# Code of a function never called serves another one.
def never(): return 'never called'
def other(): return 'other'
other.__code__ = never.__code__
print(other(), other.__name__, never.__code__ is other.__code__)
namespace = {}
code = compile('def f(): return g()\ndef g(): return 6\nclass K:\n def m(self): return f()', 'text', 'exec')
for _ in range(3):
    exec(code, namespace)
    print(namespace['f'](), namespace['K']().m(), namespace['f'].__code__.co_filename)
print([c.co_name for c in code.co_consts if hasattr(c, 'co_name')])
try:
    exec('def f():\n  return missing\nf()', {})
except NameError as e:
    print(e, e.__traceback__.tb_next.tb_next.tb_frame.f_code.co_name, e.__traceback__.tb_next.tb_next.tb_lineno)
