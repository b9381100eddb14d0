# test: stderr
# test: exit 1
# finally blocks and with statements on the way out.
class CM:
    def __enter__(self):
        return self

    def __exit__(self, *a):
        print('exit', a[0].__name__)


def f():
    with CM():
        try:
            raise ValueError('v')
        finally:
            print('finally')


f()
