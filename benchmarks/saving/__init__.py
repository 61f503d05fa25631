"""What keeping conversations costs: answers while they stream, and reading long ones and many."""
