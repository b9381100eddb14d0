# test: expect
"""struct holds the buffers it works on; complex numbers; keys() that gives no iterable."""
import struct
ba = bytearray(16)
def grow():
    ba.extend(b'x' * 100)
    return 1
class I:
    def __index__(self):
        try: ba.extend(b'x'*1000)
        except BufferError as e: print('BufferError', e)
        return 5
struct.pack_into('<i', ba, 0, I())
print(ba[:6], len(ba))
it = struct.iter_unpack('<i', ba)
try: ba.append(1)
except BufferError as e: print('iter', e)
print(next(it))
del it
import gc; gc.collect()
ba.append(1); print(len(ba))
it = struct.iter_unpack('<i', ba[:16]); print(list(it), next(it, None), it.__length_hint__())
try: struct.iter_unpack('<i', b'abc')
except struct.error as e: print(e)
try: struct.iter_unpack('', b'')
except struct.error as e: print(e)
def t(f, *a):
    try: print(f(*a))
    except Exception as e: print(type(e).__name__, e)
class C:
    def __complex__(self): return 1+2j
t(struct.pack,'F','a'); t(struct.pack,'F',C()); t(struct.pack,'F',1e300j); t(struct.pack,'D',None); t(struct.calcsize,'bF'); t(struct.calcsize,'bD'); t(struct.calcsize,'=bD')
t(struct.unpack,'>F',struct.pack('>F',1.5-2j)); t(struct.pack,'2F',1,2); t(struct.pack,'F',2); t(struct.pack, 'F', 1e300)

def f(*a, **k): return a, k
class M:
    def keys(self): return 5
    def __getitem__(self, k): return k * 2
t(lambda: f(**M()))
t(lambda: {**M()})
t(lambda: dict(M()))
#> BufferError Existing exports of data: object cannot be re-sized
#> bytearray(b'\x05\x00\x00\x00\x00\x00') 16
#> iter Existing exports of data: object cannot be re-sized
#> (5,)
#> 17
#> [(5,), (0,), (0,), (0,)] None 0
#> iterative unpacking requires a buffer of a multiple of 4 bytes
#> cannot iteratively unpack with a struct of length 0
#> error required argument is not a complex
#> b'\x00\x00\x80?\x00\x00\x00@'
#> b'\x00\x00\x00\x00\x00\x00\x80\x7f'
#> error required argument is not a complex
#> 12
#> 24
#> 17
#> ((1.5-2j),)
#> b'\x00\x00\x80?\x00\x00\x00\x00\x00\x00\x00@\x00\x00\x00\x00'
#> b'\x00\x00\x00@\x00\x00\x00\x00'
#> b'\x00\x00\x80\x7f\x00\x00\x00\x00'
#> TypeError M.keys() returned a non-iterable (type int)
#> TypeError M.keys() returned a non-iterable (type int)
#> TypeError M.keys() returned a non-iterable (type int)
