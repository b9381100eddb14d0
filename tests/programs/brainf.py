# A brainf*** interpreter: parser, optimiser to a small instruction set, and a compiler to Python source.
class BFError(Exception):
    pass


def parse(src):
    stack, cur = [], []
    for i, c in enumerate(src):
        if c in '+-':
            d = 1 if c == '+' else -1
            if cur and cur[-1][0] == 'add':
                cur[-1] = ('add', cur[-1][1] + d)
            else:
                cur.append(('add', d))
        elif c in '<>':
            d = 1 if c == '>' else -1
            if cur and cur[-1][0] == 'move':
                cur[-1] = ('move', cur[-1][1] + d)
            else:
                cur.append(('move', d))
        elif c == '.':
            cur.append(('out',))
        elif c == ',':
            cur.append(('in',))
        elif c == '[':
            stack.append((cur, i))
            cur = []
        elif c == ']':
            if not stack:
                raise BFError(f'unmatched ] at {i}')
            body, (cur, _) = cur, stack.pop()
            cur.append(('loop', body))
    if stack:
        raise BFError(f'unmatched [ at {stack[-1][1]}')
    return cur


def optimise(code):
    out = []
    for ins in code:
        match ins:
            case ('add' | 'move', 0):
                continue
            case ('loop', [('add', -1 | 1)]):
                out.append(('zero',))
            case ('loop', body):
                body = optimise(body)
                m = as_multiply(body)
                out.append(m if m else ('loop', body))
            case _:
                out.append(ins)
    return out


def as_multiply(body):
    pos, adds = 0, {}
    for ins in body:
        if ins[0] == 'move':
            pos += ins[1]
        elif ins[0] == 'add':
            adds[pos] = adds.get(pos, 0) + ins[1]
        else:
            return None
    if pos == 0 and adds.get(0) == -1:
        del adds[0]
        return ('mul', tuple(sorted(adds.items())))
    return None


def execute(code, data=b'', limit=10**6):
    tape, p, out, src, steps = [0] * 300, 0, bytearray(), iter(data), 0

    def run(code):
        nonlocal p, steps
        for ins in code:
            steps += 1
            if steps > limit:
                raise BFError('step limit')
            op = ins[0]
            if op == 'add':
                tape[p] = (tape[p] + ins[1]) & 255
            elif op == 'move':
                p += ins[1]
                if not 0 <= p < len(tape):
                    raise BFError(f'pointer out of tape: {p}')
            elif op == 'out':
                out.append(tape[p])
            elif op == 'in':
                tape[p] = next(src, 0)
            elif op == 'zero':
                tape[p] = 0
            elif op == 'mul':
                v = tape[p]
                for off, k in ins[1]:
                    tape[p + off] = (tape[p + off] + v * k) & 255
                tape[p] = 0
            else:
                while tape[p]:
                    steps += 1
                    if steps > limit:
                        raise BFError('step limit')
                    run(ins[1])
    run(code)
    return bytes(out), steps


def to_python(code):
    lines = ['def bf(data):', '    t, p, out, src = [0] * 300, 0, bytearray(), iter(data)']

    def gen(code, ind):
        pad = ' ' * ind
        for ins in code:
            match ins:
                case ('add', n):
                    lines.append(f'{pad}t[p] = (t[p] + {n}) & 255')
                case ('move', n):
                    lines.append(f'{pad}p += {n}')
                case ('out',):
                    lines.append(f'{pad}out.append(t[p])')
                case ('in',):
                    lines.append(f'{pad}t[p] = next(src, 0)')
                case ('zero',):
                    lines.append(f'{pad}t[p] = 0')
                case ('mul', items):
                    for off, k in items:
                        lines.append(f'{pad}t[p + {off}] = (t[p + {off}] + t[p] * {k}) & 255')
                    lines.append(f'{pad}t[p] = 0')
                case ('loop', body):
                    lines.append(f'{pad}while t[p]:')
                    gen(body, ind + 4) if body else lines.append(pad + '    pass')
    gen(code, 4)
    lines.append('    return bytes(out)')
    ns = {}
    exec('\n'.join(lines), ns)
    return ns['bf'], len(lines)


HELLO = '++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++.'
CAT = ',[.,]'
REV = '>,[>,]<[.<]'
UPPER = ',[--------------------------------.,]'
ADD = ',>++++++[<-------->-],[<+>-]<.'
SQUARES = '++++++++[>+++++>++++<<-]>>[<.>-]<[-]>++++[>++++[>+++<-]<-]>>.'
for name, src, data in (('hello', HELLO, b''), ('cat', CAT, b'hi there'), ('rev', REV, b'stressed'), ('upper', UPPER, b'shout'), ('add', ADD, b'34'), ('squares', SQUARES, b''), ('empty', '', b''), ('comment', 'no code, here.', b'x')):
    plain = parse(src)
    opt = optimise(plain)
    o1, s1 = execute(plain, data)
    o2, s2 = execute(opt, data)
    f, n = to_python(opt)
    o3 = f(data)
    print(name, o1 if len(o1) < 60 else (len(o1), o1[-12:]), o1 == o2 == o3, s1, s2, n)
for bad in ('[', ']', '[[]', '+[>+]', '<', '+[]'):
    try:
        print(bad, execute(parse(bad), limit=5000))
    except BFError as e:
        print(bad, e)
print(optimise(parse('[-]>[->+>++<<]+-<[>]')), parse('++--><[.]'))
