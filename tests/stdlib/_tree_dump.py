"""Prints a digest of the syntax tree of each file, as ast.dump shows it. Positions count where there is no
f-string: those of their parts are exact since Python 3.12 only."""
import ast
import hashlib
import sys

for path in sys.argv[1:]:
    with open(path, 'rb') as f:
        source = f.read()
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError) as e:
        print(path, type(e).__name__)
        continue
    exact = not any(isinstance(n, ast.JoinedStr) for n in ast.walk(tree))
    text = ast.dump(tree, include_attributes=exact).replace(', type_params=[]', '')
    print(path, exact, hashlib.md5(text.encode('utf-8', 'surrogatepass')).hexdigest())
