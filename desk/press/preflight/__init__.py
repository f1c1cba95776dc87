"""Reads a press PDF back, with another library than wrote it, and lists what a printer would refuse."""
