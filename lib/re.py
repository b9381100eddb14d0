"""Regular expressions: the syntax and the functions of CPython's re. What does the work is in _re."""
from _re import (Match, Pattern, compile, findall, finditer, fullmatch, match, purge, search,
                 split, sub, subn)

__all__ = [
    'match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer', 'compile', 'purge', 'escape',
    'error', 'Pattern', 'Match', 'A', 'I', 'L', 'M', 'S', 'X', 'U', 'ASCII', 'IGNORECASE', 'LOCALE', 'MULTILINE',
    'DOTALL', 'VERBOSE', 'UNICODE', 'NOFLAG', 'RegexFlag', 'PatternError',
]


class PatternError(Exception):
    """A pattern or a replacement that is none: msg, pattern, pos (index in the pattern, or None), lineno, colno."""

    __module__ = 're'

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            newline = '\n' if isinstance(pattern, str) else b'\n'
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            msg = f'{msg} at position {pos}'
            if newline in pattern:
                msg = f'{msg} (line {self.lineno}, column {self.colno})'
        super().__init__(msg)


error = PatternError


class RegexFlag(int):
    """Flags of patterns; & | ^ ~ of them are such flags."""

    __slots__ = ()

    def __repr__(self):
        if not self:
            return 're.NOFLAG'
        rest = int(self)
        found = []
        for name, flag in _NAMES:
            if rest & flag:
                found.append('re.' + name)
                rest &= ~flag
        if rest:
            found.append(hex(rest))
        return '|'.join(found)

    __str__ = __repr__

    def __or__(self, other):
        return RegexFlag(int(self) | other) if isinstance(other, int) else NotImplemented

    def __and__(self, other):
        return RegexFlag(int(self) & other) if isinstance(other, int) else NotImplemented

    def __xor__(self, other):
        return RegexFlag(int(self) ^ other) if isinstance(other, int) else NotImplemented

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __invert__(self):
        return RegexFlag(_ALL & ~int(self))

    @property
    def value(self):
        return int(self)

    @property
    def name(self):
        return repr(self).replace('re.', '') if self else 'NOFLAG'

    def __reduce__(self):
        return RegexFlag, (int(self),)


_NAMES = (('ASCII', 256), ('IGNORECASE', 2), ('LOCALE', 4), ('UNICODE', 32), ('MULTILINE', 8), ('DOTALL', 16),
          ('VERBOSE', 64), ('DEBUG', 128))
_ALL = 2 | 4 | 8 | 16 | 32 | 64 | 128 | 256

NOFLAG = RegexFlag(0)
A = ASCII = RegexFlag(256)
I = IGNORECASE = RegexFlag(2)    # noqa: E741
L = LOCALE = RegexFlag(4)
U = UNICODE = RegexFlag(32)
M = MULTILINE = RegexFlag(8)
S = DOTALL = RegexFlag(16)
X = VERBOSE = RegexFlag(64)
DEBUG = RegexFlag(128)
for _name in ('NOFLAG', 'A', 'ASCII', 'I', 'IGNORECASE', 'L', 'LOCALE', 'U', 'UNICODE', 'M', 'MULTILINE', 'S',
              'DOTALL', 'X', 'VERBOSE', 'DEBUG'):
    setattr(RegexFlag, _name, globals()[_name])
del _name

_SPECIAL = {i: '\\' + chr(i) for i in b'()[]{}?*+-|^$\\.&~# \t\n\r\v\f'}


def escape(pattern):
    """Escape special characters in a string."""
    if isinstance(pattern, str):
        return pattern.translate(_SPECIAL)
    return str(pattern, 'latin1').translate(_SPECIAL).encode('latin1')


class Scanner:
    """A scanner of a lexicon: pairs of a pattern and what is called with (scanner, text) for its matches; where that
    is not callable, it is the result, and None leaves the match out."""

    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        # a group of our own around each phrase tells which one it was
        self._actions = {}
        phrases = []
        groups = 1
        for phrase, action in lexicon:
            self._actions[groups] = action
            phrases.append(f'({phrase})')
            groups += 1 + compile(phrase, flags).groups
        self.scanner = compile('|'.join(phrases), flags)

    def scan(self, string):
        """The results, and the rest of the string that no phrase matches."""
        result = []
        match = self.scanner.scanner(string).match
        i = 0
        while True:
            m = match()
            if not m or i == m.end():
                break
            action = self._actions[next(n for n in self._actions if m.start(n) >= 0)]
            if callable(action):
                self.match = m
                action = action(self, m.group())
            if action is not None:
                result.append(action)
            i = m.end()
        return result, string[i:]
