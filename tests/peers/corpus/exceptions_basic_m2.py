# try/except/else/finally, matching rules, as-names, bare raise, attributes of exceptions.
class E(Exception):
    def __init__(self, a, b=2):
        self.a, self.b = a, b

    def __str__(self):
        return f'E<{self.a},{self.b}>'


class E2(E):
    pass


try:
    raise E2(5)
except E as x:
    print(type(x).__name__)
try:
    x
except NameError as n:
    print(type(n).__name__)
