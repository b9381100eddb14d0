"""Objects of the library's modules for _calls.py: how to make one of each kind, where the module is there."""
import sys


def bring(*names):
    """The modules of these names that can be imported: {name: module}. A build may lack a library, a board most."""
    found = {}
    for name in names:
        try:
            __import__(name)
            found[name] = sys.modules[name]
        except ImportError:
            pass
    return found


LIBRARY = bring('json', '_json', 're', '_re', 'zlib', 'deflate', 'binascii', 'base64', 'hashlib', '_hash', '_blake2', '_sha2', 'hmac', 'select',
                '_socket', 'socket', 'unicodedata', '_csv', 'contextvars', '_sqlite', 'sqlite3', '_tls', 'ssl', 'ast', '_statistics', '_string',
                'uctypes', 'framebuf', 'marshal', 'cryptolib', 'vfs', 'machine', 'dis', 'copy', 'textwrap')


def sockets(r):
    a, b = LIBRARY['socket'].socketpair()
    for s in a, b:
        s.setblocking(False)
    a.send(b'some bytes')
    return r.choice((a, b))


def database(r):
    c = LIBRARY['sqlite3'].connect(':memory:')
    c.execute('create table t(a, b)')
    c.executemany('insert into t values(?, ?)', [(i, 'x' * i) for i in range(5)])
    return r.choice((lambda: c, c.cursor, lambda: c.execute('select * from t'), lambda: c.execute('select * from t').fetchone()))()


def poller(r):
    p = LIBRARY['select'].poll()
    p.register(0, 1)
    return p


def tls(r):
    ssl = LIBRARY['ssl']
    c = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return r.choice((lambda: c, ssl.MemoryBIO, lambda: c.wrap_bio(ssl.MemoryBIO(), ssl.MemoryBIO(), server_hostname='localhost')))()


def variable(r):
    v = LIBRARY['contextvars'].ContextVar('v', default=1)
    return r.choice((lambda: v, lambda: v.set(2), LIBRARY['contextvars'].copy_context))()


# name of the module, what makes an object of it from random numbers
MAKERS = [
    ('re', lambda r: LIBRARY['re'].compile(r.choice(('a(b)*', r'(?P<n>\w+)\s', '', r'(a|b)+?c', r'(x)?\1', '[^a-f]{2,5}', b'a.c')))),
    ('re', lambda r: LIBRARY['re'].match('(a)(?P<n>b)?', 'abc')),
    ('re', lambda r: LIBRARY['re'].finditer('.', 'abcdef')),
    ('re', lambda r: LIBRARY['re'].compile('(.)b').scanner('abab')),
    ('zlib', lambda r: LIBRARY['zlib'].compressobj(r.choice((0, 1, 9, -1)))),
    ('zlib', lambda r: LIBRARY['zlib'].decompressobj(r.choice((15, -15, 31, 47)))),
    ('zlib', lambda r: LIBRARY['zlib'].compress(b'some text ' * 50)),
    ('deflate', lambda r: LIBRARY['deflate'].DeflateIO(sys.modules['io'].BytesIO(b'x\x9cabc' * 9), r.choice((0, 1, 2, 3)))),
    ('hashlib', lambda r: LIBRARY['hashlib'].new(r.choice(('md5', 'sha1', 'sha256', 'sha3_384', 'shake_128', 'blake2b', 'blake2s')))),
    ('hmac', lambda r: LIBRARY['hmac'].new(b'key', b'text', 'sha256')),
    ('select', poller), ('socket', sockets), ('sqlite3', database), ('ssl', tls), ('contextvars', variable),
    ('_csv', lambda r: LIBRARY['_csv'].reader(['a,b', '"c', 'd"'])),
    ('_csv', lambda r: LIBRARY['_csv'].writer(sys.modules['io'].StringIO())),
    ('json', lambda r: LIBRARY['json'].JSONEncoder(indent=r.choice((None, 1, '\t')))),
    ('json', lambda r: LIBRARY['json'].JSONDecoder()),
    ('json', lambda r: r.choice(('[1, 2, {"a": null}]', '{"a": [', '"\\ud800"', '1e999', b'[1]', 'nul'))),
    ('ast', lambda r: LIBRARY['ast'].parse('def f(a, *b):\n    return [a for c in b if c]\n')),
    ('framebuf', lambda r: LIBRARY['framebuf'].FrameBuffer(bytearray(200), 16, r.choice((1, 8, 12)), r.choice((0, 1, 2, 5)))),
    ('cryptolib', lambda r: LIBRARY['cryptolib'].aes(b'k' * 16, r.choice((1, 2)), b'i' * 16)),
]
MAKERS = [make for module, make in MAKERS if module in LIBRARY]
# They do what they are told: to descriptors of this process, to files, to addresses.
AVOID = {('_socket', 'close'), ('_socket', 'dup'), ('socket', 'close'), ('socket', 'dup'), ('socket', 'fromfd'), ('socket', 'getaddrinfo'),
         ('socket', 'gethostbyname'), ('socket', 'gethostbyname_ex'), ('socket', 'gethostbyaddr'), ('socket', 'getfqdn'), ('socket', 'getnameinfo'),
         ('socket', 'create_connection'), ('ssl', 'get_server_certificate'), ('vfs', 'mount'), ('vfs', 'umount'), ('machine', 'reset'),
         ('machine', 'soft_reset'), ('machine', 'bootloader'), ('machine', 'deepsleep'), ('machine', 'lightsleep'), ('machine', 'idle'),
         ('machine', 'WDT'), ('uctypes', 'bytes_at'), ('uctypes', 'bytearray_at'), ('uctypes', 'struct'), ('dis', 'dis'), ('select', 'select'),
         ('machine', 'mem8'), ('machine', 'mem16'), ('machine', 'mem32')}
