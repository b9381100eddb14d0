# getattr, setattr, delattr, hasattr, __getattr__, class against instance.
class Box:
    shared = []
    size = 1

    def __getattr__(self, name):
        if name.startswith('auto_'):
            return name[5:]
        raise AttributeError(name)


b = Box()
print(b.size, b.auto_x, hasattr(b, 'nothing'), hasattr(b, 'auto_y'), getattr(b, 'nothing', 'default'))
b.size += 1
print(b.size, Box.size)
b.shared.append(1)
print(Box().shared)
setattr(b, 'color', 'red')
print(b.color, getattr(b, 'color'))
del b.color
try:
    b.color
except AttributeError:
    print('no color')
delattr(b, 'size')
print(b.size)
Box.size = 50
print(b.size)
try:
    del b.size
except AttributeError:
    print('not of the instance')
