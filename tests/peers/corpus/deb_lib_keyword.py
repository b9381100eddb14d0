# krait's own keyword and stat.
# with: lib/keyword.py lib/stat.py
import keyword
import stat

print(keyword.iskeyword('while'), keyword.iskeyword('who'), len(keyword.kwlist))
print(stat.filemode(0o100755), stat.S_ISDIR(0o40000))
