# Exceptions with own attributes, constructors and texts.
class AppError(Exception):
    code = 1

    def __init__(self, text, **details):
        super().__init__(text)
        self.details = details

    def __str__(self):
        return '[%d] %s' % (self.code, self.args[0])


class NotFound(AppError):
    code = 404


class Denied(AppError):
    code = 403

    def __str__(self):
        return 'denied: ' + super().__str__()


def request(path):
    if path == '/':
        return 'index'
    if path.startswith('/secret'):
        raise Denied('no entry', user='eve')
    raise NotFound('nothing there', path=path)


for path in ('/', '/secret/x', '/what'):
    try:
        print(request(path))
    except NotFound as e:
        print(e, e.details)
    except AppError as e:
        print(e, sorted(e.details), e.code, isinstance(e, Exception))
