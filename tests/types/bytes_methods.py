# bytes and bytearray: construction, every shared method, errors.
def t(src):
    try:
        print(src, '=', repr(eval(src)))
    except Exception as e:
        print(src, '->', type(e).__name__, e)


table = r'''B()|B(b'abc')|B(3)|B([1, 2, 255])|B(range(3))|B('abc')|B('é', 'utf-8')|B('é', 'ascii')|B('é', 'ascii', 'replace')|B('a', encoding='ascii')|B(-1)|B([256])|B([-1])|B(['a'])|B(None)|B(1.5)|B(b'a', 'x')|B(5, 'x')|B(1, 2, 3, 4)|B(memoryview(b'xy'))|B(bytearray(b'q'))|B((x for x in (1, 2)))|B([1.5])|B(True)|B({1: 2})|B(10**30)|B(source=b'a')
B(b'abc')[0]|B(b'abc')[-1]|B(b'abc')[1:]|B(b'abc')[::-1]|B(b'abc')[5]|B(b'abc')['a']|B(b'abc')[1.0]|B(b'abc')[::0]|B(b'abc')[10**30]|len(B(b'abc'))|list(B(b'\x00\xff'))|B(b'abc') + b'd'|B(b'abc') + bytearray(b'd')|B(b'abc') + 'd'|B(b'abc') + [1]|B(b'ab') * 3|3 * B(b'ab')|B(b'ab') * 0|B(b'ab') * -1|B(b'ab') * 1.5|B(b'a') < b'b'|B(b'a') == 'a'|B(b'a') == b'a'|B(b'a') == bytearray(b'a')|B(b'a') < 'a'|B(b'abc') > b'ab'|B(b'a') == memoryview(b'a')|B(b'') == b''|B(b'a') != 5
97 in B(b'abc')|b'bc' in B(b'abc')|'a' in B(b'abc')|300 in B(b'abc')|-1 in B(b'abc')|b'' in B(b'')|None in B(b'a')|1.5 in B(b'a')|bytearray(b'b') in B(b'abc')|True in B(b'\x01')
B(b'abcabc').find(b'c')|B(b'abcabc').rfind(b'c')|B(b'abcabc').find(99)|B(b'abcabc').find(b'')|B(b'abc').find('a')|B(b'abc').find(256)|B(b'abc').index(b'z')|B(b'abc').rindex(b'z')|B(b'abc').index(98)|B(b'abcabc').count(b'bc')|B(b'abcabc').count(97)|B(b'abc').count(b'')|B(b'abc').count('a')|B(b'abcabc').find(b'a', 1)|B(b'abcabc').find(b'a', 1, 3)|B(b'abcabc').rfind(b'a', 0, 3)|B(b'aXbXc').find(bytearray(b'X'))|B(b'abc').find(b'c', -1)|B(b'abc').find(b'a', 5)|B(b'abc').count(b'a', 'x')|B(b'abc').find(None)|B(b'abc').find(memoryview(b'b'))
B(b'abc').startswith(b'a')|B(b'abc').startswith((b'x', b'a'))|B(b'abc').startswith('a')|B(b'abc').startswith(('a',))|B(b'abc').endswith(b'c')|B(b'abc').endswith((b'b', b'bc'))|B(b'abc').endswith(b'c', 0, 2)|B(b'abc').startswith(b'', 3)|B(b'abc').startswith(b'', 4)|B(b'abc').startswith(97)|B(b'abc').endswith([b'c'])
B(b'aXbXc').replace(b'X', b'--')|B(b'aaa').replace(b'a', b'b', 2)|B(b'abc').replace(b'', b'-')|B(b'abc').replace('a', 'b')|B(b'abc').replace(b'a')|B(b'').replace(b'', b'x')|B(b'aaa').replace(b'aa', b'')|B(b'abc').replace(bytearray(b'b'), b'')|B(b'a').replace(97, 98)
B(b'a b c').split()|B(b' a\tb\n').split()|B(b'a,b,c').split(b',')|B(b'a,b,c').split(b',', 1)|B(b'a,b').split(',')|B(b'abc').split(b'')|B(b'').split()|B(b'').split(b',')|B(b'a,b,c').rsplit(b',', 1)|B(b' a b ').rsplit(None, 1)|B(b'a--b').split(b'--')|B(b'a b').split(maxsplit=0)|B(b'a\x00b').split(b'\x00')|B(b'a\x0bb\x0cc').split()|B(b'a\x1cb').split()|B(b'a\xa0b').split()|B(b'a,b').split(44)
B(b'a\nb\r\nc\rd').splitlines()|B(b'a\nb\r\nc\rd').splitlines(True)|B(b'').splitlines()|B(b'\n').splitlines()|B(b'a\x0bb\x0cc\x1cd\x85e').splitlines()|B(b'a\n').splitlines(keepends=True)
B(b'a,b,c').partition(b',')|B(b'abc').partition(b',')|B(b'a,b,c').rpartition(b',')|B(b'abc').rpartition(b',')|B(b'abc').partition(b'')|B(b'abc').partition(',')
B(b',').join([b'a', b'b'])|B(b'').join([])|B(b',').join([b'a'])|B(b',').join(['a'])|B(b',').join([1])|B(b',').join(5)|B(b',').join([b'a', bytearray(b'b'), memoryview(b'c')])|B(b',').join(x for x in (b'p', b'q'))|B(b',').join(b'abc')|B(b'-').join({b'k': 1})
B(b'  a ').strip()|B(b'  a ').lstrip()|B(b'  a ').rstrip()|B(b'xyaxy').strip(b'xy')|B(b'xya').lstrip(b'yx')|B(b'axy').rstrip(b'yx')|B(b'a').strip('a')|B(b'\t\n\x0b\x0c\r a').strip()|B(b'a').strip(None)|B(b'a').strip(97)|B(b'').strip()|B(b'aaa').strip(b'a')|B(b'a\x00').rstrip(b'\x00')
B(b'abC1').upper()|B(b'ABc1').lower()|B(b"it's a b").title()|B(b'aBC dE').capitalize()|B(b'aBc').swapcase()|B(b'\xe9').upper()|B(b'abc').isalpha()|B(b'ab1').isalnum()|B(b'12').isdigit()|B(b'').isdigit()|B(b' \t').isspace()|B(b'Abc De').istitle()|B(b'AB').isupper()|B(b'ab1').islower()|B(b'a\x80').isascii()|B(b'').isascii()|B(b'\xe9').isalpha()|B(b'1').isdecimal()
B(b'ab').center(5)|B(b'ab').center(6, b'*')|B(b'ab').ljust(5, b'.')|B(b'ab').rjust(5)|B(b'ab').center(5, '*')|B(b'-5').zfill(5)|B(b'abc').zfill(2)|B(b'').zfill(2)|B(b'a\tb').expandtabs()|B(b'a\tb').expandtabs(2)|B(b'\t\n\tx').expandtabs(3)|B(b'ab').ljust('5')|B(b'ab').rjust(5, bytearray(b'-'))
B(b'abc').translate(bytes(range(256)))|B(b'abc').translate(None, b'b')|B(b'abc').translate(bytes.maketrans(b'abc', b'xyz'))|B(b'abc').translate(bytes.maketrans(b'a', b'x'), b'c')|B(b'abc').translate(b'short')|B(b'abc').translate(None)|B(b'abc').translate(None, delete=b'a')|B(b'abc').translate('x' * 256)|B.maketrans(b'ab', b'c')|B.maketrans('a', 'b')|len(B.maketrans(b'', b''))
B(b'\xc3\xa9').decode()|B(b'abc').decode('ascii')|B(b'\xff').decode('utf-8', 'replace')|B(b'\x01\xab').hex()|B(b'\x01\xab\xcd\xef').hex(':')|B(b'\x01\xab\xcd\xef\x12').hex('-', 2)|B(b'\x01\xab\xcd\xef\x12').hex('-', -2)|B(b'\x01').hex('')|B(b'\x01').hex('ab')|B(b'ab').hex(b'_')|B(b'ab').hex('é')|B(b'').hex()|B(b'abc').hex(':', 0)|B(b'abc').hex(sep='.', bytes_per_sep=2)|B.fromhex('01 ab CD')|B.fromhex('')|B.fromhex(' 0 1')|B.fromhex('zz')|B.fromhex('0é')|B.fromhex('aB\n\tcd')
B(b'abc').removeprefix(b'a')|B(b'abc').removesuffix(b'bc')|B(b'abc').removeprefix(b'x')|B(b'abc').removeprefix('a')|B(b'abc').removesuffix(b'')|B(b'%d %s') % (1, b'x')|B(b'%s') % 'x'|str(B(b'abc'), 'ascii')|bool(B())|bool(B(b'\0'))|B(b'a').__class__.__name__|B(b'ab').__contains__(97)|B(b'abc').__len__()|B(b'abc').__getitem__(0)|B(b'a').__add__('b')|B(b'a').__mul__('b')|B(b'a').__eq__('a')|B(b'a').__lt__(1)|B(b'a').foo|repr(B(b'it\'s'))|repr(B(b'"'))|repr(B(b'\'"'))|repr(B(b'\t\n\r\\\x00\x1f\x7f\x80'))|ascii(B(b'\xff'))|sorted(B(b'cab'))|max(B(b'abc'))|list(reversed(B(b'abc')))|sum(B(b'\x01\x02'))|tuple(B(b'ab'))|iter(B(b'a')).__next__()'''
for name, B in (('bytes', bytes), ('bytearray', bytearray)):
    print('==', name)
    for src in table.replace('\n', '|').split('|'):
        t(src)


class WB:
    def __bytes__(self): return b'from __bytes__'
class WI:
    def __index__(self): return 4
class WBad:
    def __bytes__(self): return 'str'
class WIter:
    def __iter__(self): return iter([1, 2, WI()])
class Both:
    def __bytes__(self): return b'B'
    def __index__(self): return 2


for o in (WB(), WI(), WBad(), WIter(), Both()):
    for B in (bytes, bytearray):
        try:
            print(type(o).__name__, B(o))
        except Exception as e:
            print(type(o).__name__, B.__name__, type(e).__name__, e)
print(hash(b'abc') == hash(b'ab' + b'c'), {b'a': 1}[b'a'], b'a' in {b'a'}, bytes(b'x') is not None)
try:
    hash(bytearray())
except TypeError as e:
    print(e)
try:
    b'abc'[0] = 1
except TypeError as e:
    print(e)
try:
    del b'abc'[0]
except TypeError as e:
    print(e)
