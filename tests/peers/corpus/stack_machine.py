# A compiler to a small stack machine and its interpreter.
def compile_expr(e, out):
    if isinstance(e, tuple):
        op, *args = e
        if op == 'if':
            test, yes, no = args
            compile_expr(test, out)
            out.append(['jz', None])
            hole = out[-1]
            compile_expr(yes, out)
            out.append(['jmp', None])
            end = out[-1]
            hole[1] = len(out)
            compile_expr(no, out)
            end[1] = len(out)
        else:
            for a in args:
                compile_expr(a, out)
            out.append([op, len(args)])
    elif isinstance(e, str):
        out.append(['load', e])
    else:
        out.append(['push', e])
    return out


def execute(code, env):
    stack, pc = [], 0
    while pc < len(code):
        op, arg = code[pc]
        pc += 1
        if op == 'push':
            stack.append(arg)
        elif op == 'load':
            stack.append(env[arg])
        elif op == 'jmp':
            pc = arg
        elif op == 'jz':
            if not stack.pop():
                pc = arg
        else:
            args = stack[-arg:]
            del stack[-arg:]
            stack.append({'add': sum, 'mul': lambda a: a[0] * a[1], 'lt': lambda a: a[0] < a[1], 'neg': lambda a: -a[0]}[op](args))
    return stack


program = ('if', ('lt', 'x', 10), ('mul', 'x', ('add', 1, 2, 3)), ('neg', 'x'))
code = compile_expr(program, [])
for i, line in enumerate(code):
    print(i, line)
for x in (1, 9, 10, 50):
    print(x, execute(code, {'x': x}))
