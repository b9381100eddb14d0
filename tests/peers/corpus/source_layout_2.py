# Layout: continuation lines, comments everywhere, semicolons, nested brackets, odd indentation, no newline at the end.
def f(a,
      b=2,
      *,
      c=3,
      ):
    return (a,
            b,
            c,
            )


print(f(1,
        c=5,
        ), f(
    1, 2
))
a = 1
b = 2
c = 3
print(a, b, c)
