# __init_subclass__, __set_name__, __class_getitem__, __mro_entries__, __subclasshook__-like hooks.
class BadName:
    def __set_name__(self, owner, name):
        raise ValueError('bad name')


try:
    class Q:
        f = BadName()
except (RuntimeError, ValueError) as e:
    print('failed')
