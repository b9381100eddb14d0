# Name resolution in odd corners: class bodies, comprehensions, nested functions, lambdas, defaults.
def same_name():
    f = 1

    def g():
        f = 2

        def h():
            return f
        return h(), f
    return g(), f


print(same_name())


def param_shadow(x):
    def inner(x=x):
        x += 1
        return x
    return inner(), inner(10), x


print(param_shadow(5))
