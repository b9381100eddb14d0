# An interpreter for a very small language.
def run(program, data=''):
    jumps, stack = {}, []
    for i, c in enumerate(program):
        if c == '[':
            stack.append(i)
        elif c == ']':
            j = stack.pop()
            jumps[i], jumps[j] = j, i
    cells, at, pc, out, data = [0] * 100, 0, 0, [], list(data)
    while pc < len(program):
        c = program[pc]
        if c == '>':
            at += 1
        elif c == '<':
            at -= 1
        elif c == '+':
            cells[at] = (cells[at] + 1) % 256
        elif c == '-':
            cells[at] = (cells[at] - 1) % 256
        elif c == '.':
            out.append(chr(cells[at]))
        elif c == ',':
            cells[at] = ord(data.pop(0)) if data else 0
        elif c == '[' and not cells[at] or c == ']' and cells[at]:
            pc = jumps[pc]
        pc += 1
    return ''.join(out)


print(run('++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.'))
print(run(',[.-]', chr(5)) == ''.join(chr(i) for i in range(5, 0, -1)), run(',+.', 'A'))
