# String literals: quotes, prefixes, escapes, line continuation, implicit concatenation.
print('x' in 'xyz', 'a' 'b' in 'cab')
print("""\
first
  second
\tthird\
""")
