# test: stderr
# test: exit 1
# Names of frames: lambda, method, nested function, generator, class body.
class C:
    def method(self):
        def nested():
            raise KeyError('here')
        call = lambda: nested()
        call()


def gen():
    yield 1
    C().method()


def run():
    for x in gen():
        print(x)


run()
