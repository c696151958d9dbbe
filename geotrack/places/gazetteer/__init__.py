"""Lists of places: the bundled one, an editor's, live services, and the files that they are in."""
