# Topological order with detection of circles.
class Cycle(Exception):
    pass


def order(deps):
    done, active, out = set(), [], []

    def visit(n):
        if n in done:
            return
        if n in active:
            raise Cycle(' -> '.join(active[active.index(n):] + [n]))
        active.append(n)
        for d in sorted(deps.get(n, ())):
            visit(d)
        active.pop()
        done.add(n)
        out.append(n)

    for n in sorted(deps):
        visit(n)
    return out


print(order({'app': ['lib', 'ui'], 'ui': ['lib', 'draw'], 'draw': ['math'], 'lib': ['math']}))
try:
    order({'a': ['b'], 'b': ['c'], 'c': ['a']})
except Cycle as e:
    print('circle', e)
print(order({}), order({'x': []}))
