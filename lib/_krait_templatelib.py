"""What template strings (t'...') are made of."""
__name__ = 'string.templatelib'     # in an older library string is no package

Template = type(t'')
Interpolation = type(t'{0}'.interpolations[0])

__all__ = ['Interpolation', 'Template', 'convert']


def convert(obj, /, conversion):
    """The object as !s, !r or !a gives it; None leaves it as it is."""
    if conversion is None:
        return obj
    if conversion not in ('s', 'r', 'a'):
        raise ValueError("invalid conversion specifier: %s" % conversion)
    return {'s': str, 'r': repr, 'a': ascii}[conversion](obj)
