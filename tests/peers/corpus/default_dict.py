# defaultdict for grouping and counting.
from collections import defaultdict

groups = defaultdict(list)
for w in 'apple avocado banana blueberry cherry'.split():
    groups[w[0]].append(w)
for k in sorted('abc'):
    print(k, groups[k])
counts = defaultdict(int)
for c in 'mississippi':
    counts[c] += 1
print([(c, counts[c]) for c in 'imps'])
tree = lambda: defaultdict(tree)
t = tree()
t['a']['b']['c'] = 1
print(t['a']['b']['c'], 'x' in t['a'], 'b' in t['a'])
