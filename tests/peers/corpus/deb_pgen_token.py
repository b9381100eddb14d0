# lib2to3.pgen2's token numbers.
# with: lib2to3/pgen2/token.py
import token

print(token.NAME, token.N_TOKENS, token.tok_name[token.RARROW], token.ISTERMINAL(5), token.ISNONTERMINAL(256), token.ISEOF(token.ENDMARKER))
