# Chained comparisons: each operand evaluated once, short circuit, custom results.
def g():
    r = (yield 1) < (yield 2) < (yield 3)
    yield r


for src in ('Bad() < 1 < 2', 'Bad() < 1', '1 < 2 < "a"', '1 < "a" < undefined', '2 < 1 < undefined', '1 < 2 < undefined'):
    try:
        r = eval(src)
        print(src, type(r).__name__)
    except Exception as e:
        print(src, type(e).__name__)
