# Struct sequences: constructors and their checks, repr, pickling, __replace__, descriptors.
# test: expect
import time, os, sys
T=time.struct_time
def t(f,*a,**k):
    try: r=f(*a,**k); print(r)
    except Exception as e: print(type(e).__name__, e)
t(T,range(9)); t(T,range(8)); t(T,range(11)); t(T,range(12)); t(T,range(10)); t(T); t(T,1); t(T,range(9),1); t(T,range(9),{})
#> time.struct_time(tm_year=0, tm_mon=1, tm_mday=2, tm_hour=3, tm_min=4, tm_sec=5, tm_wday=6, tm_yday=7, tm_isdst=8)
#> TypeError time.struct_time() takes an at least 9-sequence (8-sequence given)
#> time.struct_time(tm_year=0, tm_mon=1, tm_mday=2, tm_hour=3, tm_min=4, tm_sec=5, tm_wday=6, tm_yday=7, tm_isdst=8)
#> TypeError time.struct_time() takes an at most 11-sequence (12-sequence given)
#> time.struct_time(tm_year=0, tm_mon=1, tm_mday=2, tm_hour=3, tm_min=4, tm_sec=5, tm_wday=6, tm_yday=7, tm_isdst=8)
#> TypeError structseq() missing required argument 'sequence' (pos 1)
#> TypeError constructor requires a sequence
#> TypeError time.struct_time() takes a dict as second arg, if any
#> time.struct_time(tm_year=0, tm_mon=1, tm_mday=2, tm_hour=3, tm_min=4, tm_sec=5, tm_wday=6, tm_yday=7, tm_isdst=8)
t(T,range(9),{'tm_zone':'X'}); t(T,range(9),dict={'tm_zone':'X','tm_gmtoff':3}); t(T,sequence=range(9)); t(T,range(9),{'tm_year':5}); t(T,range(9),{'foo':5}); t(T,range(9),None)
#> time.struct_time(tm_year=0, tm_mon=1, tm_mday=2, tm_hour=3, tm_min=4, tm_sec=5, tm_wday=6, tm_yday=7, tm_isdst=8)
#> time.struct_time(tm_year=0, tm_mon=1, tm_mday=2, tm_hour=3, tm_min=4, tm_sec=5, tm_wday=6, tm_yday=7, tm_isdst=8)
#> time.struct_time(tm_year=0, tm_mon=1, tm_mday=2, tm_hour=3, tm_min=4, tm_sec=5, tm_wday=6, tm_yday=7, tm_isdst=8)
#> TypeError time.struct_time() got duplicate or unexpected field name(s)
#> TypeError time.struct_time() got duplicate or unexpected field name(s)
#> TypeError time.struct_time() takes a dict as second arg, if any
t(T,range(9),{'tm_zone':'X'}, 3); t(T,range(11),{'tm_zone':'X'})
#> TypeError structseq() takes at most 2 arguments (3 given)
#> TypeError time.struct_time() got duplicate or unexpected field name(s)
x=T(range(9),{'tm_zone':'X','tm_gmtoff':3}); print(x.tm_zone,x.tm_gmtoff)
#> X 3
t(lambda: x.__reduce__())
#> (<class 'time.struct_time'>, ((0, 1, 2, 3, 4, 5, 6, 7, 8), {'tm_zone': 'X', 'tm_gmtoff': 3}))
f,a=x.__reduce__(); print(f,a, f(*a)==x, f(*a).tm_zone)
#> <class 'time.struct_time'> ((0, 1, 2, 3, 4, 5, 6, 7, 8), {'tm_zone': 'X', 'tm_gmtoff': 3}) True X
print(T.n_fields,T.n_sequence_fields,T.n_unnamed_fields, T.__match_args__, T.__module__, T.__qualname__)
#> 11 9 0 ('tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday', 'tm_isdst') time struct_time
print(hash(x)==hash(tuple(x)), x==tuple(x), x<tuple(range(1,10)), tuple(x)==x, x!=tuple(x))
#> True True True True False
S=os.stat_result
print(S.n_fields>15,S.n_sequence_fields,S.n_unnamed_fields,S.__match_args__)
#> True 10 3 ('st_mode', 'st_ino', 'st_dev', 'st_nlink', 'st_uid', 'st_gid', 'st_size')
t(S,range(10)); t(S,range(9)); s=S(range(19)); print(s, s.st_atime, s[7], s.st_mtime, s.st_atime_ns,s.st_blksize)
#> os.stat_result(st_mode=0, st_ino=1, st_dev=2, st_nlink=3, st_uid=4, st_gid=5, st_size=6, st_atime=7, st_mtime=8, st_ctime=9)
#> TypeError os.stat_result() takes an at least 10-sequence (9-sequence given)
#> os.stat_result(st_mode=0, st_ino=1, st_dev=2, st_nlink=3, st_uid=4, st_gid=5, st_size=6, st_atime=7, st_mtime=8, st_ctime=9) 10 7 11 13 16
t(S,range(10),{'st_atime':1.5}); s=S(range(10),{'st_atime':1.5}); print(s.st_atime, s.st_mtime, s.st_blksize)
#> os.stat_result(st_mode=0, st_ino=1, st_dev=2, st_nlink=3, st_uid=4, st_gid=5, st_size=6, st_atime=7, st_mtime=8, st_ctime=9)
#> 1.5 8 None
t(S, range(50))
#> TypeError os.stat_result() takes an at most 19-sequence (50-sequence given)
t(T.__replace__,x,tm_year=3); 
#> time.struct_time(tm_year=3, tm_mon=1, tm_mday=2, tm_hour=3, tm_min=4, tm_sec=5, tm_wday=6, tm_yday=7, tm_isdst=8)
t(x.__replace__,tm_year=3); t(x.__replace__,foo=3);t(x.__replace__,1); t(x.__replace__); t(lambda:x.__replace__(tm_zone='Q').tm_zone)
#> time.struct_time(tm_year=3, tm_mon=1, tm_mday=2, tm_hour=3, tm_min=4, tm_sec=5, tm_wday=6, tm_yday=7, tm_isdst=8)
#> TypeError Got unexpected field name(s): ['foo']
#> TypeError __replace__() takes no positional arguments
#> time.struct_time(tm_year=0, tm_mon=1, tm_mday=2, tm_hour=3, tm_min=4, tm_sec=5, tm_wday=6, tm_yday=7, tm_isdst=8)
#> Q
t(lambda: s.__replace__(st_mode=1).st_mode); t(lambda: S(range(19)).__replace__(st_atime=2.5).st_atime)
#> TypeError __replace__() is not supported for os.stat_result because it has unnamed field(s)
#> TypeError __replace__() is not supported for os.stat_result because it has unnamed field(s)
t(setattr,x,'tm_year',3); t(setattr,x,'foo',3); t(delattr,x,'tm_year')
#> AttributeError readonly attribute
#> AttributeError 'time.struct_time' object has no attribute 'foo' and no __dict__ for setting new attributes
#> AttributeError readonly attribute
for n in ('version_info','flags','float_info','int_info','hash_info'):
    v=getattr(sys,n); t(type(v)); t(type(v),range(len(v))); print(type(v).__name__, type(v).__module__, v.n_unnamed_fields, len(v)==v.n_sequence_fields)
#> TypeError cannot create 'sys.version_info' instances
#> TypeError cannot create 'sys.version_info' instances
#> version_info sys 0 True
#> TypeError cannot create 'sys.flags' instances
#> TypeError cannot create 'sys.flags' instances
#> flags sys 0 True
#> TypeError structseq() missing required argument 'sequence' (pos 1)
#> sys.float_info(max=0, max_exp=1, max_10_exp=2, min=3, min_exp=4, min_10_exp=5, dig=6, mant_dig=7, epsilon=8, radix=9, rounds=10)
#> float_info sys 0 True
#> TypeError structseq() missing required argument 'sequence' (pos 1)
#> sys.int_info(bits_per_digit=0, sizeof_digit=1, default_max_str_digits=2, str_digits_check_threshold=3)
#> int_info sys 0 True
#> TypeError structseq() missing required argument 'sequence' (pos 1)
#> sys.hash_info(width=0, modulus=1, inf=2, nan=3, imag=4, algorithm=5, hash_bits=6, seed_bits=7, cutoff=8)
#> hash_info sys 0 True
print(x[0:2], x+(1,), x*2, len(x), 3 in x, x.index(3), x.count(3), type(x[:]))
#> (0, 1) (0, 1, 2, 3, 4, 5, 6, 7, 8, 1) (0, 1, 2, 3, 4, 5, 6, 7, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8) 9 True 3 1 <class 'tuple'>
try:
    class Sub(T): pass
except TypeError as e: print(e)
#> type 'time.struct_time' is not an acceptable base type
t(getattr,x,'n_fields'); t(getattr,x,'foo')
#> 11
#> AttributeError 'time.struct_time' object has no attribute 'foo'
print(repr(T.tm_year), type(T.tm_year).__name__)
#> <member 'tm_year' of 'time.struct_time' objects> member_descriptor
t(T.tm_year.__get__,1); t(T.tm_year.__get__,s)
#> TypeError descriptor 'tm_year' for 'time.struct_time' objects doesn't apply to a 'int' object
#> TypeError descriptor 'tm_year' for 'time.struct_time' objects doesn't apply to a 'os.stat_result' object
print(os.terminal_size((80,24)), os.terminal_size((1,2)).columns); t(os.terminal_size,(1,)); t(os.terminal_size,(1,2,3)); print(os.terminal_size.n_unnamed_fields)
#> os.terminal_size(columns=80, lines=24) 1
#> TypeError os.terminal_size() takes a 2-sequence (1-sequence given)
#> TypeError os.terminal_size() takes a 2-sequence (3-sequence given)
#> 0
print(repr(os.times_result(range(5))), repr(os.uname_result('abcde')))
#> posix.times_result(user=0, system=1, children_user=2, children_system=3, elapsed=4) posix.uname_result(sysname='a', nodename='b', release='c', version='d', machine='e')
class L(list):
    def __iter__(self): 1/0
t(T,L()); t(T,'abcdefghi'); t(T,{i:i for i in range(9)}); t(T,iter(range(9))); t(T,{1,2})
#> ZeroDivisionError division by zero
#> time.struct_time(tm_year='a', tm_mon='b', tm_mday='c', tm_hour='d', tm_min='e', tm_sec='f', tm_wday='g', tm_yday='h', tm_isdst='i')
#> time.struct_time(tm_year=0, tm_mon=1, tm_mday=2, tm_hour=3, tm_min=4, tm_sec=5, tm_wday=6, tm_yday=7, tm_isdst=8)
#> time.struct_time(tm_year=0, tm_mon=1, tm_mday=2, tm_hour=3, tm_min=4, tm_sec=5, tm_wday=6, tm_yday=7, tm_isdst=8)
#> TypeError time.struct_time() takes an at least 9-sequence (2-sequence given)
t(T,range(9),[1]); t(T,(x for x in range(9)))
#> TypeError time.struct_time() takes a dict as second arg, if any
#> time.struct_time(tm_year=0, tm_mon=1, tm_mday=2, tm_hour=3, tm_min=4, tm_sec=5, tm_wday=6, tm_yday=7, tm_isdst=8)
match x:
    case T(tm_year=y, tm_mon=m): print(y,m)
#> 0 1
match x:
    case T(a,b): print(a,b)
#> 0 1
print(x.__getnewargs__() if hasattr(x,'__getnewargs__') else None)
#> ((0, 1, 2, 3, 4, 5, 6, 7, 8),)
print(sorted(set(dir(T))-set(dir(tuple))))
#> ['__match_args__', '__module__', '__replace__', 'n_fields', 'n_sequence_fields', 'n_unnamed_fields', 'tm_gmtoff', 'tm_hour', 'tm_isdst', 'tm_mday', 'tm_min', 'tm_mon', 'tm_sec', 'tm_wday', 'tm_yday', 'tm_year', 'tm_zone']
print(repr(x), str(x))
#> time.struct_time(tm_year=0, tm_mon=1, tm_mday=2, tm_hour=3, tm_min=4, tm_sec=5, tm_wday=6, tm_yday=7, tm_isdst=8) time.struct_time(tm_year=0, tm_mon=1, tm_mday=2, tm_hour=3, tm_min=4, tm_sec=5, tm_wday=6, tm_yday=7, tm_isdst=8)
