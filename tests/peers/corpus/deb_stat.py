# Debian's stat: modes as text.
# with: stat.py
import stat

for mode in (0o100644, 0o40755, 0o120777, 0o104755, 0o41777, 0o20620):
    print(oct(mode), stat.filemode(mode), stat.S_ISDIR(mode), stat.S_ISREG(mode), stat.S_ISLNK(mode), oct(stat.S_IMODE(mode)),
          oct(stat.S_IFMT(mode)))
