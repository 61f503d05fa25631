"""Reading: formulas, tables, lists, footnotes, code, Chinese, and texts that hide something."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from gptoss_desktop import tasks
from gptoss_desktop.domain.conversation import (
    ConversationSummary,
    Message,
    Part,
    PartKind,
    Role,
    new_conversation_id,
    new_message_id,
)
from gptoss_desktop.protocol.maths import Drawing
from gptoss_desktop.ui.markdown.maths import Formula
from gptoss_desktop.ui.maths.formulas import formulas
from tests.pictures.studio import SMALL, settle

if TYPE_CHECKING:
    from tests.pictures.studio import Studio

FORMULAS = (
    r"Heat flows from warm to cold. The flux is $q = -k\,\nabla T$ with the conductivity $k$, and for "
    r"a wall of area $A$ and thickness $d$ the flow is $\dot Q = kA\,\frac{T_1 - T_2}{d}$.[^1]"
    r"""

$$
\frac{\partial T}{\partial t} = \alpha \left( \frac{\partial^2 T}{\partial x^2}
+ \frac{\partial^2 T}{\partial y^2} \right), \qquad \alpha = \frac{k}{\rho\, c_p}
$$

| Material | $k$ in W/(m K) | $\alpha$ in m²/s |
|:---------|---------------:|-----------------:|
| Copper | $401$ | $1.11 \times 10^{-4}$ |
| Brick | $0.7$ | $5.2 \times 10^{-7}$ |
| Glass wool | $0.035$ | $1.6 \times 10^{-6}$ |

1. Measure both temperatures.
   - [x] inside
   - [ ] outside
2. Insulation costs $5 to $10 a square metre.

[^1]: Only where nothing changes with time.
"""
)
CODE = """The same in Python:

```python
def flow(area: float, thickness: float, inside: float, outside: float, k: float = 0.7) -> float:
    \"\"\"Return the heat that goes through a wall, in watts.\"\"\"
    return k * area * (inside - outside) / thickness  # Fourier's law
```

Diagrams and HTML stay as they are written:

```mermaid
graph LR; inside -->|heat| outside
```

> A quote may hold a list:
> - with `code`
> - and ~~struck~~ words
"""
CHINESE = r"""设 $f(x) = \ln x$，则其导数为 $f'(x) = \frac{1}{x}$。平均速度由下式给出：

$$
\text{平均速度} = \frac{\text{路程}}{\text{时间}}
$$

| 材料 | 导热系数 | 说明 |
|:-----|--------:|:-----|
| 铜 | 401 | 金属 |
| 砖 | 0.7 | 墙体 |

- [x] 公式在本机绘制
- [ ] 脚注见文末[^注]

[^注]: 不连接任何网络。
"""
HIDDEN = (
    "The file is called `invoice\u202efdp.exe` and the address is pay\u200bpal.example. This sentence has a "
    "note for machines:\U000e0049\U000e0067\U000e006e\U000e006f\U000e0072\U000e0065\U000e0020\U000e0061"
    "\U000e006c\U000e006c nothing is seen of it elsewhere.\n\n"
    "Arabic and Hebrew stay right: می\u200cخواهم، שלום עולם.\n\n"
    "```python\n"
    'if access != "user\u202e \u2066# only for admins\u2069 \u2066":\n    grant()\n```\n\n'
    "A formula that cannot be drawn stays as it is: $\\ce{H2O}$.\n"
)
_TALKS = (
    ("reading-formulas", "Heat through a wall", "How does heat flow through a wall?", FORMULAS),
    ("reading-code", "Heat in Python", "Write it in Python.", CODE),
    ("reading-chinese", "导数与速度", "请用公式说明。", CHINESE),
    ("reading-hidden", "A suspicious text", "What is in this text?", HIDDEN),
)


def pages(studio: Studio) -> None:
    """One chat after the other."""
    # The window reads its empty list first.
    tasks.drain()
    for number, (name, title, question, answer) in enumerate(_TALKS):
        summary = _store(studio, title, question, answer, datetime.now(UTC) - timedelta(hours=4 - number))
        studio.window.model.set_conversations(studio.store.conversations())
        studio.window.conversation.open(summary)
        tasks.drain()
        settle()
        studio.until(_is_drawn)
        studio.window.page.transcript.verticalScrollBar().setValue(0)
        studio.until(_is_drawn)
        studio.picture(name, sizes=SMALL)


def sharp(studio: Studio) -> None:
    """Enlarged text: formulas grow with it and stay sharp."""
    studio.window.page.transcript.set_zoom(150)
    studio.window.conversation.open(studio.store.conversations()[-1])
    tasks.drain()
    studio.until(_is_drawn)
    studio.window.page.transcript.verticalScrollBar().setValue(0)
    studio.picture("reading-zoomed", sizes=(QSize(1920, 1080),), dark=False)


def _is_drawn() -> bool:
    """Whether nothing waits to be drawn; the formula of each chat is asked for when its row comes."""
    last = formulas().look_up(Formula("k", display=False, source="$k$"))
    return isinstance(last, Drawing) and formulas().is_idle


def _store(studio: Studio, title: str, question: str, answer: str, moment: datetime) -> ConversationSummary:
    talk = new_conversation_id()
    studio.store.create(ConversationSummary(talk, title, moment, moment))
    asked = Message(
        new_message_id(), talk, None, Role.USER, (Part(PartKind.TEXT, question),), created_at=moment
    )
    parts = (Part(PartKind.TEXT, answer),)
    reply = Message(new_message_id(), talk, asked.id, Role.ASSISTANT, parts, created_at=moment)
    studio.store.add_message(asked)
    studio.store.add_message(reply)
    return studio.store.summary(talk)
