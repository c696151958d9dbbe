"""What may be the ends of a figure's way, and which of them are."""
