# Big code: many locals, long if-chains, jumps over 32 KB, deep nesting, many constants and names.
print(eval('(' * 80 + '1' + ')' * 80), eval('[' * 80 + ']' * 80), eval('-' * 200 + '1'), eval('+'.join('1' for _ in range(2000))))
