# Docstrings of modules, classes, functions; what is one and what is not.
ns = {}
print(ns.get('__doc__'))
ns = {}
print(ns.get('__doc__'))
__doc__ = 'reassigned'
print(__doc__)
