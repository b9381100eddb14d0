# _csv: what CPython's csv is written over.
import _csv
import itertools


class Out:
    def write(self, text):
        print(ascii(text))
        return len(text)


def tried(f):
    try:
        return f()
    except Exception as e:
        return f'{type(e).__name__} {e}'


lines = ['a,b,c\r\n', '"x,y", z ,"q""r"\n', '\n', '"two\n', 'lines",1\n', 'a\tb,c\n', "'s,t',u\n", 'e\\,f,g\n', ',,\n', '"a"b,c']
options = [{}, {'delimiter': '\t'}, {'quotechar': "'"}, {'escapechar': '\\'}, {'skipinitialspace': True},
           {'quoting': 3, 'escapechar': '\\'}, {'doublequote': False, 'escapechar': '\\'}, {'quotechar': None}]
for o in options:
    r = _csv.reader(lines, **o)
    print(o, list(r), r.line_num)
for o in ({'strict': True}, {'quoting': 2}, {'delimiter': ''}, {'delimiter': 'ab'}, {'delimiter': 1}, {'quoting': 9},
          {'quoting': 'x'}, {'lineterminator': None}, {'escapechar': 'ab'}, {'foo': 1}, {'dialect': 'nope'}):
    print(o, tried(lambda: list(_csv.reader(lines, **o))))
print(tried(lambda: list(_csv.reader([b'a']))), tried(lambda: list(_csv.reader(['a\nb']))), tried(lambda: _csv.reader(5)))
rows = [['a"b', 'c'], ['a,b'], ['a\\b'], [''], [None], [None, 1], [1, '1', 2.5], ['"'], ['a\nb'], [], ['é', True]]
for o in itertools.chain(options, ({'quoting': 1}, {'quoting': 2}, {'lineterminator': '!'})):
    w = _csv.writer(Out(), **o)
    print(o, [tried(lambda: w.writerow(row)) for row in rows])
print(tried(lambda: _csv.writer(5)), tried(lambda: _csv.writer(Out()).writerow(5)))
_csv.register_dialect('mine', delimiter=';', quoting=1)
d = _csv.get_dialect('mine')
print(d.delimiter, d.quoting, d.lineterminator == '\r\n', _csv.list_dialects(), d.strict, d.quotechar)
print(list(_csv.reader(['a;b'], 'mine')), list(_csv.reader(['a;b'], dialect='mine', delimiter=',')))
_csv.unregister_dialect('mine')
print(tried(lambda: _csv.get_dialect('mine')), tried(lambda: _csv.unregister_dialect('mine')))
old = _csv.field_size_limit(3)
print(tried(lambda: list(_csv.reader(['abcd']))), list(_csv.reader(['abc,def'])), _csv.field_size_limit(old))
