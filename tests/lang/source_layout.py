# Layout: continuation lines, comments everywhere, semicolons, nested brackets, odd indentation, no newline at the end.
x = 1 + \
    2 + \
    3
print(x)
y = (1 +  # comment
     2  # another

     + 3)
print(y)
l = [
    1,
    2,  # two
    # only a comment

    3,
]
d = {
    'a': 1,
        'b': 2,
  'c': [
      (1,
       2), ],
}
print(l, d)


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
a = 1; b = 2; c = 3
print(a, b, c); print('same line');
if a: print('one'); print('two')
else: print('no')
for i in range(2): print(i, end=' '); print('-', end=' ')
print()
while a: a -= 1; print('loop')
class C: x = 1; y = 2
print(C.x, C.y)
def g(): return 1; return 2
print(g())
try: print('try')
except ValueError: pass
else: print('else')
finally: print('finally')
with open('/dev/null') as fh: print('with')
if True:
   if True:
         print('odd indentation')
         if True:
          print('one space more')
   print('back')
if True:
	print('tab')
	if True:
		print('two tabs')
if 1:
    pass
    # comment at the end of a block
# comment at column 0 inside
    print('still in block')
        # deeper comment
    print('again')

assert x == 6, \
    'message'
s = 'a' \
    'b' \
    "c"
print(s)
from math import (pi,
                  e,
                  )
print(pi > e)
lam = lambda a, \
    b: a + b
print(lam(1, 2))
print(x
      if y
      else 0)
print([i
       for i in range(5)
       if i % 2
       ])
print('very ' 'long'
      ' text')
v = f(
    f(1)[0]
    if x else 2,
    b=[
        {
            'k': (
                1,
            ),
        },
    ],
)
print(v)
if (x == 6 and
        y == 6):
    print('and')
if x == 6 \
        and y == 6:
    print('backslash')
@(lambda f: f)
# comment between decorator and def

def deco(): return 'deco'
print(deco())
print("""triple
  with indent
""", end='')
print('''a''' """b""" 'c')
def empty(): ...
print(empty(), ...)
pass; pass
1; 'expr'; x
((((x))))
not x
print( x , y [ 0 ] if 0 else y , d [ 'a' ] , C . x )
print(-  1, not  True, x   **   2,~ 1)
if x:pass
elif y:pass
else:pass
print('end without newline')