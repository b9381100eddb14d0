# ascii, bin, chr, hex, oct, ord, repr, str, hash, format, id-free.
def t(src):
    try:
        print(src, "=", repr(eval(src)))
    except Exception as e:
        print(src, "->", type(e).__name__, e)


class R:
    def __init__(self, r): self.r = r
    def __repr__(self): return self.r


class I:
    def __index__(self): return 10


class BadI:
    def __index__(self): return 'x'


for src in '''ascii('é')|ascii('a')|ascii('\\u20ac\\U0001f600\\n')|ascii(5)|ascii([1, 'é'])|ascii(R('ré'))|ascii(R(5))|ascii()|ascii(1, 2)|ascii({'é': 'ü'})|ascii(b'\\xe9')|ascii('\\ud800')|ascii(None)|ascii("it's")
bin(5)|bin(-5)|bin(0)|bin(2**64)|bin(True)|bin(I())|bin(BadI())|bin(1.5)|bin('5')|bin()|bin(None)|hex(255)|hex(-255)|hex(0)|hex(2**64)|hex(I())|hex(1.5)|hex('a')|hex(BadI())|oct(8)|oct(-8)|oct(0)|oct(2**64)|oct(I())|oct(1.5)|oct([])|hex(10**30)|bin(-2**31)|oct(-10**20)
chr(97)|chr(0)|chr(8364)|chr(0x10ffff)|chr(0x110000)|chr(-1)|chr('a')|chr(1.5)|chr(I())|chr(True)|chr()|chr(1, 2)|chr(0xd800)|chr(0xff)|chr(127)|chr(None)
ord('a')|ord('é')|ord('😀')|ord('\\0')|ord('')|ord('ab')|ord(b'a')|ord(b'')|ord(b'ab')|ord(bytearray(b'x'))|ord(5)|ord(None)|ord()|ord('\\ud800')|ord(['a'])|ord(memoryview(b'a'))
repr(5)|repr('a')|repr(R('x'))|repr(R(5))|repr([R('y')])|repr({R('k'): R('v')})|repr(())|repr()|repr(1, 2)|repr(...)|repr(None)|repr(1.0)|repr(-0.0)|repr(1e100)|repr(b'a')|repr('\\n\\t\\\\')|repr("a'b")|repr('a"b\\'c')|repr(int)|repr(len)|repr({1, 2})|repr(frozenset())|repr(set())|repr(range(3))|repr(slice(1))|repr(bytearray(b'x'))|repr(ValueError('v'))|repr(ValueError())|repr(KeyError('k', 1))|repr([[], {}, ()])|repr(True)|repr(2**100)|repr(type(None))|repr(NotImplemented)|repr(Exception)|repr(R(None))|str(R('s'))|str(R(5))|f'{R("f")}'|f'{R("f")!s}'|'%s' % R('p')|'%s' % R(5)|format(R('q'))|print(R(5))|[R(5)]
hash(1) == hash(1.0)|hash('a') == hash('a')|hash([])|hash({})|hash(set())|hash(bytearray())|hash(slice(1)) if 0 else 1|hash((1, [2]))|hash()|hash(1, 2)|hash(None) == hash(None)|hash(len) == hash(len)|hash(int) == hash(int)|hash(-1)|hash(2**61 - 1)|hash(True)|hash(0.0)|hash(1.5)|hash(10**20)|hash(-10**20)|hash(1e20)|hash(float('inf'))|hash(())|hash((1, 2, 3))|hash(frozenset())|hash(range(5)) == hash(range(5))|hash(1 + 2j)
format(5, '04d')|format('a', '>3')|format(R('z'), '')|format(R('z'), 'x')|format(1.5, '.3f')|format(5)|format()|format(5, 5)|format(None, '')|format([1], '')|format([1], '>5')|format(True, '')|format(True, '>6')|format(I(), '')[:3]|format(5, 'é')|format(5, None)|format(b'a', '')|format(b'a', '5')|format(object, '')|format((1,), '5')
int('5')|int()|float()|str()|bool()|complex()|bytes()|list()|tuple()|set()|dict()|frozenset()|bytearray()|object().__class__|int(' 5 ')|float('1e5')|str(b'a')|bool([])|int(5.9)|int(-5.9)|int('0x1f', 16)|float('nan')|str(1.0)|str(1e16)|str(10**20)|str(True)|str(None)|str(...)|str([1, 'a'])|str('a')|str(object)|str({})|bytes(3)|bytes('a')|list('ab')|tuple('ab')|dict([('a', 1)])'''.replace('\n', '|').split('|'):
    t(src)
