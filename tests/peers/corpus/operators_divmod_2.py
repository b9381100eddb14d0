# Floor division, modulo, true division, power: signs, zero, mixed types.
print((-7) // 2, -7 // 2, 7 // -2, -(7 // 2), -7 % 3, 7 % -3, -7 % -3)
print(10**20 // 3, -10**20 // 3, 10**20 % 7, -10**20 % 7, 10**20 % -7)
print(1e308 * 10, -1e308 * 10, 1e308 + 1e308, 5 // 0.3, 5 % 0.3, -5 // 0.3, -5 % 0.3)
