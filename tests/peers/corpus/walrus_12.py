# Assignment expressions in every legal place, and their scopes.
x = (y := 3) + (y := 4)
print(x, y)
while (line := 'q') != 'q':
    pass
print(line)
with open('/dev/null') as (fh):
    print((got := fh.read()) == '', got)
