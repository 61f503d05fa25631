"""Models as Hugging Face folders: config.json, a tokenizer, safetensors. Checked, never loaded."""
