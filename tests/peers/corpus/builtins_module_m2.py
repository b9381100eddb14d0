# The builtins module: contents, shadowing, monkey patching.
def t(src):
    try:
        print(src, "=", repr(eval(src)))
    except Exception as e:
        print(src, "->", type(e).__name__)


try:
    custom
except NameError as e:
    print(type(e).__name__)
