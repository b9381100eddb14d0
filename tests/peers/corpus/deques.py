# collections.deque as a queue.
from collections import deque

d = deque((), 10)
for i in range(5):
    d.append(i)
d.appendleft('left')
print(len(d), d.popleft(), d.pop(), list(d), bool(d))
while d:
    d.popleft()
try:
    d.popleft()
except IndexError:
    print('empty')
small = deque((1, 2, 3), 3)
small.append(4)
print(list(small))


def flood(grid, start):
    todo, seen = deque([start], 100), {start}
    while todo:
        x, y = todo.popleft()
        for p in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
            if p not in seen and 0 <= p[1] < len(grid) and 0 <= p[0] < len(grid[0]) and grid[p[1]][p[0]] == '.':
                seen.add(p)
                todo.append(p)
    return len(seen)


print(flood(['..#.', '.##.', '....', '##.#'], (0, 0)), flood(['.#.', '##.'], (0, 0)))
