# The with statement: order, suppression, errors, targets, control flow.
class Odd:
    def __enter__(self):
        del Odd.__exit__
        return 1
    def __exit__(self, *a):
        print('still called')


with Odd():
    pass
