# Floor division, modulo, true division, power: signs, zero, mixed types.
vals = [7, -7, 3, -3, 1, -1, 0, 10**20, -10**20, 2**63, 2.5, -2.5, 0.0, -0.0, 1e300, True, False]
for a in vals:
    for b in vals:
        row = []
        for name, f in (('//', lambda: a // b), ('%', lambda: a % b), ('/', lambda: a / b), ('divmod', lambda: divmod(a, b))):
            try:
                row.append(repr(f()))
            except Exception as e:
                row.append(type(e).__name__)
        print(a, b, ' ; '.join(row))
inf, nan = float('inf'), float('nan')
for a in (1.0, -1.0, 0.0, inf, -inf, nan):
    for b in (1.0, -1.0, inf, -inf, nan, 3.0):
        row = []
        for f in (lambda: a // b, lambda: a % b, lambda: a / b):
            try:
                row.append(repr(f()))
            except Exception as e:
                row.append(type(e).__name__)
        print(a, b, *row)
