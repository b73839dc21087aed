"""How a language words a claim: frames as data, and the engine that matches them against sentences."""
