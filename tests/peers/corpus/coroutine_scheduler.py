# Round robin over generators as coroutines, with messages between them.
def producer(box, n):
    for i in range(n):
        box.append(i)
        yield
    box.append(None)


def consumer(box, out):
    while True:
        while not box:
            yield
        item = box.pop(0)
        if item is None:
            return
        out.append(item * item)
        yield


def run(tasks):
    turns = 0
    while tasks:
        task = tasks.pop(0)
        try:
            next(task)
        except StopIteration:
            continue
        turns += 1
        tasks.append(task)
    return turns


box, out = [], []
print(run([producer(box, 5), consumer(box, out)]), out, box)
