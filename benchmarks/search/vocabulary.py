"""Words for the corpus: real ones that are frequent, and made ones for the long tail, always the same."""

from __future__ import annotations

import random

SEED = 7

FREQUENT_ENGLISH = ["the", "of", "and", "to", "in", "a", "is", "that", "for", "it", "as", "was", "with", "be", "by", "on", "not", "he", "his", "but", "at", "are", "this", "have", "from", "or", "had", "an", "they", "which", "one", "you", "were", "all", "her", "she", "there", "would", "their", "we", "him", "been", "has", "when", "who", "will", "no", "more", "if", "out", "so", "up", "said", "what", "its", "about", "than", "into", "them", "can", "only", "other", "time", "new", "some", "could", "these", "two", "may", "first", "then", "do", "any", "like", "my", "now", "over", "such", "our", "man", "me", "even", "most", "made", "after", "also", "did", "many", "off", "before", "must", "well", "back", "through", "years", "much", "where", "your", "way", "down", "should", "because", "long", "each", "just", "state", "those", "people", "too", "little", "good", "world", "make", "very", "year", "still", "see", "own", "work", "men", "day", "get", "here", "between", "both", "being", "under", "three", "never", "know", "same", "last", "while", "us", "might", "great", "old", "come", "since", "go", "against", "came", "right", "used", "take"]

ENGLISH_STEMS = ["regulat", "calculat", "generat", "estimat", "allocat", "evaluat", "integrat", "translat", "validat", "optimiz", "normaliz", "tokeniz", "process", "request", "answer", "question", "document", "report", "comput", "index", "search", "filter", "select", "sort", "merg", "stream", "load", "cach", "quantiz", "train", "deploy", "measur", "monitor", "schedul", "configur", "connect", "encrypt", "compress", "parallel", "memor"]
ENGLISH_ENDINGS = ["e", "ed", "es", "er", "ers", "ing", "ion", "ions", "or", "able", "s", "y", "ies", "ive"]

FREQUENT_CHINESE = ["的", "了", "在", "是", "我", "有", "和", "就", "不", "人", "都", "一", "一个", "上", "也", "很", "到", "说", "要", "去", "你", "会", "着", "没有", "看", "好", "自己", "这", "他", "我们", "可以", "问题", "使用", "进行", "数据", "模型", "系统", "如果", "需要", "因为", "所以", "但是", "以及", "通过", "其中", "之后", "方法", "结果", "时间", "工作", "中国", "发展", "公司", "研究", "分析", "管理", "技术", "信息", "服务", "市场", "经济", "社会", "政府", "企业", "项目", "报告", "文件", "处理", "生成", "推理", "训练", "参数", "显存", "内存", "缓存", "上下文", "长度", "温度", "采样", "量化", "精度", "张量", "并行", "吞吐量", "延迟", "首个词元", "词元", "提示词", "对话", "回答", "引擎", "部署", "容器", "网络", "离线", "安全", "隔离", "加密", "数据库", "索引", "检索", "全文搜索", "中文分词", "窗口", "侧边栏", "设置", "日志", "错误", "重启", "恢复", "检查", "显卡", "驱动", "编译", "版本", "更新", "人工智能", "机器学习", "深度学习", "神经网络", "注意力机制", "语言模型", "开放权重", "混合专家", "结构化输出", "监管机构", "风险评估", "财务报表"]


def english(size: int = 40_000) -> list[str]:
    """Return words by falling frequency: little words, forms of real stems, then made ones."""
    chooser = random.Random(SEED)
    forms = [stem + ending for stem in ENGLISH_STEMS for ending in ENGLISH_ENDINGS]
    chooser.shuffle(forms)
    found = dict.fromkeys([*FREQUENT_ENGLISH, *forms])
    while len(found) < size:
        syllables = [
            chooser.choice("bcdfghjklmnprstvwz")
            + chooser.choice("aeiou")
            + chooser.choice(["", "", "n", "r", "s", "l"])
            for _ in range(chooser.choice([1, 2, 2, 3, 3, 4]))
        ]
        found["".join(syllables) + chooser.choice(["", "", "", "s", "ed", "ing", "er", "ly"])] = None
    return list(found)


def chinese(size: int = 40_000) -> list[str]:
    """Return words of one to four letters by falling frequency, the tail made of 3,500 letters."""
    chooser = random.Random(SEED)
    letters = [*dict.fromkeys("".join(FREQUENT_CHINESE))]
    pool = [chr(code) for code in range(0x4E00, 0x9FA5)]
    chooser.shuffle(pool)
    letters += pool[: 3_500 - len(letters)]
    weights = [1 / (rank + 20) for rank in range(len(letters))]
    found = dict.fromkeys(FREQUENT_CHINESE)
    while len(found) < size:
        count = chooser.choices([1, 2, 3, 4], [5, 70, 15, 10])[0]
        found["".join(chooser.choices(letters, weights, k=count))] = None
    return list(found)
