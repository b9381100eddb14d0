a = list(range(50))
def k(x):
 a.append(x)
 return -x
try: a.sort(key=k)
except ValueError as e: print(e)
class L(int):
 def __lt__(self, o):
  b.clear(); return True
b = [L(i) for i in range(40)]
try: b.sort()
except ValueError as e: print(e)
