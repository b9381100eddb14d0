"""Richards: a small operating system's scheduler with devices, handlers, workers and an idler."""
import sys

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(6)
K_DEVICE, K_WORK = 1000, 1001
BUFFER = 4


class Packet:
    def __init__(self, link, ident, kind):
        self.link = link
        self.ident = ident
        self.kind = kind
        self.datum = 0
        self.data = [0] * BUFFER

    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        p = queue
        while p.link is not None:
            p = p.link
        p.link = self
        return queue


class TaskState:
    def __init__(self, packet=False, waiting=False, holding=False):
        self.packet_pending = packet
        self.task_waiting = waiting
        self.task_holding = holding

    def set_packet_pending(self):
        self.packet_pending, self.task_waiting, self.task_holding = True, False, False

    def set_running(self):
        self.packet_pending = self.task_waiting = self.task_holding = False

    def is_held_or_waiting(self):
        return self.task_holding or (not self.packet_pending and self.task_waiting)

    def is_waiting_with_packet(self):
        return self.packet_pending and self.task_waiting and not self.task_holding


class Scheduler:
    def __init__(self):
        self.task_list = None
        self.table = [None] * 10
        self.held = 0
        self.queued = 0

    def run(self):
        t = self.task_list
        while t is not None:
            if t.is_held_or_waiting():
                t = t.link
            else:
                t = t.run_task()

    def find(self, ident):
        t = self.table[ident]
        if t is None:
            raise LookupError("no task %d" % ident)
        return t


class Task(TaskState):
    def __init__(self, scheduler, ident, priority, queue, **state):
        super().__init__(**state)
        self.scheduler = scheduler
        self.link = scheduler.task_list
        self.ident = ident
        self.priority = priority
        self.queue = queue
        scheduler.task_list = self
        scheduler.table[ident] = self

    def work(self, packet):
        raise NotImplementedError

    def run_task(self):
        message = None
        if self.is_waiting_with_packet():
            message = self.queue
            self.queue = message.link
            if self.queue is None:
                self.set_running()
            else:
                self.packet_pending, self.task_waiting, self.task_holding = True, False, False
        return self.work(message)

    def wait(self):
        self.task_waiting = True
        return self

    def hold(self):
        self.scheduler.held += 1
        self.task_holding = True
        return self.link

    def release(self, ident):
        t = self.scheduler.find(ident)
        t.task_holding = False
        return t if t.priority > self.priority else self

    def send(self, packet):
        t = self.scheduler.find(packet.ident)
        self.scheduler.queued += 1
        packet.link = None
        packet.ident = self.ident
        return t.receive(packet, self)

    def receive(self, packet, sender):
        if self.queue is None:
            self.queue = packet
            self.packet_pending = True
            if self.priority > sender.priority:
                return self
        else:
            packet.append_to(self.queue)
        return sender


class DeviceTask(Task):
    pending = None

    def work(self, packet):
        if packet is None:
            packet = self.pending
            if packet is None:
                return self.wait()
            self.pending = None
            return self.send(packet)
        self.pending = packet
        return self.hold()


class HandlerTask(Task):
    work_in = None
    device_in = None

    def work(self, packet):
        if packet is not None:
            if packet.kind == K_WORK:
                self.work_in = packet.append_to(self.work_in)
            else:
                self.device_in = packet.append_to(self.device_in)
        work = self.work_in
        if work is None:
            return self.wait()
        count = work.datum
        if count >= BUFFER:
            self.work_in = work.link
            return self.send(work)
        device = self.device_in
        if device is None:
            return self.wait()
        self.device_in = device.link
        device.datum = work.data[count]
        work.datum = count + 1
        return self.send(device)


class IdleTask(Task):
    control = 1
    count = 10000

    def work(self, packet):
        self.count -= 1
        if self.count == 0:
            return self.hold()
        if self.control & 1 == 0:
            self.control //= 2
            return self.release(DEVICE_A)
        self.control = self.control // 2 ^ 0xD008
        return self.release(DEVICE_B)


class WorkTask(Task):
    destination = HANDLER_A
    count = 0

    def work(self, packet):
        if packet is None:
            return self.wait()
        self.destination = HANDLER_B if self.destination == HANDLER_A else HANDLER_A
        packet.ident = self.destination
        packet.datum = 0
        for i in range(BUFFER):
            self.count += 1
            if self.count > 26:
                self.count = 1
            packet.data[i] = ord("A") + self.count - 1
        return self.send(packet)


def simulate():
    s = Scheduler()
    IdleTask(s, IDLE, 0, None)
    q = Packet(None, 0, K_WORK)
    q = Packet(q, 0, K_WORK)
    WorkTask(s, WORKER, 1000, q, packet=True, waiting=True)
    for ident, priority, device in ((HANDLER_A, 2000, DEVICE_A), (HANDLER_B, 3000, DEVICE_B)):
        q = None
        for _ in range(3):
            q = Packet(q, device, K_DEVICE)
        HandlerTask(s, ident, priority, q, packet=True, waiting=True)
    DeviceTask(s, DEVICE_A, 4000, None, waiting=True)
    DeviceTask(s, DEVICE_B, 5000, None, waiting=True)
    s.run()
    return s.held, s.queued


def main(scale):
    for _ in range(max(1, int(38 * scale))):
        held, queued = simulate()
    print("richards", held, queued, held == 9297 and queued == 23246)


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 1)
