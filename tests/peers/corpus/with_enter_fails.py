# What happens when __enter__ or __exit__ raise.
class Bad:
    def __init__(self, where):
        self.where = where

    def __enter__(self):
        if self.where == 'enter':
            raise RuntimeError('enter')

    def __exit__(self, a, b, c):
        print('exit', a and a.__name__)
        if self.where == 'exit':
            raise RuntimeError('exit')


for where in ('enter', 'exit', 'nowhere'):
    try:
        with Bad(where):
            print('body')
    except RuntimeError as e:
        print('RuntimeError', e)
try:
    with Bad('exit'):
        raise ValueError('body')
except Exception as e:
    print(type(e).__name__, e)
try:
    with 5:
        pass
except (AttributeError, TypeError):
    print('no context manager')
