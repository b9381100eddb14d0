# Numbers too large for a float format: floats overflow, ints are no valid argument.
import struct

for code in '<e', '>e', 'e', '<f', '>f':
    for value in 65519.0, 65520.0, -65520.0, 1e300, 65519, 65520, -10**6, 10**40, 10**400:
        try:
            print(code, value if abs(value) < 10**20 else '...', struct.pack(code, value))
        except (struct.error, OverflowError) as e:
            print(code, type(e).__name__, e)
