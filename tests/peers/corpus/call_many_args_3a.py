# More than 255 arguments, parameters, elements, keywords.
src_params = ', '.join(f'p{i}' for i in range(300))
src_args = ', '.join(str(i) for i in range(300))
print(len(eval('{' + ', '.join(f'{i}: {i}' for i in range(300)) + '}')))
