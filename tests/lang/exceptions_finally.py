# finally: every way in and out, with return, break, continue, nested, in loops and generators.
def f1():
    try:
        return 'try'
    finally:
        print('f1 finally')


def f2():
    for i in range(3):
        try:
            if i == 0:
                continue
            if i == 1:
                break
        finally:
            print('f2', i)
    else:
        print('no')
    return i


def f3():
    x = 1
    try:
        return x
    finally:
        x = 2
        print('x', x)


def f4():
    try:
        try:
            return 'inner'
        finally:
            print('inner f')
    finally:
        print('outer f')


def f5():
    for i in range(5):
        try:
            try:
                if i == 2:
                    return ('returned', i)
            finally:
                print('a', i)
                if i < 2:
                    pass
        finally:
            print('b', i)


def f6():
    try:
        raise ValueError
    except ValueError:
        return 'handler'
    finally:
        print('f6')


def f7():
    try:
        pass
    except ValueError:
        return 'handler'
    else:
        return 'else'
    finally:
        print('f7')


def f8():
    while True:
        try:
            try:
                raise KeyError('x')
            except KeyError:
                break
            finally:
                print('f8 inner')
        finally:
            print('f8 outer')
    return 'after loop'


def f9():
    try:
        try:
            raise KeyError('x')
        finally:
            print('cleanup')
    except KeyError as e:
        return repr(e)


def f10():
    l = []
    for i in range(3):
        for j in range(3):
            try:
                if j == 1:
                    continue
                if i == 1:
                    break
                l.append((i, j))
            finally:
                l.append('f')
    return l


def f11():
    l = []
    def inner():
        try:
            l.append(1)
            return l.append(2)
        finally:
            l.append(3)
    inner()
    return l


def f12():
    try:
        1 / 0
    except ZeroDivisionError:
        try:
            return 'deep'
        finally:
            try:
                raise KeyError
            except KeyError:
                print('caught in finally')


def f13():
    with open('/dev/null') as f:
        try:
            return f.closed
        finally:
            print('closed?', f.closed)


def f14(n):
    while n:
        n -= 1
        try:
            if n == 3:
                continue
            if n == 1:
                return n
        except Exception:
            pass
        else:
            print('else', n)
        finally:
            print('fin', n)


for f in (f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13):
    print(f.__name__, f())
print(f14(5))


def gen():
    try:
        yield 1
        try:
            yield 2
        finally:
            print('inner gen finally')
            yield 3
    finally:
        print('outer gen finally')


print(list(gen()))
g = gen()
next(g), next(g)
print(g.throw(ValueError('v')))
try:
    next(g)
except ValueError as e:
    print('v again', e)


def loop_gen():
    for i in range(3):
        try:
            yield i
        finally:
            print('cleanup', i)


g = loop_gen()
for v in g:
    if v == 1:
        break
g.close()
g = loop_gen()
next(g)
g.close()


def raise_in_except_finally():
    try:
        try:
            raise ValueError('a')
        except ValueError:
            raise KeyError('b')
        finally:
            print('runs')
    except KeyError as e:
        print(repr(e), repr(e.__context__))


raise_in_except_finally()


def many(n):
    try:
        try:
            try:
                try:
                    if n == 0:
                        return 0
                    if n == 1:
                        raise ValueError(n)
                    n = 'fall'
                finally:
                    print(1, end=' ')
            finally:
                print(2, end=' ')
        except ValueError as e:
            return f'caught {e}'
        finally:
            print(3, end=' ')
    finally:
        print(4, end=' ')
    return n


print(many(0), many(1), many(2))
def delname():
    try:
        raise ValueError('x')
    except ValueError as e:
        e = 5
    try:
        return e
    except UnboundLocalError as u:
        return str(u)
print(delname())
def delname2():
    try:
        raise ValueError('x')
    except ValueError as e:
        del e
    return 'ok'
print(delname2())
def unreachable():
    try:
        return 1
        print('never')
    finally:
        pass
    print('never')
print(unreachable())
try:
    try:
        pass
    finally:
        raise ValueError('plain finally')
except ValueError as e:
    print(e, e.__context__)
i = 0
while i < 3:
    i += 1
    try:
        continue
    finally:
        print('module level', i)
for i in range(2):
    try:
        break
    finally:
        print('break')
else:
    print('no else')
