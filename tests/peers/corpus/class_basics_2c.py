# Class statements: attributes, inheritance, dict, instance creation, class scope.
class P: pa = 'P'


class R(P): pass


r = R()
print(r.pa)
