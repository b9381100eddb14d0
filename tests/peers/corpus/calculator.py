# An expression evaluator by precedence climbing.
OPS = {'+': (1, lambda a, b: a + b), '-': (1, lambda a, b: a - b), '*': (2, lambda a, b: a * b),
       '/': (2, lambda a, b: a // b), '%': (2, lambda a, b: a % b), '^': (3, lambda a, b: a ** b)}


def split(text):
    out, number = [], ''
    for c in text + ' ':
        if c.isdigit():
            number += c
            continue
        if number:
            out.append(int(number))
            number = ''
        if c != ' ':
            out.append(c)
    return out


def evaluate(text):
    toks = split(text)

    def atom():
        t = toks.pop(0)
        if t == '(':
            v = expr(0)
            if not toks or toks.pop(0) != ')':
                raise SyntaxError('missing )')
            return v
        if t == '-':
            return -atom()
        if isinstance(t, int):
            return t
        raise SyntaxError('unexpected ' + str(t))

    def expr(level):
        left = atom()
        while toks and toks[0] in OPS and OPS[toks[0]][0] > level:
            p, f = OPS[toks[0]]
            op = toks.pop(0)
            left = f(left, expr(p - 1 if op == '^' else p))
        return left

    v = expr(0)
    if toks:
        raise SyntaxError('rest')
    return v


for text in ('1 + 2 * 3', '(1 + 2) * 3', '2 ^ 3 ^ 2', '100 / 7 % 5', '-(4 - 10) * 2', '7 - 3 - 2', '(1', '1 +* 2', '5 / 0'):
    try:
        print(text, '=', evaluate(text))
    except (SyntaxError, ZeroDivisionError) as e:
        print(text, type(e).__name__)
