# getattr, setattr, delattr, hasattr, dir, vars, type.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: getattr())
show(lambda: getattr('a', 'upper')())
show(lambda: getattr(None, 'x', 'd'))
show(lambda: hasattr([], 'append'))
show(lambda: setattr())
show(lambda: setattr(s, 'y', 1) if 0 else 1)
show(lambda: setattr(None, 'x', 1) if 0 else 1)
show(lambda: setattr(len, 'x', 1) if 0 else 2)
show(lambda: delattr(5, 'real'))
show(lambda: dir(1, 2))
show(lambda: 'append' in dir([]))
show(lambda: dir(5) == sorted(dir(5)))
show(lambda: 'mro' in dir(int))
show(lambda: [n for n in dir(list) if n[0] != '_'])
show(lambda: [n for n in dir(tuple) if n[0] != '_'])
show(lambda: [n for n in dir(frozenset) if n[0] != '_'])
show(lambda: [n for n in dir(enumerate) if n[0] != '_'])
