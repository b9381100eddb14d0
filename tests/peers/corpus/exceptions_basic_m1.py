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


for bad in (5, 'str', None, int, object(), [ValueError]):
    try:
        raise bad
    except TypeError as e:
        print(type(e).__name__)
try:
    raise
except RuntimeError as e:
    print(type(e).__name__)
