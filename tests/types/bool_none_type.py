# bool, None, NotImplemented, Ellipsis, object: singletons and their behaviour.
def t(src):
    try:
        print(src, '=', repr(eval(src)))
    except Exception as e:
        print(src, '->', type(e).__name__, e)


for src in '''bool()|bool(0)|bool('x')|bool([])|bool(None)|bool(x=1)|True + True|True - False|True * 5|True / 2|True // 1|True % 2|True ** 2|-True|+False|abs(True)|True & False|True | False|True ^ True|True & 3|True << 2|True == 1|True is True|True < False|hash(True)|int(True)|float(False)|str(True)|repr(False)
True.real|True.imag|True.numerator|True.bit_length()|True.__class__|True.__add__(1)|True.__and__(False)|True.__and__(1)|True.__and__('a')|True.__or__(2)|True.__xor__(True)|True.__rand__(False)|True.__invert__() if 0 else 1|isinstance(True, int)|issubclass(bool, int)|bool.__mro__|True.foo|round(True)|divmod(True, True)|[1, 2][True]|'ab'[False]|{True: 1}[1]|{1: 'a', True: 'b'}|sum([True, True])|min(True, False)|sorted([True, False])|True.to_bytes(1, 'big')|bool.from_bytes(b'', 'big')|bool.from_bytes(b'\\1', 'big')
format(True)|format(True, 'd')|format(True, '>6')|format(True, 's')|'%d' % True|'%s' % True|f'{True!r:>6}'|True and 'x'|False or 'y'|not True|bool(float('nan'))|bool(0.0)|bool(-0.0)|bool(b'')|bool(range(0))|bool(object())|type(True & True)|type(True | 1)|True.conjugate()|True.__index__()|complex(True)|True if False else 0|all([True, 1])|any([False, 0])
None|str(None)|repr(None)|bool(None)|hash(None) == hash(None)|type(None)|type(None)()|type(None)(1)|None == None|None is None|None == 0|None < 1|None + 1|None()|None.foo|None[0]|len(None)|iter(None)|None.__class__|None.__bool__()|None.__eq__(1)|isinstance(None, type(None))|type(None).__name__|None.__ne__(None)|format(None)|format(None, 's')|[None] * 2|{None: 1}[None]|None in [None]|-None|None.__init__()
NotImplemented|type(NotImplemented)|type(NotImplemented)()|repr(NotImplemented)|NotImplemented == 1|NotImplemented is NotImplemented|NotImplemented()|NotImplemented.foo|type(NotImplemented).__name__|{NotImplemented: 1}[NotImplemented]|NotImplemented + 1
...|Ellipsis|Ellipsis is ...|type(...)|type(...)()|repr(...)|bool(...)|str(...)|[...]|(..., 1)|... == Ellipsis|....__class__|hash(...) == hash(...)|type(...).__name__|...()|... + 1|... < 1
object() == object()|object().__class__|object.__name__|object.__mro__|object.__bases__|object.__base__|object.__doc__[:8]|object().__eq__(1)|object().__ne__(1)|object().__lt__(1)|object().__hash__() is not None|object().__format__('x') if 0 else 2|object().__dir__()[:0]|object().__reduce_ex__ is not None|object().__init__()|object().__init__(1)|object(1)|object.__new__(int)|object.__new__()|object.__new__(5)|object.__subclasshook__(1)|object.__init_subclass__()|object.__init_subclass__(1)|object().foo|object.foo|object().__dict__|object().__sizeof__() > 0|bool(object())|not object()|object.__str__(5)|object.__repr__('a')[:10]|object.__getattribute__(5, 'real')|object.__setattr__(object(), 5, 1)|object.__delattr__(object(), 'x') if 0 else 1|isinstance(object, object)|isinstance(object, type)|issubclass(type, object)|type(object)|type(type)|type.__mro__'''.replace('\n', '|').split('|'):
    t(src)
for b in (bool, type(None), type(...), type(NotImplemented)):
    try:
        class X(b): pass
    except TypeError as e:
        print(e)
for n, v in (('None', 1), ('True', 0)):
    try:
        exec(f'{n} = {v}')
    except SyntaxError as e:
        print(e.msg)
    globals()[n] = v
print(None, True)
del globals()['None'], globals()['True']
print(bool.__new__(bool, 5), int.__new__(bool, 1) if 0 else 'x', True.__repr__(), object.__repr__(None)[:21] if 0 else '')
try:
    int.__new__(bool, 1)
except TypeError as e:
    print(e)
print(sorted(x for x in dir(object) if not x.startswith('__get')))
