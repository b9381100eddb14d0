# test: expect
"""__context__ through generators, close and throw."""
def chain(e):
    out = []
    seen = set()
    while e is not None and id(e) not in seen:
        seen.add(id(e)); out.append(type(e).__name__ + ':' + str(e)); e = e.__context__
    return ' <- '.join(out)
def t(f):
    try: print(f())
    except BaseException as e: print('!', chain(e))
def gen():
    try: yield 1
    except ValueError:
        yield 2
        raise KeyError('k')
def a():
    g = gen(); next(g); g.throw(ValueError('v'))
    try: 1/0
    except ZeroDivisionError: next(g)
t(a)
def b():
    def g():
        try: yield
        finally: raise OSError('fin')
    x = g(); next(x)
    try: raise RuntimeError('outer')
    except RuntimeError: x.close()
t(b)
def c():
    def g():
        yield 1
    x = g()
    try: raise IndexError('i')
    except IndexError: x.throw(TypeError('thrown'))
t(c)
def d():
    def inner():
        try: yield 1
        except KeyError as e: raise ValueError('in') from e
    def outer():
        try: yield from inner()
        except ValueError as e: raise TypeError('out')
    g = outer(); next(g); g.throw(KeyError('k0'))
t(d)
def e():
    def g():
        try: yield 1
        except GeneratorExit: yield 2
    x = g(); next(x); x.close()
t(e)
def f():
    def g():
        try: yield 1
        except GeneratorExit: return 5
    x = g(); next(x); return x.close(), x.close()
t(f)
def g_():
    def g(): yield 1
    x = g(); r = x.close(); return r, list(x)
t(g_)
def h():
    def g(): yield 1; return 3
    x = g(); next(x)
    try: next(x)
    except StopIteration as s: print(s.value)
    try: next(x)
    except StopIteration as s: print(s.value)
    x.throw(ValueError('after'))
t(h)
def i():
    def g(): raise StopIteration('s'); yield
    next(g())
t(i)
def j():
    def g(): return (yield from h())
    def h():
        try: yield 1
        except ValueError: return 'caught'
    x = g(); next(x)
    try: x.throw(ValueError)
    except StopIteration as s: print('val', s.value)
t(j)
def k():
    def g(): yield 1
    x = g()
    for bad in (5, 'x', int, (ValueError(),)):
        try: x.throw(bad)
        except BaseException as e: print(type(e).__name__, e)
t(k)
def l():
    def g():
        yield x.gi_running, x.gi_frame is not None, x.gi_suspended
        next(x)
    x = g()
    print(x.gi_suspended, x.gi_running); print(next(x), x.gi_suspended); next(x)
t(l)
def m():
    def g(): x.close(); yield
    x = g(); next(x)
t(m)
def n():
    def g(): yield
    x = g(); x.send(1)
t(n)
def o():
    class It:
        def __iter__(self): return self
        def __next__(self): return 1
        def throw(self, *a): print('throw', a); return 9
        def close(self): print('close')
    def g(): yield from It()
    x = g(); next(x); print(x.throw(ValueError('z'))); x.close()
t(o)
def p():
    class It:
        def __iter__(self): return self
        def __next__(self): return 1
        def close(self): raise KeyError('cl')
    def g(): yield from It()
    x = g(); next(x); x.close()
t(p)
def q():
    class It:
        def __iter__(self): return self
        def __next__(self): return 1
    def g(): yield from It()
    x = g(); next(x)
    try: x.send(5)
    except AttributeError as e: print(e)
    x = g(); next(x); x.throw(ValueError('nothrow'))
t(q)
def r():
    try:
        try: raise ValueError(1)
        finally: raise KeyError(2)
    except KeyError: raise OSError(3) from None
t(r)
def s():
    e = ValueError('self')
    try: raise e
    except ValueError:
        try: raise KeyError('mid')
        except KeyError: raise e
t(s)
def u():
    class CM:
        def __enter__(self): return self
        def __exit__(self, *a): print('exit', a[0].__name__ if a[0] else None); raise TypeError('exit')
    with CM(): raise ValueError('body')
t(u)
def w():
    def g():
        try: raise KeyError('ing')
        except KeyError:
            yield 1
            raise
    x = g(); next(x)
    try: raise ValueError('caller')
    except ValueError: next(x)
t(w)
def y():
    def g():
        yield chain(__import__('sys').exception())
        yield chain(__import__('sys').exception())
    x = g()
    try: raise ValueError('a')
    except ValueError: print(next(x))
    try: raise KeyError('b')
    except KeyError: print(next(x))
t(y)
def z():
    try: raise ValueError('1')
    except ValueError as e:
        try: raise
        except ValueError as f: print(f is e, chain(f))
        raise f from f
t(z)
def z2(): raise
t(z2)
def z3(): raise 5
t(z3)
def z4(): raise ValueError from 5
t(z4)
def z5():
    class E(Exception):
        def __new__(cls): return 5
    raise E
t(z5)
def z6():
    try: raise ValueError(1)
    except (5,): pass
t(z6)
def z7():
    try: raise ValueError(1)
    except (KeyError, (ValueError,)): pass
t(z7)
#> ! KeyError:'k' <- ValueError:v
#> ! OSError:fin <- GeneratorExit: <- RuntimeError:outer
#> ! TypeError:thrown
#> ! TypeError:out <- ValueError:in <- KeyError:'k0'
#> ! RuntimeError:generator ignored GeneratorExit
#> (5, None)
#> (None, [])
#> 3
#> None
#> ! ValueError:after
#> ! RuntimeError:generator raised StopIteration <- StopIteration:s
#> val caught
#> None
#> TypeError exceptions must be classes or instances deriving from BaseException, not int
#> TypeError exceptions must be classes or instances deriving from BaseException, not str
#> TypeError exceptions must be classes or instances deriving from BaseException, not type
#> TypeError exceptions must be classes or instances deriving from BaseException, not tuple
#> None
#> False False
#> (True, True, False) True
#> ! ValueError:generator already executing
#> ! ValueError:generator already executing
#> ! TypeError:can't send non-None value to a just-started generator
#> throw (ValueError('z'),)
#> 9
#> close
#> None
#> ! KeyError:'cl'
#> 'It' object has no attribute 'send'
#> ! ValueError:nothrow
#> ! OSError:3 <- KeyError:2 <- ValueError:1
#> ! ValueError:self <- KeyError:'mid'
#> exit ValueError
#> ! TypeError:exit <- ValueError:body
#> ! KeyError:'ing'
#> ValueError:a
#> KeyError:'b'
#> None
#> True ValueError:1
#> ! UnboundLocalError:cannot access local variable 'f' where it is not associated with a value <- ValueError:1
#> ! RuntimeError:No active exception to reraise
#> ! TypeError:exceptions must derive from BaseException
#> ! TypeError:exception causes must derive from BaseException
#> ! TypeError:calling <class '__main__.z5.<locals>.E'> should have returned an instance of BaseException, not <class 'int'>
#> ! TypeError:catching classes that do not inherit from BaseException is not allowed <- ValueError:1
#> ! TypeError:catching classes that do not inherit from BaseException is not allowed <- ValueError:1
