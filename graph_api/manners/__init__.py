"""How the server behaves to every client: limits, ids of requests, states, forms, addresses that moved."""
