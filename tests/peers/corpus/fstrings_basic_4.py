# f-strings: expressions, conversions, specs, nesting, debugging '='.
name, n, pi, lst, d = 'World', 42, 3.14159, [1, 2, 3], {'a': 1, 'b': 2}
print(f'''{n}
{name}''', f"""{
    n
}""")
print(f'''{
    n +
    1
}''')
