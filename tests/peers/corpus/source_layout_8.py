# Layout: continuation lines, comments everywhere, semicolons, nested brackets, odd indentation, no newline at the end.
if 1:
    pass
    # comment at the end of a block
# comment at column 0 inside
    print('still in block')
        # deeper comment
    print('again')
s = 'a' \
    'b' \
    "c"
print(s)
