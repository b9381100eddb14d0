match x:
 case a | b: pass
 case a: pass
 case {**r, 1: x}: pass
 case [*a, *b]: pass
 case A(x=1, 2): pass
 case -a: pass
