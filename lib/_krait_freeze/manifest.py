"""What a manifest says: a Python file that calls freeze(), module(), package(), include(), require() ...

A Manifest collects Entry objects by target, the path that the module would have on a device: a.py, b/__init__.py.
"""
import os

# Kinds of entries.
COMPILE, MPY, TEXT = 'compile', 'mpy', 'text'
_KIND_OF = {'.py': COMPILE, '.mpy': MPY}

# Subfolders of a library collection (its place is $(MPY_LIB_DIR)) in which require() looks.
_COLLECTIONS = ('micropython', 'python-stdlib', 'python-ecosys')
_METADATA = ('version', 'description', 'license', 'author', 'stdlib', 'pypi', 'pypi_publish')


class ManifestError(Exception):
    pass


class Entry:
    def __init__(self, target, path, kind, opt, manifest):
        self.target, self.path, self.kind, self.opt, self.manifest = target, path, kind, opt, manifest

    def split(self):
        """(name of the module, is it a package)"""
        name = self.target[:self.target.rindex('.')]
        if name == '__init__' or name.endswith('/__init__'):
            return name[:-9].replace('/', '.'), True
        return name.replace('/', '.'), False


class Options:
    """`options` of a manifest: the keyword arguments of include() and require()."""

    def __init__(self, **values):
        self._values, self._defaults = values, {}

    def defaults(self, **values):
        self._defaults.update(values)

    def __getattr__(self, name):
        if name in self._values:
            return self._values[name]
        return self._defaults.get(name)


def _suffix(path):
    return os.path.splitext(path)[1]


def _files_below(folder):
    """Paths of all files in and below the folder, relative to it, in the order of their names."""
    found = []
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        if name == '__pycache__':
            continue
        if os.path.isdir(path):
            found += [name + '/' + x for x in _files_below(path)]
        else:
            found.append(name)
    return found


class Manifest:
    def __init__(self, variables=None, opt=0):
        self.variables = dict(variables or {})
        self.opt = opt
        self.entries = {}
        self.libraries = []  # (name or None, folder) for require()
        self._stack = []     # files being executed
        self._required = set()

    # ---- paths ----

    def fail(self, text, *args):
        where = self._stack[-1] + ': ' if self._stack else ''
        raise ManifestError(where + (text % args if args else text))

    def resolve(self, path):
        """Absolute path: $(NAME) replaced, relative to the manifest that says it."""
        parts = path.split('$(')
        path = parts[0]
        for part in parts[1:]:
            name, end, rest = part.partition(')')
            if not end or name not in self.variables:
                self.fail('unknown variable $(%s in a path (-v %s=DIR tells it)', part, name)
            path += self.variables[name] + rest
        if path.startswith('~'):
            path = os.path.expanduser(path)
        base = os.path.dirname(self._stack[-1]) if self._stack else os.getcwd()
        return os.path.normpath(os.path.join(base, path))

    def add(self, target, path, kind, opt):
        if opt is None:
            opt = self.opt
        elif type(opt) is not int or not 0 <= opt <= 3:
            self.fail('opt must be 0, 1, 2 or 3, not %r', opt)
        target = os.path.normpath(target)
        if target.startswith(('../', '/')):
            self.fail('%s is not below the folder it is frozen from', target)
        entry = Entry(target, path, kind, opt, self._stack[-1] if self._stack else None)
        name = entry.split()[0]
        if not name:
            self.fail('%s has no name as a module', path)
        have = self.entries.get(name)
        if have is None:
            self.entries[name] = entry
        elif (have.path, have.kind, have.opt) != (path, kind, opt):
            self.fail('module %s is there twice: %s and %s', name, have.path, path)

    # ---- what a manifest calls ----

    def _freeze_files(self, base, files, kinds, opt, as_text=False):
        for file in files:
            kind = _KIND_OF.get(_suffix(file))
            if kind in kinds:
                self.add(file, os.path.join(base, file), TEXT if as_text else kind, opt)

    def _freeze(self, path, script, kinds, opt, as_text=False):
        base = self.resolve(path)
        if not os.path.isdir(base):
            self.fail('%s is no folder', base)
        if script is None:
            self._freeze_files(base, _files_below(base), kinds, opt, as_text)
        elif not isinstance(script, str):
            for item in script:
                self._freeze(path, item, kinds, opt, as_text)
        else:
            full = os.path.join(base, script)
            if os.path.isdir(full):
                files = [os.path.join(script, x) for x in _files_below(full)]
                self._freeze_files(base, files, kinds, opt, as_text)
            elif not os.path.exists(full):
                self.fail('%s does not exist', full)
            elif _KIND_OF.get(_suffix(script)) not in kinds:
                self.fail('%s is not a file that can be frozen so', full)
            else:
                self._freeze_files(base, [script], kinds, opt, as_text)

    def freeze(self, path, script=None, opt=None):
        self._freeze(path, script, (COMPILE, MPY), opt)

    def freeze_as_str(self, path):
        self._freeze(path, None, (COMPILE,), None, as_text=True)

    def freeze_as_mpy(self, path, script=None, opt=None):
        self._freeze(path, script, (COMPILE,), opt)

    def freeze_mpy(self, path, script=None, opt=None):
        self._freeze(path, script, (MPY,), opt)

    def module(self, module_path, base_path='.', opt=None):
        base = self.resolve(base_path)
        full = os.path.join(base, module_path)
        kind = _KIND_OF.get(_suffix(module_path))
        if not kind:
            self.fail('module() wants a .py or .mpy file, not %s', module_path)
        if not os.path.isfile(full):
            self.fail('%s does not exist', full)
        self.add(module_path, full, kind, opt)

    def package(self, package_path, files=None, base_path='.', opt=None):
        base = self.resolve(base_path)
        folder = os.path.join(base, package_path)
        if not os.path.isdir(folder):
            self.fail('package() wants a folder, %s is none', folder)
        if files is None:
            files = [x for x in _files_below(folder) if _suffix(x) in _KIND_OF]
        for file in files:
            path = os.path.join(folder, file)
            if not os.path.isfile(path):
                self.fail('%s does not exist', path)
            self.add(os.path.join(package_path, file), path, _KIND_OF.get(_suffix(file), COMPILE), opt)

    def include(self, manifest_path, is_require=False, **kwargs):
        if not isinstance(manifest_path, str):
            for item in manifest_path:
                self.include(item, **kwargs)
            return
        path = self.resolve(manifest_path)
        if os.path.isdir(path):
            path = os.path.join(path, 'manifest.py')
        if path in self._stack:
            self.fail('%s includes itself', path)
        self.run(path, Options(**kwargs))

    def add_library(self, library, library_path, prepend=False):
        item = (library, self.resolve(library_path))
        if prepend:
            self.libraries.insert(0, item)
        else:
            self.libraries.append(item)

    def _library_folders(self, library, unix_ffi):
        if library is not None:
            folders = [folder for name, folder in self.libraries if name == library]
            if not folders:
                self.fail('no library %r: add_library() tells where it is', library)
            return folders
        folders = [folder for _, folder in self.libraries]
        if 'MPY_LIB_DIR' in self.variables:
            base = self.variables['MPY_LIB_DIR']
            folders += [os.path.join(base, x) for x in (('unix-ffi',) if unix_ffi else ()) + _COLLECTIONS]
        return folders

    def require(self, name, version=None, pypi=None, library=None, unix_ffi=False, **kwargs):
        folders = self._library_folders(library, unix_ffi)
        for folder in folders:
            path = _find_package(folder, name)
            if path:
                key = path, repr(sorted(kwargs.items()))
                if key not in self._required:
                    self._required.add(key)
                    self.run(path, Options(**kwargs))
                return
        if not folders:
            self.fail('require(%r): -v MPY_LIB_DIR=DIR or add_library() tells where packages are', name)
        self.fail('require(%r): no such package in %s', name, ', '.join(folders))

    def metadata(self, **values):
        for name in values:
            if name not in _METADATA:
                self.fail('metadata() has no argument %r', name)

    # ---- running ----

    def run(self, path, options=None):
        try:
            with open(path, 'rb') as f:
                source = f.read()
        except OSError as e:
            self.fail("cannot read '%s': %s", path, e.strerror)
        names = {'__file__': path, '__name__': '__main__', 'options': options or Options()}
        for word in ('freeze', 'freeze_as_str', 'freeze_as_mpy', 'freeze_mpy', 'module', 'package', 'include',
                     'require', 'add_library', 'metadata'):
            names[word] = getattr(self, word)
        code = compile(source, path, 'exec')
        here = os.getcwd()
        self._stack.append(path)
        try:
            os.chdir(os.path.dirname(path) or '.')
            exec(code, names)
        finally:
            self._stack.pop()
            os.chdir(here)


def _find_package(folder, name):
    """The manifest of the package `name`, which is a folder somewhere below."""
    if not os.path.isdir(folder):
        return None
    path = os.path.join(folder, name, 'manifest.py')
    if os.path.isfile(path):
        return path
    for item in sorted(os.listdir(folder)):
        below = os.path.join(folder, item)
        if os.path.isdir(below) and not os.path.isfile(os.path.join(below, 'manifest.py')):
            path = _find_package(below, name)
            if path:
                return path
    return None
