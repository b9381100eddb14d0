# What __complex__, __float__, __int__ and __index__ may give: strict subclasses are deprecated.
# test: expect
import cmath
import warnings


class C(complex): pass


class Own(complex):
    def __complex__(self): return 5j


class GivesC:
    def __complex__(self): return C(1, 2)


class Bad:
    def __complex__(self): return 3


class FS(float): pass


class GivesFS:
    def __float__(self): return FS(1.5)


class GivesBool:
    def __index__(self): return True


class GivesBoolInt:
    def __int__(self): return True


class Both:
    def __complex__(self): return 1j
    def __float__(self): return 2.


def attempt(f, *args):
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter('always')
        try:
            r = f(*args)
            print(f.__name__, repr(r), type(r).__name__)
        except TypeError as e:
            print(f.__name__, e)
        for w in told:
            print('   ', w.category.__name__, w.message)


for x in (C(1, 2), Own(1, 2), GivesC(), Bad(), GivesFS(), GivesBool(), GivesBoolInt(), Both()):
    attempt(complex, x)
    attempt(complex, x, 1)
    attempt(complex, 1, x)
    attempt(cmath.sqrt, x)
    attempt(float, x)
    attempt(int, x)
#> complex (1+2j) complex
#> complex (1+3j) complex
#>     DeprecationWarning complex() argument 'real' must be a real number, not C
#> complex (-1+1j) complex
#>     DeprecationWarning complex() argument 'imag' must be a real number, not C
#> sqrt (1.272019649514069+0.7861513777574233j) complex
#> float float() argument must be a string or a real number, not 'C'
#> int int() argument must be a string, a bytes-like object or a real number, not 'C'
#> complex 5j complex
#> complex 6j complex
#>     DeprecationWarning complex() argument 'real' must be a real number, not Own
#> complex (-1+1j) complex
#>     DeprecationWarning complex() argument 'imag' must be a real number, not Own
#> sqrt (1.272019649514069+0.7861513777574233j) complex
#> float float() argument must be a string or a real number, not 'Own'
#> int int() argument must be a string, a bytes-like object or a real number, not 'Own'
#> complex (1+2j) complex
#>     DeprecationWarning __complex__ returned non-complex (type C).  The ability to return an instance of a strict subclass of complex is deprecated, and may be removed in a future version of Python.
#> complex (1+3j) complex
#>     DeprecationWarning __complex__ returned non-complex (type C).  The ability to return an instance of a strict subclass of complex is deprecated, and may be removed in a future version of Python.
#>     DeprecationWarning complex() argument 'real' must be a real number, not GivesC
#> complex complex() argument 'imag' must be a real number, not GivesC
#> sqrt (1.272019649514069+0.7861513777574233j) complex
#>     DeprecationWarning __complex__ returned non-complex (type C).  The ability to return an instance of a strict subclass of complex is deprecated, and may be removed in a future version of Python.
#> float float() argument must be a string or a real number, not 'GivesC'
#> int int() argument must be a string, a bytes-like object or a real number, not 'GivesC'
#> complex __complex__ returned non-complex (type int)
#> complex __complex__ returned non-complex (type int)
#> complex complex() argument 'imag' must be a real number, not Bad
#> sqrt __complex__ returned non-complex (type int)
#> float float() argument must be a string or a real number, not 'Bad'
#> int int() argument must be a string, a bytes-like object or a real number, not 'Bad'
#> complex (1.5+0j) complex
#>     DeprecationWarning GivesFS.__float__ returned non-float (type FS).  The ability to return an instance of a strict subclass of float is deprecated, and may be removed in a future version of Python.
#> complex (1.5+1j) complex
#>     DeprecationWarning GivesFS.__float__ returned non-float (type FS).  The ability to return an instance of a strict subclass of float is deprecated, and may be removed in a future version of Python.
#> complex (1+1.5j) complex
#>     DeprecationWarning GivesFS.__float__ returned non-float (type FS).  The ability to return an instance of a strict subclass of float is deprecated, and may be removed in a future version of Python.
#> sqrt (1.224744871391589+0j) complex
#>     DeprecationWarning GivesFS.__float__ returned non-float (type FS).  The ability to return an instance of a strict subclass of float is deprecated, and may be removed in a future version of Python.
#> float 1.5 float
#>     DeprecationWarning GivesFS.__float__ returned non-float (type FS).  The ability to return an instance of a strict subclass of float is deprecated, and may be removed in a future version of Python.
#> int int() argument must be a string, a bytes-like object or a real number, not 'GivesFS'
#> complex (1+0j) complex
#>     DeprecationWarning __index__ returned non-int (type bool).  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future version of Python.
#> complex (1+1j) complex
#>     DeprecationWarning __index__ returned non-int (type bool).  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future version of Python.
#> complex (1+1j) complex
#>     DeprecationWarning __index__ returned non-int (type bool).  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future version of Python.
#> sqrt (1+0j) complex
#>     DeprecationWarning __index__ returned non-int (type bool).  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future version of Python.
#> float 1.0 float
#>     DeprecationWarning __index__ returned non-int (type bool).  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future version of Python.
#> int 1 int
#>     DeprecationWarning __index__ returned non-int (type bool).  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future version of Python.
#> complex complex() argument must be a string or a number, not GivesBoolInt
#> complex complex() argument 'real' must be a real number, not GivesBoolInt
#> complex complex() argument 'imag' must be a real number, not GivesBoolInt
#> sqrt must be real number, not GivesBoolInt
#> float float() argument must be a string or a real number, not 'GivesBoolInt'
#> int 1 int
#>     DeprecationWarning __int__ returned non-int (type bool).  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future version of Python.
#> complex 1j complex
#> complex 2j complex
#> complex (1+2j) complex
#> sqrt (0.7071067811865476+0.7071067811865475j) complex
#> float 2.0 float
#> int int() argument must be a string, a bytes-like object or a real number, not 'Both'
