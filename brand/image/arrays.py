"""The kinds of arrays that pass between the steps of looking at a picture."""

import numpy as np
from numpy.typing import NDArray

__all__ = ["Bytes", "Floats"]

Floats = NDArray[np.float32]
"""Heights, widths and channels of measured or computed values."""

Bytes = NDArray[np.uint8]
"""A decoded picture: height × width × red, green, blue."""
