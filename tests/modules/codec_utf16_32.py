# UTF-16 and UTF-32: marks, surrogates, truncation, error handlers, in pieces; charmap; ascii and latin-1 with handlers.
import codecs


def show(f, *args, **kw):
    try:
        print(ascii(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__, e)


names = ['utf-16', 'utf-16-le', 'utf-16-be', 'utf-32', 'utf-32-le', 'utf-32-be', 'UTF16', 'utf_32_LE', 'U32', 'utf-8-sig', 'utf-7']
texts = ['', 'abc', 'é€', '\U0001f600x\U0010ffff', '\ufeffmarked', '\ufffe']
for n in names[:10]:
    for t in texts:
        show(t.encode, n)
        show(lambda: t.encode(n).decode(n) == t)
for n in names[:6]:
    for handler in ('strict', 'ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace', 'namereplace', 'surrogatepass', 'surrogateescape'):
        show('a\ud800b\udfff'.encode, n, handler)
        show('\udcff'.encode, n, handler)
bad16 = [b'a', b'\x00\xd8', b'\x00\xd8a\x00', b'\x00\xdc', b'\x00\xd8\x00\xd8', b'a\x00\x00\xd8', b'a\x00\x00\xd8b', b'\x00\xdca\x00b', b'\xff\xfea\x00', b'\xfe\xff\x00a', b'\xff\xfe', b'\xff\xfe\xff\xfe', b'\xd8\x00\xdc\x00']
bad32 = [b'a', b'a\0\0', b'\x00\x00\x11\x00', b'\x00\xd8\x00\x00', b'\xff\xff\xff\xff', b'a\0\0\0b', b'\xff\xfe\0\0a\0\0\0', b'\0\0\xfe\xff\0\0\0a', b'\0\0\0\x80', b'\x00\x00\xd8\x00']
for n, samples in (('utf-16', bad16), ('utf-16-le', bad16), ('utf-16-be', bad16), ('utf-32', bad32), ('utf-32-le', bad32), ('utf-32-be', bad32)):
    for b in samples:
        for handler in ('strict', 'replace', 'ignore', 'surrogatepass', 'backslashreplace', 'surrogateescape'):
            show(b.decode, n, handler)


def pieces(n, data, handler='strict'):
    d = codecs.getincrementaldecoder(n)(handler)
    return [d.decode(data[i:i + 1]) for i in range(len(data))] + [d.decode(b'', True)]


for n in names[:6]:
    for t in texts[1:]:
        show(lambda: ''.join(pieces(n, t.encode(n))) == t)
    for b in bad16 + bad32 if n[-1] == 'e' else ():
        show(lambda: ''.join(pieces(n, b, 'replace')))
for n in names[:6]:
    e = codecs.getincrementalencoder(n)()
    show(lambda: e.encode('a') + e.encode('b') + e.encode('\U0001f600', True))
    e.reset()
    show(lambda: e.encode('c'))
for t, n, h in (('aé€', 'ascii', 'strict'), ('aé€\U0001f600', 'ascii', 'backslashreplace'), ('aé€\U0001f600', 'ascii', 'xmlcharrefreplace'), ('aé€', 'ascii', 'namereplace'), ('a€b', 'latin-1', 'replace'), ('a€b', 'latin-1', 'ignore'), ('a\udc80b', 'ascii', 'surrogateescape'),
                ('a\udc80b€', 'latin-1', 'surrogateescape'), ('a\ud800', 'utf-8', 'surrogatepass'), ('a\udc80', 'utf-8', 'surrogateescape'), ('a\ud800b', 'utf-8', 'replace'), ('a\ud800b', 'utf-8', 'backslashreplace'), ('a\ud800b', 'utf-8', 'ignore'), ('x', 'ascii', 'no such'), ('€', 'ascii', 'no such')):
    show(t.encode, n, h)
for b, n, h in ((b'a\x80', 'ascii', 'strict'), (b'a\x80', 'ascii', 'replace'), (b'a\x80', 'ascii', 'surrogateescape'), (b'a\x80', 'ascii', 'backslashreplace'), (b'\xed\xa0\x80', 'utf-8', 'surrogatepass'), (b'\xe2\x82', 'utf-8', 'replace'), (b'\xe2\x82a', 'utf-8', 'backslashreplace'),
                (b'\xff', 'utf-8', 'xmlcharrefreplace'), (b'\xff', 'utf-8', 'no such')):
    show(b.decode, n, h)


def kind(f, *args):
    try:
        print(ascii(f(*args)))
    except Exception as e:
        print(type(e).__name__)


def repeat(e): return ('<%d-%d>' % (e.start, e.end), e.end)
def back(e):
    back.n += 1
    return ('?', e.start if back.n < 3 else e.end)
back.n = 0
def negative(e): return ('N', -1)
def raw(e): return (b'raw', e.end)
def far(e): return ('x', 1000)
def wrong(e): return 5
def wrong2(e): return ('x', 'y')
def unmapped(e): return ('\u20ac', e.end)


for name, f in (('t.repeat', repeat), ('t.back', back), ('t.negative', negative), ('t.raw', raw), ('t.far', far), ('t.wrong', wrong), ('t.wrong2', wrong2), ('t.unmapped', unmapped)):
    codecs.register_error(name, f)
for h in ('t.repeat', 't.raw', 't.far', 't.wrong', 't.wrong2', 't.unmapped', 't.negative'):
    back.n = 0
    for n in ('ascii', 'latin-1', 'utf-8', 'utf-16-le')[:2 if h == 't.unmapped' else 4]:
        kind('a€\ud800b'.encode, n, h)
    if h != 't.negative':
        for n in ('ascii', 'utf-8', 'utf-16-le', 'utf-32-le'):
            kind(b'a\xff\xffb\xff'.decode, n, h)
show(lambda: codecs.charmap_encode('abc', 'strict', {97: 65, 98: b'BB', 99: 'no'}))
show(lambda: codecs.charmap_encode('ab', 'strict', {97: 300}))
show(lambda: codecs.charmap_encode('ab', 'replace', {97: 65, 63: 33}))
show(lambda: codecs.charmap_encode('ab', 'ignore', {97: None}))
show(lambda: codecs.charmap_encode('\xe9', 'strict'))
show(lambda: codecs.charmap_encode('\u20ac', 'strict'))
show(lambda: codecs.charmap_decode(b'abc', 'strict', {97: 'A', 98: 66, 99: 'CC'}))
show(lambda: codecs.charmap_decode(b'ab', 'strict', 'x' * 98))
show(lambda: codecs.charmap_decode(b'ab', 'replace', 'x' * 98))
show(lambda: codecs.charmap_decode(b'ab', 'strict', {97: 0x110000}))
show(lambda: codecs.charmap_decode(b'ab', 'strict', {97: 1.5}))
show(lambda: codecs.charmap_decode(b'ab', 'ignore', {97: '\ufffe', 98: 'b'}))
show(lambda: codecs.charmap_decode(b'\xe9', 'strict'))
class Map:
    def __getitem__(self, k):
        if k == 97: return 'a!'
        if k == 98: raise LookupError
        raise ZeroDivisionError
show(lambda: codecs.charmap_decode(b'a', 'strict', Map()))
show(lambda: codecs.charmap_decode(b'ab', 'replace', Map()))
show(lambda: codecs.charmap_decode(b'c', 'replace', Map()))
show(lambda: codecs.charmap_encode('a', 'strict', Map()))
show(lambda: codecs.charmap_build('abc') is not None)
def search(name):
    if name == 'mine': return codecs.CodecInfo(lambda s, e='strict': (s.upper().encode(), len(s)), lambda b, e='strict': (bytes(b).decode().lower(), len(b)), name='mine')
    if name == 'odd': return codecs.CodecInfo(lambda s, e='strict': 5, lambda b, e='strict': (5, 1), name='odd')
    if name == 'broken': return 5
codecs.register(search)
show('abc'.encode, 'mine')
show(b'ABC'.decode, 'mine')
show('abc'.encode, 'odd')
show(b'ABC'.decode, 'odd')
show('abc'.encode, 'broken')
show('abc'.encode, 'nothing-like-this')
show(b'abc'.decode, 'nothing-like-this')
show('abc'.encode, 'bad\0name')
show(str, b'abc', 'ascii', 'strict')
show(str, bytearray(b'abc\xff'), 'utf-8', 'replace')
show(str, memoryview(b'abc'), 'utf-16-le', 'replace')
show(str, 'x', 'ascii')
show(str, 5, 'ascii')
show(bytes, 'x')
show(bytes, 'é', 'latin-1')
show(bytearray, 'é', 'ascii', 'replace')
