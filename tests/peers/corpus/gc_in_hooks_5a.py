# Collections forced in the middle of everything: comparison, hashing, sorting, formatting, iteration, construction.
import gc


def closure(n):
    big = [str(i) for i in range(n)]

    def f():
        gc.collect()
        return len(big), big[-1]
    gc.collect()
    return f


fs = [closure(i + 1) for i in range(5)]
gc.collect()
t = ()
for i in range(50):
    t = (t, [i], {i: str(i)})
    if i % 10 == 0:
        gc.collect()
n = 0
while t:
    n += t[1][0] + len(t[2])
    t = t[0]
words = [bytearray(str(i).encode() * 50) for i in range(300)]
gc.collect()
text = ''
for i in range(200):
    text += chr(97 + i % 26) * (i % 7)
    if i % 50 == 0:
        gc.collect()
print(len(text), text[-9:])
