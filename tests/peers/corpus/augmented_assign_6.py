# Augmented assignment: every operator on names, attributes, items, slices, globals, closures; in-place hooks and fallbacks.
st = 'a'
st += 'b' 'c'
st *= 2
st %= ()
print(st)
n = 2 ** 62
n += n
n -= 1
n //= 3
n **= 2
n >>= 60
n &= 0xffffff
n |= 1 << 70
n ^= n >> 3
print(n)
