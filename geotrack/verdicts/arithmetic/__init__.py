"""What questions reckon with: intervals, limits, joined statements, and words for the sums."""
