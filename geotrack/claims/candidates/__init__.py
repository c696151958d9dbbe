"""Every figure that may be about travel, and what stands around it."""
