"""A base encoder of two layers, made here, and a little data to train it on."""

import json
from pathlib import Path

import pytest
from baocao.learn.config import TrainSettings

LINES = [
    ("Quyết định số {n}/QĐ-UBND ngày 0{d}/6/2023 của UBND tỉnh {p}", "{p}"),
    ("UBND tỉnh {p} chi {n} tỷ đồng, tăng {d}% so với cùng kỳ", "{p}"),
]
PLACES = ["Hòa Bình", "Lào Cai", "Sơn La", "Bến Tre", "Trà Vinh", "Kon Tum", "Gia Lai", "Phú Yên"]


def records(places: list[str]) -> list[dict[str, object]]:
    found = []
    for number, place in enumerate(places):
        frame, _ = LINES[number % 2]
        text = frame.format(n=number + 11, d=number % 9 + 1, p=place)
        issuer = text.index("UBND tỉnh")
        entities = [{"id": 0, "start_offset": issuer, "end_offset": issuer + 10 + len(place), "label": "ORG"}]
        relations = []
        if number % 2:
            money, share = text.index(" chi ") + 5, text.index("tăng ") + 5
            entities.append({"id": 1, "start_offset": money, "end_offset": text.index(","), "label": "MONEY"})
            entities.append({"id": 2, "start_offset": share, "end_offset": text.index("%") + 1, "label": "PERCENT"})
            entities.append({"id": 3, "start_offset": money - 4, "end_offset": money - 1, "label": "INDICATOR"})
            relations = [
                {"id": 0, "from_id": 3, "to_id": 1, "type": "has_value"},
                {"id": 1, "from_id": 3, "to_id": 2, "type": "changed_by"},
            ]
        found.append({"id": f"r{number}", "text": text, "meta": {}, "entities": entities, "relations": relations})
    return found


def write(file: Path, places: list[str]) -> Path:
    file.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records(places)), encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def toy(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, TrainSettings]:
    """A folder with a base encoder of two layers, data, and the settings that train it."""
    transformers = pytest.importorskip("transformers")
    tokenizers = pytest.importorskip("tokenizers")
    folder = tmp_path_factory.mktemp("toy")
    train, dev = write(folder / "train.jsonl", PLACES * 6), write(folder / "dev.jsonl", PLACES[:4])
    tokenizer = tokenizers.Tokenizer(tokenizers.models.Unigram())
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Metaspace()
    trainer = tokenizers.trainers.UnigramTrainer(
        vocab_size=200, special_tokens=["<s>", "<pad>", "</s>", "<unk>"], unk_token="<unk>", show_progress=False
    )
    tokenizer.train_from_iterator([str(r["text"]) for r in records(PLACES * 6)], trainer)
    base = folder / "base"
    transformers.PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, bos_token="<s>", pad_token="<pad>", eos_token="</s>", unk_token="<unk>"
    ).save_pretrained(base)
    config = transformers.BertConfig(
        vocab_size=tokenizer.get_vocab_size(), hidden_size=32, num_hidden_layers=2, num_attention_heads=4,
        intermediate_size=64, max_position_embeddings=128, pad_token_id=1,
    )  # fmt: skip
    transformers.BertModel(config).save_pretrained(base)
    settings = TrainSettings(
        base=str(base), train=str(train), dev=str(dev), epochs=12, patience=12, batch=128, window=64,
        reading=64, overlap=8,
        learning_rate=5e-3, head_rate=1e-2, damage=0.0, average=0.5, hints=0.5, relation_size=16, precision="float32",
    )  # fmt: skip
    return folder, settings
