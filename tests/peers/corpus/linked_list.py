# A linked list with the usual operations.
class Node:
    def __init__(self, value, next=None):
        self.value, self.next = value, next


class LinkedList:
    def __init__(self, items=()):
        self.head = None
        self.size = 0
        for item in reversed(list(items)):
            self.push(item)

    def push(self, item):
        self.head = Node(item, self.head)
        self.size += 1

    def pop(self):
        if self.head is None:
            raise IndexError('empty')
        value, self.head = self.head.value, self.head.next
        self.size -= 1
        return value

    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next

    def __len__(self):
        return self.size

    def reverse(self):
        prev, node = None, self.head
        while node:
            node.next, prev, node = prev, node, node.next
        self.head = prev

    def insert_sorted(self, value):
        if not self.head or self.head.value >= value:
            return self.push(value)
        node = self.head
        while node.next and node.next.value < value:
            node = node.next
        node.next = Node(value, node.next)
        self.size += 1


l = LinkedList([1, 2, 3])
print(list(l), len(l))
l.reverse()
print(list(l), l.pop(), list(l))
s = LinkedList()
for n in (5, 1, 4, 2, 3):
    s.insert_sorted(n)
print(list(s), len(s))
try:
    LinkedList().pop()
except IndexError as e:
    print(e)
