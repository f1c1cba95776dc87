"""Copy in and copy out: one module a format, read and write side by side."""
