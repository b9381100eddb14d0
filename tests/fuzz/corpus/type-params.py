type X[*Ts, **P, T: (int, str) = 1] = X[*Ts]
def f[T: (yield)](x): pass
class A[T](T): pass
