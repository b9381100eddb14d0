# Truthiness and conditionals over every type; boolean operators return operands.
a = b = 0
if not (a or b) and (1 or 1 / 0): print('short circuit')
if 1 if a else 0: print('no')
else: print('cond in if')
