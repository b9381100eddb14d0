# A template engine that compiles templates to Python functions: expressions, filters, if/for, includes, inheritance, escaping.
class TemplateError(Exception):
    pass


class Safe(str):
    pass


def escape(v):
    if isinstance(v, Safe):
        return v
    return Safe(str(v).replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;').replace('"', '&quot;'))


FILTERS = {'upper': lambda v: str(v).upper(), 'lower': lambda v: str(v).lower(), 'title': lambda v: str(v).title(), 'safe': Safe, 'length': len, 'join': lambda v, s='': s.join(map(str, v)), 'default': lambda v, d: v if v not in (None, '') else d, 'fmt': lambda v, s: format(v, s), 'first': lambda v: next(iter(v), None), 'reverse': lambda v: list(reversed(v)), 'truncate': lambda v, n: v if len(v) <= n else v[:n - 3] + '...', 'sort': sorted}


def lex(src):
    i, line = 0, 1
    while i < len(src):
        j = min((k for k in (src.find(t, i) for t in ('{{', '{%', '{#')) if k >= 0), default=len(src))
        if j > i:
            yield 'text', src[i:j], line
            line += src.count('\n', i, j)
        if j == len(src):
            return
        close = {'{{': '}}', '{%': '%}', '{#': '#}'}[src[j:j + 2]]
        k = src.find(close, j)
        if k < 0:
            raise TemplateError(f'line {line}: unclosed {src[j:j + 2]}')
        if src[j + 1] != '#':
            yield ('var' if src[j + 1] == '{' else 'tag'), src[j + 2:k].strip(), line
        line += src.count('\n', j, k)
        i = k + 2


class Compiler:
    def __init__(self, src, env):
        self.toks, self.env, self.lines, self.ind, self.n = list(lex(src)), env, [], 1, 0
        self.parent, self.blocks, self.stack = None, {}, []

    def emit(self, text):
        self.lines.append('    ' * self.ind + text)

    def expr(self, text):
        parts, depth, cur, q = [], 0, '', None
        for c in text:
            if q:
                q = None if c == q else q
            elif c in '"\'':
                q = c
            elif c in '([':
                depth += 1
            elif c in ')]':
                depth -= 1
            if c == '|' and not depth and not q:
                parts.append(cur)
                cur = ''
            else:
                cur += c
        parts.append(cur)
        code = f'({parts[0].strip()})'
        for f in parts[1:]:
            name, _, args = f.strip().partition(':')
            if name not in FILTERS:
                raise TemplateError(f'no filter {name!r}')
            code = f'F[{name!r}]({code}{", " + args if args else ""})'
        return code

    def compile(self):
        for kind, text, line in self.toks:
            try:
                if kind == 'text':
                    self.emit(f'out({text!r})')
                elif kind == 'var':
                    self.emit(f'out(escape(ev({self.expr(text)!r}, c)))')
                else:
                    self.tag(text)
            except TemplateError as e:
                raise TemplateError(f'line {line}: {e}') from None
        if self.stack:
            raise TemplateError(f'missing end of {self.stack[-1][0]}')
        return self.lines

    def tag(self, text):
        word, _, rest = text.partition(' ')
        match word:
            case 'if':
                self.emit(f'if ev({self.expr(rest)!r}, c):')
                self.stack.append(('if',))
                self.ind += 1
                self.emit('pass')
            case 'elif' | 'else' if self.stack and self.stack[-1][0] in ('if', 'for'):
                self.ind -= 1
                self.emit(f'elif ev({self.expr(rest)!r}, c):' if word == 'elif' else 'else:' if self.stack[-1][0] == 'if' else f'if not seen{self.stack[-1][1]}:')
                self.ind += 1
                self.emit('pass')
            case 'for':
                var, _, it = rest.partition(' in ')
                names = [v.strip() for v in var.split(',')]
                self.n += 1
                k = self.n
                self.emit(f'seen{k} = 0')
                self.emit(f'for i{k}, v{k} in enumerate(ev({self.expr(it)!r}, c)):')
                self.ind += 1
                self.emit(f'seen{k} += 1')
                self.emit(f'bind(c, {names!r}, v{k})')
                self.emit(f'c["loop"] = i{k}')
                self.stack.append(('for', k))
            case 'endif' | 'endfor':
                if not self.stack or self.stack.pop()[0] != word[3:]:
                    raise TemplateError(f'unexpected {word}')
                self.ind -= 1
            case 'set':
                name, _, v = rest.partition('=')
                self.emit(f'c[{name.strip()!r}] = ev({self.expr(v)!r}, c)')
            case 'include':
                self.emit(f'out(env.render({rest.strip()}, c))')
            case 'extends':
                self.parent = rest.strip().strip('"\'')
            case 'block':
                name = rest.strip()
                self.emit(f'def block_{name}(c, out):')
                self.ind += 1
                self.emit('pass')
                self.stack.append(('block', name))
            case 'endblock':
                if not self.stack or self.stack[-1][0] != 'block':
                    raise TemplateError('unexpected endblock')
                name = self.stack.pop()[1]
                self.ind -= 1
                self.emit(f'blocks.setdefault({name!r}, block_{name})')
                if not self.parent:
                    self.emit(f'blocks[{name!r}](c, out)')
            case _:
                raise TemplateError(f'unknown tag {word!r}')


class Environment:
    def __init__(self, templates):
        self.templates, self.cache = templates, {}

    def get(self, name):
        if name not in self.cache:
            if name not in self.templates:
                raise TemplateError(f'no template {name!r}')
            comp = Compiler(self.templates[name], self)
            lines = comp.compile()
            ns = {'escape': escape, 'env': self, 'ev': self.ev, 'bind': self.bind}
            exec(f'def run(c, out, blocks):\n    pass\n' + '\n'.join(lines) + '\n', ns)
            self.cache[name] = ns['run'], comp.parent
        return self.cache[name]

    @staticmethod
    def ev(code, c):
        try:
            return eval(code, {'F': FILTERS, '__builtins__': {'len': len, 'range': range, 'str': str, 'int': int, 'sum': sum}}, c)
        except NameError:
            return ''

    @staticmethod
    def bind(c, names, v):
        if len(names) == 1:
            c[names[0]] = v
        else:
            c.update(zip(names, v))

    def render(self, name, ctx):
        c, blocks = dict(ctx), {}
        while True:
            out = []
            run, parent = self.get(name)
            run(c, out.append, blocks)
            if not parent:
                return Safe(''.join(out))
            name = parent


env = Environment({
    'base': '<html><title>{% block title %}Default{% endblock %}</title>\n<body>{% block body %}empty{% endblock %}</body></html>',
    'page': '{% extends "base" %}{% block title %}{{ title|upper }}{% endblock %}{% block body %}{% for u in users %}{% include "user" %}{% else %}nobody{% endfor %}{% endblock %}',
    'user': '[{{ loop + 1 }}: {{ u.name|title }}{% if u.admin %}*{% elif u.age > 60 %}+{% else %}-{% endif %} {{ u["age"]|fmt:"05.1f" }}]',
    'plain': 'Hi {{ name|default:"you" }}! {# comment #}{{ html }} {{ html|safe }} {{ items|join:", " }} {{ items|length }} {{ 1 + 2 * 3 }} {{ text|truncate:10 }} {{ missing }}.',
    'nested': '{% for a in range(3) %}{% for b in range(a) %}({{ a }},{{ b }}){% endfor %};{% endfor %}{% set x = 5 %}{{ x * 2 }}{% for k, v in pairs %} {{ k }}={{ v }}{% endfor %}',
})


class User:
    def __init__(self, name, age, admin=False):
        self.name, self.age, self.admin = name, age, admin

    def __getitem__(self, k):
        return getattr(self, k)


print(env.render('page', {'title': 'people', 'users': [User('ann lee', 30, True), User('bob', 65), User('<eve>', 7)]}))
print(env.render('page', {'title': 't', 'users': []}))
print(env.render('base', {}))
print(env.render('plain', {'html': '<b>"x" & y</b>', 'items': [1, 'two', 3.5], 'text': 'a long sentence'}))
print(env.render('plain', {'name': 'Zoë', 'html': '', 'items': (), 'text': 'short'}))
print(env.render('nested', {'pairs': [('a', 1), ('b', 2)]}))
for src in ('{{ x', '{% if x %}', '{% endif %}', '{% nope %}', 'a\n\n{{ x|nofilter }}', '{% for x in y %}{% endif %}', '{% block a %}', '{% endblock %}', '{# open'):
    try:
        Environment({'t': src}).render('t', {})
    except TemplateError as e:
        print(repr(src), '->', e)
try:
    env.render('nope', {})
except TemplateError as e:
    print(e)
big = Environment({'t': '{% for r in rows %}<tr>{% for c in r %}<td>{{ c }}</td>{% endfor %}</tr>\n{% endfor %}'})
html = big.render('t', {'rows': [[i * j for j in range(10)] for i in range(100)]})
print(len(html), html.count('<td>'), html.splitlines()[-1])
