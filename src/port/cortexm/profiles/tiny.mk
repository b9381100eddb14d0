# The interpreter without the compiler: frozen modules, .mpy files and ROMFS; no prompt. What it lacks
# is said in docs/boards.md. Files that are left out: what remains of their names is in absent.ld.
MODULES := builtins sys gc micropython time machine
WITHOUT := compile/% base/unicode% base/limb_mul.c base/limb_div.c base/limb_text.c base/limb_theory.c module/repl% module/io_% module/mod_io.c \
           \
           module/vfs_file.c module/machine_i2c.c module/machine_spi.c module/machine_soft% \
           module/machine_pwm.c module/machine_pulse.c module/machine_signal.c module/machine_rtc.c code/listing.c code/verify% code/code_attrs.c heap/verify.c \
           object/complex.c object/memoryview% object/codec_% object/codecs.c object/weakref.c \
           object/union.c object/generic_alias.c object/sort.c object/bytes_one.c object/exception_group.c object/exception_unicode.c \
           object/mappingproxy.c object/suggest.c object/object_reduce.c \
           vm/typing_objs.c vm/template.c vm/frameobj.c vm/frame_proxy.c vm/asyncgen.c vm/print_exc.c \
           vm/mem_% port/cortexm/prompt.c \
           port/cortexm/printf.c port/cortexm/calendar.c
INSTEAD := base/small/unicode.c base/small/limb_mul.c base/small/limb_div.c base/small/limb_text.c code/small/code_type.c port/cortexm/small/printf.c \
           object/small/absent.c object/small/codecs.c object/small/sort.c object/small/bytes_one.c \
           code/small/verify.c vm/small/print_exc.c port/cortexm/small/no_prompt.c port/cortexm/small/strerror.c \
           port/cortexm/small/pow.c
LIBRARY :=
SMALLEST := yes
EXCEPTIONS_WITHOUT := BaseExceptionGroup ExceptionGroup FloatingPointError BufferError EOFError BlockingIOError \
           ChildProcessError ConnectionError BrokenPipeError ConnectionAbortedError ConnectionRefusedError \
           ConnectionResetError FileExistsError FileNotFoundError InterruptedError IsADirectoryError \
           NotADirectoryError PermissionError ProcessLookupError TimeoutError ReferenceError \
           PythonFinalizationError SyntaxError _IncompleteInputError IndentationError TabError UnicodeDecodeError \
           UnicodeEncodeError UnicodeTranslateError Warning UserWarning DeprecationWarning \
           PendingDeprecationWarning SyntaxWarning RuntimeWarning FutureWarning ImportWarning UnicodeWarning \
           BytesWarning ResourceWarning EncodingWarning
NAMES_WITHOUT := $(PORT)/profiles/tiny.names
CONFIG  := -DKR_CFG_DOCS=0 -DKR_CFG_MESSAGES=0 -DKR_CFG_QUICK=0 \
           $(addprefix -Wno-unused-,variable but-set-variable label function parameter const-variable)
PROFILE_LINK := -Wl,-T,$(PORT)/profiles/absent.ld
