"""Words of a sentence grouped into what the grammar speaks of: quantities, verbs, vehicles, ways."""
