# Floats in formats with few digits.
for x in (0.0, 1.5, -2.875, 3.14159, 100.0, 0.001, 123456.789):
    print('%.2f %8.3f %e %g' % (x, x, x, x), '{:.2f} {:10.3f} {:<8.3f}|'.format(x, x, x))
print('%.0f %.0f' % (2.6, 3.4), '%5.1f%%' % 45.678, round(3.7), round(-3.2), int(3.99), int(-3.99))
print(1.5 + 2, 7 / 2, 7 // 2, 7.0 // 2, 2 ** -1, 2 ** 0.5 > 1.41, 0.1 + 0.2 > 0.3, 1e3, 1.0, -0.5)
print(float('2.5'), float(' -1.25 '), float('1e2'), int('42'), int('-7'), int('ff', 16), int('101', 2), int('z', 36))
