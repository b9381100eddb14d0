# global and nonlocal statements.
def nonlocal_class():
    v = 1

    class E:
        nonlocal v
        v = 2
        w = v
    return v, E.w, hasattr(E, 'v')


print(nonlocal_class())


def builtin_shadow():
    len = lambda x: 'shadow'
    return len([1])


print(builtin_shadow(), len([1]))
