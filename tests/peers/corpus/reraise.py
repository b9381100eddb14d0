# raise without an expression, in handlers and from functions that handlers call.
def again():
    try:
        raise ValueError('first')
    except ValueError:
        try:
            raise KeyError('second')
        except KeyError:
            print('inner handled')
        raise


try:
    again()
except ValueError as e:
    print('ValueError', e)
try:
    raise
except RuntimeError as e:
    print('RuntimeError')
log = []
for n in range(3):
    try:
        try:
            [][n]
        except IndexError:
            log.append(n)
            if n == 2:
                raise
    except IndexError:
        log.append('out')
print(log)
