# test: args one two=2 -x
# __main__, sys.argv, __file__, __doc__ of scripts.
"""not the docstring: comments before are fine, but this is"""
import sys
print(__name__, sys.argv[1:], len(sys.argv), type(__file__).__name__, __file__.endswith('main_module.py'))
print(__doc__)
if __name__ == '__main__':
    print('is main')
print(sys.modules['__main__'].__name__, '__builtins__' in globals(), __spec__, __package__)
import __main__
print(__main__.__name__, __main__.sys is sys)
x = 5
print(__main__.x)
__main__.y = 6
print(y)
