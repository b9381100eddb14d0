class E:
 def __eq__(self, o): a.clear(); b.clear(); return True
a = [E() for i in range(20)]
b = [E() for i in range(20)]
print(a == b, a.count(1), 1 in a)
