# type(): one and three arguments, type attributes, module objects, classmethod/staticmethod objects, generic alias and union.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: int)
show(lambda: str)
show(lambda: int)
show(lambda: None)
show(lambda: int)
show(lambda: int)
show(lambda: int)
show(lambda: 5)
show(lambda: 5)
show(lambda: int)
show(lambda: None)
show(lambda: int)
show(lambda: None)
show(lambda: None)
show(lambda: int)
show(lambda: str)
show(lambda: None)
show(lambda: None)
show(lambda: int)
show(lambda: 'str')
show(lambda: list[int][str])
show(lambda: isinstance([], list[int]))
show(lambda: issubclass(list, list[int]))
show(lambda: int[int])
