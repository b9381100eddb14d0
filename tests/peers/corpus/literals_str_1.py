# String literals: quotes, prefixes, escapes, line continuation, implicit concatenation.
print('a', "b", '''c''', """d""", 'it\'s', "say \"x\"", 'a"b', "a'b")
print(repr('a'), repr("it's"), repr('say "x"'), repr('both \' and "'), repr(''))
