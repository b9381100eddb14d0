# The builtins module: contents, shadowing, monkey patching.
int_ = int
int = lambda x: 'shadow'
print(int('5'), int_('5'))
del int
print(int('5'))
