# LZ77 and LZW, there and back.
def lz77(data, window=16):
    i, out = 0, []
    while i < len(data):
        best = (0, 0)
        for d in range(1, min(i, window) + 1):
            n = 0
            while n < 9 and i + n < len(data) - 1 and data[i + n] == data[i + n - d]:
                n += 1
            if n > best[1]:
                best = (d, n)
        d, n = best
        out.append((d, n, data[i + n]))
        i += n + 1
    return out


def unlz77(tokens):
    out = ''
    for d, n, c in tokens:
        for _ in range(n):
            out += out[-d]
        out += c
    return out


def lzw(data):
    table, w, out = {chr(i): i for i in range(128)}, '', []
    for c in data:
        if w + c in table:
            w += c
        else:
            out.append(table[w])
            table[w + c] = len(table)
            w = c
    return out + [table[w]] if w else out


text = 'abababababcabcabcabc.'
print(lz77(text), unlz77(lz77(text)) == text)
print(lzw('TOBEORNOTTOBEORTOBEORNOT'))
