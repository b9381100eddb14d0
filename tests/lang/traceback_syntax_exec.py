# test: stderr
# test: exit 1
# A SyntaxError raised by exec.
print('start')
exec('x = 1\ny = = 2\n')
