# String literals: quotes, prefixes, escapes, line continuation, implicit concatenation.
print('a', "b", '''c''', """d""", 'it\'s', "say \"x\"", 'a"b', "a'b")
print(repr('a'), repr("it's"), repr('say "x"'), repr('both \' and "'), repr(''))
print('''a
b''', """c
d""")
print('''a'b''c''', """a"b""c""", '''\'''', """\"""")
print(ascii('\a\b\f\n\r\t\v\\\'\"\0'))
print(ascii('\x41\x00\xff\u0041\u20ac\U0001F600\N{LATIN SMALL LETTER A WITH ACUTE}'))
print('\x41\u20ac\U0001F600é€😀')
print(repr('\x7f\x80\xa0\xad\u200b\u2028\ud800\U0010ffff'))
print(ascii('\1\12\123\1234\08\377'))
print(r'\n\t\x', R"\'", r'a\\b', r'''a\
b''')
print('a\
b\
c')
print("tab\there", 'nl\\n')
print('a' 'b' "c" '''d''' r'\e' u'f')
print(('one '
       'two '
       "three"))
print(u'x', U'y', u"ü")
print(len('\\'), len('\n'), len(r'\n'), len('\u20ac'), len('😀'), len(''), len('\U0001F600'))
print(b'a', B"b", b'''c''', rb'\d', Rb'\e', bR'\f', BR"\g", br'\h')
print(b'\x00\x01\x7f\x80\xff\n\r\t\\\'"', b"it's", b'"', b'\'"')
print(b'a' b'b' rb'\c')
print(b'\a\b\f\v\1\12\123\0')
print(list(b'abc'), b'abc'[0], b''[:], len(b'\x00\x01'))
print('%s' 'x' % 5, 'a' * 3)
print('abc'[1], "abc"[::-1], 'abc'.upper(), 'a,b'.split(','))
print(type(''), type(b''), type(r''), type(u''), type(rb''))
x = ('a'
     # comment between
     'b'

     'c')
print(x)
print('x' in 'xyz', 'a' 'b' in 'cab')
print("""\
first
  second
\tthird\
""")
print('\N{BULLET}\N{EURO SIGN}\N{GREEK SMALL LETTER ALPHA}\N{SNOWMAN}' == '\u2022\u20ac\u03b1\u2603')
print('\N{LINE FEED}'.isspace() if False else 'ok')


def bad(text):
    try:
        print(ascii(text), ascii(eval(text)))
    except SyntaxError as e:
        print(ascii(text), type(e).__name__, e.msg)


for text in ("'abc", '"abc', "'a\nb'", "b'\u00e9'", "'\\x4'", "'\\u123'", "'\\U0011ffff'", "'\\U1234'",
             "b'\\x1'", "'a' b'b'", "'''abc", "'\\N{no such name}'", "'\\N'", "'\\N{}'", "''''",
             "'a' 'b", "b'a' 'b'", "x'a'", "'\\xg0'", "b'\\xg0'"):
    bad(text)
