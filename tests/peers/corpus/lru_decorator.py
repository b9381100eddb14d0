# Caching decorators, with statistics on the function object's side.
def cached(limit):
    def decorate(f):
        store, order, stats = {}, [], [0, 0]

        def call(*args):
            if args in store:
                stats[0] += 1
                order.remove(args)
            else:
                stats[1] += 1
                if len(order) >= limit:
                    del store[order.pop(0)]
                store[args] = f(*args)
            order.append(args)
            return store[args]
        return call, stats
    return decorate


slow, stats = cached(2)(lambda x: x * x)
print([slow(n) for n in (1, 2, 1, 3, 2, 1)], stats)
ways, counts = cached(50)(lambda n: 1 if n < 2 else ways(n - 1) + ways(n - 2))
print(ways(30), counts)
