# test: expect
# An index, a bound or a value that releases the view it is used with.
class Index:
    def __init__(self, m):
        self.m = m

    def __index__(self):
        self.m.release()
        return 1


def get(m):
    return m[Index(m)]



def put(m):
    m[Index(m)] = 3


def put_value(m):
    m[0] = Index(m)


def put_slice(m):
    m[:Index(m)] = b'0'


def tuple_of(place):
    def run(m):
        m = m.cast('B', (2, 8))
        key = [0, 0]
        key[place] = Index(m)
        return m[tuple(key)]
    return run


def put_tuple(m):
    m = m.cast('B', (2, 8))
    m[0, Index(m)] = 1


def get_slice(m):
    return list(m[:Index(m)])


for f in get, put, put_value, put_slice, tuple_of(0), tuple_of(1), put_tuple, get_slice:
    m = memoryview(bytearray(range(16)))
    try:
        print(f.__name__, f(m))
    except ValueError as e:
        print(f.__name__, e)
#> get operation forbidden on released memoryview object
#> put operation forbidden on released memoryview object
#> put_value operation forbidden on released memoryview object
#> put_slice operation forbidden on released memoryview object
#> run operation forbidden on released memoryview object
#> run operation forbidden on released memoryview object
#> put_tuple operation forbidden on released memoryview object
#> get_slice [0]
