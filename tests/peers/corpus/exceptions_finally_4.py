# finally: every way in and out, with return, break, continue, nested, in loops and generators.
def loop_gen():
    for i in range(3):
        try:
            yield i
        finally:
            print('cleanup', i)


g = loop_gen()
g.close()


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
