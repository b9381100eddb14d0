class I:
 def __index__(self): a.clear(); return 5
a = list(range(10))
for s in ('a[I()]', 'a[I():I()]', 'a.insert(I(), 1)', 'a.pop(I())', 'a * I()', 'bytearray(5)[I()]'):
 a[:] = range(10)
 try: eval(s)
 except Exception as e: print(type(e))
 a[:] = range(10)
a[0:I()] = [1]
