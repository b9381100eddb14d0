# Everything that needs no operating system: compiler, all types, all modules.
MODULES := builtins sys math cmath errno gc micropython time random itertools collections functools \
           operator _operator io_c io abc codecs heapq bisect weakref types atexit struct _struct array \
           opcode vfs machine _re _json binascii chip_os \
           _hash framebuf uctypes
# Files that these modules need none of.
WITHOUT := compile/minify%
LIBRARY := abc base64 bisect codecs collections copyreg functools genericpath heapq json keyword opcode re reprlib types \
           warnings weakref _collections_abc _weakrefset __future__ dis _krait_help _krait_complete \
           hashlib hmac
