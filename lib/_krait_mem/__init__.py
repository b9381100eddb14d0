"""What `krait mem` shows: the command hands a record over as a dict, write() makes the page of it."""


def write(data):
    import sys
    from _krait_mem.model import Record
    from _krait_mem.page import html
    from _krait_mem.summary import summary
    record = Record(data)
    try:
        with open(data['file'], 'w', encoding='utf-8', errors='backslashreplace') as f:
            for part in html(record):
                f.write(part)
    except OSError as e:
        sys.stderr.write("krait mem: cannot write '%s': %s\n" % (data['shown'], e.strerror))
        return False
    sys.stderr.write(summary(record))
    return True
