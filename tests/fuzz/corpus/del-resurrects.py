import gc
keep = []
class A:
 def __del__(self): keep.append(self); raise ValueError
for i in range(100): A()
gc.collect()
print(len(keep) >= 0)
