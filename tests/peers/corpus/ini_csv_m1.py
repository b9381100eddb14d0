# INI parser with interpolation and a CSV reader/writer; reports and group-by.
import io
from collections import OrderedDict, defaultdict


class IniError(Exception):
    pass


class Ini:
    TRUE, FALSE = {'1', 'yes', 'true', 'on'}, {'0', 'no', 'false', 'off'}

    def __init__(self):
        self.sections, self.defaults = OrderedDict(), {}

    def read(self, text):
        sec = key = None
        for n, raw in enumerate(text.splitlines(), 1):
            line = raw.split(' ;')[0].split(' #')[0].rstrip()
            if not line.strip() or line.lstrip()[0] in ';#':
                continue
            if raw[0].isspace() and key is not None:
                sec[key] += '\n' + line.strip()
                continue
            if line.startswith('['):
                if not line.endswith(']'):
                    raise IniError(f'line {n}: bad section {line!r}')
                name = line[1:-1].strip()
                if name in self.sections:
                    raise IniError(f'line {n}: duplicate section {name!r}')
                sec = self.defaults if name == 'DEFAULT' else self.sections.setdefault(name, OrderedDict())
                key = None
                continue
            i = min((p for p in (line.find('='), line.find(':')) if p > 0), default=-1)
            if i < 0 or sec is None:
                raise IniError(f'line {n}: cannot parse {line!r}')
            key = line[:i].strip().lower()
            if key in sec and sec is not self.defaults:
                raise IniError(f'line {n}: duplicate option {key!r}')
            sec[key] = line[i + 1:].strip()
        return self

    def raw(self, sec, key):
        try:
            s = self.sections[sec]
        except KeyError:
            raise IniError(f'no section {sec!r}') from None
        for d in (s, self.defaults):
            if key in d:
                return d[key]
        raise IniError(f'no option {key!r} in {sec!r}')

    def get(self, sec, key, *default, depth=0):
        try:
            v = self.raw(sec, key.lower())
        except IniError:
            if default:
                return default[0]
            raise
        if depth > 8:
            raise IniError(f'interpolation too deep: {key}')
        out, i = [], 0
        while (j := v.find('${', i)) >= 0:
            k = v.index('}', j)
            out.append(v[i:j])
            ref = v[j + 2:k]
            s, _, o = ref.rpartition(':')
            out.append(self.get(s or sec, o, depth=depth + 1))
            i = k + 1
        return ''.join(out) + v[i:]

    def getint(self, *a):
        return int(self.get(*a))

    def getbool(self, *a):
        v = self.get(*a).lower()
        if v in self.TRUE:
            return True
        if v in self.FALSE:
            return False
        raise ValueError(f'not a boolean: {v}')

    def write(self, f):
        for name, s in ([('DEFAULT', self.defaults)] if self.defaults else []) + list(self.sections.items()):
            print(f'[{name}]', file=f)
            for k, v in s.items():
                print(k, '=', v.replace('\n', '\n    '), file=f)
            print(file=f)


TEXT = '''; comment
[DEFAULT]
home = /home
debug: no

[paths]
root = ${home}/data  ; trailing
logs = ${root}/logs
multi = one
    two
    three ${home}

[server]
Host = example.com
port=8080
debug = Yes
url = http://${host}:${port}${paths:logs}
empty =
loop = ${loop}
'''
ini = Ini().read(TEXT)
for f in (lambda: ini.get('server', 'nope'), lambda: ini.get('none', 'x'), lambda: ini.get('server', 'loop'), lambda: ini.getint('server', 'host'), lambda: ini.getbool('server', 'host'), lambda: Ini().read('a = 1'), lambda: Ini().read('[a'), lambda: Ini().read('[a]\nx=1\n[a]'), lambda: Ini().read('[a]\nx=1\nX=2'), lambda: Ini().read('[a]\nnothing')):
    try:
        print(f())
    except (IniError, ValueError) as e:
        print(type(e).__name__)
buf = io.StringIO()
ini.write(buf)
print(buf.getvalue())
