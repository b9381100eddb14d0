# Eight threads that allocate, and change shared lists and dicts with and without locks.
# test: krait-only
# test: timeout 120
import _thread
import os
import sys
import time

share = int(os.environ.get('SHARE', '1'))
rounds = max(4, 400 // share)
sys.setswitchinterval(0.0002)
lock = _thread.allocate_lock()
numbers, table, guarded, failures = [], {}, {}, []
running = 0

class Node:
    __slots__ = ('next', 'value', '__weakref__')
    def __init__(self, value, next):
        self.value, self.next = value, next

class Thing:
    def __init__(self, i):
        self.i = i
        self.text = 'thing %d' % i
    def __eq__(self, other):
        return self.i == other.i
    def __hash__(self):
        return self.i % 7
    def __del__(self):
        Thing.gone += 1
Thing.gone = 0

def generated(n):
    for i in range(n):
        yield [i] * (i % 5)

def chain(n):
    node = None
    for i in range(n):
        node = Node(i, node)
    total = 0
    while node:
        total, node = total + node.value, node.next
    return total

def one_round(me, i):
    numbers.append((me, i))
    if len(numbers) > 50:
        del numbers[:25]
    for item in list(numbers):
        assert type(item) is tuple and len(item) == 2, item
    table[Thing(i)] = str(i)
    table.pop(Thing(i - 5), None)
    try:
        for key in table:
            assert key.text == 'thing %d' % key.i
    except RuntimeError:
        pass
    with lock:
        guarded[me] = guarded.get(me, 0) + 1
        guarded['all'] = guarded.get('all', 0) + 1
    assert chain(20) == 190
    assert [len(x) for x in generated(10)] == [0, 1, 2, 3, 4] * 2
    assert sorted((str(k) for k in range(20)), key=lambda s: -int(s))[0] == '19'
    data = bytearray(b'%d' % i)
    view = memoryview(data)
    try:
        data.extend(b'x')
        assert False
    except BufferError:
        pass
    view.release()
    data.extend(b'y' * 100)
    assert data.endswith(b'y')
    try:
        {}[me, i]
    except KeyError as e:
        assert e.args == ((me, i),)

def work(me):
    global running
    try:
        for i in range(rounds):
            one_round(me, i)
    except BaseException as e:
        failures.append(e)
        raise
    finally:
        with lock:
            running -= 1

for k in range(8):
    with lock:
        running += 1
    _thread.start_new_thread(work, (k,))
while running:
    time.sleep(0.001)
assert not failures, failures
assert guarded.pop('all') == 8 * rounds
assert guarded == {k: rounds for k in range(8)}, guarded
print('ok')
