"""The pages for people: no script, in English and Vietnamese."""
