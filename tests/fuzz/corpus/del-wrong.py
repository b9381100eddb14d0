del f(), 1, (a, [b, *c])
