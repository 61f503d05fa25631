"""What `doctor` looks at, one idea a file. A check returns findings and never raises."""
