"""One file a question; each is told in ``docs/verdicts``."""
