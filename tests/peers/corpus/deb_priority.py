# Debian's heapq under a priority queue with entries that are replaced.
# with: heapq.py
import heapq
import itertools

heap, entries, counter = [], {}, itertools.count()


def add(task, priority):
    if task in entries:
        entries.pop(task)[-1] = None
    entry = [priority, next(counter), task]
    entries[task] = entry
    heapq.heappush(heap, entry)


def pop():
    while heap:
        priority, count, task = heapq.heappop(heap)
        if task is not None:
            del entries[task]
            return task
    raise KeyError('empty')


for t, n in (('write', 5), ('test', 1), ('plan', 0), ('write', 2), ('ship', 9)):
    add(t, n)
print([pop() for _ in range(4)])
try:
    pop()
except KeyError as e:
    print(e.args)
