"""The spaCy component, on the grammar: entities, titles, values and relations in a doc, and displaCy draws it."""

import unicodedata
from typing import Any

import pytest
from baocao.errors import UsageError

spacy = pytest.importorskip("spacy")

TEXT = (
    "Nghị quyết số 17-NQ/TU ngày 04 tháng 12 năm 2023 của Thành ủy về phát triển cảng biển. "
    "Thu ngân sách đạt 1.234,5 tỷ đồng."
)


@pytest.fixture(scope="module")
def nlp() -> Any:
    import baocao.exchange.spacy_component

    assert baocao.exchange.spacy_component
    pipeline = spacy.blank("vi", config={"nlp": {"tokenizer": {"use_pyvi": False}}})
    pipeline.add_pipe("baocao", config={"tagger": "grammar"})
    return pipeline


def test_entities_titles_values_relations(nlp: Any) -> None:
    doc = nlp(TEXT)
    values = {ent.text: ent._.value for ent in doc.ents}
    assert values["Nghị quyết số 17-NQ/TU"] == "NQ|17||NQ/TU"
    assert values["1.234,5 tỷ đồng"] == "1234500000000 VND"
    assert [t.text for t in doc.spans["titles"]] == ["về phát triển cảng biển"]
    related = {(kind, head.text, tail.text) for kind, head, tail in doc._.relations}
    assert ("issued_on", "Nghị quyết số 17-NQ/TU", "ngày 04 tháng 12 năm 2023") in related


def test_a_batch_comes_back_in_order(nlp: Any) -> None:
    texts = [f"Kế hoạch số {n}/KH-UBND" for n in range(11, 51)]
    docs = list(nlp.pipe(texts, batch_size=7))
    assert [doc.text for doc in docs] == texts
    assert all(len(doc.ents) == 1 for doc in docs)


def test_displacy_draws_it(nlp: Any) -> None:
    from spacy import displacy

    assert "17-NQ/TU" in displacy.render(nlp(TEXT), style="ent", jupyter=False)


def test_a_text_whose_offsets_would_move_is_refused(nlp: Any) -> None:
    with pytest.raises(UsageError, match="NFC"):
        nlp(unicodedata.normalize("NFD", TEXT))


def test_the_entry_point_is_installed() -> None:
    from importlib.metadata import entry_points

    assert any(e.name == "baocao" for e in entry_points(group="spacy_factories"))
