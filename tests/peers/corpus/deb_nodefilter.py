# xml.dom.domreg and NodeFilter: constants and a registry.
# with: xml/dom/NodeFilter.py
import NodeFilter

f = NodeFilter.NodeFilter
print(f.FILTER_ACCEPT, f.SHOW_ALL, f.SHOW_TEXT | f.SHOW_COMMENT)
try:
    f().acceptNode(None)
except NotImplementedError:
    print('abstract')
