# The game played by minimax.
LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]


def winner(b):
    for i, j, k in LINES:
        if b[i] == b[j] == b[k] != ' ':
            return b[i]
    return None if ' ' in b else '-'


def best(b, me, memo={}):
    key = (b, me)
    if key in memo:
        return memo[key]
    w = winner(b)
    if w:
        result = (0 if w == '-' else 1 if w == me else -1, None)
    else:
        result = (-2, None)
        for i in range(9):
            if b[i] == ' ':
                score = -best(b[:i] + me + b[i + 1:], 'O' if me == 'X' else 'X')[0]
                if score > result[0]:
                    result = (score, i)
                if score == 1:
                    break
    memo[key] = result
    return result


board, player = 'X   O    ', 'X'
while not winner(board):
    _, move = best(board, player)
    board = board[:move] + player + board[move + 1:]
    player = 'O' if player == 'X' else 'X'
    print(repr(board))
print(winner(board))
