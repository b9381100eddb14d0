# cr_origin, and f_back of frames while an exception is thrown through yield from.
# test: expect
import sys
def t(f,*a,**k):
    try: r=f(*a,**k); print(r)
    except Exception as e: print(type(e).__name__, e)
async def co(): return 1
def gen():
    yield 1
t(sys.get_coroutine_origin_tracking_depth)
#> 0
c=co(); print(c.cr_origin); c.close()
#> None
t(sys.set_coroutine_origin_tracking_depth,depth=1)
#> None
t(sys.get_coroutine_origin_tracking_depth)
#> 1
def a(): return co()
def b(): return a()
c=b(); o=c.cr_origin; print(len(o), [(f.rsplit('/',1)[-1],l>3,n) for f,l,n in o]); c.close()
#> 1 [('coroutine_origin.py', True, 'a')]
t(sys.set_coroutine_origin_tracking_depth,2)
#> None
c=b(); o=c.cr_origin; print(len(o), [(f.rsplit('/',1)[-1],l>3,n) for f,l,n in o]); c.close()
#> 2 [('coroutine_origin.py', True, 'a'), ('coroutine_origin.py', True, 'b')]
t(sys.set_coroutine_origin_tracking_depth,1000)
#> None
c=b(); o=c.cr_origin; print(len(o)>2, [(f.rsplit('/',1)[-1],l>3,n) for f,l,n in o][:3]); c.close()
#> True [('coroutine_origin.py', True, 'a'), ('coroutine_origin.py', True, 'b'), ('coroutine_origin.py', True, '<module>')]
async def ag(): yield 1
print(hasattr(ag(),'ag_origin'), hasattr(gen(),'gi_origin'))
#> False False
try: c.cr_origin=1
except AttributeError as e: print(e)
#> readonly attribute
t(sys.set_coroutine_origin_tracking_depth,0)
#> None
c=b(); print(c.cr_origin); c.close()
#> None
# f_back in throw
def chain():
    f=sys._getframe(1); r=[]
    while f.f_back: r.append(f.f_code.co_name); f=f.f_back
    while r[-1] in ('run', 'eval_code', '<module>'): r.pop()
    return r
class It:
    def __iter__(s): return s
    def __next__(s): return 1
    def throw(s,*a): print('throw',chain()); raise ValueError
    def close(s): print('close',chain())
    def send(s,v): print('send',chain()); return v
def inner():
    try: yield 1
    except Exception: print('inner',chain())
    yield 2
def mid(): yield from inner()
def outer(): yield from mid()
def drive():
    g=outer(); next(g); g.throw(KeyError)
    g=outer(); next(g); g.close()
    def w(): yield from It()
    def w2(): yield from w()
    g=w2(); next(g); g.send(3)
    try: g.throw(KeyError)
    except ValueError: print('ve')
    g=w2(); next(g); g.close()
drive()
#> inner ['inner', 'mid', 'outer', 'drive']
#> send ['send', 'w', 'w2', 'drive']
#> throw ['throw', 'w', 'w2', 'drive']
#> ve
#> close ['close', 'drive']
def inner2():
    try: yield 1
    finally: print('fin',chain())
def m2(): yield from inner2()
def o2(): yield from m2()
def drive2():
    g=o2(); next(g)
    try: g.throw(KeyError('x'))
    except KeyError as e:
        tb=e.__traceback__; r=[]
        while tb: r.append((tb.tb_frame.f_code.co_name,tb.tb_lineno>9)); tb=tb.tb_next
        print(r)
    g=o2(); next(g); g.close()
drive2()
#> fin ['inner2', 'm2', 'o2', 'drive2']
#> [('drive2', True), ('o2', True), ('m2', True), ('inner2', True)]
#> fin ['inner2', 'drive2']
async def x():
    try: await y()
    except KeyError: print('x',chain())
class Aw:
    def __await__(s):
        try: yield 1
        except ValueError: print('aw',chain()); raise KeyError
async def y(): await Aw()
def drive3():
    c=x(); c.send(None)
    try: c.throw(ValueError)
    except StopIteration: print('stop')
drive3()
#> aw ['__await__', 'y', 'x', 'drive3']
#> x ['x', 'drive3']
#> stop
def fr():
    g=outer(); next(g)
    print(g.gi_frame.f_back, g.gi_yieldfrom.gi_frame.f_back)
fr()
#> None None
