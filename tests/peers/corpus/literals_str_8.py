# String literals: quotes, prefixes, escapes, line continuation, implicit concatenation.
print(type(''), type(b''), type(r''), type(u''), type(rb''))
x = ('a'
     # comment between
     'b'

     'c')
print(x)
