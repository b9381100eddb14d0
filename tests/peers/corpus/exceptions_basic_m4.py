# try/except/else/finally, matching rules, as-names, bare raise, attributes of exceptions.
for i in range(3):
    try:
        if i == 1:
            raise ValueError(i)
    except ValueError as err:
        print('err', type(err).__name__)
        continue
    else:
        print('no error', i)
    print('end', i)
