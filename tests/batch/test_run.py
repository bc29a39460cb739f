"""Runs end to end: the same rows whatever the order and the number of workers; failures cost only their own report."""

import json
import os
import signal
import subprocess
import sys

import pytest
from baocao.batch import local, parallel, worker
from baocao.batch.inputs import Inputs, Item, gather
from baocao.batch.run import run
from baocao.errors import StoreError
from baocao.flow import analyse
from baocao.ingest.readers import from_text
from baocao.recognise.taggers import tagger
from baocao.store import open_store, quarantine, queries
from baocao.store.tables import METADATA, RUNS
from sqlalchemy import create_engine, select

REPORT = """Số: {n}/BC-UBND
Cần Thơ, ngày {d:02} tháng 6 năm 2024

BÁO CÁO
Kết quả thực hiện nhiệm vụ 6 tháng đầu năm 2024

Thực hiện Nghị quyết số 42/NQ-HĐND ngày 08 tháng 12 năm 2023 của HĐND thành phố, giải ngân đạt {n},5 tỷ đồng.
Chỉ thị số {m}/CT-UBND ngày 07 tháng 5 năm 2024 và Báo cáo số {m}/BC-UBND được triển khai.
"""


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "kho"
    place.mkdir()
    for n in range(1, 9):
        text = REPORT.format(n=n, m=n % 3 + 1, d=n)
        (place / f"báo cáo {n}.txt").write_text(text, encoding="utf-8")
    return place


def put(store, inputs, **more):
    return run(store, inputs, tagger="grammar", fingerprint=more.pop("fingerprint", "f"), **more)


def dump(store):
    tables = [t for t in METADATA.sorted_tables if t is not RUNS]
    with store.reading() as connection:
        return {t.name: sorted(map(repr, connection.execute(select(t)))) for t in tables}


def test_the_same_rows_whatever_the_order_and_the_workers(folder, tmp_path):
    found = []
    inputs = gather([folder])
    for jobs, items in ((1, inputs.items), (3, tuple(reversed(inputs.items)))):
        with open_store(f"sqlite:///{tmp_path / f'{jobs}.db'}", create=True) as store:
            assert put(store, Inputs(items), jobs=jobs).written == 8
            found.append(dump(store))
    assert found[0] == found[1] and len(found[0]["documents"]) > 8


def test_what_stands_there_is_passed_over(folder, store_url):
    with open_store(store_url, create=True) as store:
        assert put(store, gather([folder]), jobs=2).written == 8
        first = dump(store)
        again = put(store, gather([folder]), jobs=2)
        assert (again.written, again.skipped) == (0, 8)
        (folder / "báo cáo 3.txt").write_text("Giải ngân đạt 5 tỷ đồng.", encoding="utf-8")
        changed = put(store, gather([folder]))
        assert (changed.written, changed.skipped) == (1, 7)
        (folder / "báo cáo 3.txt").write_text(REPORT.format(n=3, m=1, d=3), encoding="utf-8")
        assert put(store, gather([folder]), force=True).written == 8
        assert dump(store) == first
        assert put(store, gather([folder]), fingerprint="g").written == 8


def test_meta_is_part_of_a_record(tmp_path, store_url):
    path = tmp_path / "r.jsonl"
    with open_store(store_url, create=True) as store:
        for date, written in (("2024-06-28", 1), ("2024-06-28", 0), ("2024-06-29", 1)):
            record = {"id": "a", "text": "Giải ngân 6 tháng đầu năm đạt 5 tỷ đồng.", "meta": {"date": date}}
            path.write_text(json.dumps(record), encoding="utf-8")
            assert put(store, gather([path])).written == written


def test_a_bad_input_goes_to_quarantine_and_the_rest_goes_in(folder, tmp_path):
    (folder / "hỏng.txt").write_bytes("Giải ngân ".encode() + b"\xff\xfe")
    (folder / "rỗng.txt").touch()
    (folder / "r.jsonl").write_text('{"id": "x"}\n{"id": "y", "text": "Giải ngân."}', encoding="utf-8")
    with open_store(f"sqlite:///{tmp_path / 'f.db'}", create=True) as store:
        summary = put(store, gather([folder]), jobs=2)
        assert [report for report, _ in summary.refused] == ["hỏng.txt", "r.jsonl:1", "rỗng.txt"]
        assert summary.written == 9
        assert [report for report, _ in quarantine.quarantined(store)] == ["hỏng.txt", "r.jsonl:1", "rỗng.txt"]
        assert len(queries.reports(store)) == 9


def dies(task, work_here=worker.work_here):
    if "4" in task.item.id:
        os.kill(os.getpid(), signal.SIGKILL)
    return work_here(task)


@pytest.mark.skipif(sys.platform == "win32", reason="kills a process by signal")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_worker_that_dies_costs_one_report(folder, tmp_path, monkeypatch, jobs):
    monkeypatch.setattr(local, "work_here", dies)
    with open_store(f"sqlite:///{tmp_path / 'f.db'}", create=True) as store:
        summary = put(store, gather([folder]), jobs=jobs)
        assert [report for report, _ in summary.refused] == ["báo cáo 4.txt"]
        assert summary.written == 7 and len(queries.reports(store)) == 7


def test_an_unexpected_failure_is_a_reason(folder, tmp_path, monkeypatch):
    def fails(*_):
        raise KeyError("không ngờ")

    monkeypatch.setattr(worker, "analyse", fails)
    with open_store(f"sqlite:///{tmp_path / 'f.db'}", create=True) as store:
        summary = put(store, gather([folder]))
    assert len(summary.refused) == 8 and "KeyError" in str(summary.refused[0][1])


def test_a_store_that_fails_stops_the_run(folder, tmp_path):
    with open_store(f"sqlite:///{tmp_path / 'f.db'}", create=True) as store:
        with store.reading() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 4}")
        with pytest.raises(StoreError):
            put(store, gather([folder]), jobs=2)


STOPPED = """
import sys
from baocao.batch.inputs import gather
from baocao.batch.run import run
from baocao.store import open_store
with open_store(sys.argv[1], create=True) as store:
    print("begun", flush=True)
    run(store, gather([sys.argv[2]]), tagger="grammar", fingerprint="f", jobs=2, done=lambda o: print(1, flush=True))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="interrupts a process by signal")
def test_ctrl_c_leaves_the_store_whole(tmp_path):
    path = tmp_path / "r.jsonl"
    line = "Thực hiện Nghị quyết số 42/NQ-HĐND ngày 08 tháng 12 năm 2023, giải ngân đạt 5 tỷ đồng.\n"
    records = [json.dumps({"id": f"r{i}", "text": f"{i}. {line}" * 40}) for i in range(400)]
    path.write_text("\n".join(records), encoding="utf-8")
    url = f"sqlite:///{tmp_path / 'f.db'}"
    process = subprocess.Popen(
        [sys.executable, "-c", STOPPED, url, str(path)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    for _ in range(4):
        process.stdout.readline()
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    with open_store(url) as store:
        count = queries.totals(store)
        assert 3 <= count["reports"] < 400
        assert count["citations"] == count["linked"] == 40 * count["reports"]
    assert create_engine(url).connect().exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def test_one_large_document_on_several_cores(monkeypatch):
    monkeypatch.setattr(parallel, "SMALL", 0)
    monkeypatch.setattr(parallel, "RUN", 300)
    document = from_text("a", "\n".join(REPORT.format(n=n, m=n + 1, d=n) for n in range(1, 20)))
    assert analyse(document, parallel.spread("grammar", 3)) == analyse(document, tagger("grammar"))


def test_the_order_of_outcomes_is_that_of_the_tasks(folder):
    items = gather([folder]).items
    tasks = [worker.Task(item) for item in (*items, Item("x", folder / "x", text="Giải ngân."))]
    found = [outcome.item.id for outcome in local.outcomes(worker.Work("grammar"), tasks, 3)]
    assert found == [task.item.id for task in tasks]
