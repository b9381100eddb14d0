# Float and imaginary literals.
print([1., 2., 3.], (1.,), {1.: 2.})
for text in ('1e5', '1.5e-7', '123456.789', '.25e+2', '0.1e-6', '1e400', '12345678901234567890.0'):
    print(text, eval(text), eval('-' + text), eval(text + 'j'))
