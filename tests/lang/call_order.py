# When arguments of a call are taken apart, and which error comes first; truth of chained comparisons asked once.
log = []

class V:
    def __init__(self, name): self.name = name
    def __repr__(self): return self.name
    def keys(self):
        log.append('keys ' + self.name)
        return [self.name + '1']
    def __getitem__(self, key):
        log.append('item ' + key)
        return key
    def __iter__(self):
        log.append('iter ' + self.name)
        return iter((1, 2))
    def __lt__(self, other):
        log.append('lt ' + self.name)
        return self
    def __bool__(self):
        log.append('bool ' + self.name)
        return self.name < 'm'
    def method(self, *args, **kwargs): return args, kwargs

class Plain:
    def __repr__(self): return '<plain>'

def g(name):
    log.append(name)
    return V(name)

def f(*args, **kwargs): return args, kwargs

class C:
    def __init__(self, *args, **kwargs): pass

plain = Plain()
bad = V('bad')
bad.keys = 0

def gen(source):
    """the same inside a generator, whose operands lie elsewhere"""
    names = dict(globals())
    exec('def it():\n yield ' + source, names)
    return next(names['it']())

for source in ('f(**3, k=g("a"))', 'f(1, *g("a"), b=g("b"), **None, c=g("c"))', 'f(**g("a"), **3, **g("b"))', 'f(*g("a"), **g("b"))',
               'f(*g("a"), **plain, k=g("b"))', 'f(*plain, **g("a"))', 'f(*plain, **3)', 'f(1, *plain, **g("a"))',
               'g("a").method(**3, k=g("b"))', 'g("a").method(1, 2, *g("c"), x=1, **plain, k=g("b"))', 'C(**3, k=g("a"))',
               'plain(**3, k=g("a"))', 'plain(**g("a"), k=g("b"))', 'plain(*3)', '3(**None)', 'plain(**{1: 2})', 'f(**{1: 2}, k=g("a"))',
               'f(**{1: 2}, **g("a"))', 'f(**{1: 2}, **{1: 3})', 'f(*g("a"), **{1: 2})', 'f(**{1: 2}, **3)',
               'f(k=1, **{"k": 2})', 'plain(k=1, **{"k": 2})', 'f(**{"k": 1}, **{"k": 2})', 'len(**3, k=g("a"))',
               'max(*g("a"), **3, key=g("b"))', '(lambda *a, **k: (a, k))(*g("a"), **plain, k=g("b"))',
               'f(g("a"), **f, k=g("b"))', 'dict(**3, k=g("b"))', 'f(**3, **g("a"))', 'f(k=g("a"), *3, j=g("b"))'):
    for run in eval, gen:
        log.clear()
        try:
            print(source, '=', run(source), log)
        except TypeError as e:
            print(source, log, e)
try:
    class D(**3, k=g("a")): pass
except TypeError as e:
    print(e)

# ---- chained comparisons as conditions ----
def chains(a, b, c, d):
    for source in ('1 if a < b < c else 0', '1 if not a < b < c < d else 0', '1 if a < b < c and d else 0', '1 if a < b < c or d else 0',
                   'not (a < b < c)', '[x for x in (1, 2) if a < b < c]', 'a < b < c', 'a < b < c and d', '(a < b < c) is a',
                   '1 if 1 < 2 < 3 else 0', '1 if 1 < 3 < 2 else 0', '1 if 1 in [1] in [[1]] else 0', '1 if a < b is not c < d else 0'):
        log.clear()
        r = eval(source, {'a': a, 'b': b, 'c': c, 'd': d})
        print(source, r, log)

chains(V('a'), V('b'), V('c'), V('d'))
chains(V('x'), V('b'), V('c'), V('d'))
chains(V('a'), V('x'), V('y'), V('d'))

def loop(n):
    i = 0
    while 0 <= i < n:
        if i < 3 < n: i += 1
        elif 10 > i > 2 != n: i += 2
        else: i += 3
        assert 0 < i <= n + 3, i
    return i
print(loop(20), loop(3), loop(0))
