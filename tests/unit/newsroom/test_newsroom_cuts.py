"""What may be cut, what stays, and cuts that are proved by setting the page again."""

from dataclasses import replace

import pytest
from hand_loop import HandLoop
from hypothesis import given
from hypothesis import strategies as st

from desk.newsroom.cuts import Cut, Piece, cuts, tails, without
from desk.newsroom.cutter import Cutter, Cutting
from desk.newsroom.desk import Desk
from desk.newsroom.worker import Worker
from desk.press.fit import Widow
from desk.story.model import Kind, Paragraph, Span, Story


def told(story: Story, *, quotes: bool = False) -> list[tuple[str, str]]:
    return [(cut.kind, cut.text) for cut in cuts(story, quotes=quotes)]


def of(*texts: str | Paragraph) -> Story:
    return Story(body=tuple(Paragraph(text) if isinstance(text, str) else text for text in texts))


def test_the_last_paragraphs_come_first_and_the_intro_stays() -> None:
    story = of("It rang. Twice, in fact.", "Divers heard it. So did the gulls.")
    assert told(story) == [
        ("paragraph", "Divers heard it. So did the gulls."),
        ("sentence", "So did the gulls."),
        ("sentence", "Divers heard it."),
        ("sentence", "Twice, in fact."),
    ]


def test_each_cut_leaves_whole_sentences_behind() -> None:
    story = of("Intro.", "One is here. Two is here. Three is here.")
    left = {cut.text: without(story, cut).body[-1].text for cut in cuts(story, quotes=False)}
    assert left["One is here."] == "Two is here. Three is here."
    assert left["Two is here."] == "One is here. Three is here."
    assert left["Three is here."] == "One is here. Two is here."
    assert left["One is here. Two is here. Three is here."] == "Intro."


@pytest.mark.parametrize(
    ("text", "cut", "left"),
    [
        ("The bell (two tons of it) rang.", "(two tons of it)", "The bell rang."),
        ("The bell – it is old – rang.", "– it is old –", "The bell rang."),
        ("The bell, which is old, rang.", ", which is old,", "The bell rang."),
        ("Marsh, 83, who was late, came.", ", who was late", "Marsh, 83, came."),
        ("The bell rang, and the gulls rose.", ", and the gulls rose", "The bell rang."),
        ("The bell rang; but nobody came.", "; but nobody came", "The bell rang."),
    ],
)
def test_parentheses_and_clauses_go_with_their_marks(text: str, cut: str, left: str) -> None:
    story = of(text)
    (found,) = cuts(story, quotes=False)
    assert (found.text, without(story, found).body[0].text) == (cut, left)


def test_abbreviations_and_initials_end_no_sentence() -> None:
    story = of("Intro.", "Mr. A. Smith of St. Ives saw it. He ran.")
    assert [text for kind, text in told(story) if kind == "sentence"] == [
        "He ran.",
        "Mr. A. Smith of St. Ives saw it.",
    ]


def test_nothing_inside_quotation_marks_goes_unless_it_is_asked_for() -> None:
    story = of("Intro.", "“It rang. We ran,” he said. Nobody spoke.", Paragraph("We heard it.", Kind.QUOTE))
    assert told(story) == [("sentence", "Nobody spoke.")]
    assert ("paragraph", "We heard it.") in told(story, quotes=True)
    assert ("sentence", "We ran,” he said.") in told(story, quotes=True)
    assert list(tails(story, quotes=False)) == []
    assert [cut.words for cut in tails(story, quotes=True)] == [11]


def test_straight_quotation_marks_and_a_quotation_left_open_are_quotations_too() -> None:
    assert told(of("Intro.", 'He said: "It rang. We ran." Gulls rose.')) == [("sentence", "Gulls rose.")]
    assert told(of("Intro.", "“It rang. We ran.")) == []


def test_a_crosshead_goes_with_the_only_paragraph_under_it() -> None:
    story = of("Intro.", "More.", Paragraph("Head", Kind.CROSSHEAD), "Under it.")
    whole = next(cut for cut in cuts(story, quotes=False) if cut.text == "Under it.")
    assert [paragraph.text for paragraph in without(story, whole).body] == ["Intro.", "More."]
    assert ("crosshead", "Head") in told(story)


def test_paragraphs_go_off_the_end_together() -> None:
    story = of("Intro.", "One.", "Two.", "Three.")
    assert [[p.text for p in without(story, cut).body] for cut in tails(story, quotes=False)] == [
        ["Intro.", "One."],
        ["Intro."],
    ]


def test_spans_keep_to_their_words_when_a_sentence_goes() -> None:
    bold = Paragraph("Away it went. The bell rang.", spans=(Span(18, 22, "bold"),))
    story = of("Intro.", bold)
    cut = next(cut for cut in cuts(story, quotes=False) if cut.text == "Away it went.")
    (span,) = without(story, cut).body[1].spans
    assert "The bell rang."[span.start : span.end] == "bell"


@given(st.lists(st.text("aB. ,;(–)“”\"'’A1", max_size=60), max_size=5), st.booleans())
def test_a_cut_takes_its_words_and_no_others(texts: list[str], quotes: bool) -> None:
    story = of(*texts)
    for cut in cuts(story, quotes=quotes):
        (piece, *more) = cut.pieces
        assert not more
        text = texts[piece.paragraph]
        assert text[piece.start : piece.end].strip() == cut.text.strip()
        left = without(story, cut).body
        if (piece.start, piece.end) == (0, len(text)):
            assert len(left) == len(story.body) - 1
        else:
            assert left[piece.paragraph].text == text[: piece.start] + text[piece.end :]


# ---- Proved on the page


LINE = "The bell was rung over the harbour by hand for nine hours of the night, and nobody slept. "
FULL = Story(headline="Bell rings", layout="news-page", body=(Paragraph(LINE * 12),) * 7)


class Listener:
    """Hears what a cutter finds."""

    def __init__(self, desk: Desk, loop: HandLoop, worker: Worker) -> None:
        self.cutter = Cutter(desk, worker)
        self.heard: list[Cutting] = []
        self.trouble: list[str] = []
        self.cutter.news.listen(self.heard.append)
        self.cutter.trouble.listen(self.trouble.append)
        self._loop, self._worker = loop, worker

    def settle(self) -> None:
        while not (self.trouble or (self.heard and self.heard[-1].is_done)):
            self._loop.settle(self._worker)


@pytest.fixture
def listener(desk: Desk, loop: HandLoop, worker: Worker) -> Listener:
    return Listener(desk, loop, worker)


def over_by_a_little(desk: Desk) -> Story:
    story = FULL
    while desk.composing.typesetter.fit(story).breaks_at is None:
        story = replace(story, body=(*story.body, Paragraph(LINE.strip())))
    return story


def test_every_cut_offered_makes_the_copy_fit_and_saves_its_lines(desk: Desk, listener: Listener) -> None:
    story = over_by_a_little(desk)
    listener.cutter.find(story, "a4", quotes=False)
    listener.settle()
    before = desk.composing.typesetter.fit(story)
    done = listener.heard[-1]
    assert len(done.offers) > 2
    first = done.offers[0].change
    assert isinstance(first, Cut)
    assert first.pieces[0].paragraph == len(story.body) - 1
    for offer in done.offers:
        after = desk.composing.typesetter.fit(offer.after)
        assert after.breaks_at is None
        assert offer.lines == before.lines + before.over_lines - after.lines
    assert [step.tried for step in listener.heard] == list(range(len(listener.heard)))


def test_paragraphs_go_off_the_end_where_no_single_cut_will_do(desk: Desk, listener: Listener) -> None:
    story = replace(FULL, body=(Paragraph(LINE * 2),) * 60)
    listener.cutter.find(story, "a4", quotes=False)
    listener.settle()
    (offer,) = listener.heard[-1].offers
    assert isinstance(offer.change, Cut)
    assert offer.change.kind == "paragraphs"
    assert offer.change.pieces[-1] == Piece(59, 0, len(LINE * 2))
    spared = Cut("", "", offer.change.pieces[1:])
    assert desk.composing.typesetter.fit(offer.after).breaks_at is None
    assert desk.composing.typesetter.fit(without(story, spared)).breaks_at is not None


def test_nothing_is_cut_from_what_fits_and_its_last_lines_of_one_word_are_named(
    desk: Desk, listener: Listener
) -> None:
    widow = next(
        story
        for words in range(8, 40)
        if (story := Story(layout="news-page", body=(Paragraph("tide " * words + "so"),)))
        and desk.composing.typesetter.fit(story, widows=True).widows
    )
    listener.cutter.find(widow, "a4", quotes=False)
    listener.settle()
    done = listener.heard[-1]
    assert not [offer for offer in done.offers if isinstance(offer.change, Cut)]
    assert done.fit.widows == (Widow(0, "so"),)
    shorter = replace(widow, body=(Paragraph(widow.body[0].text.removesuffix(" so")),))
    assert desk.composing.typesetter.fit(shorter).lines == desk.composing.typesetter.fit(widow).lines - 1


def test_a_search_that_is_stopped_says_no_more(listener: Listener, loop: HandLoop, worker: Worker) -> None:
    listener.cutter.find(replace(FULL, body=FULL.body * 2), "a4", quotes=False)
    listener.cutter.stop()
    loop.settle(worker)
    loop.settle(worker)
    assert listener.heard == []


def test_trouble_with_the_page_is_told(listener: Listener) -> None:
    listener.cutter.find(replace(FULL, layout="poster"), "a4", quotes=False)
    listener.settle()
    (sentence,) = listener.trouble
    assert sentence.startswith("There is no layout “poster”; choose one of: ")
    assert listener.heard == []
