# Name resolution in odd corners: class bodies, comprehensions, nested functions, lambdas, defaults.
def deep():
    a = 1

    def b():
        def c():
            def d():
                nonlocal a
                a += 1
                return a
            return d
        return c()
    r = b()
    return r(), r(), a


print(deep())
