# Breadth first, depth first, shortest paths, components of a graph.
EDGES = [('a', 'b', 4), ('a', 'c', 1), ('c', 'b', 2), ('b', 'd', 5), ('c', 'd', 8), ('e', 'f', 1)]


def build(edges):
    graph = {}
    for u, v, w in edges:
        graph.setdefault(u, {})[v] = w
        graph.setdefault(v, {})[u] = w
    return graph


def bfs(graph, start):
    seen, queue, order = {start}, [start], []
    while queue:
        node = queue.pop(0)
        order.append(node)
        for n in sorted(graph[node]):
            if n not in seen:
                seen.add(n)
                queue.append(n)
    return order


def dfs(graph, node, seen=None):
    if seen is None:
        seen = []
    seen.append(node)
    for n in sorted(graph[node]):
        if n not in seen:
            dfs(graph, n, seen)
    return seen


def dijkstra(graph, start):
    dist, todo = {start: 0}, [(0, start)]
    while todo:
        todo.sort()
        d, node = todo.pop(0)
        if d > dist[node]:
            continue
        for n, w in graph[node].items():
            if d + w < dist.get(n, 10 ** 9):
                dist[n] = d + w
                todo.append((d + w, n))
    return dist


g = build(EDGES)
print(bfs(g, 'a'), dfs(g, 'a'), sorted(dijkstra(g, 'a').items()))
left, parts = set(g), []
while left:
    part = bfs(g, min(left))
    parts.append(sorted(part))
    left -= set(part)
print(parts)
