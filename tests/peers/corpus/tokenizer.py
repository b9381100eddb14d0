# A tokenizer by hand with positions and errors.
class LexError(Exception):
    pass


def tokens(text):
    i, line, start = 0, 1, 0
    while i < len(text):
        c = text[i]
        if c == '\n':
            i += 1
            line, start = line + 1, i
        elif c in ' \t':
            i += 1
        elif c.isdigit():
            j = i
            while j < len(text) and (text[j].isdigit() or text[j] == '.'):
                j += 1
            yield 'NUM', text[i:j], line, i - start
            i = j
        elif c.isalpha() or c == '_':
            j = i
            while j < len(text) and (text[j].isalpha() or text[j].isdigit() or text[j] == '_'):
                j += 1
            yield 'NAME', text[i:j], line, i - start
            i = j
        elif text[i:i + 2] in ('==', '<=', '>=', '!='):
            yield 'OP', text[i:i + 2], line, i - start
            i += 2
        elif c in '+-*/()=<>':
            yield 'OP', c, line, i - start
            i += 1
        else:
            raise LexError('line %d: %r' % (line, c))


for t in tokens('x1 = 3.14*(y + 42)\nif x1 >= _z'):
    print(t)
try:
    list(tokens('a\nb $ c'))
except LexError as e:
    print('error', e)
