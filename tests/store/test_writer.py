"""A report is in the store whole or not at all."""

from decimal import Decimal

import pytest
from baocao.errors import StoreError, UnreadableError, UsageError
from baocao.records import Amount, Analysis, BlockKind, Document, Mention, Period, Relation, Section, Sentence
from baocao.store import fulltext, open_store, quarantine, queries, runs
from baocao.store.migrations import latest
from baocao.store.tables import MENTIONS, METADATA
from baocao.store.writer import State, forget, states, write
from handmade import analysis, cites, put
from sqlalchemy import select, text


@pytest.fixture
def store(store_url):
    with open_store(store_url, create=True) as opened:
        yield opened


def one(id="a", line="Thực hiện ⟦Nghị quyết số 17-NQ/TU⟧."):
    return analysis(id, line, [cites("NQ|17||NQ/TU", "2023-12-04")] if "⟦" in line else [], issuer="UBND tỉnh An Giang")


def dump(store):
    with store.reading() as connection:
        return {t.name: sorted(map(repr, connection.execute(select(t)))) for t in METADATA.sorted_tables}


def test_written_twice_is_written_once(store):
    put(store, one())
    first = dump(store)
    put(store, one())
    assert dump(store) == first


def test_a_report_is_replaced_whole(store, store_url):
    put(store, one(line="Đẩy nhanh giải ngân."))
    put(store, one())
    fresh = dump(store)
    forget(store, "a")
    put(store, one())
    assert dump(store) == fresh
    with store.reading() as connection:
        assert fulltext.find(connection, ["giải", "ngân"], 9) == []
        assert len(fulltext.find(connection, ["nghị", "quyết"], 9)) == 1


@pytest.mark.parametrize("at", ["passages", "citations", "index"])
def test_a_failure_in_the_middle_leaves_what_was_there(store, monkeypatch, at):
    put(store, one(line="Đẩy nhanh giải ngân."))
    before = dump(store)

    def fails(*_):
        raise OSError(28, "No space left on device")

    if at == "index":
        monkeypatch.setattr(fulltext, "index", fails)
    else:
        from baocao.store import writer

        insert = writer.insert_all
        monkeypatch.setattr(writer, "insert_all", lambda c, t, rows: fails() if t.name == at else insert(c, t, rows))
    with pytest.raises(StoreError, match="disk is full"):
        put(store, one())
    assert dump(store) == before
    with store.reading() as connection:
        assert len(fulltext.find(connection, ["giải", "ngân"], 9)) == 1


def test_a_full_disk(tmp_path):
    with open_store(f"sqlite:///{tmp_path / 'facts.db'}", create=True) as store:
        with store.reading() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        with store.writing() as connection:
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(StoreError, match="disk is full"):
            put(store, analysis("a", "Giải ngân vốn đầu tư công đạt khá.\n" * 3000))
        assert queries.reports(store) == []


def test_values_by_shape(store):
    words = "đạt 1.022,325/2.000 tỷ đồng năm 2024, khoảng 7 - 7,5%, gì đó"
    values = (
        Mention(
            "MONEY",
            4,
            27,
            words[4:27],
            0,
            (4, 27),
            value=Amount(Decimal(1022325000000), unit="VND", of=Decimal(2000000000000)),
        ),
        Mention("DATE", 28, 36, words[28:36], 0, (28, 36), value=Period("2024", granularity="year")),
        Mention(
            "PERCENT",
            44,
            51,
            words[44:51],
            0,
            (44, 51),
            value=Amount(Decimal(7), Decimal("7.5"), "%", approximate=True),
        ),
        Mention("DATE", 53, 59, words[53:59], 0, (53, 59), reason="no calendar word"),
    )
    section = Section(0, "I", "Kết quả", 0, len(words))
    document = Document("a", words)
    put(
        store,
        Analysis(
            document,
            (section,),
            (Sentence(0, 0, BlockKind.BODY, words, ((0, len(words)),)),),
            values,
            relations=(Relation("at_time", 0, 1),),
        ),
    )
    with store.reading() as connection:
        money, year, percent, unread = connection.execute(select(MENTIONS).order_by(MENTIONS.c.ordinal)).all()
    assert (money.low, money.high, money.unit, money.of_value) == (1022325000000, None, "VND", 2000000000000)
    assert money.value == "1022325000000/2000000000000 VND"
    assert (year.period_start, year.period_end, year.granularity, year.value) == ("2024", "2024", "year", "2024")
    assert (percent.low, percent.high, percent.approximate) == (7, 7.5, True)
    assert (unread.value, unread.reason) == (None, "no calendar word")
    shown = queries.show(store, "a")
    assert (shown.labels, shown.relations) == ({"DATE": 2, "MONEY": 1, "PERCENT": 1}, {"at_time": 1})
    assert [u.text for u in queries.unread(store)] == [words[53:59]]
    assert queries.totals(store)["unread"] == 1


def test_forgetting(store):
    put(store, one("a"), one("b"))
    forget(store, "a")
    assert queries.reports(store) == ["b"]
    with pytest.raises(UsageError):
        forget(store, "a")
    with pytest.raises(UsageError):
        queries.show(store, "a")
    forget(store, "b")
    from baocao.store.linking import link

    link(store)
    assert {name: rows for name, rows in dump(store).items() if rows} == {"schema_version": [f"({latest()},)"]}


def test_what_a_stored_report_was_made_of(store):
    write(store, one(), content_hash="h", fingerprint="f", meta='{"date": "2024-06-28"}')
    assert states(store, ["a", "b"]) == {"a": State("h", '{"date": "2024-06-28"}', "f")}


def test_quarantine_until_it_can_be_read(store):
    quarantine.put(store, "a", "kho/a.txt", UnreadableError("not UTF-8 at byte {offset}", offset=3))
    quarantine.put(store, "a", "kho/a.txt", UnreadableError("the file is empty"))
    assert [(id, str(reason)) for id, reason in quarantine.quarantined(store)] == [("a", "the file is empty")]
    put(store, one())
    assert quarantine.quarantined(store) == []


def test_the_log_of_runs(store):
    said = {"version": "1", "tagger": "grammar", "fingerprint": "f", "inputs": 3, "ignored": 1}
    first, second = runs.begin(store, **said), runs.begin(store, **said)
    runs.end(store, second, written=2, skipped=0, quarantined=1)
    log = runs.runs(store)
    assert [(r.number, r.ended is None, r.written) for r in log] == [(second, False, 2), (first, True, 0)]


def test_foreign_keys_hold(store):
    with pytest.raises(StoreError), store.writing() as connection:
        connection.execute(text("INSERT INTO abbreviations VALUES ('không có', 'HTX', 'hợp tác xã')"))
