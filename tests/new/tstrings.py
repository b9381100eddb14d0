# test: expect
# PEP 750: template strings.
name, n = 'World', 42
t1 = t'Hello {name}!'
print(type(t1).__name__, type(t1).__module__, t1.strings, t1.values, len(t1.interpolations))
#> Template string.templatelib ('Hello ', '!') ('World',) 1
i = t1.interpolations[0]
print(type(i).__name__, i.value, i.expression, i.conversion, repr(i.format_spec))
#> Interpolation World name None ''
print(t1)
#> Template(strings=('Hello ', '!'), interpolations=(Interpolation('World', 'name', None, ''),))
print(t''.strings, t'abc'.strings, t'{n}'.strings, t'{n}{name}'.strings, t'a{n}b{name}c'.strings)
#> ('',) ('abc',) ('', '') ('', '', '') ('a', 'b', 'c')
print([(x.value, x.expression, x.conversion, x.format_spec) for x in t'{n + 1} {name!r} {n:>5} {name!s:^{n}} {n!a:x}'.interpolations])
#> [(43, 'n + 1', None, ''), ('World', 'name', 'r', ''), (42, 'n', None, '>5'), ('World', 'name', 's', '^42'), (42, 'n', 'a', 'x')]
print([(x.value, x.expression, x.conversion, x.format_spec) for x in t'{n=} { n = } {n=!s} {n=:>4}'.interpolations], t'{n=}'.strings)
#> [(42, 'n', 'r', ''), (42, ' n', 'r', ''), (42, 'n', 's', ''), (42, 'n', None, '>4')] ('n=', '')
print(list(t'a{n}b'), [type(x).__name__ for x in t'a{n}{name}b'], list(t''), list(t'{1}'))
#> ['a', Interpolation(42, 'n', None, ''), 'b'] ['str', 'Interpolation', 'Interpolation', 'str'] [] [Interpolation(1, '1', None, '')]
print((t'a{n}' + t'b{name}c').strings, (t'a' t'b{n}').strings)
#> ('a', 'b', 'c') ('ab', '')
for src in ("t'a' + 'b'", "'a' + t'b'", "t'a' + 5", "t1 == t1", "t'a' == t'a'", "t1.nope", "t1.strings.append(1)", "i.value", "i.nope", "str(t1)[:9]", "t1()", "t1[0]", "len(t1)", "iter(t1).__class__.__name__", "hash(t1) == hash(t1)", "t'{undefined_zz}'", "t'{1 / 0}'", "f'{t1}'[:9]", "t'{n!x}'", "t'{}'", "t'{n'", "bool(t'')", "t'{(lambda: 5)()}'.values", "t'{{}} {n}'.strings", "rt'\\n{n}'.strings", "tr'\\d'.strings", "Rt'{n}'.values", "t'{'nested'}'.values", "t'{t'{n}'}'.values[0].values", "t'{f'{n}'}'.values", "f'{t'{n}'.values}'", "t'''multi\n{n}'''.strings", "t'{n:{'>'}{5}}'.interpolations[0].format_spec", "t'{n:{n:{n}}}'" , "t'a' 'b'", "'a' t'b'", "t'a' f'b'", "bt'a'", "ft'a'", "ut'a'", "t'\\x41\\N{BULLET}'.strings", "t'{*[1, 2],}'.values", "t'{(x := 5)}'.values", "t'{n!r:>10}'.interpolations[0].conversion"):
    try:
        print(src, '=', eval(src))
    except (Exception, SyntaxError) as e:
        print(src, '->', type(e).__name__, getattr(e, 'msg', e))
#> t'a' + 'b' -> TypeError can only concatenate string.templatelib.Template (not "str") to string.templatelib.Template
#> 'a' + t'b' -> TypeError can only concatenate str (not "string.templatelib.Template") to str
#> t'a' + 5 -> TypeError can only concatenate string.templatelib.Template (not "int") to string.templatelib.Template
#> t1 == t1 = True
#> t'a' == t'a' = False
#> t1.nope -> AttributeError 'string.templatelib.Template' object has no attribute 'nope'
#> t1.strings.append(1) -> AttributeError 'tuple' object has no attribute 'append'
#> i.value = World
#> i.nope -> AttributeError 'string.templatelib.Interpolation' object has no attribute 'nope'
#> str(t1)[:9] = Template(
#> t1() -> TypeError 'string.templatelib.Template' object is not callable
#> t1[0] -> TypeError 'string.templatelib.Template' object is not subscriptable
#> len(t1) -> TypeError object of type 'string.templatelib.Template' has no len()
#> iter(t1).__class__.__name__ = TemplateIter
#> hash(t1) == hash(t1) = True
#> t'{undefined_zz}' -> NameError name 'undefined_zz' is not defined
#> t'{1 / 0}' -> ZeroDivisionError division by zero
#> f'{t1}'[:9] = Template(
#> t'{n!x}' -> SyntaxError t-string: invalid conversion character 'x': expected 's', 'r', or 'a'
#> t'{}' -> SyntaxError t-string: valid expression required before '}'
#> t'{n' -> SyntaxError t-string: expecting '}'
#> bool(t'') = True
#> t'{(lambda: 5)()}'.values = (5,)
#> t'{{}} {n}'.strings = ('{} ', '')
#> rt'\n{n}'.strings = ('\\n', '')
#> tr'\d'.strings = ('\\d',)
#> Rt'{n}'.values = (42,)
#> t'{'nested'}'.values = ('nested',)
#> t'{t'{n}'}'.values[0].values = (42,)
#> t'{f'{n}'}'.values = ('42',)
#> f'{t'{n}'.values}' = (42,)
#> t'''multi
#> {n}'''.strings = ('multi\n', '')
#> t'{n:{'>'}{5}}'.interpolations[0].format_spec = >5
#> t'{n:{n:{n}}}' = Template(strings=('', ''), interpolations=(Interpolation(42, 'n', None, '                                        42'),))
#> t'a' 'b' -> SyntaxError cannot mix t-string literals with string or bytes literals
#> 'a' t'b' -> SyntaxError cannot mix t-string literals with string or bytes literals
#> t'a' f'b' -> SyntaxError cannot mix t-string literals with string or bytes literals
#> bt'a' -> SyntaxError 'b' and 't' prefixes are incompatible
#> ft'a' -> SyntaxError 'f' and 't' prefixes are incompatible
#> ut'a' -> SyntaxError 'u' and 't' prefixes are incompatible
#> t'\x41\N{BULLET}'.strings = ('A•',)
#> t'{*[1, 2],}'.values = ((1, 2),)
#> t'{(x := 5)}'.values = (5,)
#> t'{n!r:>10}'.interpolations[0].conversion = r
log = []
L = lambda v: (log.append(v), v)[1]
t'{L(1)}{L(2):{L(3)}}{L(4)!r}'
print(log)
#> [1, 2, 3, 4]


def html(t):
    out = []
    for part in t:
        if isinstance(part, str):
            out.append(part)
        else:
            v = part.value
            v = format(repr(v) if part.conversion == 'r' else v, part.format_spec)
            out.append(v.replace('<', '&lt;'))
    return ''.join(out)


print(html(t'<b>{'<evil>'}</b> {n:05d} {name!r}'))
#> <b>&lt;evil></b> 00042 'World'
Template, Interpolation = type(t1), type(i)
x = Template('a', Interpolation(5, 'expr', 'r', '.2f'), 'b', 'c')
print(x.strings, x.interpolations[0].expression, x.values, Template().strings, Template(Interpolation(1)).strings, Interpolation(1).expression == '')
#> ('a', 'bc') expr (5,) ('',) ('', '') True
for f in (lambda: Template(5), lambda: Interpolation(), lambda: Interpolation(1, 2), lambda: Interpolation(1, 'a', 'x')):
    try:
        f()
        print('ok')
    except Exception as e:
        print(type(e).__name__, e)
#> TypeError Template.__new__ *args need to be of type 'str' or 'Interpolation', got int
#> TypeError Interpolation() missing required argument 'value' (pos 1)
#> TypeError Interpolation() argument 'expression' must be str, not int
#> ValueError Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'
match i:
    case Interpolation(v, e, c, s):
        print('matched', v, e, c, s)
#> matched World name None 
try:
    t1.strings = ()
except AttributeError as e:
    print(e)
#> readonly attribute
print(repr(Interpolation('v', 'x', None, '')), t'{n!r:>{5}}')
#> Interpolation('v', 'x', None, '') Template(strings=('', ''), interpolations=(Interpolation(42, 'n', 'r', '>5'),))
