# Tries, radix trees, suffix arrays, Aho-Corasick, edit distance, spelling correction, n-grams.
import sys
sys.path.append('/usr/lib/python3.11')   # heapq is the library's own
import heapq
from collections import Counter, deque, defaultdict
import os

SHARE = int(os.environ.get('SHARE', 1))     # see tests/README.md


class Trie:
    __slots__ = ('kids', 'end', 'count')

    def __init__(self, words=()):
        self.kids, self.end, self.count = {}, False, 0
        for w in words:
            self.add(w)

    def add(self, w):
        n = self
        for c in w:
            n.count += 1
            n = n.kids.setdefault(c, Trie())
        n.count += 1
        n.end = True

    def node(self, prefix):
        n = self
        for c in prefix:
            if (n := n.kids.get(c)) is None:
                return None
        return n

    def __contains__(self, w):
        n = self.node(w)
        return n is not None and n.end

    def __iter__(self):
        return self.walk('')

    def walk(self, prefix):
        if self.end:
            yield prefix
        for c in sorted(self.kids):
            yield from self.kids[c].walk(prefix + c)

    def complete(self, prefix, limit=5):
        n = self.node(prefix)
        return [] if n is None else [w for w, _ in zip(n.walk(prefix), range(limit))]

    def match(self, pat):
        def go(n, i, acc):
            if i == len(pat):
                if n.end:
                    yield acc
                return
            for c in sorted(n.kids) if pat[i] == '?' else [pat[i]] if pat[i] in n.kids else []:
                yield from go(n.kids[c], i + 1, acc + c)
        return list(go(self, 0, ''))

    def remove(self, w):
        if w not in self:
            raise KeyError(w)
        n = self
        for c in w:
            n.count -= 1
            child = n.kids[c]
            if child.count == 1:
                del n.kids[c]
                return
            n = child
        n.count -= 1
        n.end = False

    def fuzzy(self, word, limit):
        out, row = [], list(range(len(word) + 1))

        def go(n, c, acc, prev):
            cur = [prev[0] + 1]
            for i, w in enumerate(word):
                cur.append(min(cur[i] + 1, prev[i + 1] + 1, prev[i] + (w != c)))
            if n.end and cur[-1] <= limit:
                out.append((cur[-1], acc))
            if min(cur) <= limit:
                for k, m in n.kids.items():
                    go(m, k, acc + k, cur)
        for k, m in self.kids.items():
            go(m, k, k, row)
        return sorted(out)


class Radix:
    def __init__(self):
        self.edges, self.end = {}, False

    def add(self, w):
        if not w:
            self.end = True
            return
        e = self.edges.get(w[0])
        if e is None:
            n = Radix()
            n.end = True
            self.edges[w[0]] = (w, n)
            return
        label, child = e
        i = 0
        while i < len(label) and i < len(w) and label[i] == w[i]:
            i += 1
        if i < len(label):
            mid = Radix()
            mid.edges[label[i]] = (label[i:], child)
            self.edges[w[0]] = (label[:i], mid)
            child = mid
        child.add(w[i:])

    def dump(self, depth=0):
        for _, (label, n) in sorted(self.edges.items()):
            yield '  ' * depth + label + ('.' if n.end else '')
            yield from n.dump(depth + 1)


class Aho:
    def __init__(self, words):
        self.next, self.fail, self.out = [{}], [0], [[]]
        for w in words:
            s = 0
            for c in w:
                if c not in self.next[s]:
                    self.next[s][c] = len(self.next)
                    self.next.append({})
                    self.fail.append(0)
                    self.out.append([])
                s = self.next[s][c]
            self.out[s].append(w)
        q = deque(self.next[0].values())
        while q:
            s = q.popleft()
            for c, t in self.next[s].items():
                f = self.fail[s]
                while f and c not in self.next[f]:
                    f = self.fail[f]
                self.fail[t] = self.next[f].get(c, 0) if self.next[f].get(c, 0) != t else 0
                self.out[t] += self.out[self.fail[t]]
                q.append(t)

    def find(self, text):
        s = 0
        for i, c in enumerate(text):
            while s and c not in self.next[s]:
                s = self.fail[s]
            s = self.next[s].get(c, 0)
            for w in self.out[s]:
                yield i - len(w) + 1, w


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        prev, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            prev, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, prev + (x != y))
    return row[-1]


def suffix_array(s):
    n, k = len(s), 1
    rank = [ord(c) for c in s]
    sa = list(range(n))
    while k < 2 * n:
        key = lambda i: (rank[i], rank[i + k] if i + k < n else -1)
        sa.sort(key=key)
        new = [0] * n
        for a, b in zip(sa, sa[1:]):
            new[b] = new[a] + (key(a) != key(b))
        rank, k = new, k * 2
    return sa


def longest_repeat(s):
    sa, best = suffix_array(s), ''
    for a, b in zip(sa, sa[1:]):
        n = 0
        while a + n < len(s) and b + n < len(s) and s[a + n] == s[b + n]:
            n += 1
        if n > len(best):
            best = s[a:a + n]
    return best


words = 'car card care cart cat catalog dog dot door do zebra an ant antler anteater ante été élan'.split()
t = Trie(words)
print(list(t), 'car' in t, 'ca' in t, t.count, t.complete('car'), t.complete('an', 2), t.complete('x'), t.match('ca?'), t.match('?o?'), t.match('???'))
t.remove('car')
t.remove('catalog')
print('car' in t, 'card' in t, t.complete('ca', 9), t.count)
try:
    t.remove('zzz')
except KeyError as e:
    print('KeyError', e)
print(t.fuzzy('catt', 1), t.fuzzy('dor', 1), t.fuzzy('ant', 2))
r = Radix()
for w in words:
    r.add(w)
print('\n'.join(r.dump()))
print(list(Aho(['he', 'she', 'his', 'hers']).find('ushers and his heirs')), len(list(Aho(['a', 'aa', 'aaa']).find('aaaa'))))
for a, b in (('kitten', 'sitting'), ('', 'abc'), ('same', 'same'), ('flaw', 'lawn'), ('intention', 'execution'), ('naïve', 'naive')):
    print(a, b, distance(a, b), distance(b, a))
print(suffix_array('banana'), suffix_array('mississippi'), longest_repeat('to be or not to be that is'), longest_repeat('abc'), longest_repeat('aaaa'))
text = 'the quick brown fox jumps over the lazy dog the fox barks the dog runs over the hill ' * 3
model = Counter(text.split())


def edits(w):
    letters = 'abcdefghijklmnopqrstuvwxyz'
    splits = [(w[:i], w[i:]) for i in range(len(w) + 1)]
    return {a + b[1:] for a, b in splits if b} | {a + b[1] + b[0] + b[2:] for a, b in splits if len(b) > 1} | {a + c + b[1:] for a, b in splits if b for c in letters} | {a + c + b for a, b in splits for c in letters}


def correct(w):
    known = lambda ws: {x for x in ws if x in model}
    cand = known([w]) or known(edits(w)) or known(e2 for e1 in edits(w) for e2 in edits(e1)) or {w}
    return max(sorted(cand), key=lambda x: model[x])


print([correct(w) for w in ('fox', 'fxo', 'teh', 'ovr', 'brwon', 'jmups', 'qqqqqq', 'hlil')], len(edits('word')))
grams = defaultdict(Counter)
toks = text.split()
for a, b in zip(toks, toks[1:]):
    grams[a][b] += 1
print({a: c.most_common(2) for a, c in sorted(grams.items())[:5]}, heapq.nlargest(3, ((c, a, b) for a, cs in grams.items() for b, c in cs.items())))
big = Trie(str(i * i) for i in range(3000 // SHARE))
print(big.count, len(list(big)), big.complete('99', 4), len(big.match('1???')), sum(map(len, big)))
