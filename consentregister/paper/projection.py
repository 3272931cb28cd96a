"""How a flat sheet of paper lies on a picture: a projection from millimetres to pixels, found by pairs of points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Points: TypeAlias = NDArray[numpy.floating[Any]]
    Picture: TypeAlias = NDArray[numpy.floating[Any]]

# Millimetres: numbers near 1 keep the equations well conditioned.
_SCALE = 100.0
_ROUNDS = 6
# Pixels a millimetre times this many millimetres: a pair farther off than this hardly counts.
_FAR_OFF = 0.35
# Few or close pairs say nothing of perspective: without much evidence the sheet is taken as seen from above.
_AGAINST_TILT = 0.02


@dataclass(frozen=True, slots=True)
class Projection:
    """Takes places on paper to places on a picture.

    Attributes:
        matrix: three by three, from (millimetres, 1) to (pixels, 1) up to a factor.
    """

    matrix: Points

    def pixels(self, places: Points) -> Points:
        """Where places on paper lie on the picture; any shape that ends in 2."""
        flat = places @ self.matrix[:, :2].T + self.matrix[:, 2]
        return flat[..., :2] / flat[..., 2:]

    def per_mm(self, place: Points) -> float:
        """How many pixels a millimetre has at a place, the mean of both directions."""
        import numpy as np

        around = self.pixels(place + np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]]))
        across, down = around[1] - around[0], around[2] - around[0]
        return float(np.sqrt(abs(across[0] * down[1] - across[1] * down[0])))


def fit(places: Points, pixels: Points, weights: Points) -> Projection:
    """The projection that fits pairs of points best; pairs that fit badly lose their weight.

    Args:
        places: in millimetres, n by 2, at least three not in a line. pixels: the same places on the picture.
        weights: how much each pair is trusted.
    """
    import numpy as np

    centre, middle = places.mean(0), pixels.mean(0)
    spread = max(float(np.abs(pixels - middle).max()), 1e-6)
    near, seen = (places - centre) / _SCALE, (pixels - middle) / spread
    far_off = _FAR_OFF / _SCALE * _size_ratio(near, seen)
    trust = weights
    for _ in range(_ROUNDS):
        matrix = _solve(near, seen, trust)
        flat = near @ matrix[:, :2].T + matrix[:, 2]
        off = np.hypot(*(flat[:, :2] / flat[:, 2:] - seen).T)
        trust = weights / (1 + (off / far_off) ** 2)
    to_near = np.array([[1 / _SCALE, 0, -centre[0] / _SCALE], [0, 1 / _SCALE, -centre[1] / _SCALE], [0, 0, 1]])
    to_pixels = np.array([[spread, 0, middle[0]], [0, spread, middle[1]], [0, 0, 1]])
    return Projection(to_pixels @ matrix @ to_near)


def sample(picture: Picture, pixels: Points) -> Picture:
    """Grey values between pixels; beyond the picture's edge its last ones."""
    import numpy as np

    high, wide = picture.shape
    x = np.clip(pixels[..., 0], 0, wide - 1.001)
    y = np.clip(pixels[..., 1], 0, high - 1.001)
    left, top = x.astype(np.intp), y.astype(np.intp)
    right_share, low_share = (x - left).astype(np.float32), (y - top).astype(np.float32)
    flat, start = picture.ravel(), top * wide + left
    upper = flat[start] * (1 - right_share) + flat[start + 1] * right_share
    lower = flat[start + wide] * (1 - right_share) + flat[start + wide + 1] * right_share
    between: Picture = upper * (1 - low_share) + lower * low_share
    return between


def _size_ratio(near: Points, seen: Points) -> float:
    import numpy as np

    return float(np.sqrt((seen**2).sum() / max((near**2).sum(), 1e-12)))


def _solve(near: Points, seen: Points, trust: Points) -> Points:
    import numpy as np

    (x, y), (u, v), zero, one = near.T, seen.T, np.zeros(len(near)), np.ones(len(near))
    weight = np.sqrt(trust)[:, None]
    upper = np.stack([x, y, one, zero, zero, zero, -u * x, -u * y], 1) * weight
    lower = np.stack([zero, zero, zero, x, y, one, -v * x, -v * y], 1) * weight
    against = np.zeros((2, 8))
    against[0, 6] = against[1, 7] = _AGAINST_TILT
    wanted = np.concatenate([u * weight[:, 0], v * weight[:, 0], np.zeros(2)])
    numbers = np.linalg.lstsq(np.concatenate([upper, lower, against]), wanted, rcond=None)[0]
    return np.append(numbers, 1.0).reshape(3, 3)
