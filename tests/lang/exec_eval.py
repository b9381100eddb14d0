# exec, eval, compile: namespaces, flags, code objects, errors.
x = 1
exec('x = 2\ny = 3')
print(x, y, eval('x + y'), eval('  x  '), eval('\tx'), eval('x\n'), eval('(x,\n y)'), eval(' [x] # comment'))
ns = {}
exec('a = 1\ndef f(): return a\nclass C: b = a', ns)
print(sorted(k for k in ns if k != '__builtins__'), ns['f'](), ns['C'].b, '__builtins__' in ns)
g, l = {'gx': 1}, {'lx': 2}
exec('new = gx + lx\nglobal gnew\ngnew = 5\ndef f():\n    return gx', g, l)
print(l['new'], g['gnew'], l['f'](), sorted(l), sorted(k for k in g if k != '__builtins__'))
print(eval('gx + lx', g, l), eval('[lx for _ in range(2)]', g, l)if False else '', eval('lx', g, {'lx': 'over'}))
try:
    exec('def h():\n    return lx\nh()', g, l)
except NameError as e:
    print(e)
c = compile('x * 10', '<name>', 'eval')
print(eval(c), c.co_filename, c.co_name, type(c).__name__, eval(c, {'x': 7}))
c = compile('z = x\nprint("in exec", z)', 'fn', 'exec')
exec(c)
exec(c, {'x': 99})
print(exec('1 + 1'), eval(compile('5; 6', '', 'exec')))
c = compile('x + 1', '<s>', 'single')
exec(c)
exec(compile('None', '<s>', 'single'))
exec(compile('"str"; 5', '<s>', 'single'))
exec(compile('for i in range(2): i\n', '<s>', 'single'))
for src, mode in (('x = 1', 'eval'), ('x y', 'exec'), ('', 'eval'), ('', 'single'), ('a = 1\nb = 2', 'single'), ('x', 'bad'), ('   ', 'eval'), ('if x:', 'exec'), ('for', 'eval'), ('return 1', 'exec'), ('yield', 'exec'), ('1 +', 'eval'), ('(', 'eval')):
    try:
        compile(src, '<t>', mode)
        print('ok', repr(src), mode)
    except (SyntaxError, ValueError, TypeError) as e:
        print(repr(src), mode, type(e).__name__, str(e).split(' (')[0])
for args in ((5,), ('1', 5), ('1', {}, 5), (b'1 + 1',), (bytearray(b'2'),), ('1', None, None), ([],), (None,)):
    try:
        print(args, eval(*args))
    except TypeError as e:
        print(args, e)
for args in ((5,), ('1', 5), ('1', {}, 5), (b'bx = 1',), ('1', None, None)):
    try:
        print(args, exec(*args))
    except TypeError as e:
        print(args, e)
print(bx)
for args in ((), ('1',), ('1', 'f'), ('1', 'f', 'exec', 'x'), (5, 'f', 'exec'), ('1', 5, 'exec'), ('1', 'f', 5)):
    try:
        print(args, compile(*args))
    except (TypeError, ValueError) as e:
        print(args, type(e).__name__, e)


def scope():
    v = 'local'
    exec('v = "changed"; w = 1')
    print(v, eval('v'), 'w' in locals() and False)
    d = {}
    exec('q = v', globals(), {'v': 'explicit', **d})
    exec('r = v2', {'v2': 5}, d)
    print(d)
    return eval('[v for v in "ab"]'), eval('v + "!"'), eval('(lambda: v2)()', {'v2': 'glob'})


print(scope())


class M(dict):
    def __getitem__(self, k):
        if k.startswith('__'):
            raise KeyError(k)
        return f'<{k}>'


print(eval('anything', {}, M()), eval('a + b', {}, M()))


class W:
    def __init__(self): self.log = []
    def __getitem__(self, k):
        self.log.append(('get', k))
        raise KeyError(k)
    def __setitem__(self, k, v): self.log.append(('set', k, v))
    def __delitem__(self, k): self.log.append(('del', k))
    def keys(self): return []


w = W()
exec('a = 1\ndel a\nlen\nfor i in [5]: pass', {}, w)
print(w.log)
print(eval('__name__'), eval('__name__', {'__name__': 'custom'}), eval('len("abc")', {'__builtins__': {'len': lambda s: 'mylen'}}))
try:
    eval('len', {'__builtins__': {}})
except NameError as e:
    print(e)
try:
    exec('import sys', {'__builtins__': {}})
except ImportError as e:
    print(e)
try:
    exec('class X: pass', {'__builtins__': {}})
except NameError as e:
    print(e)
exec('def outer():\n    n = 1\n    def inner():\n        nonlocal n\n        n += 1\n        return n\n    return inner()\nprint(outer())')
exec('"""doc"""\nprint(__doc__)', d := {})
print(d['__doc__'])
code = compile('def f(a, b=2, *c, d, **e):\n    x = 1\n    return lambda: a', 'file', 'exec')
exec(code, ns)
k = ns['f'].__code__
print(k.co_name, k.co_argcount, k.co_kwonlyargcount, k.co_posonlyargcount, k.co_varnames, k.co_cellvars, k.co_freevars, k.co_filename, k.co_firstlineno, k.co_flags & 12)
try:
    exec('1/0', {'__name__': 'm'})
except ZeroDivisionError as e:
    tb = e.__traceback__.tb_next
    print(tb.tb_frame.f_code.co_filename, tb.tb_frame.f_code.co_name, tb.tb_lineno, tb.tb_frame.f_globals['__name__'])
try:
    exec('x = 1\ny = (\n  2 +\n')
except SyntaxError as e:
    print(e.msg, e.lineno, e.filename)
def withclosure():
    v = 1
    def f():
        return v
    return f
try:
    exec(withclosure().__code__)
except TypeError as e:
    print(e)
print(eval('lambda a, b=x: (a, b)')(1), eval('(yield_ := 3)'), yield_, [eval('i') for i in range(3)] if False else eval('[i for i in range(3)]'))
exec('if 1:\n    t1 = 1\n\n\nelse:\n    t2 = 2\n# end')
exec('\n\n  # only comment\n\n')
exec('a=1;b=2;')
exec('a = 1\r\nb = 2\r\nif a:\r\n    b = 3\r\n')
print(a, b, t1)
exec('\ufeffbom = 1') if False else exec('bom = 1')
exec('é = 5\nprint(é)')
print(eval('é'), eval('"\\x41\\n"') == 'A\n')
deep = 'x'
for _ in range(50):
    deep = f'({deep} + 1)'
print(eval(deep), eval('-' * 100 + '1'), eval('not ' * 51 + 'x'))
