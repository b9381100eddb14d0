def t(f, *a):
    try: print(f(*a))
    except Exception as e: print(type(e).__name__)


def f(*a, **k): return a, k


class M:
    def keys(self): return 5
    def __getitem__(self, k): return k * 2


t(lambda: f(**M()))
t(lambda: dict(M()))
