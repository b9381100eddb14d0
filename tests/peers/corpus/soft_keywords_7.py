# Soft keywords and non-keywords as ordinary names; keywords rejected as names.
async_ = await_ = 1
print(async_, await_)
for kw in ('False', 'None', 'True', 'and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue', 'def', 'del', 'elif', 'else', 'except', 'finally', 'for', 'from', 'global', 'if', 'import', 'in', 'is', 'lambda', 'nonlocal', 'not', 'or', 'pass', 'raise', 'return', 'try', 'while', 'with', 'yield'):
    bad = 0
    for tmpl in ('{} = 1', 'def {}(): pass', 'x.{}', 'f({}=1)', 'import {}', 'for {} in x: pass', 'def f({}): pass', 'class {}: pass', 'lambda {}: 0', 'global {}', 'import a as {}', 'x = [{}]', 'with a as {}: pass', '{} += 1', 'del {}'):
        try:
            compile(tmpl.format(kw), '<t>', 'exec')
        except SyntaxError:
            bad += 1
    print(kw, bad, end='; ')
