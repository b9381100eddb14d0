# bool, None, NotImplemented, Ellipsis, object: singletons and their behaviour.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: object() == object())
show(lambda: object(1))
show(lambda: object().foo)
show(lambda: object.foo)
show(lambda: bool(object()))
show(lambda: not object())
show(lambda: isinstance(object, object))
show(lambda: isinstance(object, type))
show(lambda: issubclass(type, object))
show(lambda: type(object))
show(lambda: type(type))
