# How deep a thread may go: RecursionError, not a crash, whatever the size of its stack.
# test: krait-only
import sys
import threading

def python(n):
    return 1 + python(n + 1)

def nested():
    data = []
    for _ in range(100000):
        data = [data]
    return repr(data)

class Key:
    def __eq__(self, other):
        return {Key(): 1} == {Key(): 1}
    __hash__ = lambda self: 1

def called_back():
    return Key() == Key()

def run(f, *args):
    try:
        f(*args)
    except RecursionError:
        results.append(f.__name__)

for size in 1 << 16, 1 << 20, 2 << 20:
    threading.stack_size(size)
    results = []
    for job in (python, 0), (nested,), (called_back,):
        t = threading.Thread(target=run, args=job)
        t.start()
        t.join()
    assert results == ['python', 'nested', 'called_back'], (size, results)

def count(n):
    return n and 1 + count(n - 1)

threading.stack_size(64 << 20)
sys.setrecursionlimit(20000)
results = []
t = threading.Thread(target=lambda: results.append(count(15000)))
t.start()
t.join()
assert results == [15000], results
print('ok')
