# Source text with CRLF and lone CR line ends, tabs and form feeds.
x = 1
if x:
	y = """a
b"""
	print(repr(y))


def f():
    return "cont\
inued"


print(f())
