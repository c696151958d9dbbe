"""geotrack: an article in, a checked route map out."""
