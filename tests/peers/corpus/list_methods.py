# Lists as stacks, queues, and sorted with keys.
l = [3, 1, 2]
l.append(5)
l.insert(1, 9)
l.extend((7, 8))
print(l, l.pop(), l.pop(0), l)
l.remove(9)
l.reverse()
print(l, l.count(1), l.index(2), len(l))
l.sort()
print(l)
l.sort(reverse=True)
print(l)
words = ['pear', 'Fig', 'apple', 'cherry']
print(sorted(words, key=len), sorted(words, key=lambda w: w.lower()), sorted(words, key=lambda w: (-len(w), w)))
words.sort(key=lambda w: w[-1])
print(words, words.copy() == words, words.copy() is words)
words.clear()
print(words)
for bad in (lambda: [].pop(), lambda: [1].remove(2), lambda: [1].index(5), lambda: [1][3]):
    try:
        bad()
    except (IndexError, ValueError) as e:
        print(type(e).__name__)
