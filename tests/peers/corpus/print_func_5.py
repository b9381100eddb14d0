# print: sep, end, file, flush, odd objects.
import io, sys
print('y', file=sys.stdout)


class S:
    def __str__(self): return 'str'
    def __repr__(self): return 'repr'


class StrSub(str):
    def __str__(self): return 'sub str'


print(S(), [S()], StrSub('x'), {S(): S()} and 'k')
