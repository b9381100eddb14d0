# String literals: quotes, prefixes, escapes, line continuation, implicit concatenation.
print('''a
b''', """c
d""")
print('''a'b''c''', """a"b""c""", '''\'''', """\"""")
