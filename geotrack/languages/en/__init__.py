"""English: words and patterns, one module for what they are of."""
