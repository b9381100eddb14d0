# Smaller changes of 3.12 to 3.14: docstrings, finally, generators, union types, formatting.
def g():
    out = []
    for i in range(3):
        try:
            raise ValueError
        finally:
            out.append(i)
            if i < 1:
                continue
            break
    return out


print(g())
