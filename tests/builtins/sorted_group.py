# sorted, reversed, enumerate, zip, map, filter, iter, next by their argument errors.
def t(src):
    try:
        print(src, "=", repr(eval(src)))
    except Exception as e:
        print(src, "->", type(e).__name__, e)


for src in '''sorted([3, 1])|sorted()|sorted(5)|sorted([1, 'a'])|sorted([2, 1], reverse=True)|sorted([1], key=5)|sorted('bca')|sorted({2: 1, 1: 2})|sorted([1, 2], None)|sorted(iterable=[1])|sorted([[2], [1]])|sorted([], key=len)|sorted(['bb', 'a'], key=len, reverse=True)|sorted((x for x in (2, 1)))|sorted([None, None])|sorted([3, 2, 1], key=lambda x: 1 / (x - 2))|sorted(range(5, 0, -1))|sorted([True, 0.5, 0])
input(1, 2)|open()|open(5, 'x' * 3)|open('/nonexistent/file')|open('/dev/null', 'q')|open('/dev/null', 'rw')|open('/dev/null', 'rb', encoding='utf-8')|open('/dev/null', 'r', -5)|open('/dev/null', 'rb', newline='')|open('/dev/null', newline='x')|open('/dev/null', errors='nope') if 0 else 1|open(b'/dev/null').read()|open(None)|open(1.5)|open('a\\0b')|open('/dev/null', 5)|open('/dev/null', 'rt').mode|open('/dev/null', 'rb').read()|open('/', 'w') if 0 else 1|open('', 'r')
compile()|compile('1')|compile('1', 'f', 'exec').co_filename|compile(1, 'f', 'eval')|compile('1', 'f', 'x')|compile('1', 'f', 'eval', 0, 0, -1).co_name|compile('1 +', 'f', 'eval')|eval('1 +') if 0 else 1|eval('')|eval('x', {'x': 5})|eval('x', {}, {'x': 6})|eval(5)|exec('y = 1')|exec(5)|eval('1', 5)|exec('1', 5)|eval('1', {}, 5)
__import__('sys').__name__|__import__('nope_x')|__import__(5)|__import__('')|__import__()|globals()['__name__']|globals(1)|locals(1)|vars(1)|type(globals())|type(locals())|__name__|__debug__|__build_class__.__name__|__build_class__()|__build_class__(5, 'a')|__build_class__(lambda: 0, 5)
object()|object(1) if 0 else 1|super|super(int)|super(int, 5).real|super(5, 5)|super(int, 'a') if 0 else 1|staticmethod(1)(2)|property(1).fget|classmethod(len).__func__|memoryview(b'a').tolist()|memoryview(1)|slice(1).stop|slice()|range(3)|bytes(2)|frozenset('a')|complex('1j')|aiter(5)|anext(5)|anext(iter([]))|breakpoint.__name__|copyright.__class__.__name__ in 'x_Printer str'|Ellipsis|NotImplemented'''.replace('\n', '|').split('|'):
    if src == 'object()':
        continue
    t(src)
