"""Random documents, good and broken: what json says of them. Used by tests that bring their own json."""
import random

PARTS = ['{', '}', '[', ']', ',', ':', '"a"', '"', '\\', '\\u12', '\\ud834', '\\udd20', '\\u00e9', '\\x', '1', '-', '0',
         '1.5', 'e5', 'E+', '.', ' ', '\n', '\t', 'true', 'false', 'null', 'nul', 'NaN', 'Infinity', '-Infinity', '\xe9',
         '\x01', 'abc', '\U0001f600', '"k": ', '12345678901234567890123', '1e400', '-0', '-0.0', '\\"', '\\n', '\\/',
         '"abcdefghijklmnop"', '"\\ud834x"', '{"a":', '[[']
LEAVES = ['1', '-2.5', '"x"', '"\\u00e9y"', 'true', 'null', '1e5', '"\\n"', '""', '0.1', '123456789012345678',
          '"\xe9\u20ac"']


def made(rnd, depth=0):
    kind = rnd.random()
    if depth > 4 or kind < .5:
        return rnd.choice(LEAVES)
    if kind < .75:
        return '[' + ','.join([made(rnd, depth + 1) for _ in range(rnd.randrange(4))]) + ']'
    return '{' + ', '.join([f'"{rnd.choice("abcd") * rnd.randrange(1, 3)}": {made(rnd, depth + 1)}'
                            for _ in range(rnd.randrange(4))]) + '}'


def said(f, *a, **k):
    try:
        return ascii(f(*a, **k))
    except Exception as e:
        text = str(e)
        # since 3.13 it has another text and place
        if 'Illegal trailing comma' in text or 'property name' in text or 'Expecting value' in text:
            text = 'syntax'
        # Python code of 3.11 takes signs and spaces for digits
        if 'uXXXX' in text or 'Unterminated' in text:
            text = 'string'
        return f'{type(e).__name__}: {ascii(text)}'


def run(json, seed, rounds):
    rnd = random.Random(seed)
    for _ in range(rounds):
        if rnd.random() < .5:
            s = ''.join([rnd.choice(PARTS) for _ in range(rnd.randrange(1, 8))])
        else:
            s = made(rnd)
            for _ in range(rnd.randrange(3)):
                at = rnd.randrange(len(s) + 1)
                s = s[:at] + rnd.choice(PARTS + ['']) + s[at + rnd.randrange(2):]
        print(ascii(s), '->', said(json.loads, s))
        try:
            v = json.loads(s)
        except ValueError:
            continue
        for k in ({}, {'indent': 1}, {'ensure_ascii': False, 'sort_keys': True}, {'separators': (',', ':')}):
            print(said(json.dumps, v, **k))
