# Functions take their builtins from the __builtins__ of their globals, as it is when they are made.
def f(): return len([1])
print(f.__builtins__ is __builtins__.__dict__)
try: f.__builtins__={}
except Exception as e: print(type(e), e)
ns={'__builtins__':{'len':lambda x: 42}}
exec("def g(): return len([])\ndef h(): return max(1)", ns)
print(ns['g'](), list(ns["g"].__builtins__))
try: ns['h']()
except NameError as e: print(e)
import types
k=types.FunctionType(f.__code__, {})
print('__builtins__' in k.__globals__, k.__builtins__ is __builtins__.__dict__, k())
k=types.FunctionType(f.__code__, {'__builtins__':{'len':lambda x:7}})
print(k())
k.__globals__['__builtins__']={'len':lambda x:8}
print(k())
ns={}
exec("def g(): return len([1])",ns)
del ns['__builtins__']
print(ns['g']())
ns['__builtins__']={}
print(ns['g']())
exec("def h(): return len([1])",ns)
try: print(ns['h']())
except NameError as e: print(e)
ns['__builtins__']={'len':lambda x:9}
try: print(ns['h']())
except NameError as e: print(e)
class D(dict):
    def __missing__(self,k): return lambda *a:k
    def __getitem__(self,k): return lambda *a:k
ns={'__builtins__':D()}
try: print(eval("foo()",ns))
except NameError as e: print(e)
exec("def h(): return bar(1)",ns)
try: print(ns['h']())
except NameError as e: print(e)
for b in (1,None,[]):
    try: print(eval("len([])",{'__builtins__':b}))
    except Exception as e: print(type(e),e)
import sys
m=types.ModuleType('m'); m.len=lambda x:'mod'
print(eval("len(1)",{'__builtins__':m}))
exec("def h(): return len(1)",ns:={'__builtins__':m}); print(ns['h'](), ns['h'].__builtins__ is m.__dict__)
exec("x=lambda: sys._getframe().f_builtins",ns:={'__builtins__':{'a':1},'sys':sys}); print(ns['x']())
def outer():
    class C:
        def m(self): return len
    return C
print(outer()().m.__func__.__builtins__ is vars(__builtins__))
try: exec("class C: pass",{'__builtins__':{}})
except Exception as e: print(type(e),e)
try: exec("import sys",{'__builtins__':{}})
except Exception as e: print(type(e),e)
import bisect, sys
print(type(__builtins__), bisect.insort.__builtins__ is vars(__builtins__))
ns={}; exec("", ns); print(type(ns['__builtins__']))
# same code, different builtins
src="def mk():\n def g(): return len('abc')\n return g"
ns={}
exec(src,ns)
g=ns['mk']()
for i in range(300): g()
print(g())
b=dict(vars(__builtins__)); b['len']=lambda x:'own'
ns['__builtins__']=b
h=ns['mk']()
for i in range(300): h(); g()
print(g(),h())
print(ns['mk'].__builtins__ is b, h.__builtins__ is b)
ns['__builtins__']=__builtins__
k=ns['mk']()
for i in range(300): h(); g(); k()
print(g(),h(),k())
exec("x=[]\nclass A:\n  def f(s): return len(x)\nprint(A().f())",{'__builtins__':b})
exec("exec('print(len([]))', {})",{'__builtins__':b})
def gen():
    yield sys._getframe().f_builtins is vars(__builtins__)
print(*gen())
print(eval("[len(x) for x in 'abc']",{'__builtins__':b}))
