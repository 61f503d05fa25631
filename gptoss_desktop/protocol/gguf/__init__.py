"""The header of a GGUF file, read with bounds checks before any engine sees the file.

The format is the one of llama.cpp's `ggml/include/gguf.h`, versions 2 and 3, little-endian. The file is taken
for hostile: whatever its bytes are, reading ends soon, keeps a few megabytes and raises only `GgufError`.
"""

from gptoss_desktop.protocol.gguf.errors import GgufError
from gptoss_desktop.protocol.gguf.header import GgufHeader, read_header
from gptoss_desktop.protocol.gguf.values import SkippedArray

__all__ = ["GgufError", "GgufHeader", "SkippedArray", "read_header"]
