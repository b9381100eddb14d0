# __getattr__, __getattribute__, __setattr__, __delattr__, and the attribute builtins.
class G:
    x = 1

    def __getattr__(self, name):
        print('getattr', name)
        if name.startswith('ok'):
            return name * 2
        raise AttributeError(f'no {name}')


g = G()
print(g.x, g.ok1, hasattr(g, 'ok'), hasattr(g, 'bad'), getattr(g, 'bad', 'dflt'))
try:
    g.bad
except AttributeError as e:
    print(e)
