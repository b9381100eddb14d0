# Huge and odd arguments: sizes that cannot be allocated, overflow of counts, wrong types deep inside.
import sys


def t(src):
    try:
        r = eval(src)
        print(src, '=', r if len(repr(r)) < 80 else len(repr(r)))
    except (MemoryError, OverflowError) as e:
        print(src, '->', 'MemoryError or OverflowError')
    except Exception as e:
        print(src, '->', type(e).__name__, str(e)[:90])


H, BITS = sys.maxsize // 2 + 1, 2 ** 62
for src in '''[0] * H|(0,) * H|"a" * H|b"a" * H|bytearray(b"a") * H|[0] * (H * 4)|"ab" * sys.maxsize|[] * H|"" * (2 ** 100)|() * (2 ** 100)|b"" * 2 ** 70|[0] * -H|bytes(H)|bytearray(H)|bytes(2 ** 70)|list(range(H))|tuple(range(H))|"a".center(H)|"a".ljust(2 ** 70)|"a".zfill(H)|"\\t".expandtabs(H)|f"{1:{H}}"|f"{1.5:.{H}f}"|"%*d" % (H, 1)|"%.*f" % (H, 1.5)|format("a", str(H))|"{:9999999999999999999}".format(1)|" ".join(["a"] * 10).replace("a", "b" * 10)[:5]|1 << BITS|1 << 2 ** 70|-1 << BITS|0 << BITS|1 >> BITS|1 >> 2 ** 100|int("1" * 10) ** 2|range(H)[H - 1] - H|range(BITS)[BITS - 1]|range(2 ** 100)[2 ** 99]|len(range(2 ** 100))|[1, 2][H]|[1, 2][-H]|[1, 2][:H]|"abc"[2 ** 100:]|"abc"[-2 ** 100:2 ** 100]|[].pop(H)|[1].insert(H, 2)|[1].insert(-2 ** 100, 2)|"abc".find("c", -2 ** 100, 2 ** 100)|[3].index(3, -2 ** 100, 2 ** 100)|"a".split(None, 2 ** 100)|"a a".split(" ", H)|"aa".replace("a", "b", 2 ** 70)|round(1.5, 2 ** 70)|round(1.5, -2 ** 70)|sum(range(10 ** 6))|max(range(10 ** 6))|pow(2, 2 ** 70, 7)|pow(2, -2 ** 70, 7)|hash(2 ** 1000) == hash(2 ** 1000)|float(2 ** 1023)|float(2 ** 1024)|int(1e308) > 0|complex(2 ** 1024)|2.0 ** 1024|(2.0).__pow__(1024)|1e308 * 1e308|divmod(2 ** 1024, 1.5)|2 ** 1024 / 2 ** 1023|2 ** 1024 < 1.5|2 ** 1024 == float("inf")|int.from_bytes(b"\\xff" * 1000, "big") == 2 ** 8000 - 1|(1).to_bytes(H, "big")|(2 ** 1000).to_bytes(10, "big")|slice(H, -H).indices(10)|slice(None).indices(2 ** 100)|memoryview(b"abc")[H]|b"abc"[2 ** 100]|bytearray(b"abc").pop(H)|"a".encode("x" * 10000)|"x" * 100000 == "x" * 100000|getattr(1, "a" * 10000)|{}["k" * 1000]|int("x" * 1000)|float("y" * 1000)|eval("1" * 1000) % 97|__import__("m" * 300)|open("f" * 5000)|open("\\0")|compile("x" * 10000, "f", "eval").co_name|len(str(1 << 14000)) > 4000|sorted(range(1000), key=lambda x: -x)[0]|[*range(100000)][-1]|(lambda *a: len(a))(*range(200000))|(lambda **k: len(k))(**{str(i): i for i in range(16000)})|max(*range(50000))|len({*range(50000)})|len("".join(map(str, range(50000))))|dict.fromkeys(range(100000))[99999]|sum([[i] for i in range(300)], [])[-1]|str(b"x" * 1000000)[:5]|repr("é" * 100000)[:3]|("a" * 1000000).count("a")|("ab" * 500000).find("ba", 999990)|("a" * 100000 + "b").index("b")|len(("x" * 100000).split("x"))|len(b"\\n" * 100000) and len((b"\\n" * 100000).splitlines())|"%s" * 1000 % tuple(range(1000)) == "".join(map(str, range(1000)))|("{}" * 1000).format(*range(1000))[:10]'''.split('|'):
    t(src)


class Len:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i
    def __length_hint__(self): return self.n
    def __iter__(self): return iter([1, 2])


for n in (0, 5, 2 ** 30, H, sys.maxsize):
    print(n <= H, len(Len(n)) == n, bool(Len(n)), list(zip(Len(n), 'ab')), sorted(Len(5)))


class Hint:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self): raise StopIteration
    def __length_hint__(self): return self.n


for n in (0, 10, 1000000):
    print(list(Hint(n)), tuple(Hint(n)), bytearray(Hint(n)))
