# Loops and conditions whose jumps are far.
def far(n):
    out = []
    while n > 0:
        n -= 1
        if n % 2:
            out.append((n, n + 1, n + 2, n + 3, n + 4, n + 5, n + 6, n + 7, n + 8, n + 9, n + 10, n + 11, n + 12))
            out.append((n * 1, n * 2, n * 3, n * 4, n * 5, n * 6, n * 7, n * 8, n * 9, n * 10, n * 11, n * 12, n * 13))
            out.append({'a': n, 'b': n + 1, 'c': n + 2, 'd': n + 3, 'e': n + 4, 'f': n + 5, 'g': n + 6}['g'])
            if n == 3:
                continue
            out.append([n - 1, n - 2, n - 3, n - 4, n - 5, n - 6, n - 7, n - 8, n - 9, n - 10, n - 11, n - 12][n])
        elif n == 0:
            break
        else:
            try:
                out.append([n // 1, n // 2, n // 3, n // 4, n // 5, n // 6, n // 7, n // 8, n // 9, n // 10, n // (n - 2)])
            except ZeroDivisionError:
                out.append('division')
                continue
            finally:
                out.append(['f', n + 1, n + 2, n + 3, n + 4, n + 5, n + 6, n + 7, n + 8, n + 9, n + 10, n + 11, n + 12])
    else:
        out.append('else')
    return out


for line in far(7):
    print(line)
