# Docstrings of modules, classes, functions; what is one and what is not.
class C:
    """class doc"""

    def m(self):
        """method doc"""

    @property
    def p(self):
        """prop doc"""

    @classmethod
    def c(cls):
        """cm doc"""

    @staticmethod
    def s():
        """sm doc"""


print(C.__doc__)
