"""The wire between window and engine: messages as typed values and pure codecs. No I/O, no Qt."""
