"""Which date and which place belong to which event, agreement or programme."""
