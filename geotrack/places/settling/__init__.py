"""Which place each name means: evidence, relations, and beliefs that pass between names."""
