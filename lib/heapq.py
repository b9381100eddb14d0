"""Heaps in lists: heap[k] <= heap[2*k+1] and heap[k] <= heap[2*k+2], so heap[0] is the smallest."""

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'heappushpop', 'heappush_max',
           'heappop_max', 'heapify_max', 'heapreplace_max', 'heappushpop_max', 'nlargest',
           'nsmallest', 'merge']

from _heapq import (_heapify_max, _heappop_max, _heapreplace_max, heapify, heapify_max, heappop,
                    heappop_max, heappush, heappush_max, heappushpop, heappushpop_max, heapreplace,
                    heapreplace_max)


def merge(*iterables, key=None, reverse=False):
    """Merges sorted inputs into one sorted iterator.

    >>> list(merge([1, 3, 5, 7], [0, 2, 4, 8], [5, 10, 15, 20], [], [25]))
    [0, 1, 2, 3, 4, 5, 5, 7, 8, 10, 15, 20, 25]
    """
    if reverse:
        order, take, put = heapify_max, heappop_max, heapreplace_max
        direction = -1
    else:
        order, take, put = heapify, heappop, heapreplace
        direction = 1
    # Entries are [key, place of the input, value, next]: the place keeps equal keys in input order.
    heap = []
    for place, it in enumerate(map(iter, iterables)):
        try:
            value = it.__next__()
        except StopIteration:
            continue
        heap.append([value if key is None else key(value), place * direction, value, it.__next__])
    order(heap)
    while len(heap) > 1:
        try:
            while True:
                entry = heap[0]
                yield entry[2]
                value = entry[2] = entry[3]()
                entry[0] = value if key is None else key(value)
                put(heap, entry)
        except StopIteration:
            take(heap)
    if heap:
        _, _, value, following = heap[0]
        yield value
        yield from following.__self__


def _best(n, iterable, key, largest):
    # The n best items, best first; equal ones in input order.
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key, reverse=largest)[:n]
    if n <= 0:
        return []
    it = iter(iterable)
    if largest:
        order, put = heapify, heapreplace
        direction = -1
    else:
        order, put = heapify_max, heapreplace_max
        direction = 1
    # The heap holds the n best so far with the worst of them on top; the later of two equal ones is
    # the worse.
    heap = [(item if key is None else key(item), i * direction, item)
            for i, item in zip(range(n), it)]
    if not heap:
        return []
    order(heap)
    worst = heap[0][0]
    place = n
    for item in it:
        k = item if key is None else key(item)
        if (worst < k) if largest else (k < worst):
            put(heap, (k, place * direction, item))
            worst = heap[0][0]
        place += 1
    heap.sort(reverse=largest)
    return [item for _, _, item in heap]


def nsmallest(n, iterable, key=None):
    """The n smallest items: sorted(iterable, key=key)[:n], without sorting all of them."""
    if n == 1:
        missing = object()
        found = min(iter(iterable), default=missing, key=key)
        return [] if found is missing else [found]
    return _best(n, iterable, key, False)


def nlargest(n, iterable, key=None):
    """The n largest items: sorted(iterable, key=key, reverse=True)[:n], without sorting all."""
    if n == 1:
        missing = object()
        found = max(iter(iterable), default=missing, key=key)
        return [] if found is missing else [found]
    return _best(n, iterable, key, True)
