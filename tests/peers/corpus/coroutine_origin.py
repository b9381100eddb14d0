# cr_origin, and f_back of frames while an exception is thrown through yield from.
def gen():
    yield 1


async def ag(): yield 1
print(hasattr(ag(),'ag_origin'), hasattr(gen(),'gi_origin'))
