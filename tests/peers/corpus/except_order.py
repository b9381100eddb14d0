# The first clause that fits is taken; tuples of classes; else and nothing at all.
class A(Exception):
    pass


class B(A):
    pass


class C(Exception):
    pass


def classify(e):
    try:
        if e:
            raise e
    except B:
        return 'B'
    except (A, C) as err:
        return 'A or C: ' + type(err).__name__
    except Exception:
        return 'Exception'
    else:
        return 'nothing'


for e in (A(), B(), C(), ValueError(), None):
    print(classify(e))
try:
    try:
        raise C('c')
    except A:
        print('wrong')
except C as e:
    print('outer', e)
