"""Random programs about what attribute and global look-ups remember: python3 and krait must print the same.

program(seed) returns the text of one. Hot functions read, write, delete and call attributes of instances,
classes, modules and globals; between two rounds of them something about these changes that their caches hold.
"""
import random

NAMES = ['a', 'b', 'c', 'd', 'e']

HEAD = '''\
import gc, types
log = []
def note(*what):
    log.append(what)
def show(v):
    if isinstance(v, (int, str, float, tuple, type(None))): return v
    if isinstance(v, type): return 'class ' + v.__name__.rstrip('0123456789')
    return type(v).__name__
class Plain:
    def __init__(self, tag): self.tag = tag
class Get:
    def __init__(self, tag): self.tag = tag
    def __get__(self, obj, cls): return ('get', show(self.tag), obj is None)
class Data(Get):
    def __set__(self, obj, v): note('set', show(self.tag), show(v))
    def __delete__(self, obj): note('delete', show(self.tag))
class Meta(type):
    pass
class MetaHook(type):
    def __getattr__(cls, name): return ('meta', name)
mod = types.ModuleType('mod')
again = property, staticmethod, classmethod, Get
'''

CLASS_BODIES = {
    'value': '{n} = {v}',
    'method': 'def {n}(self, *args): return ("m{v}", len(args))',
    'one': 'def {n}(self): return {v}',
    'static': '{n} = staticmethod(lambda *a: ("s{v}", len(a)))',
    'klass': '{n} = classmethod(lambda cls, *a: ("k{v}", len(a)))',
    'property': '{n} = property(lambda self: ("p{v}",))',
    'full': '{n} = property(lambda self: ("f{v}",), lambda self, x: note("fset{v}", show(x)), '
            'lambda self: note("fdel{v}"))',
    'get': '{n} = Get({v})',
    'data': '{n} = Data({v})',
    'plain': '{n} = Plain({v})',
}


class Writer:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.lines = [HEAD]
        self.n = 0
        self.classes, self.objects, self.functions = [], [], []

    def add(self, text):
        self.lines.append(text)

    def tried(self, text):
        self.add('try:\n%s\nexcept Exception as e: note(type(e).__name__)' % '\n'.join(
            '    ' + line for line in text.split('\n')))

    def number(self):
        self.n += 1
        return self.n

    def name(self):
        return self.r.choice(NAMES)

    def member(self, name=None):
        kind = self.r.choice(list(CLASS_BODIES))
        return CLASS_BODIES[kind].format(n=name or self.name(), v=self.number())

    def make_class(self):
        r = self.r
        name = 'C%d' % self.number()
        bases = r.sample(self.classes, min(len(self.classes), r.choice((0, 1, 1, 2))))
        body = [self.member() for _ in range(r.randrange(4))]
        if r.random() < 0.2:
            body.append('__slots__ = %r' % (tuple(r.sample(NAMES, 2)) + r.choice(((), ('__dict__',))),))
        if r.random() < 0.15:
            body.append('def __getattr__(self, name): return ("hook", name)')
        if r.random() < 0.05:
            body.append('def __setattr__(self, name, v): note("setattr", name); object.__setattr__(self, name, v)')
        if r.random() < 0.05:
            body.append('def __getattribute__(self, name):\n'
                        '        note("asked", name)\n        return object.__getattribute__(self, name)')
        meta = r.choice(('', '', '', '', 'metaclass=Meta', 'metaclass=MetaHook'))
        head = ', '.join(bases + ([meta] if meta else []))
        self.add('try:\n    class %s(%s):\n        pass\n%s\nexcept Exception as e:\n    note(type(e).__name__)\n'
                 '    class %s: pass' % (name, head, '\n'.join('        ' + b.replace('\n    ', '\n            ')
                                                              for b in body), name))
        self.classes.append(name)

    def make_object(self):
        name = 'o%d' % self.number()
        self.add('%s = %s()' % (name, self.r.choice(self.classes)))
        self.objects.append(name)

    def make_function(self):
        """One hot function: what it does to one thing."""
        r, n = self.r, self.name()
        name = 'f%d' % self.number()
        kind = r.randrange(9)
        if kind == 0:
            body = 'return show(x.%s)' % n
        elif kind == 1:
            body = 'return show(x.%s(1))' % n
        elif kind == 2:
            body = 'return show(x.%s())' % n
        elif kind == 3:
            body = 'x.%s = %d\nreturn show(x.%s)' % (n, self.number(), n)
        elif kind == 4:
            m = self.name()
            body = 'x.%s = x.%s\nreturn show(x.%s)' % (n, m, self.name())
        elif kind == 5:
            body = 'x.%s = 1\ndel x.%s\nreturn show(x.%s)' % (n, n, n)
        elif kind == 6:
            body = 'return (show(x.%s), show(x.%s), show(x.%s))' % (n, self.name(), self.name())
        elif kind == 7:
            body = 'return show(g_%s)' % n
        else:
            body = 'return show(type(x).%s), show(mod.%s)' % (n, self.name())
        self.add('def %s(x):\n    %s' % (name, body.replace('\n', '\n    ')))
        self.functions.append(name)

    def change(self):
        r, n = self.r, self.name()
        cls = r.choice(self.classes)
        obj = r.choice(self.objects)
        kind = r.randrange(28)
        if kind <= 3:
            body = self.member('x')
            self.tried('class T:\n    pass\n    %s\n%s.%s = T.__dict__["x"]' % (body, cls, n))
        elif kind == 4:
            self.tried('del %s.%s' % (cls, n))
        elif kind <= 6:
            self.tried('%s.%s = %d' % (obj, n, self.number()))
        elif kind == 7:
            self.tried('del %s.%s' % (obj, n))
        elif kind == 8:
            self.tried('%s.__class__ = %s' % (obj, cls))
        elif kind == 9:
            self.tried('%s.__bases__ = (%s,)' % (cls, r.choice(self.classes)))
        elif kind == 10:
            self.tried('%s.__dict__ = {%r: %d}' % (obj, n, self.number()))
        elif kind == 11:
            self.tried('%s.__dict__[%r] = %d' % (obj, n, self.number()))
        elif kind == 12:
            self.tried('%s.__dict__.%s' % (obj, r.choice(('clear()', 'popitem()', 'update(a=1, e=2)'))))
        elif kind == 13:
            self.tried('exec("g_%s = %d")' % (n, self.number()))
        elif kind == 14:
            self.tried(r.choice(('del g_%s', 'globals().pop("g_%s")')) % n)
        elif kind == 15:
            self.tried('__builtins__.g_%s = %d' % (n, self.number()))
        elif kind == 16:
            self.tried('del __builtins__.g_%s' % n)
        elif kind == 17:
            self.tried('mod.%s = %d' % (n, self.number()))
        elif kind == 18:
            self.tried(r.choice(('del mod.%s', 'mod.__dict__.pop("%s")')) % n)
        elif kind == 19:
            self.tried('mod.__getattr__ = lambda name: ("module", name)' if r.random() < .7 else
                       'del mod.__getattr__')
        elif kind == 20:
            self.tried('%s.__getattr__ = lambda self, name: ("late", name)' % cls if r.random() < .6 else
                       'del %s.__getattr__' % cls)
        elif kind == 21:
            self.tried('type(%s).%s = %s' % (cls, n, r.choice(('Get(%d)', 'Data(%d)', '%d', 'lambda *a: %d'))
                                             % self.number()))
        elif kind == 22:  # what is an attribute of a class begins to bind, or no longer does
            self.tried('%s.__dict__[%r].__class__ = %s' % (cls, n, r.choice(('Plain', 'Get', 'Data'))))
        elif kind == 23:
            self.tried('Plain.__get__ = Get.__get__' if r.random() < .5 else 'del Plain.__get__')
        elif kind == 24:
            self.tried('Plain.__set__ = Data.__set__' if r.random() < .5 else 'del Plain.__set__')
        elif kind <= 26:  # property, staticmethod and classmethod begin anew
            self.tried('it = %s.__dict__[%r]\nif isinstance(it, again): it.__init__(%s)' % (
                cls, n, r.choice(('lambda self: %d', 'lambda *a: %d')) % self.number()))
        else:  # made anew under what may be the same address
            self.add('%s = %s()' % (obj, cls))
            self.add('gc.collect()')

    def run_hot(self):
        """Calls some functions a few times with the same and with changing objects."""
        r = self.r
        for f in r.sample(self.functions, 3):
            xs = [r.choice(self.objects + self.classes) for _ in range(r.choice((1, 1, 2, 8)))]
            self.add('for x in [%s]:\n    for _ in range(%d):\n        try: res = %s(x)\n'
                     '        except Exception as e: res = type(e).__name__\n    note(%r, res)'
                     % (', '.join(xs), r.choice((1, 3, 9)), f, f))

    def text(self):
        for _ in range(4):
            self.make_class()
        for _ in range(5):
            self.make_object()
        for _ in range(8):
            self.make_function()
        for i in range(60):
            x = self.r.random()
            if x < 0.04:
                self.make_class()
            elif x < 0.08:
                self.make_function()
            elif x < 0.1:
                self.make_object()
            self.change()
            self.run_hot()
        self.add('for line in log: print(*line)')
        return '\n'.join(self.lines)


def program(seed):
    return Writer(seed).text()


if __name__ == '__main__':
    import sys
    print(program(int(sys.argv[1])))
