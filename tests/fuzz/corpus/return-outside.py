return
yield
break
continue
class A:
 return
 yield
