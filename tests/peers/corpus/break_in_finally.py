# Leaving loops through finally blocks.
def f(how):
    log = []
    for i in range(4):
        try:
            log.append(i)
            if i == 1 and how == 'continue':
                continue
            if i == 2 and how == 'break':
                break
            if i == 3 and how == 'return':
                return log
            log.append('end %d' % i)
        finally:
            log.append('finally %d' % i)
    else:
        log.append('else')
    return log


for how in ('continue', 'break', 'return', 'none'):
    print(how, f(how))


def g():
    for x in [1, 2, 3]:
        for y in 'ab':
            try:
                try:
                    if x == 2:
                        break
                    print(x, y)
                finally:
                    print('inner', x, y)
            finally:
                print('outer', x, y)


g()
