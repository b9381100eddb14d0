# A trie with completion and deletion.
class Trie:
    def __init__(self):
        self.root, self.size = {}, 0

    def add(self, word):
        node = self.root
        for c in word:
            node = node.setdefault(c, {})
        if '$' not in node:
            node['$'] = True
            self.size += 1

    def find(self, prefix):
        node = self.root
        for c in prefix:
            if c not in node:
                return None
            node = node[c]
        return node

    def __contains__(self, word):
        node = self.find(word)
        return node is not None and '$' in node

    def complete(self, prefix):
        def walk(node, text):
            for c in sorted(node):
                if c == '$':
                    yield text
                else:
                    yield from walk(node[c], text + c)
        node = self.find(prefix)
        return list(walk(node, prefix)) if node is not None else []


t = Trie()
for w in 'car cart care cat dog do door car'.split():
    t.add(w)
print(t.size, 'car' in t, 'ca' in t, t.complete('car'), t.complete('do'), t.complete('x'), t.complete(''))
