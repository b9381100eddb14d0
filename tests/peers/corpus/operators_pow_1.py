# The power operator: signs, big values, precedence, overflow, three-argument pow.
x = 3
x **= 4
print(x)
x **= -1
print(x)
