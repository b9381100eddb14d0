# Everything that needs no operating system: compiler, all types, all modules.
MODULES := builtins sys math cmath errno gc micropython time random itertools collections functools \
           operator _operator io_c io abc codecs heapq bisect weakref types atexit struct _struct array \
           opcode vfs machine _re _json binascii chip_os \
           _hash
# Files that these modules need none of, or that need an operating system.
WITHOUT := compile/minify% module/mod_os.c module/mod_freeze.c module/mod_signal.c module/mod_thread.c \
           module/os_dir.c module/os_environ.c module/os_fd.c module/os_fs.c module/os_process.c \
           module/os_stat.c module/sim_% module/mod_machine_sim.c
LIBRARY := abc base64 bisect codecs collections copyreg functools genericpath heapq json keyword opcode re reprlib types \
           warnings weakref _collections_abc _weakrefset __future__ dis _krait_help _krait_complete \
           hashlib hmac
