# Debian's token: numbers and names of tokens.
# with: token.py
import token

print(token.NAME, token.NUMBER, token.tok_name[token.OP], token.ISTERMINAL(token.NAME), token.ISNONTERMINAL(300), token.ISEOF(0))
print(sorted(token.EXACT_TOKEN_TYPES)[:8], token.tok_name[token.EXACT_TOKEN_TYPES['->']], len(token.EXACT_TOKEN_TYPES))
