# finally: every way in and out, with return, break, continue, nested, in loops and generators.
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
