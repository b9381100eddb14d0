"""What Tab offers at the command's prompt."""
import builtins
import keyword
import sys



def _name_start(text, end, more=""):
    start = end
    while start and (text[start - 1].isalnum() or text[start - 1] == "_" or text[start - 1] in more):
        start -= 1
    return start


def _open_string(line):
    """Where the string that is still open at the end begins, or -1."""
    i, quote, start = 0, "", -1
    while i < len(line):
        c = line[i]
        if quote:
            if c == "\\":
                i += 1
            elif line.startswith(quote, i):
                i += len(quote) - 1
                quote = ""
        elif c in "'\"":
            quote = c * 3 if line.startswith(c * 3, i) else c
            start = i
            i += len(quote) - 1
        elif c == "#":
            return -1
        i += 1
    return start if quote else -1


def _value(expression, names):
    """What a dotted name, with constant subscripts, means; LookupError and the like if nothing."""
    parts = expression.split(".")
    if not all(p.isidentifier() for p in parts):
        raise NameError(expression)
    if parts[0] in names:
        value = names[parts[0]]
    else:
        value = builtins.__dict__[parts[0]]
    for p in parts[1:]:
        value = getattr(value, p)
    return value


def _visible(names, prefix):
    found = {n for n in names if isinstance(n, str) and n.startswith(prefix)}
    if not prefix.startswith("_"):
        found = {n for n in found if not n.startswith("_")}
    return sorted(found)


def _keys(line, names):
    """(start, candidates) behind an opening bracket, or None."""
    quote = _open_string(line)
    typed = quote if quote >= 0 else _name_start(line, len(line), "-.")
    if not typed or line[typed - 1] != "[":
        return None
    start = _name_start(line, typed - 1, ".")
    try:
        mapping = _value(line[start:typed - 1], names)
    except Exception:
        return None
    if not isinstance(mapping, dict):
        return None
    word, found = line[typed:], []
    for key in mapping:
        if type(key) not in (str, bytes, int):
            continue
        text = repr(key)
        if word[:1] == '"' and text[:1] == "'" and '"' not in text:
            text = '"' + text[1:-1] + '"'
        if text.startswith(word):
            found.append(text + "]")
    return typed, found


def _files(folder, prefix):
    from os import listdir, stat
    found = set()
    try:
        entries = listdir(folder or ".")
    except OSError:
        return found
    for name in entries:
        base, dot, end = name.partition(".")
        if not base.startswith(prefix) or not base.isidentifier():
            continue
        there = end in ("py", "mpy")
        for e in () if dot else ("py", "mpy"):
            try:
                stat((folder or ".") + "/" + name + "/__init__." + e)
                there = True
            except OSError:
                pass
        if there:
            found.add(base)
    return found


def _modules(word):
    """Modules and packages whose dotted name begins like that."""
    package, dot, prefix = word.rpartition(".")
    found = set()
    if package:
        module = sys.modules.get(package)
        inside = "/" + package.replace(".", "/")
        if module is None:
            folders = [(p or ".") + inside for p in sys.path if isinstance(p, str)]
        else:
            folders = list(getattr(module, "__path__", ()))
        found |= {n[len(package) + 1:].partition(".")[0] for n in sys.modules if n.startswith(package + ".")}
    else:
        folders = [p for p in sys.path if isinstance(p, str)]
        found |= set(sys.builtin_module_names) | {n.partition(".")[0] for n in sys.modules}
        found |= set(getattr(sys, "stdlib_module_names", ()))
    for folder in folders:
        found |= _files(folder, prefix)
    return [package + dot + n for n in _visible(found, prefix)]


def _imported(line):
    """(start, candidates) of an import statement, or None."""
    words = line.split()
    if not words or words[0] not in ("import", "from") or line[len(words[0]):len(words[0]) + 1] != " ":
        return None
    start = _name_start(line, len(line), ".")
    word = line[start:]
    if words[0] == "from" and "import" in words[1:] and not (words[-1] == "import" and line[-1:] != " "):
        try:
            module = __import__(words[1], None, None, ["*"])
        except Exception:
            return start, []
        names = list(getattr(module, "__all__", ())) or dir(module)
        return start, _visible(names, word)
    if words[0] == "from" and len(words) > 2 or words[0] == "from" and len(words) == 2 and line[-1] == " ":
        return start, [w for w in ["import"] if w.startswith(word)]
    return start, _modules(word)


def _attributes(line, start, names):
    dot = line.rindex(".")
    prefix = line[dot + 1:]
    try:
        value = _value(line[start:dot], names)
        found = _visible(dir(value), prefix)
    except Exception:
        return dot + 1, []
    out = []
    for name in found:
        try:
            member = type(value).__dict__.get(name) if isinstance(type(value), type) else None
            call = not isinstance(member, property) and callable(getattr(value, name))
        except Exception:
            call = False
        out.append(name + "(" if call else name)
    return dot + 1, out


def complete(text, names):
    """([start of the word in bytes], [what may stand there]) for the end of the text."""
    line = text[max(text.rfind("\n"), text.rfind(";")) + 1:]
    stripped = line.lstrip()
    before = len(text) - len(stripped)
    found = _keys(stripped, names) or _imported(stripped)
    if found is None:
        if _open_string(stripped) >= 0:
            return len(text.encode()), []
        start = _name_start(stripped, len(stripped), ".")
        word = stripped[start:]
        if "." in word:
            found = _attributes(stripped, start, names)
        elif word:
            found = start, _words(word, names)
        else:
            found = start, []
    return len(text[:before + found[0]].encode()), found[1]


def _words(word, names):
    found = _visible(names, word) + [k for k in keyword.kwlist + keyword.softkwlist if k.startswith(word)]
    for name in _visible(builtins.__dict__, word):
        value = builtins.__dict__[name]
        found.append(name + "(" if callable(value) and not isinstance(value, type) else name)
    return sorted(set(found))
