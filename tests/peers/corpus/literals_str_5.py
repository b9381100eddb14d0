# String literals: quotes, prefixes, escapes, line continuation, implicit concatenation.
print(('one '
       'two '
       "three"))
print(b'\x00\x01\x7f\x80\xff\n\r\t\\\'"', b"it's", b'"', b'\'"')
