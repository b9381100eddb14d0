"""Runs `krait mem` and reads the page that it writes."""
import os
import re
import subprocess
from html.parser import HTMLParser

KRAIT = os.environ["KRAIT"]
os.environ.pop("KRAIT_GC_STRESS", None)     # counts collections: who wants them says so
VOID = {"meta", "input", "br", "hr", "img", "link"}


class Node:
    def __init__(self, tag, attrs, parent):
        self.tag, self.attrs, self.parent, self.kids = tag, dict(attrs), parent, []

    def all(self, tag=None, **attrs):
        for kid in self.kids:
            if isinstance(kid, Node):
                if (tag is None or kid.tag == tag) and all(kid.attrs.get(k) == v for k, v in attrs.items()):
                    yield kid
                yield from kid.all(tag, **attrs)

    def one(self, tag=None, **attrs):
        return next(self.all(tag, **attrs))

    def text(self):
        return "".join(kid.text() if isinstance(kid, Node) else kid for kid in self.kids)


class Page(HTMLParser):
    """A tree; complains about tags that do not fit together."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.root = self.at = Node("", {}, None)
        self.faults = []
        self.feed(text)
        self.close()
        if self.at is not self.root:
            self.faults.append("%s is not closed" % self.at.tag)
        for node in self.root.all():
            for name in ("src", "href", "xlink:href", "action", "data"):
                if not node.attrs.get(name, "#").startswith("#"):
                    self.faults.append("refers to %s" % node.attrs[name])
        for what in ("http:", "https:", "@import", "url(", "<link"):
            if what in text:
                self.faults.append("has %s" % what)

    def handle_starttag(self, tag, attrs):
        node = Node(tag, attrs, self.at)
        self.at.kids.append(node)
        if tag not in VOID:
            self.at = node

    def handle_startendtag(self, tag, attrs):
        self.at.kids.append(Node(tag, attrs, self.at))

    def handle_endtag(self, tag):
        if self.at.tag != tag:
            self.faults.append("</%s> closes %s" % (tag, self.at.tag))
        elif self.at.parent:
            self.at = self.at.parent

    def handle_data(self, data):
        self.at.kids.append(data)

    def section(self, name):
        return self.root.one("section", id=name)

    def card(self, what):
        """The exact number on the card of that name."""
        for card in self.root.one("div", **{"class": "cards"}).all("div"):
            if card.one("span").text() == what:
                return int(card.one("b").attrs["title"].split()[0].replace(",", ""))

    def rows(self, name, view=0):
        """Rows of the view-th table of a section: lists of numbers (sort keys) or texts."""
        table = list(self.section(name).all("table"))[view]
        return [[int(c.attrs["data-v"]) if "data-v" in c.attrs else c.text() for c in row.all("td")]
                for row in table.one("tbody").all("tr")]

    def lines(self, view=0):
        """{line: (bytes, allocations, alive at the end, source and types)} of the program; the order is the page's."""
        out = {}
        for size, share, count, each, alive, place, text in self.rows("lines", view):
            m = re.match(r"[^:]*\.py:(\d+)", place)
            out[int(m.group(1)) if m else place] = (size, count, alive, text)
        return out


def mem(*args, source=None, name="prog.py", page="page.html", stdin=None, env=None):
    """(exit status, stdout, stderr, Page or None)"""
    if source is not None:
        with open(name, "w", encoding="utf-8") as f:
            f.write(source)
        args = args + (name,)
    if os.path.exists(page):
        os.remove(page)
    p = subprocess.run([KRAIT, "mem", "-o", page] + list(args), capture_output=True, timeout=240, input=stdin,
                       env=dict(os.environ, **env) if env else None)
    text = None
    if os.path.exists(page):
        with open(page, encoding="utf-8") as f:
            text = f.read()
    return p.returncode, p.stdout.decode(), p.stderr.decode(), Page(text) if text else None
