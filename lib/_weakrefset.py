"""A set that does not keep its elements alive."""

from _weakref import ref

__all__ = ['WeakSet']


class WeakSet:
    """A set of weak references; elements leave it when they die."""

    def __init__(self, data=None):
        self.data = set()

        def remove(item, selfref=ref(self)):
            self = selfref()
            if self is not None:
                self.data.discard(item)

        self._remove = remove
        if data is not None:
            self.update(data)

    def __iter__(self):
        for item in list(self.data):
            obj = item()
            if obj is not None:
                yield obj

    def __len__(self):
        return len(self.data)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def __reduce__(self):
        return self.__class__, (list(self),), self.__getstate__()

    def __repr__(self):
        return repr(self.data)

    def add(self, item):
        """Adds an element."""
        self.data.add(ref(item, self._remove))

    def discard(self, item):
        """Removes an element if it is there."""
        self.data.discard(ref(item))

    def remove(self, item):
        """Removes an element; KeyError if it is not there."""
        self.data.remove(ref(item))

    def pop(self):
        """Removes and returns some element."""
        while True:
            try:
                item = self.data.pop()
            except KeyError:
                raise KeyError('pop from empty WeakSet') from None
            obj = item()
            if obj is not None:
                return obj

    def clear(self):
        """Removes all elements."""
        self.data.clear()

    def copy(self):
        """A set of the same elements."""
        return self.__class__(self)

    def update(self, other):
        """Adds all elements of an iterable."""
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def difference(self, other):
        """The elements that are not in other."""
        new = self.copy()
        new.difference_update(other)
        return new

    __sub__ = difference

    def difference_update(self, other):
        """Removes the elements of other."""
        if self is other:
            self.data.clear()
        else:
            self.data.difference_update(list(map(ref, other)))

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def intersection(self, other):
        """The elements that are in other too."""
        return self.__class__(item for item in other if item in self)

    __and__ = intersection

    def intersection_update(self, other):
        """Keeps only what is in other too."""
        self.data.intersection_update(list(map(ref, other)))

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def issubset(self, other):
        """Are all elements in other?"""
        return self.data.issubset(list(map(ref, other)))

    __le__ = issubset

    def __lt__(self, other):
        return self.data < set(map(ref, other))

    def issuperset(self, other):
        """Are all elements of other in this set?"""
        return self.data.issuperset(list(map(ref, other)))

    __ge__ = issuperset

    def __gt__(self, other):
        return self.data > set(map(ref, other))

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.data == set(map(ref, other))

    __hash__ = None

    def symmetric_difference(self, other):
        """The elements that are in one of both only."""
        new = self.copy()
        new.symmetric_difference_update(other)
        return new

    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        """Keeps what is in one of both only."""
        if self is other:
            self.data.clear()
        else:
            self.data.symmetric_difference_update([ref(item, self._remove) for item in other])

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self

    def union(self, other):
        """The elements of both."""
        new = self.copy()
        new.update(other)
        return new

    __or__ = union

    def isdisjoint(self, other):
        """Is there no element in both?"""
        return len(self.intersection(other)) == 0

    __class_getitem__ = classmethod(type(list[int]))
