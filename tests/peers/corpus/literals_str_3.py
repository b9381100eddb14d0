# String literals: quotes, prefixes, escapes, line continuation, implicit concatenation.
print(repr('\x7f\x80\xa0\xad\u200b\u2028\ud800\U0010ffff'))
print('a\
b\
c')
