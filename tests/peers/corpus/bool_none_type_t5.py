# bool, None, NotImplemented, Ellipsis, object: singletons and their behaviour.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: NotImplemented)
show(lambda: repr(NotImplemented))
show(lambda: NotImplemented == 1)
show(lambda: NotImplemented is NotImplemented)
show(lambda: NotImplemented())
show(lambda: NotImplemented.foo)
show(lambda: {NotImplemented: 1}[NotImplemented])
show(lambda: NotImplemented + 1)
