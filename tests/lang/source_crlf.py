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
z = (1 +
     2)
print(z, """x
""" == "x\n")
class C:
    a = 1

    # comment
    b = 2
print(C.a, C.b)
if 1:
    print("form feed in indentation")
print("end")