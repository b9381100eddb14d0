# print: sep, end, file, flush, odd objects.
import io, sys
p = print
p('alias')
sys.stdout.write('direct\n')
