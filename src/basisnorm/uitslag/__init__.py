"""What follows from the answers: the only place that counts and concludes."""
