# Big code: many locals, long if-chains, jumps over 32 KB, deep nesting, many constants and names.
ns = {}
exec('def many_locals():\n' + ''.join(f'    v{i} = {i}\n' for i in range(300)) + '    return v0 + v255 + v256 + v299 + sum(x for x in locals().values())\n', ns)
print(ns['many_locals']())
exec('def chain(x):\n' + ''.join(f'    {"el" if i else ""}if x == {i}:\n        r = {i * 7}\n' for i in range(400)) + '    else:\n        r = -1\n    return r\n', ns)
print([ns['chain'](i) for i in (0, 1, 127, 128, 399, 400)])
body = ''.join(f'        a = a + {i} - b * 2 + len("s{i}")\n' for i in range(3000))
exec('def longloop(n):\n    a = 0\n    b = 1\n    for k in range(n):\n' + body + '        if a > 10**9:\n            break\n    else:\n        return "else", a\n    return a\n', ns)
print(ns['longloop'](1), ns['longloop'](3))
exec('def longwhile(n):\n    a = 0\n    b = 1\n    while n:\n        n -= 1\n' + body + '        if n == 1:\n            continue\n    return a\n', ns)
print(ns['longwhile'](2))
exec('def longif(c):\n    a = b = 1\n    if c:\n' + body + '    else:\n' + body.replace('+', '-', 1) + '    return a\n', ns)
print(ns['longif'](1), ns['longif'](0))
exec('def longtry(x):\n    a = b = 1\n    try:\n' + body + '        a = a // x\n    except ZeroDivisionError:\n        return "zd", a\n    finally:\n' + body + '    return a\n', ns)
print(ns['longtry'](1), ns['longtry'](0))
exec('def longwith(p):\n    a = b = 1\n    with open(p) as f:\n' + body + '        return a\n', ns)
print(ns['longwith']('/dev/null'))
exec('def longand(a):\n    return ' + ' and '.join(f'a + {i}' for i in range(3000)) + '\n', ns)
print(ns['longand'](1), ns['longand'](0), ns['longand'](-2999))
exec('def longor(a):\n    return ' + ' or '.join(f'a - {i}' for i in range(3000)) + '\n', ns)
print(ns['longor'](0), ns['longor'](5))
exec('def longcond(x):\n    return ' + ' '.join(f'{i} if x == {i} else' for i in range(90)) + ' "none"\n', ns)
print(ns['longcond'](0), ns['longcond'](89), ns['longcond'](500))
exec('def consts():\n    return [' + ', '.join(f'{i}.5, "str{i}", {10**20 + i}' for i in range(1500)) + ']\n', ns)
c = ns['consts']()
print(len(c), c[0], c[3 * 1499:], c[751])
exec('\n'.join(f'def fn{i}(x):\n    return x + {i} + glob{i % 5}' for i in range(600)) + '\n' + '\n'.join(f'glob{i} = {i}' for i in range(5)), ns)
print(sum(ns[f'fn{i}'](1) for i in range(600)))
exec('def attrs(o):\n' + ''.join(f'    o.attr{i} = {i}\n' for i in range(500)) + '    return ' + ' + '.join(f'o.attr{i}' for i in range(500)) + '\n', ns)


class O:
    pass


o = O()
print(ns['attrs'](o), len(vars(o)))
exec('def closures():\n' + ''.join(f'    c{i} = {i}\n' for i in range(300)) + '    def inner():\n        return ' + ' + '.join(f'c{i}' for i in range(300)) + '\n    return inner\n', ns)
print(ns['closures']()(), len(ns['closures']().__closure__))
src = ''
for i in range(18):
    src += '    ' * i + f'for i{i} in range(1):\n'
exec(src + '    ' * 18 + 'deep = ' + ' + '.join(f'i{i}' for i in range(18)) + '\n', ns)
print(ns['deep'])
src = 'def nest():\n'
for i in range(1, 50):
    src += '    ' * i + f'if {i}:\n'
exec(src + '    ' * 50 + 'return "nested 49"\n', ns)
print(ns['nest']())
src = ''
for i in range(30):
    src += '    ' * i + f'def f{i}(a{i}):\n'
exec(src + '    ' * 30 + 'return ' + ' + '.join(f'a{i}' for i in range(30)) + '\n' + ''.join('    ' * (i + 1) + f'return f{i + 1}\n' for i in reversed(range(29))), ns)
f = ns['f0']
for i in range(30):
    f = f(i)
print(f)
src = ''
for i in range(15):
    src += '    ' * i + 'try:\n'
src += '    ' * 15 + '1 / 0\n'
for i in reversed(range(15)):
    src += '    ' * i + ('finally:\n' if i % 2 else 'except KeyError:\n') + '    ' * (i + 1) + f'order.append({i})\n'
ns['order'] = []
try:
    exec(src, ns)
except ZeroDivisionError:
    print(ns['order'])
print(eval('(' * 80 + '1' + ')' * 80), eval('[' * 80 + ']' * 80), eval('-' * 200 + '1'), eval('+'.join('1' for _ in range(2000))))
print(len(eval('"' + 'x' * 100000 + '"')), len(eval('b"' + 'y' * 70000 + '"')), eval('0x' + 'f' * 1000) == 16**1000 - 1)
exec('class BigClass:\n' + ''.join(f'    def m{i}(self): return {i} + self.m{i - 1}()\n' if i else '    def m0(self): return 0\n' for i in range(300)), ns)
print(ns['BigClass']().m299())
exec('match_r = None\nmatch 1500:\n' + ''.join(f'    case {i}:\n        match_r = "case {i}"\n' for i in range(2000)), ns)
print(ns['match_r'])
exec('x = """' + 'line\n' * 5000 + '"""\ny = 1\n\n' + '\n' * 1000 + 'def last(): raise ValueError("far")\n', ns)
try:
    ns['last']()
except ValueError as e:
    print(e.__traceback__.tb_next.tb_lineno, len(ns['x']))
exec('# comment\n' * 3000 + 'z = 5' + ' ' * 5000 + '\n', ns)
print(ns['z'])
exec('d = {' + ', '.join(f'"k{i}": [{i}, ({i},)]' for i in range(2000)) + '}\n', ns)
print(len(ns['d']), ns['d']['k1999'])
exec('def g():\n' + ''.join(f'    yield {i}\n' for i in range(1000)), ns)
print(sum(ns['g']()))
exec('f_str = f"' + "{1}{'a'}x" * 500 + '"', ns)
print(len(ns['f_str']))
