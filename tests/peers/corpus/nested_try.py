# Handlers inside handlers; the outer exception is there again afterwards.
def f():
    out = []
    try:
        try:
            raise ValueError('a')
        except ValueError:
            out.append('1')
            try:
                raise KeyError('b')
            except KeyError:
                out.append('2')
                try:
                    raise
                except KeyError as e:
                    out.append(e.args[0])
            raise
    except ValueError as e:
        out.append(e.args[0])
    return out


print(f())


def g(n):
    try:
        if n:
            g(n - 1)
        else:
            raise IndexError('deep')
    except IndexError:
        log.append(n)
        raise
    finally:
        log.append('f%d' % n)


log = []
try:
    g(3)
except IndexError as e:
    print(e, log)


def replaced():
    try:
        raise ValueError('old')
    except ValueError:
        raise TypeError('new')


try:
    replaced()
except TypeError as e:
    print(e)
