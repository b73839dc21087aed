"""The composition root: command line, settings, wiring, logs."""
