# A JSON parser and writer with error positions.
class JSONError(ValueError):
    def __init__(self, msg, text, pos):
        line = text.count('\n', 0, pos) + 1
        col = pos - (text.rfind('\n', 0, pos) + 1) + 1
        super().__init__(f'{msg}: line {line} column {col} (char {pos})')
        self.msg, self.pos, self.line, self.col = msg, pos, line, col


class Parser:
    ESC = {'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}
    CONST = {'true': True, 'false': False, 'null': None}

    def __init__(self, text):
        self.s, self.i = text, 0

    def error(self, msg, pos=None):
        raise JSONError(msg, self.s, self.i if pos is None else pos)

    def ws(self):
        s, n = self.s, len(self.s)
        while self.i < n and s[self.i] in ' \t\n\r':
            self.i += 1

    def parse(self):
        self.ws()
        v = self.value()
        self.ws()
        if self.i != len(self.s):
            self.error('Extra data')
        return v

    def value(self):
        if self.i >= len(self.s):
            self.error('Expecting value')
        c = self.s[self.i]
        match c:
            case '{':
                return self.object()
            case '[':
                return self.array()
            case '"':
                return self.string()
            case '-' | '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9':
                return self.number()
        for word, v in self.CONST.items():
            if self.s.startswith(word, self.i):
                self.i += len(word)
                return v
        self.error('Expecting value')

    def object(self):
        self.i += 1
        out = {}
        self.ws()
        if self.s[self.i:self.i + 1] == '}':
            self.i += 1
            return out
        while True:
            self.ws()
            if self.s[self.i:self.i + 1] != '"':
                self.error('Expecting property name enclosed in double quotes')
            k = self.string()
            self.ws()
            if self.s[self.i:self.i + 1] != ':':
                self.error("Expecting ':' delimiter")
            self.i += 1
            self.ws()
            out[k] = self.value()
            self.ws()
            c = self.s[self.i:self.i + 1]
            self.i += 1
            if c == '}':
                return out
            if c != ',':
                self.error("Expecting ',' delimiter", self.i - 1)

    def array(self):
        self.i += 1
        out = []
        self.ws()
        if self.s[self.i:self.i + 1] == ']':
            self.i += 1
            return out
        while True:
            self.ws()
            out.append(self.value())
            self.ws()
            c = self.s[self.i:self.i + 1]
            self.i += 1
            if c == ']':
                return out
            if c != ',':
                self.error("Expecting ',' delimiter", self.i - 1)

    def string(self):
        start = self.i
        self.i += 1
        parts = []
        while True:
            if self.i >= len(self.s):
                self.error('Unterminated string starting at', start)
            c = self.s[self.i]
            if c == '"':
                self.i += 1
                return ''.join(parts)
            if c == '\\':
                e = self.s[self.i + 1:self.i + 2]
                if e == 'u':
                    n = self.hex4()
                    if 0xd800 <= n < 0xdc00 and self.s[self.i:self.i + 2] == '\\u':
                        save = self.i
                        m = self.hex4(0)
                        if 0xdc00 <= m < 0xe000:
                            n = 0x10000 + ((n - 0xd800) << 10) + (m - 0xdc00)
                        else:
                            self.i = save
                    parts.append(chr(n))
                    continue
                if e not in self.ESC or not e:
                    self.error('Invalid \\escape')
                parts.append(self.ESC[e])
                self.i += 2
                continue
            if c < ' ':
                self.error('Invalid control character at')
            parts.append(c)
            self.i += 1

    def hex4(self, skip=0):
        h = self.s[self.i + 2:self.i + 6]
        try:
            if len(h) != 4:
                raise ValueError
            n = int(h, 16)
        except ValueError:
            self.error('Invalid \\uXXXX escape')
        self.i += 6
        return n

    def number(self):
        j, s = self.i, self.s
        start = j
        if s[j:j + 1] == '-':
            j += 1
        if not s[j:j + 1].isdigit():
            self.error('Expecting value')
        if s[j] == '0':
            j += 1
        else:
            while s[j:j + 1].isdigit():
                j += 1
        is_float = False
        if s[j:j + 1] == '.' and s[j + 1:j + 2].isdigit():
            is_float = True
            j += 1
            while s[j:j + 1].isdigit():
                j += 1
        if s[j:j + 1] in ('e', 'E'):
            k = j + 1
            if s[k:k + 1] in ('+', '-') and s[k:k + 1]:
                k += 1
            if s[k:k + 1].isdigit():
                is_float = True
                while s[k:k + 1].isdigit():
                    k += 1
                j = k
        self.i = j
        return float(s[start:j]) if is_float else int(s[start:j])


def dumps(v, indent=None, level=0, sort=False):
    nl = '\n' + ' ' * (indent * (level + 1)) if indent is not None else ''
    end = '\n' + ' ' * (indent * level) if indent is not None else ''
    sep = ',' if indent is not None else ', '
    if v is None:
        return 'null'
    if v is True:
        return 'true'
    if v is False:
        return 'false'
    if isinstance(v, (int, float)):
        return repr(v)
    if isinstance(v, str):
        out = []
        for c in v:
            if c in '"\\':
                out.append('\\' + c)
            elif c < ' ' or c > '~':
                n = ord(c)
                if n > 0xffff:
                    n -= 0x10000
                    out.append(f'\\u{0xd800 + (n >> 10):04x}\\u{0xdc00 + (n & 0x3ff):04x}')
                else:
                    out.append({'\n': '\\n', '\t': '\\t', '\r': '\\r'}.get(c) or f'\\u{n:04x}')
            else:
                out.append(c)
        return '"' + ''.join(out) + '"'
    if isinstance(v, (list, tuple)):
        return '[' + sep.join(nl + dumps(x, indent, level + 1, sort) for x in v) + (end if v else '') + ']'
    if isinstance(v, dict):
        items = sorted(v.items()) if sort else v.items()
        return '{' + sep.join(nl + dumps(str(k)) + ': ' + dumps(x, indent, level + 1, sort) for k, x in items) + (end if v else '') + '}'
    raise TypeError(f'Object of type {type(v).__name__} is not JSON serializable')


doc = '{"name": "t\\u00e9st \\ud83d\\ude00", "list": [1, 2.5, -3e2, true, false, null, []], "nested": {"a": {"b": [{}]}}, "esc": "\\"\\\\\\/\\b\\f\\n\\r\\t", "big": 123456789012345678901234567890}'
v = Parser(doc).parse()
print(v)
print(dumps(v))
print(dumps(v, indent=2, sort=True))
assert Parser(dumps(v)).parse() == v
for bad in ('', '{', '[1,', '[1 2]', '{"a" 1}', '{"a": }', '{a: 1}', '"abc', '"\\x"', '"\\u12g4"', '01', '-', '1.', 'tru', '[1]]', '{"a":1,}', '[\n1,\n2\n3]', '"a\nb"', 'nul', '1e', '+1'):
    try:
        print(repr(bad), Parser(bad).parse())
    except JSONError as e:
        print(repr(bad), e)
try:
    dumps({'x': {1, 2}})
except TypeError as e:
    print(e)
big = {'rows': [{'id': i, 'v': [j * 0.5 for j in range(5)], 's': 'x' * (i % 7)} for i in range(300)]}
text = dumps(big)
back = Parser(text).parse()
print(len(text), back == big, sum(r['id'] for r in back['rows']))
