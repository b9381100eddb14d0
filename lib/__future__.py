"""Features of later language versions that `from __future__ import` names.

Each is a _Feature: the release that first offered it, the release that made it mandatory (None if
that was dropped), and the flag that compile() takes."""


class _Feature:
    def __init__(self, optional, mandatory, compiler_flag):
        self.optional = optional
        self.mandatory = mandatory
        self.compiler_flag = compiler_flag

    def getOptionalRelease(self):
        """The release, as in sys.version_info, in which the feature could first be switched on."""
        return self.optional

    def getMandatoryRelease(self):
        """The release in which it became part of the language, None if it did not."""
        return self.mandatory

    def __repr__(self):
        return '_Feature' + repr((self.optional, self.mandatory, self.compiler_flag))


def _table():
    final, alpha, beta, candidate = 'final', 'alpha', 'beta', 'candidate'
    rows = (
        ('nested_scopes', (2, 1, 0, beta, 1), (2, 2, 0, alpha, 0), 0x10),
        ('generators', (2, 2, 0, alpha, 1), (2, 3, 0, final, 0), 0),
        ('division', (2, 2, 0, alpha, 2), (3, 0, 0, alpha, 0), 0x20000),
        ('absolute_import', (2, 5, 0, alpha, 1), (3, 0, 0, alpha, 0), 0x40000),
        ('with_statement', (2, 5, 0, alpha, 1), (2, 6, 0, alpha, 0), 0x80000),
        ('print_function', (2, 6, 0, alpha, 2), (3, 0, 0, alpha, 0), 0x100000),
        ('unicode_literals', (2, 6, 0, alpha, 2), (3, 0, 0, alpha, 0), 0x200000),
        ('barry_as_FLUFL', (3, 1, 0, alpha, 2), (4, 0, 0, alpha, 0), 0x400000),
        ('generator_stop', (3, 5, 0, beta, 1), (3, 7, 0, alpha, 0), 0x800000),
        ('annotations', (3, 7, 0, beta, 1), None, 0x1000000),
    )
    for name, optional, mandatory, flag in rows:
        globals()[name] = _Feature(optional, mandatory, flag)
    return [row[0] for row in rows]


all_feature_names = _table()
__all__ = ['all_feature_names'] + all_feature_names
