# type(): one and three arguments, type attributes, module objects, classmethod/staticmethod objects, generic alias and union.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: int == int)
show(lambda: int < str)
show(lambda: repr(int))
show(lambda: int.foo)
show(lambda: type(type(type)))
show(lambda: isinstance(type, type))
show(lambda: bool(int))
show(lambda: int())
show(lambda: str())
show(lambda: list())
show(lambda: float())
show(lambda: complex())
show(lambda: bytes())
show(lambda: tuple())
show(lambda: set())
show(lambda: dict())
show(lambda: bool())
