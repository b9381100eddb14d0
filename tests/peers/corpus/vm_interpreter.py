# A register machine running a small program.
PROGRAM = '''
    set a 10
    set b 0
loop:
    add b a
    dec a
    jnz a loop
    out b
    call double
    out b
    halt
double:
    add b b
    ret
'''


def assemble(text):
    code, labels = [], {}
    for line in text.split('\n'):
        parts = line.split()
        if not parts:
            continue
        if parts[0].endswith(':'):
            labels[parts[0][:-1]] = len(code)
        else:
            code.append(parts)
    return code, labels


def run(text):
    code, labels = assemble(text)
    regs, pc, calls, out, steps = {}, 0, [], [], 0
    while True:
        op, *args = code[pc]
        pc += 1
        steps += 1
        if op == 'set':
            regs[args[0]] = int(args[1])
        elif op == 'add':
            regs[args[0]] += regs[args[1]]
        elif op == 'dec':
            regs[args[0]] -= 1
        elif op == 'jnz':
            if regs[args[0]]:
                pc = labels[args[1]]
        elif op == 'out':
            out.append(regs[args[0]])
        elif op == 'call':
            calls.append(pc)
            pc = labels[args[0]]
        elif op == 'ret':
            pc = calls.pop()
        else:
            return out, steps


print(run(PROGRAM))
