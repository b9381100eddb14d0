# What the tests of this folder share.


def raises(kind, text, fn, *args, **kw):
    try:
        fn(*args, **kw)
    except kind as e:
        assert str(e) == text, str(e)
    else:
        raise AssertionError('nothing raised: ' + text)
