# test: expect
# string.templatelib, beside the module string of the library that is installed.
import string
from string.templatelib import Interpolation, Template, convert
import string.templatelib

name = 'World'
t = t'Hello {name!r:>9}!'
print(type(t) is Template, isinstance(t.interpolations[0], Interpolation), string.templatelib.Template is Template)
#> True True True
print(Template('a', Interpolation(5, 'x', 'r', '>3'), 'b').strings, convert('é', 'a'), convert('q', 'r'), convert(3, 's'))
#> ('a', 'b') '\xe9' 'q' 3
print(convert(name, None) is name, string.ascii_lowercase[:3], string.Template('$a').substitute(a=1))
#> True abc 1


def html(template):
    parts = []
    for item in template:
        if isinstance(item, Interpolation):
            item = format(convert(item.value, item.conversion), item.format_spec).replace('<', '&lt;')
        parts.append(item)
    return ''.join(parts)


bad = '<script>'
print(html(t'<p>{bad} {3.14159:.2f}</p>'))
#> <p>&lt;script> 3.14</p>
try:
    convert(1, 'x')
except ValueError as e:
    print(e)
#> invalid conversion specifier: x
try:
    import string.nothing
except ModuleNotFoundError as e:
    print(str(e).split('\n')[0])
#> No module named 'string.nothing'; 'string' is not a package
