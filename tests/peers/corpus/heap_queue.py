# A binary heap of its own, used for sorting and for a queue of events.
class Heap:
    def __init__(self, key=lambda x: x):
        self.items, self.key = [], key

    def push(self, x):
        items, key = self.items, self.key
        items.append(x)
        i = len(items) - 1
        while i and key(items[i]) < key(items[(i - 1) // 2]):
            j = (i - 1) // 2
            items[i], items[j] = items[j], items[i]
            i = j

    def pop(self):
        items, key = self.items, self.key
        top, last = items[0], items.pop()
        if items:
            items[0] = last
            i = 0
            while True:
                small = i
                for j in (2 * i + 1, 2 * i + 2):
                    if j < len(items) and key(items[j]) < key(items[small]):
                        small = j
                if small == i:
                    break
                items[i], items[small] = items[small], items[i]
                i = small
        return top


h = Heap()
for x in (5, 3, 8, 1, 9, 2, 7):
    h.push(x)
print([h.pop() for _ in range(7)])
events = Heap(lambda e: e[0])
events.push((3, 'c'))
events.push((1, 'a'))
now = 0
while events.items:
    now, what = events.pop()
    print(now, what)
    if now < 8 and what == 'a':
        events.push((now + 4, 'a'))
