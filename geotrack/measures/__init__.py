"""What a figure may mean: units, intervals, instants, hedges, and the modes that set its limits."""
