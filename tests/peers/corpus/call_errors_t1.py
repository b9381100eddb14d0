# Texts of TypeError for wrong calls.
import sys


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: 1())
show(lambda: 'a'())
show(lambda: None())
show(lambda: (1, 2)())
show(lambda: []())
show(lambda: {}())
show(lambda: (lambda: 0)()())
show(lambda: ...())
show(lambda: 1.5())
