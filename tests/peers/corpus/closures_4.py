# Closures, free variables, nonlocal, late binding, cells shared between functions.
class C:
    v = 'class'

    def m(self):
        v = 'method'

        class D:
            w = v

            def n(self):
                return v, self.w, __class__.__name__
        return D().n()


print(C().m())


def shared():
    n = [0]
    def make(name):
        def f():
            n[0] += 1
            return name, n[0]
        return f
    return make('a'), make('b')


a, b = shared()
print(a(), b(), a(), b())
