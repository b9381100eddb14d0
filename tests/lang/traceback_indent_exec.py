# test: stderr
# test: exit 1
# An IndentationError raised by compile.
compile('if x:\npass\n', 'snippet.py', 'exec')
