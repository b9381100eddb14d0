# All clauses of try together, in each way through.
def run(action):
    log = []
    try:
        log.append('try')
        if action == 'error':
            raise ValueError
        if action == 'other':
            raise KeyError
        if action == 'return':
            return log
    except ValueError:
        log.append('except')
    else:
        log.append('else')
        if action == 'else error':
            raise IndexError
    finally:
        log.append('finally')
        print(action, log)
    return log + ['end']


for action in ('none', 'error', 'other', 'return', 'else error'):
    try:
        print(run(action))
    except (KeyError, IndexError) as e:
        print('left with', type(e).__name__)
