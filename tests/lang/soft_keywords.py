# Soft keywords and non-keywords as ordinary names; keywords rejected as names.
match, case, type, _ = 1, 2, 3, 4
print(match + case + type + _)


def f(match, case=1, *type, _=5, **soft):
    return match, case, type, _, soft


print(f(1, 2, 3, _=6, print=7, exec=8, nonlocal_=9))


class match:
    case = 'attr case'
    type = 'attr type'

    def match(self):
        return 'method match'


print(match.case, match().match(), match().type)
type = 5
type += 1
print(type, -type, type[0:1] if False else type, (type), [type])
type.x if False else None
match = {'case': [1, 2]}
match['case'][0] = 9
print(match['case'], match)
match = lambda *a: a
print(match(1, 2), match (3), match(*[4, 5]))
case = print
case('case called')
_ = 'underscore'
print(_)
for match in range(2):
    print(match, end=' ')
print()
with open('/dev/null') as case:
    print(case.closed)
match = [1, 2]
match[0]
match, *case = match
print(match, case)
print({'match': match, 'case': case, 'type': type}, f'{match} {case}')
def match(case): return case
print(match(case=1))
import math as match
print(match.pi > 3)
del match, case, type
print(type(1))
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
print()
print('identifiers:', end=' ')
ünï = 1
名前 = 2
_1 = 3
x1y2 = 4
μ = 5
print(ünï, 名前, _1, x1y2, μ, 'ﬁ'.isidentifier())
ﬁ = 7
print(fi, 'fi' in globals())
class Été: pass
print(Été.__name__)
