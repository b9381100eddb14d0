# Layout: continuation lines, comments everywhere, semicolons, nested brackets, odd indentation, no newline at the end.
print("""triple
  with indent
""", end='')
print('''a''' """b""" 'c')
