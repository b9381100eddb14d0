# Subclasses of str: construction, overridden dunders, methods returning str.
class S(str):
    pass


class U(str):
    def __new__(cls, v='', tag=None):
        self = super().__new__(cls, v.upper())
        self.tag = tag
        return self

    def __eq__(self, o):
        return 'eq called'

    def __hash__(self):
        return 5

    def __len__(self):
        return 99

    def __getitem__(self, k):
        return f'item {k}'

    def __add__(self, o):
        return 'add'

    def __radd__(self, o):
        return 'radd'

    def __mul__(self, n):
        return 'mul'

    def __contains__(self, x):
        return x == 'magic'

    def __iter__(self):
        return iter([1, 2, 3])

    def __str__(self):
        return 'str()'

    def __repr__(self):
        return 'repr()'

    def __format__(self, s):
        return f'format {s}'

    def __bool__(self):
        return False

    def __lt__(self, o):
        return True


s = S('abc')


class Key(str):
    def __hash__(self):
        return hash(self.lower())

    def __eq__(self, o):
        return self.lower() == o.lower()


d = {Key('Abc'): 1}
print(d[Key('ABC')], Key('aBC') in d, d.get('abc'), Key('x') == Key('X'), Key('x') != Key('X'))
