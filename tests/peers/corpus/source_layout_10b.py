# Layout: continuation lines, comments everywhere, semicolons, nested brackets, odd indentation, no newline at the end.
for i in range(2): print(i, end=' '); print('-', end=' ')
print([i
       for i in range(5)
       if i % 2
       ])
