# heapq: push, pop, heapify, merging of sorted lists.
import heapq

h = []
for x in (5, 2, 8, 1, 9, 3):
    heapq.heappush(h, x)
print(h[0], [heapq.heappop(h) for _ in range(6)])
data = [9, 7, 5, 3, 1, 8, 6]
heapq.heapify(data)
print(data[0], sorted(data))
tasks = []
for n, (prio, name) in enumerate([(3, 'low'), (1, 'high'), (2, 'mid'), (1, 'high2')]):
    heapq.heappush(tasks, (prio, n, name))
while tasks:
    print(heapq.heappop(tasks)[2])


def merge(*lists):
    h = [(l[0], i, 0) for i, l in enumerate(lists) if l]
    heapq.heapify(h)
    while h:
        v, i, j = heapq.heappop(h)
        yield v
        if j + 1 < len(lists[i]):
            heapq.heappush(h, (lists[i][j + 1], i, j + 1))


print(list(merge([1, 4, 7], [2, 5, 8], [], [0, 9])))
