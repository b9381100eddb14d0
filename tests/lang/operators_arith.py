# Arithmetic and bit operators over mixed built-in operands, with their errors.
ops = ['+', '-', '*', '/', '//', '%', '**', '<<', '>>', '&', '|', '^', '@', '<', '<=', '==', '!=', '>', '>=',
       'is', 'is not', 'in', 'not in', 'and', 'or']
vals = ['5', '-3', '0', 'True', '2.5', '-0.5', '1+2j', "'ab'", "b'ab'", '[1, 2]', '(1, 2)', '{1, 2}', '{1: 2}', 'None']
for op in ops:
    if op.startswith('is'):
        continue
    for a in vals:
        row = []
        for b in vals:
            if op in ('**', '/') and ('j' in a or 'j' in b):
                continue
            try:
                r = eval(f'({a}) {op} ({b})')
                if op == '**' and isinstance(r, complex):
                    r = 'complex'
                row.append(str(r))
            except Exception as e:
                row.append(type(e).__name__[:4])
        print(f'{a} {op}', '|'.join(row))
# error texts
for op in ops:
    for a, b in (('1', "'a'"), ("'a'", '1'), ('[]', '{}'), ('None', '1.5'), ('1.5', 'None'), ('{}', 'b""'), ('1j', '""'),
                 ('(1,)', '[1]'), ('object', '1'), ('len', '1'), ('1', '...')):
        if op in ('==', '!=', 'is', 'is not', 'in', 'not in', 'and', 'or'):
            continue
        try:
            eval(f'{a} {op} {b}')
        except Exception as e:
            print(f'{a} {op} {b}:', type(e).__name__, e)
for op in '+-~':
    for a in ("'a'", '[]', 'None', '1.5', '1j', 'True', '()', '{}', "b''"):
        try:
            if op + a != '~True':
                print(op, a, eval(op + a))
        except Exception as e:
            print(op, a, type(e).__name__, e)
