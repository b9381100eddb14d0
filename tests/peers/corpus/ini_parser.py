# Sections and keys with interpolation and types.
TEXT = '''
; settings
[main]
name = krait
size=10
path = /home/%(name)s
[flags]
debug = yes
ratio : 0.5
'''


class ParseError(Exception):
    pass


def parse(text):
    sections, current = {}, None
    for number, line in enumerate(text.split('\n'), 1):
        line = line.strip()
        if not line or line[0] in ';#':
            continue
        if line[0] == '[':
            current = sections.setdefault(line[1:-1], {})
            continue
        for sep in '=:':
            key, found, value = line.partition(sep)
            if found:
                break
        else:
            raise ParseError('line %d: %s' % (number, line))
        if current is None:
            raise ParseError('line %d: no section' % number)
        value = value.strip()
        current[key.strip()] = value % current if '%(' in value else value
    return sections


s = parse(TEXT)
for name in sorted(s):
    print(name, sorted(s[name].items()))
for bad in ('key = 1', '[s]\nnothing'):
    try:
        parse(bad)
    except ParseError as e:
        print(e)
