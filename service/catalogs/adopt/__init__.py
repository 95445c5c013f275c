"""Takes over existing translations as unreviewed texts of origin `adopted`."""
