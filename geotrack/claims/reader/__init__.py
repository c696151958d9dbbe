"""The readers of claims that read by themselves: by deciding, and by grammar alone."""
