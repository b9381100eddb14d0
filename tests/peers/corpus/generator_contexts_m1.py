def chain(e):
    out = []
    seen = set()
    while e is not None and id(e) not in seen:
        seen.add(id(e)); out.append(type(e).__name__); e = e.__context__
    return ' <- '.join(out)


def t(f):
    try: print(f())
    except BaseException as e: print('!', chain(e))


def e():
    def g():
        try: yield 1
        except GeneratorExit: yield 2
    x = g(); next(x); x.close()


def f():
    def g():
        try: yield 1
        except GeneratorExit: return 5
    x = g(); next(x); return x.close(), x.close()


def g_():
    def g(): yield 1
    x = g(); r = x.close(); return r, list(x)


t(g_)


def j():
    def g(): return (yield from h())
    def h():
        try: yield 1
        except ValueError: return 'caught'
    x = g(); next(x)
    try: x.throw(ValueError)
    except StopIteration as s: print('val', s.value)


t(j)
