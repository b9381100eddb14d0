# A context manager made of a generator.
class contextmanager:
    def __init__(self, f):
        self.f = f

    def __call__(self, *args):
        return Manager(self.f(*args))


class Manager:
    def __init__(self, gen):
        self.gen = gen

    def __enter__(self):
        return next(self.gen)

    def __exit__(self, kind, value, trace):
        if kind is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            raise RuntimeError('too many')
        try:
            self.gen.throw(value)
        except StopIteration:
            return True
        except Exception as e:
            if e is value:
                return False
            raise
        return False


@contextmanager
def tag(name, swallow=False):
    print('<%s>' % name)
    try:
        yield name
    except ValueError:
        if not swallow:
            raise
        print('swallowed')
    finally:
        print('</%s>' % name)


with tag('a') as a, tag('b', True):
    print(a)
    raise ValueError('v')
try:
    with tag('c'):
        raise ValueError('w')
except ValueError as e:
    print('out', e)
