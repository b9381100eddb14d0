# -*- coding: latin-1 -*-
# Source text in Latin-1.
s = "café üß"
print(len(s), ascii(s), s)
print(b"abc")
été = 5
print(été)
# ¤ ÿ in a comment
class À: pass
print(À.__name__ == "\xc0")
