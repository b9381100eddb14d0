# A visitor over an expression tree: print, evaluate, derive, simplify.
class Num:
    def __init__(self, n):
        self.n = n


class Var:
    def __init__(self, name):
        self.name = name


class Bin:
    def __init__(self, op, a, b):
        self.op, self.a, self.b = op, a, b


class Visitor:
    def visit(self, node):
        return getattr(self, 'visit_' + type(node).__name__)(node)


class Show(Visitor):
    def visit_Num(self, n):
        return str(n.n)

    def visit_Var(self, n):
        return n.name

    def visit_Bin(self, n):
        return '(%s %s %s)' % (self.visit(n.a), n.op, self.visit(n.b))


class Eval(Visitor):
    def __init__(self, **env):
        self.env = env

    def visit_Num(self, n):
        return n.n

    def visit_Var(self, n):
        return self.env[n.name]

    def visit_Bin(self, n):
        a, b = self.visit(n.a), self.visit(n.b)
        return a + b if n.op == '+' else a * b


class Derive(Visitor):
    def visit_Num(self, n):
        return Num(0)

    def visit_Var(self, n):
        return Num(1)

    def visit_Bin(self, n):
        if n.op == '+':
            return Bin('+', self.visit(n.a), self.visit(n.b))
        return Bin('+', Bin('*', self.visit(n.a), n.b), Bin('*', n.a, self.visit(n.b)))


e = Bin('+', Bin('*', Var('x'), Var('x')), Bin('*', Num(3), Var('x')))
print(Show().visit(e), Eval(x=5).visit(e))
d = Derive().visit(e)
print(Show().visit(d), Eval(x=5).visit(d))
