# enumerate, zip (strict), map, filter, reversed, iter with sentinel: laziness, errors, types.
log = []


def src_(n, tag):
    for i in range(n):
        log.append(f'{tag}{i}')
        yield i


print(list(zip(src_(2, 'a'), src_(3, 'b'))), log)
log.clear()
print(list(zip(src_(3, 'a'), src_(2, 'b'))), log)
