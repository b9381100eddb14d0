# Huffman codes of a text.
def build(text):
    counts = {}
    for c in text:
        counts[c] = counts.get(c, 0) + 1
    nodes = sorted((n, c, None, None) for c, n in counts.items())
    serial = 0
    while len(nodes) > 1:
        a, b = nodes[0], nodes[1]
        serial += 1
        nodes = nodes[2:] + [(a[0] + b[0], '~%03d' % serial, a, b)]
        nodes.sort(key=lambda n: (n[0], n[1]))
    return nodes[0]


def codes(node, prefix='', out=None):
    out = {} if out is None else out
    if node[2] is None:
        out[node[1]] = prefix or '0'
    else:
        codes(node[2], prefix + '0', out)
        codes(node[3], prefix + '1', out)
    return out


def decode(bits, tree):
    out, node = '', tree
    for b in bits:
        node = node[2 + int(b)]
        if node[2] is None:
            out += node[1]
            node = tree
    return out


text = 'abracadabra alakazam'
tree = build(text)
table = codes(tree)
bits = ''.join(table[c] for c in text)
print(sorted((len(v), k) for k, v in table.items()))
print(len(bits), len(text) * 8, decode(bits, tree) == text)
