# -*- coding: utf-8 -*-
"""What the minifier must not change; the program prints what it sees."""
from __future__ import annotations
import functools
import sys as system

_private, visible = 1, 2


def collect(first_item, /, second_item=2, *remaining, option=None, **keywords):
    local_copy = dict(keywords)
    return first_item, second_item, remaining, option, sorted(local_copy.items())


print(collect(1, second_item=3, a=4, b=5, option=6, first_item=7))
print(collect(1, 2, 3, 4, **{'c': 1, 'keywords': 2}))


def frames():
    alpha, beta = 1, 2
    return sorted(locals()), eval('alpha + beta'), sorted(k for k in vars())


print(frames())


def closures(start):
    counter = start

    def step(amount=1):
        nonlocal counter
        counter += amount
        return counter

    def shown():
        a = 'mine'
        return a, counter, [counter for counter in range(2)], {visible for _ in '1'}
    return step(), step(amount=5), shown()


print(closures(10))


class Scopes:
    """Doc."""
    __slots__ = ('__hidden', 'plain')
    visible = visible + 1
    items = [visible for _ in range(2)]
    first = [name for name in ('x', 'y')]
    _private = _private

    def __init__(self, plain):
        self.__hidden = plain
        self.plain = plain

    def method(self):
        __class_private = self.__hidden
        super_text = super().__repr__().split()[0]
        return __class_private, super_text[:9], visible, __class__.__name__, getattr(self, '_Scopes__hidden')

    @property
    def value(self):
        return self.plain

    @value.setter
    def value(self, new_value):
        self.plain = new_value

    @staticmethod
    def annotated(argument: int) -> str:
        return argument


thing = Scopes(plain='p')
thing.value = 3
print(thing.method(), thing.value, Scopes.items, Scopes.first, thing.annotated(argument=1), Scopes.visible)
try:
    Scopes(hidden=1)
except TypeError as error:
    print(error)


def texts(number, width):
    name, other = 'n', "it's"
    deep = {'k': [1, 2]}
    print(f'{name=} {number + 1=:>{width}} {other!r:<10}|{{}}{deep["k"][-1]:0{width}d}{(lambda x: x * 2)(number)}')
    print(f"{f'{name}' + f'''{other}'''}", f'{ {1: number}[1] }', rf'\d{number}\n', f'{"a" "b"}', f'{number:%}', f'{number!a}')
    return t'{name}{number + 1:>{width}} {other = }'


template = texts(4, 5)
print(template.strings, [(i.expression, i.value, i.conversion, i.format_spec) for i in template.interpolations])
print('\0\x1b1', r'\n', b'\x00\xff"\'', 'é\u200b', "a'b\"c", '''x
y''', len('\ud800'), '\N{EM DASH}' if 0 else '', 'a\
b')


def flow(values):
    found = []
    for index, value in enumerate(values):
        try:
            if value == 0: continue
            elif value == 5: break
            else: pass
            found.append(10 // (value - 2))
        except (ZeroDivisionError, TypeError) as problem:
            found.append((type(problem).__name__, index))
        else: found.append('else')
        finally: found.append('f')
    else: found.append('no break')
    while (last := found.pop()) and len(found) > 3: pass
    del index, value
    with Manager('m') as manager, Manager('n'): found.append(manager)
    return found, last


class Manager:
    def __init__(self, text): self.text = text
    def __enter__(self): return self.text
    def __exit__(self, *details): print('exit', self.text, details[0]); return False


print(flow([1, 2, 0, 3]), flow([5]), flow(['s']))


def matching(subject):
    match subject:
        case [first, *others] if first: return 'list', first, others
        case {'key': (1 | 2) as which, **others}: return 'dict', which, others
        case Manager(text=inner_text) as whole: return 'class', inner_text, type(whole).__name__
        case str() | bytes(): return 'text'
        case -1 | 2.5 | 1 - 2j: return 'number'
        case None: return 'none'
        case captured: return 'other', captured


print([matching(s) for s in ([1, 2], {'key': 2, 'x': 1}, Manager('t'), 'q', b'', -1, 1 - 2j, None, (), 7)])


def generators(limit):
    def numbers():
        received = None
        for number in range(limit):
            received = yield number, received
    generator = numbers()
    out = [next(generator), generator.send('x')]
    out += [pair for pair in ((left, right) for left in 'ab' for right in range(2) if right)]
    yield from out
    yield sum(total for total in (limit, limit))
    yield [outer_value := limit, [outer_value for outer_value_2 in range(2)]]
    yield outer_value


print(list(generators(3)))


@functools.lru_cache(maxsize=None)
def cached(argument): return argument * 2


def defaults(value, table={}, *, key=lambda item, factor=2: item * factor):
    table.setdefault(value, []).append(key(value))
    return table, key(item=1), key(1, factor=3)


print(cached(argument=2), defaults(1), defaults(2, key=lambda item, factor=0: (item, factor)))


def generic[T: int, *Ts](value: T, *rest: *Ts) -> T:
    holder: list[T] = [value]
    return holder, generic.__type_params__, generic.__annotations__


type Alias[K] = dict[K, Alias]
print(generic(1, 2), Alias.__type_params__, [1, 2, 3][::-1], -2 ** 2, (-2) ** 2, 2 ** -1, not 1 == 2, 1 if 0 else 2)


async def waiting(argument):
    async def source():
        for item in range(argument): yield item
    collected = [item async for item in source() if item]
    async with Later() as later:
        return collected, later, await Later()


class Later:
    async def __aenter__(self): return 'entered'
    async def __aexit__(self, *details): return False
    def __await__(self):
        result = yield from ()
        return 'awaited', result


coroutine = waiting(3)
try:
    coroutine.send(None)
except StopIteration as stop:
    print(stop.value)
try:
    raise ExceptionGroup('g', [ValueError(1), TypeError(2)])
except* ValueError as group:
    print(group.exceptions)
except* TypeError:
    print('type')


def late():
    try:
        return unknown_name
    except NameError as error:
        return type(error).__name__
    import unknown_name


def declared():
    global made_here
    made_here = 1; undecided: int = 2
    return made_here + undecided


print(late(), declared(), made_here, system.argv[1:], Scopes.__doc__)
x = a, = *[1], ; print(x, a, *x or b'', **{})
if 1:
    "no docstring"
def documented():
    'doc'
    return documented.__doc__
print(documented(), documented.__doc__)
