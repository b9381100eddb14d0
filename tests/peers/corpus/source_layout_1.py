# Layout: continuation lines, comments everywhere, semicolons, nested brackets, odd indentation, no newline at the end.
x = 1 + \
    2 + \
    3
print(x)
y = (1 +  # comment
     2  # another

     + 3)
print(y)
