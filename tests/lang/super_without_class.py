# super() where there is no class around it, no first argument, or none any more.
def show(f, *args):
    try:
        print(f.__name__, f(*args))
    except Exception as e:
        print(f.__name__, type(e).__name__, e)

def no_parameters(): super()
def one(x): super()
def deleted(x):
    del x
    super()
def captured(x):
    def inner(): return x
    super()
def captured_deleted(x):
    def inner(): return x
    del x
    super()
def only_star(*args): super()
def only_keyword(*, x=1): super()
def nested():
    y = 1
    def inner(x):
        return y, super()
    inner(2)
def generator(x):
    yield super()
def run_generator(): list(generator(1))
for f in no_parameters, only_star, only_keyword, nested, run_generator: show(f)
for f in one, deleted, captured, captured_deleted: show(f, 1)
show(lambda x: super(), 1)

class A:
    def cell_shadowed(self, __class__=3): return super()
    def local_class(self):
        __class__ = 3
        return super()
    def global_class(self):
        global __class__
        super()
    def deleted(self):
        del self
        super()
    def inner_without_argument(self):
        def inner(): return super()
        return inner()
    try: super()
    except RuntimeError as e: print(e)
a = A()
for name in ('cell_shadowed', 'local_class', 'global_class', 'deleted', 'inner_without_argument'): show(getattr(a, name))
try: super()
except RuntimeError as e: print(e)
try: eval('super()')
except RuntimeError as e: print(e)
show(super)
