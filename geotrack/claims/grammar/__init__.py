"""Constructions: what a sentence states outright, and with which ends."""
