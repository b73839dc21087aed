"""The graph as RDF: its terms, its profiles, each form written and read back."""
