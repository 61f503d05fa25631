"""`conversations`, word by word, as a script runs it."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from gptoss_desktop.cli.arguments import parse
from gptoss_desktop.cli.conversations import importing
from gptoss_desktop.cli.exit_codes import ExitCode
from gptoss_desktop.cli.main import main
from gptoss_desktop.domain.conversation import MessageState, Part, PartKind
from gptoss_desktop.locations import Locations
from gptoss_desktop.protocol.chunks import TextDelta
from gptoss_desktop.storage.store import ConversationStore
from tests.support.conversations import answer, summary, user

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Capture = pytest.CaptureFixture[str]

CHINESE = {
    "title": "显存不足",
    "messages": [
        {"role": "user", "content": "模型加载时显存不足怎么办？"},
        {"role": "assistant", "content": "请降低上下文长度，或使用量化的模型。"},
    ],
}
ENGLISH = {
    "title": "Rules",
    "messages": [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": "Which regulations apply?"},
        {"role": "assistant", "content": "It is not regulated.\nNothing applies."},
    ],
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def run(data: Path, *words: object) -> int:
    return main(parse(["--data-dir", str(data), "conversations", *map(str, words)]))


def output(capsys: Capture, data: Path, *words: object) -> Any:
    capsys.readouterr()
    assert run(data, *words, "--json") == ExitCode.OK
    return json.loads(capsys.readouterr().out)


def lines_in(path: Path, *lines: object) -> Path:
    texts = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    path.write_bytes(b"\n".join(texts) + b"\n")
    return path


@pytest.fixture
def filled(data: Path, tmp_path: Path, capsys: Capture) -> Path:
    assert run(data, "import", lines_in(tmp_path / "f.jsonl", CHINESE, ENGLISH)) == ExitCode.OK
    assert capsys.readouterr().out == "2 conversations with 5 messages were imported.\n"
    return data


def test_what_is_imported_is_listed_and_shown(filled: Path, capsys: Capture) -> None:
    listed = output(capsys, filled, "list")
    assert [one["title"] for one in listed] == ["Rules", "显存不足"]
    assert [one["title"] for one in output(capsys, filled, "list", "--limit", 1)] == ["Rules"]
    shown = output(capsys, filled, "show", listed[0]["id"])
    plain = [{key: message[key] for key in ("role", "content")} for message in shown["messages"]]
    assert plain == ENGLISH["messages"]
    run(filled, "list")
    run(filled, "show", listed[1]["id"])
    out = capsys.readouterr().out
    assert f"{listed[1]['id']}  " in out
    assert "## assistant · " in out
    assert "请降低上下文长度" in out


def test_search_prints_what_scripts_expect(filled: Path, capsys: Capture) -> None:
    found = output(capsys, filled, "search", "regulation")
    assert found.keys() == {"elapsed_ms", "total", "hits"}
    assert found["total"] == len(found["hits"]) == 2
    assert all(hit.keys() == {"conversation", "message", "snippet"} for hit in found["hits"])
    assert {hit["snippet"] for hit in found["hits"]} == {
        "Which regulations apply?",
        "It is not regulated. Nothing applies.",
    }
    title, message = output(capsys, filled, "search", "显存")["hits"]
    assert title["conversation"] == message["conversation"]
    assert {title["message"] is None, message["message"] is None} == {True, False}
    assert output(capsys, filled, "search", "显存", "--limit", 1)["total"] == 2
    assert output(capsys, filled, "search", "nothing of the kind")["hits"] == []
    assert run(filled, "search", "量化") == ExitCode.OK
    assert capsys.readouterr().out.startswith("1 found in ")


def test_the_filters(filled: Path, capsys: Capture) -> None:
    def total(*words: str) -> Any:
        return output(capsys, filled, "search", *words)["total"]

    store = ConversationStore.open(Locations.under(filled).database, guest=True)
    rules, _ = store.conversations()
    store.move_to_folder([rules.id], store.create_folder("Law").id)
    store.add_tag([rules.id], "urgent")
    store.close()
    assert total("", "--folder", "Law") == total("", "--tag", "urgent") == 4
    assert total("", "--role", "user") == 2
    assert total("", "--model", "gpt-oss") == 0
    today = datetime.now(UTC).astimezone().date().isoformat()
    assert total("", "--since", today) == total("", "--until", today) == 7
    assert total("", "--since", "2999-01-01") == total("", "--until", "1999-12-31") == 0
    assert run(filled, "search", "x", "--folder", "None") == ExitCode.FAILED
    assert "There is no folder named None." in capsys.readouterr().err


WRONG = [
    (b"{", "it is not JSON: Expecting property name"),
    (b"\xff", "it is not UTF-8 at byte 1"),
    (b"[1]", 'it is not an object with "title" and "messages"'),
    (b"[" * 100_000, "its JSON is nested too deeply"),
    (b"{}", '"messages" must be a list with at least one message'),
    ({"title": 1, "messages": CHINESE["messages"]}, '"title" must be a text, not 1'),
    ({"messages": [1]}, 'message 1 is not an object with "role" and "content"'),
    ({"messages": [{"role": "bot", "content": ""}]}, 'the "role" of message 1 must be one of system, user'),
    (
        {"messages": [*ENGLISH["messages"], {"role": "user"}]},
        'the "content" of message 4 must be a text, not null',
    ),
]


@pytest.mark.parametrize(("line", "sentence"), WRONG)
def test_a_wrong_line_is_told_and_left_out(
    data: Path, tmp_path: Path, capsys: Capture, line: object, sentence: str
) -> None:
    file = lines_in(tmp_path / "f.jsonl", CHINESE, b"", line, ENGLISH)
    assert run(data, "import", file) == ExitCode.FAILED
    told = capsys.readouterr()
    assert told.out == "2 conversations with 5 messages were imported.\n"
    assert told.err.startswith(f"gptoss-desktop: Line 3 was left out: {sentence}")
    assert told.err.count("\n") == 1
    assert len(output(capsys, data, "list")) == 2


def test_a_line_that_is_too_long(
    data: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "LONGEST_LINE", 1000)
    long = {"messages": [{"role": "user", "content": "x" * 5000}]}
    assert run(data, "import", lines_in(tmp_path / "f.jsonl", long, CHINESE)) == ExitCode.FAILED
    told = capsys.readouterr()
    assert told.err.startswith("gptoss-desktop: Line 1 was left out: it is longer than ")
    assert told.out.startswith("1 conversations")


def test_standard_input_and_a_missing_title(
    data: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = {
        "messages": [{"role": "assistant", "content": "hi"}, {"role": "user", "content": "Why so?\nTell"}]
    }
    monkeypatch.setattr(
        sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbf" + json.dumps(line).encode()))
    )
    assert run(data, "import", "-") == ExitCode.OK
    assert [one["title"] for one in output(capsys, data, "list")] == ["Why so?"]


@pytest.mark.parametrize("words", [("import", "/nowhere/f.jsonl"), ("show", "x")])
def test_what_is_not_there(data: Path, capsys: Capture, words: tuple[str, ...]) -> None:
    assert run(data, *words) == ExitCode.FAILED
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    "words", [("--limit", "-1"), ("--limit", "x"), ("--since", "yesterday"), ("--role", "me")]
)
def test_a_wrong_option(words: tuple[str, str], capsys: Capture) -> None:
    with pytest.raises(SystemExit) as caught:
        parse(["conversations", "search", "x", *words])
    assert caught.value.code == ExitCode.USAGE


@pytest.fixture
def window_store(data: Path) -> Iterator[ConversationStore]:
    """The store as a window has it open."""
    locations = Locations.under(data)
    locations.prepare()
    opened = ConversationStore.open(locations.database)
    yield opened
    opened.close()


def test_beside_a_window_that_is_answering(
    data: Path, window_store: ConversationStore, tmp_path: Path
) -> None:
    conversation = summary("Talk")
    window_store.create(conversation)
    question = user(conversation, "q")
    reply = answer(conversation, question.id, state=MessageState.STREAMING)
    window_store.add_message(question)
    window_store.add_message(reply)
    window_store.append_delta(reply.id, (TextDelta(PartKind.TEXT, "so "),))
    file = lines_in(tmp_path / "f.jsonl", CHINESE)
    program = [sys.executable, "-m", "gptoss_desktop", "--data-dir", str(data), "conversations"]
    for words in (["import", str(file)], ["search", "显存", "--json"], ["list"]):
        done = subprocess.run([*program, *words], capture_output=True, text=True, timeout=60, check=True)
        assert done.stderr == ""
    assert window_store.path_to(reply.id, limit=1)[0].state is MessageState.STREAMING
    window_store.append_delta(reply.id, (TextDelta(PartKind.TEXT, "it is"),))
    finished = answer(conversation, question.id, Part(PartKind.TEXT, "so it is"))
    window_store.finish_message(finished.with_parts(finished.parts))
    assert {one.title for one in window_store.conversations()} == {"Talk", "显存不足"}
