"""The lines of bench/library.py, and the process that measures them: PYTHON library_lines.py SUBJECT

It reads numbers of lines on its input and answers each with "SECONDS MARK": processor time of one execution, least
of a few attempts, and a mark of the result, by which the measuring script sees that the peers computed the same.
Both run in a function, the set-up once, the statement in a loop, as timeit does it.
"""
import binascii
import sys
import time

ATTEMPT = 0.006         # seconds of one attempt
ATTEMPTS = 3

TEXT = '''
text = """It was a bright cold day in April, and the clocks were striking thirteen. Winston Smith, his chin nuzzled
into his breast in an effort to escape the vile wind, slipped quickly through the glass doors of 12 Victory Mansions,
though not quickly enough to prevent a swirl of gritty dust from entering along with him; call +44 20 7946 0958 or
write to winston.smith@minitrue.gov or julia-26@fiction.dept before 1984-04-04 or 1984-05-31.\\n"""
big = text * 50
words = text.split()
'''

RECORDS = '''
record = {"id": 12345, "name": "Ann Example", "tags": ["a", "b", "c"], "active": True, "score": 98.25, "parent": None}
records = [dict(record, id=i, score=i * 1.1) for i in range(50)]
'''

# subject: (what every set-up begins with, {line: statement or (set-up, statement)})
SUBJECTS = {
    "json": ("import json\nfrom json import dumps, loads" + TEXT + RECORDS, {
        "dumps small dict": "dumps(record)",
        "dumps records": "dumps(records)",
        "dumps records, indent": "dumps(records, indent=2)",
        "dumps records, sort_keys": "dumps(records, sort_keys=True)",
        "dumps separators": "dumps(records, separators=(',', ':'))",
        "dumps ints": ("a = list(range(1000))", "dumps(a)"),
        "dumps floats": ("a = [i / 7 for i in range(1000)]", "dumps(a)"),
        "dumps strings": ("a = ['name %d' % i for i in range(1000)]", "dumps(a)"),
        "dumps text": "dumps(big)",
        "dumps non-ASCII": ("s = 'naïve café €5 — ' * 50", "dumps(s)"),
        "dumps non-ASCII, kept": ("s = 'naïve café €5 — ' * 50", "dumps(s, ensure_ascii=False)"),
        "dumps nested lists": ("a = []\nfor i in range(50): a = [a, i]", "dumps(a)"),
        "dumps default=": ("a = [{1, 2}] * 50", "dumps(a, default=sorted)"),
        "dump to StringIO": ("from io import StringIO", "f = StringIO(); json.dump(record, f)"),
        "loads small dict": ("s = dumps(record)", "loads(s)"),
        "loads records": ("s = dumps(records)", "loads(s)"),
        "loads records, indented": ("s = dumps(records, indent=4)", "loads(s)"),
        "loads bytes": ("s = dumps(records).encode()", "loads(s)"),
        "loads ints": ("s = dumps(list(range(1000)))", "loads(s)"),
        "loads floats": ("s = dumps([i / 7 for i in range(1000)])", "loads(s)"),
        "loads strings": ("s = dumps(['name %d' % i for i in range(1000)])", "loads(s)"),
        "loads escapes": ("s = dumps('tab\\there \"quoted\" caf\\xe9\\n' * 50)", "loads(s)"),
        "loads text": ("s = dumps(big)", "loads(s)"),
        "loads object_hook": ("s = dumps(records)", "loads(s, object_hook=len)"),
        "loads object_pairs_hook": ("s = dumps(records)", "loads(s, object_pairs_hook=list)"),
        "loads parse_float": ("s = dumps([i / 7 for i in range(200)])", "loads(s, parse_float=str)"),
        "load from StringIO": ("from io import StringIO\ns = dumps(record)", "json.load(StringIO(s))"),
        "error": ("s = dumps(records) + '}'", "try: loads(s)\nexcept ValueError as e: pass"),
    }),
    "re": ("import re" + TEXT, {
        "match, short": ("p = re.compile(r'(\\w+)=(\\d+)')", "p.match('width=640')"),
        "fullmatch, short": ("p = re.compile(r'[a-z]+-[0-9]+')", "p.fullmatch('abc-1234')"),
        "match, fails": ("p = re.compile(r'\\d+')", "p.match('width=640')"),
        "re.match by text": "re.match(r'(\\w+)=(\\d+)', 'width=640')",
        "re.sub by text": "re.sub(r'\\s+', ' ', 'a  b   c')",
        "groups": ("m = re.match(r'(\\w+)=(\\d+)', 'width=640')", "m.groups()"),
        "group(1)": ("m = re.match(r'(\\w+)=(\\d+)', 'width=640')", "m.group(1)"),
        "m[1], span": ("m = re.match(r'(\\w+)=(\\d+)', 'width=640')", "m[1], m.span()"),
        "groupdict": ("m = re.match(r'(?P<name>\\w+)=(?P<size>\\d+)', 'width=640')", "m.groupdict()"),
        "search literal, text": ("p = re.compile('1984-05')", "p.search(text)"),
        "search literal, big": ("p = re.compile('thought police')", "p.search(big)"),
        "search word, big": ("p = re.compile(r'\\bthoughtcrime\\b')", "p.search(big)"),
        "search ignoring case": ("p = re.compile('thoughtcrime', re.I)", "p.search(big)"),
        "search class, big": ("p = re.compile('[#$%&]')", "p.search(big)"),
        "search alternation, big": ("p = re.compile('Charrington|Parsons|Syme')", "p.search(big)"),
        "search date": ("p = re.compile(r'(\\d{4})-(\\d\\d)-(\\d\\d)')", "p.search(text)"),
        "search e-mail": ("p = re.compile(r'[\\w.+-]+@[\\w-]+\\.[\\w.]+')", "p.search(text)"),
        "search .*": ("p = re.compile(r'call (.*) or')", "p.search(text)"),
        "search .*?": ("p = re.compile(r'call (.*?) or')", "p.search(text)"),
        "search DOTALL": ("p = re.compile(r'bright.*quickly', re.S)", "p.search(text)"),
        "search $": ("p = re.compile(r'\\d+\\.$')", "p.search(text)"),
        "search MULTILINE": ("p = re.compile(r'^write to', re.M)", "p.search(text)"),
        "search back-reference": ("p = re.compile(r'(\\w)\\1\\w\\1')", "p.search(text)"),
        "search look-ahead": ("p = re.compile(r'\\w+(?=@)')", "p.search(text)"),
        "search look-behind": ("p = re.compile(r'(?<=@)\\w+')", "p.search(text)"),
        "search nested repeats": ("p = re.compile(r'(?:[a-z]+ ){5}')", "p.search(text)"),
        "findall words": ("p = re.compile(r'\\w+')", "p.findall(text)"),
        "findall words, big": ("p = re.compile(r'\\w+')", "p.findall(big)"),
        "findall numbers": ("p = re.compile(r'\\d+')", "p.findall(big)"),
        "findall e-mails": ("p = re.compile(r'[\\w.+-]+@[\\w-]+\\.[\\w.]+')", "p.findall(big)"),
        "findall dates": ("p = re.compile(r'(\\d{4})-(\\d\\d)-(\\d\\d)')", "p.findall(big)"),
        "findall alternation": ("p = re.compile(r'cold|wind|dust|clocks')", "p.findall(big)"),
        "findall ing words": ("p = re.compile(r'\\w+ing\\b')", "p.findall(text)"),
        "findall any char": ("p = re.compile(r'.')", "p.findall(text)"),
        "findall non-ASCII": ("p = re.compile(r'\\w+')\ns = 'naïve café €5 — ' * 30", "p.findall(s)"),
        "finditer, groups": ("p = re.compile(r'(\\w)(\\w+)')", "[m.group(2) for m in p.finditer(text)]"),
        "sub string": ("p = re.compile(r'\\s+')", "p.sub(' ', text)"),
        "sub string, big": ("p = re.compile(r'\\s+')", "p.sub('_', big)"),
        "sub delete": ("p = re.compile(r'[aeiou]')", "p.sub('', text)"),
        "sub template": ("p = re.compile(r'(\\d+)-(\\d+)-(\\d+)')", "p.sub(r'\\3.\\2.\\1', big)"),
        "sub function": ("p = re.compile(r'[A-Z]\\w+')", "p.sub(lambda m: m.group().upper(), text)"),
        "subn": ("p = re.compile(r'o')", "p.subn('0', text)"),
        "split": ("p = re.compile(r'[,;.]\\s*')", "p.split(text)"),
        "split, big": ("p = re.compile(r'\\s+')", "p.split(big)"),
        "split, group": ("p = re.compile(r'([,;])')", "p.split(text)"),
        "bytes findall": ("p = re.compile(rb'\\w+')\ns = text.encode()", "p.findall(s)"),
        "escape": "re.escape('a.b*c[d]e+f g')",
        "tokenizer": ("p = re.compile(r'(?P<num>\\d+\\.?\\d*)|(?P<name>[A-Za-z_]\\w*)|(?P<op>[-+*/=()])|(?P<ws>\\s+)')\n"
                      "s = 'total = price * (1 + rate) - 12.50 / count_of_all + x1\\n' * 5",
                      "[(m.lastgroup, m.group()) for m in p.finditer(s)]"),
        "log line": ("p = re.compile(r'^(\\S+) (\\S+) (\\S+) \\[([^\\]]+)\\] \"(\\S+) (\\S+) (\\S+)\" (\\d+) (\\d+|-)$')\n"
                     "s = '127.0.0.1 - frank [10/Oct/2000:13:55:36 -0700] \"GET /a.gif HTTP/1.0\" 200 2326'",
                     "p.match(s).groups()"),
    }),
    "struct": ("import struct\nfrom struct import pack, unpack, Struct, calcsize", {
        "pack <I": "pack('<I', 305419896)",
        "pack >HHL": "pack('>HHL', 1, 2, 3)",
        "pack <bBhHiIqQ": "pack('<bBhHiIqQ', -1, 1, -2, 2, -3, 3, -4, 4)",
        "pack @ native": "pack('bhiq', 1, 2, 3, 4)",
        "pack <d": "pack('<d', 3.25)",
        "pack <8f": "pack('<8f', 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0)",
        "pack 10s": "pack('10s', b'hello')",
        "pack ? c": "pack('?c', True, b'x')",
        "pack 100 ints": ("a = list(range(100))", "pack('<100i', *a)"),
        "unpack <I": ("b = pack('<I', 305419896)", "unpack('<I', b)"),
        "unpack >HHL": ("b = pack('>HHL', 1, 2, 3)", "unpack('>HHL', b)"),
        "unpack <bBhHiIqQ": ("b = bytes(range(30))", "unpack('<bBhHiIqQ', b)"),
        "unpack native": ("b = pack('bhiq', 1, 2, 3, 4)", "unpack('bhiq', b)"),
        "unpack <d": ("b = pack('<d', 3.25)", "unpack('<d', b)"),
        "unpack <8f": ("b = pack('<8f', *range(8))", "unpack('<8f', b)"),
        "unpack 4s 6x H": ("b = b'abcd' + bytes(8)", "unpack('<4s6xH', b)"),
        "unpack 100 ints": ("b = pack('<100i', *range(100))", "unpack('<100i', b)"),
        "unpack 100 doubles": ("b = pack('<100d', *range(100))", "unpack('<100d', b)"),
        "unpack_from": ("b = bytes(64)", "struct.unpack_from('<HI', b, 10)"),
        "pack_into": ("b = bytearray(64)", "struct.pack_into('<HI', b, 10, 1, 2)"),
        "iter_unpack": ("b = bytes(800)", "list(struct.iter_unpack('<HHI', b))"),
        "calcsize": "calcsize('<bBhHiIqQ')",
        "Struct.pack": ("s = Struct('<HHI')", "s.pack(1, 2, 3)"),
        "Struct.unpack": ("s = Struct('<HHI'); b = bytes(8)", "s.unpack(b)"),
        "Struct.pack_into": ("s = Struct('<HHI'); b = bytearray(64)", "s.pack_into(b, 8, 1, 2, 3)"),
        "Struct.unpack_from": ("s = Struct('<HHI'); b = bytearray(64)", "s.unpack_from(b, 8)"),
        "Struct.iter_unpack": ("s = Struct('<d'); b = bytes(800)", "for x, in s.iter_unpack(b): pass"),
        "records": ("s = Struct('<10sHd'); r = [(b'name', i, i * 0.5) for i in range(50)]",
                    "b''.join([s.pack(*x) for x in r])"),
    }),
    "hashlib": ("import hashlib, hmac\nfrom hashlib import md5, sha1, sha256, sha512, blake2b, blake2s, sha3_256, new\n"
                "small, kilo, big = b'hello', b'x' * 1024, bytes(range(256)) * 256", {
        "md5 small": "md5(small).hexdigest()",
        "md5 64 KB": "md5(big).digest()",
        "sha1 small": "sha1(small).hexdigest()",
        "sha1 64 KB": "sha1(big).digest()",
        "sha256 small": "sha256(small).hexdigest()",
        "sha256 1 KB": "sha256(kilo).digest()",
        "sha256 64 KB": "sha256(big).digest()",
        "sha512 small": "sha512(small).digest()",
        "sha512 64 KB": "sha512(big).digest()",
        "blake2b small": "blake2b(small).digest()",
        "blake2b 64 KB": "blake2b(big).digest()",
        "blake2s 64 KB": "blake2s(big).digest()",
        "sha3_256 small": "sha3_256(small).digest()",
        "sha3_256 64 KB": "sha3_256(big).digest()",
        "new('sha256')": "new('sha256', small).hexdigest()",
        "update in pieces": "h = sha256()\nfor i in range(100): h.update(small)\nh.digest()",
        "copy": ("h = sha256(kilo)", "c = h.copy(); c.update(small); c.digest()"),
        "hmac.digest": "hmac.digest(b'key', small, 'sha256')",
        "hmac.new": "hmac.new(b'key', kilo, 'sha256').hexdigest()",
        "compare_digest": ("a = sha256(b'1').hexdigest(); b = a[:-1] + 'x'", "hmac.compare_digest(a, b)"),
        "pbkdf2_hmac": "hashlib.pbkdf2_hmac('sha256', b'secret', b'salt', 200)",
    }),
    "sorting": ("import random\nfrom operator import itemgetter, attrgetter\nfrom functools import cmp_to_key\n"
                "r = random.Random(1)\n"
                "ints = [r.randrange(1000000) for i in range(1000)]\nfloats = [r.random() for i in range(1000)]\n"
                "strs = ['item %d' % i for i in ints]\npairs = [(i % 100, -i) for i in ints]\n", {
        "random ints": "sorted(ints)",
        "random floats": "sorted(floats)",
        "random strings": "sorted(strs)",
        "random tuples": "sorted(pairs)",
        "ints and floats": ("a = ints[:500] + floats[:500]", "sorted(a)"),
        "big ints": ("a = [i << 70 for i in ints]", "sorted(a)"),
        "bytes": ("a = [s.encode() for s in strs]", "sorted(a)"),
        "ten ints": ("a = ints[:10]", "sorted(a)"),
        "already sorted": ("a = sorted(ints)", "sorted(a)"),
        "reversed": ("a = sorted(ints)[::-1]", "sorted(a)"),
        "nearly sorted": ("a = sorted(ints)\nfor i in range(0, 1000, 50): a[i] = ints[i]", "sorted(a)"),
        "sorted, then ten more": ("a = sorted(ints) + ints[:10]", "sorted(a)"),
        "few values": ("a = [i % 7 for i in ints]", "sorted(a)"),
        "reverse=True": "sorted(ints, reverse=True)",
        "key=lambda": "sorted(ints, key=lambda x: -x)",
        "key=str": "sorted(ints, key=str)",
        "key=len": "sorted(strs, key=len)",
        "key=str.lower": "sorted(strs, key=str.lower)",
        "key=itemgetter": "sorted(pairs, key=itemgetter(1))",
        "key=attrgetter": ("a = [complex(f) for f in floats]", "sorted(a, key=attrgetter('real'))"),
        "key=tuple": "sorted(strs, key=lambda s: (len(s), s))",
        "cmp_to_key": ("a = ints[:200]", "sorted(a, key=cmp_to_key(lambda x, y: x - y))"),
        "objects with __lt__": ("class A:\n def __init__(self, n): self.n = n\n def __lt__(self, o): return self.n < o.n\n"
                                "a = [A(i) for i in ints[:200]]", "[x.n for x in sorted(a)]"),
        "list.sort": "a = ints[:]; a.sort()",
        "dict by value": ("d = dict(zip(strs, ints))", "sorted(d.items(), key=lambda kv: kv[1])"),
        "set of strings": ("s = set(strs)", "sorted(s)"),
        "min, max": "min(ints), max(ints)",
        "min key=": "min(strs, key=len)",
        "heapq": ("import heapq", "heapq.nsmallest(10, ints)"),
        "bisect": ("from bisect import bisect\na = sorted(ints)", "bisect(a, 500000)"),
    }),
    "str": (TEXT + "csv = 'name,age,city,street,number,phone'\nuni = 'naïve café €5 — ' * 20\n", {
        "split": "text.split()",
        "split, comma": "csv.split(',')",
        "split, maxsplit": "csv.split(',', 1)",
        "split, two characters": ("s = '--'.join(words)", "s.split('--')"),
        "split non-ASCII": "uni.split(' ')",
        "rsplit": "csv.rsplit(',', 2)",
        "splitlines": "big.splitlines()",
        "join": "' '.join(words)",
        "join generator": "' '.join(w for w in words)",
        "join characters": ("a = list(text)", "''.join(a)"),
        "replace": "text.replace('quickly', 'slowly')",
        "replace character": "text.replace(' ', '_')",
        "replace, absent": "text.replace('Goldstein', '')",
        "find, short": "csv.find('city')",
        "find, big": "big.find('Goldstein')",
        "find character": "big.find('#')",
        "rfind": "big.rfind('bright cold')",
        "index non-ASCII": "uni.index('5 — n')",
        "in": "'street' in csv",
        "count": "big.count('the')",
        "count character": "big.count('e')",
        "startswith": "csv.startswith('name')",
        "startswith, tuple": "csv.startswith(('http:', 'name'))",
        "endswith": "csv.endswith('phone')",
        "strip": "'  some words \\n'.strip()",
        "strip characters": "'--some words--'.strip('-')",
        "lstrip, rstrip": "'  some words \\n'.lstrip().rstrip()",
        "removeprefix": "csv.removeprefix('name,')",
        "upper, short": "'hello world'.upper()",
        "lower, text": "text.lower()",
        "title": "text.title()",
        "capitalize": "'hello world'.capitalize()",
        "swapcase": "text.swapcase()",
        "casefold": "text.casefold()",
        "upper non-ASCII": "uni.upper()",
        "isdigit": "'1234567'.isdigit()",
        "isalpha": "'somewords'.isalpha()",
        "isalnum, text": "text.isalnum()",
        "isspace": "'  \\t'.isspace()",
        "isidentifier": "'some_name'.isidentifier()",
        "islower": "text.islower()",
        "partition": "csv.partition(',')",
        "rpartition": "csv.rpartition(',')",
        "zfill": "'42'.zfill(8)",
        "center": "'title'.center(30, '*')",
        "ljust": "'name'.ljust(20)",
        "expandtabs": "'a\\tbc\\tdef'.expandtabs()",
        "translate": ("t = str.maketrans('abc', 'xyz')", "text.translate(t)"),
        "translate, delete": ("t = str.maketrans('', '', 'aeiou')", "text.translate(t)"),
        "maketrans": "str.maketrans('abc', 'xyz')",
        "encode": "text.encode()",
        "encode non-ASCII": "uni.encode()",
        "encode latin-1": ("s = 'naïve café ' * 20", "s.encode('latin-1')"),
        "encode ascii": "text.encode('ascii')",
        "encode utf-16": "uni.encode('utf-16')",
        "decode": ("b = text.encode()", "b.decode()"),
        "decode non-ASCII": ("b = uni.encode()", "b.decode()"),
        "decode latin-1": ("b = bytes(range(256))", "b.decode('latin-1')"),
        "% one": "'%d items' % 42",
        "% several": "'%s is %d years and %.2f tall' % ('Ann', 42, 1.75)",
        "% dict": ("d = {'a': 1, 'b': 2}", "'%(a)s and %(b)s' % d"),
        "format": "'{} is {} years'.format('Ann', 42)",
        "format, fields": "'{0:>10}|{1:<8}|{2:.3f}'.format('Ann', 42, 1.75)",
        "format, names": "'{name}: {age:d}'.format(name='Ann', age=42)",
        "f-string": ("n, a = 'Ann', 42", "f'{n} is {a} years'"),
        "f-string, specs": ("x, y = 3.14159, 255", "f'{x:.2f} {y:04x} {y:>8,}'"),
        "f-string, !r": ("n = 'Ann'", "f'{n!r}'"),
        "format()": "format(3.14159, '.3f')",
        "str(int)": "str(123456789)",
        "str(float)": "str(3.14159)",
        "int(str)": "int('123456789')",
        "float(str)": "float('3.14159')",
        "repr(str)": "repr(text)",
        "+": ("a, b = 'hello ', 'world'", "a + b"),
        "+= in a loop": "s = ''\nfor w in words: s += w",
        "*": ("s = 'ab'", "s * 20"),
        "slice": "text[10:30]",
        "slice, reversed": "text[::-1]",
        "index": "text[17]",
        "index non-ASCII [17]": "uni[17]",
        "iterate": "for c in text: pass",
        "list": "list(text)",
        "==": ("a = text[:200]; b = text[:199] + 'x'", "a == b"),
        "<": ("a = text[:200]; b = text[:199] + 'x'", "a < b"),
        "ord, chr": "chr(ord('a') + 1)",
        "hash of a new string": ("import random", "d = {}\nfor i in range(20): d[text[i:i + 8]] = i"),
        "len": "len(text)",
    }),
    "dict": ("keys = ['key%d' % i for i in range(100)]\nd = dict(zip(keys, range(100)))\nnumbers = {i: i for i in range(100)}\n"
             "small = {'a': 1, 'b': 2, 'c': 3}\nother = {'x': 1, 'b': 5}\nempty = {}\n", {
        "d[k]": "d['key50']",
        "d[k] by int": "numbers[50]",
        "d[k] by tuple": ("t = {(i, i): i for i in range(100)}\nk = (5, 5)", "t[k]"),
        "d[k] = v": "d['key50'] = 1",
        "get": "d.get('key50')",
        "get, absent": "d.get('nothing', 0)",
        "in": "'key50' in d",
        "in, absent": "'nothing' in d",
        "setdefault": "d.setdefault('key50', 1)",
        "setdefault, new": "e = {}\nfor k in keys: e.setdefault(k, []).append(1)",
        "pop": "small.pop('a'); small['a'] = 1",
        "pop, default": "small.pop('nothing', None)",
        "popitem": "small.popitem(); small['c'] = 3",
        "del": "small['z'] = 1; del small['z']",
        "update": "e = {}; e.update(d)",
        "update, small": "small.update(other)",
        "update, keywords": "small.update(a=1, b=2)",
        "update, pairs": ("pairs = list(d.items())", "e = {}; e.update(pairs)"),
        "copy": "d.copy()",
        "copy, small": "small.copy()",
        "dict(d)": "dict(d)",
        "dict(pairs)": ("pairs = list(d.items())", "dict(pairs)"),
        "dict(zip)": "dict(zip(keys, keys))",
        "dict(a=1, b=2)": "dict(a=1, b=2)",
        "{'a': 1, ...}": "{'a': 1, 'b': 2, 'c': 3}",
        "fromkeys": "dict.fromkeys(keys, 0)",
        "fromkeys, range": "dict.fromkeys(range(100))",
        "|": "d | other",
        "|, small": "small | other",
        "{**a, **b}": "{**small, **other}",
        "keys": "list(d.keys())",
        "values": "list(d.values())",
        "items": "list(d.items())",
        "iterate": "for k in d: pass",
        "iterate values": "for v in d.values(): pass",
        "iterate items": "for k, v in d.items(): pass",
        "sum(values)": "sum(d.values())",
        "comprehension": "{k: v for k, v in d.items()}",
        "comprehension, ints": "{i: i * 2 for i in range(100)}",
        "inverted": "{v: k for k, v in d.items()}",
        "filtered": "{k: v for k, v in d.items() if v > 50}",
        "fill, strings": "e = {}\nfor k in keys: e[k] = 1",
        "fill, ints": "e = {}\nfor i in range(100): e[i] = i",
        "count words": ("w = keys * 3", "e = {}\nfor k in w: e[k] = e.get(k, 0) + 1"),
        "==": ("e = dict(d)", "d == e"),
        "keys() & keys()": "small.keys() & other.keys()",
        "keys() - keys()": "small.keys() - other.keys()",
        "clear": "e = {'a': 1}; e.clear()",
        "len": "len(d)",
        "list(d)": "list(d)",
        "sorted(d)": "sorted(d)",
        "reversed": "list(reversed(d))",
        "repr": "repr(small)",
        "next(iter(d))": "next(iter(d))",
        "defaultdict": ("from collections import defaultdict", "e = defaultdict(list)\nfor k in keys: e[k].append(1)"),
        "Counter": ("from collections import Counter\nw = keys * 3", "Counter(w)"),
        "OrderedDict": ("from collections import OrderedDict", "e = OrderedDict()\nfor k in keys: e[k] = 1"),
    }),
    "list": ("a = list(range(100))\nsmall = [3, 1, 2]\nstrs = [str(i) for i in a]\nfloats = [i / 2 for i in a]\n", {
        "append": "b = []\nfor i in a: b.append(i)",
        "append, pop": "small.append(1); small.pop()",
        "extend": "b = []; b.extend(a)",
        "extend, range": "b = []; b.extend(range(100))",
        "extend, generator": "b = []; b.extend(i for i in a)",
        "+=": "b = []; b += a",
        "+": "a + small",
        "*": "small * 30",
        "[0] * n": "[0] * 1000",
        "insert at 0": "b = []\nfor i in a: b.insert(0, i)",
        "insert, middle": "a.insert(50, 1); a.pop(50)",
        "pop(0)": "a.append(a.pop(0))",
        "remove": "a.remove(50); a.insert(50, 50)",
        "index": "a.index(70)",
        "index, strings": "strs.index('70')",
        "count": "a.count(70)",
        "count, strings": "strs.count('70')",
        "in": "70 in a",
        "in, strings": "'70' in strs",
        "in, absent float": "1.25 in floats",
        "reverse": "a.reverse()",
        "reversed": "list(reversed(a))",
        "[::-1]": "a[::-1]",
        "slice": "a[10:60]",
        "slice, step": "a[::3]",
        "slice, copy": "a[:]",
        "copy": "a.copy()",
        "list(a)": "list(a)",
        "list(range)": "list(range(100))",
        "slice assign": ("b = a[:]", "b[10:20] = small; b[10:13] = a[10:20]"),
        "del slice": "b = a[:]; del b[10:60]",
        "del item": "a.append(1); del a[-1]",
        "clear": "b = [1, 2]; b.clear()",
        "sort": ("import random\nr = random.Random(1); r.shuffle(a)", "b = a[:]; b.sort()"),
        "a[i]": "a[50]",
        "a[i] = v": "a[50] = 50",
        "iterate": "for x in a: pass",
        "enumerate": "for i, x in enumerate(a): pass",
        "zip": "for x, y in zip(a, strs): pass",
        "comprehension": "[x for x in a]",
        "comprehension, sum": "[x * 2 + 1 for x in a]",
        "comprehension, if": "[x for x in a if x & 1]",
        "comprehension, nested": "[[i * j for i in range(5)] for j in range(5)]",
        "map": "list(map(str, a))",
        "map lambda": "list(map(lambda x: x + 1, a))",
        "filter": "list(filter(None, a))",
        "sum": "sum(a)",
        "sum floats": "sum(floats)",
        "min, max": "min(a), max(a)",
        "any": "any(x > 90 for x in a)",
        "all": "all(a)",
        "==": ("b = a[:]", "a == b"),
        "== strings": ("b = [str(i) for i in range(100)]", "strs == b"),
        "<": ("b = a[:-1] + [100]", "a < b"),
        "unpack": "x, y, z = small",
        "unpack star": "x, *y = a",
        "[*a, *b]": "[*a, *small]",
        "tuple(a)": "tuple(a)",
        "set(a)": "set(a)",
        "set(strs)": "set(strs)",
        "repr": "repr(a)",
        "len": "len(a)",
        "[1, 2, 3]": "[1, 2, 3]",
        "two-dimensional": ("m = [[0] * 10 for i in range(10)]",
                            "for i in range(10):\n  for j in range(10): m[i][j] = m[j][i] + 1"),
    }),
}


def compiled(subject, line):
    """(function of a count that returns seconds, function that returns the value or None)"""
    common, lines = SUBJECTS[subject]
    setup, statement = ("", lines[line]) if isinstance(lines[line], str) else lines[line]
    try:
        compile(statement, line, "eval")
        value = "return (" + statement + ")"
    except SyntaxError:
        value = "\n".join([statement, "return None"])
    indented = lambda text, by: "\n".join(by + part for part in text.split("\n"))
    # strings of several lines must stay as they are: the common part runs at module scope, its names become parameters
    names = {}
    exec(common, names)
    exec(setup, names)
    used = [n for n in names if n.isidentifier() and not n.startswith("__")]
    head = "def %s(count_, now_, " + ", ".join("%s=%s" % (n, n) for n in used) + "):\n"
    exec(head % "run" + "  start_ = now_()\n  for _ in range(count_):\n" + indented(statement, "    ") +
         "\n  return now_() - start_\n" +
         head % "value" + indented(value, "  "), names)
    return names["run"], names["value"]


def measured(run):
    """Processor seconds of one execution."""
    now, count = time.process_time, 1
    while (spent := run(count, now)) < ATTEMPT / 4:
        count *= 4
    count = max(1, int(count * ATTEMPT / spent))
    return min(run(count, now) for _ in range(ATTEMPTS)) / count


def main():
    subject = sys.argv[1]
    lines = list(SUBJECTS[subject][1])
    ready = {}
    for request in sys.stdin:
        line = lines[int(request)]
        if line not in ready:
            run, value = compiled(subject, line)
            result = value(1, None)
            if isinstance(result, (set, frozenset)):
                result = sorted(result)
            mark = binascii.crc32(repr(result).encode("utf-8", "backslashreplace"))
            ready[line] = run, mark
        run, mark = ready[line]
        print("%.9g %d" % (measured(run), mark), flush=True)


if __name__ == "__main__":
    main()
