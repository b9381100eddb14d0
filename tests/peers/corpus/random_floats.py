# Random floats: arithmetic, comparison with integers, parsing, formatting, rounding, digested.
z = complex(0.3, -0.7)
for _ in range(30):
    z = z * z + complex(-0.1, 0.65)
print(z)
