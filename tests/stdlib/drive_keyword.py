# The library module drive_keyword, run unmodified.
import sys, os
if os.path.isdir("/usr/lib/python3.11"):
    sys.path.insert(0, "/usr/lib/python3.11")

import keyword
print(keyword.kwlist, keyword.softkwlist)
print([k for k in ('if', 'match', 'print', 'None', 'async', '_', 'x') if keyword.iskeyword(k)], [k for k in ('if', 'match', '_', 'case', 'x') if keyword.issoftkeyword(k)], keyword.__all__)
for k in keyword.kwlist:
    try:
        compile(k + ' = 1', '', 'exec')
        print('assignable', k)
    except SyntaxError:
        pass
print(keyword.iskeyword(5))
