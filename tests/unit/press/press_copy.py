"""Original copy in the shapes a desk sees, for the tests of the press."""

from dataclasses import replace

from desk.story.model import Kind, Paragraph, PhotoUse, Related, Span, Story

_REPAIRS = (
    "The repairs are expected to cost £48,500, of which £31,200 has been raised by subscription. The "
    "committee’s appeal, Keep the Light, is asking each household for the price of a fish supper."
)
_APPEAL = _REPAIRS.index("Keep the Light")
HARBOUR = Story(
    headline="Harbour town buys back its lighthouse for one pound",
    slug="lighthouse-buyback",
    standfirst="Residents of Marren Point have kept the light burning without pay for eleven years. "
    "Now the tower is theirs, with the leaking roof and the fog signal that nobody can switch off.",
    byline="By Orla Pentreath",
    dateline="MARREN POINT",
    source="The Coastal Courier",
    handle="@coastalcourier",
    published="2024-03-02T17:05",
    body=(
        Paragraph(
            "The keys to Marren Point lighthouse changed hands on Saturday for a single pound coin, "
            "which the harbour commissioner, Idris Vaughan-Lowe, dropped on the quay and had to fish "
            "out of a lobster pot."
        ),
        Paragraph(
            "The sale ends a disagreement that began when the lights authority declared the station "
            "surplus to its requirements and proposed replacing the lamp with an automatic beacon on "
            "the breakwater."
        ),
        Paragraph(
            "“We were told it was uneconomic,” said Vaughan-Lowe. “So is a church. So is a brass "
            "band. We have both of those, and nobody has suggested a beacon instead.”"
        ),
        Paragraph("A roof, then a lamp", Kind.CROSSHEAD),
        Paragraph(
            "The first job is the roof. Surveyors from the county found that rain had been running "
            "down the inside of the tower and into the battery room, where volunteers catch it in "
            "washing-up bowls."
        ),
        Paragraph(
            "We have been emptying bowls since the clocks went forward. I know each of them by name.",
            Kind.QUOTE,
        ),
        Paragraph(_REPAIRS, spans=(Span(_APPEAL, _APPEAL + len("Keep the Light"), "italic"),)),
        Paragraph("What the money will pay for:"),
        Paragraph("new lead flashing and slates on the seaward side;", Kind.LIST_ITEM),
        Paragraph("an electrician who is not afraid of heights;", Kind.LIST_ITEM),
        Paragraph("a lock for the battery-room door.", Kind.LIST_ITEM),
        Paragraph(
            "Volunteers will keep the station open to visitors at weekends until the autumn equinox, "
            "when the weather makes the gallery dangerous and the stairs, in the words of the "
            "insurance assessor, “characterful”."
        ),
    ),
    photos=(
        PhotoUse(
            "Idris Vaughan-Lowe on the quay at Marren Point with the keys to the tower.",
            "Photo",
            "Tamsin Okoro / Coastal Courier",
            "wide",
        ),
    ),
    related=(
        Related("Fog signal wakes wedding party at four in the morning"),
        Related("Ferry timetable to change after harbour dredging"),
        Related("Profile: the retired schoolteacher who climbs 174 steps a night"),
    ),
)  # fmt: skip

_PLAIN = (
    (
        "Councillors heard that the orchard had been planted by evacuees in the second winter of the war"
        " and had not been properly surveyed since a storm brought down the boundary wall behind the "
        "gymnasium."
    ),
    (
        "The planning officer recommended that the application be deferred until an independent "
        "arboriculturist had examined the remaining trees, several of which carry varieties thought to "
        "have disappeared."
    ),
    (
        "“It is not sentimental to count what you have before you sell it,” said Winifred Achterberg, "
        "who has kept the orchard’s ledger since 1988."
    ),
    (
        "The developer’s representatives said the houses would be affordable, energy-efficient and "
        "surrounded by replacement planting, and that the existing trees were at the end of their "
        "productive lives."
    ),
    "Objectors disputed this. They had brought apples.",
    (
        "A decision is expected at the next meeting, on the second Thursday of the month, after members "
        "have walked the site with representatives of the parish and of the local horticultural society."
    ),
)


def of_words(count: int) -> Story:
    """A story of at least ``count`` words in paragraphs of mixed length, with all its furniture."""
    body: list[Paragraph] = []
    words = at = 0
    while words < count:
        text = _PLAIN[at % len(_PLAIN)]
        if at % 9 == 8:
            body.append(Paragraph("Under the bramley", Kind.CROSSHEAD))
        body.append(Paragraph(f"{text[:-1]} ({at})." if at >= len(_PLAIN) else text))
        words += len(text.split())
        at += 1
    return replace(HARBOUR, headline="Orchard vote put off for a count of the trees", body=tuple(body))


BRIEF = Story(
    headline="Bus shelter wins prize",
    source="The Coastal Courier",
    published="2024-03-04",
    body=(
        Paragraph(
            "A bus shelter in Lower Tregarrow has been named the best in the county for the third "
            "year. Judges praised its library of eleven paperbacks, its thermos, and the notice "
            "asking passengers to wake the driver. The prize is a bench, which will be delivered "
            "when somebody has found room for it."
        ),
    ),
)
HEADLESS = replace(HARBOUR, headline="", standfirst="", byline="", dateline="")
SCRIPTS = Story(
    headline="Ферри Ελπίδα sails with cargo of names",
    source="The Coastal Courier",
    published="2024-05-11T09:30",
    body=(
        Paragraph("The ferry Ελπίδα left for Порт Надежды with 400 passengers, fares from €12 to £19."),
        Paragraph(
            "On the manifest were শিউলি রহমান, अमित वर्मा and ليلى حداد, and a crate marked ↑ at ৳900 or ₹630."
        ),
    ),
)
_RIVER = {
    "ar": (
        "افتتاح مكتبة جديدة على ضفة النهر",
        (
            "افتتحت يوم الثلاثاء مكتبة جديدة على ضفة النهر في مدينة الميناء. "
            "وزارها في يومها الأول أكثر من خمسمئة قارئ. "
            "«انتظرنا هذا اليوم طويلا»، قالت أمينة المكتبة ليلى حداد. "
        ),
    ),
    "bn": (
        "নদীর ধারে নতুন পাঠাগার খুলল",
        (
            "বন্দর শহরের নদীর ধারে মঙ্গলবার একটি নতুন পাঠাগার খুলেছে। "
            "প্রথম দিনেই সেখানে পাঁচশোর বেশি পাঠক আসেন। "
            "“আমরা অনেক দিন ধরে অপেক্ষা করছিলাম,” বলেন গ্রন্থাগারিক শিউলি রহমান। "
        ),
    ),
    "hi": (
        "नदी किनारे नया पुस्तकालय खुला",
        (
            "बंदरगाह शहर में नदी के किनारे मंगलवार को एक नया पुस्तकालय खुला। "
            "पहले ही दिन पाँच सौ से अधिक पाठक वहाँ पहुँचे। "
            "“हम बहुत समय से इसकी प्रतीक्षा कर रहे थे,” पुस्तकालयाध्यक्ष अमित वर्मा ने कहा। "
        ),
    ),
}
RIVER = {
    language: Story(
        headline=headline,
        standfirst=text[:90].rsplit(" ", 1)[0],
        source="The Coastal Courier",
        language=language,
        body=(
            *(Paragraph((text * times).strip()) for times in (1, 2, 3)),
            Paragraph(text.strip(), Kind.QUOTE),
            Paragraph(headline, Kind.LIST_ITEM),
            *(Paragraph((text * times).strip()) for times in (2, 1)),
        ),
        photos=(PhotoUse(headline, "", "Coastal Courier", "wide"),),
        related=(Related(headline),),
    )
    for language, (headline, text) in _RIVER.items()
}
FIXED = ("news-page", "tabloid-page", "berliner-page", "broadsheet-half", "feature-page", "brief")
ENDLESS = ("print-version", "galley-proof")
STORIES = {
    "harbour": HARBOUR,
    "brief": BRIEF,
    "headless": HEADLESS,
    "scripts": SCRIPTS,
    "arabic": RIVER["ar"],
    "bengali": RIVER["bn"],
    "hindi": RIVER["hi"],
}
