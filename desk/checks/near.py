"""How near two spellings are."""


def one_slip(a: str, b: str) -> bool:
    """Tell whether one slip makes ``a`` of ``b``: a letter more, less or other, or two changed over."""
    if abs(len(a) - len(b)) > 1 or a == b:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    left, right = a[start:], b[start:]
    if len(left) != len(right):
        return left[1:] == right or left == right[1:]
    return left[1:] == right[1:] or (left[:2] == right[1::-1] and left[2:] == right[2:])
