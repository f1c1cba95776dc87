"""Hands that run one rule, through the door the desk comes by, and what the tests of the checks share."""

from desk.checks.running import Checks
from desk.checks.seam import Context, Finding
from desk.story.model import Paragraph, Story


def body(*paragraphs: str) -> Story:
    """Make a story of nothing but these paragraphs."""
    return Story(body=tuple(Paragraph(text) for text in paragraphs))


def found_by(rule: str, story: Story, context: Context | None = None) -> list[Finding]:
    """Return what one rule finds in a story; a check that fails fails the test."""
    checks = Checks.load()
    found = checks.run(story, context or Context(), [rule])
    assert rule in {one.id for one in checks.rules}
    assert [failed.error for failed in checks.failed] == []
    return found


def flagged_by(rule: str, *paragraphs: str) -> list[str]:
    """Return the words one rule flags in a body."""
    return [found.text for found in found_by(rule, body(*paragraphs))]
