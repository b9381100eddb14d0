# Templates with variables, loops and conditions.
def render(text, env):
    out, rest = [], text
    def block(rest, env, live):
        parts = []
        while rest:
            before, found, rest = rest.partition('{')
            parts.append(before)
            if not found:
                break
            tag, _, rest = rest.partition('}')
            if tag.startswith('for '):
                _, name, _, items = tag.split()
                start = rest
                values = env[items] if live else []
                for v in values:
                    inner = dict(env)
                    inner[name] = v
                    text, rest = block(start, inner, live)
                    parts.append(text)
                if not values:
                    _, rest = block(start, env, False)
            elif tag.startswith('if '):
                on = live and bool(env.get(tag[3:]))
                text, rest = block(rest, env, on)
                if on:
                    parts.append(text)
            elif tag == 'end':
                break
            elif live:
                parts.append(str(env.get(tag, '?')))
        return ''.join(parts), rest
    return block(text, env, True)[0]


print(render('Hello {name}, {missing}!', {'name': 'you'}))
print(render('{for x in items}<{x}>{end} end', {'items': [1, 2, 3]}))
print(render('{if a}yes{end}{if b}no{end}{for x in e}{x}{end}.', {'a': 1, 'b': 0, 'e': []}))
print(render('{for row in rows}{for c in row}{c} {end}|{end}', {'rows': ['ab', 'cd']}) if True else '')
