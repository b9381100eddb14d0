# abs, round, divmod, pow, sum, min, max: values and errors.
def t(src):
    try:
        print(src, "=", repr(eval(src)))
    except Exception as e:
        print(src, "->", type(e).__name__, e)


class A:
    def __abs__(self): return 'abs'
    def __round__(self, *a): return ('round', a)
    def __divmod__(self, o): return 'dm'
    def __rdivmod__(self, o): return 'rdm'
    def __pow__(self, *a): return ('pow', a)
    def __rpow__(self, o): return 'rpow'
    def __radd__(self, o): return f'radd {o}'
    def __lt__(self, o): return True
    def __gt__(self, o): return False


class NoRound: pass


nan = float('nan')
for src in '''abs(-5)|abs(5)|abs(-2.5)|abs(-0.0)|abs(3+4j)|abs(True)|abs(-10**30)|abs('a')|abs(None)|abs([])|abs()|abs(1, 2)|abs(A())|abs(x=1)|abs(-2**62)|abs(-2**63)
round(2.5)|round(3.5)|round(-2.5)|round(2.567, 2)|round(1234, -2)|round(1250, -2)|round(1350, -2)|round(5, 3)|round('a')|round(None)|round(A())|round(A(), 3)|round(A(), None)|round(NoRound())|round(2.5, None)|round(2.5, 'a')|round(number=2.5)|round(2.5, ndigits=1)|round()|round(True)|round(1e20)|round(2**70, -20)|round(1.5, 0)|round(-0.4)|round(0.1 + 0.2, 17)|round(nan, 2)|round(1j)
divmod(7, 2)|divmod(-7, 2)|divmod(7, -2)|divmod(7.5, 2)|divmod(-7.5, 2)|divmod(10**30, 7)|divmod(A(), 1)|divmod(1, A())|divmod('a', 1)|divmod(1, 'a')|divmod(1)|divmod(1, 2, 3)|divmod(True, 2)|divmod(1j, 2)|divmod(None, None)|divmod(0, 5)|divmod(5, 10**30)|divmod(-5, 10**30)
pow(2, 3)|pow(2, 3, 5)|pow(2.0, 3)|pow(A(), 2)|pow(A(), 2, 3)|pow(2, A())|pow('a', 2)|pow(2, 'a')|pow(2, 3, 'a')|pow(2, 3, A())|pow(2)|pow(2, -1)|pow(0, 0)|pow(2, 0, 1)|pow(exp=2, base=3)|pow(2, 2, mod=3)|pow(-2, 2)|pow(10, -2)|pow(2, 10**3) == 2**1000|pow(None, 1)|pow(1.5, 2, 3)|pow(3, 2, 1.5)
sum([1, 2, 3])|sum([])|sum([], 5)|sum([1], start=10)|sum([1.5, 2])|sum([1, 2.5, 3j])|sum(['a'])|sum(['a'], '')|sum([b'a'], b'')|sum([bytearray()], bytearray())|sum([[1], [2]], [])|sum([(1,), (2,)], ())|sum(5)|sum(None)|sum()|sum([1], 2, 3)|sum([A()])|sum([1, A()])|sum(x for x in range(5))|sum({1: 2, 3: 4})|sum([True, True])|sum([2**62, 2**62, 2**62])|sum([10**30, -10**30, 1])|sum(range(10**5))|sum([1, 'a'])|sum([None])|sum([0.5] * 4)|sum('')|sum(b'abc')|sum([1], None)|sum([-0.0])|sum([-0.0], -0.0)|sum([1j, 1])
max(1, 2)|max([1, 2])|max('abc')|max([], default=5)|max([], default=None)|max(1)|max()|max(None)|max(1, 'a')|max([1, 'a'])|max([3, 1, 2], key=lambda x: -x)|max('a', 'bb', key=len)|max(1, 2, default=5)|max([1], default=5)|max([1, 2], key=None)|max([1, 2], key=5)|max(1.5, 1)|max(1, 1.0)|max(1.0, 1)|max(True, 1)|max(nan, 1)|max(1, nan)|max({1: 2, 3: 0})|max([[1], [2]])|max((1, 2), (1, 3))|max(A(), 1).__class__|max(*[1, 2])|max(x for x in (5, 9))|max([(1, 'a'), (1, 'b')], key=lambda t: t[0])|max('', default='d')|max([1j])|max(1j, 2)|max(range(10**6))
min(1, 2)|min([3, 1, 2])|min('bca')|min([], default=0)|min(1)|min()|min(1, 'a')|min(['b', 'a'], key=ord)|min(5, 3, key=lambda x: -x)|min(1, 1.0)|min(1.0, 1)|min(nan, 1)|min(0.0, -0.0)|min(-0.0, 0.0)|min({2, 1})|min(1, 2, 3, 0, -1)|min([None])|min(None, None)|min([1, 2], key=lambda x: 1 / 0)|min(iter([4, 2]))|min('a', 'B', 'c', key=str.lower)|min([1, 2], [1], [])'''.replace('\n', '|').split('|'):
    t(src)
