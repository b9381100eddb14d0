# More than 255 arguments, parameters, elements, keywords.
src_params = ', '.join(f'p{i}' for i in range(300))
src_args = ', '.join(str(i) for i in range(300))
exec('try:\n    raise KeyError\n' + ''.join(f'except IndexError if {i} else ValueError:\n    pass\n' for i in range(50)) + 'except KeyError:\n    print("caught")\n')
