# Debian's this: a text in rot13.
# with: this.py
import this

print(len(this.s), len(this.d), this.c, this.i)
