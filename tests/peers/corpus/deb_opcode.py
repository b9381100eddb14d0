# Debian's opcode tables.
# with: opcode.py
import opcode

print(len(opcode.opname), opcode.opname[100], opcode.opmap['LOAD_CONST'], opcode.cmp_op, opcode.HAVE_ARGUMENT)
print(len(opcode.hasjrel), len(opcode.hasname), [opcode.opname[i] for i in opcode.haslocal], [n for n, _ in opcode._nb_ops][:4])
