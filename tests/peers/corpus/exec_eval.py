# eval and exec of source with namespaces.
print(eval('1 + 2 * 3'), eval('[x * x for x in range(4)]'), eval('a + b', {'a': 1, 'b': 2}))
ns = {}
exec('def f(x):\n    return x + y\ny = 10\n', ns)
print(ns['f'](5), ns['y'])
exec('y = 20', ns)
print(ns['f'](5))
code = compile('total = sum(data)', 'name', 'exec')
for data in ([1, 2], [3, 4, 5]):
    env = {'data': data}
    exec(code, env)
    print(env['total'])
for text in ('1 +', 'x y', 'def', '(1', ')'):
    try:
        exec(text)
    except SyntaxError:
        print('SyntaxError', text)
try:
    eval('undefined_name')
except NameError:
    print('NameError')
