# test: stderr
# test: exit 1
# An uncaught exception group with nested groups and notes.
e = ValueError('one')
e.add_note('a note')
raise ExceptionGroup('many', [e, TypeError('two'), ExceptionGroup('nested', [KeyError('three'), OSError(2, 'four')])])
