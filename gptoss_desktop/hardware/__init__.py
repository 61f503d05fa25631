"""What this machine has, asked of the system and of NVML."""
