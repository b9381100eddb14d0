# test: expect
# PEP 758: except and except* without parentheses.
def f(exc):
    try:
        raise exc
    except ValueError, TypeError:
        return 'VT'
    except KeyError, IndexError, OSError:
        return 'KIO'
    except (AttributeError, NameError) as e:
        return f'AN {e}'
    except RuntimeError,:
        return 'trailing comma'
    finally:
        pass


for e in (ValueError(), TypeError(), KeyError(), IndexError(), OSError(), AttributeError('a'), RuntimeError()):
    print(type(e).__name__, f(e))
#> ValueError VT
#> TypeError VT
#> KeyError KIO
#> IndexError KIO
#> OSError KIO
#> AttributeError AN a
#> RuntimeError trailing comma


def g(exc):
    out = []
    try:
        raise exc
    except* ValueError, TypeError:
        out.append('VT')
    except* KeyError, OSError:
        out.append('KO')
    return out


print(g(ExceptionGroup('g', [ValueError(), KeyError()])), g(ValueError()), g(ExceptionGroup('g', [TypeError(), OSError(), ValueError()])))
#> ['VT', 'KO'] ['VT'] ['VT', 'KO']
for src in ('try: pass\nexcept A, B as e: pass', 'try: pass\nexcept A, B, C as e: pass', 'try: pass\nexcept* A, B as e: pass', 'try: pass\nexcept A, B: pass', 'try: pass\nexcept A,: pass', 'try: pass\nexcept ,A: pass', 'try: pass\nexcept (A, B), C: pass', 'try: pass\nexcept *A, B: pass', 'try: pass\nexcept A B: pass', 'try: pass\nexcept A, 5: pass'):
    try:
        compile(src, '<t>', 'exec')
        print(repr(src), 'ok')
    except SyntaxError as e:
        print(repr(src), e.msg)
#> 'try: pass\nexcept A, B as e: pass' multiple exception types must be parenthesized when using 'as'
#> 'try: pass\nexcept A, B, C as e: pass' multiple exception types must be parenthesized when using 'as'
#> 'try: pass\nexcept* A, B as e: pass' multiple exception types must be parenthesized when using 'as'
#> 'try: pass\nexcept A, B: pass' ok
#> 'try: pass\nexcept A,: pass' ok
#> 'try: pass\nexcept ,A: pass' invalid syntax
#> 'try: pass\nexcept (A, B), C: pass' ok
#> 'try: pass\nexcept *A, B: pass' ok
#> 'try: pass\nexcept A B: pass' invalid syntax
#> 'try: pass\nexcept A, 5: pass' ok
