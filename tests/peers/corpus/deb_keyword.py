# Debian's keyword.
# with: keyword.py
import keyword

print(len(keyword.kwlist), keyword.kwlist[:5], keyword.softkwlist)
for name in ('if', 'match', 'None', 'none', 'lambda', 'print', ''):
    print(name, keyword.iskeyword(name), keyword.issoftkeyword(name))
