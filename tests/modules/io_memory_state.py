# The state of streams in memory: __getstate__ and __setstate__ of StringIO and BytesIO.
import io, sys
def t(f,*a,**k):
    try: r=f(*a,**k); print(r)
    except Exception as e: print(type(e).__name__, e)
s=io.StringIO('ab\nc\n'); s.read(2); s.foo=3
t(s.__getstate__)
s2=io.StringIO(); t(s2.__setstate__,s.__getstate__()); print(s2.foo, s2.tell(), s2.getvalue(), repr(s2.read()))
for st in [(1,2,3),('a','\n',0),('a','\n',0,None),('a','\n',0,{}),('a','\n',0,3),('a','\n',-1,None),('a','\n','x',None),(b'a','\n',0,None),('a','x',0,None),('a\r\nb','',1,None),('a\r\nb',None,1,{'z':1}),3,None,['a','\n',0,None],('a','\n',10,None),('a',3,0,None)]:
    x=io.StringIO('qq'); t(x.__setstate__,st); t(x.getvalue); t(x.tell); t(x.read); print(x.__dict__)
b=io.BytesIO(b'abcdef'); b.seek(3); b.foo=1
t(b.__getstate__)
b2=io.BytesIO(b'zzzzzzzzzzzzzz'); t(b2.__setstate__,b.__getstate__()); print(b2.foo,b2.tell(),b2.getvalue())
for st in [(b'a',),(b'a',0),(b'a',0,None),(b'a',0,{'q':1}),(b'a',0,3),(b'a',-1,None),(b'a','x',None),('a',0,None),(bytearray(b'xy'),1,None),(b'ab',10,None),3,None,[b'a',0,None],(1,2,3,4)]:
    x=io.BytesIO(b'qq'); t(x.__setstate__,st); t(x.getvalue); t(x.tell); t(x.read); print(x.__dict__)
s.close(); t(s.__getstate__); b.close(); t(b.__getstate__); t(s.__setstate__,('','\n',0,None)); t(b.__setstate__,(b'',0,None))
b=io.BytesIO(b'abc'); v=b.getbuffer(); t(b.__setstate__,(b'x',0,None)); t(b.__getstate__); v.release()
class S(io.StringIO):
    def __init__(s,*a): super().__init__(*a); s.x=1
t(S('q').__getstate__)
f=S('q').__reduce_ex__(2); print(f[0].__name__, f[1], f[2])
f=io.BytesIO(b'q').__reduce_ex__(2); print(f[0].__name__, f[1], f[2])
