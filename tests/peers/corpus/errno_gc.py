# errno and gc.
import errno, gc, sys
print(type(errno.errorcode).__name__, errno.errorcode.get(99999))


class Res:
    saved = []

    def __del__(self):
        Res.saved.append(self)


Res.saved.clear()
print(len(Res.saved))
print('survived')
