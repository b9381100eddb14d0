# Graph algorithms: BFS, DFS, Dijkstra, Bellman-Ford, A*, Floyd-Warshall, MST, SCC, topological order, max flow, bipartite matching, union-find, bridges.
import sys
sys.path.append('/usr/lib/python3.11')   # heapq is the library's own
import heapq
from collections import defaultdict, deque

INF = float('inf')


class Graph:
    def __init__(self, edges=(), directed=False):
        self.adj, self.directed = {}, directed
        for e in edges:
            self.add(*e)

    def add(self, a, b, w=1):
        self.adj.setdefault(a, {})[b] = w
        self.adj.setdefault(b, {})
        if not self.directed:
            self.adj[b][a] = w

    def __iter__(self):
        return iter(self.adj)

    def edges(self):
        return [(a, b, w) for a in self.adj for b, w in self.adj[a].items() if self.directed or a <= b]

    def bfs(self, s):
        dist, q = {s: 0}, deque([s])
        while q:
            a = q.popleft()
            for b in self.adj[a]:
                if b not in dist:
                    dist[b] = dist[a] + 1
                    q.append(b)
        return dist

    def dfs(self, s, seen=None):
        seen = set() if seen is None else seen
        seen.add(s)
        yield s
        for b in self.adj[s]:
            if b not in seen:
                yield from self.dfs(b, seen)

    def dijkstra(self, s):
        dist, prev, h = {s: 0}, {}, [(0, s)]
        while h:
            d, a = heapq.heappop(h)
            if d > dist[a]:
                continue
            for b, w in self.adj[a].items():
                if d + w < dist.get(b, INF):
                    dist[b], prev[b] = d + w, a
                    heapq.heappush(h, (d + w, b))
        return dist, prev

    def bellman_ford(self, s):
        dist = {v: INF for v in self.adj}
        dist[s] = 0
        for _ in self.adj:
            changed = False
            for a, b, w in self.edges():
                if dist[a] + w < dist[b]:
                    dist[b], changed = dist[a] + w, True
            if not changed:
                return dist
        raise ValueError('negative cycle')

    def floyd(self):
        vs = list(self.adj)
        d = {(a, b): 0 if a == b else self.adj[a].get(b, INF) for a in vs for b in vs}
        for k in vs:
            for a in vs:
                for b in vs:
                    if d[a, k] + d[k, b] < d[a, b]:
                        d[a, b] = d[a, k] + d[k, b]
        return d

    def kruskal(self):
        uf, out = UF(self.adj), []
        for a, b, w in sorted(self.edges(), key=lambda e: (e[2], e[0], e[1])):
            if uf.union(a, b):
                out.append((a, b, w))
        return out

    def prim(self, s):
        seen, h, total = {s}, [(w, b) for b, w in self.adj[s].items()], 0
        heapq.heapify(h)
        while h:
            w, a = heapq.heappop(h)
            if a not in seen:
                seen.add(a)
                total += w
                for b, x in self.adj[a].items():
                    heapq.heappush(h, (x, b))
        return total

    def topo(self):
        deg = {v: 0 for v in self.adj}
        for a, b, _ in self.edges():
            deg[b] += 1
        ready, out = sorted(v for v in deg if not deg[v]), []
        while ready:
            v = ready.pop(0)
            out.append(v)
            for b in sorted(self.adj[v]):
                deg[b] -= 1
                if not deg[b]:
                    ready.append(b)
        if len(out) < len(deg):
            raise ValueError('cycle')
        return out

    def scc(self):
        index, low, on, st, out = {}, {}, set(), [], []

        def visit(v):
            index[v] = low[v] = len(index)
            st.append(v)
            on.add(v)
            for b in self.adj[v]:
                if b not in index:
                    visit(b)
                    low[v] = min(low[v], low[b])
                elif b in on:
                    low[v] = min(low[v], index[b])
            if low[v] == index[v]:
                comp = []
                while True:
                    w = st.pop()
                    on.discard(w)
                    comp.append(w)
                    if w == v:
                        break
                out.append(sorted(comp))
        for v in self.adj:
            if v not in index:
                visit(v)
        return out

    def bridges(self):
        t, low, out = {}, {}, []

        def visit(v, parent):
            t[v] = low[v] = len(t)
            for b in self.adj[v]:
                if b not in t:
                    visit(b, v)
                    low[v] = min(low[v], low[b])
                    if low[b] > t[v]:
                        out.append(tuple(sorted((v, b))))
                elif b != parent:
                    low[v] = min(low[v], t[b])
        for v in self.adj:
            if v not in t:
                visit(v, None)
        return sorted(out)

    def max_flow(self, s, t):
        cap = defaultdict(lambda: defaultdict(int))
        for a, b, w in self.edges():
            cap[a][b] += w
        flow = 0
        while True:
            prev, q = {s: None}, deque([s])
            while q and t not in prev:
                a = q.popleft()
                for b, c in list(cap[a].items()):
                    if c > 0 and b not in prev:
                        prev[b] = a
                        q.append(b)
            if t not in prev:
                return flow
            path, v = [], t
            while prev[v] is not None:
                path.append((prev[v], v))
                v = prev[v]
            f = min(cap[a][b] for a, b in path)
            for a, b in path:
                cap[a][b] -= f
                cap[b][a] += f
            flow += f


class UF:
    def __init__(self, items):
        self.p = {x: x for x in items}
        self.size = dict.fromkeys(self.p, 1)

    def find(self, x):
        while self.p[x] != x:
            self.p[x] = x = self.p[self.p[x]]
        return x

    def union(self, a, b):
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        if self.size[a] < self.size[b]:
            a, b = b, a
        self.p[b] = a
        self.size[a] += self.size[b]
        return True


def astar(grid, start, goal):
    h = lambda p: abs(p[0] - goal[0]) + abs(p[1] - goal[1])
    heap, g, came = [(h(start), 0, start)], {start: 0}, {}
    while heap:
        _, cost, p = heapq.heappop(heap)
        if p == goal:
            path = [p]
            while p in came:
                p = came[p]
                path.append(p)
            return path[::-1]
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            q = (p[0] + dx, p[1] + dy)
            if 0 <= q[0] < len(grid) and 0 <= q[1] < len(grid[0]) and grid[q[0]][q[1]] != '#' and cost + 1 < g.get(q, INF):
                g[q], came[q] = cost + 1, p
                heapq.heappush(heap, (cost + 1 + h(q), cost + 1, q))


g = Graph([('a', 'b', 4), ('a', 'c', 2), ('b', 'c', 1), ('b', 'd', 5), ('c', 'd', 8), ('c', 'e', 10), ('d', 'e', 2), ('d', 'f', 6), ('e', 'f', 3)])
print(g.bfs('a'), list(g.dfs('a')), g.dijkstra('a'), g.kruskal(), g.prim('a'), sum(w for _, _, w in g.kruskal()), g.bridges(), sep='\n')
d = Graph([(1, 2), (2, 3), (3, 1), (3, 4), (4, 5), (5, 6), (6, 4), (7, 6), (7, 8)], directed=True)
print(d.scc(), d.bfs(1))
try:
    d.topo()
except ValueError as e:
    print(e)
print(Graph([('shirt', 'tie'), ('tie', 'jacket'), ('pants', 'shoes'), ('pants', 'belt'), ('belt', 'jacket'), ('socks', 'shoes')], directed=True).topo())
neg = Graph([('s', 'a', 4), ('s', 'b', 3), ('b', 'a', -2), ('a', 'c', 1)], directed=True)
print(neg.bellman_ford('s'))
neg.add('c', 'b', -1)
neg.add('a', 'b', -5)
try:
    neg.bellman_ford('s')
except ValueError as e:
    print(e)
f = Graph([('s', 'a', 16), ('s', 'c', 13), ('a', 'b', 12), ('b', 'c', 9), ('c', 'a', 4), ('c', 'd', 14), ('d', 'b', 7), ('b', 't', 20), ('d', 't', 4)], directed=True)
print(f.max_flow('s', 't'), Graph([(1, 2), (2, 3), (3, 1), (3, 4), (4, 5)]).bridges())
grid = ['..........', '.########.', '........#.', '.######.#.', '.#....#.#.', '.#.##.#.#.', '.#..#...#.', '.####.###.', '..........', '########..']
path = astar(grid, (4, 2), (9, 9))
print(len(path), path[:5], path[-3:])
for r, row in enumerate(grid):
    print(''.join('o' if (r, c) in path else ch for c, ch in enumerate(row)))
n = 40
big = Graph([(i, (i * 7 + 3) % n, i % 11 + 1) for i in range(n)] + [(i, (i + 1) % n, i % 5 + 2) for i in range(n)])
fw = big.floyd()
print(all(fw[0, v] == dd for v, dd in big.dijkstra(0)[0].items()), sum(x for x in fw.values()), big.prim(0) == sum(w for _, _, w in big.kruskal()), len(big.edges()))
m = Graph([('S', f'w{i}') for i in range(6)] + [(f'j{i}', 'T') for i in range(6)] + [(f'w{i}', f'j{(i * k + 1) % 6}') for i in range(6) for k in (1, 2, 5)], directed=True)
print(m.max_flow('S', 'T'))
