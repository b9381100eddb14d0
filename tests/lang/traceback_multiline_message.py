# test: stderr
# test: exit 1
# A message with several lines, quotes and non-ASCII text.
raise RuntimeError('line one\nline "two"\n  ünïcode ☃')
