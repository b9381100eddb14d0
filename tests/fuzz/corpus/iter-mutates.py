a = [1, 2, 3]
for x in a:
 a.pop()
d = {1: 1}
try:
 for k in d: d[k + 1] = 1
except RuntimeError as e: print(e)
s = {1}
try:
 for k in s: s.add(k + 1)
except RuntimeError as e: print(e)
b = bytearray(b'abc')
for x in b: b.clear()
