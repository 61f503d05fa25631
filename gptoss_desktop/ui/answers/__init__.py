"""What is known about one answer: where it came from, how versions differ, and its very tokens."""
