# Runs on a board: a file system in its memory, mounted at /ram.
import io
import vfs


class File(io.BytesIO):
    def __init__(self, fs, path, mode):
        super().__init__(b"" if "w" in mode else fs.files[path])
        self.fs, self.path, self.mode = fs, path, mode
        if "a" in mode:
            self.seek(0, 2)

    def flush(self):
        if "r" not in self.mode or "+" in self.mode:
            self.fs.files[self.path] = self.getvalue()

    def close(self):
        if not self.closed:
            self.flush()
        super().close()


class RamFS:
    def __init__(self):
        self.files, self.folders, self.here = {}, {""}, "/"

    def mount(self, readonly, mkfs):
        pass

    def path(self, path):
        return (path if path[:1] == "/" else self.here.rstrip("/") + "/" + path).rstrip("/")

    def open(self, path, mode):
        path = self.path(path)
        if "w" not in mode and path not in self.files:
            raise OSError(2, "No such file or directory", path)
        f = File(self, path, mode)
        f.flush()
        return f if "b" in mode else io.TextIOWrapper(f)

    def stat(self, path):
        path = self.path(path)
        if path in self.folders:
            return (0x4000,) + (0,) * 9
        if path not in self.files:
            raise OSError(2, "No such file or directory", path)
        return (0x8000, 0, 0, 0, 0, 0, len(self.files[path]), 0, 0, 0)

    def statvfs(self, path):
        used = sum(len(data) for data in self.files.values())
        return (1, 1, 100000, 100000 - used, 100000 - used, 0, 0, 0, 0, 255)

    def ilistdir(self, path):
        above = self.path(path)
        for kind, names in (0x4000, self.folders), (0x8000, self.files):
            for name in names:
                if name and name.rpartition("/")[0] == above:
                    yield name.rpartition("/")[2], kind, 0

    def chdir(self, path):
        self.here = self.path(path) or "/"

    def getcwd(self):
        return self.here

    def mkdir(self, path):
        self.folders.add(self.path(path))

    def rmdir(self, path):
        self.folders.remove(self.path(path))

    def remove(self, path):
        del self.files[self.path(path)]

    def rename(self, old, new):
        self.files[self.path(new)] = self.files.pop(self.path(old))


vfs.mount(RamFS(), "/ram")
