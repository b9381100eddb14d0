# Source text with a byte order mark.
s = "é€😀"
print(len(s), ascii(s))
ünï = s[::-1]
print(ascii(ünï))
