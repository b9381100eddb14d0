# Methods looked up by name, bound methods as values, functions as attributes.
class Machine:
    def __init__(self):
        self.stack = []

    def op_push(self, x):
        self.stack.append(x)

    def op_add(self):
        self.stack.append(self.stack.pop() + self.stack.pop())

    def op_dup(self):
        self.stack.append(self.stack[-1])

    def op_swap(self):
        self.stack[-1], self.stack[-2] = self.stack[-2], self.stack[-1]

    def op_mul(self):
        self.stack.append(self.stack.pop() * self.stack.pop())

    def run(self, program):
        for line in program.split(';'):
            name, *args = line.split()
            getattr(self, 'op_' + name)(*[int(a) for a in args])
        return self.stack


print(Machine().run('push 2; push 3; add; dup; mul; push 7; swap'))
m = Machine()
push = m.op_push
push(1)
push(2)
print(m.stack)
m.op_push = lambda x: 'replaced %d' % x
print(m.op_push(5))
table = {'neg': lambda x: -x, 'abs': abs, 'double': (2).__mul__ if hasattr(2, '__mul__') else lambda x: 2 * x}
print([table[k](-4) for k in ('neg', 'abs', 'double')])
