# global and nonlocal statements.
def glob_builtin():
    global len
    len = lambda x: 'global shadow'


print(len([1]))
