"""SPARQL 1.1 over the graph, read only, in processes that can be ended: `routes.router` serves `/sparql`."""
