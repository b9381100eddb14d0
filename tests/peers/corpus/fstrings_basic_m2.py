# f-strings: expressions, conversions, specs, nesting, debugging '='.
for bad in ("f'{undefined_name}'", "f'{n:q}'", "f'{name:d}'", "f'{lst[10]}'", "f'{n.foo}'", "f'{None:5}'", "f'{lst:5}'"):
    try:
        print(eval(bad))
    except Exception as e:
        print(bad, type(e).__name__)
log = []
L = lambda x: (log.append(x), x)[1]
print(f'{L(1):{L(5)}}{L(2)!r:{L(6)}}', log)
