"""The pull quote says what the copy says, or stops the press."""

from dataclasses import replace

import pytest
from checks_hand import body, found_by

from desk.checks.seam import Severity

COPY = body(
    "“We were told it was uneconomic,” said Vaughan-Lowe. “So is a church. So is a brass band.”",
    "“We, of course,” he said, “need to talk about the stairs. We can't climb 3.5 metres [of ladder] a day.”",
    "বাঁধ ভেঙে গ্রাম ডুবেছে।",
)


@pytest.mark.parametrize(
    "displayed",
    [
        "“We were told it was uneconomic”",
        "We were told it was uneconomic. So is a church!",
        "“So is a brass band” – Vaughan-Lowe",
        "“We, of course, need to talk about the stairs”",
        "We can’t climb … a day",
        "We [the keepers] need to talk about the stairs.",
        "we can't climb 3.5 metres",
        "বাঁধ ভেঙে গ্রাম ডুবেছে",
        "",
        "“ … ”",
    ],
)
def test_words_of_the_copy_may_be_displayed_shortened_and_with_who_said_them(displayed: str) -> None:
    assert found_by("pull-quote", replace(COPY, pull_quote=displayed)) == []


@pytest.mark.parametrize(
    ("displayed", "gone"),
    [
        ("“We were told it was economic.”", "We were told it was economic"),
        ("So is a church. So is a chapel.", "So is a chapel"),
        ("We can climb … a day", "We can climb"),
        ("We can’t climb 3.6 metres", "We can’t climb 3.6 metres"),
        ("a brass band of course", "a brass band of course"),
        ("“So is a brass band” – Orla Pentreath", "Orla Pentreath"),
        ("বাঁধ ভেঙে গ্রাম ডুবেছি", "বাঁধ ভেঙে গ্রাম ডুবেছি"),
    ],
)
def test_the_first_words_that_the_copy_does_not_say_stop_the_press(displayed: str, gone: str) -> None:
    (found,) = found_by("pull-quote", replace(COPY, pull_quote=displayed))
    assert (found.text, found.field, found.severity) == (gone, "pull_quote", Severity.STOP)
    assert found.message == f"The copy does not say “{gone}”; mend the pull quote or take it out."
