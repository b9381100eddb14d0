def genf():
    n = 0
    while True:
        n += 1
        yield n


it = genf()
print(next(it))
