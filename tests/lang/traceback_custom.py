# test: stderr
# test: exit 1
# Exception classes with their own __str__, in a module-level class.
class MyError(Exception):
    def __str__(self):
        return f'my error {self.args}'


class Outer:
    class Inner(MyError):
        pass

    def method(self):
        raise Outer.Inner(1, 'two')


Outer().method()
