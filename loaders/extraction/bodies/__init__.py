"""Which bodies and places an article names: by the reference knowledge, by grammar, by short forms."""
