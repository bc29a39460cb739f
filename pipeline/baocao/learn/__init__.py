"""Training: torch, transformers and datasets are imported only in this room (extra ``train``)."""
