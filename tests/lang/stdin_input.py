# test: stdin first line\n42\n  spaces kept  \nlast\nwithout newline
# input() and sys.stdin.
import sys
print(input())
print(int(input('number? ')) + 1)
print(repr(sys.stdin.readline()))
for line in sys.stdin:
    print(repr(line))
try:
    input('more? ')
except EOFError as e:
    print(type(e).__name__, e)
print(repr(sys.stdin.read()), repr(sys.stdin.readline()))
