"""``python -m geotrack``: the command line, also where its script is not on the path."""

from geotrack.cli import main

if __name__ == "__main__":
    main()
