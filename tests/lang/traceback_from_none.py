# test: stderr
# test: exit 1
# Suppressed context.
try:
    raise KeyError('hidden')
except KeyError:
    raise ValueError('shown') from None
