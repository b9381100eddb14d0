# enumerate, zip (strict), map, filter, reversed, iter with sentinel: laziness, errors, types.
log = []


def src_(n, tag):
    for i in range(n):
        log.append(f'{tag}{i}')
        yield i


log.clear()
log.clear()
log.clear()
m = map(lambda x: (log.append('f'), x)[1], src_(2, 'm'))
print(log, next(m), log, list(m), log)
log.clear()
f = filter(lambda x: x % 2, src_(4, 'f'))
print(next(f), log, list(f), log)
