"""The Earth as far as it is packed: geodesy, countries, networks, tables of facts."""
