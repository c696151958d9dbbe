"""Which ways a text tells as travelled: pairs of places, decided together by trained weights."""
