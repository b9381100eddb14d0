# Tokenizer, Pratt parser, tree optimiser and stack machine for arithmetic expressions with variables and functions.
import math


class Token:
    __slots__ = ('kind', 'value', 'pos')

    def __init__(self, kind, value, pos):
        self.kind, self.value, self.pos = kind, value, pos

    def __repr__(self):
        return f'{self.kind}:{self.value!r}@{self.pos}'


class CalcError(Exception):
    pass


def tokenize(s):
    i = 0
    while i < len(s):
        c = s[i]
        if c.isspace():
            i += 1
        elif c.isdigit() or c == '.' and s[i + 1:i + 2].isdigit():
            j = i
            while j < len(s) and (s[j].isdigit() or s[j] == '.'):
                j += 1
            text = s[i:j]
            if text.count('.') > 1:
                raise CalcError(f'bad number {text!r} at {i}')
            yield Token('num', float(text) if '.' in text else int(text), i)
            i = j
        elif c.isalpha() or c == '_':
            j = i
            while j < len(s) and (s[j].isalnum() or s[j] == '_'):
                j += 1
            yield Token('name', s[i:j], i)
            i = j
        else:
            for op in ('**', '//', '<=', '>=', '==', '!=', '+', '-', '*', '/', '%', '(', ')', ',', '=', '<', '>', '?', ':'):
                if s.startswith(op, i):
                    yield Token('op', op, i)
                    i += len(op)
                    break
            else:
                raise CalcError(f'unexpected {c!r} at {i}')
    yield Token('end', '', len(s))


BP = {'?': (2, 1), '==': (3, 4), '!=': (3, 4), '<': (3, 4), '>': (3, 4), '<=': (3, 4), '>=': (3, 4), '+': (5, 6), '-': (5, 6), '*': (7, 8), '/': (7, 8), '//': (7, 8), '%': (7, 8), '**': (12, 11)}


class Parser:
    def __init__(self, s):
        self.toks = list(tokenize(s))
        self.i = 0

    @property
    def cur(self):
        return self.toks[self.i]

    def next(self):
        t = self.cur
        self.i += 1
        return t

    def expect(self, v):
        t = self.next()
        if t.value != v:
            raise CalcError(f'expected {v!r}, got {t.value!r} at {t.pos}')

    def parse(self):
        if len(self.toks) > 2 and self.toks[0].kind == 'name' and self.toks[1].value == '=':
            name = self.next().value
            self.next()
            e = ('set', name, self.expr(0))
        else:
            e = self.expr(0)
        if self.cur.kind != 'end':
            raise CalcError(f'unexpected {self.cur.value!r} at {self.cur.pos}')
        return e

    def expr(self, min_bp):
        t = self.next()
        if t.kind == 'num':
            left = ('num', t.value)
        elif t.kind == 'name':
            if self.cur.value == '(':
                self.next()
                args = []
                if self.cur.value != ')':
                    args.append(self.expr(0))
                    while self.cur.value == ',':
                        self.next()
                        args.append(self.expr(0))
                self.expect(')')
                left = ('call', t.value, args)
            else:
                left = ('var', t.value)
        elif t.value == '(':
            left = self.expr(0)
            self.expect(')')
        elif t.value in ('-', '+'):
            left = ('un', t.value, self.expr(9))
        else:
            raise CalcError(f'unexpected {t.value or "end"!r} at {t.pos}')
        while True:
            op = self.cur.value
            if self.cur.kind != 'op' or op not in BP or BP[op][0] < min_bp:
                return left
            self.next()
            if op == '?':
                a = self.expr(0)
                self.expect(':')
                left = ('if', left, a, self.expr(BP[op][1]))
            else:
                left = ('bin', op, left, self.expr(BP[op][1]))


OPS = {'+': lambda a, b: a + b, '-': lambda a, b: a - b, '*': lambda a, b: a * b, '/': lambda a, b: a / b, '//': lambda a, b: a // b, '%': lambda a, b: a % b, '**': lambda a, b: a ** b, '<': lambda a, b: int(a < b), '>': lambda a, b: int(a > b), '<=': lambda a, b: int(a <= b), '>=': lambda a, b: int(a >= b), '==': lambda a, b: int(a == b), '!=': lambda a, b: int(a != b)}
FUNCS = {'sqrt': math.sqrt, 'max': max, 'min': min, 'abs': abs, 'round': round, 'floor': math.floor, 'fact': math.factorial}


def fold(n):
    match n:
        case ('bin', op, a, b):
            a, b = fold(a), fold(b)
            if a[0] == b[0] == 'num' and not (op in ('/', '//', '%') and b[1] == 0):
                return ('num', OPS[op](a[1], b[1]))
            if op == '*' and ('num', 1) in (a, b):
                return b if a == ('num', 1) else a
            return ('bin', op, a, b)
        case ('un', op, a):
            a = fold(a)
            return ('num', -a[1] if op == '-' else a[1]) if a[0] == 'num' else ('un', op, a)
        case ('call', f, args):
            return ('call', f, [fold(a) for a in args])
        case ('if', c, a, b):
            c = fold(c)
            return fold(a if c[1] else b) if c[0] == 'num' else ('if', c, fold(a), fold(b))
        case ('set', name, e):
            return ('set', name, fold(e))
    return n


def compile_(n, out):
    match n:
        case ('num', v):
            out.append(('push', v))
        case ('var', v):
            out.append(('load', v))
        case ('un', op, a):
            compile_(a, out)
            out.append(('un', op))
        case ('bin', op, a, b):
            compile_(a, out)
            compile_(b, out)
            out.append(('bin', op))
        case ('call', f, args):
            for a in args:
                compile_(a, out)
            out.append(('call', (f, len(args))))
        case ('set', name, e):
            compile_(e, out)
            out.append(('store', name))
        case ('if', c, a, b):
            compile_(c, out)
            at = len(out)
            out.append(None)
            compile_(a, out)
            end = len(out)
            out.append(None)
            out[at] = ('jz', len(out))
            compile_(b, out)
            out[end] = ('jmp', len(out))
    return out


def run(code, env):
    st, pc = [], 0
    while pc < len(code):
        op, a = code[pc]
        pc += 1
        if op == 'push':
            st.append(a)
        elif op == 'load':
            if a not in env:
                raise CalcError(f'undefined variable {a}')
            st.append(env[a])
        elif op == 'store':
            env[a] = st[-1]
        elif op == 'un':
            st[-1] = -st[-1] if a == '-' else st[-1]
        elif op == 'bin':
            b = st.pop()
            st[-1] = OPS[a](st[-1], b)
        elif op == 'call':
            f, n = a
            if f not in FUNCS:
                raise CalcError(f'undefined function {f}')
            args = st[len(st) - n:]
            del st[len(st) - n:]
            st.append(FUNCS[f](*args))
        elif op == 'jz':
            if not st.pop():
                pc = a
        elif op == 'jmp':
            pc = a
    return st[-1]


env = {'pi': 3.14159, 'e': 2.71828}
for line in ('1 + 2 * 3', '(1 + 2) * 3', '2 ** 3 ** 2', '-2 ** 2', '2 ** -1', '10 // 3 % 2', '7 / 2', 'x = 5', 'x * x + x', 'y = x > 3 ? x * 100 : -1', 'y', 'sqrt(16) + max(1, x, 3)', '1 < 2 == 1', '1 ? 2 ? 3 : 4 : 5', '--x', '- - 3', 'fact(20)', 'round(pi * 100) / 100', '.5 + 1.25', 'z', 'foo(1)', '1 +', '(1', '1 2', '1.2.3', '$', 'max(1,)', '1 / 0', '5 % 0', 'sqrt(0 - 1)', 'x = 1 = 2', '1 * x * 1', '0 ? boom : 7', '', '2 ** 100', 'abs(-3.5) ** 2', 'min(4, 2, 8) + floor(2.7)', '100 - 10 - 1', '2 * (3 + (4 - (5 * (6 / 3))))'):
    try:
        tree = fold(Parser(line).parse())
        code = compile_(tree, [])
        print(f'{line} => {run(code, env)}   [{len(code)} ops]')
    except CalcError as err:
        print(f'{line} => error: {err}')
    except (ArithmeticError, ValueError) as err:
        print(f'{line} => {type(err).__name__}')
print(list(tokenize('a1 + 2.5')), fold(Parser('1 + 2 * x * 1').parse()), compile_(Parser('a ? b : c').parse(), []))
total = 0
for i in range(300):
    total += run(compile_(Parser(f'{i} * 2 + (x - {i % 7}) ** 2 % 11').parse(), []), env)
print(total)
