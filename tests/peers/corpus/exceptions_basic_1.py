# try/except/else/finally, matching rules, as-names, bare raise, attributes of exceptions.
def t(f, *a):
    try:
        r = f(*a)
    except ZeroDivisionError:
        r = 'ZD'
    except (KeyError, IndexError) as e:
        r = f'lookup {e!r}'
    except ValueError as e:
        r = f'value {e.args}'
    except:
        r = 'bare'
    else:
        r = f'else {r}'
    finally:
        print('finally', end=' ')
    print(r)


t(lambda: 1)
t(lambda: 1 // 0)
