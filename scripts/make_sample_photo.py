"""Make the two photographs of the sample desk, from nothing but arithmetic.

Run it in Desk’s own environment, for it writes the words of the photographs as Desk does::

    python scripts/make_sample_photo.py [FOLDER]

Both pictures are computed in linear light, 1,800 by 1,200 pixels, and then exposed, grained and
darkened at the corners as a camera would. The seeds are fixed: the same NumPy and Pillow make the
same pictures again.
"""

import io
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from desk.pictures.metadata import with_metadata
from desk.pictures.metadata_fields import Field

Plane: TypeAlias = NDArray[np.float64]  # rows by columns, or rows by columns by red, green and blue

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "sample" / "photos"
WIDE, HIGH = 1800, 1200
LARGEST = 340_000  # bytes
WORDS = {
    "hythe-barrier.jpg": {
        Field.HEADLINE: ("The Hythe Barrier at dusk",),
        Field.CAPTION: ("The Hythe Barrier at dusk on Tuesday, four hours before its gates were lowered.",),
        Field.CREDIT_LINE: ("Port of Saltmere",),
        Field.SOURCE: ("Port of Saltmere",),
        Field.COPYRIGHT: ("© Port of Saltmere",),
        Field.DATE_CREATED: ("2025-10-14",),
        Field.CITY: ("Saltmere",),
        Field.KEYWORDS: ("barrier", "flood", "tide"),
    },
    "mount-taleth.jpg": {
        Field.HEADLINE: ("Below the dome on Mount Taleth",),
        Field.CAPTION: ("Ilse Marend meets Tomas Arvell below the dome on Mount Taleth.",),
        Field.CREDIT_LINE: ("Screen grab from X page of Taleth Observatory",),
        Field.PEOPLE: ("Ilse Marend", "Tomas Arvell"),
        Field.DATE_CREATED: ("2025-10-09",),
        Field.SUBLOCATION: ("Mount Taleth",),
        Field.KEYWORDS: ("observatory", "telescope"),
    },
}
YS, XS = np.mgrid[0:HIGH, 0:WIDE].astype(np.float64)


def smooth(low: float, high: float, value: Plane) -> Plane:
    """Return 0 below ``low``, 1 above ``high``, and a soft step between."""
    t = np.clip((value - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def mix(one: Plane, other: Plane, share: Plane) -> Plane:
    """Blend two pictures by a mask of rows by columns."""
    return one + (other - one) * share[..., None]


def sampled(picture: Plane, x: Plane, y: Plane, *, wrap: bool = False) -> Plane:
    """Read a picture at places between its pixels."""
    high, wide = picture.shape[:2]
    x0, y0 = np.floor(x).astype(np.int64), np.floor(y).astype(np.int64)
    fx, fy = x - x0, y - y0
    if picture.ndim > 2:  # noqa: PLR2004 - rows by columns by colours
        fx, fy = fx[..., None], fy[..., None]

    def at(row: NDArray[np.int64], column: NDArray[np.int64]) -> Plane:
        if wrap:
            return picture[row % high, column % wide]
        return picture[np.clip(row, 0, high - 1), np.clip(column, 0, wide - 1)]

    top = at(y0, x0) * (1 - fx) + at(y0, x0 + 1) * fx
    bottom = at(y0 + 1, x0) * (1 - fx) + at(y0 + 1, x0 + 1) * fx
    return top * (1 - fy) + bottom * fy


def cloud_of_noise(
    rng: np.random.Generator, x: Plane, y: Plane, octaves: int = 6, rough: float = 0.5
) -> Plane:
    """Return fractal noise of mean 0 and deviation about 1 at the places asked for."""
    total = np.zeros(np.broadcast(x, y).shape)
    power = 0.0
    for octave in range(octaves):
        grid = rng.standard_normal((256, 256))
        weight = rough**octave
        places = 2.0**octave
        total += weight * sampled(grid, x * places + 17.3 * octave, y * places + 5.1 * octave, wrap=True)
        power += weight * weight
    return total / (np.sqrt(power) * 0.667)


def blurred(picture: Plane, across: float, down: float | None = None) -> Plane:
    """Blur by a Gaussian of the given deviations in pixels."""
    out = picture
    for axis, spread in ((1, across), (0, across if down is None else down)):
        if spread < 0.2:  # noqa: PLR2004 - below this nothing can be seen
            continue
        reach = int(spread * 3) + 1
        weights = np.exp(-0.5 * (np.arange(-reach, reach + 1) / spread) ** 2)
        pad = [(0, 0)] * out.ndim
        pad[axis] = (reach, reach)
        padded = np.pad(out, pad, mode="edge")
        length = out.shape[axis]
        out = sum(
            (w / weights.sum()) * np.take(padded, range(i, i + length), axis=axis)
            for i, w in enumerate(weights)
        )
    return out


def bloom(picture: Plane, strength: float, spreads: tuple[float, ...]) -> Plane:
    """Let the brightest parts spill over, as they do in a lens."""
    bright = np.clip(picture - 0.9, 0, None)
    small = bright.reshape(HIGH // 4, 4, WIDE // 4, 4, 3).mean(axis=(1, 3))
    out = picture.copy()
    for spread in spreads:
        soft = blurred(small, spread / 4)
        out += strength * sampled(soft, (XS - 1.5) / 4, (YS - 1.5) / 4)
    return out


def cover(points: list[tuple[float, float]]) -> tuple[slice, slice, Plane] | None:
    """Return where a polygon lies and how much of each pixel there it covers."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    left, top = max(0, int(min(xs)) - 1), max(0, int(min(ys)) - 1)
    right, bottom = min(WIDE, int(max(xs)) + 2), min(HIGH, int(max(ys)) + 2)
    if left >= right or top >= bottom:
        return None
    mask = Image.new("L", ((right - left) * 4, (bottom - top) * 4))
    ImageDraw.Draw(mask).polygon([((x - left) * 4, (y - top) * 4) for x, y in points], fill=255)
    share = (
        np.asarray(mask, dtype=np.float64).reshape(bottom - top, 4, right - left, 4).mean(axis=(1, 3)) / 255
    )
    return slice(top, bottom), slice(left, right), share


def paint(picture: Plane, points: list[tuple[float, float]], colour: Plane) -> None:
    """Fill a polygon; ``colour`` is one colour, or a picture as large as ``picture``."""
    if (found := cover(points)) is None:
        return
    rows, columns, share = found
    ink = colour[rows, columns] if colour.ndim > 1 else colour
    picture[rows, columns] += (ink - picture[rows, columns]) * share[..., None]


def glow(picture: Plane, x: float, y: float, size: float, colour: Plane) -> None:
    """Add a round light."""
    reach = int(size * 4) + 2
    rows = slice(max(0, int(y) - reach), max(0, min(HIGH, int(y) + reach)))
    columns = slice(max(0, int(x) - reach), max(0, min(WIDE, int(x) + reach)))
    away = ((XS[rows, columns] - x) ** 2 + (YS[rows, columns] - y) ** 2) / (2 * size * size)
    picture[rows, columns] += np.exp(-away)[..., None] * colour


def ridge(rng: np.random.Generator, base: float, height: float, breadth: float, octaves: int = 7) -> Plane:
    """Return the skyline of a range of hills: one height in pixels from the top for each column."""
    along = np.arange(WIDE, dtype=np.float64)[None, :] / breadth
    return base - height * (0.5 + 0.5 * cloud_of_noise(rng, along, along * 0, octaves, 0.48)[0])


def developed(picture: Plane, rng: np.random.Generator, exposure: float, grain: float) -> Image.Image:
    """Expose the linear picture: film curve, corner shade, grain."""
    away = ((XS - WIDE / 2) / WIDE) ** 2 + ((YS - HIGH / 2) / HIGH) ** 2
    light = picture * exposure * (1 - 0.75 * away**1.1)[..., None]
    curve = np.clip(1 - np.exp(-light), 0, 1) ** (1 / 2.2)
    curve = curve + 0.75 * (curve - 0.42) * curve * (1 - curve) * 2
    speckle = blurred(rng.standard_normal((HIGH, WIDE)), 0.75)
    curve += (grain * speckle * (1.15 - curve.mean(axis=2)))[..., None]
    return Image.fromarray((np.clip(curve, 0, 1) * 255 + 0.5).astype(np.uint8))


def rgb(red: float, green: float, blue: float) -> Plane:
    """Return a colour in linear light."""
    return np.array([red, green, blue], dtype=np.float64)


# The barrier at dusk. Metres: X to the right, Y up from the water, Z away from the camera.

LENS = 1500.0  # pixels
EYE = 8.0  # metres above the water
HORIZON = 640.0  # row
GLOW_AT = 1270.0  # column of the set sun
TOWERS = 6
FIRST, LAST = np.array([-47.0, 0.0, 108.0]), np.array([103.0, 0.0, 480.0])
ALONG = (LAST - FIRST) / np.linalg.norm(LAST - FIRST)
ACROSS = np.array([ALONG[2], 0.0, -ALONG[0]])
UP = np.array([0.0, 1.0, 0.0])
SUN = np.array([0.24, 0.06, 0.97])
HAZE = rgb(0.62, 0.36, 0.30)


@dataclass
class Scene:
    """The barrier as painted twice: as it stands, and head down for the water to mirror."""

    upright: Plane
    mirror: Plane
    marks: Plane
    lamps: list[tuple[NDArray[np.float64], float, Plane]] = field(default_factory=list)

    def place(self, point: NDArray[np.float64], sign: float) -> tuple[float, float]:
        """Project a point; ``sign`` is -1 in the mirror."""
        x, y, z = point
        return WIDE / 2 + LENS * x / z, HORIZON - LENS * (sign * y - EYE) / z

    def block(self, centre: NDArray[np.float64], size: tuple[float, float, float], tint: Plane) -> None:
        """Paint a box: ``size`` along the barrier, upwards and across; ``centre`` is in its floor."""
        half_along, half_across = ALONG * size[0] / 2, ACROSS * size[2] / 2
        rise = UP * size[1]
        lid = centre + rise
        faces = [
            (lid, half_along, half_across, UP),
            (centre, half_along, half_across, -UP),
            (centre + rise / 2 + half_across, half_along, rise / 2, ACROSS),
            (centre + rise / 2 - half_across, half_along, rise / 2, -ACROSS),
            (centre + rise / 2 + half_along, half_across, rise / 2, ALONG),
            (centre + rise / 2 - half_along, half_across, rise / 2, -ALONG),
        ]
        eye = np.array([0.0, EYE, 0.0])
        for middle, one, other, normal in faces:
            if np.dot(eye - middle, normal) <= 0:
                continue
            corners = [middle - one - other, middle + one - other, middle + one + other, middle - one + other]
            self._face(corners, normal, tint)

    def _face(self, corners: list[NDArray[np.float64]], normal: NDArray[np.float64], tint: Plane) -> None:
        sky = rgb(0.040, 0.053, 0.085) * (0.9 + 0.6 * normal[1]) + rgb(0.045, 0.040, 0.046) * max(
            0.0, normal[0]
        )
        warm = rgb(1.2, 0.45, 0.20) * max(0.0, float(np.dot(normal, SUN))) + rgb(0.016, 0.008, 0.004)
        far = 1 - np.exp(-corners[0][2] / 1500)
        colour = (tint * (sky + warm))[None, None, :] * self.marks[..., None]
        colour = colour * (1 - far) + HAZE * far * 0.62
        paint(self.upright, [self.place(c, 1) for c in corners], colour)
        sunk = [c - UP * 4 if c[1] == 0 else c for c in corners]
        paint(self.mirror, [self.place(c, -1) for c in sunk], colour)

    def lamp(self, at: NDArray[np.float64], size: float, colour: Plane) -> None:
        """Hang a lamp, lit once everything is painted."""
        self.lamps.append((at, size, colour))

    def light(self) -> None:
        """Light the lamps in both pictures."""
        for at, size, colour in self.lamps:
            spread = max(0.8, size * LENS / at[2])
            for picture, sign in ((self.upright, 1.0), (self.mirror, -1.0)):
                x, y = self.place(at, sign)
                glow(picture, x, y, spread, colour * min(1.0, (size * LENS / at[2]) ** 2 + 0.12))


def dusk_sky(rng: np.random.Generator) -> Plane:
    """Return the sky after sunset, from the top of the picture to its foot."""
    lift = np.clip((HORIZON - YS) / HORIZON, 0, 1)[..., None]
    side = np.exp(-(((XS - GLOW_AT) / 620) ** 2))[..., None]
    low = rgb(1.75, 0.60, 0.22) * (0.30 + 1.05 * side)
    middle = rgb(0.66, 0.33, 0.31) * (0.7 + 0.35 * side)
    high = rgb(0.060, 0.115, 0.24)
    sky = (
        low * np.exp(-lift * 9)
        + middle * np.exp(-((lift - 0.12) ** 2) / 0.05) * 0.62
        + high * (0.35 + lift * 0.75)
    )
    depth = 26000 / (HORIZON - YS + 90).clip(40)
    u, v = (XS - WIDE / 2) * depth / 52000, depth / 14
    thick = cloud_of_noise(rng, u * 1.1 + 40, v * 1.5 + 12, 7, 0.55)
    bank = smooth(0.1, 1.7, thick) * smooth(0.02, 0.2, lift[..., 0]) * (1 - 0.35 * lift[..., 0])
    under = rgb(0.95, 0.40, 0.26) * np.exp(-lift * 3.2) * (0.35 + side) + rgb(0.09, 0.10, 0.16)
    edge = np.clip(1 - np.abs(bank - 0.25) * 4, 0, 1)
    return mix(sky, under * 0.75, bank * 0.85) + (edge * 0.10)[..., None] * low * np.exp(-lift * 2)


def hills(picture: Plane, rng: np.random.Generator) -> None:
    """Lay four ranges of hills before the sky, each with mist at its foot."""
    for base, height, breadth, tint, mist in (
        (592, 42, 300, rgb(0.42, 0.24, 0.25), 0.80),
        (612, 40, 240, rgb(0.25, 0.165, 0.20), 0.72),
        (628, 30, 150, rgb(0.17, 0.135, 0.18), 0.60),
        (640, 15, 90, rgb(0.070, 0.066, 0.090), 0.28),
    ):
        line = ridge(rng, base, height, breadth)[None, :]
        body = smooth(-1.0, 1.0, YS - line) * (YS <= HORIZON + 2)
        fog = mist * smooth(0, 1, (YS - line) / (HORIZON - line + 12).clip(8))
        warm = HAZE * (0.75 + 0.7 * np.exp(-(((XS - GLOW_AT) / 520) ** 2)))[..., None]
        picture[:] = mix(picture, mix(tint[None, None, :] + 0 * warm, warm, fog), body)


def town(sky: Plane, head_down: Plane, rng: np.random.Generator) -> None:
    """Light the windows and street lamps of the town along the far shore."""
    for _ in range(90):
        x, rise = rng.uniform(1300, 1790), rng.exponential(5.0) + 2
        light = rng.uniform(0.5, 2.6) * (rgb(3.0, 1.7, 0.7) if rng.random() < 0.8 else rgb(1.9, 2.0, 2.1))  # noqa: PLR2004
        glow(sky, x, HORIZON - rise, rng.uniform(0.7, 1.3), light)
        glow(head_down, x, HORIZON + rise, 1.3, light * 0.7)


def build(scene: Scene) -> None:
    """Build the barrier from its far end to its near one."""
    stone, steel, deck = rgb(0.85, 0.82, 0.80), rgb(0.52, 0.60, 0.66), rgb(0.45, 0.46, 0.48)
    step = np.linalg.norm(LAST - FIRST) / (TOWERS - 1)
    amber, red = rgb(60, 33, 12), rgb(22, 1.6, 0.9)
    for number in reversed(range(TOWERS)):
        foot = FIRST + ALONG * step * number
        if number < TOWERS - 1:
            middle = foot + ALONG * step / 2
            scene.block(middle + UP * 27.2, (step, 0.9, 4.6), deck)
            scene.block(middle + UP * 13.5, (step - 9, 8.2, 2.6), steel)
            for rib in range(9):
                at = middle + ALONG * (step - 14) * (rib / 8 - 0.5) + UP * 13.5 + ACROSS * 1.7
                scene.block(at, (0.7, 8.2, 0.9), steel * 0.8)
            scene.block(middle + UP * 17.0 + ACROSS * 1.9, (step - 9, 0.7, 1.1), steel * 0.75)
            scene.block(middle + UP * 29.2 + ACROSS * 2.2, (step, 0.14, 0.14), deck * 0.7)
            scene.block(middle + UP * 28.7 + ACROSS * 2.2, (step, 0.10, 0.10), deck * 0.7)
            for post in range(number == 0, 6):
                at = foot + ALONG * step * (post + 0.5) / 6 + ACROSS * 2.0 + UP * 28.0
                scene.block(at, (0.22, 4.2, 0.22), deck * 0.5)
                scene.lamp(at + UP * 4.4, 0.24, amber)
        scene.block(foot, (10.5, 5.6, 26), stone * 0.62)
        scene.block(foot + UP * 5.6, (9.4, 0.7, 24.5), stone * 0.9)
        for side in (-6.2, 6.2):
            scene.block(foot + ACROSS * side + UP * 6.3, (6.2, 21.0, 4.4), stone)
        scene.block(foot + UP * 27.3, (8.6, 1.1, 19.5), stone * 0.8)
        scene.block(foot + UP * 28.4, (7.8, 6.4, 17.0), stone)
        scene.block(foot + UP * 34.8, (8.8, 0.8, 18.4), steel * 0.7)
        for pane in range(5):
            at = foot + ACROSS * 8.55 + ALONG * (pane - 2) * 1.35 + UP * 30.4
            scene.block(
                at, (0.9, 1.9, 0.08), rgb(30, 17, 7) if pane % 2 == number % 2 else rgb(0.3, 0.32, 0.36)
            )
        scene.block(foot + UP * 35.6, (0.25, 5.0, 0.25), deck * 0.6)
        scene.lamp(foot + UP * 40.8, 0.2, red)
        scene.lamp(foot + ACROSS * 13.2 + UP * 5.0, 0.2, rgb(1.4, 18, 8) if number % 2 else red)


def water(mirror: Plane, rng: np.random.Generator) -> Plane:
    """Return what the estuary shows of the mirrored picture, rippled by a light wind."""
    down = (YS - HORIZON).clip(1.0)
    depth = LENS * EYE / down
    side = (XS - WIDE / 2) * depth / LENS
    swell = cloud_of_noise(rng, side / 9 + 300, depth / 3.2 + 50, 4, 0.55) / (1 + depth / 160)
    chop = cloud_of_noise(rng, side / 1.6, depth / 0.75, 4, 0.6) / (1 + depth / 45)
    wind = 0.65 + 0.35 * cloud_of_noise(rng, side / 90 + 9, depth / 60 + 3, 3)
    tilt = (0.015 * swell + 0.019 * chop) * wind.clip(0.2)
    total = np.zeros_like(mirror)
    draws = 20
    for draw in range(draws):
        loose = rng.standard_normal((HIGH, WIDE)) * 0.2 + 2.4 * ((draw + 0.5) / draws - 0.5)
        angle = tilt + loose * (0.009 + 0.011 * np.exp(-down / 160)) * wind.clip(0.35)
        row = YS + 2 * angle * LENS
        row = HORIZON + np.abs(row - HORIZON)
        column = XS + 2 * LENS * angle * 0.10 * rng.choice([-1.0, 1.0])
        total += sampled(mirror, column, row)
    total /= draws
    steep = down / np.sqrt(LENS**2 + down**2)
    shine = 0.06 + 0.94 * (1 - np.clip(steep + tilt * 1.2, 0, 1)) ** 3.4
    return total * shine[..., None] + rgb(0.012, 0.024, 0.034) * (1 - shine[..., None])


def reeds(picture: Plane, rng: np.random.Generator) -> None:
    """Stand reeds, a little out of focus, on the near bank."""
    layer, ink = picture.copy(), rgb(0.010, 0.011, 0.014)
    share = np.zeros((HIGH, WIDE))
    bank = (
        1150
        - 75 * np.exp(-((np.arange(WIDE) / 430.0) ** 2))
        + 6 * cloud_of_noise(rng, XS[:1] / 40, XS[:1] * 0, 4)[0]
        + np.arange(WIDE) / 11
    )
    share = np.maximum(share, smooth(-2, 2, YS - bank[None, :]))
    for _ in range(330):
        x = abs(rng.normal(0, 300)) - 20
        tall = rng.uniform(90, 330) * np.exp(-x / 900)
        lean, thick = rng.normal(0.13, 0.16) * tall, rng.uniform(1.2, 3.2)
        foot = bank[int(np.clip(x, 0, WIDE - 1))] + 14
        steps = np.linspace(0, 1, 18)
        spine = [(x + lean * t**2, foot - tall * t) for t in steps]
        blade = [(px - thick * (1 - t), py) for (px, py), t in zip(spine, steps, strict=True)]
        blade += [
            (px + thick * (1 - t), py) for (px, py), t in reversed(list(zip(spine, steps, strict=True)))
        ]
        stems = [blade]
        if rng.random() < 0.13:  # noqa: PLR2004 - one reed in eight carry a head
            (hx, hy), size = spine[-2], rng.uniform(2.6, 3.8)
            stems.append(
                [(hx + size * np.cos(a), hy + 6.0 * size * np.sin(a)) for a in np.linspace(0, 6.28, 24)]
            )
        for stem in stems:
            if found := cover(stem):
                rows, columns, part = found
                share[rows, columns] = np.maximum(share[rows, columns], part)
    soft = blurred(share, 1.5)
    picture[:] = mix(layer, ink[None, None, :] + 0 * layer, soft)


def barrier() -> Image.Image:
    """Return the flood barrier at dusk."""
    rng = np.random.default_rng(1961)
    sky = dusk_sky(rng)
    hills(sky, rng)
    head_down = sky[np.clip(2 * int(HORIZON) - np.arange(HIGH), 0, HIGH - 1)]
    town(sky, head_down, rng)
    streaks = cloud_of_noise(rng, XS / 7, YS / 120, 4, 0.6)
    scene = Scene(sky, head_down, (1 + 0.10 * streaks).clip(0.6, 1.4))
    build(scene)
    scene.light()
    sea = water(scene.mirror, rng)
    picture = mix(scene.upright, sea, smooth(-0.5, 1.0, YS - HORIZON))
    dry = Scene(picture, np.zeros_like(picture), scene.marks, [])
    build(dry)
    dry.light()
    mist = np.exp(-(((YS - HORIZON - 4) / 26) ** 2)) * 0.30
    mist *= 0.7 + 0.3 * cloud_of_noise(rng, XS / 260, YS / 30, 4)
    warm = HAZE * (0.75 + 0.6 * np.exp(-(((XS - GLOW_AT) / 520) ** 2)))[..., None]
    picture = mix(picture, warm, mist.clip(0, 1) * smooth(300, 1250, XS))
    picture = bloom(picture, 0.055, (5.0, 18.0, 60.0))
    reeds(picture, rng)
    return developed(picture, rng, 1.45, 0.016)


# The observatory at night: pixels, with the celestial pole in the picture.

POLE = (1130.0, 330.0)
LOWEST_STAR = 1020  # row
RIM = 0.985  # of the dome’s radius
SLIT_FOOT = -0.10  # of the dome’s radius, below its middle


def star_trails(picture: Plane, rng: np.random.Generator) -> None:
    """Draw the stars as the arcs an hour's exposure leaves."""
    tints = np.array(
        [[0.62, 0.75, 1.0], [0.85, 0.92, 1.0], [1.0, 0.97, 0.92], [1.0, 0.83, 0.62], [1.0, 0.66, 0.42]]
    )
    count, sweep = 2300, np.radians(17.0)
    distance = 1700 * np.sqrt(rng.random(count))
    start = rng.random(count) * 2 * np.pi
    power = 0.030 * (1 - rng.random(count)) ** (-1 / 1.55)
    tint = tints[rng.choice(5, count, p=[0.16, 0.3, 0.28, 0.18, 0.08])]
    sky = np.zeros_like(picture)
    for at in range(count):
        steps = max(8, int(distance[at] * sweep * 1.6))
        angle = start[at] + np.linspace(0, sweep, steps)
        x, y = POLE[0] + distance[at] * np.cos(angle), POLE[1] - distance[at] * np.sin(angle)
        inside = (x > 1) & (x < WIDE - 2) & (y > 1) & (y < LOWEST_STAR)
        if not inside.any():
            continue
        x, y = x[inside], y[inside]
        flicker = 1 + 0.12 * np.sin(angle[inside] * 57 + at)
        x0, y0 = x.astype(np.int64), y.astype(np.int64)
        for dx, dy in ((0, 0), (1, 0), (0, 1), (1, 1)):
            share = (1 - np.abs(x - x0 - dx)) * (1 - np.abs(y - y0 - dy)) * flicker * min(power[at], 1.6)
            np.add.at(sky, (y0 + dy, x0 + dx), share[:, None] * tint[at])
    thin = smooth(0.0, 1.0, (1010 - YS) / 430) ** 0.8
    picture += blurred(sky, 0.62) * (0.10 + 0.90 * thin)[..., None]


def night_sky(rng: np.random.Generator) -> Plane:
    """Return a clear night: airglow, the lights of towns beyond the hills, thin cloud."""
    lift = np.clip((990 - YS) / 990, 0, 1)[..., None]
    sky = rgb(0.010, 0.019, 0.045) * (0.55 + 0.5 * lift) + rgb(0.016, 0.030, 0.034) * np.exp(
        -((lift - 0.27) ** 2) / 0.03
    )
    for x, broad, strong in ((330, 300, 1.0), (1500, 420, 0.55)):
        town_glow = np.exp(-(((XS - x) / broad) ** 2))[..., None] * np.exp(-lift * 8.5)
        sky = sky + rgb(0.40, 0.18, 0.070) * town_glow * strong
    sky = sky + rgb(0.075, 0.060, 0.060) * np.exp(-lift * 6)
    thick = cloud_of_noise(rng, XS / 520 + 3, YS / 85 + 2, 6, 0.52)
    veil = smooth(0.3, 2.2, thick) * np.exp(-(((lift[..., 0] - 0.13) / 0.13) ** 2))
    return sky * (1 + 0.9 * veil[..., None]) + rgb(0.020, 0.016, 0.018) * veil[..., None]


def mountains(picture: Plane, rng: np.random.Generator) -> None:
    """Lay the far ranges, each paler than the one before it, with mist in the valleys."""
    for base, height, breadth, tint, fog in (
        (945, 80, 420, rgb(0.060, 0.052, 0.058), rgb(0.150, 0.098, 0.074)),
        (990, 75, 300, rgb(0.034, 0.034, 0.043), rgb(0.095, 0.071, 0.062)),
        (1050, 65, 230, rgb(0.018, 0.020, 0.028), rgb(0.050, 0.044, 0.046)),
    ):
        line = ridge(rng, base, height, breadth)[None, :]
        body = smooth(-1.0, 1.0, YS - line)
        bank = smooth(10, 150, YS - line) * (0.75 + 0.25 * cloud_of_noise(rng, XS / 200, YS / 26, 5)).clip(
            0, 1
        )
        side = (0.45 + 0.9 * np.exp(-(((XS - 330) / 560) ** 2)))[..., None]
        picture[:] = mix(picture, mix(tint * (0.7 + 0.3 * side), fog * side, bank), body)


def near_ridge() -> Plane:
    """Return the crest on which the observatory stands, by column."""
    rng = np.random.default_rng(88)
    x = np.arange(WIDE, dtype=np.float64)
    crest = 1185 - 215 * np.exp(-(((x - 1010) / 520) ** 2)) - 60 * np.exp(-(((x - 1730) / 300) ** 2))
    rough = cloud_of_noise(rng, x[None] / 95, x[None] * 0, 7, 0.5)[0]
    level = 1 - 0.93 * np.exp(-(((x - 1000) / 290) ** 6))
    return crest - 11 * rough * level


def slope(picture: Plane, rng: np.random.Generator, crest: Plane) -> None:
    """Paint the near ridge: rock and heather under a low moon."""
    depth = YS - crest[None, :]
    stones = cloud_of_noise(rng, XS / 44, (YS + depth) / 30, 7, 0.66)
    across = cloud_of_noise(rng, (XS - 2.0) / 44, (YS + depth - 2.0) / 30, 2, 0.66)
    light = (0.022 + 0.015 * stones + 0.004 * across).clip(0.002) * np.exp(-depth.clip(0) / 260)
    rim = np.exp(-(((depth - 2) / 3.0) ** 2)) * 0.012
    colour = (light + rim)[..., None] * rgb(0.95, 1.0, 1.12) + rgb(0.0022, 0.0028, 0.0040)
    picture[:] = mix(picture, colour, smooth(-0.8, 0.8, depth))


def dome(picture: Plane, centre: tuple[float, float], radius: float, opening: float) -> None:
    """Paint a dome on its drum; ``opening`` is where its slit faces, -1 left to 1 right, or 9 for shut."""
    cx, cy = centre
    u, v = (XS - cx) / radius, (YS - cy) / radius
    inside = u * u + v * v
    depth = np.sqrt(np.clip(1 - inside, 0, 1))
    moon = np.array([-0.66, 0.46, 0.59])
    lit = (u * moon[0] - v * moon[1] + depth * moon[2]).clip(0)
    face = rgb(0.21, 0.24, 0.31) * (0.05 + 0.62 * lit**1.15)[..., None]
    turn = np.arctan2(u, depth)
    seams = np.minimum(np.abs(((turn * 6.4) % 1) - 0.5) * 30, 1)
    bands = np.minimum(np.abs((np.arcsin(np.clip(-v, -1, 1)) * 4.1) % 1 - 0.5) * 30, 1)
    face = face * (0.86 + 0.14 * np.minimum(seams, bands))[..., None]
    warm = rgb(0.07, 0.026, 0.010) * np.exp(-(((v + 0.02) / 0.10) ** 2))[..., None]
    half = v <= 0
    picture[:] = mix(picture, face + warm * 0.55, np.clip((1 - np.sqrt(inside)) * radius + 0.5, 0, 1) * half)
    if abs(opening) <= 1:
        line = opening * np.sqrt(np.clip(1 - v * v, 0, 1))
        slit = smooth(-1.2, 1.2, (0.125 - np.abs(u - line) / (1 - 0.3 * abs(opening))) * radius)
        slit *= (v <= SLIT_FOOT) & (v > -RIM)
        inner = rgb(0.80, 0.17, 0.045) * (0.16 + 0.95 * np.exp(-(((v + 0.16) / 0.34) ** 2)))[..., None]
        picture[:] = mix(picture, inner, slit)
        for side in (-1, 1):
            edge = smooth(
                -1.1, 1.1, (0.016 - np.abs(u - line - side * 0.132 * (1 - 0.3 * abs(opening)))) * radius
            )
            picture[:] = mix(picture, face * 1.5, edge * ((v <= SLIT_FOOT) & (inside < RIM)))
        tube = [(cx + opening * radius * 0.72 + dx * radius, cy - dy * radius) for dx, dy in (
            (-0.030, 0.10), (-0.012, 0.70), (0.058, 0.70), (0.052, 0.10))]  # fmt: skip
        paint(picture, tube, rgb(0.020, 0.009, 0.006))
    drum = 0.96
    wall = 0.95 * radius + 45
    shade = np.sqrt(np.clip(1 - (u / drum) ** 2, 0, 1))
    tone = (u / drum * moon[0] + shade * moon[2]).clip(0)
    side_wall = rgb(0.155, 0.17, 0.215) * (0.05 + 0.52 * tone)[..., None]
    body = smooth(-1, 1, (drum - np.abs(u)) * radius) * smooth(-1, 1, YS - cy) * smooth(-1, 1, cy + wall - YS)
    picture[:] = mix(picture, side_wall, body)
    for top, tall, light in ((-0.012, 0.07, 1.25), (0.058, 0.03, 0.35)):
        ring = smooth(-1, 1, (1.015 - np.abs(u)) * radius)
        ring *= smooth(-0.8, 0.8, (v - top) * radius) * smooth(-0.8, 0.8, (top + tall - v) * radius)
        picture[:] = mix(picture, side_wall * light + warm * 0.2, ring)


def observatory() -> Image.Image:
    """Return the observatory dome on its ridge, under an hour of stars."""
    rng = np.random.default_rng(1988)
    picture = night_sky(rng)
    star_trails(picture, rng)
    mountains(picture, rng)
    crest = near_ridge()
    dome(picture, (1400.0, 962.0), 74, 9)
    dome(picture, (930.0, 872.0), 215, -0.30)
    low = [(1120, 985), (1120, 928), (1318, 928), (1318, 1000)]
    paint(picture, [(float(x), float(y)) for x, y in low], rgb(0.040, 0.043, 0.052))
    paint(
        picture,
        [(1112.0, 930.0), (1112.0, 921.0), (1326.0, 921.0), (1326.0, 930.0)],
        rgb(0.070, 0.077, 0.094),
    )
    for number, x in enumerate((1140, 1172, 1204, 1236, 1268)):
        pane = rgb(1.3, 0.58, 0.19) if number in {1, 2, 4} else rgb(0.010, 0.012, 0.016)
        paint(picture, [(x, 962.0), (x, 944.0), (x + 17.0, 944.0), (x + 17.0, 962.0)], pane)
    paint(picture, [(884.0, 990.0), (884.0, 950.0), (906.0, 950.0), (906.0, 990.0)], rgb(0.85, 0.34, 0.10))
    slope(picture, rng, crest)
    for x, size, strength in ((895, 40, 0.10), (1205, 60, 0.045), (1385, 24, 0.02)):
        glow(picture, x, crest[x] + 6, size, rgb(1.0, 0.46, 0.17) * strength)
    road(picture, crest)
    picture = bloom(picture, 0.06, (4.0, 16.0, 50.0))
    return developed(picture, rng, 2.5, 0.020)


def road(picture: Plane, crest: Plane) -> None:
    """Trace the lamps of a car climbing the mountain road during the exposure."""
    t = np.linspace(0, 1, 2600)
    x = 560 + 330 * t + 150 * np.sin(t * 9.5) * (1 - t) ** 0.8 - 190 * (1 - t) ** 2
    y = 1196 - (1196 - (crest[890] + 9)) * t**0.72
    for px, py, part in zip(x, y, t, strict=True):
        if py < crest[int(px)] + 3:
            continue
        glow(picture, px, py, 0.9 + 0.7 * (1 - part), rgb(1.0, 0.66, 0.34) * (0.10 - 0.04 * part))
        glow(picture, px + 3, py + 3.5 * (1.4 - part), 0.8 + 0.5 * (1 - part), rgb(1.0, 0.10, 0.05) * 0.05)


def saved(picture: Image.Image, path: Path) -> None:
    """Write a JPEG of the best quality that keeps under the limit, with its words in it."""
    for quality in range(90, 50, -2):
        buffer = io.BytesIO()
        picture.save(buffer, "JPEG", quality=quality, optimize=True, progressive=True, dpi=(300, 300))
        if buffer.tell() <= LARGEST:
            path.write_bytes(with_metadata(buffer.getvalue(), WORDS[path.name]))
            print(f"{path.name}: quality {quality}, {buffer.tell():,} bytes")
            return
    sys.exit(f"{path.name} cannot be kept under {LARGEST:,} bytes.")


def main() -> None:
    """Make the photographs in the folder named, or in the sample's own."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    saved(barrier(), folder / "hythe-barrier.jpg")
    saved(observatory(), folder / "mount-taleth.jpg")


if __name__ == "__main__":
    main()
