class Sensor:
    def __init__(self, name):
        self.name = name
        self.seen = {}
        self.sum = 0

    def read(self, t):
        packet = bytearray(64)                     # a new buffer for every reading: where most bytes go
        for i in range(0, 64, 16):
            packet[i] = (t + i) & 255
        return packet

    def note(self, t):
        packet = self.read(t)
        self.sum += sum(packet)
        if t % 10 == 0:
            self.seen[t] = packet                  # nobody takes them out again: what stays


sensors = [Sensor('s%d' % n) for n in range(5)]
for t in range(4000):
    for s in sensors:
        s.note(t)
for s in sensors:
    print(s.name, s.sum, len(s.seen))
