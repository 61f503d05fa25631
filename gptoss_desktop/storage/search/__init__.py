"""Full-text search over titles, messages of all branches and attachments.

What is found, exactly
----------------------

A *document* is a message or a title. The text of a message is all its parts, each by itself: answer,
commentary, reasoning, the arguments of tool calls and attachments, and the names of tools and files, because
a person may look for any of them. A message that is deleted, or whose conversation is, is not found. A
message that streams is found with what it had before, until it is finished.

Folding. Text and query are compared after NFKC and case folding, so width and case do not matter. Characters
that show nothing (zero-width and bidirectional marks, soft hyphens, variation selectors) are taken out. One
line break between two Chinese, Japanese or Korean letters, with blanks around it, is taken out too: a
wrapped line does not hide a word.

Tokens. A *letter* is a letter of Chinese, Japanese or Korean (Han, kana, bopomofo, hangul) or a pictograph
such as an emoji or an arrow; letters side by side make a run. A *word* is a run of other letters, digits and
the marks that follow them; only its first `tokens.LONGEST_WORD` characters count. Everything else (blanks,
punctuation, line breaks) separates, and cannot be looked for.

Query. It is cut into tokens as a text is, and a document is found that has all of them, in any order:

* letters: the run is a substring of a run of the document, however short or long it is;
* a word: a word of the document begins with it, or the stem of one begins with the query word's stem. Words
  of the letters a to z have a stem, Porter2's; a query's stem of fewer than `tokens.SHORTEST_STEM`
  characters must be the whole stem, or "being" would find "because". So "regul" finds "regulation", and
  "regulations" "regulated";
* text in straight double quotes: its tokens follow one another within one part, words as they are written,
  with nothing but separators between them; its first and last letters may stand within a longer run. Where
  two letters are separated within the quotes, two phrases are looked for. A quote that is not closed is
  none.

A query that is blank finds every document; one of separators alone finds none.

Filters. Archive, folder and tag are those of the conversation, the role is the message's (a title has none),
the time is when the message, or for a title the conversation, was made: from `since` on, and before `until`.
The model is the one that gave the answer; for all other messages and for titles the one that answered last
in the conversation.

Order. The last made first; with fewer than `RANKED_BELOW` hits the best first, by BM25.

How it is found
---------------

An inverted index in tables of the same file (`migrations/m0003_search.py`), kept by `indexing.Indexer`.
Triggers put every document that was changed into a queue, so writing a message costs one row;
`Indexer.index_some` takes a few documents at a time out of it, and a crash loses none. What waits is not
answered from the index, but read; of more than `scanning.SCANNED` that wait the last made are.
"""
