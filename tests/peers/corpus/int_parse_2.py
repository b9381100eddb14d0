# int() of strings, bytes and numbers, bases, digits of other scripts, errors, the digit limit.
n = 7 ** 5000
print(int(str(n)) == n, str(int('9' * 3000)) == '9' * 3000, int('1' + '0' * 4000) == 10 ** 4000)
print('round trips')
