await x
async for a in b: pass
[x async for x in y]
async def f(): yield from x
