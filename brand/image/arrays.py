"""The kinds of arrays that pass between the steps of looking at a picture."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["Bytes", "Floats", "Truths"]

Floats = NDArray[np.floating[Any]]
"""Heights, widths and channels of measured or computed values."""

Bytes = NDArray[np.uint8]
"""A decoded picture: height × width × red, green, blue."""

Truths = NDArray[np.bool_]
"""Which pixels are meant."""
