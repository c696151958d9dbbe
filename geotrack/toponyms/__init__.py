"""Document → toponyms: the recognizers.

`tagger.Tagger` is the default; `given.GivenRecognizer` takes the spans from the caller; `spacy.SpacyRecognizer` adapts a spaCy
pipeline. All are made with ``settings`` and ``index`` and meet `geotrack.protocols.Recognizer`.
"""
