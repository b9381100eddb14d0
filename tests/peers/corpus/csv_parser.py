# Comma separated values with quotes.
def parse(text):
    rows, row, field, quoted = [], [], '', False
    i = 0
    while i < len(text):
        c = text[i]
        if quoted:
            if c == '"' and text[i + 1:i + 2] == '"':
                field += '"'
                i += 1
            elif c == '"':
                quoted = False
            else:
                field += c
        elif c == '"':
            quoted = True
        elif c == ',':
            row.append(field)
            field = ''
        elif c == '\n':
            row.append(field)
            rows.append(row)
            row, field = [], ''
        else:
            field += c
        i += 1
    if field or row:
        rows.append(row + [field])
    return rows


def write(rows):
    def quote(s):
        s = str(s)
        return '"' + s.replace('"', '""') + '"' if ',' in s or '"' in s or '\n' in s else s
    return '\n'.join(','.join(quote(c) for c in row) for row in rows)


text = 'name,note\n"Smith, J.","said ""hi"""\nplain,\n,"two\nlines"'
rows = parse(text)
for r in rows:
    print(r)
print(parse(write(rows)) == rows)
