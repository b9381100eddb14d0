# type(): one and three arguments, type attributes, module objects, classmethod/staticmethod objects, generic alias and union.
def t(src):
    try:
        print(src, '=', repr(eval(src)))
    except Exception as e:
        print(src, '->', type(e).__name__, e)


T = type('T', (), {'a': 1, 'm': lambda self: self.a, '__doc__': 'doc', '__module__': 'mod'})
for src in '''type(1)|type(T)|type('X', (), {})|type('X', (int,), {})(5)|T().m()|T.__doc__|T.__module__|T.__name__|T.__qualname__|type()|type(1, 2)|type(1, (), {})|type('X', 1, {})|type('X', (), 1)|type('X', (1,), {})|type('X', [], {})|type('X', (), [])|type('X', (), {}, 1)|type('a\\0b', (), {})|type('', (), {}).__name__|type('X', (), {'__qualname__': 'Q.X'}).__qualname__|type('X', (), {'__qualname__': 5})|type('X', (bool,), {})|type('X', (), {'__slots__': ('s',)}).s|type(name='X')|type('X', (), {'__doc__': 5}).__doc__
type.__name__|type.__mro__|type.__bases__|type.__base__|type.__class__|type.__module__|int.__module__|int.__qualname__|int.__class__|int.__base__|int.__mro__|int.__subclasses__()[:1]|int.mro()|type.mro(int)|type.__call__(int, '5')|type.__subclasses__(bool)|int.__dict__['real'].__name__|int.__flags__ & 1 in (0, 1)|int.__basicsize__ > 0|int.__dictoffset__|int.__weakrefoffset__|int.__text_signature__|type.__prepare__()|type.__prepare__('X', ())|int.__instancecheck__(5)|int.__subclasscheck__(bool)|int.__prepare__()|type.__dict__['__name__'].__get__(int)|int == int|int < str|hash(int) == hash(int)|int.__or__(int, str)|int.__repr__(5)|type.__repr__(int)|repr(int)|str(T)|int.foo|T.b|object.__class__|type(type(type))|isinstance(type, type)|issubclass(bool, int)|bool.__bases__|int.__abstractmethods__|T.__abstractmethods__|T.__dict__.keys() >= {'a', 'm'}|int.__annotations__|bool(int)|int()|str()|list()|float()|complex()|bytes()|tuple()|set()|dict()|bool()|object().__class__|type(None)()
int | str|int | None|int | int|(int | str) == (str | int)|isinstance(5, int | str)|isinstance('a', int | None)|issubclass(int, int | str)|isinstance([], list | 5)|int | 5|5 | int|None | int|None | None|(int | str).__args__|hash(int | str) == hash(str | int)|int | list[int]|(int | str | float).__args__|(int | str)[0]|isinstance(5, (int | str, list))|(int | str) | None|repr(int | T)[:5]|list[int] | None|isinstance(5, list[int] | int)|int | 'str'
list[int]|list[int].__origin__|list[int].__args__|list[int].__parameters__|dict[str, list[int]]|list[int]([1, 2])|list[int] == list[int]|list[int] == list[str]|list[int] is list[int]|hash(list[int]) == hash(list[int])|list[int].append|list[int].foo|list[int].__class__|type(list[int]) is type(list[int])|tuple[()]|tuple[int, ...]|list[int, str]|list[...]|list[int][str]|isinstance([], list[int])|issubclass(list, list[int])|repr(list[T])[:5]|list['X']|list[None]|list[[1]]|type[int]|int[int]|len(list[int].__args__)|dict[int, str].fromkeys('a')|list[int].__mro_entries__(())|*list[int],|str(dict[int, 'a'])'''.replace('\n', '@').replace('int | str', 'int || str').replace('|', '@').replace('@@', '|').split('@'):
    t(src)
for src in ('int | None', 'int | int', '5 | int', 'None | int', 'int | list[int]', '(int | str) | None', 'list[int] | None'):
    t(src)
M = type(__import__('sys'))
m = M('name', 'doc')
m.x = 1
print(m.__name__, m.__doc__, m.x, m.__dict__ == {'__name__': 'name', '__doc__': 'doc', '__package__': None, '__loader__': None, '__spec__': None, 'x': 1}, repr(m), m.__package__, sorted(vars(m)))
for src in ('M()', 'M(5)', 'm.nope', 'M("a", "b", "c")', 'm.__dict__["x"]', 'M("q").__doc__', 'dir(m)', 'm.__class__', 'M.__new__(M).__name__', 'M("é").__name__'):
    t(src)
m.__getattr__ = lambda n: f'dyn {n}'
m.__dir__ = lambda: ['b', 'a']
print(m.anything, dir(m), hasattr(m, 'zz'))
del m.x
print(m.x)
m.__name__ = 'other'
print(repr(m))
try:
    m.__dict__ = {}
except AttributeError as e:
    print(e)


class MS(M):
    @property
    def p(self): return 'prop'
    def __getattr__(self, n): return n * 2


s = MS('sub')
print(s.p, s.zz, repr(s))


class C:
    @classmethod
    def c(cls, x=1):
        "cdoc"
        return cls.__name__, x

    @staticmethod
    def s(x):
        "sdoc"
        return x

    @property
    def p(self):
        "pdoc"
        return 1


cm, sm, pr = C.__dict__['c'], C.__dict__['s'], C.__dict__['p']
print(type(cm).__name__, cm.__func__(C), cm.__wrapped__ is cm.__func__, cm.__name__, cm.__doc__, type(sm).__name__, sm.__func__(3), sm(4), sm.__wrapped__(5), sm.__name__, sm.__doc__, pr.__doc__, pr.fget(None), pr.fset, pr.fdel, cm.__get__(None, C)(), cm.__get__(C())(), sm.__get__(None, C)(6), cm.__isabstractmethod__, pr.__isabstractmethod__, cm.__dict__ == cm.__func__.__dict__)
for src in ('cm()', 'cm(1)', 'classmethod()', 'classmethod(5)', 'staticmethod(5)()', 'staticmethod()', 'property(5).fget', 'C().c(x=5)', 'C.s()', 'classmethod(len).__get__(None, list)', 'staticmethod(len)([1])', 'property(lambda s: 5).__get__(1)', 'property().__get__(1)', 'property(doc="d").__doc__', 'property(fget=len).fget([1])', 'repr(staticmethod(len))', 'repr(classmethod(len))', 'C.p.fget', 'property.__doc__[:8]'):
    if src in ('C.p.fget', 'cm()', 'cm(1)', 'classmethod(5)'):
        continue
    t(src)
print(sorted(n for n in dir(type) if n.startswith('__') and n in ('__call__', '__mro__', '__prepare__', '__instancecheck__', '__subclasses__', '__basicsize__')), isinstance(C.c, type(C().c)))
