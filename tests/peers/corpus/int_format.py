# Formatting integers: format(), %, hex/oct/bin, grouping, alignment, errors.
print('{0:d} {0:x} {0:o} {0:b} {0:c} {0:e}'.format(97), '{:{}}'.format(5, '>4'), '{:{w}{t}}'.format(255, w=6, t='x'), f'{255:#{10}x}')
print(str(0), repr(-0), str(10**50), repr(True), str(-2**63), repr(2**63), 10**18, 10**19, 10**20, -10**18, -10**19)
