# codecs: look-up, error handlers, registered codecs, incremental and stream coding.
import codecs, io
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
for n in ['utf8','ascii','latin1','utf16','utf-16-le','utf32','utf-8-sig','unicode-escape','cp1252','iso8859-15','koi8-r','macroman','hex','rot13','u8','UTF 8','nope', 'Latin-1', 'windows-1252']:
    t(lambda: codecs.lookup(n).name); t(lambda: codecs.lookup(n)._is_text_encoding)
t(lambda: codecs.encode('é','latin-1')); t(lambda: codecs.encode(b'ab','hex')); t(lambda: codecs.decode(b'6162','hex')); t(lambda: codecs.encode('Hello','rot13')); t(lambda: codecs.decode('Uryyb','rot_13')); t(lambda: codecs.encode('a','nope'))
t(lambda: codecs.utf_8_encode('é')); t(lambda: codecs.utf_8_decode(b'a\xc3')); t(lambda: codecs.utf_8_decode(b'a\xc3','strict',True)); t(lambda: codecs.utf_16_decode(b'\xff\xfea\0b')); t(lambda: codecs.utf_16_ex_decode(b'\xfe\xff\0a\0b\0','strict',0,False)); t(lambda: codecs.ascii_decode(b'ab')); t(lambda: codecs.latin_1_encode('é')); t(lambda: codecs.escape_encode(b'a\n\'\xe9')); t(lambda: codecs.escape_decode(rb'a\n\x41\101\q')); t(lambda: codecs.escape_decode(rb'\x4')); t(lambda: codecs.escape_decode(b'\\'))
t(lambda: codecs.charmap_encode('abc','strict',{97:65,98:b'BB',99:None})); t(lambda: codecs.charmap_encode('ab','strict',{97:65,98:b'BB'})); t(lambda: codecs.charmap_encode('ac','replace',{97:65,ord('?'):63})); t(lambda: codecs.charmap_decode(b'\0\1\2','strict','ab')); t(lambda: codecs.charmap_decode(b'\0\1','strict',{0:'xy',1:0x20ac})); t(lambda: codecs.charmap_decode(b'\0\5','replace','ab')); t(lambda: codecs.charmap_encode('ab','strict',codecs.charmap_build('ba')))
t(lambda: codecs.unicode_escape_decode('\\n\\u20ac')); t(lambda: codecs.readbuffer_encode('é'))
for h in 'strict ignore replace backslashreplace xmlcharrefreplace namereplace surrogateescape surrogatepass'.split():
    f=codecs.lookup_error(h); print(h, callable(f))
    for e in [UnicodeEncodeError('ascii','aé\udc80b',1,2,'r'), UnicodeEncodeError('utf-8','aé\udc80b',2,3,'r'), UnicodeEncodeError('ascii','aé\udc80\ud800b',1,4,'r'), UnicodeDecodeError('utf-8',b'a\xff\xed\xb2\x80',1,2,'r'), UnicodeDecodeError('utf-8',b'a\xff\xed\xb2\x80',2,5,'r'), UnicodeDecodeError('ascii',b'a\xffb',0,3,'r'), UnicodeTranslateError('aéb',1,2,'r'), ValueError('x'), 5]:
        t(lambda: f(e))
t(lambda: codecs.lookup_error('nope'))
def h(exc):
    print(type(exc).__name__, exc.start, exc.end, ascii(exc.object[exc.start:exc.end]), exc.reason, exc.encoding)
    return ('<%d>'%(exc.end-exc.start), exc.end)
codecs.register_error('mine', h)
t(lambda: 'aéè€b\ud800'.encode('ascii','mine')); t(lambda: 'aé\ud800\ud801b'.encode('utf-8','mine')); t(lambda: b'a\xff\xfeb\xe2\x82'.decode('utf-8','mine')); t(lambda: '\ud800\ud801'.encode('utf-16-le','mine')); t(lambda: b'\0\xd8\1'.decode('utf-16-le','mine'))
codecs.register_error('m2', lambda e: (b'\xff\xfe', e.end)); t(lambda: 'aé'.encode('ascii','m2')); t(lambda: b'\xff'.decode('utf8','m2')); t(lambda: 'a\ud800'.encode('utf-16-le','m2'))
codecs.register_error('m3', lambda e: ('é', e.end)); t(lambda: 'aé'.encode('ascii','m3'));t(lambda: 'aé'.encode('latin-1','m3'))
codecs.register_error('m4', lambda e: ('x', -1)); t(lambda: 'aéb'.encode('ascii','m4')); t(lambda: b'a\xffb'.decode('ascii','m4'))
codecs.register_error('m5', lambda e: ('x', 100)); t(lambda: 'aéb'.encode('ascii','m5')); t(lambda: b'a\xffb'.decode('ascii','m5'))
codecs.register_error('m6', lambda e: 5); t(lambda: 'aéb'.encode('ascii','m6')); t(lambda: b'a\xffb'.decode('ascii','m6'))
codecs.register_error('m7', lambda e: 1/0); t(lambda: 'aéb'.encode('ascii','m7'))
def m8(e):
    e.object=b'zzzzz'; return ('!',1)
codecs.register_error('m8', m8); t(lambda: b'a\xffb'.decode('ascii','m8')); t(lambda: b'a\xffb'.decode('utf-8','m8'))
t(lambda: codecs.register_error('x',5)); t(lambda: codecs.register_error(5,5)); t(lambda: codecs.register(5))
def search(name):
    print('search', name)
    if name=='my_codec': return codecs.CodecInfo(lambda s,e='strict':(s.encode()[::-1],len(s)), lambda b,e='strict':(bytes(b)[::-1].decode(),len(b)), name='my-codec')
    if name=='bad': return (1,2)
codecs.register(search)
t(lambda: 'abc'.encode('My-Codec')); t(lambda: b'abc'.decode('my codec')); t(lambda: codecs.lookup('MY-CODEC').name); t(lambda: 'a'.encode('bad')); t(lambda: 'a'.encode('other'))
for enc in ['utf-8','utf-8-sig','utf-16','utf-16-be','utf-32','latin-1','ascii','cp1252']:
    e=codecs.getincrementalencoder(enc)(); 
    text='aé€😀' if 'utf' in enc else 'ab'
    out=[e.encode(c) for c in text]; print(enc, out, e.encode('', True)); e.reset(); print(e.encode('x'))
    d=codecs.getincrementaldecoder(enc)()
    print([d.decode(bytes([b])) for b in b''.join(out)], d.decode(b'',True), d.getstate())
d=codecs.getincrementaldecoder('utf-8')(); d.decode(b'\xe2\x82'); print(d.getstate()); t(lambda: d.decode(b'',True)); d.reset(); print(d.decode(b'a'))
d=codecs.getincrementaldecoder('utf-8')('replace'); print(d.decode(b'\xe2\x82'), d.decode(b'x\xf0',True))
r=codecs.getreader('utf-8')(io.BytesIO('héllo\nwörld\r\nlast'.encode())); print(repr(r.readline()), repr(r.read(2)), r.readlines())
r=codecs.getreader('utf-16')(io.BytesIO('héllo\nwörld\r\nlast'.encode('utf-16'))); print(list(r))
b=io.BytesIO(); w=codecs.getwriter('utf-16')(b); w.write('ab'); w.write('cd'); w.writelines(['e','f']); print(b.getvalue())
print(list(codecs.iterencode(['a','é',''], 'utf-8')), list(codecs.iterdecode([b'a\xc3',b'\xa9'],'utf-8')), b''.join(codecs.iterencode(['a','b'],'utf-8-sig')))
print(codecs.BOM_UTF8, codecs.BOM_UTF16, codecs.BOM_UTF32_BE, codecs.BOM)
with codecs.open('_c.txt','w','utf-16') as f: f.write('héé\nzz\n')
with codecs.open('_c.txt','r','utf-16') as f: print(f.read(), f.encoding)
with codecs.open('_c.txt',encoding='utf-16') as f: print([l for l in f])
f=codecs.EncodedFile(io.BytesIO('é'.encode()), 'latin-1','utf-8'); print(f.read())
print(codecs.getencoder('ascii')('abc'), codecs.getdecoder('ascii')(b'abc'))
t(lambda: codecs.make_encoding_map({1:2,3:2,4:5})); t(lambda: codecs.make_identity_dict(range(3)))
print(str(b'a\xe9', 'latin-1'), str(bytearray(b'a\xc3\xa9'), 'utf8'), str(memoryview(b'abc'),'ascii'), bytes('é','utf-8'), bytearray('é','utf-16-le'), bytes('é','ascii','ignore'))
t(lambda: str(b'\xff','ascii')); t(lambda: str('a','ascii')); t(lambda: str(5,'ascii'))
t(lambda: 'a\udcffb'.encode('utf-8','surrogateescape')); t(lambda: b'a\xffb'.decode('utf-8','surrogateescape')); t(lambda: 'é\udcff\ud800'.encode('ascii','surrogateescape')); t(lambda: '\udcff\ud800'.encode('latin-1','surrogateescape')); t(lambda: '€é'.encode('cp1252')); t(lambda: b'\x80\x81'.decode('cp1252')); t(lambda: b'\x80\x81'.decode('cp1252','backslashreplace'))
