# float() of strings and other objects: syntax, rounding, limits, errors.
digits = '3.' + '14159265358979323846264338327950288419716939937510' * 20
print(float(digits), float(digits + 'e100'), float('-' + digits), float(digits.replace('.', '')))
print(float('1' * 30 + '.' + '1' * 30), float('0.' + '3' * 100), float('1' + '0' * 22), float('1' + '0' * 23), float('9' * 16), float('9' * 17), float('4.' + '9' * 50))
