"""What is read, under which id; what is wrong before anything is done."""

import json

import pytest
from baocao.batch.inputs import gather
from baocao.batch.worker import opened
from baocao.errors import UsageError


def put(folder, *names, words="Giải ngân."):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, encoding="utf-8")


def test_a_folder(tmp_path):
    put(tmp_path, "b.txt", "a/Báo cáo.TXT", "a/x.png", "manifest.toml", ".an.txt", ".git/c.txt")
    found = gather([tmp_path])
    assert [item.id for item in found.items] == ["a/Báo cáo.TXT", "b.txt"]
    assert found.ignored == 3


def test_a_file_is_called_by_its_name(tmp_path):
    put(tmp_path, "a/b.txt")
    assert [item.id for item in gather([tmp_path / "a" / "b.txt"]).items] == ["b.txt"]


def test_records(tmp_path):
    path = tmp_path / "r.jsonl"
    lines = [
        {"id": "x/1", "text": "Giải ngân.", "meta": {"date": "2024-06-28", "issuer": None, "khác": 1}},
        {"id": 7, "text": "Thu ngân sách."},
    ]
    path.write_bytes(b"\xef\xbb\xbf" + "\r\n\r\n".join(json.dumps(x, ensure_ascii=False) for x in lines).encode())
    found = gather([path])
    assert [item.id for item in found.items] == ["x/1", "7"]
    documents = [opened(item)[0] for item in found.items]
    assert [d.text for d in documents] == ["Giải ngân.", "Thu ngân sách."]
    assert documents[0].meta.date == "2024-06-28" and documents[1].meta.date is None


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"{", "not JSON"),
        (b"[1]", "not a record"),
        (b'{"text": "a"}', "no id"),
        (b'{"id": " ", "text": "a"}', "no id"),
        (b'{"id": true, "text": "a"}', "no id"),
        (b'{"id": "a"}', "no text"),
        (b'{"id": "a", "text": 1}', "no text"),
        (b'{"id": "a", "text": "\xff"}', "not UTF-8 at byte 21"),
        (b'{"id": "a", "text": "\\ud800"}', "half a character"),
        (b'{"id": "a", "text": "a", "meta": 1}', "meta"),
        (b'{"id": "a", "text": "a", "meta": {"date": "2024-02-30"}}', "not a date"),
        (b'{"id": "a", "text": "a", "meta": {"date": 2024}}', "not text"),
        (b"[" * 100_000, "line 2"),
    ],
)
def test_a_broken_line_is_refused_and_the_rest_read(tmp_path, line, said):
    path = tmp_path / "r.jsonl"
    path.write_bytes(b'{"id": "1", "text": "a"}\n' + line + b'\n{"id": "3", "text": "b"}\n')
    items = gather([path]).items
    assert [item.id for item in items] == ["1", "r.jsonl:2", "3"]
    assert said in str(items[1].refused) and "line 2" in str(items[1].refused)
    assert items[0].refused is None


def test_two_inputs_with_one_id(tmp_path):
    put(tmp_path, "a/x.txt", "b/x.txt")
    with pytest.raises(UsageError, match=r"x\.txt"):
        gather([tmp_path / "a", tmp_path / "b"])
    (tmp_path / "r.jsonl").write_text('{"id": "x", "text": "a"}\n{"id": "x", "text": "b"}', encoding="utf-8")
    with pytest.raises(UsageError):
        gather([tmp_path / "r.jsonl"])


def test_nothing_to_read(tmp_path):
    put(tmp_path, "x.png")
    for paths in ([tmp_path], [tmp_path / "không có"], []):
        with pytest.raises(UsageError):
            gather(paths)


def test_a_kind_we_cannot_read(tmp_path):
    put(tmp_path, "x.png", "y.txt")
    items = gather([tmp_path / "x.png", tmp_path / "y.txt"]).items
    assert [bool(item.refused) for item in items] == [True, False]


def test_an_empty_record_file_is_refused(tmp_path):
    put(tmp_path, "r.jsonl", words="\n")
    (item,) = gather([tmp_path]).items
    assert item.id == "r.jsonl" and item.refused
