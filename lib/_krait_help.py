"""help() of the prompt."""
import sys

_WELCOME = """Type an expression to see its value (the last one is _), a statement to run it.
help(object) tells about a module, a class, a function or a value; help("modules") lists modules.
Tab completes, up and down bring back what was typed, Ctrl-C interrupts, Ctrl-D leaves."""


def _clean(doc):
    lines = doc.expandtabs().split("\n")
    rest = [x for x in lines[1:] if x.strip()]
    margin = min((len(x) - len(x.lstrip()) for x in rest), default=0)
    return "\n".join([lines[0].strip()] + [x[margin:].rstrip() for x in lines[1:]]).strip("\n")


def _doc(value):
    doc = getattr(value, "__doc__", None)
    return _clean(doc) if isinstance(doc, str) else ""


def _signature(value, name):
    code = getattr(getattr(value, "__func__", value), "__code__", None)
    if code is None or not hasattr(code, "co_varnames"):
        text = getattr(value, "__text_signature__", None)
        return name + (text or "(...)") if callable(value) else name
    function = getattr(value, "__func__", value)
    n, k = code.co_argcount, code.co_kwonlyargcount
    names = code.co_varnames
    defaults = function.__defaults__ or ()
    keywords = function.__kwdefaults__ or {}
    out = []
    for i, a in enumerate(names[:n]):
        d = i - (n - len(defaults))
        out.append(a + "=" + repr(defaults[d]) if d >= 0 else a)
        if i + 1 == code.co_posonlyargcount:
            out.append("/")
    at = n + k
    if code.co_flags & 4:
        out.append("*" + names[at])
        at += 1
    elif k:
        out.append("*")
    out += [a + "=" + repr(keywords[a]) if a in keywords else a for a in names[n:n + k]]
    if code.co_flags & 8:
        out.append("**" + names[at])
    if function is not value:
        out = out[1:]
    return name + "(" + ", ".join(out) + ")"


def _first(text):
    return text.split("\n", 1)[0]


def _indented(text):
    return "\n".join("    " + x if x else "" for x in text.split("\n"))


def _members(value):
    lines = []
    for name in sorted(vars(value)):
        if name.startswith("_") and name != "__init__":
            continue
        member = getattr(value, name, None)
        kind = type(member).__name__
        if isinstance(member, type):
            lines.append("    class " + name + _dash(member))
        elif callable(member):
            lines.append("    " + _signature(member, name) + _dash(member))
        elif kind in ("property", "getset_descriptor", "member_descriptor"):
            lines.append("    " + name + _dash(member))
        else:
            text = repr(member)
            lines.append("    " + name + " = " + (text if len(text) < 60 else text[:57] + "..."))
    return "\n".join(lines)


def _dash(member):
    doc = _first(_doc(member))
    return "  -- " + doc if doc else ""


def _text(value):
    name = getattr(value, "__name__", None)
    if isinstance(value, type(sys)):
        head = "module " + value.__name__
    elif isinstance(value, type):
        bases = ", ".join(b.__name__ for b in value.__bases__ if b is not object)
        head = "class " + value.__name__ + ("(" + bases + ")" if bases else "")
    elif callable(value) and isinstance(name, str):
        doc = _doc(value)
        return _signature(value, name) + ("\n" + _indented(doc) if doc else "")
    else:
        text = repr(value)
        return (text if len(text) < 70 else text[:67] + "...") + " is of " + _text(type(value))
    parts = [head]
    doc = _doc(value)
    if doc:
        parts.append(_indented(doc))
    members = _members(value)
    if members:
        parts += ["", members]
    return "\n".join(parts)


def help(*values):
    """help(): about the prompt; help(value): about a value; help("modules"), help("a.name")."""
    if not values:
        print(_WELCOME)
        return
    value = values[0]
    if value == "modules":
        from _krait_complete import _modules
        print("\n".join(_modules("")))
        return
    if isinstance(value, str) and value.replace(".", "").isidentifier():
        value = _named(value)
    print(_text(value))


def _named(name):
    parts = name.split(".")
    for n in range(len(parts), 0, -1):
        try:
            value = __import__(".".join(parts[:n]), None, None, ["*"])
        except ImportError:
            continue
        for p in parts[n:]:
            value = getattr(value, p)
        return value
    import builtins
    return getattr(builtins, name, name)
