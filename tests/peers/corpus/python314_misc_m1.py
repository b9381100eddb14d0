# Smaller changes of 3.12 to 3.14: docstrings, finally, generators, union types, formatting.
try:
    next(x for x in 5)
except TypeError as e:
    print(type(e).__name__)


def gc():
    try:
        yield
    except GeneratorExit:
        return 'closed'


y = gc()
print(y.close(), y.close())
