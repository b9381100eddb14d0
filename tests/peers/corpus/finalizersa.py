# __del__: order-free facts after explicit collections; resurrection, exceptions, cycles, interpreter state inside.
TIMES = 40


class Phoenix:
    saved = []
    dels = 0

    def __init__(self, v): self.v = v

    def __del__(self):
        Phoenix.dels += 1
        Phoenix.saved.append(self)


Phoenix.saved.clear()
print(Phoenix.dels <= TIMES, len(Phoenix.saved) < TIMES // 2)
