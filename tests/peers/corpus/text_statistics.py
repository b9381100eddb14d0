# Counting words and letters of a text.
TEXT = '''It was the best of times, it was the worst of times,
it was the age of wisdom, it was the age of foolishness'''


def words(text):
    word = ''
    for c in text + ' ':
        if c.isalpha():
            word += c.lower()
        elif word:
            yield word
            word = ''


counts = {}
for w in words(TEXT):
    counts[w] = counts.get(w, 0) + 1
top = sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))
for w, n in top[:5]:
    print('%-12s %2d %s' % (w, n, '*' * n))
lengths = {}
for w in counts:
    lengths.setdefault(len(w), []).append(w)
for k in sorted(lengths):
    print(k, sorted(lengths[k]))
print(sum(counts.values()), len(counts), max(counts, key=lambda w: (len(w), w)))
