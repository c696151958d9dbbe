"""From scores to probabilities that can be taken at their word."""

import numpy as np
import numpy.typing as npt


def probabilities(
    score: npt.NDArray[np.float64], absent: float, temperature: float
) -> npt.NDArray[np.float64]:
    """Return the probability of each candidate, shape ``(n,)``; together less than 1.

    Parameters
    ----------
    score
        Sum of the evidence, in natural-log units of odds.
    absent
        The score of what the gazetteer does not list, which takes the rest of the probability.
    temperature
        Divides the scores; above 1 where the evidence overstates itself.

    Examples
    --------
    >>> probabilities(np.array([2.0, 0.0]), -2.0, 1.0).round(2)
    array([0.87, 0.12])
    """
    scaled = np.append(score, absent) / temperature
    odds = np.exp(scaled - scaled.max())
    found: npt.NDArray[np.float64] = odds[:-1] / odds.sum()
    return found
