class K:
 h = 0
 def __hash__(self): K.h += 1; return K.h
 def __eq__(self, o): d.clear(); return False
d = {}
for i in range(100): d[K()] = i
print(len(d))
