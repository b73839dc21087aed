"""From text to statements: read, clean, extract, resolve, validate, write."""
