# Source text with CRLF and lone CR line ends, tabs and form feeds.
z = (1 +
     2)
print(z, """x
""" == "x\n")


class C:
    a = 1

    # comment
    b = 2


print(C.a, C.b)
