import sys

b = bytearray(5); print(b)
b.__init__(3); print(b)
b = bytearray()
b.__init__(4); print(b)
m = memoryview(b)
try: b.__init__(3)
except BufferError as e: print(e)
m.release()
b = bytearray()
m = memoryview(b)
try: b.__init__(3)
except BufferError as e: print(e)
for x in (True, False, 0, -1, sys.maxsize // 2 + 1, 1 << 80):
    try: print(bytearray(x))
    except Exception as e: print(type(e).__name__)
class B(bytearray): pass
print(B(3), B(100)[99])
