# Evaluation order of every compound expression and statement.
log = []


def v(tag, val=None):
    log.append(tag)
    return val if val is not None else tag


def show(what):
    print(what, *log)
    log.clear()


class O:
    def __init__(self, name='o'):
        object.__setattr__(self, 'name', name)

    def __getattr__(self, n):
        log.append(f'{self.name}.{n}')
        return 1

    def __setattr__(self, n, val):
        log.append(f'{self.name}.{n}=')

    def __getitem__(self, k):
        log.append(f'{self.name}[{k}]')
        return 1

    def __setitem__(self, k, val):
        log.append(f'{self.name}[{k}]=')

    def __delitem__(self, k):
        log.append(f'del {self.name}[{k}]')


o, p = O('o'), O('p')
v('a', 1) + v('b', 2) * v('c', 3); show('arith')
v('a', 1) ** v('b', 2) ** v('c', 1); show('pow')
[v('a'), v('b'), *v('c', [1]), v('d')]; show('list')
(v('a'), *v('b', 'x'), v('c')); show('tuple')
{v('a'), v('b'), *v('c', [1])}; show('set')
{v('k1'): v('v1'), v('k2'): v('v2'), **v('d', {}), v('k3'): v('v3')}; show('dict')
v('f', lambda *a, **k: None)(v('1'), *v('2', [1]), v('3'), k=v('4'), **v('5', {'z': 1}), q=v('6')); show('call')
v('o', o)[v('i')]; show('subscript')
v('o', o)[v('i', 1):v('j', 2):v('k', 1)] if False else None; show('slice skip')
v('l', [1, 2, 3])[v('i', 0):v('j', 2):v('k', 1)]; show('slice')
v('o', o)[v('i')] = v('val'); show('subscript assign')
v('o', o).x = v('val'); show('attr assign')
v('o', o)[v('i')] += v('val', 1); show('subscript aug')
v('o', o).x += v('val', 1); show('attr aug')
o[v('a')], p[v('b')] = v('c', (1, 2)); show('tuple assign')
o[v('a')] = p[v('b')] = v('c'); show('chain assign')
o.a, (o.b, p.c), *o.d = v('r', (1, (2, 3), 4)); show('nested assign')
del o[v('a')], p[v('b')]; show('del')
v('a', 1) < v('b', 2) < v('c', 3); show('chain')
v('a', 3) < v('b', 2) < v('c', 3); show('chain short')
v('then') if v('cond', 1) else v('else'); show('cond')
v('then') if v('cond', 0) else v('else'); show('cond false')
v('a', 0) or v('b', 1) or v('c'); show('or')
v('a', 1) and v('b', 0) and v('c'); show('and')
not v('a'); show('not')
f'{v("a")}{v("b")!r:{v("c", 5)}}{v("d")}'; show('fstring')
lambda x=v('dx'), *, y=v('dy'): 0; show('lambda defaults')


def deco(tag):
    log.append(f'deco {tag}')

    def d(f):
        log.append(f'apply {tag}')
        return f
    return d


@deco(1)
@deco(2)
def fn(a=v('da'), *, b=v('db'), c=v('dc')): pass


show('def')


@deco(1)
class C(v('base', object), metaclass=v('meta', type)):
    v('body')


show('class')
[v('elt') for x in v('it', [1]) if v('if')]; show('listcomp')
{v('k'): v('v') for x in v('it', [1])}; show('dictcomp')
g = (v('elt') for x in v('it', [1])); show('genexp made')
list(g); show('genexp run')
x = v('a'); show('assign')


class CM:
    def __init__(self, n): self.n = n
    def __enter__(self): log.append(f'enter {self.n}'); return 1
    def __exit__(self, *a): log.append(f'exit {self.n}')


with v('cm1', CM(1)) as o[v('t1')], v('cm2', CM(2)) as p.x: v('body')
show('with')
for o[v('target')] in v('iter', [1, 2]): v('body')
show('for')
try:
    raise v('exc', ValueError) from v('cause', KeyError())
except v('match', ValueError): pass
show('raise')
assert v('test', 1), v('msg')
show('assert')
try:
    assert v('test', 0) or 0, v('msg')
except AssertionError: pass
show('assert fail')
v('a', 5).__add__(v('b', 1)); show('method')
v('o', o).m if v('c', 0) else v('p', p).q; show('attr cond')
print(v('a'), v('b'), end=v('e', '\n'), sep=v('s', ' ')); show('print')
v('a', [3])[0] == v('b', 3) != v('c', 4) is not v('d', None); show('mixed chain')
v('x', 1) if v('c1', 0) else v('y', 2) if v('c2', 0) else v('z', 3); show('nested cond')
(w := v('walrus')) and v('after'); show('walrus')
i = 0
lst = [0, 0, 0]
i, lst[i] = 1, 5
print(i, lst)
i = lst[i] = 2
print(i, lst)
a = [1, 2]
a[0], a[1] = a[1], a[0]
print(a)
def aug():
    log.append('idx')
    return 0
lst[aug()] += 1
show('aug once')
try:
    o[v('k')] = v('val') + undefined
except NameError: show('assign error')
try:
    {v('k'): v('v'), v('bad', []): v('v2')}
except TypeError: show('dict error')
try:
    v('f', 5)(v('a'), v('b'))
except TypeError: show('call error')
match v('subject', 3):
    case 1 if v('g1'): pass
    case 2 | 3 if v('g2', 0): pass
    case n if v('g3'): v('body')
show('match')
def gen():
    yield v('y1')
    return v('r')
def outer():
    v('before')
    r = yield from v('src', gen())
    v('after')
list(outer()); show('yield from')
x = y = z = v('multi'); show('multi')
global_d = {'k': [0]}
global_d[v('k', 'k')][v('0', 0)] |= v('rhs', 3); show('deep aug'); print(global_d)
v('a', 1) if v('b', 0) else 0, v('c', 2); show('tuple of cond')
v('neg', 1), -v('n', 2), ~v('i', 3), +v('p', 1); show('unary')
v('s', 'x') % v('arg', ()); show('mod')
v('in', 1) in v('cont', [1]); v('a', 1) not in v('b', []); show('in')
