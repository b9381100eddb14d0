# Finalizers that wait while C code calls a Python function leave its arguments alone.
import gc


class Dead:
    count = 0

    def __del__(self):
        a, b, c = [1], [2], [3]
        Dead.count += 1
        gc.collect()


class N:
    def __init__(self, v):
        self.v = v

    def __repr__(self):
        for _ in range(3):
            Dead()
            x = []
            x.append(x)
        gc.collect(0)
        return f'N{self.v}'

    def __lt__(self, other):
        Dead()
        gc.collect()
        return self.v < other.v


def fresh(i):
    names = {}
    exec(f'def key(x, y=None): return [x.v, y, {i}]', names)  # its first call is made from C
    return names['key']


for i in range(20):
    print([N(i), N(i + 1)], sorted([N(3), N(i), N(2)]), list(map(fresh(i), [N(7), N(8)], [N(9), 5])))
