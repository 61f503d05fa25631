"""The methods of `ConversationStore` by subject: each file has those of one, with their transactions."""
