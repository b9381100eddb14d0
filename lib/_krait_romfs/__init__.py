"""krait romfs: ROMFS images, built, listed and unpacked.

image.py knows the format (docs/romfs.md), the other modules do one command each."""
