# % formatting of str and bytes: flags, mappings, stars, errors.
class O:
    def __str__(self): return 'S'
    def __repr__(self): return 'R'
    def __bytes__(self): return b'B'
    def __index__(self): return 65
    def __float__(self): return 1.5


o = O()


def t(src):
    try:
        print(src, '=', ascii(eval(src)))
    except Exception as e:
        print(src, '->', type(e).__name__, ascii(str(e)))


for src in r'''"%s" % 1@"%s %s" % (1, 2)@"%s" % (1,)@"%s" % ((1, 2),)@"%s" % [1, 2]@"%s" % {}@"%s" % None@"%%" % ()@"%d%%" % 5@"%s" % ()@"%s" % (1, 2)@"%s %s" % 1@"abc" % 1@"abc" % ()@"abc" % {}@"abc" % []@"abc" % "x"@"%(a)s" % {"a": 1}@"%(a)s %(b)d" % {"a": 1, "b": 2}@"%(a)s" % {}@"%(a)s" % 5@"%(a)s" % [1]@"%(a" % {}@"%(a)" % {"a": 1}@"%()s" % {"": 5}@"%(a(b))s" % {"a(b)": 6}@"%(a)s %s" % {"a": 1}@"%s" % {"a": 1}@"%(a)5s|%(a)-5s|" % {"a": 1}@"%(a)*d" % {"a": 1}@"%(a)%" % {"a": 1}
"%r %s %a" % (o, o, o)@"%r" % "é"@"%a" % "é😀"@"%5s|%-5s|%.2s|%5.1s|" % ("a", "b", "cde", "fgh")@"%05s" % "a"@"%+s" % "a"@"% s" % "a"@"%#s" % "a"@"%.0s|" % "abc"@"%.s|" % "abc"@"%*s" % (5, "a")@"%-*s|" % (5, "a")@"%*s|" % (-5, "a")@"%.*s" % (2, "abc")@"%.*s" % (-2, "abc")@"%*.*s" % (5, 1, "abc")@"%*s" % ("x", "a")@"%*s" % (5,)@"%.*f" % (2, 3.14159)@"%.*f" % (2.5, 1)
"%c" % "a"@"%c" % 97@"%c" % "é"@"%c" % 0x1F600@"%c" % o@"%5c|%-5c|" % ("a", "b")@"%c" % (97,)@"%d" % o@"%f" % o@"%x" % o@"%s" % o@"%i %u" % (1, -1)@"%d" % "1"@"%d" % None@"%f" % "a"@"%x" % 1.0@"%d" % 1.9@"%d" % -1.9@"%e" % 0@"%" % 1@"%q" % 1@"%5" % 1@"%." % 1@"%l" % 1@"%5.2q" % 1@"%!s" % 1@"% " % 1@"%-" % ()@"abc%" % ()@"%z" % ()@"%s%" % 1@"%é" % 1
"é%s" % "x"@"%s" % "é"@"%s😀%s" % ("a", "é")@"%s" % b"x"@"%s" % "\ud800"@"%r" % "\n"@"%10.3f|%-10.2e|%+g" % (1.5, 1.5, 1.5)@"%08.3f" % -1.5@"%#x %#o %#X" % (255, 8, 255)@"%+d % d %05d %-5d|" % (5, 5, 5, 5)@"%-05d|" % 5@"%+05d" % 5@"%s" * 2 % (1, 2)@"%s" % "a" * 2@"%s" % ("a" * 2)@"%1000d" % 5 == " " * 999 + "5"@"%99999999999999999999d" % 5@"%.99999999999999999999f" % 5@"%s %(a)s" % {"a": 1}@"%(a)s %s" % ({"a": 1}, 2)@"%2$s" % 1@"%hd %ld %Ld" % (1, 2, 3)@"%hhd" % 1@"%lld" % 1
b"%s" % b"x"@b"%s" % "x"@b"%d" % 5@b"%b" % b"x"@b"%a" % "é"@b"%r" % "é"@b"%c" % 65@b"%c" % b"A"@b"%c" % 256@b"%x %o %e %f %g" % (255, 8, 1.5, 1.5, 1.5)@b"%s" % o@b"%b" % bytearray(b"y")@b"%s" % memoryview(b"z")@b"%5s|%-5s|%.1s" % (b"a", b"b", b"cd")@b"%(a)s" % {b"a": b"x"}@b"%(a)s" % {"a": b"x"}@b"%%" % ()@b"abc" % 1@b"%s" % ()@b"%s" % 5@b"%d" % b"5"@bytearray(b"%s") % b"x"@b"%*d" % (5, 3)@b"%q" % 1@b"%" % 1@b"%05d %+d %#x" % (5, 5, 255)@b"%c" % -1@b"%i" % 2.5'''.replace('\n', '@').split('@'):
    t(src)


class Map:
    def __getitem__(self, k): return f'<{k}>'
class TupleSub(tuple): pass
class StrSub(str):
    def __str__(self): return 'custom str'
    def __mod__(self, o): return 'custom mod'
class RS(str):
    def __rmod__(self, o): return 'rmod'
class R:
    def __rmod__(self, o): return f'R.rmod {o}'


print('%(x)s %(y)s' % Map(), '%s %s' % TupleSub((1, 2)), '%s' % StrSub('a'), StrSub('%s') % 1, '%s' % RS('x'), 'no format' % Map(), '%s' % Map().__class__.__name__)
import sys
big = '%s ' * 300 % tuple(range(300))
print(len(big), big[:20], '%d' % 2**70, '%x' % 2**70, '%.10d' % -5, '%+.2e' % 12345.678)
