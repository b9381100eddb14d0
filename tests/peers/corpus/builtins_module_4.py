# The builtins module: contents, shadowing, monkey patching.
def f():
    str = lambda x: 'local shadow'
    return str(5)


print(f(), str(5))


class Built: x = 1


print(Built.x)
