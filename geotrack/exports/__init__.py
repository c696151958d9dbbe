"""Report → files: archive JSON, GeoJSON, KML, GPX, CSV and Parquet, ClaimReview, Web Annotation."""
