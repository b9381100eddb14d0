"""Runs one file of CPython's tests and writes what became of each test method, line by line.

usage: _child.py MODULE OUT [SKIPFILE]    the module is test.MODULE; tests named in SKIPFILE are left out
Lines of OUT: a word, a tab, the test's id, and for some words a tab and why.
  start ID | pass ID | fail ID WHY | skip ID WHY | import ID WHY (nothing could be loaded) | end
"""
import sys
import unittest


def why(err):
    """The last line of a traceback, short."""
    text = type(err[1]).__name__ if err[1] is not None else str(err[0])
    try:
        lines = str(err[1]).strip().splitlines()
    except Exception:
        lines = []
    if lines:
        text += ': ' + lines[0]
    return clean(text)[:300]


def clean(text):
    return ''.join(c if ' ' <= c <= '~' else ' ' if c in '\t\n' else '?' for c in str(text))


def trace(err):
    """All of the traceback, for people who mend what fails."""
    import traceback
    try:
        return ''.join(traceback.format_exception(*err))
    except Exception as e:
        return f'(no traceback: {type(e).__name__})\n'


class Result(unittest.TestResult):
    def __init__(self, out):
        super().__init__()
        self.out = out
        self.bad = None

    def say(self, word, test=None, text=None):
        parts = [word]
        if test is not None:
            parts.append(name_of(test))
        if text is not None:
            parts.append(text)
        self.out.write('\t'.join(parts) + '\n')
        self.out.flush()

    def startTest(self, test):
        super().startTest(test)
        self.bad = None
        self.say('start', test)

    def note(self, err):
        print('-----', flush=True)
        print(trace(err), flush=True)
        if self.bad is None:
            self.bad = 'fail', why(err)

    def addError(self, test, err):
        self.note(err)
        if isinstance(test, unittest.TestCase):
            return
        # setUpClass or setUpModule: the tests behind it do not run
        self.say('fail', test, why(err))

    def addFailure(self, test, err):
        self.note(err)

    def addSubTest(self, test, subtest, err):
        if err is not None:
            print(subtest, flush=True)
            self.note(err)

    def addSkip(self, test, reason):
        if self.bad is None:
            self.bad = 'skip', clean(reason)
        if not isinstance(test, unittest.TestCase):
            self.say('skip', test, clean(reason))

    def addExpectedFailure(self, test, err):
        pass

    def addUnexpectedSuccess(self, test):
        self.bad = 'fail', 'unexpected success'

    def stopTest(self, test):
        super().stopTest(test)
        if self.bad is None:
            self.say('pass', test)
        else:
            self.say(self.bad[0], test, self.bad[1])


def name_of(test):
    return clean(test.id()).replace('\t', ' ')


def flat(suite, done, out):
    """Drops the tests of a suite whose names are in done."""
    kept = []
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            flat(test, done, out)
            kept.append(test)
        elif name_of(test) not in done:
            kept.append(test)
    suite._tests = kept


def main():
    module, out = sys.argv[1], open(sys.argv[2], 'a')
    done = set()
    if len(sys.argv) > 3:
        with open(sys.argv[3]) as f:
            done = set(f.read().split('\n'))
    result = Result(out)
    try:
        __import__('test.' + module)
        suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules['test.' + module])
    except unittest.SkipTest as e:
        out.write(f'import\t{module}\tskipped: {clean(e)}\n')
        return
    except BaseException:
        print(trace(sys.exc_info()), flush=True)
        out.write(f'import\t{module}\t{why(sys.exc_info())}\n')
        return
    flat(suite, done, out)
    suite.run(result)
    out.write('end\n')
    out.close()


if __name__ == '__main__':
    main()
