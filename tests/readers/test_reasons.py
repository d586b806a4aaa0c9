"""What was not read, and why, is said in the language of the message; what other code says stays as it is."""

import ast
import gzip
import inspect
import re
from pathlib import Path

import pytest
from tests.readers.pdf_writer import Page, write
from tests.readers.test_archive import PAGE, packed, packed_as
from tests.readers.test_docx import of_body

import govinfo_report as gir
from govinfo_report import readers
from govinfo_report.readers.faults import UnreadableDocument, UnreadablePart, UnreadMember
from govinfo_report.readers.parts import UnreadPart
from govinfo_report.readers.reasons import UnreadReason

KINDS = (UnreadableDocument, UnreadablePart, UnreadMember)
MODULES = sorted(Path(inspect.getfile(readers)).parent.rglob("*.py"))


@pytest.mark.parametrize(
    ("source", "english", "chinese"),
    [
        (packed_as([("a.html", PAGE), ("b.zip", packed(a=PAGE))]), "an archive in the archive", "压缩包中的压缩包"),
        (packed_as([("a.css", b"x")]), "it holds no documents", "其中没有文档"),
        (gzip.compress(PAGE, mtime=0)[:-9], "it breaks off", "文件不完整"),
        (gzip.compress(gzip.compress(PAGE, mtime=0), mtime=0), "it is compressed twice", "经过两次压缩"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "there is no reader for it", "没有相应的读取组件"),
    ],
)
def test_a_message_is_in_one_language(source, english, chinese):
    """Protects who reads Chinese from English within it, in a report that came back from JSON too."""
    report = gir.parse(source)
    for one in (report, gir.from_json(gir.to_json(report))):
        (found,) = [found for found in one.diagnostics if "reason" in found.data]
        assert found.message.endswith(f": {english}.")
        assert found.message_in("zh").endswith(f"：{chinese}。")


@pytest.mark.parametrize(
    ("source", "english", "chinese"),
    [
        (write([Page(), Page(width="[]")]), "after page 1", "第 1 页之后"),
        (of_body("<w:p/>", footnotes="<w:footnotes>"), "footnotes", "脚注"),
    ],
)
def test_the_name_of_a_part_is_in_the_language_of_the_message(source, english, chinese):
    """Protects who reads Chinese from "page 3" within it, in a report that came back from JSON too."""
    report = gir.parse(source)
    for one in (report, gir.from_json(gir.to_json(report))):
        (found,) = [found for found in one.diagnostics if found.code == UnreadablePart.code]
        assert f"({english}): " in found.message
        assert f"（{chinese}）：" in found.message_in("zh")


@pytest.mark.parametrize("part", UnreadPart)
def test_every_part_has_a_name_in_both_languages(part):
    """Protects a part from the name of one language in the other's message."""
    assert part.en.isascii()
    assert re.search("[一-鿿]", part.zh)
    assert f"（{part.zh.format(page=3)}）" in UnreadablePart.at(**part.at(3), reason="").message_in("zh")


def test_a_sheet_that_is_called_like_a_page_keeps_its_name():
    """Protects what somebody has named from being translated."""
    assert "（page 3）" in UnreadablePart.at(part="page 3", reason="").message_in("zh")


def test_every_reason_has_a_wording_of_its_own():
    """Protects a reason from the Chinese of another, and from the wording of one language in the other."""
    assert (
        len({reason.en for reason in UnreadReason}) == len({reason.zh for reason in UnreadReason}) == len(UnreadReason)
    )
    assert all(reason.en.isascii() and re.search("[一-鿿]", reason.zh) for reason in UnreadReason)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("reason", ["BadZipFile: File is not a zip file", "", 7, ["a picture"]])
def test_what_other_code_says_stays_as_it_is(kind, reason):
    """Protects the text of a foreign exception, and data of any kind that a report may bring along."""
    found = kind.at(medium="ZIP", part="a", name="a", reason=reason)
    assert str(reason) in found.message
    assert str(reason) in found.message_in("zh")


@pytest.mark.parametrize("module", MODULES, ids=lambda path: "/".join(path.parts[-2:]))
def test_no_reason_is_written_in_one_language_only(module):
    """Protects the Chinese messages from a reason that a reader words in English on the spot."""
    calls = [node for node in ast.walk(ast.parse(module.read_text("utf-8"))) if isinstance(node, ast.Call)]
    words = [named.value for call in calls for named in call.keywords if named.arg in {"reason", "part"}]
    words += [word for call in calls if re.match(r"Broken\w+Error", ast.unparse(call.func)) for word in call.args]
    assert not [
        ast.unparse(word) for word in words if isinstance(word, ast.Constant | ast.JoinedStr) and not cause(word)
    ]


def cause(word):
    """Whether it is the name and the text of an exception."""
    return "__name__" in ast.unparse(word)
