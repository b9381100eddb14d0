# Layout: continuation lines, comments everywhere, semicolons, nested brackets, odd indentation, no newline at the end.
a = 1
print('same line')
if a: print('one'); print('two')
else: print('no')
