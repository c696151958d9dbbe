"""Movements: what each place is to a traveller, with one state through the text."""
