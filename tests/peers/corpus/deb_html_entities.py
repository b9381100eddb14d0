# html.entities: large tables and one loop.
# with: html/entities.py
import entities

print(len(entities.name2codepoint), len(entities.html5), entities.name2codepoint['amp'], entities.codepoint2name[233], entities.entitydefs['lt'])
print(sorted(k for k in entities.html5 if k.startswith('aa')))
