"""How well colors can be told apart: contrast, difference, and how they look with a color-vision deficiency.

Colors are sRGB, written #RRGGBB. Contrast is that of WCAG 2.2, difference is CIEDE2000 (Sharma, Wu and Dalal 2005),
deficiencies are the matrices for severity 1 of Machado, Oliveira and Fernandes (2009), applied to linear light.
"""

from collections.abc import Mapping
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt
from types import MappingProxyType

Triple = tuple[float, float, float]

VISIONS: Mapping[str, tuple[Triple, Triple, Triple]] = MappingProxyType(
    {
        "usual color vision": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
        "protanopia": (
            (0.152286, 1.052583, -0.204868),
            (0.114503, 0.786281, 0.099216),
            (-0.003882, -0.048116, 1.051998),
        ),
        "deuteranopia": (
            (0.367322, 0.860646, -0.227968),
            (0.280085, 0.672501, 0.047413),
            (-0.011820, 0.042940, 0.968881),
        ),
        "tritanopia": (
            (1.255528, -0.076749, -0.178779),
            (-0.078411, 0.930809, 0.147602),
            (0.004733, 0.691367, 0.303900),
        ),
    }
)
"""Ways of seeing, by name: what each makes of linear red, green and blue."""

_TO_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
_D65 = (0.95047, 1.0, 1.08883)
_LUMINANCE = (0.2126, 0.7152, 0.0722)


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colors, 1 to 21, by their relative luminance."""
    lighter, darker = sorted((_dot(_LUMINANCE, _linear(color)) for color in (first, second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def blended(color: str, background: str, *, opacity: float) -> str:
    """What is seen of a see-through color on its background."""
    pairs = zip(_channels(color), _channels(background), strict=True)
    return "#" + "".join(f"{round(255 * (opacity * over + (1 - opacity) * under)):02X}" for over, under in pairs)


def seen_difference(first: str, second: str, vision: str) -> float:
    """CIEDE2000 difference of two colors as they are seen; 1 is about what can just be told apart side by side."""
    return difference(_lab(_seen(first, vision)), _lab(_seen(second, vision)))


def difference(first: Triple, second: Triple) -> float:
    """CIEDE2000 difference of two colors given in CIELAB, as L*, a*, b*."""
    lightness, chroma, hue, stretch = _steps(first, second)
    mean_lightness, mean_chroma, mean_hue = _means(first, second, stretch)
    across = (mean_lightness - 50) ** 2
    weight = 1 - 0.17 * _cos(mean_hue - 30) + 0.24 * _cos(2 * mean_hue)
    weight += 0.32 * _cos(3 * mean_hue + 6) - 0.2 * _cos(4 * mean_hue - 63)
    scaled_lightness = lightness / (1 + 0.015 * across / sqrt(20 + across))
    scaled_chroma = chroma / (1 + 0.045 * mean_chroma)
    scaled_hue = hue / (1 + 0.015 * mean_chroma * weight)
    turned = 60 * exp(-(((mean_hue - 275) / 25) ** 2))
    rotation = -2 * _saturation(mean_chroma) * sin(radians(turned))
    return sqrt(scaled_lightness**2 + scaled_chroma**2 + scaled_hue**2 + rotation * scaled_chroma * scaled_hue)


def _steps(first: Triple, second: Triple) -> tuple[float, float, float, float]:
    """Differences in lightness, chroma and hue, and the factor that stretches a* near gray."""
    stretch = 1 + 0.5 * (1 - _saturation((hypot(*first[1:]) + hypot(*second[1:])) / 2))
    (chroma_1, hue_1), (chroma_2, hue_2) = _polar(first, stretch), _polar(second, stretch)
    turn = (hue_2 - hue_1 + 180) % 360 - 180
    if turn == -180:  # noqa: PLR2004 (half a turn either way is the same hue; the formula counts it forward)
        turn = 180
    hue = 2 * sqrt(chroma_1 * chroma_2) * sin(radians(turn / 2))
    return second[0] - first[0], chroma_2 - chroma_1, hue, stretch


def _means(first: Triple, second: Triple, stretch: float) -> Triple:
    """Mean lightness, chroma and hue; a gray has no hue, so the other color's counts."""
    (chroma_1, hue_1), (chroma_2, hue_2) = _polar(first, stretch), _polar(second, stretch)
    hue = hue_1 + hue_2
    if chroma_1 * chroma_2 > 0:
        if abs(hue_1 - hue_2) > 180:  # noqa: PLR2004 (half a turn)
            hue += 360 if hue < 360 else -360  # noqa: PLR2004 (a turn)
        hue /= 2
    return (first[0] + second[0]) / 2, (chroma_1 + chroma_2) / 2, hue


def _polar(lab: Triple, stretch: float) -> tuple[float, float]:
    """Chroma and hue in degrees, 0 to 360."""
    a, b = stretch * lab[1], lab[2]
    return hypot(a, b), degrees(atan2(b, a)) % 360 if a or b else 0.0


def _saturation(chroma: float) -> float:
    return sqrt(chroma**7 / (chroma**7 + 25.0**7))


def _lab(linear: Triple) -> Triple:
    """CIELAB of linear red, green and blue under D65."""
    x, y, z = (_response(_dot(row, linear) / white) for row, white in zip(_TO_XYZ, _D65, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _response(share: float) -> float:
    return float(share ** (1 / 3)) if share > 216 / 24389 else (24389 / 27 * share + 16) / 116


def _seen(color: str, vision: str) -> Triple:
    red, green, blue = (min(1.0, max(0.0, _dot(row, _linear(color)))) for row in VISIONS[vision])
    return red, green, blue


def _linear(color: str) -> Triple:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(color))  # noqa: PLR2004 (sRGB)
    return red, green, blue


def _channels(color: str) -> Triple:
    red, green, blue = (int(color[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def _dot(first: Triple, second: Triple) -> float:
    return sum(one * two for one, two in zip(first, second, strict=True))


def _cos(angle: float) -> float:
    return cos(radians(angle))
