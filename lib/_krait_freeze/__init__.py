"""`krait freeze`: Python modules as C const data, linked into a program."""
