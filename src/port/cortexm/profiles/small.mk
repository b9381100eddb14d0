# Compiler, prompt, core types with floats and big ints, the modules that programs for chips use.
# No docstrings, no texts in exceptions that C code raises, ASCII's part of Unicode only.
MODULES := builtins sys gc micropython math time struct array collections errno
WITHOUT := compile/minify% base/unicode% port/cortexm/rom.c
INSTEAD := base/small/unicode.c
LIBRARY :=
CONFIG  := -DKR_CFG_DOCS=0 -DKR_CFG_MESSAGES=0 $(addprefix -Wno-unused-,variable but-set-variable function parameter const-variable)
