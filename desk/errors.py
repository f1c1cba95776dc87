"""The one family of errors a person is meant to read."""


class DeskError(Exception):
    """The world is not as we need it: a full disk, a locked store, a file that is no copy.

    Its text is one sentence that says what happened, where, and what to do. Anything that is
    not a DeskError is a bug in Desk.
    """
