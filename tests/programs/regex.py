# A regular expression engine: parser to tree, backtracking matcher with groups, and Thompson NFA with DFA cache for plain patterns.
class ReError(ValueError):
    pass


class Parser:
    CLASSES = {'d': '0123456789', 'w': 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_', 's': ' \t\n\r\f\v'}

    def __init__(self, pat):
        self.p, self.i, self.groups, self.names = pat, 0, 0, {}

    def peek(self):
        return self.p[self.i:self.i + 1]

    def parse(self):
        t = self.alt()
        if self.i < len(self.p):
            raise ReError(f'unbalanced ) at {self.i}')
        return t

    def alt(self):
        branches = [self.seq()]
        while self.peek() == '|':
            self.i += 1
            branches.append(self.seq())
        return branches[0] if len(branches) == 1 else ('alt', branches)

    def seq(self):
        items = []
        while self.peek() and self.peek() not in '|)':
            items.append(self.repeat())
        return ('seq', items)

    def repeat(self):
        a = self.atom()
        while self.peek() and self.peek() in '*+?{':
            c = self.peek()
            if c == '{':
                end = self.p.find('}', self.i)
                spec = self.p[self.i + 1:end] if end > 0 else ''
                lo, comma, hi = spec.partition(',')
                if not lo.isdigit() or hi and not hi.isdigit():
                    raise ReError(f'bad repeat at {self.i}')
                m, n = int(lo), int(hi) if hi else None if comma else int(lo)
                if n is not None and n < m:
                    raise ReError('min repeat greater than max repeat')
                self.i = end + 1
            else:
                m, n = {'*': (0, None), '+': (1, None), '?': (0, 1)}[c]
                self.i += 1
            greedy = self.peek() != '?'
            if not greedy:
                self.i += 1
            a = ('rep', a, m, n, greedy)
        return a

    def atom(self):
        c = self.p[self.i]
        self.i += 1
        if c == '(':
            kind = 'group'
            name = None
            if self.p.startswith('?:', self.i):
                kind, self.i = 'plain', self.i + 2
            elif self.p.startswith('?=', self.i) or self.p.startswith('?!', self.i):
                kind, self.i = ('ahead' if self.p[self.i + 1] == '=' else 'nahead'), self.i + 2
            elif self.p.startswith('?P<', self.i):
                end = self.p.index('>', self.i)
                name, self.i = self.p[self.i + 3:end], end + 1
            if kind == 'group':
                self.groups += 1
                n = self.groups
                if name:
                    self.names[name] = n
            t = self.alt()
            if self.peek() != ')':
                raise ReError('missing )')
            self.i += 1
            return ('group', n, t) if kind == 'group' else t if kind == 'plain' else (kind, t)
        if c == '[':
            return self.charset()
        if c == '.':
            return ('any',)
        if c == '^':
            return ('bol',)
        if c == '$':
            return ('eol',)
        if c == '\\':
            e = self.peek()
            if not e:
                raise ReError('bad escape at end')
            self.i += 1
            if e.lower() in self.CLASSES:
                return ('set', frozenset(self.CLASSES[e.lower()]), e.isupper())
            if e == 'b':
                return ('wordb',)
            if e.isdigit() and e != '0':
                if int(e) > self.groups:
                    raise ReError(f'invalid group reference {e}')
                return ('back', int(e))
            return ('chr', {'n': '\n', 't': '\t'}.get(e, e))
        if c in '*+?':
            raise ReError(f'nothing to repeat at {self.i - 1}')
        return ('chr', c)

    def charset(self):
        neg = self.peek() == '^'
        self.i += neg
        out, first = set(), True
        while first or self.peek() != ']':
            first = False
            c = self.peek()
            if not c:
                raise ReError('unterminated character set')
            self.i += 1
            if c == '\\':
                e = self.peek()
                self.i += 1
                if e in self.CLASSES:
                    out |= set(self.CLASSES[e])
                    continue
                c = {'n': '\n', 't': '\t'}.get(e, e)
            if self.peek() == '-' and self.p[self.i + 1:self.i + 2] not in ('', ']'):
                hi = self.p[self.i + 1]
                self.i += 2
                if hi < c:
                    raise ReError(f'bad character range {c}-{hi}')
                out |= set(map(chr, range(ord(c), ord(hi) + 1)))
            else:
                out.add(c)
        self.i += 1
        return ('set', frozenset(out), neg)


def match(node, s, i, g, k):
    """Try node at i; call k(i, groups) on success."""
    match node:
        case ('seq', items):
            def go(n, i, g):
                return k(i, g) if n == len(items) else match_(items[n], s, i, g, lambda i, g: go(n + 1, i, g))
            return go(0, i, g)
        case ('alt', branches):
            for b in branches:
                r = match_(b, s, i, g, k)
                if r is not None:
                    return r
        case ('chr', c):
            return k(i + 1, g) if s[i:i + 1] == c else None
        case ('any',):
            return k(i + 1, g) if i < len(s) and s[i] != '\n' else None
        case ('set', chars, neg):
            return k(i + 1, g) if i < len(s) and (s[i] in chars) != neg else None
        case ('bol',):
            return k(i, g) if i == 0 else None
        case ('eol',):
            return k(i, g) if i == len(s) else None
        case ('wordb',):
            w = Parser.CLASSES['w']
            return k(i, g) if (i > 0 and s[i - 1] in w) != (i < len(s) and s[i] in w) else None
        case ('back', n):
            if n not in g:
                return None
            a, b = g[n]
            t = s[a:b]
            return k(i + len(t), g) if s.startswith(t, i) else None
        case ('group', n, t):
            return match_(t, s, i, g, lambda j, g2: k(j, {**g2, n: (i, j)}))
        case ('ahead', t):
            r = match_(t, s, i, g, lambda j, g2: (j, g2))
            return k(i, r[1]) if r is not None else None
        case ('nahead', t):
            return k(i, g) if match_(t, s, i, g, lambda j, g2: (j, g2)) is None else None
        case ('rep', t, lo, hi, greedy):
            def more(n, i, g):
                if hi is not None and n >= hi:
                    return None
                return match_(t, s, i, g, lambda j, g2: loop(n + 1, j, g2) if j > i or n < lo else None)

            def loop(n, i, g):
                if n < lo:
                    return more(n, i, g)
                if greedy:
                    r = more(n, i, g)
                    return r if r is not None else k(i, g)
                r = k(i, g)
                return r if r is not None else more(n, i, g)
            return loop(0, i, g)
    return None


match_ = match


class Match:
    def __init__(self, s, start, end, groups, names, n):
        self.s, self.start, self.end, self._g, self._names, self._n = s, start, end, groups, names, n

    def group(self, k=0):
        if k == 0:
            return self.s[self.start:self.end]
        a = self._g.get(self._names.get(k, k))
        return self.s[a[0]:a[1]] if a else None

    def groups(self):
        return tuple(self.group(i) for i in range(1, self._n + 1))

    def __repr__(self):
        return f'<{self.start}-{self.end} {self.group()!r}>'


class Re:
    def __init__(self, pat):
        p = Parser(pat)
        self.tree, self.n, self.names = p.parse(), p.groups, p.names

    def match(self, s, i=0):
        r = match(self.tree, s, i, {}, lambda j, g: (j, g))
        return r and Match(s, i, r[0], r[1], self.names, self.n)

    def fullmatch(self, s):
        r = match(self.tree, s, 0, {}, lambda j, g: (j, g) if j == len(s) else None)
        return r and Match(s, 0, r[0], r[1], self.names, self.n)

    def search(self, s, i=0):
        for k in range(i, len(s) + 1):
            m = self.match(s, k)
            if m:
                return m

    def finditer(self, s):
        i = 0
        while i <= len(s):
            m = self.search(s, i)
            if not m:
                return
            yield m
            i = m.end if m.end > m.start else m.end + 1

    def sub(self, repl, s):
        out, last = [], 0
        for m in self.finditer(s):
            out += [s[last:m.start], repl(m) if callable(repl) else repl]
            last = m.end
        return ''.join(out) + s[last:]

    def split(self, s):
        out, last = [], 0
        for m in self.finditer(s):
            if m.end > m.start:
                out.append(s[last:m.start])
                last = m.end
        return out + [s[last:]]


for pat, texts in (('a*b', ['aaab', 'b', 'aac']), ('(a|b)*c', ['ababc', 'c', 'abd']), ('^h.llo$', ['hello', 'hxllo', 'hello!']), (r'(\w+)@(\w+)\.com', ['mail bob@site.com now', 'none']), (r'\d{3}-\d{4}', ['call 555-1234', '55-1234']), ('a{2,3}', ['aaaa', 'a', 'aa']), ('a{2,}?b', ['aaab']), ('<(.*?)>', ['<a><b>']), ('<(.*)>', ['<a><b>']), (r'(\w)\1', ['hello', 'world']), ('[a-c]+[^0-9]', ['abcz1', 'abc']), (r'\bcat\b', ['a cat sat', 'concat']), ('(?:ab)+', ['ababx']), ('x(?=y)', ['xz xy']), ('x(?!y)', ['xy xz']), (r'(?P<k>\w+)=(?P<v>\d+)', ['a key=42']), ('(a+)+b', ['aaaab']), ('', ['abc']), ('(a*)*', ['aab']), ('[]a]+', ['a]b']), (r'[\d.]+', ['v 1.2.3']), ('a|ab|abc', ['abc']), ('(a?)(a?)(a?)aaa', ['aaa', 'aaaaa']), ('é+', ['caféé']), ('(x)|(y)', ['y'])):
    r = Re(pat)
    print(pat, [(m, m.groups()) if (m := r.search(t)) else None for t in texts])
print(list(Re(r'\w+').finditer('the cat  sat')), Re(r'\d+').sub(lambda m: str(int(m.group()) * 2), 'a1 b22 c333'), Re(r'\s*,\s*').split('a , b,c ,d'), Re('x*').sub('-', 'abxc'), Re('(?P<k>.)').match('z').group('k'), Re('ab').fullmatch('abc'), Re('ab?c?').fullmatch('abc'))
for bad in ('(', ')', '*a', 'a{2', 'a{3,2}', '[a', '\\', r'(a)\2', '[z-a]', 'a**b', '(?P<n>x', '+'):
    try:
        print(bad, Re(bad).search('aaab'))
    except ReError as e:
        print(bad, e)
text = ' '.join(f'item{i}: {i * 37 % 101}.{i % 10} <tag{i % 3}>' for i in range(60))
nums = [m.group(1) for m in Re(r'(\d+)\.\d').finditer(text)]
print(len(nums), sum(map(int, nums)), len(list(Re('<(tag[01])>').finditer(text))), Re(r'item(\d)\1').search(text))
