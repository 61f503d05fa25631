"""The keys of a gpt-oss GGUF: its shape and its vocabulary, as llama.cpp's converter writes them."""

from dataclasses import dataclass

import gguf

from tests.support import o200k

SLIDING_WINDOW = 128
CONTEXT = 131_072


@dataclass(frozen=True, slots=True)
class Shape:
    """What differs between models of the architecture; sizes in elements."""

    layers: int
    hidden: int
    feed_forward: int
    heads: int
    key_value_heads: int
    head_size: int
    experts: int
    experts_used: int


def add_hyperparameters(writer: gguf.GGUFWriter, name: str, shape: Shape) -> None:
    """Add the keys that say how large the model is and how it places its tokens."""
    writer.add_name(name)
    writer.add_file_type(gguf.LlamaFileType.MOSTLY_MXFP4_MOE)
    writer.add_block_count(shape.layers)
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(shape.hidden)
    writer.add_feed_forward_length(shape.feed_forward)
    writer.add_expert_feed_forward_length(shape.feed_forward)
    writer.add_expert_count(shape.experts)
    writer.add_expert_used_count(shape.experts_used)
    writer.add_head_count(shape.heads)
    writer.add_head_count_kv(shape.key_value_heads)
    writer.add_key_length(shape.head_size)
    writer.add_value_length(shape.head_size)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_sliding_window(SLIDING_WINDOW)
    writer.add_rope_freq_base(150_000.0)
    writer.add_rope_scaling_type(gguf.RopeScalingType.YARN)
    writer.add_rope_scaling_factor(32.0)
    writer.add_rope_scaling_orig_ctx_len(4096)


def add_vocabulary(writer: gguf.GGUFWriter, vocabulary: o200k.Vocabulary) -> None:
    """Add the tokenizer's keys as llama.cpp's converter writes them for gpt-oss."""
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("gpt-4o")
    writer.add_token_list(vocabulary.tokens)
    writer.add_token_types(vocabulary.types)
    writer.add_token_merges(vocabulary.merges)
    writer.add_bos_token_id(o200k.START_OF_TEXT)
    writer.add_eos_token_id(o200k.RETURN)
    writer.add_pad_token_id(o200k.END_OF_TEXT)
