"""What `krait mpy` does: looks into .mpy files, and merges them."""
