# Instance creation: __new__, __init__, __call__ on metaclasses, singletons, factories, returning other types.
class Other:
    def __new__(cls, v):
        return v

    def __init__(self, v):
        print('never for other types')


print(Other(5), Other('x'), Other(None), type(Other([])).__name__)


class Sub(Other):
    pass


class MaybeSub(Other):
    def __new__(cls, v):
        return object.__new__(Sub) if v else object.__new__(cls)

    def __init__(self, v):
        self.v = v


print(type(MaybeSub(1)).__name__, hasattr(MaybeSub(1), 'v'), MaybeSub(0).v)
