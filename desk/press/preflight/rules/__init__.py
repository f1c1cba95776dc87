"""The rules of preflight: one small module each, a function from the file as seen to its faults."""
