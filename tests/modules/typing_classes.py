# Classes whose metaclass, in CPython's library, reads the annotations out of the namespace.
import typing


class Point(typing.NamedTuple):
    """A point."""
    x: int
    y: str = 'y'

    def both(self):
        return self.x, self.y


print(Point(1), Point(1, 'b').both(), Point._fields, Point._field_defaults, Point.__annotations__, Point.__doc__)
print(Point._make([3, 4]), isinstance(Point(1), tuple), Point(2)._replace(x=5))


def inside(kind):
    class Row(typing.NamedTuple):
        a: kind
        b: typing.Optional[kind] = None
    return Row(7), Row.__annotations__['a']


print(inside(float)[0] == (7, None), inside(float)[1])


class Movie(typing.TypedDict):
    name: str
    year: int


class More(Movie, total=False):
    stars: float


print(sorted(Movie.__required_keys__), sorted(More.__optional_keys__), sorted(More.__annotations__), More(name='a', year=1))


class Walks(typing.Protocol):
    legs: 'Nothing'

    def walk(self) -> None: ...


@typing.runtime_checkable
class Sized(typing.Protocol):
    def __len__(self): ...


print(isinstance([], Sized), isinstance(3, Sized), typing.get_type_hints(Point))
try:
    class Bad(typing.NamedTuple):
        a: int = 1
        b: int
except TypeError as e:
    print('TypeError', e)
