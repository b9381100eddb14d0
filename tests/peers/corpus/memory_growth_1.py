# Long loops that make garbage of every kind end in time and give the right sums.
def attrs(n):
    class O: pass
    t = 0
    for i in range(n):
        o = O()
        o.a, o.b, o.c = i, i, i
        setattr(o, f'x{i % 5}', 1)
        t += o.a + len(o.__dict__)
    return t


n = 0
while n < 1000000:
    n += 1
print(n)
total = 0
for i in range(1000000):
    total += i & 3
print(total)
