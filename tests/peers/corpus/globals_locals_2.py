# globals(), locals(), vars(), dir() without arguments, in every kind of scope.
print('made' in globals())


def mod_globals():
    globals()['via_func'] = 1
    global x
    x = 2
    return globals() is mod_globals.__globals__


print(mod_globals(), via_func, x)
