"""Compiles programs that are nearly right; run by krait itself.

argv: seed, seconds, log file, files... Each input is one of the files with a few tokens removed, doubled,
exchanged, replaced or taken from another file; it is written to the log file and handed to compile().
SyntaxError and its kin are fine, and so are ValueError, MemoryError, RecursionError and OverflowError.
"""
import random
import sys
import time
import warnings

warnings.simplefilter('ignore')
WORD = frozenset('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789')
LONG = ('**=', '//=', '>>=', '<<=', '...', '!=', '==', '<=', '>=', '->', ':=', '**', '//', '>>', '<<', '+=', '-=', '*=', '/=', '%=', '&=',
        '|=', '^=', '@=')
EXTRA = ('False None True and as assert async await break class continue def del elif else except finally for from global if import in is '
         'lambda nonlocal not or pass raise return try while with yield match case type _ x self print __class__ super __debug__ '
         '( ) [ ] { } , : . ; @ = -> := + - * / // % @ & | ^ ~ << >> < > <= >= == != ** += *= ... 0 1 0x 1e 1j 1_0 0b12 0777 9' + '9' * 30 +
         " '' \"\" ''' \"\"\" f'{ }' f'{x!r:{y}}' f\"{'a'}\" b'\\xff' r'\\' t'{x}' '\\N{DASH}' '\\ud800' u'x' rb'' \\ # $ ? ! ` \u20ac \0 \ufeff").split(' ')
GLUE = ['\n', '\n    ', '\n        ', '\n\t', ' ', '\\\n', '\r', '\f']
FINE = (SyntaxError, ValueError, MemoryError, RecursionError, OverflowError)


def tokens_of(text):
    """Words, numbers, strings up to the end of line, blanks, operators: nothing is lost."""
    out, i, n = [], 0, len(text)
    while i < n:
        c = text[i]
        j = i + 1
        if c in WORD:
            while j < n and text[j] in WORD:
                j += 1
        elif c in '\'"':
            while j < n and text[j] not in (c, '\n'):
                j += 2 if text[j] == '\\' else 1
            j = min(j + 1, n)
        elif c in ' \n':
            while j < n and text[j] == ' ':
                j += 1
        elif c == '#':
            while j < n and text[j] != '\n':
                j += 1
        else:
            for op in LONG:
                if text.startswith(op, i):
                    j = i + len(op)
                    break
        out.append(text[i:j])
        i = j
    return out


def mutate(rng, tokens, others):
    tokens = list(tokens)
    if len(tokens) > 300 and rng.random() < 0.8:      # a stretch of it is enough
        start = rng.randrange(len(tokens) - 200)
        while start and '\n' not in tokens[start]:
            start -= 1
        tokens = tokens[start:start + rng.choice((50, 200, 1000))]
    for _ in range(rng.choice((1, 1, 1, 2, 2, 4, 8))):
        if not tokens:
            break
        at, kind = rng.randrange(len(tokens)), rng.randrange(10)
        if kind == 0:
            del tokens[at]
        elif kind == 1:
            tokens.insert(at, tokens[rng.randrange(len(tokens))])
        elif kind == 2:
            b = rng.randrange(len(tokens))
            tokens[at], tokens[b] = tokens[b], tokens[at]
        elif kind == 3:
            tokens[at] = rng.choice(EXTRA)
        elif kind == 4:
            tokens.insert(at, rng.choice(EXTRA))
        elif kind == 5:
            other = rng.choice(others)
            start = rng.randrange(len(other))
            tokens[at:at] = other[start:start + rng.choice((1, 3, 10, 40))]
        elif kind == 6:
            tokens.insert(at, rng.choice(GLUE))
        elif kind == 7:
            del tokens[at:at + rng.randrange(1, 30)]
        elif kind == 8:
            piece = tokens[at:at + rng.randrange(1, 12)]
            tokens[at:at] = piece * rng.choice((1, 2, 30, 150))
        else:
            t = tokens[at]
            i = rng.randrange(len(t) + 1)
            tokens[at] = t[:i] + rng.choice(('', ' ', '\\', '{', '}', "'", '"', '\xe9', '0', '_', '\n', '\ud800')) + t[i + 1:]
    return ''.join(tokens)


def main():
    rng = random.Random(int(sys.argv[1]))
    until = time.monotonic() + float(sys.argv[2])
    sources = []
    for name in sys.argv[4:]:
        with open(name, encoding='utf-8', errors='surrogateescape') as f:
            sources.append(tokens_of(f.read()))
    sources = [s for s in sources if s]
    count = accepted = bad = 0
    while time.monotonic() < until:
        text = mutate(rng, rng.choice(sources), sources)
        data = text.encode('utf-8', 'surrogatepass')
        with open(sys.argv[3], 'wb') as f:
            f.write(data)
        count += 1
        mode = rng.choice(('exec', 'exec', 'exec', 'single', 'eval'))
        flags = rng.choice((0, 0, 0, 0x100000, 0x2000))
        try:
            compile(text if rng.random() < 0.5 else data, '<mutated>', mode, flags, optimize=rng.choice((-1, 0, 2)))
            accepted += 1
        except FINE:
            pass
        except Exception as e:
            bad += 1
            print('%s: %s for %r' % (type(e).__name__, e, text[:2000]))
    print('%d inputs, %d accepted, %d bad' % (count, accepted, bad))
    sys.exit(1 if bad else 0)


if __name__ == '__main__':
    main()
