"""What is asked: the norm, its eisen and the questionnaires."""
