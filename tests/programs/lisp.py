# A small Lisp: reader, macros, closures, tail calls in a loop, errors.
import operator as op
from functools import reduce
import os

SHARE = int(os.environ.get('SHARE', 1))     # see tests/README.md


class Symbol(str):
    def __repr__(self):
        return str(self)


class LispError(Exception):
    pass


class Env(dict):
    def __init__(self, params=(), args=(), outer=None):
        super().__init__()
        self.outer = outer
        params = list(params)
        if '.' in params:
            i = params.index('.')
            if len(args) < i:
                raise LispError(f'expected at least {i} arguments, got {len(args)}')
            self.update(zip(params[:i], args))
            self[params[i + 1]] = list(args[i:])
        else:
            if len(params) != len(args):
                raise LispError(f'expected {len(params)} arguments, got {len(args)}')
            self.update(zip(params, args))

    def find(self, name):
        e = self
        while e is not None:
            if name in e:
                return e
            e = e.outer
        raise LispError(f'undefined symbol {name}')


class Lambda:
    def __init__(self, params, body, env, macro=False):
        self.params, self.body, self.env, self.macro = params, body, env, macro

    def __call__(self, *args):
        env = Env(self.params, args, self.env)
        r = None
        for e in self.body:
            r = evaluate(e, env)
        return r


def tokenize(s):
    out, i = [], 0
    while i < len(s):
        c = s[i]
        if c in '()\'`':
            out.append(c)
            i += 1
        elif c == ',':
            out.append(',@' if s[i:i + 2] == ',@' else ',')
            i += len(out[-1])
        elif c.isspace():
            i += 1
        elif c == ';':
            while i < len(s) and s[i] != '\n':
                i += 1
        elif c == '"':
            j = s.index('"', i + 1)
            out.append(s[i:j + 1])
            i = j + 1
        else:
            j = i
            while j < len(s) and not s[j].isspace() and s[j] not in '()\'`;,"':
                j += 1
            out.append(s[i:j])
            i = j
    return out


QUOTES = {"'": 'quote', '`': 'quasiquote', ',': 'unquote', ',@': 'splice'}


def read(toks):
    if not toks:
        raise LispError('unexpected end')
    t = toks.pop(0)
    if t == '(':
        l = []
        while toks and toks[0] != ')':
            l.append(read(toks))
        if not toks:
            raise LispError('missing )')
        toks.pop(0)
        return l
    if t == ')':
        raise LispError('unexpected )')
    if t in QUOTES:
        return [Symbol(QUOTES[t]), read(toks)]
    if t[0] == '"':
        return t[1:-1]
    if t in ('#t', '#f'):
        return t == '#t'
    for conv in (int, float):
        try:
            return conv(t)
        except ValueError:
            pass
    return Symbol(t)


def show(x):
    if x is True:
        return '#t'
    if x is False:
        return '#f'
    if x is None:
        return 'nil'
    if isinstance(x, list):
        return '(' + ' '.join(map(show, x)) + ')'
    if isinstance(x, Symbol):
        return str(x)
    if isinstance(x, str):
        return f'"{x}"'
    if callable(x):
        return '<macro>' if getattr(x, 'macro', False) else '<fn>'
    return str(x)


def quasi(x, env):
    if not isinstance(x, list):
        return x
    if x and x[0] == 'unquote':
        return evaluate(x[1], env)
    out = []
    for e in x:
        if isinstance(e, list) and e and e[0] == 'splice':
            out.extend(evaluate(e[1], env))
        else:
            out.append(quasi(e, env))
    return out


def evaluate(x, env):
    while True:
        if isinstance(x, Symbol):
            return env.find(x)[x]
        if not isinstance(x, list) or not x:
            return x
        match x:
            case ['quote', v]:
                return v
            case ['quasiquote', v]:
                return quasi(v, env)
            case ['if', c, a, *rest]:
                x = a if evaluate(c, env) is not False else rest[0] if rest else None
                continue
            case ['define', [name, *params], *body]:
                env[name] = Lambda(params, body, env)
                return Symbol(name)
            case ['define', name, v]:
                env[name] = evaluate(v, env)
                return Symbol(name)
            case ['defmacro', [name, *params], *body]:
                env[name] = Lambda(params, body, env, True)
                return Symbol(name)
            case ['set!', name, v]:
                env.find(name)[name] = evaluate(v, env)
                return None
            case ['lambda', params, *body]:
                return Lambda(params, body, env)
            case ['let', binds, *body]:
                env = Env([b[0] for b in binds], [evaluate(b[1], env) for b in binds], env)
                for e in body[:-1]:
                    evaluate(e, env)
                x = body[-1]
                continue
            case ['begin', *body]:
                for e in body[:-1]:
                    evaluate(e, env)
                x = body[-1]
                continue
            case ['and', *parts]:
                r = True
                for p in parts:
                    r = evaluate(p, env)
                    if r is False:
                        break
                return r
            case ['or', *parts]:
                for p in parts:
                    if (r := evaluate(p, env)) is not False:
                        return r
                return False
        f = evaluate(x[0], env)
        if isinstance(f, Lambda) and f.macro:
            x = f(*x[1:])
            continue
        args = [evaluate(a, env) for a in x[1:]]
        if isinstance(f, Lambda):
            env = Env(f.params, args, f.env)
            for e in f.body[:-1]:
                evaluate(e, env)
            x = f.body[-1]
            continue
        if not callable(f):
            raise LispError(f'not a function: {show(f)}')
        try:
            return f(*args)
        except LispError:
            raise
        except ArithmeticError as e:
            raise LispError('arithmetic') from e
        except (TypeError, IndexError) as e:
            raise LispError(f'bad call of {x[0]}') from e


out = []
G = Env()
G.update({Symbol(k): v for k, v in {'+': lambda *a: sum(a), '*': lambda *a: reduce(op.mul, a, 1), '-': lambda a, *b: a - sum(b) if b else -a, '/': lambda a, b: a / b, 'quotient': op.floordiv, 'mod': op.mod, '<': op.lt, '>': op.gt, '=': op.eq, '<=': op.le, 'eq?': lambda a, b: a is b or a == b, 'cons': lambda a, b: [a] + b, 'car': lambda l: l[0], 'cdr': lambda l: l[1:], 'list': lambda *a: list(a), 'null?': lambda l: l == [], 'pair?': lambda l: isinstance(l, list) and l != [], 'not': lambda x: x is False, 'length': len, 'append': lambda *a: sum(a, []), 'map': lambda f, *l: [f(*a) for a in zip(*l)], 'filter': lambda f, l: [a for a in l if f(a) is not False], 'fold': lambda f, i, l: reduce(f, l, i), 'apply': lambda f, a: f(*a), 'display': lambda *a: out.append(' '.join(map(str, a))), 'symbol?': lambda x: isinstance(x, Symbol), 'number?': lambda x: isinstance(x, (int, float)) and not isinstance(x, bool), 'expt': op.pow, 'range': lambda *a: list(range(*a)), 'string-append': lambda *a: ''.join(a), 'abs': abs, 'max': max}.items()})
program = '''
(+ 1 2 (* 3 4)) (define x 10) (set! x (+ x 1)) x
(define (fact n) (if (< n 2) 1 (* n (fact (- n 1))))) (fact 25)
(define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2))))) (fib 15)
(define (loop n acc) (if (= n 0) acc (loop (- n 1) (+ acc n)))) (loop 20000 0)
(define (make-counter) (let ((n 0)) (lambda () (set! n (+ n 1)) n)))
(define c1 (make-counter)) (define c2 (make-counter)) (list (c1) (c1) (c2) (c1))
(map (lambda (x y) (* x y)) (list 1 2 3) (list 4 5 6)) (filter (lambda (x) (= 0 (mod x 3))) (range 20)) (fold + 0 (range 101))
(define (compose . fs) (fold (lambda (f g) (lambda (x) (f (g x)))) (lambda (x) x) fs)) ((compose abs - car) (list 5 6))
'(a b (c "d" 1.5)) `(1 ,(+ 1 1) ,@(list 3 4) (nested ,x)) (car '(1 2)) (cdr '(1 2)) (cons 0 '(1))
(defmacro (when c . body) `(if ,c (begin ,@body) #f)) (when (> x 5) (display "big" x) 'done)
(defmacro (while c . body) `(let ((go #f)) (begin (set! go (lambda () (if ,c (begin ,@body (go)) 'end))) (go))))
(define i 0) (while (< i 5) (set! i (+ i 1))) i
(defmacro (swap a b) `(let ((tmp ,a)) (begin (set! ,a ,b) (set! ,b tmp)))) (define p 1) (define q 2) (swap p q) (list p q)
(and 1 2 3) (and 1 #f 3) (or #f 5) (or #f #f) (if #f 1) (let ((a 1) (b 2)) (+ a b)) (begin 1 2 3)
(define (qsort l) (if (null? l) '() (let ((p (car l)) (r (cdr l))) (append (qsort (filter (lambda (x) (< x p)) r)) (list p) (qsort (filter (lambda (x) (not (< x p))) r))))))
(qsort '(3 1 4 1 5 9 2 6 5 3 5)) (define (ack m n) (if (= m 0) (+ n 1) (if (= n 0) (ack (- m 1) 1) (ack (- m 1) (ack m (- n 1)))))) (ack 2 5)
(expt 2 100) (/ 7 2) ((lambda args args) 1) fact + when (string-append "a" "b") () (symbol? 'x) (number? 1.5)
'''
toks = tokenize(program.replace('20000', str(20000 // SHARE)))
while toks:
    try:
        print(show(evaluate(read(toks), G)), end='  ')
    except LispError as e:
        print('error:', e, end='  ')
print()
for bad in ('(', ')', '(undefined 1)', '(1 2)', '(/ 1 0)', '(fact)', '(car 5)', '((lambda (x) x))', '(set! nope 1)', "(car '())", '(+ 1 "a")', '(compose)', '(quote)'):
    try:
        print(bad, show(evaluate(read(tokenize(bad)), G)))
    except LispError as e:
        print(bad, '->', e, type(e.__cause__).__name__)
print(out)
