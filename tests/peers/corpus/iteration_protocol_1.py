# Iterables and iterators written in Python, used by every consumer of the language.
log = []
print(log)
log = []
print(log)
