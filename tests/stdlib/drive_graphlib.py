# The library module drive_graphlib, run unmodified.
import sys, os
if os.path.isdir("/usr/lib/python3.11"):
    sys.path.insert(0, "/usr/lib/python3.11")

from graphlib import TopologicalSorter, CycleError
ts = TopologicalSorter({'d': ['b', 'c'], 'b': ['a'], 'c': ['a']})
print(list(ts.static_order()))
ts = TopologicalSorter()
ts.add(3, 2)
ts.add(2, 1)
ts.add(4)
ts.prepare()
while ts.is_active():
    ready = ts.get_ready()
    print(sorted(ready))
    ts.done(*ready)
print(bool(ts), ts.get_ready())
try:
    list(TopologicalSorter({1: [2], 2: [3], 3: [1]}).static_order())
except CycleError as e:
    print(e.args[0], len(e.args[1]), isinstance(e, ValueError))
for f in (lambda: TopologicalSorter().get_ready(), lambda: ts.add(1), lambda: ts.done(99), lambda: ts.prepare(), lambda: ts.done(1), lambda: TopologicalSorter({1: [[]]})):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e if type(e) is ValueError else '')
big = TopologicalSorter({i: [i // 2] for i in range(1, 200)})
o = list(big.static_order())
print(len(o), all(o.index(i // 2) < o.index(i) for i in range(1, 200) if i // 2 != i))
print(TopologicalSorter[int])
