# test: expect
# FileIO: names with NUL, folders, the size of blocks.
import io
import os

for name in b'\0x', 'a\0b', 'a\0':
    try:
        io.FileIO(name, 'w')
    except ValueError as e:
        print(e)
#> embedded null byte
#> embedded null byte
#> embedded null byte
with io.FileIO('f', 'w') as f:
    print(type(f._blksize) is int, f._blksize > 1)
    try:
        f._blksize = 3
    except AttributeError as e:
        print('not writable')
#> True True
#> not writable
fd = os.open('/', os.O_RDONLY)
for args in [('/',), (fd,), (fd, 'rb', False)]:
    try:
        io.FileIO(*args)
    except IsADirectoryError as e:
        print(e.filename == args[0])
#> True
#> True
#> True
os.close(fd)
