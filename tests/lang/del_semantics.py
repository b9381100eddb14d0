# del in every form.
a = b = c = 1
del a
del b, c
for n in 'abc':
    try:
        eval(n)
    except NameError as e:
        print(e)
x, y, z = 1, 2, 3
del (x, y), z
del ()
a = [1]
del (a)
del [], ()
print('x' in globals(), 'a' in globals())
l = list(range(10))
del l[0], l[-1]
del l[1:3]
print(l)
del l[::2]
print(l)
del l[5:], l[:0]
del l[:]
print(l)
d = {'a': {'b': {'c': 1}}, 'k': [1, 2, 3]}
del d['a']['b']['c'], d['k'][1]
print(d)


class O:
    pass


o = O()
o.a = O()
o.a.b = 5
del o.a.b
print(vars(o.a))
for src in ('del undefined', 'del o.nope', 'del l[0]', 'del d["q"]', 'del d[1]', 'del o.a.b', 'del len', 'del "abc"[0]', 'del (1, 2)[0]', 'del o.__class__', 'del O.__name__', 'del O.__dict__', 'del o.__dict__; print(vars(o))', 'del [].append', 'del ().x'):
    try:
        exec(src)
        print('ok', src)
    except Exception as e:
        print(src, type(e).__name__, str(e).split(' and no __dict__')[0])


def f():
    x = 1
    del x
    try:
        x
    except UnboundLocalError as e:
        print(e)
    x = 2
    print(x)
    for i in range(3):
        del i
    try:
        print(i)
    except UnboundLocalError as e:
        print(e)
    try:
        del never
        never = 1
    except UnboundLocalError as e:
        print(e)


f()


def args(a, *b, **c):
    del a, b, c
    return locals()


print(args(1, 2, d=3))


def cell():
    v = 1

    def g():
        return v
    del v
    try:
        g()
    except NameError as e:
        print(e)
    v = 2
    return g()


print(cell())


class C:
    a = 1
    b = 2
    del a
    print('a' in locals(), 'b' in locals())
    try:
        del nope
    except NameError as e:
        print(e)


print(hasattr(C, 'a'))
x = y = [1, 2, 3]
del x
print(y)
del y[0]
print(y)
s = [1, 2, 3, 4, 5, 6, 7, 8]
del s[1::3]
print(s)
del s[::-2]
print(s)
del s[100:], s[-100:-50]
print(s)
try:
    del s[::0]
except ValueError as e:
    print(e)


class D:
    def __delitem__(self, k):
        print('delitem', k)

    def __delattr__(self, k):
        print('delattr', k)


q = D()
del q[1], q.x, q[1:2], (q.y, q[...]), [q.z, q['w']]
del q[2]
ns = {}
exec('v = 1\ndel v\ndef g(): pass\nimport sys\ndel g, sys', ns)
print(sorted(k for k in ns if k != '__builtins__'))
for src in ('del f()', 'del 1', 'del a + b', 'del (a, 1)', 'del *a', 'del [*a]', 'del (x := 1)', 'del None', 'del a if b else c', 'del', 'del a.b()', 'del {}', 'del "s"', 'del (a for a in b)', 'del lambda: 0', 'del a, f()', 'del -x', 'del __debug__', 'del ...', 'del [a, [b, 5]]', 'del f"x"', 'del x == y', 'del await x', 'del x for y'):
    try:
        compile(src, '<t>', 'exec')
        print('ok', src)
    except SyntaxError as e:
        print(src, '->', e.msg)
