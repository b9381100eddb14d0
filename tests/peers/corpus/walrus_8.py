# Assignment expressions in every legal place, and their scopes.
def h():
    global G
    print([(G := i) for i in 'xyz'])


h()
print(G)
