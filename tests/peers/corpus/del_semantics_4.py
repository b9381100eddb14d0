# del in every form.
class D:
    def __delitem__(self, k):
        print('delitem', k)

    def __delattr__(self, k):
        print('delattr', k)


q = D()
del q[2]
ns = {}
print(sorted(k for k in ns if k != '__builtins__'))
