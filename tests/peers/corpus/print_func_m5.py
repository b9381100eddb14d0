# print: sep, end, file, flush, odd objects.
import io, sys
sys.stdout.write('direct\n')
print(sys.stdout.write('count') == 5)
print('a\0b\tc\rd' == 'a\0b\tc\rd', end='\n\n')
