# A tiny Lisp.
def parse(text):
    toks = text.replace('(', ' ( ').replace(')', ' ) ').split()

    def read():
        t = toks.pop(0)
        if t == '(':
            out = []
            while toks[0] != ')':
                out.append(read())
            toks.pop(0)
            return out
        try:
            return int(t)
        except ValueError:
            return t
    return read()


class Env:
    def __init__(self, names=(), values=(), outer=None):
        self.vars, self.outer = dict(zip(names, values)), outer

    def find(self, name):
        if name in self.vars:
            return self.vars
        if self.outer is None:
            raise NameError(name)
        return self.outer.find(name)


def ev(x, env):
    if isinstance(x, str):
        return env.find(x)[x]
    if not isinstance(x, list):
        return x
    head = x[0]
    if head == 'if':
        return ev(x[2] if ev(x[1], env) else x[3], env)
    if head == 'define':
        env.vars[x[1]] = ev(x[2], env)
        return None
    if head == 'lambda':
        return lambda *args: ev(x[2], Env(x[1], args, env))
    if head == 'quote':
        return x[1]
    f, *args = [ev(e, env) for e in x]
    return f(*args)


base = Env(('+', '*', '-', '<', '=', 'list', 'car', 'cdr', 'null'), (
    lambda *a: sum(a), lambda a, b: a * b, lambda a, b: a - b, lambda a, b: a < b, lambda a, b: a == b,
    lambda *a: list(a), lambda l: l[0], lambda l: l[1:], lambda l: not l))
for line in ('(+ 1 2 (* 3 4))', '(define fact (lambda (n) (if (< n 2) 1 (* n (fact (- n 1))))))', '(fact 20)',
             '(define map (lambda (f l) (if (null l) (quote ()) (+ 0 0))))', '((lambda (x y) (- x y)) 10 3)',
             '(define adder (lambda (n) (lambda (m) (+ n m))))', '((adder 5) 6)', '(car (cdr (list 1 2 3)))', '(quote (a b))', 'nope'):
    try:
        print(ev(parse(line), base))
    except NameError as e:
        print('unknown', e)
