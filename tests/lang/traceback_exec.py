# test: stderr
# test: exit 1
# Frames of exec'd code have no source line.
code = compile('def f(x):\n    raise ValueError(x)\n\nf(3)\n', '<generated>', 'exec')
exec(code)
