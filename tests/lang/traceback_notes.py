# test: stderr
# test: exit 1
# Notes under the message, also several lines.
e = ValueError('with notes')
e.add_note('first note')
e.add_note('second\nnote')
raise e
