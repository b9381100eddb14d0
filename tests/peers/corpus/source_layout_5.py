# Layout: continuation lines, comments everywhere, semicolons, nested brackets, odd indentation, no newline at the end.
class C: x = 1; y = 2


print(C.x, C.y)


def g(): return 1; return 2


print(g())
