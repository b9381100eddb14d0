# An LRU cache on a doubly linked list, an LFU cache and a TTL cache with a fake clock.
class Node:
    __slots__ = ('key', 'value', 'prev', 'next')

    def __init__(self, key=None, value=None):
        self.key, self.value = key, value
        self.prev = self.next = None


class LRU:
    def __init__(self, capacity):
        if capacity <= 0:
            raise ValueError('capacity must be positive')
        self.capacity, self.map = capacity, {}
        self.head, self.tail = Node(), Node()
        self.head.next, self.tail.prev = self.tail, self.head
        self.hits = self.misses = 0

    def _unlink(self, n):
        n.prev.next, n.next.prev = n.next, n.prev

    def _front(self, n):
        n.prev, n.next = self.head, self.head.next
        self.head.next.prev = n
        self.head.next = n

    def __getitem__(self, key):
        try:
            n = self.map[key]
        except KeyError:
            self.misses += 1
            raise
        self.hits += 1
        self._unlink(n)
        self._front(n)
        return n.value

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __setitem__(self, key, value):
        if key in self.map:
            n = self.map[key]
            n.value = value
            self._unlink(n)
        else:
            if len(self.map) >= self.capacity:
                last = self.tail.prev
                self._unlink(last)
                del self.map[last.key]
            n = self.map[key] = Node(key, value)
        self._front(n)

    def __delitem__(self, key):
        self._unlink(self.map.pop(key))

    def __contains__(self, key):
        return key in self.map

    def __len__(self):
        return len(self.map)

    def __iter__(self):
        n = self.head.next
        while n is not self.tail:
            yield n.key
            n = n.next

    def __reversed__(self):
        n = self.tail.prev
        while n is not self.head:
            yield n.key
            n = n.prev

    def __repr__(self):
        return 'LRU(' + ', '.join(f'{k}={self.map[k].value}' for k in self) + ')'


class LFU:
    def __init__(self, capacity):
        self.capacity, self.data, self.count, self.buckets, self.min = capacity, {}, {}, {}, 0

    def get(self, k):
        if k not in self.data:
            return None
        self._touch(k)
        return self.data[k]

    def _touch(self, k):
        c = self.count[k]
        b = self.buckets[c]
        del b[k]
        if not b:
            del self.buckets[c]
            if self.min == c:
                self.min += 1
        self.count[k] = c + 1
        self.buckets.setdefault(c + 1, {})[k] = None

    def put(self, k, v):
        if self.capacity <= 0:
            return
        if k in self.data:
            self.data[k] = v
            self._touch(k)
            return
        if len(self.data) >= self.capacity:
            old = next(iter(self.buckets[self.min]))
            del self.buckets[self.min][old]
            if not self.buckets[self.min]:
                del self.buckets[self.min]
            del self.data[old], self.count[old]
        self.data[k], self.count[k], self.min = v, 1, 1
        self.buckets.setdefault(1, {})[k] = None


class Clock:
    now = 0

    def __call__(self):
        return self.now


class TTL(LRU):
    def __init__(self, capacity, ttl, clock):
        super().__init__(capacity)
        self.ttl, self.clock = ttl, clock

    def __setitem__(self, k, v):
        super().__setitem__(k, (self.clock() + self.ttl, v))

    def __getitem__(self, k):
        expires, v = super().__getitem__(k)
        if expires <= self.clock():
            del self[k]
            raise KeyError(k)
        return v


c = LRU(3)
for i, k in enumerate('abc'):
    c[k] = i
print(c, c['a'], c, 'b' in c)
c['d'] = 3
print(c, c.get('b'), c.get('zz', 'none'), len(c), list(reversed(c)))
c['c'] = 'new'
del c['a']
print(c, c.hits, c.misses)
try:
    c['gone']
except KeyError as e:
    print('KeyError', e)
try:
    LRU(0)
except ValueError as e:
    print(e)
l = LFU(2)
l.put(1, 'one')
l.put(2, 'two')
print(l.get(1), l.put(3, 'three'), l.get(2), l.get(3), l.put(4, 'four'), l.get(1), l.get(3), l.get(4))
clk = Clock()
t = TTL(2, 10, clk)
t['x'] = 1
clk.now = 5
t['y'] = 2
print(t.get('x'), t.get('y'))
clk.now = 12
print(t.get('x', 'expired'), t.get('y'), len(t))
seed = 1
big, ref = LRU(50), {}
order = []
for step in range(5000):
    seed = (seed * 1103515245 + 12345) % 2**31
    k = seed >> 8 & 127
    if seed & 64:
        big[k] = step
        if k in ref:
            del ref[k]
        elif len(ref) == 50:
            del ref[next(iter(ref))]
        ref[k] = step
    else:
        got, want = big.get(k), ref.get(k)
        assert got == want
        if k in ref:
            ref[k] = ref.pop(k)
print(list(big) == list(reversed(list(ref))), big.hits, big.misses, list(big)[:8])


def memo(size):
    def deco(f):
        cache = LRU(size)

        def w(*a):
            try:
                return cache[a]
            except KeyError:
                r = cache[a] = f(*a)
                return r
        w.cache = cache
        return w
    return deco


@memo(100)
def binom(n, k):
    return 1 if k in (0, n) else binom(n - 1, k - 1) + binom(n - 1, k)


print(binom(20, 10), binom(30, 7), len(binom.cache))
