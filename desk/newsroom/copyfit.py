"""What the meter says, in a sub's words."""

from desk.press.fit import Fit, FrameFit, LineState


def frame_words(frame: FrameFit) -> str:
    """Say how a frame fits: ``over by 3 lines (19 words)``, ``2 lines short`` or ``fits``."""
    if frame.breaks_at is not None:
        return f"over by {counted(frame.over_lines, 'line')} ({counted(frame.over_words, 'word')})"
    return f"{counted(frame.free_lines, 'line')} short" if frame.free_lines else "fits"


def fit_words(fit: Fit) -> str:
    """Say how the body fits, each frame by its name where there are several."""
    if len(fit.frames) == 1:
        return frame_words(fit.frames[0])
    return "; ".join(f"{frame.name} {frame_words(frame)}" for frame in fit.frames)


def headline_words(fit: Fit) -> str:
    """Say how the headline fits: ``over by 1 line``, ``line 2 is loose`` or ``fits``; empty without one."""
    if not fit.headline:
        return ""
    if fit.headline_over:
        return f"over by {counted(fit.headline_over, 'line')}"
    loose = [at for at, line in enumerate(fit.headline, 1) if line.state is LineState.LOOSE]
    return f"line {loose[0]} is loose" if loose else "fits"


def counted(count: int, word: str) -> str:
    """Count in words: ``1 line``, ``3 lines``."""
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"
