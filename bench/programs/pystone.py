"""A Dhrystone: records, procedures, array and string handling in the classic mix."""
import sys

IDENT_1, IDENT_2, IDENT_3, IDENT_4, IDENT_5 = range(1, 6)


class Record:
    def __init__(self, link=None, discriminant=0, enum=0, number=0, text=""):
        self.link = link
        self.discriminant = discriminant
        self.enum = enum
        self.number = number
        self.text = text

    def copy(self):
        return Record(self.link, self.discriminant, self.enum, self.number, self.text)


number_global = 0
flag_global = False
char_1 = char_2 = "\0"
array_1 = [0] * 51
array_2 = [[0] * 51 for _ in range(51)]
head = None
second = None


def proc_1(record):
    following = record.link = head.copy()
    record.number = 5
    following.number = record.number
    following.link = record.link
    following.link = proc_3(following.link)
    if following.discriminant == IDENT_1:
        following.number = 6
        following.enum = proc_6(record.enum)
        following.link = head.link
        following.number = proc_7(following.number, 10)
    else:
        record = following.copy()
    following.link = None
    return record


def proc_2(number):
    result = number + 10
    while True:
        if char_1 == "A":
            result -= 1
            number = result - number_global
            which = IDENT_1
        if which == IDENT_1:
            break
    return number


def proc_3(record):
    global number_global
    if head is not None:
        record = head.link
    else:
        number_global = 100
    head.number = proc_7(10, number_global)
    return record


def proc_4():
    global char_2
    flag = char_1 == "A"
    flag = flag or flag_global
    char_2 = "B"


def proc_5():
    global char_1, flag_global
    char_1 = "A"
    flag_global = False


def proc_6(enum):
    result = enum
    if not func_3(enum):
        result = IDENT_4
    if enum == IDENT_1:
        result = IDENT_1
    elif enum == IDENT_2:
        result = IDENT_1 if number_global > 100 else IDENT_4
    elif enum == IDENT_3:
        result = IDENT_2
    elif enum == IDENT_5:
        result = IDENT_3
    return result


def proc_7(a, b):
    return b + a + 2


def proc_8(line, plane, a, b):
    global number_global
    at = a + 5
    line[at] = b
    line[at + 1] = line[at]
    line[at + 30] = at
    for i in range(at, at + 2):
        plane[at][i] = at
    plane[at][at - 1] += 1
    plane[at + 20][at] = line[at]
    number_global = 5


def func_1(a, b):
    c = a
    d = c
    return IDENT_1 if d != b else IDENT_2


def func_2(a, b):
    at = 1
    while at <= 1:
        if func_1(a[at], b[at + 1]) == IDENT_1:
            letter = "A"
            at += 1
    if "W" <= letter <= "Z":
        at = 7
    if letter == "X":
        return True
    if a > b:
        at += 7
        return True
    return False


def func_3(enum):
    return enum == IDENT_3


def run(loops):
    global head, second, flag_global, number_global
    second = Record()
    head = Record(second, IDENT_1, IDENT_3, 40, "DHRYSTONE PROGRAM, SOME STRING")
    text_1 = "DHRYSTONE PROGRAM, 1'ST STRING"
    array_2[8][7] = 10
    for i in range(loops):
        proc_5()
        proc_4()
        a = 2
        b = 3
        text_2 = "DHRYSTONE PROGRAM, 2'ND STRING"
        enum = IDENT_2
        flag_global = not func_2(text_1, text_2)
        while a < b:
            c = 5 * a - b
            c = proc_7(a, b)
            a += 1
        proc_8(array_1, array_2, a, c)
        head = proc_1(head)
        letter = "A"
        while letter <= char_2:
            if enum == func_1(letter, "C"):
                enum = proc_6(IDENT_1)
            letter = chr(ord(letter) + 1)
        b = b * a
        a = b // c
        b = 7 * (b - c) - a
        a = proc_2(a)
    return a, b, c, enum


def main(scale):
    result = run(max(1, int(740000 * scale)))
    print("pystone", *result, number_global, flag_global, char_1, char_2, array_1[8], array_2[8][7] % 1000003,
          head.number, head.enum)


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 1)
