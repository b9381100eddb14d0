# Big code: many locals, long if-chains, jumps over 32 KB, deep nesting, many constants and names.
print(len(eval('"' + 'x' * 100000 + '"')), len(eval('b"' + 'y' * 70000 + '"')), eval('0x' + 'f' * 1000) == 16**1000 - 1)
