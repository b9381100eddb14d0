# Indexing and slicing of strings, with steps and out of range.
s = 'abcdefgh'
print(s[0], s[-1], s[2:5], s[:3], s[5:], s[:-2], s[-3:], s[5:2], s[100:], s[-100:2])
print(s[:0], s[::1] == s)
for i in range(-9, 9, 4):
    try:
        print(i, s[i])
    except IndexError:
        print(i, 'out of range')
a, b = 2, 6
print(s[a:b], s[a + 1:][:2], s[-b:-a])
print(s * 2, 3 * 'ab', 'x' * 0, 'x' * -1, s + 'Z', 'cd' in s, s < 'b', min(s), max(s), sorted('hello'))
